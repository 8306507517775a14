"""Remove the theme's files that no page uses."""

from __future__ import annotations

import shutil
from pathlib import Path

# Copied by Material, MkDocs and Zensical, and used by no page.
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
    """Remove the theme's scripts, styles, images and search index from a built site."""
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
