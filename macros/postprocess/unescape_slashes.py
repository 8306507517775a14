"""Unescape slashes that some generators escape, for the steps that parse addresses."""

from __future__ import annotations

from pathlib import Path

# Zensical renders templates with MiniJinja, which escapes the slashes of addresses.
_SLASH = "&#x2f;"


def unescape_slashes(site: Path) -> None:
    """Replace `&#x2f;` with slashes; `&amp;#x2f;` remains. Returns after the first page if it has none."""
    first = site / "index.html"
    if not first.exists() or _SLASH not in first.read_text("utf-8"):
        return
    for path in site.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace(_SLASH, "/"), "utf-8")
