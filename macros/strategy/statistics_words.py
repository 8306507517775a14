"""The sentences and cells that say in words what a figure of an indicator shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..model import Measure, Observation, Series
from ..strings import statistics as words
from . import statistics
from .resolved import Strategy
from .statistics import Difference, Line


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


def _of_share(strategy: Strategy, measure: Measure, line: Line) -> Iterator[str]:
    latest = line.latest
    assert latest.value is not None
    share = statistics.shown(latest.value, measure)
    both = words.SEXES[line.sex], words.SEXES["K" if line.sex == "M" else "M"]
    yield words.SHARE.format(
        area=line.area.name, year=words.period(latest), sex=both[0], other=both[1],
        value=_value(measure, share), rest=_value(measure, statistics.other_share(share)),
    )  # fmt: skip
    yield words.IS_EVEN if statistics.is_even(share) else words.IS_UNEVEN
    if moved := statistics.change(line, measure):
        yield words.CHANGE.format(year=words.period(moved[0]), values=_change(measure, both[0], moved[1]))
    for country in statistics.country_lines(strategy, measure):
        yield words.COUNTRY_SHARE.format(
            year=words.period(country.latest), value=_of(measure, country.latest), sex=both[0]
        )


def _of_levels(strategy: Strategy, measure: Measure, lines: tuple[Line, ...]) -> Iterator[str]:
    year = statistics.latest_year(strategy, measure)
    assert year is not None
    yield from _levels(measure, lines, year)
    if gap := statistics.latest_difference(strategy, measure):
        yield from _gap(measure, *gap)
    if changes := list(_changes(measure, lines)):
        first = changes[0][0]
        values = ", ".join(text for start, text in changes if start == first)
        yield words.CHANGE.format(year=first, values=values)
    country = statistics.country_lines(strategy, measure)
    if country:
        yield from _levels(measure, country, min(line.latest.end for line in country))


def _levels(measure: Measure, lines: tuple[Line, ...], year: int) -> Iterator[str]:
    """Yield the values of a year; a line without one is left out."""
    held = [(line, o) for line in lines if (o := line.by_year.get(year)) and o.value is not None]
    if held:
        values = ", ".join(
            f"{words.SEXES[line.sex]} {_of(measure, one)} {measure.unit}" for line, one in held
        )
        period = words.period(held[0][1])
        yield words.LEVEL.format(area=held[0][0].area.name, year=period, values=values)


def _gap(measure: Measure, now: Difference, before: Difference | None) -> Iterator[str]:
    unit = measure.difference_unit
    yield _gap_text(measure, now, words.GAP, words.NO_GAP)
    if now.is_within_margin:
        yield words.WITHIN_MARGIN
    if before:
        yield _gap_text(measure, before, words.GAP_BEFORE, words.NO_GAP_BEFORE)
    # A change between differences that may be chance says nothing.
    if before and not (now.is_within_margin or before.is_within_margin):
        moved = now.size - before.size
        trend = "less" if moved < 0 else "more" if moved else "same"
        if now.value * before.value < 0:
            trend = "swapped"
        yield words.GAP_TREND[trend].format(size=_value(measure, abs(moved)), unit=unit)


def _gap_text(measure: Measure, gap: Difference, some: str, none: str) -> str:
    than = words.LOWER if gap.value < 0 else words.HIGHER
    size = _value(measure, gap.size)
    return (some if gap.value else none).format(
        size=size, unit=measure.difference_unit, than=than, year=words.period_of(gap.start, gap.year)
    )


def _changes(measure: Measure, lines: tuple[Line, ...]) -> Iterator[tuple[str, str]]:
    """Yield the period that each line's change is counted from, and the change in words."""
    for line in lines:
        if moved := statistics.change(line, measure):
            yield words.period(moved[0]), _change(measure, words.SEXES[line.sex], moved[1])


