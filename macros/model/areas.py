"""The focus areas with their rows of insatser (focusareas.yaml). May import of ours only base, chapters."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    ActorRef,
    Empty,
    Entity,
    GoalRef,
    MethodRef,
    Model,
    OptionalTitle,
    Point,
    Ref,
    Replaced,
    ShortTitle,
    Text,
    Title,
    Withdrawn,
    Words,
)
from .chapters import Block, Section


class Also(Model):
    """An editorial link to an actor that the cell does not name."""

    actor: ActorRef
    reason: Text


class Concerns(Model):
    """An editorial narrowing: whom in (or beside) the row this one item concerns."""

    actors: tuple[ActorRef, ...] = Field(min_length=1)
    reason: Text


class Editorial(Model):
    """What editors add beyond the source's words; always shown as such."""

    concerns: Concerns | None = None
    also: tuple[Also, ...] = ()


class Action(Entity):
    """An insats."""

    kind = "action"
    title: ShortTitle
    text: Text
    methods: tuple[MethodRef, ...] = ()
    keywords: Words = ()
    editorial: Editorial = Editorial()
    replaced: tuple[Replaced, ...] = ()
    withdrawn: Withdrawn | None = None


class Outcome(Entity):
    """A delmål of the table column."""

    kind = "outcome"
    text: Text
    replaced: tuple[Replaced, ...] = ()


class Problem(Entity):
    """A problemområde: one row of a focus area's table."""

    kind = "problem"
    text: Text
    contributors: Text
    actors: tuple[ActorRef, ...] = Field(min_length=1)
    together: Annotated[str | None, Empty, Ref.to("actor")] = None
    actions: tuple[Action, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = ()
    same_as: Annotated[str | None, Empty, Ref.to("problem")] = None
    replaced: tuple[Replaced, ...] = ()


class FocusArea(Entity):
    """A fokusområde: text, what the publisher contributes, and the rows."""

    kind = "focus_area"
    number: int = Field(ge=1)
    title: Title
    listed_as: OptionalTitle = None
    goals: tuple[GoalRef, ...] = ()
    support_box: Literal["ja", "nej"] = "nej"
    content: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    contributions: tuple[Point, ...] = ()
    problems: tuple[Problem, ...] = Field(min_length=1)
    keywords: Words = ()
    replaced: tuple[Replaced, ...] = ()


class TableColumns(Model):
    """The column headings of the focus-area tables, as in the source."""

    problem: Text
    action: Text
    contributors: Text
    outcomes: Text


class FocusAreaHeadings(Model):
    """Words that the source repeats in every focus area."""

    numbered: Text
    contributions: Text
    table: Text
    columns: TableColumns


class FocusAreasFile(Model):
    """focusareas.yaml"""

    headings: FocusAreaHeadings
    focus_areas: tuple[FocusArea, ...] = Field(min_length=1)
