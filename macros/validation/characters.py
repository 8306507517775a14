"""Rules on the characters of texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..exports.pdf.glyph_coverage import missing_glyphs
from ..model import markup
from ..source.diagnostics import Diagnostic
from ..source.reader import Key, Source
from ..source.yaml_values import INVISIBLE
from .adopted_wording import units
from .line_slips import BULLET, BULLETS_WITHIN
from .plain_slips import PASTED

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


def _bullets(source: Source, key: Key) -> Iterator[str]:
    """Yield the characters that begin a line of running text as the mark of a point."""
    place = source.place(key)
    for line in source.lines[str(key[0])][place.line - 1 : place.end]:
        if match := BULLET.match(line.strip()):
            yield match["mark"]


def have_glyphs(source: Source) -> Iterator[Diagnostic]:
    """Every character has a glyph in the font of the PDFs."""
    texts = units(source)
    # Invisible characters are reported by the reader of the files.
    used = {
        character
        for character in set().union(*(text for _, text in texts))
        if not INVISIBLE.match(character) and not PASTED.match(character)
    }
    missing = missing_glyphs(frozenset(used - {"\n"}))
    for key, text in texts if missing else ():
        # Those that stand for a list's points are reported as such.
        reported = {*BULLETS_WITHIN, *_bullets(source, key)} if markup.is_prose(key) else set()
        characters = sorted(missing.intersection(text) - reported)
        if characters:
            named = ", ".join(f'"{character}" (U+{ord(character):04X})' for character in characters)
            what = "tecknet" if len(characters) == 1 else "tecknen"
            message = f"{what} {named} finns inte i PDF-filernas typsnitt."
            yield Diagnostic(source.words_at(key, characters[0]), message, "skriv med andra tecken")