def _change(measure: Measure, sex: str, amount: Decimal) -> str:
    if not amount:
        return words.UNCHANGED.format(sex=sex)
    return f"{sex} {_value(measure, amount, sign=True)} {measure.difference_unit}"


def _caveats(strategy: Strategy, measure: Measure) -> Iterator[str]:
    """Yield what to know before comparing: means, missing years, breaks, and who is not counted."""
    if measure.period > 1:
        yield words.MEANS.format(count=measure.period)
    if missing := statistics.missing_years(strategy, measure):
        yield words.GAPS.format(years=words.years(missing))
    shown = statistics.breaks_within(strategy, measure)
    yield from (words.break_sentence(one) for one in measure.breaks if one.before in shown)
    if measure.sexes_shown == ("T",):
        yield words.NOT_BY_SEX
    elif len(measure.sexes_shown) == 1 and not measure.is_share:
        yield words.ONE_SEX.format(sex=words.SEXES[measure.sexes_shown[0]])


def _value(measure: Measure, amount: Decimal, sign: bool = False) -> str:
    return words.value(amount, measure.decimals, sign)


def _of(measure: Measure, one: Observation) -> str:
    """Return a value as it is shown, or the sign for why there is none."""
    return one.mark if one.value is None else _value(measure, statistics.shown(one.value, measure))


