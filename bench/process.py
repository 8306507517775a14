"""A command → what it cost: seconds, and the most memory that it held. Imports nothing of ours."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and the peak of memory in MB (10⁶ bytes)."""

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
    )
    assert running.stdout
    said = running.stdout.read()
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"{' '.join(command)} gav {running.returncode}:\n{said}")
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(time.monotonic() - started, usage.ru_maxrss * unit / 1e6)
