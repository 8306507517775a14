"""Values from a spreadsheet that somebody downloaded: one value a row, or a column for women and one for men."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from ...model import Measure, Observation
from ...model.statistics import Sex
from ...source.series import MARKS, number
from ..spreadsheet import Cells, SpreadsheetError, read_rows
from .client import FetchError
from .fetched import Fetched, sex_of_total

_HEADINGS = {
    "area": ("område", "län", "region", "kod", "kommun", "area"),
    "sex": ("kön", "kon", "sex"),
    "year": ("år", "ar", "period", "tid", "year"),
    "value": ("värde", "varde", "andel", "antal", "value"),
    "low": ("undre gräns", "nedre gräns", "low"),
    "high": ("övre gräns", "high"),
    "K": ("kvinnor", "kvinna"),
    "M": ("män", "man"),
    "T": ("totalt", "alla", "samtliga", "båda könen"),
}
_SEXES: dict[str, Sex] = {"kvinnor": "K", "kvinna": "K", "k": "K", "män": "M", "man": "M", "m": "M", "totalt": "T",
                          "t": "T", "alla": "T", "samtliga": "T"}  # fmt: skip
_PERIOD = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
_HEAD_ROWS = 20


def read(table: Path, measure: Measure, areas: dict[str, str]) -> Fetched:
    """Return the values of a spreadsheet; `areas` has the name of each area by its code.

    A table without a column of areas is about the first of them. Raises FetchError, which names the row.
    """
    try:
        rows = read_rows(table)
    except SpreadsheetError as error:
        raise FetchError(str(error)) from error
    first, columns = _columns(rows, table.name)
    found = [
        one
        for line, cells in enumerate(rows[first:], first + 1)
        if any(cells)
        for one in _row(cells, columns, measure, areas, f"{table.name}, rad {line}")
    ]
    return Fetched(tuple(found), table.name)


def _columns(rows: list[Cells], name: str) -> tuple[int, dict[str, int]]:
    """Return the number of the first row after the headings, and the column of each field."""
    for line, cells in enumerate(rows[:_HEAD_ROWS], 1):
        columns = {
            field: at for at, cell in reversed(list(enumerate(cells)))
            for field, words in _HEADINGS.items() if cell.casefold() in words
        }  # fmt: skip
        if "year" in columns and columns.keys() & {"value", "K", "M", "T"}:
            return line, columns
    raise FetchError(
        f"{name} har ingen rad med kolumnnamn. Skriv år, och antingen kön och värde eller en kolumn var för kvinnor och män."
    )


def _row(
    cells: Cells, columns: dict[str, int], measure: Measure, areas: dict[str, str], place: str
) -> Iterator[Observation]:
    cell = {field: cells[at] if at < len(cells) else "" for field, at in columns.items()}
    area = _area(cell.get("area", ""), areas, place)
    match = _PERIOD.fullmatch(cell["year"])
    if not match:
        raise FetchError(f'{place}: "{cell["year"]}" är varken ett år eller en period av år.')
    start, end = int(match[1]), int(match[2] or match[1])
    by_sex: dict[Sex, str] = {sex: cell[sex] for sex in ("K", "M", "T") if sex in cell}
    if "value" in cell:
        words = cell.get("sex", "totalt").casefold()
        if words not in _SEXES:
            raise FetchError(f'{place}: könet är "{cell["sex"]}". Skriv kvinnor, män eller totalt.')
        by_sex = {_SEXES[words]: cell["value"]}
    for given, text in by_sex.items():
        sex = sex_of_total(measure, given)
        if sex:
            low, high = (_number(cell.get(field, ""), place) for field in ("low", "high"))
            value, mark = _value(text, place)
            yield Observation(area, sex, start, end, value, low, high, mark=mark)


def _area(text: str, areas: dict[str, str], place: str) -> str:
    """Return the code of an area written as code or name."""
    if not text:
        return next(iter(areas))
    by_name = {name.casefold(): code for code, name in areas.items()}
    code = text.split()[0]
    found = code if code in areas else by_name.get(text.casefold())
    # Excel takes 08 for the number 8.
    found = found or (code.zfill(2) if code.zfill(2) in areas and code.isdecimal() else None)
    if not found:
        raise FetchError(f'{place}: området "{text}" är inget av {", ".join(areas.values())}.')
    return found


def _value(text: str, place: str) -> tuple[Decimal | None, str]:
    mark = text.replace("-", "–") or ".."
    return (None, mark) if mark in MARKS else (_number(text.rstrip(" %"), place), "")


def _number(text: str, place: str) -> Decimal | None:
    try:
        return number(text, "värdet")
    except ValueError as error:
        raise FetchError(f"{place}: {error}") from error