@dataclass(frozen=True)
class Row:
    """One row of a table: its heading, and a cell a column. An empty cell has the sign for a missing value."""

    heading: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class ValueTable:
    """All values of a measure: column headings after the first, rows with the newest first, and signs explained."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    marks: tuple[tuple[str, str], ...]


def table(strategy: Strategy, measure: Measure) -> ValueTable:
    """Return the whole series as a table: the county's lines, then the country's."""
    county, country = statistics.main_lines(strategy, measure), statistics.country_lines(strategy, measure)
    lines = (*county, *country)
    columns = tuple(
        words.SEX_TITLES[line.sex] + (f", {words.COUNTRY}" if line in country else "") for line in lines
    )
    years = sorted({year for line in lines for year in line.by_year})
    every = statistics.expected_years(measure, years) if years else []
    rows = tuple(Row(_row_heading(lines, year), _cells(measure, lines, year)) for year in reversed(every))
    used = {cell for row in rows for cell in row.cells}
    return ValueTable(columns, rows, tuple((m, w) for m, w in words.MARKS_EXPLAINED.items() if m in used))


def _row_heading(lines: tuple[Line, ...], year: int) -> str:
    return next((words.period(line.by_year[year]) for line in lines if year in line.by_year), str(year))


def _cells(measure: Measure, lines: tuple[Line, ...], year: int) -> tuple[str, ...]:
    return tuple(_of(measure, line.by_year[year]) if year in line.by_year else ".." for line in lines)


def municipality_table(strategy: Strategy, measure: Measure) -> ValueTable:
    """Return the newest values of each municipality, a row each, with the year first."""
    places = statistics.municipality_lines(strategy, measure)
    sexes = measure.sexes_shown
    rows = tuple(_municipality(measure, area.name, lines) for area, lines in places)
    return ValueTable(tuple(words.SEX_TITLES[sex] for sex in sexes), rows, ())


def _municipality(measure: Measure, name: str, lines: tuple[Line, ...]) -> Row:
    by_sex = {line.sex: line.latest for line in lines}
    newest = max(by_sex.values(), key=lambda one: one.end)
    cells = (
        _of(measure, by_sex[sex]) if sex in by_sex and by_sex[sex].end == newest.end else ".."
        for sex in measure.sexes_shown
    )  # fmt: skip
    return Row(f"{name} ({words.period(newest)})", tuple(cells))


@dataclass(frozen=True)
class Summary:
    """One line of an overview: year, values, difference and change, each as text, or the sign for what cannot be."""

    year: str
    women: str
    men: str
    difference: str
    change: str
    direction: str


def summary(strategy: Strategy, measure: Measure) -> Summary:
    """Return the newest values of a measure with values, for an overview."""
    lines = statistics.main_lines(strategy, measure)
    year = statistics.latest_year(strategy, measure)
    assert year is not None
    newest = {line.sex: line.by_year[year] for line in lines if year in line.by_year}
    texts = {sex: _of(measure, one) for sex, one in newest.items()}
    if measure.is_share:
        (sex, one), *_ = newest.items()
        assert one.value is not None
        rest = _value(measure, statistics.other_share(statistics.shown(one.value, measure)))
        texts = {"K": texts[sex], "M": rest} if sex == "K" else {"K": rest, "M": texts[sex]}
        distance = 2 * statistics.shown(one.value, measure) - 100
        difference = _value(measure, distance if sex == "K" else -distance, sign=True)
    else:
        gap = statistics.latest_difference(strategy, measure)
        difference = _value(measure, gap[0].value, sign=True) if gap else words.IMPOSSIBLE
    moved = [m for line in lines if (m := statistics.change(line, measure))]
    change = " / ".join(_value(measure, amount, sign=True) for _, amount in moved)
    since = words.SINCE.format(year=words.period(moved[0][0])) if moved else words.IMPOSSIBLE
    return Summary(
        words.period(next(iter(newest.values()))),
        texts.get("K", words.IMPOSSIBLE),
        texts.get("M", words.IMPOSSIBLE),
        difference,
        f"{change} {since}".strip(),
        words.SHORT_DIRECTIONS[measure.direction],
    )


_SHOWN_CHANGES = 3


def change_line(
    measure: Measure, before: Series | None, after: Series | None, areas: Mapping[str, str]
) -> str:
    """Return what is new in the values of a measure: years, changed values and lost ones; "" for nothing.

    `areas` has the name of each area by its code, the county first.
    """
    old, new = (
        {(o.end, o.area, o.sex): o for o in one.observations} if one else {} for one in (before, after)
    )
    if not old or not new:
        held = sorted({year for year, *_ in old or new})
        span = words.period_of(held[0], held[-1]) if held else ""
        return (
            f"{measure.title}: {(words.FIRST_VALUES if new else words.NO_VALUES).format(years=span)}"
            if held
            else ""
        )
    years = sorted({year for year, *_ in new} - {year for year, *_ in old})
    gone = sorted({year for year, *_ in old} - {year for year, *_ in new})
    order = {area: number for number, area in enumerate(areas)}
    changed = [
        _changed_value(measure, old[key], new[key], areas)
        for key in sorted(
            old.keys() & new.keys(), key=lambda key: (order.get(key[1], len(order)), -key[0], key[2])
        )
        if (old[key].value, old[key].mark) != (new[key].value, new[key].mark)
    ]
    said = [words.NEW_YEARS[len(years) > 1].format(years=words.years(years))] if years else []
    said += changed[:_SHOWN_CHANGES]
    said += (
        [words.MORE_CHANGED.format(count=len(changed) - _SHOWN_CHANGES)]
        if len(changed) > _SHOWN_CHANGES
        else []
    )
    said += [words.LOST_YEARS.format(years=words.years(gone))] if gone else []
    added = [key for key in new.keys() - old.keys() if key[0] not in years]
    lost = [key for key in old.keys() - new.keys() if key[0] not in gone]
    said += [words.FILLED.format(count=len(added))] if added else []
    said += [words.LOST.format(count=len(lost))] if lost else []
    return f"{measure.title}: {'; '.join(said)}" if said else ""


def _changed_value(measure: Measure, old: Observation, new: Observation, areas: Mapping[str, str]) -> str:
    before, after = _of(measure, old), _of(measure, new)
    if before == after:
        # A change that rounding hides.
        before, after = (str(one.value).replace(".", ",") for one in (old, new))
    where = words.WHERE.format(sex=words.SEXES[new.sex], area=areas.get(new.area, new.area))
    return words.CHANGED.format(year=words.period(new), old=before, new=after, where=where)
