"""Edit the data again and again under the live-reload server: time until an edit is seen, and memory.

A copy of the county's data is served as `make serve` serves it. Each edit gives an insats another title.
"""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import data
from bench.build import edit
from bench.figure import Figure, Progress, Unmeasurable
from bench.process import ROOT
from bench.sites import environment, work
from macros.validation.loader import data_folder

_EDITS = 60
# The first edits fill what is cached on purpose: the parsed files, the templates, the last two strategies.
WARM = 5
_PATIENCE = 60.0
_GROUP = "Bygge under make serve"


def measure(progress: Progress) -> list[Figure]:
    """Return the figures of some edits. Raises Unmeasurable if the system does not report a process's memory."""
    if not Path("/proc/self/status").exists():
        raise Unmeasurable("systemet har inget /proc, som säger hur mycket minne servern använder")
    source = work("served")
    data.make(data_folder(), source, 0)
    seconds, megabytes = zip(*edits(source, _EDITS), strict=True)
    before, after = megabytes[WARM - 1], megabytes[-1]
    progress(f"serve: {_EDITS} ändringar")
    return [
        Figure(_GROUP, "från sparad till synlig ändring, median", statistics.median(seconds), "s", aim="≤ 2"),
        Figure(_GROUP, f"minne efter {_EDITS} ändringar", after, "MB", before, f"efter {WARM}"),
        Figure(_GROUP, "minnets ökning", (after / before - 1) * 100, "%", aim="< 10"),
    ]


def edits(source: Path, count: int) -> Iterator[tuple[float, float]]:
    """Yield, for each of `count` edits, the seconds until its page shows it, and the server's memory in MB."""
    with _server(source) as (address, process):
        _wait(f"{address}insatser/", "<h1>", process)
        for number in range(count):
            title = f"Ändring nummer {number}."
            started = time.monotonic()
            name = edit(source, title)
            _wait(f"{address}insatser/{name}/", title, process)
            yield time.monotonic() - started, _megabytes(process)


@contextmanager
def _server(source: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run the server of `make serve` on a free port; give its address and process."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{asked.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", place]
    env = environment(source) | {"STRICT": "false"}
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield f"http://{place}/", process
        finally:
            process.terminate()


def _wait(page: str, words: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a page has the words. Raises TimeoutError, or RuntimeError if the server ends."""
    deadline = time.monotonic() + _PATIENCE
    while words not in _read(page):
        if process.poll() is not None:
            raise RuntimeError(f"mkdocs serve ended with {process.returncode}")
        if time.monotonic() > deadline:
            raise TimeoutError(f"{page} does not show {words!r} within {_PATIENCE:.0f} s")
        time.sleep(0.02)


def _read(page: str) -> str:
    try:
        with urllib.request.urlopen(page, timeout=_PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.URLError:
        return ""


def _megabytes(process: subprocess.Popen[bytes]) -> float:
    status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    return int(re.findall(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)[0]) / 1000
