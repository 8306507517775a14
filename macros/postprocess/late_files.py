"""Files that a site gets after its pages: a build writes them all, and a preview makes each when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

LateFile = tuple[str, Callable[[], bytes]]
"""The path from the site's root, and what makes the content."""


def write(site: Path, files: Iterable[LateFile]) -> None:
    """Make each file and write it into the folder `site`, in order. Raises what making a file raises."""
    for path, make in files:
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(make())
