"""What follows any generator's build: drop what no page uses, add what pages share. Never while serving.

Imports resolve.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from markupsafe import escape

from .resolve import Strategy

# Material and MkDocs copy these whole; no page of ours asks for them.
_UNUSED = ("assets/javascripts", "assets/stylesheets", "assets/images", "search", "sitemap.xml.gz")


def finish(site: Path, strategy: Strategy) -> None:
    """Completes a built site in place."""
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    icon(site / "assets" / "icon.svg", strategy.data.site.monogram)


def icon(path: Path, monogram: str) -> None:
    """Writes the site's icon: its monogram on a disc."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="32" fill="#4b2e83"/>'
        '<text x="32" y="43" font-family="Georgia,serif" font-size="32" text-anchor="middle" fill="#fff">'
        f"{escape(monogram)}</text></svg>\n",
        "utf-8",
    )
