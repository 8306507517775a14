"""The adopted wording: every string of data/edition/ stands in data/."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Any

from ..model import Block, Data, Model, Note, markup
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key, Source

# The maximum number of quoted characters in a message.
_SHORT = 160


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


def unadopted(source: Source, data: Data) -> Iterator[tuple[Key, Model, str]]:
    """Yield (key, model, words) of what is missing from the adopted wording, and that no decision added.

    An entity is identified by its text, title or heading, running text by each of its paragraphs. Entities
    within an added one, and words with `replaced`, belong to a decision already.
    """
    corrections = list(_corrections(source))
    adopted = {form for _, text in edition_lines(source) for form in _forms(text, corrections)}
    if not adopted:
        return
    candidates = list(_unadopted_words(data, (), adopted))
    # If an edition lacks half of a file's texts or more, it is not the adopted wording of that file.
    adopted_per_file, other_per_file = (
        Counter(str(key[0]) for key, _, words in candidates if (words is None) is adopted_here)
        for adopted_here in (True, False)
    )
    unknown = [
        (key, model, words)
        for key, model, words in candidates
        if words is not None and adopted_per_file[str(key[0])] > other_per_file[str(key[0])]
    ]
    # An adopted text changed without a decision is reported as lost, so it is not reported as added too.
    changed = _changed_texts(source) if unknown else set()
    yield from (one for one in unknown if one[2] not in changed)


def _changed_texts(source: Source) -> set[str]:
    """Return the strings of the data that stand where an adopted one is lost, joined or split."""
    comparison = _compare(source)
    nearest = (_nearest(source, comparison.others, text, before) for _, text, before in comparison.lost)
    return (
        {one for matches in nearest for one in matches}
        | {one.whole for one in comparison.joined}
        | {part for one in comparison.split for part in one.parts}
    )


def _unadopted_words(value: Any, key: Key, adopted: set[str]) -> Iterator[tuple[Key, Model, str | None]]:
    """Yield every model that a decision may add, with its first unadopted words, or None."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            if isinstance(item, Model):
                yield from _unadopted_words(item, (*key, number), adopted)
        return
    if not isinstance(value, Model) or getattr(value, "added", None):
        return
    is_changed = bool(getattr(value, "replaced", ()))
    if "added" in type(value).model_fields and not is_changed:
        words = list(_adopted_texts(value))
        strange = next((one for one in words if one not in adopted), None)
        if words:
            yield key, value, strange
        if strange is not None:
            return
    # If former words stand with the section, the new paragraph cannot be identified.
    left = {"content"} if is_changed and "content" in type(value).model_fields else set()
    for name in type(value).model_fields:
        if name not in left:
            yield from _unadopted_words(getattr(value, name), (*key, name), adopted)


def _adopted_texts(model: Model) -> Iterator[str]:
    """Yield the words that identify a model in the adopted wording."""
    if isinstance(model, Block):
        table, figure = model.table, model.figure
        texts = [
            *(getattr(model, name) for name in ("text", "subheading", "quote", "caption")),
            *(model.signature or ()),
            *([table.caption, table.text] if table else []),
            *([figure.caption or figure.alt] if figure else []),
        ]
    elif isinstance(model, Note):
        texts = [part.text for part in model.parts]
    else:
        names = ("text",) if "text" in type(model).model_fields else ("title", "heading")
        texts = [getattr(model, name, None) for name in names]
    for text in texts:
        for part in markup.text_blocks(text) if text else ():
            yield from (markup.plain(item, with_notes=True) for item in part.items)


def lost_words(source: Source) -> Iterator[Diagnostic]:
    """Each adopted string stands in data/ as often as in the source, corrected only by an anmärkning.

    An anmärkning with `published` permits a correction: `source_says` replaced by `published` must stand in
    data/. Former wordings under `replaced` count too.
    """
    comparison = _compare(source)
    for joined in comparison.joined:
        yield _joined_message(source, joined)
    for split in comparison.split:
        place = source.words_at(split.key, split.parts[1][:30])
        message = f'ett stycke har blivit två: "{_excerpt(split.parts[1], 0, 60)}" hör ihop med stycket före.'
        yield Diagnostic(
            place, message, "varje ord står kvar; ta bort tomraden emellan, så att stycket står på en rad"
        )
    for place, text, before in comparison.lost:
        matches = _nearest(source, comparison.others, text, before)
        yield _lost_words_message(source, comparison.others, matches, place, text, before)


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


