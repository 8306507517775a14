"""A server on loopback that answers as the fake code host in `fake_github.py`, with the faults that it is told."""

from __future__ import annotations

import http.server
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from fake_github import FORMER, NAME, OWNER, Answer, Fault, GitHub, RefusedError
from loopback import listening


class _Handler(http.server.BaseHTTPRequestHandler):
    hub: GitHub
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def _serve(self) -> None:
        url = urlsplit(self.path)
        size = int(self.headers["Content-Length"] or 0)
        body = json.loads(self.rfile.read(size) or b"null")
        self.hub.asked.append(f"{self.command} {url.path}")
        fault = self._fault(url.path)
        if url.path.startswith(f"/repos/{OWNER}/{FORMER}"):
            now = self.hub.address + self.path.replace(FORMER, NAME, 1)
            self._send(Answer(301, {"message": "Moved Permanently", "url": now}, {"Location": now}))
            return
        if fault and fault.how == "cut":
            self.close_connection = True
            return
        if fault and fault.how == "slow":
            time.sleep(0.6)
        if fault and isinstance(fault.how, int):
            self._send(Answer(fault.how, {"message": fault.said}, fault.headers))
            return
        if self.headers["Authorization"] != f"Bearer {self.hub.key}":
            self._send(Answer(401, {"message": "Bad credentials"}))
            return
        try:
            answer = self.hub.answer(self.command, url.path, parse_qs(url.query), body)
        except RefusedError as refused:
            answer = Answer(422, {"message": str(refused)})
        if fault:
            self.close_connection = True
            return
        self._send(answer)

    do_GET = do_POST = do_PATCH = do_DELETE = _serve  # noqa: N815

    def _fault(self, path: str) -> Fault | None:
        for fault in self.hub.faults:
            if fault.times and fault.method == self.command and path.endswith(fault.end):
                fault.times -= 1
                return fault
        return None

    def do_OPTIONS(self) -> None:
        self._send(Answer(204))

    def _send(self, answer: Answer) -> None:
        raw = isinstance(answer.body, bytes)
        content = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "text/plain; charset=utf-8" if raw else "application/json")
        # As GitHub answers any page; these are the headers that its documentation names.
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header(
            "Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, X-Requested-With"
        )
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PATCH, PUT, DELETE")
        self.send_header(
            "Access-Control-Expose-Headers", "Retry-After, X-RateLimit-Remaining, X-RateLimit-Reset"
        )
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if answer.status != 204:
            self.wfile.write(content)


@contextmanager
def serve_github(repository: Path) -> Iterator[GitHub]:
    """Serve a bare repository as GitHub would; `address` is the API's."""
    hub = GitHub(repository)
    with listening(type("Handler", (_Handler,), {"hub": hub})) as hub.address:
        yield hub
