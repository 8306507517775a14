"""Drops the files that no page asks for."""

from __future__ import annotations

import shutil
from pathlib import Path

# Material, MkDocs and Zensical copy these whole; no page of ours asks for them.
_UNUSED = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images",
    "search",
    "search.json",
    # With the day of the build for every page; ours is made after the pages.
    "sitemap.xml",
    "sitemap.xml.gz",
)


def remove_theme_assets(site: Path) -> None:
    """Removes the theme's bundle, styles, pictures and search index."""
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
