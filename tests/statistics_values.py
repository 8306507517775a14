"""The invented county with other values of a measure, for the tests of what is made of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from macros.model import Measure, Observation, Series
from macros.strategy import statistics
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from support import FIXTURE

Values = dict[str, dict[int, Any]]
LEVEL: dict[str, Any] = {"unit": "procent", "decimals": 1, "note": None}


@lru_cache
def invented() -> Strategy:
    strategy = load(FIXTURE).strategy
    assert strategy
    return strategy


def observation(area: str, sex: str, year: int, given: Any, period: int) -> Observation:
    """One value: a number, a sign for why there is none, or (value, low, high)."""
    start = year - period + 1
    if isinstance(given, str):
        return Observation(area, sex, start, year, None, mark=given)  # type: ignore[arg-type]
    value, *bounds = given if isinstance(given, tuple) else (given,)
    low, high = (Decimal(str(one)) for one in bounds) if bounds else (None, None)
    return Observation(area, sex, start, year, Decimal(str(value)), low, high)  # type: ignore[arg-type]


def strategy_with(measure: str, values: Values, country: Values | None = None, **fields: Any) -> Strategy:
    """The invented county with other values and fields of one measure; values by sex and year."""
    strategy = invented()
    file = strategy.data.statistics
    own = next(one for one in file.measures if one.id == measure).model_copy(update=fields)
    places = {"00": country or {}, statistics.main_area(strategy, own).code: values}
    held = tuple(
        observation(area, sex, year, given, own.period)
        for area, by_sex in places.items()
        for sex, by_year in by_sex.items()
        for year, given in by_year.items()
    )
    measures = tuple(own if one.id == measure else one for one in file.measures)
    data = strategy.data.model_copy(update={"statistics": file.model_copy(update={"measures": measures})})
    return replace(strategy, data=data, series={measure: Series(measure, "", held)} if held else {})


def measure_of(strategy: Strategy, name: str) -> Measure:
    return next(one for one in strategy.data.statistics.measures if one.id == name)
