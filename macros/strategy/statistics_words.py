"""The sentences and cells that say in words what a figure of an indicator shows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..model import Measure, Observation
from ..strings import statistics as words
from ..strings.phrases import listed
from . import statistics, statistics_gap
from .resolved import Strategy
from .statistics import SeriesLine
from .statistics_gap import GenderGap


def sentences(strategy: Strategy, measure: Measure) -> list[str]:
    """Return what the values of a measure say, most important first; before the first fetch who fetches them."""
    lines = statistics.main_lines(strategy, measure)
    if not lines:
        return [words.WAITING.format(publisher=strategy.data.site.publisher.short_name)]
    said = (
        _of_share(strategy, measure, lines[0]) if measure.is_share else _of_levels(strategy, measure, lines)
    )
    return [*said, *_caveats(strategy, measure)]


def coverage(strategy: Strategy) -> list[str]:
    """Return how many indicators have values, and how many wait for theirs."""
    every, measured, with_values = statistics.coverage(strategy)
    said = [(words.COVERAGE if with_values else words.COVERAGE_NONE).format(values=with_values, every=every)]
    if measured > with_values:
        said.append(words.COVERAGE_WAITING.format(count=measured - with_values))
    return said


def direction(measure: Measure) -> str:
    """Return the desired direction in words."""
    return words.DIRECTIONS[measure.direction]


def source_line(strategy: Strategy, measure: Measure) -> str:
    """Return the source of the values, and who made what is computed from them."""
    lines = statistics.main_lines(strategy, measure)
    processed = words.PROCESSED.format(publisher=strategy.data.site.publisher.short_name)
    return f"{words.source_line(measure)} {processed}" if lines else words.source_line(measure)


def _of_share(strategy: Strategy, measure: Measure, line: SeriesLine) -> Iterator[str]:
    latest = line.latest
    assert latest.value is not None
    share = statistics.shown(latest.value, measure)
    both = words.SEXES[line.sex], words.SEXES["K" if line.sex == "M" else "M"]
    yield words.SHARE.format(
        area=line.area.name, year=words.period(latest), sex=both[0], other=both[1],
        value=amount_text(measure, share), rest=amount_text(measure, statistics.other_share(share)),
    )  # fmt: skip
    yield words.IS_EVEN if statistics.is_even(share) else words.IS_UNEVEN
    if moved := statistics.change(line, measure, latest.end):
        yield words.CHANGE.format(year=words.period(moved[0]), values=_change(measure, both[0], moved[1]))
    for country in statistics.country_lines(strategy, measure):
        yield words.COUNTRY_SHARE.format(
            year=words.period(country.latest), value=value_or_mark(measure, country.latest), sex=both[0]
        )


def _of_levels(strategy: Strategy, measure: Measure, lines: tuple[SeriesLine, ...]) -> Iterator[str]:
    year = statistics.latest_year(lines)
    assert year is not None
    yield from _levels(measure, lines, year)
    if gap := statistics_gap.latest_difference(strategy, measure):
        yield from _gap(measure, *gap)
    changes = list(_changes(measure, lines, year))
    for first in dict.fromkeys(start for start, _ in changes):
        values = ", ".join(text for start, text in changes if start == first)
        yield words.CHANGE.format(year=first, values=values)
    country = statistics.country_lines(strategy, measure)
    if newest := statistics.latest_year(country):
        yield from _levels(measure, country, newest)


def _levels(measure: Measure, lines: tuple[SeriesLine, ...], year: int) -> Iterator[str]:
    """Yield the values of a year; a line without one is left out."""
    held = [(line, o) for line in lines if (o := line.by_year.get(year)) and o.value is not None]
    if held:
        values = ", ".join(
            f"{words.SEXES[line.sex]} {words.with_unit(value_or_mark(measure, one), measure.unit)}"
            for line, one in held
        )
        period = words.period(held[0][1])
        yield words.LEVEL.format(area=held[0][0].area.name, year=period, values=values)


def _gap(measure: Measure, now: GenderGap, before: GenderGap | None) -> Iterator[str]:
    yield _gap_text(measure, now, words.GAP, words.NO_GAP, words.OF_MEN)
    if now.value and now.is_within_margin:
        yield words.WITHIN_MARGIN
    if before:
        said = (
            (words.GAP_BEFORE, words.NO_GAP_BEFORE, words.OF_MEN_BEFORE)
            if now.value
            else (words.GAP_BEFORE_NONE, words.NO_GAP_BEFORE, words.OF_MEN)
        )
        yield _gap_text(measure, before, *said)
    # A change between differences that may be chance says nothing.
    if before and not (now.is_within_margin or before.is_within_margin):
        moved = now.size - before.size
        trend = _trend(moved)
        if now.value * before.value < 0:
            trend = "swapped"
        elif now.part is not None and before.part is not None:
            of_men = _trend(Decimal(abs(100 - now.part) - abs(100 - before.part)))
            if {trend, of_men} == {"less", "more"}:
                trend = f"{trend} but {of_men}"
        yield words.GAP_TREND[trend].format(size=_difference_text(measure, abs(moved)))


def _trend(moved: Decimal) -> str:
    return "less" if moved < 0 else "more" if moved else "same"


def _gap_text(measure: Measure, gap: GenderGap, some: str, none: str, part: str) -> str:
    than = words.LOWER if gap.value < 0 else words.HIGHER
    return (some if gap.value else none).format(
        size=_difference_text(measure, gap.size), than=than, year=words.period_of(gap.start, gap.year),
        # A hundred would say that the values are the same.
        part="" if gap.part in (None, 100) else part.format(part=words.value(Decimal(gap.part or 0), 0)),
    )  # fmt: skip


def _changes(measure: Measure, lines: tuple[SeriesLine, ...], year: int) -> Iterator[tuple[str, str]]:
    """Yield the period that each line's change to a year is counted from, and the change in words."""
    for line in lines:
        if moved := statistics.change(line, measure, year):
            yield words.period(moved[0]), _change(measure, words.SEXES[line.sex], moved[1])


