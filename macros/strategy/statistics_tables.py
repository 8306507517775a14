"""Tables of a measure's values, and its line in an overview."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Measure, Observation
from ..strings import statistics as words
from . import statistics, statistics_gap
from .resolved import Strategy
from .statistics import SeriesLine
from .statistics_words import amount_text, value_or_mark


@dataclass(frozen=True)
class ValueRow:
    """One row of a table: its heading, and a cell a column. An empty cell has the sign for a missing value."""

    heading: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class ValueTable:
    """All values of a measure: column headings after the first, rows with the newest first, and signs explained."""

    columns: tuple[str, ...]
    rows: tuple[ValueRow, ...]
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
    rows = tuple(
        ValueRow(_row_heading(lines, year), _cells(measure, lines, year)) for year in reversed(every)
    )
    used = {"(–)" if cell.endswith(")") else cell for row in rows for cell in row.cells}
    return ValueTable(columns, rows, tuple((m, w) for m, w in words.MARKS_EXPLAINED.items() if m in used))


def _row_heading(lines: tuple[SeriesLine, ...], year: int) -> str:
    return next((words.period(line.by_year[year]) for line in lines if year in line.by_year), str(year))


def _cells(measure: Measure, lines: tuple[SeriesLine, ...], year: int) -> tuple[str, ...]:
    return tuple(_cell(measure, line.by_year[year]) if year in line.by_year else ".." for line in lines)


def _cell(measure: Measure, one: Observation) -> str:
    """Return a value with its margin of error, if it has one, or the sign for why there is none."""
    value = value_or_mark(measure, one)
    if one.value is None or one.low is None or one.high is None:
        return value
    low, high = (amount_text(measure, statistics.shown(bound, measure)) for bound in (one.low, one.high))
    return words.INTERVAL.format(value=value, low=low, high=high)


def municipality_table(strategy: Strategy, measure: Measure) -> ValueTable:
    """Return the newest values of each municipality, a row each, with the year first."""
    places = statistics.municipality_lines(strategy, measure)
    sexes = measure.sexes_shown
    rows = tuple(_municipality(measure, area.name, lines) for area, lines in places)
    return ValueTable(tuple(words.SEX_TITLES[sex] for sex in sexes), rows, ())


def _municipality(measure: Measure, name: str, lines: tuple[SeriesLine, ...]) -> ValueRow:
    by_sex = {line.sex: line.latest for line in lines}
    newest = max(by_sex.values(), key=lambda one: one.end)
    cells = (
        value_or_mark(measure, by_sex[sex]) if sex in by_sex and by_sex[sex].end == newest.end else ".."
        for sex in measure.sexes_shown
    )  # fmt: skip
    return ValueRow(f"{name} ({words.period(newest)})", tuple(cells))


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
    texts = {sex: value_or_mark(measure, one) for sex, one in newest.items()}
    if measure.is_share:
        (sex, one), *_ = newest.items()
        assert one.value is not None
        rest = amount_text(measure, statistics.other_share(statistics.shown(one.value, measure)))
        texts = {"K": texts[sex], "M": rest} if sex == "K" else {"K": rest, "M": texts[sex]}
        distance = 2 * statistics.shown(one.value, measure) - 100
        difference = amount_text(measure, distance if sex == "K" else -distance, sign=True)
    else:
        gap = statistics_gap.latest_difference(strategy, measure)
        difference = amount_text(measure, gap[0].value, sign=True) if gap else words.IMPOSSIBLE
    moved = [m for line in lines if (m := statistics.change(line, measure))]
    change = " / ".join(amount_text(measure, amount, sign=True) for _, amount in moved)
    since = words.SINCE.format(year=words.period(moved[0][0])) if moved else words.IMPOSSIBLE
    return Summary(
        words.period(next(iter(newest.values()))),
        texts.get("K", words.IMPOSSIBLE),
        texts.get("M", words.IMPOSSIBLE),
        difference,
        f"{change} {since}".strip(),
        words.SHORT_DIRECTIONS[measure.direction],
    )
