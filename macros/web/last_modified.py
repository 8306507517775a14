"""Dates in Swedish time: of the build, and of each page's last change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..source import git
from ..strategy.build_day import swedish_day

# The header of a line in git's porcelain, from its commit to the line itself, which begins with a tab.
_LINE = re.compile(r"^[0-9a-f]{40,64} \d+ \d+.*?^\t", re.MULTILINE | re.DOTALL)
_TIME = re.compile(r"^committer-time (\d+)$", re.MULTILINE)


def last_modified(meta: Mapping[str, Any]) -> str:
    """Return the ISO date of the last commit to the lines given in front matter by source_file,
    source_line and source_end; "" if git has none.
    """
    name = meta.get("source_file")
    if not name or not Path(name).exists():
        return ""
    lines = _blame(str(name), Path(name).stat().st_mtime_ns)
    return max(lines[int(meta["source_line"]) - 1 : int(meta["source_end"])], default="")


def unknown_history(folder: Path) -> str:
    """Say in a Swedish line why pages of the data in a folder lack the day of their last change; "" when they do not."""
    try:
        shallow = git.is_shallow(folder)
    except git.GitError as error:
        return f"Sidorna visas utan dag för senaste ändring: {error}"
    if missing := _missing_list(folder):
        return (
            f"Sidorna visas utan dag för senaste ändring: {missing} finns inte, men git ska läsa den (blame.ignoreRevsFile). "
            "Ta bort inställningen: git config --unset-all blame.ignoreRevsFile"
        )
    return (
        "Bara den senaste historiken är hämtad, så sidor som ändrades tidigare visas utan dag. "
        "Hämta resten: git fetch --unshallow"
        if shallow
        else ""
    )


def _missing_list(folder: Path) -> str:
    """Return the first file that the repository's own blame.ignoreRevsFile names in vain; "" if none. It ends every blame."""
    try:
        top = Path(git.ask(folder, "rev-parse", "--show-toplevel").decode("utf-8", "replace").strip())
        names = git.ask(folder, "config", "--local", "--path", "--get-all", "blame.ignoreRevsFile")
    except git.GitError:
        # Git ends with 1 where nothing is set.
        return ""
    return next(
        (name for name in names.decode("utf-8", "replace").splitlines() if not (top / name).exists()), ""
    )


@lru_cache(maxsize=64)
def _blame(name: str, _mtime: int) -> list[str]:
    """Return the day of each line's last commit, in Swedish time; "" for a line older than the history that has been fetched.

    What the user's settings would leave out of blame counts here: the day is that of the commit, for all who build.
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
    return ["" if shallow and "\nboundary\n" in line else _day(line) for line in lines]


def _day(line: str) -> str:
    time = _TIME.search(line)
    return swedish_day(int(time[1])).isoformat() if time else ""
