"""Goals and the indicators that show their state (goals.yaml, indicators.yaml). May import of ours only base."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Entity, GoalRef, Model, OptionalTitle, Ref, Replaced, Text, Words


class Goal(Entity):
    """A jämställdhetsmål: national or regional."""

    kind = "goal"
    number: int = Field(ge=1)
    level: Literal["nationellt", "regionalt"]
    title: OptionalTitle = None
    text: Text
    notes: tuple[Annotated[str, Ref.to("note")], ...] = ()
    keywords: Words = ()
    replaced: tuple[Replaced, ...] = ()

    @property
    def name(self) -> str:
        """The words to call it by; the regional goal has no title of its own."""
        return self.title or self.text.rstrip(".")


class GoalsFile(Model):
    """goals.yaml"""

    overall: Text
    agenda: Words = ()
    goals: tuple[Goal, ...] = Field(min_length=1)


class Indicator(Entity):
    """Something measurable that shows the state of a goal."""

    kind = "indicator"
    text: Text
    replaced: tuple[Replaced, ...] = ()


class IndicatorGroup(Model):
    """The indicators of one goal, under the heading the source gives."""

    goal: GoalRef
    heading: Text
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class IndicatorsFile(Model):
    """indicators.yaml"""

    intro: Text
    groups: tuple[IndicatorGroup, ...] = ()
