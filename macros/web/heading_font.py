"""The typeface of headings: Schibsted Grotesk 700 (SIL OFL 1.1), with only the characters that the data have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pydantic import BaseModel

from ..strategy.resolved import Strategy
from ..strings.collation import ALPHABET

FILE = "heading.woff2"
_SOURCE = (
    Path(__file__).parents[2]
    / "node_modules/@fontsource/schibsted-grotesk/files/schibsted-grotesk-latin-700-normal.woff2"
)
# What interface words and numbers may need, whatever the data say.
_ALWAYS = ALPHABET + ALPHABET.upper() + " .,:;!?-–()/&%”’…"
# The fields whose words are headings.
_HEADINGS = {"title", "name", "short", "heading", "listed_as"}


def heading_font(strategy: Strategy) -> bytes:
    """Return the typeface as WOFF2. Characters that it lacks are left to the reader's own.

    Raises FileNotFoundError before the packages for Node are installed.
    """
    return _subset("".join(sorted({*_ALWAYS, *"".join(_headings(dict(strategy.data)))})))


def _headings(value: object) -> Iterator[str]:
    """Yield the words of every heading in a model, however deep."""
    if isinstance(value, tuple):
        for inner in value:
            yield from _headings(inner)
    elif isinstance(value, BaseModel | dict):
        for name, inner in dict(value).items():
            if isinstance(inner, str) and name in _HEADINGS:
                yield inner
            else:
                yield from _headings(inner)


@lru_cache(maxsize=4)
def _subset(characters: str) -> bytes:
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = []
    options.notdef_outline = True
    font = TTFont(_SOURCE, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    out = BytesIO()
    font.flavor = "woff2"
    font.save(out)
    return out.getvalue()
