"""Excel: one workbook with a sheet per table, and one that explains them.

Reproducible: times inside the file are the day of the build.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from ..strategy import colours, text_dates
from ..strategy.resolved import Strategy
from ..strings import documents
from . import datasets
from .dataset import Column, Dataset
from .datasets import SHEETS
from .download import FOLDER, Download
from .file_context import FileContext
from .repeatable import repeatable
from .role_datasets import ROLE_ITEMS
from .sheet_layout import BETWEEN, LINKS, NUMBERED, SheetLayout, layout, lines

NAME = "strategi.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Facts = Sequence[tuple[str, str]]
_FONT = "Calibri"
# Cells are indented only where a side is named; figures are compared by their ends.
_WORDS, _FIGURES = (
    Alignment(horizontal=side, wrap_text=True, vertical="top", indent=1) for side in ("left", "right")
)
_RULE = Border(bottom=Side("thin", color="D5CFC2"))
_QUIET = PatternFill("solid", "E8E4DB")
_PLAIN, _BOLD = Font(_FONT, 11), Font(_FONT, 11, bold=True)
_LINK = Font(_FONT, 11, underline="single", color="0563C1")
_STRUCK = Font(_FONT, 11, strike=True, color="6B6B6B")
_INVERTED = Font(_FONT, 11, bold=True, color="FFFFFF")
# The height of a line in points, and Excel's limit for a row's.
_LINE, _TALLEST = 15, 409
# Excel's limit for a cell's characters; Excel cuts longer text silently.
_MOST = 32_767
# Excel's limits for a sheet's name.
_LONGEST_NAME, _NOT_IN_NAMES = 31, re.compile(r"[\[\]:*?/\\]")


def downloads(strategy: Strategy) -> Iterator[Download]:
    """Yield the workbook, offered by the page of each of its sheets."""
    sheets = datasets.of(strategy, SHEETS)
    title = ", ".join(sheet.title.lower() for sheet in sheets).capitalize()
    make = partial(_workbook, strategy)
    if sheets:
        names = tuple(sheet.name for sheet in sheets)
        yield Download(f"{FOLDER}{NAME}", title, "Excel", MEDIA_TYPE, make, names)


def _workbook(strategy: Strategy) -> bytes:
    site = strategy.data.site
    facts = documents.sheet_facts(site, text_dates.text_date(strategy), strategy.today)
    sheets = datasets.of(strategy, SHEETS)
    return workbook(strategy, site.name, f"{site.name}. {site.edition.title}", facts, sheets)


def workbook(
    strategy: Strategy, heading: str, title: str, facts: Facts, sheets: Sequence[Dataset[Any]]
) -> bytes:
    """Return a workbook: a sheet with facts and what each column holds, and a sheet per dataset."""
    context, book = FileContext(strategy), Workbook()
    # A cell takes a style by its name in a tenth of the time that three parts of a style take.
    for name, font, alignment in (
        (documents.SHEET_CELL, _PLAIN, _WORDS),
        (documents.SHEET_FIGURE, _PLAIN, _FIGURES),
        (documents.SHEET_LINK, _LINK, _WORDS),
    ):
        book.add_named_style(NamedStyle(name, font, border=_RULE, alignment=alignment))
    book.remove(book.worksheets[0])
    first = book.create_sheet(documents.README)
    for dataset in sheets:
        _table(book.create_sheet(_sheet_name(dataset.title)), dataset, context)
    # Two sheets of one title get different names.
    _readme(first, strategy, heading, facts, list(zip(book.sheetnames[1:], sheets, strict=True)))
    for sheet in book:
        _printed(sheet, strategy)
    _describe(book, strategy, title)
    out = io.BytesIO()
    book.save(out)
    return repeatable(out.getvalue(), strategy.today)


def _sheet_name(title: str) -> str:
    """Return a title as Excel lets a sheet be named: no `[]:*?/\\`, no apostrophe at an end, at most 31 characters."""
    return " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:_LONGEST_NAME].strip(" '")


def _describe(book: Workbook, strategy: Strategy, title: str) -> None:
    book.properties.title = title
    book.properties.creator = strategy.data.site.publisher.name
    book.properties.language = "sv-SE"
    book.properties.created = datetime.datetime.combine(strategy.today, datetime.time())


def _table(sheet: Worksheet, dataset: Dataset[Any], context: FileContext) -> None:
    """Write a dataset as it is laid out; the columns after those shown are folded."""
    rows = list(dataset.table_rows(context, BETWEEN))
    laid_out = layout(dataset, rows)
    labels = {column.id: column.label for column in dataset.cells}
    _row(sheet, 1, [labels[id] for id in laid_out.columns])
    for number, row in enumerate(rows, 2):
        _row(sheet, number, [row[id] for id in laid_out.columns])
        if row.get("applies") == "nej":
            for written in sheet[number]:
                written.font = _STRUCK
    _set_columns(sheet, laid_out, context.strategy)
    for number in range(2, sheet.max_row + 1):
        sheet.row_dimensions[number].height = _height(sheet, number, laid_out.printed)
    # The button that unfolds the columns stands beside the last one shown.
    sheet.sheet_properties.outlinePr.summaryRight = False  # type: ignore[union-attr]
    sheet.column_dimensions[get_column_letter(laid_out.shown)].collapsed = True
    sheet.sheet_format.outlineLevelCol = 1
    sheet.row_dimensions[1].height = 2 * _LINE + 4
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{get_column_letter(laid_out.printed)}{sheet.max_row}"


def _set_columns(sheet: Worksheet, laid_out: SheetLayout, strategy: Strategy) -> None:
    """Set each column's width, heading and look."""
    for number, (id, width) in enumerate(zip(laid_out.columns, laid_out.widths, strict=True), 1):
        is_shown = number <= laid_out.shown
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = width
        dimension.outlineLevel, dimension.hidden = int(not is_shown), not is_shown
        _headed(sheet.cell(1, number), strategy, is_shown)
        if id in LINKS:
            _linked(sheet, number)
        if id == NUMBERED:
            _hued(sheet, number, strategy)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", _argb(colour))


