"""A bounded load on the published site: nginx with deploy/nginx.conf, on this machine.

The client is Python and shares the machine with nginx, so the figures are a floor: they say that a cheap server does, not
how much it can take.
"""

from __future__ import annotations

import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.row import Progress, Row, Unmeasurable
from tools import nginx

ROOT = Path(__file__).parent.parent
REQUESTS = 2_000
READERS = 20
# However slow the machine is, the load ends.
_SECONDS = 60.0
_GROUP = "Egen server"


@dataclass(frozen=True)
class Answer:
    """How long an answer took, in milliseconds, and whether it was whole and well."""

    milliseconds: float
    good: bool


def measure(progress: Progress) -> list[Row]:
    """Builds, publishes and asks for every page in turn. Raises Unmeasurable where there is no nginx."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "server"
        progress("bygger och publicerar")
        _publish(Path(folder) / "site", target)
        try:
            with nginx.serve(target) as port:
                progress(f"{REQUESTS} frågor från {READERS} läsare på en gång")
                started = time.monotonic()
                answers = asyncio.run(ask(port, paths(target / "current"), REQUESTS))
                seconds = time.monotonic() - started
        except RuntimeError as why:
            raise Unmeasurable(str(why).splitlines()[0]) from why
    return rows(answers, seconds)


def rows(answers: list[Answer], seconds: float) -> list[Row]:
    """What the answers come to. Raises ValueError without any."""
    times = sorted(answer.milliseconds for answer in answers)
    late = times[max(0, round(len(times) * 0.99) - 1)]
    return [
        Row(_GROUP, f"Svar av {REQUESTS} frågor", len(answers), "st", aim=f"≥ {REQUESTS}"),
        Row(
            _GROUP, "Svar som var fel eller ofullständiga", sum(not a.good for a in answers), "st", aim="≤ 0"
        ),
        Row(_GROUP, "Svar i sekunden", len(answers) / seconds, "st"),
        Row(_GROUP, "Svarstid, median", statistics.median(times), "ms"),
        Row(_GROUP, "Svarstid, 99 av 100 svar", late, "ms", aim="≤ 100"),
    ]


def paths(site: Path) -> list[str]:
    """The address of every page, each followed by what the browser asks for with it the first time."""
    found = []
    for page in sorted(site.rglob("index.html")):
        found.append("/" + page.relative_to(site).as_posix().removesuffix("index.html"))
        found += [
            "/assets/" + name for name in re.findall(r'="[./]*assets/([^"]+)"', page.read_text("utf-8"))
        ]
    return found


async def ask(port: int, paths: list[str], number: int) -> list[Answer]:
    """Asks for the paths in turn, over as many connections as there are readers, until all or the time is used up."""
    waiting = iter([paths[turn % len(paths)] for turn in range(number)])
    answers: list[Answer] = []

    async def read() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for path in waiting:
            started = time.perf_counter()
            writer.write(
                f"GET {path} HTTP/1.1\r\nHost: site\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n".encode()
            )
            good = await _whole(reader)
            answers.append(Answer((time.perf_counter() - started) * 1000, good))
        writer.close()

    try:
        async with asyncio.timeout(_SECONDS):
            await asyncio.gather(*(read() for _ in range(READERS)))
    except TimeoutError:
        pass  # Those that came are counted: fewer than were asked for.
    return answers


async def _whole(reader: asyncio.StreamReader) -> bool:
    """Reads an answer to its end; whether it is what was asked for."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = re.search(r"^content-length: (\d+)\r$", head, re.MULTILINE)
        body = await reader.readexactly(int(length[1])) if length else b""
    except (asyncio.IncompleteReadError, ConnectionError):
        return False
    return head.startswith("http/1.1 200") and len(body) > 0


def _publish(site: Path, target: Path) -> None:
    """Builds as `make build` does, and publishes as on a server of one's own."""
    env = os.environ | {"STRICT": "true", "NO_MKDOCS_2_WARNING": "1"}
    for command in (
        ["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)],
        ["-m", "macros", "finish", str(site)],
        [str(ROOT / "deploy" / "publish.py"), str(target), str(site)],
    ):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=env, check=True, capture_output=True)
