"""A server of one's own, for the tests: publishing with deploy/publish.py, and asking what is served."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPResponse
from pathlib import Path

from support import ROOT

PUBLISH = ROOT / "deploy" / "publish.py"
Ask = Callable[..., tuple[HTTPResponse, bytes]]


def publish(target: Path, *arguments: str | Path, alone: bool = False) -> subprocess.CompletedProcess[str]:
    """Publishes; alone: with what Python has by itself, and so without Brotli."""
    python = [sys.executable, *(["-I", "-S"] if alone else [])]
    command = [*python, str(PUBLISH), str(target), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def published(target: Path, site: Path, *, alone: bool = False) -> Path:
    done = publish(target, site, alone=alone)
    assert done.returncode == 0, done.stderr
    return target


def files(site: Path) -> dict[str, bytes]:
    """Return the files that a built site publishes."""
    found = (
        path for path in site.rglob("*") if path.is_file() and path.name not in {"_headers", "_assets.json"}
    )
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def asking(port: int) -> Ask:
    """ask(path, header=value): the answer and its body, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection.request(method, f"/{path}", headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read()

    return ask
