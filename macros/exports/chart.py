"""Line charts as plain numbers and words, which `components/chart.html` writes as SVG.

Sizes are in the units of the drawing, which fills the width of its column. The same values give the same drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..model import Measure, Observation
from ..strategy import statistics
from ..strategy.resolved import Strategy
from ..strategy.statistics import SeriesLine
from ..strings import labels
from ..strings import statistics as words

WIDTH, HEIGHT = 320, 200
_TOP, _BOTTOM, _RIGHT = 22, 172, 226
_LETTER = 6.6
_LABEL_HEIGHT, _BREAK_WIDTH, _YEAR_WIDTH = 13.0, 32.0, 34.0
_TICKS = 4
# Margins of women and men beside each other, so that one does not cover the other.
_ASIDE = {"K": -1.5, "M": 1.5, "T": 0.0}


@dataclass(frozen=True)
class Tick:
    """A line of the grid or a year under it: its position, and its text."""

    at: float
    text: str


@dataclass(frozen=True)
class Drawn:
    """A line: `sex` and `is_country` decide its look; `paths` are its parts, `marks` its points.

    `margins` has (x, top, bottom) of confidence intervals. The label stands at (`label_x`, `label_y`).
    """

    sex: str
    is_country: bool
    paths: tuple[str, ...]
    marks: tuple[tuple[float, float], ...]
    margins: tuple[tuple[float, float, float], ...]
    label: str
    label_y: float


@dataclass(frozen=True)
class Chart:
    """A line chart. `band` is (top, height) of the even distribution and the height of its words, or None."""

    left: float
    right: float
    top: float
    bottom: float
    values: tuple[Tick, ...]
    years: tuple[Tick, ...]
    band: tuple[float, float, float] | None
    breaks: tuple[Tick, ...]
    lines: tuple[Drawn, ...]

    @property
    def has_margins(self) -> bool:
        """True if any value has its margin of error drawn."""
        return any(line.margins for line in self.lines)


def chart(strategy: Strategy, measure: Measure) -> Chart | None:
    """Return the chart of a measure's county and country; None without values."""
    county, country = statistics.main_lines(strategy, measure), statistics.country_lines(strategy, measure)
    lines = (*county, *country)
    if not county:
        return None
    ticks = _value_ticks(measure, lines)
    texts = [words.value(tick, _decimals(ticks)) for tick in ticks]
    left = 8 + _LETTER * max(map(len, texts))
    years = sorted({o.end for line in lines for o in line.by_year.values()})
    scale = _Scale(left, years[0], years[-1], ticks[0], ticks[-1])
    return Chart(
        left=round(left, 1), right=_RIGHT, top=_TOP, bottom=_BOTTOM,
        values=tuple(Tick(scale.y(tick), text) for tick, text in zip(ticks, texts, strict=True)),
        years=tuple(Tick(scale.x(year), str(year)) for year in _year_ticks(measure, years, scale.room)),
        band=_band(scale, _value(county[0].segments[0][0])) if measure.is_share else None,
        breaks=tuple(_breaks([scale.x(year - 0.5) for year in statistics.breaks_within(strategy, measure)])),
        lines=tuple(_apart(_drawn(measure, line, scale, line in country) for line in lines)),
    )  # fmt: skip


