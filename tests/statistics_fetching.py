"""Measures of the invented county, and one run of fetch, for the tests of fetched values."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from macros.authoring.statistics import update
from macros.authoring.statistics.client import Client
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from statistics_server import Databases
from support import FIXTURE

DAY = datetime.date(2026, 11, 30)
INCOME = FIXTURE / "statistics/inkomst.csv"
INCOME_TITLE = "Medianinkomst efter skatt, kr/inv 20+"


@lru_cache
def invented() -> Strategy:
    strategy = load(FIXTURE).strategy
    assert strategy
    return strategy


def with_measure(name: str, *, fetched: bool = False, **fields: Any) -> Strategy:
    """The invented county with other fields of one measure, before its first fetch unless `fetched`."""
    strategy = invented()
    statistics = strategy.data.statistics
    measures = tuple(one.model_copy(update=fields) if one.id == name else one for one in statistics.measures)
    data = strategy.data.model_copy(
        update={"statistics": statistics.model_copy(update={"measures": measures})}
    )
    series = {one: held for one, held in strategy.series.items() if fetched or one != name}
    return replace(strategy, data=data, series=series)


class Fetched:
    """One run of `fetch` for one measure, and the pauses that it made."""

    def __init__(
        self,
        databases: Databases,
        measure: str = "inkomst",
        strategy: Strategy | None = None,
        timeout: float = 2,
    ) -> None:
        strategy = strategy or invented()
        self.waits: list[float] = []
        client = Client(self.waits.append, timeout=timeout)
        [self.outcome] = update.fetch_all(
            strategy, update.chosen(strategy, measure), client, DAY, f"{databases.address}/v3"
        )
        self.message = self.outcome.message

    def rows(self) -> list[str]:
        assert self.outcome.written, self.message
        return [line for line in self.outcome.written.splitlines() if line[0] != "#"]


def values_of(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line[0] != "#"]


def read(folder: Path, text: str, strategy: Strategy, measure: str = "bristningar") -> update.MeasureUpdate:
    (folder / "ark.csv").write_text(text, "utf-8")
    return update.read_file(strategy, update.chosen(strategy, measure)[0], folder / "ark.csv", DAY)
