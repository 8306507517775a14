"""The counts that the strategy's own words promise to follow: affiliates, plans and insatser carried out."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import PromisedCount
from ..strings import labels
from . import items
from .resolved import Strategy, cached_per_strategy


@dataclass(frozen=True)
class Count:
    """A promised count: the point with the promise, its words, and the number; None while nobody has counted."""

    point: str
    text: str
    number: int | None

    @property
    def shown(self) -> str:
        """The number as text, or the words for what is not decided."""
        return labels.NOT_SET if self.number is None else str(self.number)


@cached_per_strategy
def promised(strategy: Strategy) -> list[Count]:
    """Return the promised counts, in the order of statistics.yaml."""
    return [
        Count(one.point, items.display_name(strategy, one.point), _number(strategy, one))
        for one in strategy.data.statistics.counts
    ]


def _number(strategy: Strategy, count: PromisedCount) -> int | None:
    """Return how many there are; None where the data have no list to count.

    A strategy without a list of affiliates has not counted them: there may be many. Plans and insatser carried out come
    with the follow-up.
    """
    listed = strategy.data.affiliates.affiliates
    joined = [one for one in listed if one.joined is None or one.joined <= strategy.today]
    return len(joined) if count.of == "anslutna" and listed else None
