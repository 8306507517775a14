"""Tables of a measure's values, and its line in an overview."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        ValueRow(words.period_ending(year, measure), _cells(measure, lines, year)) for year in reversed(every)
    )
    return ValueTable(columns, rows, _marks(cell for row in rows for cell in row.cells))


def _marks(cells: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the signs that some cells show, with what they mean. A cell may have two values with a stroke between."""
    parts = (part for cell in cells for part in cell.split(words.BETWEEN))
    used = {"(–)" if part.endswith(")") else part for part in parts}
    return tuple((mark, meaning) for mark, meaning in words.MARKS_EXPLAINED.items() if mark in used)


def _cells(measure: Measure, lines: tuple[SeriesLine, ...], year: int) -> tuple[str, ...]:
    return tuple(
        _cell(measure, line.by_year[year]) if year in line.by_year else words.MISSING for line in lines
    )


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
    marks = _marks(cell for row in rows for cell in row.cells)
    return ValueTable(tuple(words.SEX_TITLES[sex] for sex in sexes), rows, marks)


def _municipality(measure: Measure, name: str, lines: tuple[SeriesLine, ...]) -> ValueRow:
    by_sex = {line.sex: line.latest for line in lines}
    newest = max(by_sex.values(), key=lambda one: one.end)
    cells = (
        value_or_mark(measure, by_sex[sex]) if sex in by_sex and by_sex[sex].end == newest.end else words.MISSING
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


@dataclass(frozen=True)
class Overview:
    """The lines of all measures that have values, and the signs in them explained."""

    rows: tuple[tuple[Measure, Summary], ...]
    marks: tuple[tuple[str, str], ...]


def overview(strategy: Strategy) -> Overview:
    """Return the newest values of every measure that has any, in the order of the file."""
    measures = statistics.with_values(strategy, strategy.data.statistics.measures)
    rows = tuple((measure, _summary(strategy, measure)) for measure in measures)
    cells = (cell for _, row in rows for cell in (row.women, row.men, row.difference, row.change))
    return Overview(rows, _marks(cells))


def _summary(strategy: Strategy, measure: Measure) -> Summary:
    lines = statistics.main_lines(strategy, measure)
    year = statistics.latest_year(lines)
    assert year is not None
    newest = {line.sex: line.by_year[year] for line in lines if year in line.by_year}
    texts = dict.fromkeys(measure.sexes_shown, words.MISSING)
    texts |= {sex: value_or_mark(measure, one) for sex, one in newest.items()}
    if measure.is_share:
        (sex, one), *_ = newest.items()
        assert one.value is not None
        rest = amount_text(measure, statistics.other_share(statistics.shown(one.value, measure)))
        texts = {"K": texts[sex], "M": rest} if sex == "K" else {"K": rest, "M": texts[sex]}
        distance = 2 * statistics.shown(one.value, measure) - 100
        difference = amount_text(measure, distance if sex == "K" else -distance, sign=True)
    elif gap := statistics_gap.latest_difference(strategy, measure):
        difference = amount_text(measure, gap[0].value, sign=True)
    else:
        difference = words.MISSING if {"K", "M"} <= texts.keys() else words.IMPOSSIBLE
    return Summary(
        words.period(next(iter(newest.values()))),
        texts.get("K", words.IMPOSSIBLE),
        texts.get("M", words.IMPOSSIBLE),
        difference,
        _changes(measure, lines, year),
        words.SHORT_DIRECTIONS[measure.direction],
    )


def _changes(measure: Measure, lines: Sequence[SeriesLine], newest: int) -> str:
    """Return the change of each line to the newest year, and the year that it is counted from: once if it is the same for all."""
    moved = [statistics.change(line, measure, newest) for line in lines]
    if not any(moved):
        return words.IMPOSSIBLE
    texts = [amount_text(measure, one[1], sign=True) if one else words.IMPOSSIBLE for one in moved]
    since = [words.SINCE.format(year=words.period(one[0])) if one else "" for one in moved]
    if len({*since}) == 1:
        return f"{words.BETWEEN.join(texts)} {since[0]}"
    return words.BETWEEN.join(f"{text} {year}".strip() for text, year in zip(texts, since, strict=True))
