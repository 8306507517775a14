"""When a page last changed: the newest commit that touched its lines in data/. Imports nothing of ours."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any


def changed(meta: Mapping[str, Any]) -> str:
    """The ISO date for front matter with source_file, source_line and source_end; "" when git does not know."""
    name = meta.get("source_file")
    if not name or not Path(name).exists():
        return ""
    lines = _blame(str(name), Path(name).stat().st_mtime_ns)
    return max(lines[int(meta["source_line"]) - 1 : int(meta["source_end"])], default="")


@lru_cache(maxsize=64)
def _blame(name: str, _mtime: int) -> list[str]:
    """The day of each line's last commit, in Swedish time as far as the commit says its zone."""
    command = ["git", "blame", "--line-porcelain", "--", name]
    try:
        out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    times = re.findall(r"^committer-time (\d+)$", out, re.MULTILINE)
    return [datetime.datetime.fromtimestamp(int(time), datetime.UTC).date().isoformat() for time in times]
