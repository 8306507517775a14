"""The values of a measure as a database gave them, and what is left out or refused before they are written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ...model import Measure, Observation, Series
from ...model.statistics import Sex
from ...validation import statistics as rules


@dataclass(frozen=True)
class Fetched:
    """Values, the request that gave them, and the producer's days of updates where given."""

    observations: tuple[Observation, ...]
    request: str
    updated: datetime.date | None = None
    next_update: datetime.date | None = None


def sex_of_total(measure: Measure, sex: Sex | None) -> Sex | None:
    """Return the sex that a value counts for; None for one that the measure does not show.

    A share of women stands in databases as the value of both sexes together.
    """
    if sex is None:
        return None
    if measure.is_share:
        return measure.sexes_shown[0] if sex in ("T", measure.sexes_shown[0]) else None
    return sex if sex in measure.sexes_shown else None


def without_repetitions(measure: Measure, observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the values of years that count: those of `years`, or those that do not repeat the survey before.

    A survey's year is followed by at most `every` - 1 repetitions, so two surveys with the same result both stay.
    """
    held = list(observations)
    if measure.years:
        return tuple(one for one in held if one.end in measure.years)
    by_year: dict[int, dict[tuple[str, str], object]] = {}
    for one in held:
        by_year.setdefault(one.end, {})[one.area, one.sex] = (one.value, one.mark)
    kept = list[int]()
    for year in sorted(by_year):
        last = kept[-1] if kept else None
        is_repeated = last is not None and year - last < measure.every and by_year[year] == by_year[last]
        if not is_repeated:
            kept.append(year)
    return tuple(one for one in held if one.end in kept)


def unlisted_years(measure: Measure, observations: Iterable[Observation]) -> list[int]:
    """Return the years after the last of `years` whose values are not those of the year before: a new election."""
    if not measure.years:
        return []
    every = sorted({one.end for one in observations})
    values = {
        year: {(o.area, o.sex): o.value for o in observations if o.end == year and o.value is not None}
        for year in every
    }
    return [
        year for before, year in pairwise(every)
        if year > measure.years[-1] and values[year] and values[year] != values[before]
    ]  # fmt: skip


def faults(
    measure: Measure, now: tuple[Observation, ...], before: Series | None, county: str
) -> Iterator[str]:
    """Yield in Swedish each reason not to write the values; none if they look right."""
    if not any(one.value is not None for one in now):
        yield "svaret har inga värden."
        return
    for one in now:
        for _, fault in rules.value_faults(measure, one.start, one.end, one.value):
            yield f"{one.area}, {one.end}: {fault}"
    series = Series(measure.id, "", now)
    yield from rules.sexes_missing(measure, series)
    doubled = len(now) - len({(one.area, one.sex, one.start, one.end) for one in now})
    if doubled:
        yield f"{doubled} värden gäller samma område, kön och år som ett annat."
    if before:
        yield from _fewer(measure, now, before, county)


def _fewer(measure: Measure, now: tuple[Observation, ...], before: Series, county: str) -> Iterator[str]:
    """Yield which years and areas had values before and have none now."""
    had = {(o.area, o.sex, o.end) for o in before.observations if o.value is not None}
    has = {(o.area, o.sex, o.end) for o in now if o.value is not None}
    lost_years = sorted({year for area, _, year in had if area == county} - {year for _, _, year in has})
    if lost_years:
        yield f"färre år än förra gången: {', '.join(map(str, lost_years))} saknas."
    lost_areas = sorted({area for area, _, _ in had} - {area for area, _, _ in has})
    if lost_areas:
        yield f"områden som fanns förra gången saknas: {', '.join(lost_areas)}."
    newest = max((year for *_, year in had), default=0)
    if had and has and max(year for *_, year in has) < newest and not lost_years:
        yield f"det nyaste året är äldre än förra gången ({newest})."
