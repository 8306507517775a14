"""Ids → things, once, after the checks: the one `Strategy` that all else is made from."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from ..model import (
    Action,
    Actor,
    Data,
    Entity,
    Erratum,
    FocusArea,
    Goal,
    Method,
    Note,
    Objective,
    ObjectiveArea,
    Problem,
    Role,
    Section,
)
from ..source.diagnostics import SourceLocation
from ..source.reader import Key, Source
from ..source.references import Reference


@dataclass(frozen=True, eq=False)
class ActionInContext:
    """An insats with its row and its focus area."""

    action: Action
    problem: Problem
    area: FocusArea

    @property
    def item(self) -> Action:
        """The insats itself, under the name that it shares with a målsättning."""
        return self.action


@dataclass(frozen=True, eq=False)
class ObjectiveInContext:
    """A målsättning with its area."""

    objective: Objective
    area: ObjectiveArea

    @property
    def item(self) -> Objective:
        """The målsättning itself, under the name that it shares with an insats."""
        return self.objective


@dataclass(frozen=True, eq=False)
class Strategy:
    """The whole strategy, looked up by id. Mappings keep the order of the data.

    It never changes and equals only itself, so what is costly to find in it can be remembered: `@remembered`.
    """

    data: Data
    today: datetime.date
    actions: Mapping[str, ActionInContext]
    objectives: Mapping[str, ObjectiveInContext]
    problems: Mapping[str, tuple[Problem, FocusArea]]
    actors: Mapping[str, Actor]
    roles: Mapping[str, Role]
    goals: Mapping[str, Goal]
    methods: Mapping[str, Method]
    notes: Mapping[str, Note]
    chapters: tuple[Section, ...]
    places: Mapping[tuple[str, str], SourceLocation]
    # The editions before this one, the oldest first.
    earlier: tuple[Strategy, ...] = ()
    # Whether it is itself one of them: shown, but not changed any more.
    is_superseded: bool = False

    def place(self, kind: str, name: str) -> SourceLocation | None:
        """The lines of data/ that hold the thing, for links to the source and for dates."""
        return self.places.get((kind, name))

    def beside(self, name: str) -> list[Erratum]:
        """The anmärkningar shown beside the thing with this id."""
        return self._beside.get(name, [])

    @cached_property
    def _beside(self) -> dict[str, list[Erratum]]:
        found: dict[str, list[Erratum]] = {}
        for erratum in self.data.errata.errata:
            for name in dict.fromkeys(erratum.about) if erratum.show == "beside" else ():
                found.setdefault(name, []).append(erratum)
        return found


def resolve(data: Data, source: Source, found: Iterable[Reference], today: datetime.date) -> Strategy:
    """Builds the lookups from what is `found` in the source; every reference is known to hold."""
    areas = data.focusareas.focus_areas
    return Strategy(
        data=data,
        today=today,
        actions={a.id: ActionInContext(a, p, f) for f in areas for p in f.problems for a in p.actions},
        objectives={
            o.id: ObjectiveInContext(o, area) for area in data.actionplan.areas for o in area.objectives
        },
        problems={p.id: (p, f) for f in areas for p in f.problems},
        actors=_by_id(data.actors.actors),
        roles=_by_id(data.roles.roles),
        goals=_by_id(data.goals.goals),
        methods=_by_id(data.methods.methods),
        notes=_by_id(data.strategy.notes),
        chapters=data.strategy.chapters,
        places=dict(_locations(source, found)),
    )


EntityT = TypeVar("EntityT", bound=Entity)
ResultT = TypeVar("ResultT")


def cached_per_strategy(function: Callable[[Strategy], ResultT]) -> Callable[[Strategy], ResultT]:
    """For what is made of a strategy alone. Two answers are kept: `diff` has two, and while serving old ones must go."""
    return lru_cache(maxsize=2)(function)


def _by_id(things: tuple[EntityT, ...]) -> dict[str, EntityT]:
    return {thing.id: thing for thing in things}


def _locations(
    source: Source, found: Iterable[Reference]
) -> Iterator[tuple[tuple[str, str], SourceLocation]]:
    for one in found:
        if one.kind:
            key: Key = one.key[:-1]
            yield (one.kind, one.id), source.place(key)
