"""The state that the values of a measure show: the latest value, the change, the difference between women and men, gaps and breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ..model import Indicator, IndicatorGroup, Measure, Observation
from ..model.observations import Series
from ..model.statistics import COUNTRY, Sex, WithoutValues
from ..strings import statistics as words
from .resolved import Strategy, cached_per_strategy

EVEN = (40, 60)
"""The bounds of an even distribution, in per cent (the definition in Swedish gender statistics)."""


@dataclass(frozen=True)
class Area:
    """A place that values are for: its code, its name, and whether it is the one shown as the county's."""

    code: str
    name: str


@dataclass(frozen=True)
class SeriesLine:
    """The values of one area and sex by year, the earliest first. `segments` are the runs without gap or break."""

    area: Area
    sex: Sex
    by_year: Mapping[int, Observation]
    segments: tuple[tuple[Observation, ...], ...]

    @property
    def latest(self) -> Observation:
        """The newest value."""
        return self.segments[-1][-1]


@cached_per_strategy
def measures_by_indicator(strategy: Strategy) -> Mapping[str, tuple[Measure, ...]]:
    """Return indicator id → its measures, in the order of the file. Indicators without one are left out."""
    found: dict[str, list[Measure]] = {}
    for measure in strategy.data.statistics.measures:
        for name in measure.indicator:
            found.setdefault(name, []).append(measure)
    return {name: tuple(measures) for name, measures in found.items()}


def measures_of(strategy: Strategy, indicator: str) -> tuple[Measure, ...]:
    """Return the measures of an indicator."""
    return measures_by_indicator(strategy).get(indicator, ())


def measures_of_goal(strategy: Strategy, goal: str) -> tuple[Measure, ...]:
    """Return the measures of a goal's indicators, each once."""
    return tuple(
        dict.fromkeys(m for group in strategy.data.indicators.groups if group.goal == goal
                      for one in group.indicators for m in measures_of(strategy, one.id))
    )  # fmt: skip


def with_values(strategy: Strategy, measures: Iterable[Measure]) -> list[Measure]:
    """Return those measures that have values to show, in order."""
    return [measure for measure in measures if main_lines(strategy, measure)]


def without(strategy: Strategy, indicator: str) -> WithoutValues | None:
    """Return what the editors say of an indicator without a measure: why, and where the nearest statistics are."""
    return next((one for one in strategy.data.statistics.without if one.indicator == indicator), None)


def indicators(strategy: Strategy) -> Iterator[tuple[IndicatorGroup, Indicator]]:
    """Yield each indicator with its group, in the order of the strategy."""
    for group in strategy.data.indicators.groups:
        for indicator in group.indicators:
            yield group, indicator


def indicator_in_context(strategy: Strategy, name: str) -> tuple[IndicatorGroup, Indicator]:
    """Return an indicator with its group. Raises StopIteration for an unknown id."""
    return next((group, one) for group, one in indicators(strategy) if one.id == name)


def group_of(strategy: Strategy, measure: Measure) -> IndicatorGroup:
    """Return the group of a measure's first indicator."""
    return indicator_in_context(strategy, measure.indicator[0])[0]


def has_values(strategy: Strategy, indicator: str) -> bool:
    """Return True if any measure of an indicator has values to show."""
    return any(main_lines(strategy, measure) for measure in measures_of(strategy, indicator))


def coverage(strategy: Strategy) -> tuple[int, int, int]:
    """Return how many indicators there are, how many have a measure, and how many have values."""
    names = [indicator.id for _, indicator in indicators(strategy)]
    measured = measures_by_indicator(strategy)
    return len(names), sum(name in measured for name in names), sum(has_values(strategy, n) for n in names)


def series_of(strategy: Strategy, measure: Measure) -> Series | None:
    """Return the fetched values of a measure; None before the first fetch."""
    return strategy.series.get(measure.id)


def main_area(strategy: Strategy, measure: Measure) -> Area:
    """Return the area whose values a measure is about: the county, or the mean of its municipalities."""
    site, group = strategy.data.site, strategy.data.statistics.group
    if measure.level == "kommuner" and group:
        return Area(group.code, group.name)
    if measure.level == "riket":
        return Area(COUNTRY, words.COUNTRY)
    return Area(site.county.code, site.county.name)


def area_names(strategy: Strategy) -> dict[str, str]:
    """Return the name of each area that values are for, by official code: the county first, then the country."""
    file, county = strategy.data.statistics, strategy.data.site.county
    group = {file.group.code: file.group.name} if file.group else {}
    places = {one.code: one.name for one in file.municipalities}
    return {county.code: county.name, COUNTRY: words.COUNTRY, **places, **group}


@cached_per_strategy
def main_lines(strategy: Strategy, measure: Measure) -> tuple[SeriesLine, ...]:
    """Return the lines of women, men or both together in the county, those with values; of a share one alone."""
    return _lines(strategy, measure, main_area(strategy, measure))


@cached_per_strategy
def country_lines(strategy: Strategy, measure: Measure) -> tuple[SeriesLine, ...]:
    """Return the same lines of the whole country, to compare with; none where the measure is about the country."""
    if measure.level == "riket":
        return ()
    return _lines(strategy, measure, Area(COUNTRY, words.COUNTRY))


