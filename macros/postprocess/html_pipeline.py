"""Transform every page of a built site in one pass, because reading and writing files dominates the time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

Transform = Callable[[str], str]
"""A page's HTML → the HTML that it becomes."""


def transform_pages(site: Path, changes: Iterable[Transform]) -> None:
    """Read and write each page once. Raises ValueError, with the page's name, if a transform raises it."""
    steps = tuple(changes)
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        for step in steps:
            try:
                html = step(html)
            except ValueError as error:
                raise ValueError(f"{path}: {error}") from error
        path.write_text(html, "utf-8")
