"""The action plan with its målsättningar (actionplan.yaml). May import of ours only areas, base, chapters."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .areas import Editorial
from .base import (
    Empty,
    Entity,
    GoalRef,
    MethodRef,
    Model,
    OptionalText,
    Period,
    Point,
    Ref,
    Replaced,
    ShortTitle,
    Text,
    Title,
    Withdrawn,
    Words,
)
from .chapters import Section


class Objective(Entity):
    """A målsättning: one row of the action plan's tables."""

    kind = "objective"
    title: ShortTitle
    text: Text
    activities: Text
    methods: tuple[MethodRef, ...] = ()
    regulations: Words = ()
    follow_up: Words = ()
    same_as: Annotated[str | None, Empty, Ref.to("objective")] = None
    keywords: Words = ()
    editorial: Editorial = Editorial()
    replaced: tuple[Replaced, ...] = ()
    withdrawn: Withdrawn | None = None


class ObjectiveArea(Entity):
    """A målsättningsområde."""

    kind = "objective_area"
    number: int = Field(ge=1)
    title: Title
    figure: OptionalText = None
    objectives: tuple[Objective, ...] = Field(min_length=1)
    keywords: Words = ()


class Contributions(Entity):
    """What one party contributes to the action plan."""

    kind = "contributions"
    heading: Text
    points: tuple[Point, ...] = Field(min_length=1)


class ObjectiveColumns(Model):
    """The column headings of the action plan's tables, as in the source."""

    objective: Text
    activities: Text
    follow_up: Text


class ActionPlanFile(Entity):
    """actionplan.yaml"""

    kind = "action_plan"
    label: Title
    title: Title
    subtitle: Title
    publisher: Text
    period: Period
    goals: tuple[GoalRef, ...] = ()
    chapters: tuple[Section, ...] = ()
    contributions: tuple[Contributions, ...] = ()
    governance_chain: Words = ()
    columns: ObjectiveColumns
    areas: tuple[ObjectiveArea, ...] = Field(min_length=1)
