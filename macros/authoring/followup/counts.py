"""The figures of a follow-up, whole: for the officer, and as the tables that the public ones are made from."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...model.followup import ANSWERS, STATUSES
from ...strategy.relevance import ItemInContext
from ...strategy.resolved import ActionInContext, Strategy
from .selection import CountedPlan, counted_as, items_in_force

# The word of a plan file → the column.
_STATUS = dict(zip(("planerad", "pågår", "klar", "avbruten", ""), STATUSES, strict=True))
_ANSWER = dict(zip(("ja", "delvis", "nej", "vet inte", ""), ANSWERS, strict=True))
LATE = "-late"
SOURCE, EDITORS = "källan", "redaktionell"


@dataclass(frozen=True)
class Entry:
    """A row of a counted plan: the insats or målsättning that it counts as, whose it is, its column, and if it is late."""

    item: str
    affiliate: str
    status: str
    is_late: bool


@dataclass(frozen=True)
class Figures:
    """Counts of a set of entries. `items` is the number of insatser or målsättningar that they could be about."""

    items: int
    entries: tuple[Entry, ...]

    @cached_property
    def statuses(self) -> Counter[str]:
        """The number of rows by status."""
        return Counter(one.status for one in self.entries)

    @cached_property
    def by_kind(self) -> Counter[str]:
        """The number of rows by status, those that are late apart."""
        return Counter(f"{one.status}{LATE if one.is_late else ''}" for one in self.entries)

    @property
    def late(self) -> int:
        """The number of rows that are late."""
        return sum(one.is_late for one in self.entries)

    @property
    def taken_up(self) -> int:
        """The number of insatser or målsättningar in at least one plan."""
        return len({one.item for one in self.entries})

    @property
    def carried_out(self) -> int:
        """The number of insatser or målsättningar that are done in at least one plan."""
        return len({one.item for one in self.entries if one.status == "done"})

    def affiliates(self, wanted: Callable[[Entry], bool] = lambda entry: True) -> int:
        """Return the number of affiliates with an entry that is wanted."""
        return len({one.affiliate for one in self.entries if wanted(one)})


class Counts:
    """All figures of the counted plans, as of a day."""

    def __init__(self, strategy: Strategy, plans: Iterable[CountedPlan], as_of: datetime.date) -> None:
        self.strategy, self.plans, self.as_of = strategy, tuple(plans), as_of
        self.items = {one.item.id: one for one in items_in_force(strategy)}
        self.actions = [name for name, one in self.items.items() if isinstance(one, ActionInContext)]
        self.objectives = [name for name in self.items if name not in self.actions]
        self.affiliates = sum(
            one.joined is None or one.joined <= as_of for one in strategy.data.affiliates.affiliates
        )
        self.not_relevant = Counter(
            name for plan in self.plans for name, row in plan.rows.items() if not row.is_relevant
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The rows of all plans that concern their organisations."""
        return tuple(
            Entry(name, plan.affiliate, _STATUS[row.status], row.is_late(self.as_of))
            for plan in self.plans
            for name, row in plan.rows.items()
            if row.is_relevant
        )

    @property
    def organisations(self) -> int:
        """The number of affiliates with a counted plan."""
        return len({plan.affiliate for plan in self.plans})

    @property
    def decided(self) -> int:
        """The number of counted plans that are decided."""
        return sum(plan.plan.is_decided for plan in self.plans)

    def of(self, items: Iterable[str]) -> Figures:
        """Return the figures of some insatser or målsättningar."""
        wanted = set(items)
        return Figures(len(wanted), tuple(one for name in wanted for one in self._by_item.get(name, ())))

    @cached_property
    def _by_item(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for one in self.entries:
            found.setdefault(one.item, []).append(one)
        return found

    def taken_up_by(self, name: str) -> int:
        """Return the number of affiliates with an insats or a målsättning in a plan."""
        return self.of([name]).affiliates()

    @cached_property
    def areas(self) -> dict[str, set[str]]:
        """The insatser or målsättningar of each area in force, by its id; a row printed in two areas is in both."""
        data, found = self.strategy.data, dict[str, set[str]]()
        for one, counted in self._in_force:
            found.setdefault(one.area.id, set()).add(counted)
        order = [area.id for area in (*data.focusareas.focus_areas, *data.actionplan.areas)]
        return {name: found[name] for name in order if name in found}

    @cached_property
    def _in_force(self) -> list[tuple[ItemInContext, str]]:
        """Each insats and målsättning in force with the id that it is counted under."""
        counted = counted_as(self.strategy)
        every: tuple[ItemInContext, ...] = (
            *self.strategy.actions.values(),
            *self.strategy.objectives.values(),
        )
        return [(one, counted[one.item.id]) for one in every if one.item.id in counted]

    def goals(self, items: Collection[str]) -> dict[str, tuple[str, set[str]]]:
        """Return the basis and the items of each goal with any of some insatser or målsättningar.

        The source ties a focus area or the action plan to goals, and editors tie single items.
        """
        found: dict[str, tuple[str, set[str]]] = {}
        for goal in self.strategy.data.goals.goals:
            by_source, by_editors = set[str](), set[str]()
            for one, counted in self._in_force:
                if counted in items and goal.id in self._goals_of(one):
                    by_source.add(counted)
                elif counted in items and any(tie.goal == goal.id for tie in one.item.editorial.goals):
                    by_editors.add(counted)
            if tied := by_source | by_editors:
                found[goal.id] = (SOURCE if tied == by_source else EDITORS, tied)
        return found

    def _goals_of(self, one: ItemInContext) -> tuple[str, ...]:
        """Return the goals that the source ties an item to, by its focus area or by the action plan."""
        return one.area.goals if isinstance(one, ActionInContext) else self.strategy.data.actionplan.goals

    def answers(self, point: str) -> Counter[str]:
        """Return the number of plans by their answer to a point of the checklist."""
        return Counter(_ANSWER[dict(plan.plan.checklist).get(point, "")] for plan in self.plans)

    def answering(self, point: str, answer: str) -> int:
        """Return the number of affiliates with an answer to a point."""
        return len(
            {p.affiliate for p in self.plans if _ANSWER[dict(p.plan.checklist).get(point, "")] == answer}
        )

    def chosen_by(self, area: str) -> int:
        """Return the number of affiliates that have chosen an area to integrate."""
        return len({plan.affiliate for plan in self.plans if area in plan.plan.areas})
