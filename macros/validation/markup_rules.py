"""Rules on markup: what a text may have is rendered (model.markup), and what looks like other markup is refused.

Nothing is printed as rubbish. Each mistake is reported at its line, and the line as it should stand is given where
it can be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model import markup
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key, Source
from ..source.yaml_errors import BARE_KEY
from . import block_slips, foreign_marks, line_slips, link_slips, plain_slips
from .adopted_wording import units
from .context import Context
from .slips import Slip

_QUOTED = re.compile(r"[”“„].*[”“„]")
_UNSEEN = {"keywords", "source_says", "published", "replaced", "spellings", "synonyms", "endings", "search"}


def markup_is_ours(context: Context) -> Iterator[Diagnostic]:
    """A text has only the markup that is rendered: running text what model.markup reads, other texts none."""
    source = context.source
    notes = {one.id for one in context.references if one.kind == "note"}
    for key, text in _texts(source):
        if markup.is_prose(key):
            yield from _running(source, key, text, notes)
        else:
            for slip in (*plain_slips.damaged(text), *plain_slips.plain(text)):
                yield _diagnostic(source, key, 0, text, slip)


def words_without_quotes(source: Source) -> Iterator[Diagnostic]:
    """A word to search with has no typographic quotation marks around it, which would belong to the word."""
    for key, text in units(source):
        if len(key) > 1 and key[-2] in ("keywords", "synonyms", "endings") and _QUOTED.fullmatch(text):
            place = source.words_at(key, text)
            lines = source.lines[str(key[0])]
            better = re.sub(r"[”“„]([^”“„,]*)[”“„]", r"\1", lines[place.line - 1]).strip()
            yield Diagnostic(place, "citattecknen hör inte till ordet.", "ta bort dem", suggestion=better)


def _texts(source: Source) -> Iterator[tuple[Key, str]]:
    """Yield the texts that readers see, with their keys."""

    def strings(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
        if isinstance(value, dict):
            for name, item in value.items():
                if name not in _UNSEEN:
                    yield from strings(item, (*key, name))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from strings(item, (*key, index))
        elif isinstance(value, str) and value:
            yield key, value

    for stem, value in source.values.items():
        if stem not in _UNSEEN:
            yield from strings(value, (stem,))


def _running(source: Source, key: Key, text: str, notes: set[str]) -> Iterator[Diagnostic]:
    is_table = key[-2] == "table"
    lines = [line.strip() for line in text.split("\n")]
    series = "h" if key[0] == "actionplan" else "s"
    for number, line in enumerate(lines):
        starts = () if is_table else tuple(line_slips.starts(line))
        listed = line_slips.BULLET.sub("- ", line, count=1) if starts else line
        spacing = () if is_table else plain_slips.spacing(listed)
        foreign = foreign_marks.in_data(link_slips.without_links(line))
        damaged = plain_slips.damaged(listed)
        for slip in (*starts, *spacing, *line_slips.inline(line, notes, series), *foreign, *damaged):
            yield _diagnostic(source, key, number, line, slip)
    blocks = (
        block_slips.table_slips(lines)
        if is_table
        else (
            *block_slips.numbering(lines),
            *block_slips.tables_in_text(lines),
            *block_slips.divided(lines),
            *block_slips.nested(text.split("\n")),
        )
    )
    for number, slip in (*blocks, *block_slips.unpaired_bold(lines)):
        yield _diagnostic(source, key, number, lines[number], slip)


def _diagnostic(source: Source, key: Key, number: int, line: str, slip: Slip) -> Diagnostic:
    """Return the diagnostic of a slip in a line of a text (counted from 0), with the whole line of the file mended."""
    place = source.place(key)
    rows = source.lines.get(str(key[0]), [])
    head = rows[place.line - 1] if place.line <= len(rows) else ""
    if re.search(r"[|>][-+0-9]*\s*$", head) or BARE_KEY.match(head):
        place = SourceLocation(place.file, place.line + 1 + number)
    row = rows[place.line - 1] if place.line <= len(rows) else ""
    once = bool(line) and row.count(line) == 1
    better = row.replace(line, slip.mended).strip() if slip.mended and once else ""
    return Diagnostic(place, slip.message, slip.tip, suggestion=better)