def _joined_message(source: Source, joined: Rearranged) -> Diagnostic:
    second = joined.parts[1]
    place = source.words_at(joined.key, second[:30])
    row = source.lines[str(joined.key[0])][place.line - 1].strip()
    begins = row.startswith(second[:30])
    tip = f'sätt en tomrad före raden som börjar "{_excerpt(second, 0, 40)}"'
    if not begins:
        tip = f'bryt raden före "{_excerpt(second, 0, 40)}", och sätt en tomrad emellan'
    return Diagnostic(
        place,
        f"varje ord står kvar, men ett styckebyte saknas: {len(joined.parts)} stycken har blivit ett.",
        tip,
    )


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


def _compare(source: Source) -> Comparison:
    # An anmärkning only quotes the source, so its words do not count.
    here = [(key, text) for key, text in units(source) if key[0] != "errata"]
    left = Counter(text for _, text in here)
    keys = {text: key for key, text in here}
    corrections = list(_corrections(source))
    lost: list[tuple[SourceLocation, str, SourceLocation | None]] = []
    before: SourceLocation | None = None
    for place, text in edition_lines(source):
        form = next((form for form in _forms(text, corrections) if left[form] > 0), None)
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


def _forms(text: str, corrections: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return an adopted string as it is, as the anmärkningar correct it, and both without a list's number."""
    corrected = text
    for says, published in corrections:
        corrected = corrected.replace(says, published)
    forms = dict.fromkeys((text, corrected))
    return (*forms, *(re.sub(r"^[0-9]{1,3}\. +", "", form) for form in forms))


def _corrections(source: Source) -> Iterator[tuple[str, str]]:
    errata = source.values.get("errata")
    for erratum in errata.get("errata", []) if isinstance(errata, dict) else []:
        if isinstance(erratum, dict) and erratum.get("published"):
            says = erratum.get("source_says")
            yield from (
                (str(words), str(erratum["published"])) for words in (says if isinstance(says, list) else [])
            )


def _lost_words_message(
    source: Source,
    others: dict[str, Key],
    matches: list[str],
    place: SourceLocation,
    text: str,
    before: SourceLocation | None,
) -> Diagnostic:
    at = source.words_at(others[matches[0]], matches[0][:30]) if matches else before or place
    tip = (
        f"hämta tillbaka orden ({place.file}:{place.line}). Har ett beslut ändrat dem: {_replaced_example(others, matches)}. Rättar du ett "
        f"skrivfel: lägg en anmärkning i {source.folder.name}/errata.yaml (source_says är källans ord, published de rättade)"
    )
    where = "här" if matches else "här omkring"
    return Diagnostic(
        at, f"den beslutade texten står inte längre {where}: {_lost_wording_message(text, matches)}.", tip
    )


def _replaced_example(others: dict[str, Key], matches: list[str]) -> str:
    """Return how to write the former words under `replaced`."""
    key = others[matches[0]] if matches else ()
    names = [part for part in key if isinstance(part, str)]
    field = f", field: {names[-1]}" if names and names[-1] not in ("text", *Block.model_fields) else ""
    return f'skriv de gamla under replaced ("- {{text: DE GAMLA ORDEN, date: DAGEN, decision: BESLUTET{field}}}")'


def _nearest(source: Source, others: dict[str, Key], text: str, before: SourceLocation | None) -> list[str]:
    """Return the most similar candidate: in the same file, or else in any field that holds adopted words."""
    beside = [other for other, key in others.items() if before and source.place(key).file == before.file]
    decided = [other for other, key in others.items() if not {"reason", "keywords", "synonyms"} & {*key}]
    close_matches = (difflib.get_close_matches(text, some, n=1, cutoff=0.6) for some in (beside, decided))
    return next((one for one in close_matches if one), [])


def _lost_wording_message(text: str, matches: list[str]) -> str:
    """Return the lost words; for a long text, only the part that differs."""
    if len(text) <= _SHORT or not matches:
        return f'"{_excerpt(text, 0, len(text))}"'
    other = matches[0]
    same = _common_prefix_length(text, other)
    after = _common_prefix_length(text[same:][::-1], other[same:][::-1])
    decided, now = (_excerpt(words, same - 30, len(words) - after + 30) for words in (text, other))
    return f'beslutat är "{decided}", nu står "{now}"'


def _common_prefix_length(one: str, other: str) -> int:
    """Return the length of the common prefix of two texts."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def _excerpt(text: str, start: int, end: int) -> str:
    """Return an excerpt of at most _SHORT characters, with dots where it is cut."""
    first = max(start, 0)
    last = min(end, len(text), first + _SHORT)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
