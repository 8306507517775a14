"""Fetched values: one of an area, a sex and a period, and the series of a measure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from .statistics import Sex


@dataclass(frozen=True)
class Observation:
    """One value of an area, a sex and a period. `value` is None where `mark` gives the reason.

    `low` and `high` are the bounds of its confidence interval; `count` is the number of areas in a mean.
    """

    area: str
    sex: Sex
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    count: int | None = None
    mark: str = ""


@dataclass(frozen=True)
class Series:
    """The values of a measure as fetched. `lines` has the line of each observation in `file`."""

    measure: str
    file: str
    observations: tuple[Observation, ...]
    fetched: datetime.date | None = None
    updated: datetime.date | None = None
    next_update: datetime.date | None = None
    request: str = ""
    lines: Mapping[Observation, int] = field(default_factory=dict, compare=False)
