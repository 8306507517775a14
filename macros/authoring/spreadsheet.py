"""Read the rows of a spreadsheet: CSV, semicolons, tabs or XLSX."""

from __future__ import annotations

import csv
import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Cells = list[str]

# Signs that a number format writes as they are.
_QUOTED = re.compile(r'"[^"]*"|\\.')

_UNREADABLE = {
    b"\xd0\xcf\x11\xe0": "det är en äldre Excelfil (.xls). Spara om den som .xlsx eller CSV",
    b"%PDF": "det är en PDF. Spara tabellen som .xlsx eller CSV",
}


class SpreadsheetError(Exception):
    """The file cannot be read as a table; the message is Swedish and says what to do."""


def read_rows(path: Path) -> list[Cells]:
    """Return the table's rows, each a list of trimmed texts; row 1 of the spreadsheet comes first.

    A date cell of Excel becomes `2024-03-01`, a percentage `41.2 %`, and a cell with a link the address of the link.
    Raise SpreadsheetError when the file is missing, of another kind or broken.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SpreadsheetError(f"{path} finns inte eller går inte att läsa.") from error
    for beginning, why in _UNREADABLE.items():
        if data.startswith(beginning):
            raise SpreadsheetError(f"{path.name} går inte att läsa: {why}.")
    rows = _read_excel(path.name, data) if data.startswith(b"PK\x03\x04") else _read_text(path.name, data)
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def _read_excel(name: str, data: bytes) -> list[Cells]:
    """Return the rows of the first sheet with any content."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError) as error:
        raise SpreadsheetError(
            f"{name} går inte att läsa som Excel. Spara om filen som .xlsx eller CSV."
        ) from error
    for sheet in book.worksheets:
        rows = [[_cell_text(cell) for cell in row] for row in sheet.iter_rows()]
        if sheet.sheet_state == "visible" and any(any(row) for row in rows):
            _refuse_hidden(name, sheet, rows)
            return rows
    return []


def _refuse_hidden(name: str, sheet: Worksheet, rows: list[Cells]) -> None:
    """Raise SpreadsheetError for a hidden row or column with content, since nobody has seen what it would add."""
    hidden_rows = [
        at
        for at, one in sheet.row_dimensions.items()
        if one.hidden and any(rows[at - 1 : at] and rows[at - 1])
    ]
    hidden_columns = [
        letter for letter, one in sheet.column_dimensions.items()
        if one.hidden and any(cell for row in rows for cell in row[(one.min or 1) - 1 : one.max])
    ]  # fmt: skip
    for kind, found in (("rad", hidden_rows), ("kolumn", hidden_columns)):
        if found:
            raise SpreadsheetError(
                f"{name}: {kind} {found[0]} är dold. Visa alla rader och kolumner (ta bort filtret), eller ta bort det som är dolt."
            )


def _cell_text(cell: object) -> str:
    value, link = getattr(cell, "value", None), getattr(cell, "hyperlink", None)
    if link is not None and link.target and str(link.target).startswith("http"):
        return str(link.target)
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%Y-%m-%d")
    # Excel stores 41,2 % as 0,412.
    shown_as = _QUOTED.sub("", getattr(cell, "number_format", ""))
    if isinstance(value, int | float) and "%" in shown_as:
        return f"{(Decimal(str(value)) * 100).normalize():f} %"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _read_text(name: str, data: bytes) -> list[Cells]:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SpreadsheetError(f"{name} är ingen textfil. Spara tabellen som .xlsx eller CSV.")
    text = _decode(data)
    # Excel writes the separator on a line of its own in some languages. An empty row keeps the row numbers.
    first, _, rest = text.partition("\n")
    given = first.strip()[4:] if first.strip().casefold().startswith("sep=") else ""
    delimiter = given or _delimiter(text)
    rows = [*csv.reader(io.StringIO(rest if given else text, newline=""), delimiter=delimiter)]
    return [[], *rows] if given else rows


def _decode(data: bytes) -> str:
    """Decode UTF-8 with or without a byte order mark, UTF-16 as Excel's "Unicode-text", or else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """Return the separator that divides the first rows most evenly; a tab if there is only one column."""
    lines = [line for line in text.splitlines() if line.strip()][:20]
    scores = {mark: sum(mark in line for line in lines) for mark in "\t;,"}
    best = max(scores.values(), default=0)
    return next((mark for mark in _by_width(lines) if scores[mark] == best and best), "\t")


def _by_width(lines: list[str]) -> Iterator[str]:
    yield from sorted("\t;,", key=lambda mark: -sum(line.count(mark) for line in lines))
