"""Values from a spreadsheet that somebody downloaded: one value a row, or a column for women and one for men."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from ...model import Measure, Observation
from ...model.statistics import COUNTRY, PERCENT, Sex
from ...source.series import MARKS, number
from ..spreadsheet import Cells, SpreadsheetError, read_rows
from .client import FetchError
from .fetched import Fetched, period, sex_named, sex_of_total

_HEADINGS = {
    "area": ("område", "län", "region", "kod", "kommun", "area"),
    "sex": ("kön", "kon", "sex"),
    "year": ("år", "ar", "period", "tid", "year"),
    "value": ("värde", "varde", "andel", "antal", "value"),
    "low": ("undre gräns", "nedre gräns", "low"),
    "high": ("övre gräns", "high"),
}
_DASHES = str.maketrans("-−—", "–––")
# A sign before three digits divides thousands in one language, and decimals in another.
_UNCLEAR = re.compile(r"[-−]?[0-9]{1,3}[.,][0-9]{3}")
_HEAD_ROWS = 20
_COUNTRY = ("sverige", "hela landet", "hela riket")


def read(table: Path, measure: Measure, areas: dict[str, str]) -> Fetched:
    """Return the values of a spreadsheet; `areas` has the name of each area by its code.

    A table without a column of areas is about the first of them. Raises FetchError, which names the row.
    """
    try:
        rows = read_rows(table)
    except SpreadsheetError as error:
        raise FetchError(str(error)) from error
    first, columns = _columns(rows, table.name)
    found, others = list[Observation](), dict[str, FetchError]()
    for line, cells in enumerate(rows[first:], first + 1):
        cell = {field: cells[at] if at < len(cells) else "" for field, at in columns.items()}
        if _is_note(cell, cells):
            continue
        place = f"{table.name}, rad {line}"
        area = _area(cell.get("area"), areas, place)
        if area:
            found += _row(cell, area, measure, place, line == first + 1)
        else:
            wrong = f'{place}: området "{cell["area"]}" är inget av {", ".join(areas.values())}.'
            others.setdefault(cell["area"], FetchError(wrong))
    # Official tables have all counties; one with none of ours is another table.
    if others and not found:
        raise next(iter(others.values()))
    return Fetched(tuple(found), table.name, left_out=tuple(others))


def _is_note(cell: dict[str, str], cells: Cells) -> bool:
    """Return True for an empty row, and for a line of words under the table, such as its source."""
    values = any(cell.get(field) for field in ("value", "K", "M", "T"))
    return not values and sum(map(bool, cells)) <= 1 and not any(one[:4].isdecimal() for one in cells)


def _columns(rows: list[Cells], name: str) -> tuple[int, dict[str, int]]:
    """Return the number of the first row after the headings, and the column of each field."""
    for line, cells in enumerate(rows[:_HEAD_ROWS], 1):
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            field = next((field for field, words in _HEADINGS.items() if cell.casefold() in words), "")
            field = field or sex_named(cell) or ""
            # An area often has both a code and a name.
            if field in columns and field != "area":
                two = f"”{cells[columns[field]]}” och ”{cell}”"
                raise FetchError(
                    f"{name}, rad {line}: kolumnerna {two} betyder samma sak. Behåll den som måttet räknar."
                )
            if field:
                columns.setdefault(field, at)
        if "year" in columns and columns.keys() & {"value", "K", "M", "T"}:
            if columns.keys() & {"low", "high"} and len(columns.keys() & {"K", "M", "T"}) > 1:
                raise FetchError(
                    f"{name}, rad {line}: felmarginalen kan inte vara densamma för flera kolumner. Skriv en rad för varje kön."
                )
            return line, columns
    raise FetchError(
        f"{name} har ingen rad med kolumnnamn. Skriv år, och antingen kön och värde eller en kolumn var för kvinnor och män. "
        "I en arbetsbok läses det första bladet med innehåll."
    )


def _row(
    cell: dict[str, str], area: str, measure: Measure, place: str, is_first: bool
) -> Iterator[Observation]:
    if not cell["year"]:
        more = (
            "Står kolumnnamnen på två rader? Behåll en"
            if is_first
            else "Sammanfogade celler? Skriv året på varje rad"
        )
        raise FetchError(f"{place}: året saknas. {more}.")
    try:
        start, end = period(cell["year"])
    except FetchError as error:
        raise FetchError(f"{place}: {error}") from error
    by_sex: dict[Sex, str] = {sex: cell[sex] for sex in ("K", "M", "T") if sex in cell}
    if "value" in cell:
        named = sex_named(cell.get("sex", "totalt"))
        if named is None:
            raise FetchError(f'{place}: könet är "{cell["sex"]}". Skriv kvinnor, män eller totalt.')
        by_sex = {named: cell["value"]}
    for given, text in by_sex.items():
        sex = sex_of_total(measure, given)
        if sex:
            (low, _), (high, _) = (_value(cell.get(field, ""), measure, place) for field in ("low", "high"))
            value, mark = _value(text, measure, place)
            yield Observation(area, sex, start, end, value, low, high, mark=mark)


def _area(text: str | None, areas: dict[str, str], place: str) -> str | None:
    """Return the code of an area written as code or name, or None for another area.

    No text means that the table has no column of areas.
    """
    if text is None:
        return next(iter(areas))
    if not text:
        raise FetchError(f"{place}: området saknas. Sammanfogade celler? Skriv området på varje rad.")
    by_name = {name.casefold(): code for code, name in areas.items()} | dict.fromkeys(_COUNTRY, COUNTRY)
    code = text.split()[0]
    found = code if code in areas else by_name.get(text.casefold())
    # Excel takes 08 for the number 8.
    return found or (code.zfill(2) if code.zfill(2) in areas and code.isdecimal() else None)


def _value(text: str, measure: Measure, place: str) -> tuple[Decimal | None, str]:
    mark = text.translate(_DASHES) or ".."
    return (None, mark) if mark in MARKS else (_number(text, measure, place), "")


def _number(text: str, measure: Measure, place: str) -> Decimal | None:
    """Return a number, or None for no text. Raises FetchError, also where its unit or its comma is not clear."""
    if measure.unit != PERCENT and text.endswith("%"):
        raise FetchError(f'{place}: "{text}" är i procent, och måttet är i {measure.unit}.')
    # A point divides decimals in every table of a measure that has them.
    if measure.unit != PERCENT and _UNCLEAR.fullmatch(text) and ("," in text or not measure.decimals):
        raise FetchError(
            f'{place}: "{text}" kan vara tusental eller decimaler. Skriv tusental utan skiljetecken, och decimaler med en eller två siffror.'
        )
    try:
        return number(text.rstrip(" %"), "värdet")
    except ValueError as error:
        raise FetchError(f"{place}: {error} Är det för litet eller skyddat: skriv .. i cellen.") from error
