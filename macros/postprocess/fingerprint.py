"""Names each file in assets/ by its content, so that a browser may keep it for good.

Pages name the files in their tags' attributes, scripts in their imports, a style sheet that one fetches among them. No other text is touched.
"""

from __future__ import annotations

import hashlib
import re
from graphlib import TopologicalSorter
from pathlib import Path

from .html_pipeline import Transform

# A library's licence is for people, who look for it by its name.
_KEPT = "*.LICENSE.txt"
_LENGTH = 8
_TAG = re.compile(r"<[a-z][^>]*assets/[^>]*>")
# An address of this site: from the page, or from the host's root as in 404.html.
_ATTRIBUTE = re.compile(r'(="/?(?:[\w.-]+/)*assets/)([\w.-]+)(?=["?#])')
_IMPORT = re.compile(r'("\./)([\w.-]+\.(?:mjs|css))(?=")')

_Names = dict[str, str]


def name(site: Path) -> Transform:
    """Renames the assets, and gives what pages become by it. Raises ValueError for an import that leads nowhere, or in a ring."""
    files = {p.name: p for p in (site / "assets").glob("*") if p.is_file() and not p.match(_KEPT)}
    named: _Names = {}
    # What is imported comes first: its new name is part of the importer's content.
    for own in TopologicalSorter({own: _imports(path) for own, path in files.items()}).static_order():
        if own not in files:
            raise ValueError(f"Ett skript i assets/ importerar {own}, som inte finns.")
        named[own] = _rename(files[own], named)
    return lambda html: _TAG.sub(lambda tag: _renamed(_ATTRIBUTE, tag[0], named), html)


def _imports(path: Path) -> list[str]:
    if path.suffix != ".mjs":
        return []
    return [own for _, own in _IMPORT.findall(path.read_text("utf-8"))]


def _rename(path: Path, named: _Names) -> str:
    """Gives one file the name of its content; says it."""
    if path.suffix == ".mjs":
        path.write_text(_renamed(_IMPORT, path.read_text("utf-8"), named), "utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:_LENGTH]
    return path.rename(path.with_suffix(f".{digest}{path.suffix}")).name


def _renamed(address: re.Pattern[str], text: str, named: _Names) -> str:
    """A text with the new names in its addresses."""
    return address.sub(lambda found: found[1] + named.get(found[2], found[2]), text)
