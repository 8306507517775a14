"""What a PDF is made of: documents, parts and words, as plain values for document.typ.

A part is a mapping with a `kind`; words are a list of runs, each a string with what is said of it (English, a link, a note).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...model import Entity, Model, Point, SupportBox, markup
from ...strategy import items
from ...strategy.resolved import Strategy
from ...strategy.term_matcher import term_matcher
from ...strategy.urls import absolute
from ...strings import labels

TextRun = dict[str, Any]
DocumentPart = dict[str, Any]
Document = dict[str, Any]

# Of the running text in document.typ: characters on a line, lines on half a page, and the space around a part in lines.
_LINE, _HALF_A_PAGE, _SPACE = 85, 38, 0.4


def heading(level: int, words: list[TextRun], *, listed: bool = True, page: bool = False) -> DocumentPart:
    """A heading. When listed it is a bookmark, and stands in the contents at levels 1 and 2; `page` begins a new page."""
    return {"kind": "heading", "level": level, "words": words, "listed": listed, "page": page}


def row(
    level: int, column: list[TextRun], words: list[TextRun], parts: Iterable[DocumentPart]
) -> DocumentPart:
    """A table's row: its heading under the name of its column, then its other cells. Of moderate height, it stays on one page.

    How high it is, is told from its words: to measure each row on paper takes Typst as long as to set them all.
    """
    cells = list(parts)
    whole = 1 + _lines(words) + sum(map(_height, cells)) <= _HALF_A_PAGE
    return {"kind": "row", "level": level, "column": column, "words": words, "parts": cells, "whole": whole}


def label(level: int, words: list[TextRun]) -> DocumentPart:
    """A small heading that stands neither in the contents nor among the bookmarks."""
    return {"kind": "label", "level": level, "words": words}


def words_of(kind: str, words: list[TextRun]) -> DocumentPart:
    """A part that is only words: paragraph, item, quiet, lead, caption, quote or remark."""
    return {"kind": kind, "words": words}


def listing(items: Iterable[list[DocumentPart]], numbered: bool = False) -> DocumentPart:
    """A list; each item is made of parts."""
    return {"kind": "list", "numbered": numbered, "items": list(items)}


def box(parts: Iterable[DocumentPart]) -> DocumentPart:
    """Parts on a tinted ground."""
    return {"kind": "box", "parts": list(parts)}


def _height(part: DocumentPart) -> float:
    """About how many lines a part takes, the space around it included."""
    inner = sum(map(_height, part.get("parts", ()))) + sum(
        _height(one) for item in part.get("items", ()) for one in item
    )
    return inner + (_lines(part["words"]) + _SPACE if "words" in part else 0)


def _lines(words: list[TextRun]) -> int:
    return -(-sum(len(run["text"]) for run in words) // _LINE)


class DocumentBuilder:
    """One document while it is written: which notes it has met."""

    def __init__(self, strategy: Strategy) -> None:
        self.strategy = strategy
        self.marker = term_matcher(strategy)
        self.noted: set[str] = set()

    def words(self, text: str) -> list[TextRun]:
        """Words without markup, English passages marked."""
        start = 0
        out: list[TextRun] = []
        for begin, end in self.marker.find(text):
            if text[begin:end] in self.marker.english:
                out += [{"text": text[start:begin]}, {"text": text[begin:end], "english": True}]
                start = end
        out.append({"text": text[start:]})
        return [run for run in out if run["text"]]

    def link(self, text: str, address: str | None) -> list[TextRun]:
        """Words that lead to an address, when there is one."""
        return [run | ({"address": address} if address else {}) for run in self.words(text)]

    def line(self, runs: Iterable[markup.Run]) -> Iterator[TextRun]:
        """A line of prose: words, links and notes. A link within the site needs the site's own address."""
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
        """A note, whole where it is first marked; numbered as in the source."""
        if name in self.noted:
            return {"text": "", "note": name}
        self.noted.add(name)
        note = self.strategy.notes[name]
        parts = [self.link(part.text, part.address) for part in note.parts]
        parts += [self.words(text) for text in self.remarks(name)]
        return {"text": "", "note": name, "number": note.number, "parts": parts}

    def prose(self, text: str) -> Iterator[DocumentPart]:
        """The paragraphs and lists of a text."""
        for part in markup.parts(text):
            if part.is_list:
                yield listing([words_of("item", list(self.line(item)))] for item in part.items)
            else:
                yield words_of("paragraph", list(self.line(part.items[0])))

    def points(self, points: Iterable[Point], numbered: bool = False) -> DocumentPart:
        """A list of points, each with what editors and history say of it."""
        return listing((self.item(point.text, point) for point in points), numbered)

    def item(self, text: str, thing: Entity) -> list[DocumentPart]:
        """A list item that is a thing of the strategy."""
        return [words_of("item", self.words(text)), *self.about(thing)]

    def remarks(self, name: str) -> list[str]:
        """What the editors say of a thing, marked as theirs."""
        return [f"Redaktionens anmärkning: {erratum.why}" for erratum in self.strategy.beside(name)]

    def about(self, thing: Entity) -> Iterator[DocumentPart]:
        """What stands beside a thing: the editors' remarks, that it is withdrawn, its former words."""
        yield from (words_of("remark", self.words(text)) for text in self.remarks(thing.id))
        yield from self.decided(thing)

    def decided(self, thing: Model) -> Iterator[DocumentPart]:
        """What later decisions did to a thing, or will."""
        yield from (words_of("remark", self.words(text)) for text in self.decisions(thing))

    def decisions(self, thing: Model) -> Iterator[str]:
        """What later decisions did to a thing, or will: when it came, when it ends, its coming and its former words."""
        added, withdrawn = getattr(thing, "added", None), getattr(thing, "withdrawn", None)
        if added:
            yield f"Tillagt {added.date}. {labels.sentence('Beslut: ' + added.decision)}"
        ends = withdrawn or thing.coming.withdrawn
        if ends:
            words = f"{'Upphävd' if withdrawn else 'Upphör'} {ends.date}. {labels.sentence(ends.reason)} {labels.sentence('Beslut: ' + ends.decision)}"
            if ends.successor:
                words += f" {'Ersatt' if withdrawn else 'Ersätts'} av {items.display_name(self.strategy, ends.successor)}."
            yield words
        for new in thing.coming.wordings:
            yield f"Ny {labels.wording(thing, new)}, från {new.date}: {new.text} {labels.sentence('Beslut: ' + new.decision)}"
        for old in getattr(thing, "replaced", ()):
            yield f"Tidigare {labels.wording(thing, old)}, till {old.date}: {old.text} {labels.sentence('Beslut: ' + old.decision)}"

    def support(self, level: int, support: SupportBox | None, low: bool = False) -> Iterator[DocumentPart]:
        """The box that stands first where the words concern violence; a low one has its lines side by side."""
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
        """Where to sign, kept together: place and day, which the first one's lines begin with, and each one's name."""
        first, *others = signers
        place, name = (first[:1], first[1:]) if len(first) > 1 else ((), first)
        names = [[self.words(line) for line in lines] for lines in (name, *others)]
        return {"kind": "signatures", "place": [self.words(line) for line in place], "names": names}
