"""`make statistics`: fetch the values of measures, refuse what looks wrong, and write what is new."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ...model import Measure, Series
from ...model.statistics import COUNTRY
from ...source import series as values
from ...strategy import statistics, statistics_changes
from ...strategy.resolved import Strategy
from ...strings.phrases import listed
from . import hand_file, kolada, pxweb
from .client import Client, FetchError
from .fetched import Fetched, faults, unlisted_years, without_repetitions

_SHOWN_AREAS = 3
# A list for a number, a word too few, a number without end, or lists within lists without end.
_OTHER_FORM = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


@dataclass(frozen=True)
class MeasureUpdate:
    """The outcome of one measure: `written` is the new text of its file, or None; `message` is Swedish."""

    measure: str
    message: str
    written: str | None = None
    is_refused: bool = False


class UnknownMeasureError(Exception):
    """No measure has the id; the message is Swedish."""


def chosen(strategy: Strategy, name: str) -> list[Measure]:
    """Return the measure with an id, or all for none. Raises UnknownMeasureError."""
    every = list(strategy.data.statistics.measures)
    found = [one for one in every if not name or one.id == name or name in one.indicator]
    if not every:
        raise UnknownMeasureError("Det finns inga mått: beskriv dem i statistics.yaml (se CONTRIBUTING.md).")
    if not found:
        raise UnknownMeasureError(
            f'Det finns inget mått "{name}". Måtten är {", ".join(one.id for one in every)}.'
        )
    return found


def fetch_all(
    strategy: Strategy,
    measures: list[Measure],
    client: Client,
    day: datetime.date,
    kolada_address: str = kolada.ADDRESS,
) -> Iterator[MeasureUpdate]:
    """Yield the outcome of each measure that is fetched from a database. A failure stops no other measure."""
    for measure in measures:
        if measure.fetch == "fil":
            continue
        try:
            fetched = _fetch(measure, client, statistics.area_names(strategy), kolada_address)
            yield settle(strategy, measure, fetched, day)
        except FetchError as error:
            yield MeasureUpdate(measure.id, f"{measure.title}: {error}", is_refused=True)


def _fetch(measure: Measure, client: Client, areas: Mapping[str, str], kolada_address: str) -> Fetched:
    """Return what a database answers. Raises FetchError, also for an answer of any other form than the expected."""
    try:
        return _read(measure, client, areas, kolada_address)
    except _OTHER_FORM as error:
        raise FetchError(
            f"{measure.table} svarade i en annan form än väntat. Tabellen kan ha ändrats, eller programmet behöva anpassas."
        ) from error


def _read(measure: Measure, client: Client, areas: Mapping[str, str], kolada_address: str) -> Fetched:
    if measure.fetch == "kolada":
        return kolada.fetch(client, measure, areas, kolada_address)
    # Other databases know nothing of Kolada's groups.
    official = [code for code in areas if not code.startswith("G")]
    fetch = pxweb.fetch_version_1 if measure.fetch == "pxweb1" else pxweb.fetch_version_2
    return fetch(client, measure, official)


def read_file(strategy: Strategy, measure: Measure, table: Path, day: datetime.date) -> MeasureUpdate:
    """Return the outcome of reading a spreadsheet into a measure."""
    areas = statistics.area_names(strategy)
    if measure.level == "riket":
        areas = {COUNTRY: areas[COUNTRY], **areas}
    try:
        return settle(strategy, measure, hand_file.read(table, measure, areas), day)
    except FetchError as error:
        return MeasureUpdate(measure.id, f"{measure.title}: {error}", is_refused=True)


def settle(strategy: Strategy, measure: Measure, fetched: Fetched, day: datetime.date) -> MeasureUpdate:
    """Return the outcome of fetched values: the new file, nothing new, or the reasons to refuse them."""
    before = strategy.series.get(measure.id)
    own = without_repetitions(measure, fetched.observations)
    area = statistics.main_area(strategy, measure).code
    refused = list(dict.fromkeys(faults(measure, own, before, area)))
    if refused:
        shown = " ".join(refused[:5]) + (f" … och {len(refused) - 5} fel till." if len(refused) > 5 else "")
        return MeasureUpdate(
            measure.id, f"{measure.title}: avvisat. {shown} Inget är ändrat.", is_refused=True
        )
    name = f"{strategy.folder.name}/{values.FOLDER}/{measure.id}.csv"
    new = Series(measure.id, name, own, day, fetched.updated, fetched.next_update, fetched.request)
    note = "".join(_notes(measure, fetched))
    if before and _same_values(before, new):
        return MeasureUpdate(measure.id, f"{measure.title}: inget nytt.{note}")
    line = statistics_changes.change_line(measure, before, new, statistics.area_names(strategy))
    # The producer may have moved its next day, which readers see.
    message = line or f"{measure.title}: bara datumen är nya"
    return MeasureUpdate(measure.id, f"{message}.{note}" if note else message, values.as_text(new))


def _notes(measure: Measure, fetched: Fetched) -> Iterator[str]:
    """Yield sentences on what the editor may have to do: a new election, and areas that were left out."""
    for year in unlisted_years(measure, fetched.observations):
        yield f" Värdet för {year} är nytt: lägg till året i years om det är ett valår."
    if areas := fetched.left_out:
        more = len(areas) - _SHOWN_AREAS
        named = [*areas[:_SHOWN_AREAS], *(["ett till" if more == 1 else f"{more} till"] if more > 0 else [])]
        yield f" Rader för andra områden togs inte med: {listed(named)}."


def _same_values(before: Series, new: Series) -> bool:
    """Return True if nothing but the day of fetching differs, so that a weekly run writes no new file."""
    bare = [values.as_text(replace(one, measure="", fetched=None, request="")) for one in (before, new)]
    return bare[0] == bare[1]


def write(folder: Path, outcome: MeasureUpdate) -> None:
    """Write the new file of a measure in one step."""
    assert outcome.written is not None
    path = folder / values.FOLDER / f"{outcome.measure}.csv"
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(outcome.written, "utf-8", newline="\n")
    os.replace(beside, path)
