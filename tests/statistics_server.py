"""A server on loopback with the answers of Kolada and PxWeb, and their faults, in the recorded shapes."""

from __future__ import annotations

import csv
import http.server
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loopback import listening

Answer = tuple[int, dict[str, str], bytes]
ABORTED: Answer = (0, {}, b"")
"""No answer: the connection is closed."""
DRIPPING = b"dripping"
"""A body that comes letter by letter and never ends."""
HTML: Answer = (200, {"Content-Type": "text/html"}, b"<!doctype html><title>Ny webbplats</title>")


def json_answer(value: object) -> Answer:
    return 200, {"Content-Type": "application/json"}, json.dumps(value).encode()


@dataclass
class Databases:
    """The server's answers: by path, those of `first` before the usual one. `asked` has the paths and bodies."""

    usual: dict[str, Answer] = field(default_factory=dict)
    first: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)
    address: str = ""

    def forget(self) -> None:
        """Answer nothing, as when the server began."""
        for held in (self.usual, self.first, self.asked, self.bodies):
            held.clear()

    def answer(self, path: str) -> Answer:
        self.asked.append(path)
        for part, waiting in self.first.items():
            if part in path and waiting:
                return waiting.pop(0)
        return next((usual for start, usual in self.usual.items() if path.startswith(start)), (404, {}, b""))

    def kolada(self, kpi: str, title: str, rows: list[dict[str, Any]], pages: int = 2) -> None:
        """Answer as Kolada does about one key figure, in pages that name the next by `next_url`."""
        about = {"id": kpi, "title": title, "publication_date": "2027-03-14", "is_divided_by_gender": True}
        self.usual[f"/v3/kpi/{kpi}"] = json_answer({"count": 1, "values": [about]})
        size = -(-len(rows) // pages) or 1
        for page in reversed(range(pages)):
            path = f"/v3/data/kpi/{kpi}" if page == 0 else f"/v3/sida/{kpi}/{page}"
            more = f"{self.address}/v3/sida/{kpi}/{page + 1}" if page + 1 < pages else None
            held = rows[page * size : (page + 1) * size]
            self.usual[path] = json_answer({"values": held, "next_url": more, "previous_url": None})


def kolada_rows(kpi: str, series: Path, sex: str = "") -> list[dict[str, Any]]:
    """The values of a file in Kolada's shape; a share of one sex stands there as the total (`sex`)."""
    lines = [line for line in series.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in csv.DictReader(lines):
        area = one["area"] if one["area"].startswith("G") else one["area"].zfill(4)
        value = float(one["value"]) if one["value"] else None
        made = {
            "gender": sex or one["sex"],
            "count": int(one["count"] or 1),
            "value": value,
            "isdeleted": False,
        }
        rows.setdefault((area, one["to"]), []).append({**made, "status": "" if one["value"] else "Missing"})
    return [
        {"kpi": kpi, "municipality": area, "period": int(year), "values": held}
        for (area, year), held in rows.items()
    ]


@contextmanager
def serve() -> Iterator[Databases]:
    databases = Databases()

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            # As a proxy it is asked for whole addresses, so that a measure may name a host that is not loopback.
            status, headers, body = databases.answer(re.sub(r"^http://[^/]+", "", self.path))
            if not status:
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if body == DRIPPING:
                self.drip()
                return
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def drip(self) -> None:
            self.end_headers()
            with suppress(ConnectionError):
                while True:
                    self.wfile.write(b" ")
                    time.sleep(0.005)

        def do_POST(self) -> None:
            databases.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.path += "?fråga"
            self.do_GET()

    with listening(Handler) as databases.address:
        yield databases
