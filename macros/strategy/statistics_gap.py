"""The difference between women's and men's values of a measure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..model import Measure
from ..model.statistics import PERCENT
from . import statistics
from .resolved import Strategy


@dataclass(frozen=True)
class GenderGap:
    """The distance between women's and men's values in a period: `value` is women's minus men's.

    `part` is women's value in whole per cent of men's; None for percentages, and where it has no meaning.
    """

    start: int
    year: int
    value: Decimal
    is_within_margin: bool | None
    part: int | None

    @property
    def size(self) -> Decimal:
        """The distance without its direction."""
        return abs(self.value)


def difference(strategy: Strategy, measure: Measure, year: int) -> GenderGap | None:
    """Return the difference between women and men in a year; None unless both have a value.

    It is within the margin of error where the two confidence intervals overlap; None where none is given.
    """
    if measure.is_share:
        return None
    lines = {line.sex: line for line in statistics.main_lines(strategy, measure)}
    women, men = (lines[sex].by_year.get(year) if sex in lines else None for sex in ("K", "M"))
    if women is None or men is None or women.value is None or men.value is None:
        return None
    bounds = (women.low, women.high, men.low, men.high)
    overlap = None
    if all(bound is not None for bound in bounds):
        overlap = not (women.high < men.low or men.high < women.low)  # type: ignore[operator]
    of_women, of_men = statistics.shown(women.value, measure), statistics.shown(men.value, measure)
    part = None
    if measure.unit != PERCENT and of_women >= 0 and of_men > 0:
        part = int(statistics.rounded(100 * of_women / of_men, 0))
    return GenderGap(women.start, year, of_women - of_men, overlap, part)


def latest_difference(strategy: Strategy, measure: Measure) -> tuple[GenderGap, GenderGap | None] | None:
    """Return the newest difference between women and men, and the earliest that it can be compared with.

    None for a share, and unless both have a value in the newest year; the second is None without an earlier one.
    """
    year = statistics.latest_year(statistics.main_lines(strategy, measure))
    now = difference(strategy, measure, year) if year else None
    if now is None:
        return None
    since = statistics.comparable_since(measure, now.year)
    years = sorted(
        {
            y
            for line in statistics.main_lines(strategy, measure)
            for y, o in line.by_year.items()
            if o.start >= since
        }
    )
    earlier = (difference(strategy, measure, y) for y in years if y < now.year)
    return now, next((one for one in earlier if one), None)
