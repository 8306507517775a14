"""A county of three insatser in areas and goals that overlap, and the answers that organisations may give about them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache

from macros.model import Period
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from support import FIXTURE

DAY, PERIOD = (
    datetime.date(2026, 10, 31),
    Period(start=datetime.date(2025, 1, 1), end=datetime.date(2026, 12, 31)),
)
PAST, COMING = datetime.date(2026, 1, 1), datetime.date(2028, 1, 1)
# Two insatser in one area and goal, one of them in another area too; and one alone in its area.
ITEMS = ("skola-fritid-2-a", "trygghet-1-b", "arbete-1-a")
World = tuple[tuple[str, ...], ...]


@cache
def strategy() -> Strategy:
    loaded = load(FIXTURE, day=DAY).strategy
    assert loaded is not None
    # Those of the worlds, and the twin of one of them.
    held = {name: one for name, one in loaded.actions.items() if name in (*ITEMS, "trygghet-1-a")}
    return replace(loaded, actions=held)


PARTS = {
    "skola-fritid-2-a": ("actions", "skola-fritid", "trygghet", "mal-2", "item:skola-fritid-2-a"),
    "trygghet-1-b": ("actions", "trygghet", "mal-2", "item:trygghet-1-b"),
    "arbete-1-a": ("actions", "arbete", "mal-1", "item:arbete-1-a"),
}


def fits(known: int, said: int | tuple[int, int]) -> bool:
    return said[0] <= known <= said[1] if isinstance(said, tuple) else known == said
