"""The cost of a command: seconds, and its peak of memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Seconds between two samples, which take some milliseconds each.
_EVERY = 0.5


@dataclass(frozen=True)
class Cost:
    """Seconds of wall-clock time, and the peak of memory in MB (10⁶ bytes) of all processes together."""

    seconds: float
    megabytes: float

    def __add__(self, other: Cost) -> Cost:
        """The cost of two commands, one after the other."""
        return Cost(self.seconds + other.seconds, max(self.megabytes, other.megabytes))


def cost(*command: str, env: dict[str, str], cwd: Path = ROOT) -> Cost:
    """Run Python with these arguments. Raises RuntimeError with its output if it fails."""
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
    output = running.stdout.read()
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"{' '.join(command)} gav {running.returncode}:\n{output}")
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    # The system's own peak includes this process, of which the new one first was a copy.
    return Cost(time.monotonic() - started, (watch.most or usage.ru_maxrss * unit) / 1e6)


class _Watch(threading.Thread):
    """Samples the memory of a process and its descendants until it ends. Without /proc, `most` stays 0."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.most = process, 0

    def run(self) -> None:
        while now := sum(map(_memory, _family(self.process))):
            self.most = max(self.most, now)
            time.sleep(_EVERY)


def _family(process: int) -> list[int]:
    """Return the ids of a process and its descendants, except forks that have not yet started their program."""
    try:
        files = list(Path(f"/proc/{process}/task").glob("*/children"))
    except OSError:  # it ended meanwhile
        files = []
    own = _read(Path(f"/proc/{process}/cmdline"))
    children = {int(name) for file in files for name in _read(file).split()}
    started = [child for child in children if _read(Path(f"/proc/{child}/cmdline")) != own]
    return [process, *(one for child in started for one in _family(child))]


def _memory(process: int) -> int:
    """Return the proportional set size of a process in bytes; 0 if it has ended."""
    pss = _read(Path(f"/proc/{process}/smaps_rollup")).partition("\nPss:")[2].split()[:1]
    return int(pss[0]) * 1024 if pss else 0


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""
