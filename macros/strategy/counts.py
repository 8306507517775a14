"""The counts that the strategy's own words promise to follow: affiliates, plans and insatser carried out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..model import PromisedCount
from ..strings import labels
from . import items
from .resolved import Strategy, cached_per_strategy


@dataclass(frozen=True)
class Count:
    """A promised count: the point with the promise, its words, and the number, None while nobody has counted.

    `as_of` is the day that the number is of, where it is not that of the build.
    """

    point: str
    text: str
    number: int | None
    as_of: datetime.date | None

    @property
    def shown(self) -> str:
        """The number as text, or the words for what is not decided."""
        return labels.NOT_SET if self.number is None else str(self.number)


@cached_per_strategy
def promised(strategy: Strategy) -> list[Count]:
    """Return the promised counts, in the order of statistics.yaml."""
    return [
        Count(one.point, items.name_of(items.entities(strategy)["point", one.point]), *_number(strategy, one))
        for one in strategy.data.statistics.counts
    ]


def _number(strategy: Strategy, count: PromisedCount) -> tuple[int | None, datetime.date | None]:
    """Return a number and its day: of the list of affiliates if there is one, else of the newest follow-up.

    A strategy without a list has not counted its affiliates: there may be many.
    """
    listed = strategy.data.affiliates.affiliates
    if count.of == "anslutna" and listed:
        return sum(one.joined is None or one.joined <= strategy.today for one in listed), None
    newest = next(reversed(strategy.data.followup.rounds), None)
    if newest is None:
        return None, None
    carried_out = newest.actions.carried_out if newest.actions else None
    numbers = {"anslutna": newest.affiliates, "handlingsplaner": newest.plans, "insatser": carried_out}
    number = numbers[count.of]
    return number, None if number is None else newest.as_of