def _change(measure: Measure, sex: str, amount: Decimal) -> str:
    if not amount:
        return words.UNCHANGED.format(sex=sex)
    return f"{sex} {_difference_text(measure, amount, sign=True)}"


def _caveats(strategy: Strategy, measure: Measure) -> Iterator[str]:
    """Yield what to know before comparing: means, missing years, breaks, and who is not counted."""
    if measure.period > 1:
        yield words.MEANS.format(count=measure.period)
    for sexes, missing in statistics.missing_years(strategy, measure).items():
        of = "" if sexes == measure.sexes_shown else words.OF_SEX.format(sex=words.SEXES[sexes[0]])
        yield words.GAPS.format(of=of, years=listed([words.period_ending(year, measure) for year in missing]))
    shown = statistics.breaks_within(strategy, measure)
    yield from (words.break_sentence(one) for one in measure.breaks if one.before in shown)
    if measure.sexes_shown == ("T",):
        yield words.NOT_BY_SEX
    elif len(measure.sexes_shown) == 1 and not measure.is_share:
        yield words.ONE_SEX.format(sex=words.SEXES[measure.sexes_shown[0]])


def _difference_text(measure: Measure, amount: Decimal, sign: bool = False) -> str:
    return words.with_unit(amount_text(measure, amount, sign), measure.difference_unit)


def amount_text(measure: Measure, amount: Decimal, sign: bool = False) -> str:
    """Return an amount with the measure's decimals; with `sign`, also a plus before what is above 0."""
    return words.value(amount, measure.decimals, sign)


def value_or_mark(measure: Measure, one: Observation) -> str:
    """Return a value as it is shown, or the sign for why there is none."""
    return one.mark if one.value is None else amount_text(measure, statistics.shown(one.value, measure))
