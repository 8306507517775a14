"""No word of the decided edition is lost: every string of data/edition/ stands in data/."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Any

from ..model import Block, Data, Model, Note, markup
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key, Source

# How much of a text a message quotes.
_SHORT = 160


def edition_lines(source: Source) -> Iterator[tuple[SourceLocation, str]]:
    """The decided strings with their places; none when the folder has no edition."""
    for path in sorted((source.folder / "edition").glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            if line and not line.startswith("# "):
                yield SourceLocation(f"{source.name}/edition/{path.name}", number), line


def units(source: Source) -> list[tuple[Key, str]]:
    """Every string of data/ as a reader would meet it: paragraphs, items, link texts, addresses."""
    found: list[tuple[Key, str]] = []
    for stem, value in source.values.items():
        _add_units(found, value, (stem,))
    return found


def _add_units(found: list[tuple[Key, str]], value: Any, key: Key) -> None:
    """Fills one list: generators within generators would hand each string up through every level."""
    if isinstance(value, dict):
        for name, item in value.items():
            _add_units(found, item, (*key, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _add_units(found, item, (*key, index))
    elif isinstance(value, str) and value:
        found += [(key, text) for text in units_of(value)]


@lru_cache(maxsize=20_000)
def units_of(value: str) -> tuple[str, ...]:
    """One string's paragraphs, items, link texts and addresses. Several rules ask, and most texts stay as they were."""
    said: list[str] = []
    for part in markup.parts(value):
        for item in part.items:
            said += [markup.plain(item, with_notes=True), *(run.address for run in item if run.address)]
    return tuple(said)


