"""The elements of a PDF, as plain values for document.typ.

A document has parts. A part is a mapping with a `kind`. Text is a list of runs, each a string with its
properties (English, a link, a note).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...model import Entity, Model, Picture, Point, SupportBox, Table, Withdrawn, markup
from ...source import media
from ...strategy import items, parts, registers, succession
from ...strategy.colours import Hue
from ...strategy.resolved import Strategy
from ...strategy.term_matcher import term_matcher
from ...strategy.urls import absolute
from ...strings import documents, labels

TextRun = dict[str, Any]
DocumentPart = dict[str, Any]
Document = dict[str, Any]

# Measures of document.typ: characters per line of a whole table, lines of a cell on half a page, space around a part in lines.
_LINE, _HALF_A_PAGE, _SPACE = 115, 30, 0.5


def heading(level: int, words: list[TextRun], *, listed: bool = True, page: bool = False) -> DocumentPart:
    """Return a heading. `listed` adds it to the bookmarks and, at levels 1 and 2, to the contents; `page`
    starts a new page.
    """
    return {"kind": "heading", "level": level, "words": words, "listed": listed, "page": page}


def table(
    columns: Sequence[list[TextRun]],
    shares: Sequence[int],
    rows: Iterable[list[list[DocumentPart]]],
    hue: Hue,
) -> DocumentPart:
    """Return a table: its headings, the columns' shares of its width, and its rows, each a list of cells.

    A row of moderate height is kept on one page. The height is estimated from its text, because measuring in
    Typst takes as long as typesetting.
    """
    room = [max(1, _LINE * share // sum(shares)) for share in shares]

    def whole(cells: list[list[DocumentPart]]) -> bool:
        heights = (sum(_height(part, line) for part in cell) for cell, line in zip(cells, room, strict=True))
        return max(heights) <= _HALF_A_PAGE

    return {
        "kind": "table",
        "columns": list(columns),
        "shares": list(shares),
        "rows": [{"cells": cells, "whole": whole(cells)} for cells in rows],
        **hue_values(hue),
    }


def hue_values(hue: Hue) -> DocumentPart:
    """Return a hue as the values of a part."""
    return {"hue": hue.hue, "tint": hue.tint}


def label(level: int, words: list[TextRun]) -> DocumentPart:
    """Return a small heading that is in neither the contents nor the bookmarks."""
    return {"kind": "label", "level": level, "words": words}


def words_of(kind: str, words: list[TextRun]) -> DocumentPart:
    """Return a part with text only: paragraph, item, quiet, lead, caption, quote or remark."""
    return {"kind": kind, "words": words}


def listing(items: Iterable[list[DocumentPart]], numbered: bool = False) -> DocumentPart:
    """Return a list; each item is a list of parts."""
    return {"kind": "list", "numbered": numbered, "items": list(items)}


def box(parts: Iterable[DocumentPart], hue: Hue) -> DocumentPart:
    """Return parts on a quiet surface beside a rule in a hue."""
    return {"kind": "box", "parts": list(parts), **hue_values(hue)}


def _height(part: DocumentPart, line: int) -> float:
    """Return the estimated height of a part in lines of so many characters, including the space around it."""
    inner = sum(_height(one, line) for item in part.get("items", ()) for one in item)
    characters = sum(len(run["text"]) for run in part.get("words", ()))
    return inner + (-(-characters // line) + _SPACE if characters else 0)


class DocumentBuilder:
    """A document while it is written, with the notes referred to so far."""

    def __init__(self, strategy: Strategy) -> None:
        self.strategy = strategy
        self.marker = term_matcher(strategy)
        self.noted: set[str] = set()

    def words(self, text: str) -> list[TextRun]:
        """Return runs of text without markup, with English passages marked."""
        start = 0
        out: list[TextRun] = []
        for begin, end in self.marker.find(text):
            if text[begin:end] in self.marker.english:
                out += [{"text": text[start:begin]}, {"text": text[begin:end], "english": True}]
                start = end
        out.append({"text": text[start:]})
        return [run for run in out if run["text"]]

    def link(self, text: str, address: str | None) -> list[TextRun]:
        """Return text as a link, if there is an address."""
        return [run | ({"address": address} if address else {}) for run in self.words(text)]

    def line(self, runs: Iterable[markup.Inline]) -> Iterator[TextRun]:
        """Yield a line of prose with its links and notes. Links within the site need the site's address."""
        for run in runs:
            if run.note:
                yield self.note(run.note)
                continue
            inside = run.address.startswith("/")
            address = absolute(self.strategy, run.address[1:]) if inside else run.address
            bold = {"bold": True} if run.bold else {}
            yield from (one | bold for one in self.link(run.text, address))

    def note(self, name: str) -> TextRun:
        """Return a note, in full at its first reference, with its number in reading order."""
        if name in self.noted:
            return {"text": "", "note": name}
        self.noted.add(name)
        note = self.strategy.notes[name]
        parts = [self.link(part.text, part.address) for part in note.parts]
        parts += [self.words(text) for text in self.remark_texts(note)]
        return {"text": "", "note": name, "number": str(self.strategy.note_numbers[name]), "parts": parts}

    def prose(self, text: str) -> Iterator[DocumentPart]:
        """Yield the paragraphs and lists of a text."""
        for part in markup.text_blocks(text):
            if part.is_list:
                items = ([words_of("item", list(self.line(item)))] for item in part.items)
                yield listing(items, part.form == "numbered")
            else:
                yield words_of("paragraph", list(self.line(part.items[0])))

    def text_table(self, found: Table) -> Iterator[DocumentPart]:
        """Yield a table of the text with its caption and source."""
        part = markup.text_blocks(found.text)[0]
        rows = [[list(self.line(cell)) for cell in row] for row in (part.header, *part.rows)]
        yield {
            "kind": "text-table",
            "words": self.words(found.caption),
            "columns": [align or "left" for align in part.columns],
            "rows": rows,
            "credit": self.words(labels.source_of(found.credit)) if found.credit else [],
        }

    def picture(self, found: Picture) -> DocumentPart:
        """Return a figure of the text: the image itself, its alternative text, caption and credit. Raises PictureError."""
        image = media.renditions(self.strategy.folder, found.file)[0]
        caption = [found.caption, found.credit and labels.source_of(found.credit)]
        return {
            "kind": "picture",
            "data": list(image.content),
            # At 200 pixels an inch, as wide as the text at most.
            "width": image.width / 200,
            "alt": found.alt,
            "words": self.words(" ".join(text for text in caption if text)),
        }

    def points(self, points: Iterable[Point], numbered: bool = False) -> DocumentPart:
        """Return a list of points, each with its errata and decisions."""
        return listing((self.item(point.text, point) for point in points), numbered)

    def item(self, text: str, entity: Entity) -> list[DocumentPart]:
        """Return a list item for an entity of the strategy."""
        return [words_of("item", self.words(text)), *self.about(entity)]

    def remarks(self, entity: Entity) -> Iterator[DocumentPart]:
        """Yield the errata of an entity, marked as editorial."""
        yield from (words_of("remark", self.words(text)) for text in self.remark_texts(entity))

    def remark_texts(self, entity: Entity) -> list[str]:
        """Return the words of the errata of an entity or a note."""
        errata = registers.errata_beside(self.strategy, entity.kind, entity.id)
        return [documents.remark(erratum) for erratum in errata]

    def about(self, entity: Entity) -> Iterator[DocumentPart]:
        """Yield the errata of an entity, its withdrawal and its former wordings."""
        yield from self.remarks(entity)
        yield from self.decided(entity)

    def decided(self, entity: Model) -> Iterator[DocumentPart]:
        """Yield the later decisions on an entity, past and coming."""
        texts = documents.decisions(entity, lambda ends: self._successors(entity, ends))
        yield from (words_of("remark", self.words(text)) for text in texts)

    def _successors(self, entity: Model, ends: Withdrawn) -> list[str]:
        """Return the names of what succeeds an entity."""
        keys = succession.successors(self.strategy, getattr(entity, "kind", ""), ends)
        return [items.name_of(items.entities(self.strategy)[key]) for key in keys]

    def goals(self, ids: Sequence[str]) -> str:
        """Return the words on the goals that a part of the strategy is tied to; "" without any."""
        goals = [self.strategy.goals[name] for name in ids]
        return (
            documents.goals([f"{goal.number}: {goal.name}" for goal in goals], parts.words(self.strategy))
            if goals
            else ""
        )

    def support(self, level: int, support: SupportBox | None) -> Iterator[DocumentPart]:
        """Yield the support box of a text about violence: each name over its number."""
        if support:
            yield {
                "kind": "support",
                "level": level,
                "words": self.words(support.title),
                "lines": [
                    {"name": self.words(line.name), "number": self.words(line.number)}
                    for line in support.lines
                ],
                "afterwards": self.words(support.afterwards),
            }

    def signatures(self, signers: Sequence[Sequence[str]]) -> DocumentPart:
        """Return the signature block, kept together: place and date, from the first signer's lines, and
        each name.
        """
        first, *others = signers
        place, name = (first[:1], first[1:]) if len(first) > 1 else ((), first)
        names = [[self.words(line) for line in lines] for lines in (name, *others)]
        return {"kind": "signatures", "place": [self.words(line) for line in place], "names": names}
