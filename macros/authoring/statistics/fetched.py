"""The values of a measure as a database gave them, and what is left out or refused before they are written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median

from ...model import Measure, Observation, Series
from ...model.statistics import Sex
from ...source.series import LARGEST
from ...validation import statistics as rules
from .client import FetchError

_YEAR = r"(?:19|20)[0-9]{2}"
# Programs that count in decimals write 2024.0 for a year.
_PERIOD = re.compile(rf"({_YEAR})(?:[.,]0|\s*[-–—−]\s*({_YEAR}))?")
# Periods that are no years, as producers and spreadsheets write them, and what to do.
_OTHER_PERIODS = (
    (re.compile(r".*[0-9]{4}\s*/\s*(?:[0-9]{2}){1,2}"), "det är ett läsår. Skriv det år som måttet räknar"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "det är en månad eller ett läsår. Skriv ett år"),
    (re.compile(r"[0-9]{4}\s*M[0-9]{1,2}", re.I), "det är en månad. Välj statistik för hela år"),
    (re.compile(r".*[0-9]\s*(?:k|q|kv|kvartal)\.?\s*[1-4]|.*(?:kv|kvartal).*", re.I),
     "det är ett kvartal. Välj statistik för hela år"),
    (re.compile(r"190[59]-[0-9]{2}-[0-9]{2}.*"),
     "kalkylprogrammet har gjort årtalet till en dag. Sätt kolumnens format till tal"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*"), "det är en dag. Skriv bara året"),
    (re.compile(rf"{_YEAR}\D.*"), "ta bort det som står efter året"),
)  # fmt: skip
_SEX_WORDS: dict[str, Sex] = {
    **dict.fromkeys(("k", "kvinnor", "kvinna", "flickor", "flicka", "women", "female"), "K"),
    **dict.fromkeys(("m", "män", "man", "pojkar", "pojke", "men", "male"), "M"),
    **dict.fromkeys(("t", "totalt", "total", "alla", "samtliga", "båda könen", "kvinnor och män"), "T"),
}  # fmt: skip
# Values that many times as large or small as those before are counted in another unit.
_OTHER_SCALE = 50


@dataclass(frozen=True)
class Fetched:
    """Values, the request that gave them, and the producer's days of updates where given.

    `left_out` has the areas of a spreadsheet that are neither the county's nor the country.
    """

    observations: tuple[Observation, ...]
    request: str
    updated: datetime.date | None = None
    next_update: datetime.date | None = None
    left_out: tuple[str, ...] = ()


def amount(given: object) -> Decimal:
    """Return a number of an answer. Raises ValueError for another value, for infinity and for absurdly large ones."""
    if isinstance(given, bool):
        raise ValueError
    value = Decimal(str(given))
    if not value.is_finite() or value.adjusted() > LARGEST:
        raise ValueError
    return value


def period(text: str) -> tuple[int, int]:
    """Return the first and the last year of a period. Raises FetchError, which says what it is instead."""
    plain = text.strip()
    if match := _PERIOD.fullmatch(plain):
        return int(match[1]), int(match[2] or match[1])
    why = next((f": {words}" for form, words in _OTHER_PERIODS if form.fullmatch(plain)), "")
    raise FetchError(f'"{text}" är varken ett år eller en period av år{why}.')


def sex_named(text: str) -> Sex | None:
    """Return the sex that a word or a letter of a table means; None for another."""
    return _SEX_WORDS.get(text.strip().casefold())


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
    measure: Measure, now: tuple[Observation, ...], before: Series | None, area_shown: str
) -> Iterator[str]:
    """Yield in Swedish each reason not to write the values; none if they look right. `area_shown` is the code of the area they are about."""
    if not any(one.value is not None for one in now):
        yield "svaret har inga värden."
        return
    if not any(one.area == area_shown for one in now):
        yield f"svaret har inga värden för området som måttet visar ({area_shown})."
    for one in now:
        for _, fault in rules.value_faults(measure, one):
            yield f"{one.area}, {one.end}: {fault}"
    series = Series(measure.id, "", now)
    yield from rules.sexes_missing(measure, series)
    yield from rules.shares_for_percent(measure, series)
    doubled = len(now) - len({(one.area, one.sex, one.start, one.end) for one in now})
    if doubled:
        yield f"{'ett värde' if doubled == 1 else f'{doubled} värden'} gäller samma område, kön och år som ett annat."
    if before:
        yield from _fewer(measure, now, before, area_shown)
        yield from _other_scale(now, before)


def _other_scale(now: tuple[Observation, ...], before: Series) -> Iterator[str]:
    """Yield if the values are so many times larger or smaller than before that they must be counted in another unit."""
    areas = {one.area for one in now} & {one.area for one in before.observations}
    old, new = (
        median([abs(one.value) for one in held if one.value and one.area in areas] or [Decimal(0)])
        for held in (before.observations, now)
    )
    if old and new and not 1 / _OTHER_SCALE < float(new / old) < _OTHER_SCALE:
        times, than = (new / old, "stora") if new > old else (old / new, "små")
        yield f"värdena är ungefär {times:.0f} gånger så {than} som förra gången. Räknas de i en annan enhet?"


def _fewer(measure: Measure, now: tuple[Observation, ...], before: Series, area_shown: str) -> Iterator[str]:
    """Yield which years and areas had values before and have none now."""
    had = {(o.area, o.sex, o.end) for o in before.observations if o.value is not None}
    has = {(o.area, o.sex, o.end) for o in now if o.value is not None}
    # A value that the producer has taken back has a sign, which the words on the change say.
    given = {(o.sex, o.end) for o in now if o.area == area_shown}
    lost_years = sorted({year for area, sex, year in had if area == area_shown and (sex, year) not in given})
    if lost_years:
        yield f"färre år än förra gången: {', '.join(map(str, lost_years))} saknas."
    lost_areas = sorted({area for area, _, _ in had} - {area for area, _, _ in has})
    if lost_areas:
        yield f"områden som fanns förra gången saknas: {', '.join(lost_areas)}."
    newest = max((year for *_, year in had), default=0)
    if had and has and max(year for *_, year in has) < newest and not lost_years:
        yield f"det nyaste året är äldre än förra gången ({newest})."
