"""A command → what it cost: seconds, and the most memory that it held."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Seconds between two looks: to look takes some milliseconds itself.
_EVERY = 0.5


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and the peak of memory in MB (10⁶ bytes), that of all its processes together."""

    seconds: float
    megabytes: float

    def __add__(self, other: Cost) -> Cost:
        """Two commands, one after the other."""
        return Cost(self.seconds + other.seconds, max(self.megabytes, other.megabytes))


def cost(*command: str, env: dict[str, str], cwd: Path = ROOT) -> Cost:
    """Runs Python with these arguments. Raises RuntimeError with what it said when it fails."""
    started = time.monotonic()
    running = subprocess.Popen(
        [sys.executable, *command],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    watch = _Watch(running.pid)
    watch.start()
    assert running.stdout
    said = running.stdout.read()
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"{' '.join(command)} gav {running.returncode}:\n{said}")
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    # What the system says of its peak counts us too: for a moment the new process was a copy of this one.
    return Cost(time.monotonic() - started, (watch.most or usage.ru_maxrss * unit) / 1e6)


class _Watch(threading.Thread):
    """Looks at what a process and those it began hold together, until it ends. Where there is no /proc, `most` stays 0."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.most = process, 0

    def run(self) -> None:
        while held := sum(map(_held, _family(self.process))):
            self.most = max(self.most, held)
            time.sleep(_EVERY)


def _family(process: int) -> list[int]:
    """A process and all that it began, by their numbers; not what is about to begin, which still is a copy of it."""
    try:
        files = list(Path(f"/proc/{process}/task").glob("*/children"))
    except OSError:  # it ended meanwhile
        files = []
    own = _read(Path(f"/proc/{process}/cmdline"))
    children = {int(name) for file in files for name in _read(file).split()}
    began = [child for child in children if _read(Path(f"/proc/{child}/cmdline")) != own]
    return [process, *(one for child in began for one in _family(child))]


def _held(process: int) -> int:
    """Bytes that a process has in memory now, with its part of what it shares; 0 when it is gone."""
    told = _read(Path(f"/proc/{process}/smaps_rollup")).partition("\nPss:")[2].split()[:1]
    return int(told[0]) * 1024 if told else 0


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""
