"""The small markup of `text: |`.

Paragraphs, `- ` lists, `1. ` lists, `**bold**`, `[^s1]` notes and `[text](address)` links; in `table` also the
rows of a Markdown table. Everything else is plain text, and `validation.line_slips` refuses what looks like
markup of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .addresses import ADDRESS as ELSEWHERE

Form = Literal["paragraph", "list", "numbered", "table"]
Align = Literal["", "left", "center", "right"]

# Link text excludes `[`, because matching would otherwise take quadratic time.
_INLINE = re.compile(r"\[\^([a-z][0-9]+)\]|\[([^\[\]\n]+)\]\(([^)\s]+)\)|\*\*")
_NUMBERED = re.compile(r"([0-9]{1,3})\. +(?=\S)")
# A cell ends at a `|` without a backslash.
_CELL = re.compile(r"(?<!\\)\|")
_RULER = re.compile(r"\|?(?: *:?-+:? *\|)* *:?-+:? *\|?\Z")
# The targets allowed after "](": an address elsewhere, or a page of this site.
ADDRESS = re.compile(rf"(?:{ELSEWHERE}|/[a-z0-9/-]*(?:#[a-z0-9-]+)?)\Z")


@dataclass(frozen=True)
class Inline:
    """Text of one kind within a line: a link if `address` is set, a note mark if `note` is set."""

    text: str = ""
    address: str = ""
    note: str = ""
    bold: bool = False


Line = tuple[Inline, ...]


@dataclass(frozen=True)
class TextBlock:
    """A paragraph (one item), a list, or a table: `items` holds its cells, the header's first, row by row.

    A table has an alignment a column.
    """

    items: tuple[Line, ...]
    form: Form
    columns: tuple[Align, ...] = ()

    @property
    def is_list(self) -> bool:
        """Return True for a list, numbered or not."""
        return self.form in ("list", "numbered")

    @property
    def header(self) -> tuple[Line, ...]:
        """The cells of a table's header."""
        return self.items[: len(self.columns)]

    @property
    def rows(self) -> list[tuple[Line, ...]]:
        """The rows of a table, without its header."""
        wide = len(self.columns)
        return [self.items[at : at + wide] for at in range(wide, len(self.items), wide)]


# Cached, because several rules and pages parse the same text, and few texts change between reloads.
@lru_cache(maxsize=16_384)
def text_blocks(text: str) -> tuple[TextBlock, ...]:
    """Return the paragraphs, lists and tables of a text, in order. The lines of one paragraph are joined by a space."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return tuple(
        block for one in paragraphs for block in _text_blocks([line.strip() for line in one.split("\n")])
    )


def _text_blocks(lines: list[str]) -> Iterator[TextBlock]:
    if is_table(lines):
        header, *rows = (cells(line) for line in (lines[0], *lines[2:]))
        wide = len(header)
        padded = [cell for row in (header, *rows) for cell in (*row, *[""] * wide)[:wide]]
        yield TextBlock(tuple(tuple(inlines(cell)) for cell in padded), "table", _alignments(lines[1], wide))
        return
    form: Form = "paragraph"
    items: list[str] = []
    for line in lines:
        begun, words = _item(line, form, len(items))
        if begun != form and items:
            yield _text_block(items, form)
            items = []
        if begun and (begun != "paragraph" or not items):
            items.append(words)
        elif items:
            items[-1] += f" {words}"
        form = begun
    if items:
        yield _text_block(items, form)


def _item(line: str, form: Form, count: int) -> tuple[Form, str]:
    """Return the form that a line belongs to, and its words. A line that begins no item continues the one above."""
    if line.startswith("- "):
        return "list", line[2:].strip()
    number = _NUMBERED.match(line)
    # A year that happens to begin a line of a paragraph is no item.
    if number and int(number[1]) == (count + 1 if form == "numbered" else 1):
        return "numbered", line[number.end() :]
    return form, line


def _text_block(items: list[str], form: Form) -> TextBlock:
    return TextBlock(tuple(tuple(inlines(item)) for item in items), form)


def is_table(lines: list[str]) -> bool:
    """Return True for the lines of a Markdown table: a header, a row of dashes, and rows."""
    return len(lines) > 1 and lines[0].startswith("|") and bool(_RULER.match(lines[1]))


def cells(line: str) -> list[str]:
    """Return the cells of a table's line."""
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(inner)]


def _alignments(ruler: str, wide: int) -> tuple[Align, ...]:
    names: dict[tuple[bool, bool], Align] = {
        (True, True): "center",
        (True, False): "left",
        (False, True): "right",
    }
    found = [names.get((cell.startswith(":"), cell.endswith(":")), "") for cell in cells(ruler)]
    return tuple((*found, *[""] * wide)[:wide])  # type: ignore[arg-type]


def inlines(text: str) -> Iterator[Inline]:
    """Yield the inline elements of one line, split at its notes, links and bold words.

    A `**` without its pair is text, and `validation.line_slips` refuses it.
    """
    start, bold = 0, False
    pairs = text.count("**") // 2 * 2
    for match in _INLINE.finditer(text):
        if match[0] == "**":
            if not pairs:
                continue
            pairs -= 1
        if match.start() > start:
            yield Inline(text[start : match.start()], bold=bold)
        start = match.end()
        if match[0] == "**":
            bold = not bold
        else:
            yield (
                Inline(note=match[1]) if match[1] else Inline(match[2].replace("**", ""), match[3], bold=bold)
            )
    if start < len(text):
        yield Inline(text[start:], bold=bold)


def plain(line: Line, with_notes: bool = False) -> str:
    """Return the visible words of a line, with note marks as `[^s1]` if `with_notes`."""
    return "".join(inline.text or (f"[^{inline.note}]" if with_notes else "") for inline in line)


def words(text: str) -> str:
    """Return the visible words of a text, a line for each paragraph and item, and for each row of a table."""
    return "\n".join(line for block in text_blocks(text) for line in _lines(block))


def _lines(block: TextBlock) -> Iterator[str]:
    if block.form == "table":
        yield from (" · ".join(map(plain, row)) for row in (block.header, *block.rows))
    else:
        yield from (
            f"{number}. {plain(item)}" if block.form == "numbered" else plain(item)
            for number, item in enumerate(block.items, 1)
        )


def notes(text: str) -> list[str]:
    """Return the ids of the notes marked in a text, in order."""
    return [
        inline.note for block in text_blocks(text) for line in block.items for inline in line if inline.note
    ]


def is_prose(key: tuple[str | int, ...]) -> bool:
    """Return True for the key path of running text: a block's `text` in `content`, or the text of its table."""
    at = key[:-1] if key[-2:] == ("table", "text") else key
    return key[-1] == "text" and len(at) > 2 and at[-3] == "content"
