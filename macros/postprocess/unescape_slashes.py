"""Writes what some generators escape beyond need as MkDocs writes it, for the steps that read a page."""

from __future__ import annotations

from pathlib import Path

# MiniJinja, which Zensical renders templates with, escapes the slashes of addresses.
_SLASH = "&#x2f;"


def unescape_slashes(site: Path) -> None:
    """Makes escaped slashes slashes again; reads only one page of a site that has none. Words about `&#x2f;` have an `&amp;`."""
    first = site / "index.html"
    if not first.exists() or _SLASH not in first.read_text("utf-8"):
        return
    for path in site.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace(_SLASH, "/"), "utf-8")
