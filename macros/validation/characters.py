"""Rules on the characters of texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..exports.pdf.glyph_coverage import missing_glyphs
from ..model import markup
from ..source.diagnostics import Diagnostic
from ..source.reader import Source
from ..source.yaml_values import INVISIBLE
from .adopted_wording import units
from .line_slips import BULLETS_WITHIN

# Greek and Cyrillic letters beside Latin ones.
_LAST_LATIN = 0x24F
_MIXED = re.compile(r"\b(?=\w*[A-Za-zÅÄÖåäö])(?=\w*[\u0370-\u04ff])\w+")


def one_alphabet(source: Source) -> Iterator[Diagnostic]:
    """A word has letters of one alphabet: one that only looks like a Latin letter is not found by those who search."""
    for key, text in units(source):
        for match in _MIXED.finditer(text):
            other = next(letter for letter in match[0] if ord(letter) > _LAST_LATIN)
            name = f'"{other}" (U+{ord(other):04X})'
            message = f'ordet "{match[0]}" har en bokstav ur ett annat alfabet: {name}.'
            yield Diagnostic(source.words_at(key, match[0]), message, "skriv ordet igen")


def have_glyphs(source: Source) -> Iterator[Diagnostic]:
    """Every character has a glyph in the font of the PDFs."""
    texts = units(source)
    # Invisible characters are reported by the reader of the files.
    used = {
        character for character in set().union(*(text for _, text in texts)) if not INVISIBLE.match(character)
    }
    missing = missing_glyphs(frozenset(used - {"\n"}))
    for key, text in texts if missing else ():
        # Those that stand for a list's points are reported as such.
        reported = BULLETS_WITHIN if markup.is_prose(key) else ""
        for character in sorted(missing.intersection(text) - set(reported)):
            message = f'tecknet "{character}" (U+{ord(character):04X}) finns inte i PDF-filernas typsnitt.'
            yield Diagnostic(source.words_at(key, character), message, "skriv det med andra tecken")