def _argb(colour: str) -> str:
    return f"FF{colour.removeprefix('#').upper()}"


def _headed(written: Any, strategy: Strategy, for_readers: bool) -> None:
    """Set a heading: in the accent for readers' columns, quiet for the others."""
    written.fill = _fill(strategy.data.site.accent.light) if for_readers else _QUIET
    written.font = _INVERTED if for_readers else _BOLD
    written.alignment = Alignment(horizontal="left", wrap_text=True, vertical="center", indent=1)


def _hued(sheet: Worksheet, column: int, strategy: Strategy) -> None:
    """Set the numbers of the focus areas in their hues."""
    areas = strategy.data.focusareas.focus_areas
    hues = {area.number: colours.area_hue(strategy, area) for area in areas}
    for row in range(2, sheet.max_row + 1):
        written = sheet.cell(row, column)
        hue = hues[int(str(written.value))]
        written.fill, written.font = _fill(hue.tint), Font(_FONT, 14, bold=True, color=_argb(hue.hue))
        written.border = Border(left=Side("thick", color=_argb(hue.hue)), bottom=_RULE.bottom)
        written.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)


def _linked(sheet: Worksheet, column: int) -> None:
    """Make the addresses of a column links."""
    for row in range(2, sheet.max_row + 1):
        written = sheet.cell(row, column)
        if written.value:
            written.hyperlink, written.style = str(written.value), documents.SHEET_LINK


def _row(sheet: Worksheet, number: int, values: list[str | int | float | None]) -> None:
    """Write a row. Cells are text, so that a leading = makes no formula."""
    for position, value in enumerate(values, 1):
        written = sheet.cell(number, position)
        written.value = within(value)
        written.style = documents.SHEET_FIGURE if isinstance(value, int | float) else documents.SHEET_CELL
        if isinstance(value, str):
            written.data_type = "s"


def within(value: str | int | float | None) -> str | int | float | None:
    """Return a value within Excel's limit; a cut text says that it was cut."""
    if isinstance(value, str) and len(value) > _MOST:
        return value[: _MOST - len(documents.CUT)] + documents.CUT
    return value


def _height(sheet: Worksheet, number: int, columns: int) -> float:
    """Return the height in points of a row: that of the tallest of its first cells.

    Some programs show one line where no height is stored, and lists for machines would drive the rows apart.
    """
    most = 1
    for column in range(1, columns + 1):
        width = sheet.column_dimensions[get_column_letter(column)].width
        most = max(most, lines(str(sheet.cell(number, column).value or ""), int(width) - 1))
    return min(most * _LINE + 6, _TALLEST)


def _printed(sheet: Worksheet, strategy: Strategy) -> None:
    """Set a sheet to print on landscape A4, fit to its width, with the sender and the page at the foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_margins = PageMargins(0.5, 0.5, 0.5, 0.7, 0.3, 0.3)
    site = strategy.data.site
    # An ampersand begins a code there.
    named = f"{site.publisher.name}. {site.name}. {text_dates.text_date(strategy)}".replace("&", "&&")
    foot: Any = sheet.oddFooter
    foot.left.text, foot.right.text = named, documents.SHEET_PAGE


def _readme(
    sheet: Worksheet,
    strategy: Strategy,
    heading: str,
    facts: Facts,
    sheets: Sequence[tuple[str, Dataset[Any]]],
) -> None:
    """Write whose the file is, and what each of its sheets, by name, and columns holds, with links to the sheets."""
    of_roles = [
        (*documents.your_role(one.title), name) for name, one in sheets if one.name == ROLE_ITEMS.name
    ]
    above = [*of_roles, *((*fact, "") for fact in facts)]
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 48, 96
    _row(sheet, 1, [heading, None])
    lines = [*above, (*documents.SHEET_AND_COLUMN, ""), *_fields(sheets)]
    for number, (label, value, name) in enumerate(lines, 2):
        _row(sheet, number, [label, value])
        written = sheet.cell(number, 1)
        written.font = _BOLD
        if name:
            place = "'{}'!A1".format(name.replace("'", "''"))
            written.hyperlink = Hyperlink(written.coordinate, location=place)
            written.style = documents.SHEET_LINK
        sheet.row_dimensions[number].height = _height(sheet, number, 2)
    for row in (1, 2 + len(above)):
        for written in sheet[row]:
            _headed(written, strategy, for_readers=True)
    sheet["A1"].font = Font(_FONT, 20, bold=True, color="FFFFFF")
    sheet["A1"].alignment = Alignment(horizontal="left", vertical="center", indent=1)
    sheet.row_dimensions[1].height = 44
    sheet.sheet_view.showGridLines = False


def _fields(sheets: Sequence[tuple[str, Dataset[Any]]]) -> Iterator[tuple[str, str, str]]:
    """Yield (label, meaning, sheet that it leads to) of each sheet and its columns."""
    for name, dataset in sheets:
        yield dataset.title, dataset.about, name
        for column in dataset.cells:
            yield f"{dataset.title}: {column.label}", _meaning(column), ""


def _meaning(column: Column[Any]) -> str:
    return f"{column.about} {documents.ONE_VALUE_A_LINE}" if column.shape["type"] == "array" else column.about
