"""The values of a measure as text: `statistics/<measure>.csv`, written by a program and readable by people.

Lines that begin with `#` say when and from where the values were fetched. A value has a point or a comma.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args

from ..model.observations import Observation, Series
from ..model.statistics import Sex
from .diagnostics import Diagnostic, SourceLocation

FOLDER = "statistics"
"""The folder within data/ with the values, a file a measure."""
COLUMNS = ("area", "sex", "from", "to", "value", "low", "high", "count", "mark")
MARKS = ("..", ".", "–")
"""The signs of official statistics (SCB) for a value that is not given. `strings/statistics.py` says what they mean."""
LARGEST = 15
"""The power of ten of the largest value that can be true."""
_HEAD = {
    "hämtat": "fetched",
    "uppdaterat": "updated",
    "nästa": "next_update",
    "begäran": "request",
    "mått": "measure",
}
_YEAR = re.compile(r"(19|20)\d\d")
_SEXES: tuple[str, ...] = get_args(Sex)
_FETCH_AGAIN = "hämta värdena igen (make statistics), eller rätta raden"


class _RowError(ValueError):
    """A row that cannot be read; the message is Swedish."""


def read_series(path: Path, name: str) -> tuple[Series, list[Diagnostic]]:
    """Return a file's values, and the diagnostics of the rows that could not be read, which are left out.

    `name` is the file in messages. Never raises for the contents of the file.
    """
    measure = path.stem
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (UnicodeDecodeError, OSError):
        place = SourceLocation(name, 1)
        wrong = [
            Diagnostic(place, "filen går inte att läsa som UTF-8.", "hämta värdena igen (make statistics)")
        ]
        return Series(measure, name, ()), wrong
    return parse_series(text, measure, name)


def parse_series(text: str, measure: str, name: str) -> tuple[Series, list[Diagnostic]]:
    """Return the values in a text; the rest as `read_series`."""
    lines = [_as_written(line) for line in text.replace("\r\n", "\n").split("\n")]
    head, wrong = _head(lines, name)
    rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    if not rows:
        wrong.append(Diagnostic(SourceLocation(name, 1), "filen har inga värden.", _FETCH_AGAIN))
        return Series(measure, name, (), **head), wrong
    first, titles = rows[0]
    delimiter = ";" if titles.count(";") > titles.count(",") else ","
    columns = [column.strip() for column in titles.split(delimiter)]
    missing = [column for column in COLUMNS[:5] if column not in columns]
    if missing:
        message = f"första raden ska vara kolumnernas namn; här saknas {', '.join(missing)}."
        wrong.append(Diagnostic(SourceLocation(name, first), message, f"skriv {','.join(COLUMNS)}"))
        return Series(measure, name, (), **head), wrong
    if len(rows) == 1:
        wrong.append(Diagnostic(SourceLocation(name, first), "filen har inga värden.", _FETCH_AGAIN))
    found: dict[tuple[str, str, int, int], int] = {}
    observations: dict[Observation, int] = {}
    for number, line in rows[1:]:
        try:
            cells = next(csv.reader(io.StringIO(line), delimiter=delimiter))
            if len(cells) > len(columns):
                raise _RowError("raden har för många kolumner. Är det ett decimalkomma: skriv punkt.")
            one = _observation(dict(zip(columns, (cell.strip() for cell in cells), strict=False)))
            key = (one.area, one.sex, one.start, one.end)
            if key in found:
                raise _RowError(f"samma område, kön och år står redan på rad {found[key]}.")
        except (_RowError, csv.Error) as error:
            wrong.append(Diagnostic(SourceLocation(name, number), str(error), _FETCH_AGAIN))
        else:
            found[key] = observations[one] = number
    return Series(measure, name, tuple(observations), lines=observations, **head), wrong


def _as_written(line: str) -> str:
    """Return a line that begins with `#` without what a spreadsheet program adds: separators at its end, and quotation marks."""
    plain = line.rstrip(";,\t").strip('"')
    return plain if plain.startswith("#") else line


def _head(lines: Iterable[str], name: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the facts of the lines that begin with `#`, and the diagnostics of days that are none."""
    head: dict[str, Any] = {}
    wrong = []
    for number, line in enumerate(lines, 1):
        word, colon, text = line.removeprefix("#").partition(":")
        field = _HEAD.get(word.strip().casefold(), "") if line.startswith("#") and colon else ""
        if field == "request":
            head[field] = text.strip()
        elif field and field != "measure" and text.strip():
            try:
                head[field] = datetime.date.fromisoformat(text.strip())
            except ValueError:
                message = f'"{text.strip()}" är ingen dag.'
                wrong.append(Diagnostic(SourceLocation(name, number), message, "skriv den som 2026-11-30"))
    return head, wrong


def _observation(row: dict[str, str]) -> Observation:
    """Return one row's value. Raises _RowError."""
    if not row.keys() >= {*COLUMNS[:5]}:
        raise _RowError("raden har för få kolumner.")
    sex, mark = row["sex"], row.get("mark", "").replace("-", "–")
    if sex not in _SEXES:
        raise _RowError(f'kön är "{sex}"; det ska vara K (kvinnor), M (män) eller T (totalt).')
    years = [row["from"], row["to"]]
    for year in years:
        if not _YEAR.fullmatch(year):
            raise _RowError(f'"{year}" är inget år.')
    start, end = (int(year) for year in years)
    if start > end:
        raise _RowError(f"perioden slutar ({end}) före den börjar ({start}).")
    if mark and mark not in MARKS:
        raise _RowError(f'"{mark}" är inget av tecknen {", ".join(MARKS)}.')
    value = number(row.get("value", ""), "värdet")
    if (value is None) == (not mark):
        raise _RowError(
            "en rad har antingen ett värde (value) eller ett tecken för varför det saknas (mark)."
        )
    low, high = number(row.get("low", ""), "undre gränsen"), number(row.get("high", ""), "övre gränsen")
    count = row.get("count", "")
    if count and not count.isdecimal():
        raise _RowError(f'antalet "{count}" är inget heltal.')
    return Observation(row["area"], sex, start, end, value, low, high, int(count) if count else None, mark)  # type: ignore[arg-type]


def number(text: str, called: str) -> Decimal | None:
    """Return a number written with a point or a comma, or None for no text. Raises ValueError, in Swedish."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-").replace(",", ".")
    if not plain:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value.adjusted() > LARGEST:
        raise _RowError(f'{called} "{text}" är inget tal.')
    return value


def as_text(series: Series) -> str:
    """Return the file of a series; the same values always give the same text."""
    days = (("hämtat", series.fetched), ("uppdaterat", series.updated), ("nästa", series.next_update))
    head = [f"# mått: {series.measure}", *(f"# {word}: {day}" for word, day in days if day)]
    if series.request:
        head.append(f"# begäran: {series.request}")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in sorted(series.observations, key=lambda o: (o.area, o.sex, o.start, o.end)):
        writer.writerow([one.area, one.sex, one.start, one.end, *map(_cell, (one.value, one.low, one.high)),
                         "" if one.count is None else one.count, one.mark])  # fmt: skip
    return "\n".join(head) + "\n" + out.getvalue()


def _cell(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of values in a folder of data, by name."""
    yield from sorted((folder / FOLDER).glob("*.csv"))
