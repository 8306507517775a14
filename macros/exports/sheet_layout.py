"""The layout of a sheet in Excel: the order of its columns, those on paper, those in view, and their widths.

The workbook has it, and so has the selection of rows that a reader's browser makes into a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .dataset import Dataset

BETWEEN = "\n"
LINKS = ("address", "url")
"""The columns of addresses, which are links."""
NUMBERED = "focus_area_number"
"""The column of the focus areas' numbers, which have their hues."""
# Widths in characters. What is printed shares a landscape A4, where letters are of 8 points or more also with LibreOffice's
# font in place of Calibri; what is shown shares the 1366 pixels of a laptop.
NARROW, READABLE = 12, 38
_WIDE, _PAPER, _SCREEN = 60, 144, 180


@dataclass(frozen=True)
class SheetLayout:
    """The ids of the columns in order, the width of each in characters, and how many of the first are printed and shown."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    printed: int
    shown: int


def layout(
    dataset: Dataset[Any], rows: Sequence[Mapping[str, Any]], more: Mapping[str, int] | None = None
) -> SheetLayout:
    """Return the layout of a dataset's rows: the columns on paper, the status and the addresses, then what is for machines.

    Columns without any value are left out. `more` are further columns, with the width that each needs: they take the
    last places on paper, and the columns that stood there follow.
    """
    further = more or {}
    paper = (*dataset.paper[: len(dataset.paper) - len(further)], *further)
    order = {id: place for place, id in enumerate(dict.fromkeys((*paper, *dataset.paper, "applies", *LINKS)))}
    labels = {column.id: column.label for column in dataset.cells}
    filled = [id for id in labels if any(row[id] is not None for row in rows)] or [*labels]
    columns = sorted([*filled, *further], key=lambda id: (order.get(id, len(order)), id == "uri"))
    printed, shown = (sum(id in ids for id in columns) for ids in (paper, order))
    needed = [further.get(id) or _needed(labels[id], (row[id] for row in rows)) for id in columns]
    readable = _readable(needed[:printed], needed[:shown])
    widths = (min(readable if place < shown else _WIDE, width) for place, width in enumerate(needed))
    return SheetLayout(tuple(columns), tuple(widths), printed, shown)


def _readable(printed: Sequence[int], shown: Sequence[int]) -> int:
    """Return the greatest width of a column with which the printed ones have room on paper and the shown ones in view."""
    return next(
        most
        for most in range(READABLE, NARROW - 1, -1)
        if most == NARROW
        or all(
            sum(min(most, width) for width in needed) <= room
            for needed, room in ((printed, _PAPER), (shown, _SCREEN))
        )
    )


def _needed(label: str, values: Iterable[Any]) -> int:
    """Return the width that holds a column's longest line; headings wrap."""
    texts = [label.split()[0], *(str(value or "") for value in values)]
    return width_of(line for text in texts for line in text.splitlines())


def width_of(lines: Iterable[str]) -> int:
    """Return the width that a column of these lines needs."""
    return max(NARROW, 4 + max((len(line) for line in lines), default=0))


def lines(text: str, room: int) -> int:
    """Return the number of lines that a text takes where a line has room for so many characters; a longer word is broken."""
    count = 0
    for line in text.split("\n"):
        count, used = count + 1, 0
        for word in line.split(" "):
            if used and used + 1 + len(word) > room:
                count, used = count + 1, 0
            used += len(word) + (used > 0)
            broken = max(used - 1, 0) // room
            count, used = count + broken, used - broken * room
    return count
