"""The elements of a PDF, as plain values for document.typ.

A document has parts. A part is a mapping with a `kind`. Text is a list of runs, each a string with its
properties (English, a link, a note).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from ...model import Entity, Model, Point, SupportBox, markup
from ...strategy import items
from ...strategy.resolved import Strategy
from ...strategy.term_matcher import term_matcher
from ...strategy.urls import absolute
from ...strings import documents

TextRun = dict[str, Any]
DocumentPart = dict[str, Any]
Document = dict[str, Any]

# Measures of document.typ: characters per line, lines on half a page, space around a part in lines.
_LINE, _HALF_A_PAGE, _SPACE = 85, 38, 0.4


def heading(level: int, words: list[TextRun], *, listed: bool = True, page: bool = False) -> DocumentPart:
    """Return a heading. `listed` adds it to the bookmarks and, at levels 1 and 2, to the contents; `page`
    starts a new page.
    """
    return {"kind": "heading", "level": level, "words": words, "listed": listed, "page": page}


def row(
    level: int, column: list[TextRun], words: list[TextRun], parts: Iterable[DocumentPart]
) -> DocumentPart:
    """Return a table row as its heading under the column's name, and the parts of its other cells.

    A row of moderate height is kept on one page. The height is estimated from its text, because measuring in
    Typst takes as long as typesetting.
    """
    cells = list(parts)
    whole = 1 + _lines(words) + sum(map(_height, cells)) <= _HALF_A_PAGE
    return {"kind": "row", "level": level, "column": column, "words": words, "parts": cells, "whole": whole}


def label(level: int, words: list[TextRun]) -> DocumentPart:
    """Return a small heading that is in neither the contents nor the bookmarks."""
    return {"kind": "label", "level": level, "words": words}


def words_of(kind: str, words: list[TextRun]) -> DocumentPart:
    """Return a part with text only: paragraph, item, quiet, lead, caption, quote or remark."""
    return {"kind": kind, "words": words}


def listing(items: Iterable[list[DocumentPart]], numbered: bool = False) -> DocumentPart:
    """Return a list; each item is a list of parts."""
    return {"kind": "list", "numbered": numbered, "items": list(items)}


def box(parts: Iterable[DocumentPart]) -> DocumentPart:
    """Return parts on a tinted background."""
    return {"kind": "box", "parts": list(parts)}


def _height(part: DocumentPart) -> float:
    """Return the estimated height of a part in lines, including the space around it."""
    inner = sum(map(_height, part.get("parts", ()))) + sum(
        _height(one) for item in part.get("items", ()) for one in item
    )
    return inner + (_lines(part["words"]) + _SPACE if "words" in part else 0)


def _lines(words: list[TextRun]) -> int:
    return -(-sum(len(run["text"]) for run in words) // _LINE)


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

    def line(self, runs: Iterable[markup.Run]) -> Iterator[TextRun]:
        """Return a line of prose with its links and notes. Links within the site need the site's address."""
        for run in runs:
            if run.note:
                yield self.note(run.note)
            elif run.address:
                inside = run.address.startswith("/")
                address = absolute(self.strategy, run.address[1:]) if inside else run.address
                yield from self.link(run.text, address)
            else:
                yield from self.words(run.text)

    def note(self, name: str) -> TextRun:
        """Return a note, in full at its first reference, with the number it has in the source."""
        if name in self.noted:
            return {"text": "", "note": name}
        self.noted.add(name)
        note = self.strategy.notes[name]
        parts = [self.link(part.text, part.address) for part in note.parts]
        parts += [self.words(text) for text in self.remarks(name)]
        return {"text": "", "note": name, "number": note.number, "parts": parts}

    def prose(self, text: str) -> Iterator[DocumentPart]:
        """Return the paragraphs and lists of a text."""
        for part in markup.parts(text):
            if part.is_list:
                yield listing([words_of("item", list(self.line(item)))] for item in part.items)
            else:
                yield words_of("paragraph", list(self.line(part.items[0])))

    def points(self, points: Iterable[Point], numbered: bool = False) -> DocumentPart:
        """Return a list of points, each with its errata and decisions."""
        return listing((self.item(point.text, point) for point in points), numbered)

    def item(self, text: str, entity: Entity) -> list[DocumentPart]:
        """Return a list item for an entity of the strategy."""
        return [words_of("item", self.words(text)), *self.about(entity)]

    def remarks(self, name: str) -> list[str]:
        """Return the errata of an entity, marked as editorial."""
        return [documents.remark(erratum) for erratum in self.strategy.beside(name)]

    def about(self, entity: Entity) -> Iterator[DocumentPart]:
        """Return the errata of an entity, its withdrawal and its former wordings."""
        yield from (words_of("remark", self.words(text)) for text in self.remarks(entity.id))
        yield from self.decided(entity)

    def decided(self, entity: Model) -> Iterator[DocumentPart]:
        """Return the later decisions on an entity, past and coming."""
        texts = documents.decisions(entity, partial(items.display_name, self.strategy))
        yield from (words_of("remark", self.words(text)) for text in texts)

    def goals(self, ids: Sequence[str]) -> Iterator[DocumentPart]:
        """Return the goals that a part of the strategy is tied to."""
        goals = [self.strategy.goals[name] for name in ids]
        if goals:
            words = documents.goals([f"{goal.number}: {goal.name}" for goal in goals])
            yield words_of("quiet", self.words(words))

    def support(self, level: int, support: SupportBox | None, low: bool = False) -> Iterator[DocumentPart]:
        """Return the support box of a text about violence; a low one has its lines side by side."""
        if support:
            lines = [words_of("item", self.words(f"{line.name}: {line.number}")) for line in support.lines]
            yield box(
                [
                    label(level, self.words(support.title)),
                    listing([line] for line in lines) | {"low": low},
                    words_of("quiet", self.words(support.afterwards)),
                ],
            )

    def signatures(self, signers: Sequence[Sequence[str]]) -> DocumentPart:
        """Return the signature block, kept together: place and date, from the first signer's lines, and
        each name.
        """
        first, *others = signers
        place, name = (first[:1], first[1:]) if len(first) > 1 else ((), first)
        names = [[self.words(line) for line in lines] for lines in (name, *others)]
        return {"kind": "signatures", "place": [self.words(line) for line in place], "names": names}
