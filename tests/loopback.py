"""Servers on this machine for the length of a test: a built site, and whatever a handler answers."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class _Listener(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that is closed leaves its connections.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def listening(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let a handler answer on a free port; give the address, without a slash at its end."""
    with _Listener(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class _SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a prefix, with its 404.html, as GitHub Pages does."""

    def __init__(self, *args: Any, prefix: str, asked: list[str] | None, **kwargs: Any) -> None:
        self.prefix = prefix
        self.asked = asked
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        if self.asked is not None:
            # Nothing is taken from a cache, so what is asked for twice counts twice.
            self.asked.append(urlsplit(self.path).path)
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "outside-the-prefix")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing: the log would drown pytest's own."""


@contextmanager
def serve(site: Path, prefix: str = "/", asked: list[str] | None = None) -> Iterator[str]:
    """Serve a site; give its address, with a closing slash.

    Each path that a browser asks for is put in `asked`, if there is one.
    """
    handler = functools.partial(_SiteHandler, directory=str(site), prefix=prefix, asked=asked)
    with listening(handler) as address:
        yield f"{address}{prefix}"
