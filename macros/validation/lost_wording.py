"""The rule that every adopted string stands in data/, and its messages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import takewhile

from ..model import Block
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key, Source
from .adopted_wording import Rearranged, compare, nearest

# The maximum number of quoted characters in a message.
_SHORT = 160
# The lines below a text in which the next may stand.
_NEAR = 3


def lost_words(source: Source) -> Iterator[Diagnostic]:
    """Each adopted string stands in data/ as often as in the source, corrected only by an anmärkning.

    An anmärkning with `published` permits a correction: `source_says` replaced by `published` must stand in
    data/. Former wordings under `replaced` count too.
    """
    comparison = compare(source)
    for joined in comparison.joined:
        yield _joined_message(source, joined)
    for split in comparison.split:
        place = source.words_at(split.key, split.parts[1][:30])
        message = f'ett stycke har blivit två: "{_excerpt(split.parts[1], 0, 60)}" hör ihop med stycket före.'
        yield Diagnostic(
            place, message, "varje ord står kvar; ta bort tomraden emellan, så att stycket står på en rad"
        )
    for place, text, before in comparison.lost:
        matches = nearest(source, comparison.others, text, before)
        yield _lost_words_message(source, comparison.others, matches, place, text, before)


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


def _lost_words_message(
    source: Source,
    others: dict[str, Key],
    matches: list[str],
    place: SourceLocation,
    text: str,
    before: SourceLocation | None,
) -> Diagnostic:
    at = source.words_at(others[matches[0]], matches[0][:30]) if matches else before or place
    # Where the words are gone, an error right below may say why.
    at = dataclasses.replace(at, end=max(at.end, at.line) + (1 if matches else _NEAR))
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
