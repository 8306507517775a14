"""The adopted wording: the strings of data/edition/ and of data/, compared."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..model import Model, markup
from ..source.diagnostics import SourceLocation
from ..source.reader import Key, Source


def edition_lines(source: Source) -> Iterator[tuple[SourceLocation, str]]:
    """Yield (location, line) of the adopted strings; nothing if the folder has no edition/."""
    for path in sorted((source.folder / "edition").glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            if line and not line.startswith("# "):
                yield SourceLocation(f"{source.name}/edition/{path.name}", number), line


def units(source: Source) -> list[tuple[Key, str]]:
    """Return (key, string) of all visible strings in data/: paragraphs, items, link texts, addresses."""
    strings: list[tuple[Key, str]] = []
    for stem, value in source.values.items():
        _add_units(strings, value, (stem,))
    return strings


def _add_units(strings: list[tuple[Key, str]], value: Any, key: Key) -> None:
    """Append to one list, because nested generators would pass each string up through every level."""
    if isinstance(value, dict):
        for name, item in value.items():
            _add_units(strings, item, (*key, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _add_units(strings, item, (*key, index))
    elif isinstance(value, str) and value:
        strings += [(key, text) for text in units_of(value)]


@lru_cache(maxsize=20_000)
def units_of(value: str) -> tuple[str, ...]:
    """Return the paragraphs, items, link texts and addresses of a value.

    Cached, because several rules ask and few texts change between reloads.
    """
    strings: list[str] = []
    for part in markup.text_blocks(value):
        for item in part.items:
            strings += [markup.plain(item, with_notes=True), *(run.address for run in item if run.address)]
    return tuple(strings)


def iter_models(value: Any, key: Key = ()) -> Iterator[tuple[Key, Model]]:
    """Yield (key, model) of every model within the data; the key is its path in the files."""
    if isinstance(value, Model):
        if key:
            yield key, value
        for name in type(value).model_fields:
            yield from iter_models(getattr(value, name), (*key, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            if not isinstance(item, str):
                yield from iter_models(item, (*key, number))


@dataclass(frozen=True)
class Rearranged:
    """Adopted paragraphs in one string of the data, or one in several: where, the whole and its parts."""

    key: Key
    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """The adopted strings that are missing, with the strings that the edition does not account for.

    `joined` and `split` hold those of which every word is left.
    """

    lost: list[tuple[SourceLocation, str, SourceLocation | None]]
    others: dict[str, Key]
    joined: list[Rearranged]
    split: list[Rearranged]


def _rearranged(
    here: list[tuple[Key, str]], lost: list[str], others: dict[str, Key]
) -> tuple[list[Rearranged], list[Rearranged]]:
    """Return the lost texts that stand together in one string, and those that stand in several."""
    joined = [
        Rearranged(key, text, parts)
        for text, key in others.items()
        if len(parts := _parts_of(text, lost)) > 1
    ]
    split = []
    for text in lost:
        for start, (key, first) in enumerate(here):
            if first in others and text.startswith(f"{first} "):
                pieces = [first]
                for other_key, other in here[start + 1 :]:
                    if other_key != key or len(" ".join(pieces)) >= len(text):
                        break
                    pieces.append(other)
                if " ".join(pieces) == text:
                    split.append(Rearranged(key, text, tuple(pieces)))
                    break
    return joined, split


def _parts_of(text: str, lost: list[str]) -> tuple[str, ...]:
    """Return the lost texts that a text is made of, in order; () if it holds anything else."""
    parts: list[str] = []
    while text:
        part = next((one for one in lost if text == one or text.startswith(f"{one} ")), None)
        if part is None:
            return ()
        parts.append(part)
        text = text[len(part) :].lstrip()
    return tuple(parts)


def _unread_words(source: Source) -> str:
    """Return all lines of data/ that are no comments, without markup: also what could not be read as a text."""
    rows = (row.strip() for lines in source.lines.values() for row in lines)
    raw = " ".join(row for row in rows if not row.startswith("#"))
    return re.sub(r"\[([^\[\]]+)\]\([^)\s]+\)", r"\1", raw).replace("**", "")


def compare(source: Source) -> Comparison:
    """Compare the adopted strings with those of data/; empty while a file cannot be read."""
    # An anmärkning only quotes the source, so its words do not count.
    here = [(key, text) for key, text in units(source) if key[0] != "errata"]
    left = Counter(text for _, text in here)
    keys = {text: key for key, text in here}
    corrections = list(corrections_of(source))
    lost: list[tuple[SourceLocation, str, SourceLocation | None]] = []
    before: SourceLocation | None = None
    for place, text in edition_lines(source):
        form = next((form for form in forms_of(text, corrections) if left[form] > 0), None)
        if form:
            left[form] -= 1
            before = source.place(keys[form])
        else:
            lost.append((place, text, before))
    if not lost or source.unreadable:
        return Comparison([], {}, [], [])
    # The candidates for a changed text are the strings that the edition does not account for.
    others = {text: keys[text] for text, count in left.items() if count > 0}
    joined, split = _rearranged(here, sorted((text for _, text, _ in lost), key=len, reverse=True), others)
    kept = {part for one in joined for part in one.parts} | {one.whole for one in split}
    # A text that stands in a file and was not read has an error of its own, which says why.
    unread = _unread_words(source)
    read = " ".join(text for _, text in here)
    lost = [one for one in lost if one[1] not in kept and (one[1] not in unread or one[1] in read)]
    return Comparison(lost, others, joined, split)


def forms_of(text: str, corrections: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return an adopted string as it is, as the anmärkningar correct it, and both without a list's number."""
    corrected = text
    for says, published in corrections:
        corrected = corrected.replace(says, published)
    forms = dict.fromkeys((text, corrected))
    return (*forms, *(re.sub(r"^[0-9]{1,3}\. +", "", form) for form in forms))


def corrections_of(source: Source) -> Iterator[tuple[str, str]]:
    """Yield (the source's words, the published ones) of each anmärkning that corrects them."""
    errata = source.values.get("errata")
    for erratum in errata.get("errata", []) if isinstance(errata, dict) else []:
        if isinstance(erratum, dict) and erratum.get("published"):
            says = erratum.get("source_says")
            yield from (
                (str(words), str(erratum["published"])) for words in (says if isinstance(says, list) else [])
            )


def nearest(source: Source, others: dict[str, Key], text: str, before: SourceLocation | None) -> list[str]:
    """Return the most similar candidate: in the same file, or else in any field that holds adopted words."""
    beside = [other for other, key in others.items() if before and source.place(key).file == before.file]
    decided = [other for other, key in others.items() if not {"reason", "keywords", "synonyms"} & {*key}]
    close_matches = (difflib.get_close_matches(text, some, n=1, cutoff=0.6) for some in (beside, decided))
    return next((one for one in close_matches if one), [])
