"""The words of a PDF and of the data it is made from, as they can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from published import source, strings

# Ids, references, what only searching knows, and the editors' own short titles and ties.
NOT_WORDS = {"id", "number", "level", "goals", "goal", "notes", "keywords", "short_title", "editorial", "actors", "together", "methods",
             "same_as", "address", "previous_address", "support_box", "regulations", "show", "period", "section", "successor", "readers", "afterwards", "icon", "short", "colour", "file", "alt", "explanation", "levels"}  # fmt: skip
EDITORS_TITLES = {("actions", "title"), ("objectives", "title")}
POINT = 72 / 25.4


def said(words: str) -> str:
    """Words as they can be compared: without spaces, line breaks and hyphens, which setting a line may add."""
    return re.sub(r"[\s\-\u00ad\u2010\ufffe\u0002\u0000]", "", words)


def text(file: bytes) -> tuple[str, str]:
    """(running text, notes) of a PDF, each whole over the page breaks and without the foot of the page."""
    body, small = [], []
    document = pypdfium2.PdfDocument(file)
    for page in document:
        words = page.get_textpage()
        for at in range(words.count_chars()):
            left, bottom, _, _ = words.get_charbox(at, loose=True)
            letter = chr(raw.FPDFText_GetUnicode(words, at))
            if bottom < 22 * POINT and left:
                continue
            (body if raw.FPDFText_GetFontSize(words, at) > 8.7 else small).append(letter)
    return said("".join(body)), said("".join(small))


def lines(words: str) -> Iterator[str]:
    """The lines of a text of the data, cut at its notes, links and cells."""
    for line in words.splitlines():
        item = re.sub(r"^(?:- |[0-9]+\. )|^\|[-:|]+\|$", "", line.strip()).replace("**", "")
        plain = re.sub(r"\[([^\]^]+)\]\([^)\s]+\)", r"\1", item)
        yield from (
            piece.strip() for piece in re.split(r"\[\^[a-z][0-9]+\]|^\||\|$| \| ", plain) if piece.strip()
        )


def words_of(county: Path, stems: tuple[str, ...]) -> Iterator[str]:
    """Every line that the source has, straight from the YAML."""
    for stem in stems:
        for key, words in strings(source(county, stem), (stem,)):
            if words and not NOT_WORDS & set(key[1:]) and key[-2:] not in EDITORS_TITLES:
                yield from lines(words)


def notes(county: Path, series: str) -> list[dict[str, Any]]:
    return [note for note in source(county, "strategy")["notes"] if note["id"].startswith(series)]
