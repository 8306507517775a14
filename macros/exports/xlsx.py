"""Excel: one workbook with a sheet per table, and one that explains them.

Reproducible: times inside the file are the day of the build.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ..strategy import registers
from ..strategy.resolved import Strategy
from ..strings import documents
from .context import Context
from .dataset import Column, Dataset, cell
from .datasets import SHEETS
from .download import FOLDER, Download

NAME = "strategi.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BETWEEN = "\n"
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)
_WIDE = 60
# Excel's limit for a cell's characters; Excel cuts longer text silently.
_MOST = 32_767
_NARROW = 12


def downloads(strategy: Strategy) -> Iterator[Download]:
    """Yield the workbook, offered by the page of each of its sheets."""
    title = ", ".join(sheet.title.lower() for sheet in SHEETS).capitalize()
    make = partial(_workbook, strategy)
    yield Download(f"{FOLDER}{NAME}", title, "Excel", MEDIA_TYPE, make, tuple(sheet.name for sheet in SHEETS))


def _workbook(strategy: Strategy) -> bytes:
    context, book = Context(strategy), Workbook()
    book.remove(book.worksheets[0])
    for dataset in SHEETS:
        _table(book.create_sheet(dataset.title), dataset, context)
    _explanation(book.create_sheet("Om filen"), strategy)
    _describe(book, strategy)
    out = io.BytesIO()
    book.save(out)
    return _repeatable(out.getvalue(), strategy.today)


def _describe(book: Workbook, strategy: Strategy) -> None:
    site = strategy.data.site
    book.properties.title = f"{site.name}. {site.edition.title}"
    book.properties.creator = site.publisher.name
    book.properties.language = "sv-SE"
    book.properties.created = datetime.datetime.combine(strategy.today, datetime.time())


def _table(sheet: Worksheet, dataset: Dataset[Any], context: Context) -> None:
    # Machine-readable columns last, because readers of a sheet look for the strategy's text.
    columns = sorted(dataset.columns, key=lambda column: column.id == "uri")
    _row(sheet, 1, [column.label for column in columns])
    for number, item in enumerate(dataset.items(context), 2):
        _row(sheet, number, [cell(item[column.id], BETWEEN) for column in columns])
    for number in range(1, len(dataset.columns) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(sheet, number)
        sheet.cell(1, number).font = _BOLD
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    _printed(sheet)


def _row(sheet: Worksheet, number: int, values: list[str | int | None]) -> None:
    """Write a row. Cells are text, so that a leading = makes no formula."""
    for position, value in enumerate(values, 1):
        written = sheet.cell(number, position)
        written.value = _within(value)
        written.alignment = _WRAPPED
        if isinstance(value, str):
            written.data_type = "s"


def _within(value: str | int | None) -> str | int | None:
    """Return a value within Excel's limit; a cut text says that it was cut."""
    if isinstance(value, str) and len(value) > _MOST:
        return value[: _MOST - len(documents.CUT)] + documents.CUT
    return value


def _width(sheet: Worksheet, number: int) -> int:
    """Set a column's width to its longest line, up to a limit; longer text wraps."""
    texts = [str(row[0].value or "") for row in sheet.iter_rows(min_col=number, max_col=number)]
    longest = max(len(line) for text in texts for line in (text.splitlines() or [""]))
    return max(_NARROW, min(_WIDE, longest + 3))


def _printed(sheet: Worksheet) -> None:
    """Set the sheet to print on landscape A4, fit to its width, with the header row on each page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"


def _explanation(sheet: Worksheet, strategy: Strategy) -> None:
    facts = documents.sheet_facts(strategy.data.site, registers.text_date(strategy), strategy.today)
    lines = [*facts, ("", ""), documents.SHEET_AND_COLUMN, *_fields()]
    for number, pair in enumerate(lines, 1):
        _row(sheet, number, list(pair))
        sheet.cell(number, 1).font = _BOLD
    sheet.column_dimensions["A"].width = _WIDE
    sheet.column_dimensions["B"].width = 100
    _printed(sheet)


def _fields() -> Iterator[tuple[str, str]]:
    for dataset in SHEETS:
        yield dataset.title, dataset.about
        for column in dataset.columns:
            yield f"{dataset.title}: {column.label}", _meaning(column)


def _meaning(column: Column[Any]) -> str:
    return f"{column.about} {documents.ONE_VALUE_A_LINE}" if column.shape["type"] == "array" else column.about


def _repeatable(content: bytes, day: datetime.date) -> bytes:
    """Return the workbook with the day of the build instead of the times that openpyxl takes from the
    clock.
    """
    out = io.BytesIO()
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>%sT00:00:00Z" % day.isoformat().encode(), part
                )
            again.writestr(zipfile.ZipInfo(name, moment), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
