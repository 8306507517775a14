"""The resolved strategy: entities by id, built once after validation."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from ..model import (
    Action,
    Actor,
    Data,
    Entity,
    FocusArea,
    Goal,
    Method,
    Model,
    Note,
    Objective,
    ObjectiveArea,
    OwnPage,
    Problem,
    Role,
    Section,
    Series,
    markup,
)
from ..source.diagnostics import SourceLocation
from ..source.reader import Key, Source
from ..source.references import Reference
from ..strings import names

# The levels whose goals have figures of their own.
NATIONAL, REGIONAL = "nationellt", "regionalt"

ModelT = TypeVar("ModelT", bound=Model)


@dataclass(frozen=True, eq=False)
class ActionInContext:
    """An insats with its row and its focus area."""

    action: Action
    problem: Problem
    area: FocusArea

    @property
    def item(self) -> Action:
        """The insats itself; the property has the same name for a målsättning."""
        return self.action


@dataclass(frozen=True, eq=False)
class ObjectiveInContext:
    """A målsättning with its area."""

    objective: Objective
    area: ObjectiveArea

    @property
    def item(self) -> Objective:
        """The målsättning itself; the property has the same name for an insats."""
        return self.objective


EntityKey = tuple[str, str]
"""The kind and the id of an entity."""


@dataclass(frozen=True)
class Neighbour:
    """The edition before or after one: its id, its path from the site's root, its parts and, by entity of this edition,
    those there that correspond. Empty where there is no such edition.
    """

    id: str = ""
    path: str = ""
    parts: frozenset[str] = frozenset()
    entities: Mapping[EntityKey, tuple[EntityKey, ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Strategy:
    """The whole strategy, with its entities by id. Mappings keep the order of the data.

    It is immutable and equal only to itself, so derived values can be cached by `@cached_per_strategy`.
    """

    data: Data
    folder: Path
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
    # The earlier editions, the oldest first.
    earlier: tuple[Strategy, ...] = ()
    before: Neighbour = field(default_factory=Neighbour)
    after: Neighbour = field(default_factory=Neighbour)
    # True for an earlier edition, which is shown but no longer edited.
    is_superseded: bool = False
    # The pages that editors wrote in Markdown, other languages last, each by path.
    own_pages: Mapping[str, OwnPage] = field(default_factory=dict)
    # The fetched values of each measure, by its id.
    series: Mapping[str, Series] = field(default_factory=dict)

    def place(self, kind: str, name: str) -> SourceLocation | None:
        """Return the lines of data/ that hold an entity, for source links and dates; None for an unknown id."""
        return self.places.get((kind, name))

    @cached_property
    def note_numbers(self) -> Mapping[str, int]:
        """The number of each note: its place in reading order among the notes of its series (the id's letter).

        A focus area is read where the text lists them. A note without a mark comes after the others.
        """
        areas = [mark for area in self.data.focusareas.focus_areas for mark in _marks_in_area(area)]
        goals = [(goal.level, note) for goal in self.data.goals.goals for note in goal.notes]
        shown = {
            "focus-areas": areas,
            "goals": [note for _, note in goals],
            "national-goals": [note for level, note in goals if level == NATIONAL],
            "regional-goals": [note for level, note in goals if level == REGIONAL],
        }
        texts = [*self.chapters, *self.data.actionplan.chapters]
        listed = [mark for section in texts for mark in _marks(section, shown)]
        every = dict.fromkeys([*listed, *areas, *shown["goals"], *self.notes])
        numbers: dict[str, int] = {}
        for name in (name for name in every if name in self.notes):
            numbers[name] = 1 + sum(other[0] == name[0] for other in numbers)
        return numbers


def resolve(
    data: Data,
    source: Source,
    references: Iterable[Reference],
    today: datetime.date,
    own_pages: Iterable[OwnPage] = (),
    series: Iterable[Series] = (),
) -> Strategy:
    """Return the strategy of validated data; every reference must exist."""
    data = _with_headings(data)
    areas = data.focusareas.focus_areas
    return Strategy(
        data=data,
        folder=source.folder,
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
        places=dict(_locations(source, references)),
        own_pages={page.path: page for page in own_pages},
        series={one.measure: one for one in series},
    )


def _marks(section: Section, shown: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the ids of the notes marked in a section, in reading order; `shown` has those of its figures."""
    for block in section.content:
        for text in (block.text, block.table.text if block.table else None):
            yield from markup.notes(text) if text else ()
        yield from shown.get(block.show or "", ())
    for inner in section.sections:
        yield from _marks(inner, shown)


def _marks_in_area(area: FocusArea) -> Iterator[str]:
    for block in area.content:
        yield from markup.notes(block.text or "")
    for section in area.sections:
        yield from _marks(section, {})


def _with_headings(data: Data) -> Data:
    """Return the data with the site's own headings where the source has none."""
    known = names.words(data.site.names, data.actionplan.short_title, ())
    known["publisher"] = data.site.publisher.short_name
    areas, action_plan = data.focusareas, data.actionplan
    columns = _filled(areas.headings.columns, names.fill(names.COLUMNS, known))
    headings = _filled(areas.headings, names.fill(names.HEADINGS, known))
    headings = headings.model_copy(update={"columns": columns})
    plan_columns = _filled(action_plan.columns, names.fill(names.PLAN_COLUMNS, known))
    return data.model_copy(
        update={
            "focusareas": areas.model_copy(update={"headings": headings}),
            "actionplan": action_plan.model_copy(update={"columns": plan_columns}),
        }
    )


def _filled(model: ModelT, words: Mapping[str, str]) -> ModelT:
    return model.model_copy(update={name: text for name, text in words.items() if not getattr(model, name)})


EntityT = TypeVar("EntityT", bound=Entity)
ResultT = TypeVar("ResultT")
ArgumentsT = ParamSpec("ArgumentsT")


def cached_per_strategy(
    function: Callable[Concatenate[Strategy, ArgumentsT], ResultT],
) -> Callable[Concatenate[Strategy, ArgumentsT], ResultT]:
    """Cache a function of the strategy and of hashable arguments, by their positions.

    The results of two strategies are held: `diff` compares two, and while serving older ones must be freed.
    """
    results: Callable[[Strategy], dict[Any, ResultT]] = lru_cache(maxsize=2)(lambda strategy: {})

    @wraps(function)
    def cached(strategy: Strategy, /, *args: ArgumentsT.args, **kwargs: ArgumentsT.kwargs) -> ResultT:
        known = results(strategy)
        if args not in known:
            known[args] = function(strategy, *args, **kwargs)
        return known[args]

    return cached


def _by_id(entities: tuple[EntityT, ...]) -> dict[str, EntityT]:
    return {entity.id: entity for entity in entities}


def _locations(
    source: Source, references: Iterable[Reference]
) -> Iterator[tuple[tuple[str, str], SourceLocation]]:
    for reference in references:
        if reference.kind:
            key: Key = reference.key[:-1]
            yield (reference.kind, reference.id), source.place(key)
