"""Dates in Swedish time: of the build, and of each page's last change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..source import blame, git
from ..strategy.build_day import swedish_day


def last_modified(meta: Mapping[str, Any], folder: Path = Path()) -> str:
    """Return the ISO date of the last commit to the lines given in front matter by source_file,
    source_line and source_end; "" if git has none. A file of the data in `folder` is named as in messages.
    """
    name = meta.get("source_file")
    if not name:
        return ""
    # Named from the folder's parent, from above data/editions/, or from the project.
    places = (base / name for base in (folder.parent, *folder.parents[2:3], Path()))
    path = next((place for place in places if place.exists()), Path(name))
    time = blame.last_change(path, int(meta["source_line"]), int(meta["source_end"]))
    return swedish_day(time).isoformat() if time else ""


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
