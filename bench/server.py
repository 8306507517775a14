"""Serve a site on loopback as a host does, compressed, and count the bytes."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import brotli

# gzip as hosts for static files compress; Brotli as deploy/publish.py does.
_COMPRESS = {"gzip": lambda content: gzip.compress(content, 9), "br": brotli.compress}
_COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".csv")


@cache
def _body(path: Path, coding: str) -> tuple[bytes, bool]:
    """Return a file as it is sent, and True if it is compressed."""
    content = path.read_bytes()
    return (_COMPRESS[coding](content), True) if path.suffix in _COMPRESSED else (content, False)


class Served:
    """A served site: its address, and the bytes of each body since the last `take`."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.sent: list[int] = []

    def take(self) -> list[int]:
        """Return the bytes of each body that has been sent, and forget them."""
        taken, self.sent = self.sent, []
        return taken


@contextmanager
def serve(site: Path, coding: str = "gzip") -> Iterator[Served]:
    """Serve until the block ends, with "gzip" or "br" (Brotli) whatever the browser accepts."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        """Answers GET only."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            body, is_compressed = _body(path, coding)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Length", str(len(body)))
            if is_compressed:
                self.send_header("Content-Encoding", coding)
            self.end_headers()
            self.wfile.write(body)
            served.sent.append(len(body))

        def log_message(self, format: str, *args: Any) -> None:
            """Write no log."""

    _body.cache_clear()
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *given: Handler(*given, directory=str(site))
    ) as server:
        served = Served(f"http://127.0.0.1:{server.server_port}/")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield served
        server.shutdown()
