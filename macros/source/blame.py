"""The time of each line's last commit, as git tells it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from . import git

# The header of a line in git's porcelain, from its commit to the line itself, which begins with a tab.
_LINE = re.compile(r"^[0-9a-f]{40,64} \d+ \d+.*?^\t", re.MULTILINE | re.DOTALL)
_TIME = re.compile(r"^committer-time (\d+)$", re.MULTILINE)


def last_change(path: Path, first: int, last: int) -> int | None:
    """Return the time of the last commit to the lines `first` to `last` of a file, in seconds since 1970.

    None where git knows none of them.
    """
    if not path.exists():
        return None
    times = _line_times(str(path), path.stat().st_mtime_ns)
    return max(times[first - 1 : last], default=0) or None


@lru_cache(maxsize=64)
def _line_times(name: str, _mtime: int) -> list[int]:
    """Return the time of each line's last commit; 0 for a line older than the history that has been fetched.

    What the user's settings would leave out of blame counts here: the time is that of the commit, for all who build.
    """
    path = Path(name)
    try:
        shallow = git.is_shallow(path.parent)
        counted = ("-c", "blame.ignoreRevsFile=", "-c", "blame.showRoot=false")
        command = (*counted, "blame", "--line-porcelain", "--", path.name)
        # From the file's own folder: it may lie in another repository than the code.
        try:
            out = git.ask(path.parent, *command)
        except git.GitError:
            # A user's list of commits to leave out that is missing here ends blame, and no option takes it back.
            out = git.ask(path.parent, *command, settings=False)
    except git.GitError:
        return []
    # A line's author and words may be in any encoding.
    lines = _LINE.findall(out.decode("utf-8", "replace"))
    # In a shallow clone the commit at its edge takes the blame for all lines before it.
    return [0 if shallow and "\nboundary\n" in line else _time(line) for line in lines]


def _time(line: str) -> int:
    time = _TIME.search(line)
    return int(time[1]) if time else 0