def municipality_lines(strategy: Strategy, measure: Measure) -> list[tuple[Area, tuple[SeriesLine, ...]]]:
    """Return the lines of each of the county's municipalities that has values."""
    areas = [Area(one.code, one.name) for one in strategy.data.statistics.municipalities]
    return [(area, lines) for area in areas if (lines := _lines(strategy, measure, area))]


def _lines(strategy: Strategy, measure: Measure, area: Area) -> tuple[SeriesLine, ...]:
    series = series_of(strategy, measure)
    if series is None:
        return ()
    lines = (_line(measure, series, area, sex) for sex in measure.sexes_shown)
    return tuple(line for line in lines if line)


def _line(measure: Measure, series: Series, area: Area, sex: Sex) -> SeriesLine | None:
    own = sorted((o for o in series.observations if (o.area, o.sex) == (area.code, sex)), key=lambda o: o.end)
    own = [o for o in own if not measure.years or o.end in measure.years]
    by_year = {o.end: o for o in own}
    if not any(o.value is not None for o in own):
        return None
    return SeriesLine(area, sex, by_year, tuple(_segments(measure, by_year)))


def expected_years(measure: Measure, years: list[int]) -> list[int]:
    """Return every year that the measure should have between the first and the last of `years`, in order.

    Raises ValueError for no years.
    """
    first, last = min(years), max(years)
    if measure.years:
        return [year for year in sorted(measure.years) if first <= year <= last]
    # Surveys come `every` so many years after the one before, which need not be in step with the first.
    between = (year for start, end in pairwise(sorted({*years})) for year in range(start, end, measure.every))
    return [*between, last]


def _segments(measure: Measure, by_year: Mapping[int, Observation]) -> Iterator[tuple[Observation, ...]]:
    """Yield the runs of values without a missing year and without a break between them."""
    segment: list[Observation] = []
    for year in expected_years(measure, list(by_year)):
        one = by_year.get(year)
        if segment and (one is None or one.value is None or _is_broken(measure, segment[-1], one)):
            yield tuple(segment)
            segment = []
        if one is not None and one.value is not None:
            segment.append(one)
    if segment:
        yield tuple(segment)


def _is_broken(measure: Measure, before: Observation, after: Observation) -> bool:
    """Return True if a break stands between the last years of two values."""
    return any(before.end < one.before <= after.end for one in measure.breaks)


def comparable_since(measure: Measure, year: int) -> int:
    """Return the year from which values can be compared with those of a year: that of the last break before it, or 0."""
    return max((one.before for one in measure.breaks if one.before <= year), default=0)


def missing_years(strategy: Strategy, measure: Measure) -> dict[tuple[Sex, ...], list[int]]:
    """Return sexes without a value → the years within the county's series that they lack, in order."""
    lines = {line.sex: line.by_year for line in main_lines(strategy, measure)}
    found: dict[tuple[Sex, ...], list[int]] = {}
    for year in expected_years(measure, [year for by_year in lines.values() for year in by_year]):
        held = {sex for sex, by_year in lines.items() if year in by_year and by_year[year].value is not None}
        if lacking := tuple(sex for sex in measure.sexes_shown if sex not in held):
            found.setdefault(lacking, []).append(year)
    return found


def breaks_within(strategy: Strategy, measure: Measure) -> list[int]:
    """Return the first years after each break that has values on both sides, in order."""
    ends = [o.end for line in main_lines(strategy, measure) for segment in line.segments for o in segment]
    if not ends:
        return []
    return sorted(one.before for one in measure.breaks if min(ends) < one.before <= max(ends))


def change(line: SeriesLine, measure: Measure, year: int) -> tuple[Observation, Decimal] | None:
    """Return the first comparable value and how much that of a year differs from it; None for a single value."""
    values = [o for o in line.by_year.values() if o.value is not None and o.end <= year]
    first = next((o for o in values if o.start >= comparable_since(measure, year)), None)
    if first is None or first.end == year or values[-1].end != year:
        return None
    old, new = (shown(o.value, measure) for o in (first, values[-1]) if o.value is not None)
    return first, new - old


def shown(value: Decimal, measure: Measure) -> Decimal:
    """Return a value rounded as it is shown, halves away from zero, so that differences agree with what is read."""
    return rounded(value, measure.decimals)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Return a value with so many decimals, halves rounded away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP")


def latest_year(lines: Iterable[SeriesLine]) -> int | None:
    """Return the newest year for which every line has a value, or else the newest of any line; None without values."""
    with_values = [{y for y, o in line.by_year.items() if o.value is not None} for line in lines]
    both = set.intersection(*with_values) if with_values else set()
    return max(both or {year for years in with_values for year in years}, default=None)


def other_share(value: Decimal) -> Decimal:
    """Return the other sex's share."""
    return 100 - value


def is_even(value: Decimal) -> bool:
    """Return True if a share, and with it the other sex's, is within 40 to 60 per cent."""
    return EVEN[0] <= value <= EVEN[1]