def placed(value: Any, key: Key = ()) -> Iterator[tuple[Key, Model]]:
    """Every model within the data, with the place in the files that it was made from."""
    if isinstance(value, Model):
        if key:
            yield key, value
        for name in type(value).model_fields:
            yield from placed(getattr(value, name), (*key, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            if not isinstance(item, str):
                yield from placed(item, (*key, number))


def unadopted(source: Source, data: Data) -> Iterator[tuple[Key, Model, str]]:
    """What the adopted wording does not have, and no decision is named for: where, what, and its words.

    A thing is known by its own text, or its title or heading; a part of a running text by each of its paragraphs. What
    stands in a thing that was added came with it, and words with `replaced` are those of a decision.
    """
    corrections = list(_corrections(source))
    adopted = {form for _, text in edition_lines(source) for form in _forms(text, corrections)}
    if not adopted:
        return
    asked = list(_asked(data, (), adopted))
    # An edition that has less than half of a file's texts is not that file's adopted wording.
    known, strange = (
        Counter(str(key[0]) for key, _, words in asked if (words is None) is adopted_here)
        for adopted_here in (True, False)
    )
    found = [
        (key, thing, words)
        for key, thing, words in asked
        if words is not None and known[str(key[0])] > strange[str(key[0])]
    ]
    # A decided text that was changed without a decision is told as lost, and not once more as added.
    changed = {near for _, _, near in _lost_here(source)} if found else set()
    yield from (one for one in found if one[2] not in changed)


def _asked(value: Any, key: Key, adopted: set[str]) -> Iterator[tuple[Key, Model, str | None]]:
    """Everything that a decision may add, with the words that the adopted wording does not have, or None."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            if isinstance(item, Model):
                yield from _asked(item, (*key, number), adopted)
        return
    if not isinstance(value, Model) or getattr(value, "added", None):
        return
    is_changed = bool(getattr(value, "replaced", ()))
    if "added" in type(value).model_fields and not is_changed:
        words = list(_known_by(value))
        strange = next((one for one in words if one not in adopted), None)
        if words:
            yield key, value, strange
        if strange is not None:
            return
    # Running text whose former words stand with the section says not which paragraph is new.
    left = {"content"} if is_changed and "content" in type(value).model_fields else set()
    for name in type(value).model_fields:
        if name not in left:
            yield from _asked(getattr(value, name), (*key, name), adopted)


def _known_by(thing: Model) -> Iterator[str]:
    """The words that a thing is known by in the adopted wording."""
    if isinstance(thing, Block):
        given = (
            getattr(thing, thing.form) if thing.form in ("text", "subheading", "quote", "caption") else None
        )
        texts = [given] if given else [*(thing.signature or ())]
    elif isinstance(thing, Note):
        texts = [part.text for part in thing.parts]
    else:
        names = ("text",) if "text" in type(thing).model_fields else ("title", "heading")
        texts = [getattr(thing, name, None) for name in names]
    for text in texts:
        for part in markup.parts(text) if text else ():
            yield from (markup.plain(item, with_notes=True) for item in part.items)


def lost_words(source: Source) -> Iterator[Diagnostic]:
    """Each decided string stands in data/ as often as in the source, corrected only by an anmärkning.

    An anmärkning with `published` accounts for a correction: where `source_says` is replaced by
    `published`, the string must stand. Former wordings under `replaced` count as standing.
    """
    for place, text, near, before in _lost_in(source):
        yield _lost(source, *near, place, text, before)


def _lost_here(source: Source) -> Iterator[tuple[SourceLocation, str, str]]:
    """The lost texts, each with the text that it has most likely become."""
    for place, text, (_, near), _before in _lost_in(source):
        yield place, text, near[0] if near else ""


def _lost_in(
    source: Source,
) -> Iterator[tuple[SourceLocation, str, tuple[dict[str, Key], list[str]], SourceLocation | None]]:
    # An anmärkning only quotes the source: its words alone do not keep a text on the site.
    here = [(key, text) for key, text in units(source) if key[0] != "errata"]
    left = Counter(text for _, text in here)
    keys = {text: key for key, text in here}
    corrections = list(_corrections(source))
    lost: list[tuple[SourceLocation, str, SourceLocation | None]] = []
    before: SourceLocation | None = None
    for place, text in edition_lines(source):
        found = next((form for form in _forms(text, corrections) if left[form] > 0), None)
        if found:
            left[found] -= 1
            before = source.place(keys[found])
        else:
            lost.append((place, text, before))
    # What the edition does not account for is where a changed text is to be found.
    others = {text: keys[text] for text, count in left.items() if count > 0} if lost else {}
    if not source.unreadable:
        for place, text, before in lost:
            yield place, text, (others, _nearest(source, others, text, before)), before


def _forms(text: str, corrections: list[tuple[str, str]]) -> tuple[str, str]:
    """A decided string as it is, and as the anmärkningar correct it."""
    corrected = text
    for says, published in corrections:
        corrected = corrected.replace(says, published)
    return text, corrected


def _corrections(source: Source) -> Iterator[tuple[str, str]]:
    errata = source.values.get("errata")
    for erratum in errata.get("errata", []) if isinstance(errata, dict) else []:
        if isinstance(erratum, dict) and erratum.get("published"):
            says = erratum.get("source_says")
            yield from (
                (str(words), str(erratum["published"])) for words in (says if isinstance(says, list) else [])
            )


def _lost(
    source: Source,
    others: dict[str, Key],
    near: list[str],
    place: SourceLocation,
    text: str,
    before: SourceLocation | None,
) -> Diagnostic:
    at = source.words_at(others[near[0]], near[0][:30]) if near else before or place
    tip = (
        f"hämta tillbaka orden ({place.file}:{place.line}). Har ett beslut ändrat dem: {_replaced_by(others, near)}. Rättar du ett "
        f"skrivfel: lägg en anmärkning i {source.folder.name}/errata.yaml (source_says är källans ord, published de rättade)"
    )
    where = "här" if near else "här omkring"
    return Diagnostic(
        at, f"den beslutade texten står inte längre {where}: {_lost_wording_message(text, near)}.", tip
    )


def _replaced_by(others: dict[str, Key], near: list[str]) -> str:
    """How the former words are kept beside those that a decision put in their place."""
    key = others[near[0]] if near else ()
    names = [part for part in key if isinstance(part, str)]
    field = f", field: {names[-1]}" if names and names[-1] not in ("text", *Block.model_fields) else ""
    return f'skriv de gamla under replaced ("- {{text: DE GAMLA ORDEN, date: DAGEN, decision: BESLUTET{field}}}")'


def _nearest(source: Source, others: dict[str, Key], text: str, before: SourceLocation | None) -> list[str]:
    """The text that the words have most likely become: near in the same file, and else one that no editor wrote."""
    beside = [other for other, key in others.items() if before and source.place(key).file == before.file]
    decided = [other for other, key in others.items() if not {"reason", "keywords", "synonyms"} & {*key}]
    found = (difflib.get_close_matches(text, some, n=1, cutoff=0.6) for some in (beside, decided))
    return next((one for one in found if one), [])


def _lost_wording_message(text: str, near: list[str]) -> str:
    """The lost words, or of a long text what differs from what stands there now."""
    if len(text) <= _SHORT or not near:
        return f'"{_around(text, 0, len(text))}"'
    other = near[0]
    same = _shared(text, other)
    after = _shared(text[same:][::-1], other[same:][::-1])
    decided, now = (_around(words, same - 30, len(words) - after + 30) for words in (text, other))
    return f'beslutat är "{decided}", nu står "{now}"'


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def _around(text: str, start: int, end: int) -> str:
    """A stretch of a text, not too long, with dots where it is cut."""
    first = max(start, 0)
    last = min(end, len(text), first + _SHORT)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
