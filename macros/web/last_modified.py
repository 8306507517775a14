"""Dates in Swedish time: of the build, and of each page's last change."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..strategy.build_day import swedish_day


def last_modified(meta: Mapping[str, Any]) -> str:
    """Return the ISO date of the last commit to the lines given in front matter by source_file,
    source_line and source_end; "" if git has none.
    """
    name = meta.get("source_file")
    if not name or not Path(name).exists():
        return ""
    lines = _blame(str(name), Path(name).stat().st_mtime_ns)
    return max(lines[int(meta["source_line"]) - 1 : int(meta["source_end"])], default="")


@lru_cache(maxsize=64)
def _blame(name: str, _mtime: int) -> list[str]:
    """Return the date of each line's last commit, in Swedish time."""
    command = ["git", "blame", "--line-porcelain", "--", name]
    try:
        out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    times = re.findall(r"^committer-time (\d+)$", out, re.MULTILINE)
    return [swedish_day(int(time)).isoformat() for time in times]