@dataclass(frozen=True)
class _Scale:
    """The positions of years and values."""

    left: float
    first: int
    last: int
    low: Decimal
    high: Decimal

    @property
    def room(self) -> int:
        """Return how many years can be written beside each other after the first."""
        return min(_TICKS, int((_RIGHT - self.left - 8) / _YEAR_WIDTH))

    def x(self, year: float) -> float:
        """Return the position of a year; a single year stands in the middle."""
        share = (year - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(self.left + 4 + share * (_RIGHT - self.left - 8), 1)

    def y(self, value: Decimal) -> float:
        """Return the position of a value."""
        return round(_BOTTOM - float((value - self.low) / (self.high - self.low)) * (_BOTTOM - _TOP), 1)


def _value_ticks(measure: Measure, lines: Iterable[SeriesLine]) -> list[Decimal]:
    """Return round values that include all values, three to six; a share has the whole scale."""
    if measure.is_share:
        return [Decimal(number) for number in range(0, 101, 20)]
    every = [
        v for line in lines for o in line.by_year.values() for v in (o.value, o.low, o.high) if v is not None
    ]
    low, high = min(every), max(every)
    return round_ticks(low, high)


def round_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return values 1, 2 or 5 times a power of ten apart, from at most the lowest to at least the highest."""
    span = high - low or abs(high) or Decimal(1)
    step = Decimal(1).scaleb((span / _TICKS).adjusted())
    step *= next(times for times in (1, 2, 5, 10) if step * times * _TICKS >= span)
    at = (low / step).to_integral_value("ROUND_FLOOR") * step
    # Below a value that is the only one, because nothing is more than a hundred per cent.
    ticks = [at - step, at] if at == high > 0 else [at, at + step]
    while ticks[-1] < high:
        ticks.append(ticks[-1] + step)
    return ticks


def _decimals(ticks: list[Decimal]) -> int:
    """Return the number of decimals that all ticks need."""
    exponents = (int(tick.normalize().as_tuple().exponent) for tick in ticks)
    return max(0, *(-exponent for exponent in exponents))


def _year_ticks(measure: Measure, years: list[int], room: int) -> list[int]:
    """Return the years to write under the chart, at most one more than there is room for, with the first and the last."""
    every = list(measure.years) and [year for year in measure.years if year in years]
    if every and len(every) <= room + 1:
        return every
    first, last = years[0], years[-1]
    step = max(1, -(-(last - first) // room))
    return (
        [*(year for year in range(first, last, step) if last - year >= step or year == first), last]
        if last > first
        else [first]
    )


def _breaks(positions: list[float]) -> Iterator[Tick]:
    """Yield the breaks with their word, which one too near another shares with it."""
    written = -_BREAK_WIDTH
    for at in positions:
        is_apart = at - written >= _BREAK_WIDTH
        written = at if is_apart else written
        yield Tick(at, labels.CHART_BREAK if is_apart else "")


def _band(scale: _Scale, first: Decimal) -> tuple[float, float, float]:
    """Return the band, with its words in the half where the line does not begin."""
    low, high = (scale.y(Decimal(bound)) for bound in statistics.EVEN)
    return high, round(low - high, 1), round(high + 10.5 if first <= 50 else low - 4, 1)


def _drawn(measure: Measure, line: SeriesLine, scale: _Scale, is_country: bool) -> Drawn:
    points = [[(scale.x(o.end), scale.y(_value(o))) for o in segment] for segment in line.segments]
    # In a line chart of the country only where a line would be a single point.
    marks = [point for segment in points for point in segment if not is_country or len(segment) == 1]
    label = words.SEX_TITLES[line.sex] + (f", {words.COUNTRY}" if is_country else "")
    margins = () if is_country else tuple(
        (round(scale.x(o.end) + _ASIDE[line.sex], 1), scale.y(o.high), scale.y(o.low))
        for segment in line.segments for o in segment if o.low is not None and o.high is not None
    )  # fmt: skip
    paths = tuple(_path(segment) for segment in points if len(segment) > 1)
    return Drawn(line.sex, is_country, paths, tuple(marks), margins, label, points[-1][-1][1] + 4)


def _value(one: Observation) -> Decimal:
    assert one.value is not None
    return one.value


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _apart(lines: Iterator[Drawn]) -> Iterator[Drawn]:
    """Yield the lines with labels moved so that none covers another, in the order given."""
    drawn = list(lines)
    order = sorted(range(len(drawn)), key=lambda at: drawn[at].label_y)
    heights = [drawn[at].label_y for at in order]
    for at in range(1, len(heights)):
        heights[at] = max(heights[at], heights[at - 1] + _LABEL_HEIGHT)
    # Pushed down to the years: the whole group moves up.
    over = max(0.0, heights[-1] - (_BOTTOM + 4))
    for rank, at in enumerate(order):
        drawn[at] = Drawn(**{**vars(drawn[at]), "label_y": round(heights[rank] - over, 1)})
    yield from drawn


@dataclass(frozen=True)
class Sparkline:
    """The course of a measure without scale or words: a path for each run of each line."""

    paths: tuple[tuple[str, str], ...]


def sparkline(strategy: Strategy, measure: Measure, width: int = 80, height: int = 20) -> Sparkline:
    """Return (sex, path) of the county's lines, drawn in a box of a width and a height."""
    lines = statistics.main_lines(strategy, measure)
    every = [_value(o) for line in lines for segment in line.segments for o in segment]
    years = [o.end for line in lines for segment in line.segments for o in segment]
    low, span = min(every), max(every) - min(every) or Decimal(1)
    first, length = min(years), max(years) - min(years) or 1

    def at(one: Observation) -> tuple[float, float]:
        x = 2 + (one.end - first) / length * (width - 4)
        return round(x, 1), round(height - 2 - float((_value(one) - low) / span) * (height - 4), 1)

    return Sparkline(
        tuple((line.sex, _path([at(o) for o in segment])) for line in lines for segment in line.segments
              if len(segment) > 1)
    )  # fmt: skip
