"""Edits the data again and again under the live-reload server: memory, and how soon an edit is seen.

A copy of the county's data is served as `make serve` serves it. Each edit gives an insats another title, which its page
must show; the server's memory is read when it does.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import data
from bench.row import Progress, Row, Unmeasurable
from macros.source.reader import read

ROOT = Path(__file__).parent.parent
EDITS = 200
# As `make serve` is, timed; two hundred would be as long to wait for as all else together.
_TIMED = 15
# What the first edits fill is kept on purpose: the parsed files, the templates, the last two strategies.
WARM = 5
_PATIENCE = 60.0
_GROUP = "Bygge under make serve"


@dataclass(frozen=True)
class Edit:
    """Seconds until the page showed an edit, and the server's memory then, in kilobytes."""

    seconds: float
    memory: int


def measure(progress: Progress) -> list[Row]:
    """Two hundred edits of the project's own data. Raises Unmeasurable where the system does not tell a process's memory."""
    if not Path("/proc/self/status").exists():
        raise Unmeasurable("systemet har inget /proc, som säger hur mycket minne servern använder")
    edits = []
    with tempfile.TemporaryDirectory() as folder:
        county = Path(folder) / "data"
        data.make(ROOT / "data", county, 0)
        seconds = statistics.median(edit.seconds for edit in served(county, _TIMED, _AS_SERVED))
        progress(f"en ändring syns efter {seconds:.1f} s")
        for edit in served(county, EDITS):
            edits.append(edit)
            if len(edits) % 50 == 0:
                progress(f"{len(edits)} ändringar av {EDITS}, {edit.memory / 1000:.0f} MB")
    before, after = edits[WARM - 1].memory / 1000, edits[-1].memory / 1000
    return [
        Row(_GROUP, "Från sparad ändring till sidan som visar den, median", seconds, "s", aim="≤ 2"),
        Row(_GROUP, f"Minne efter {EDITS} ändringar", after, "MB", before, f"efter {WARM} ändringar"),
        Row(_GROUP, "Minnets ökning", (after / before - 1) * 100, "%", aim="< 10"),
    ]


_AS_SERVED = ("-m", "mkdocs")
# The same, but it looks for edits twenty times a second and not twice: the memory is that of the builds.
_EAGER = (
    "-c",
    "from functools import partialmethod\n"
    "from mkdocs.__main__ import cli\n"
    "from mkdocs.livereload import LiveReloadServer as Server\n"
    "Server.__init__ = partialmethod(Server.__init__, polling_interval=0.05)\n"
    "cli()",
)


def served(folder: Path, edits: int, program: tuple[str, str] = _EAGER) -> Iterator[Edit]:
    """Serves a folder of data, which it changes. Raises TimeoutError for an edit that the page does not show."""
    source = read(folder, [data.FILE])
    insats = next(data.actions(source.values[data.FILE]))
    place = next(place for key, place in source.places.items() if "actions" in key and key[-1] == "title")
    file, lines = folder / f"{data.FILE}.yaml", source.lines[data.FILE]
    before = lines[place.line - 1][: place.column - 1]
    with _server(folder, program) as (address, process):
        page = f"{address}insatser/{insats['id']}/"
        _wait(page, "<h1>", process)
        for number in range(edits):
            title = f"Ändring nummer {number}."
            lines[place.line - 1] = before + title
            file.write_text("\n".join(lines), "utf-8")
            started = time.monotonic()
            _wait(page, title, process)
            yield Edit(time.monotonic() - started, _memory(process))


@contextmanager
def _server(folder: Path, program: tuple[str, str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Runs what `make serve` runs, on a free port; gives the address and the process."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{asked.getsockname()[1]}"
    command = [sys.executable, *program, "serve", "--quiet", "--dev-addr", place]
    env = os.environ | {"STRATEGY_DATA": str(folder), "NO_MKDOCS_2_WARNING": "1"}
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=silent, stderr=silent) as process:
        try:
            yield f"http://{place}/", process
        finally:
            process.terminate()


def _wait(page: str, words: str, process: subprocess.Popen[bytes]) -> None:
    """Until the page holds the words."""
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


def _memory(process: subprocess.Popen[bytes]) -> int:
    status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    return int(re.findall(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)[0])
