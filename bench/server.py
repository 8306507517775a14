"""Serves a site on loopback as a host does, packed, and counts what is asked for."""

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

# As a host for static files packs, and as deploy/ does when it publishes.
_PACK = {"gzip": lambda content: gzip.compress(content, 9), "br": brotli.compress}
_PACKED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".csv")


@cache
def _body(path: Path, packing: str) -> tuple[bytes, bool]:
    """A file as it is sent, and whether it is packed."""
    content = path.read_bytes()
    packed = path.suffix in _PACKED
    return (_PACK[packing](content) if packed else content), packed


class Served:
    """A served site: its address, and (path, bytes of the body) of each file that has been asked for."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.sent: list[tuple[str, int]] = []

    def take(self) -> list[tuple[str, int]]:
        """What has been sent since it was last asked."""
        taken, self.sent = self.sent, []
        return taken


@contextmanager
def serve(site: Path, packing: str = "gzip") -> Iterator[Served]:
    """Serves until the block ends, packed with "gzip" or "br" (Brotli) whatever the browser says that it reads."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        """Answers GET only."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            body, packed = _body(path, packing)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", packing)
            self.end_headers()
            self.wfile.write(body)
            served.sent.append((path.relative_to(site).as_posix(), len(body)))

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    _body.cache_clear()
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *given: Handler(*given, directory=str(site))
    ) as server:
        served = Served(f"http://127.0.0.1:{server.server_port}/")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield served
        server.shutdown()
