"""The ground of all models: words, ids, references, and what any thing may have. May import nothing of ours."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of something else.

    `kinds` names the kinds of thing the id may belong to, in the words of `Entity.kind`.
    """

    kinds: tuple[str, ...]

    @classmethod
    def to(cls, *kinds: str) -> Ref:
        return cls(kinds)


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


Empty = BeforeValidator(_empty_is_none)
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n]*\S[^\n]*$")]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n<>]*\S[^\n<>]*$")]
ShortTitle = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\n<>]*\S[^\n<>]*$")]
Prose = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Address = Annotated[
    str,
    StringConstraints(pattern=r"^(https?://[^\s<>\"]+|mailto:[^\s<>\"]+@[^\s<>\"]+|tel:[+0-9-]+)$"),
]
Email = Annotated[str, StringConstraints(pattern=r"^[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+$")]
Words = tuple[Text, ...]
OptionalText = Annotated[Text | None, Empty]
OptionalTitle = Annotated[Title | None, Empty]
OptionalAddress = Annotated[Address | None, Empty]
OptionalEmail = Annotated[Email | None, Empty]
OptionalDate = Annotated[datetime.date | None, Empty]
ActorRef = Annotated[str, Ref.to("actor")]
AnyRef = Annotated[str, Ref.to("*")]
GoalRef = Annotated[str, Ref.to("goal")]
FocusAreaRef = Annotated[str, Ref.to("focus_area")]
ItemRef = Annotated[str, Ref.to("action", "objective")]
MethodRef = Annotated[str, Ref.to("method")]


class Model(BaseModel):
    """The base of all: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entity(Model):
    """Something with a permanent id; ids are unique within each `kind`."""

    kind: ClassVar[str]
    id: Id


class Replaced(Model):
    """A former wording, kept when a decision changed it."""

    text: Prose
    date: datetime.date
    decision: Text


class Withdrawn(Model):
    """Why and when something stopped applying; its id and address stay."""

    date: datetime.date
    decision: Text
    reason: Text
    successor: Annotated[str | None, Empty, Ref.to("*")] = None


class Point(Entity):
    """One item of a list that other things may refer to."""

    kind = "point"
    text: Text
    replaced: tuple[Replaced, ...] = ()


class PointList(Model):
    """A list of points, in order."""

    points: tuple[Point, ...] = Field(min_length=1)


class Period(Model):
    """First and last day."""

    start: datetime.date
    end: datetime.date
