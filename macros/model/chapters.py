"""Running text: chapters, their sections and parts, and the notes (strategy.yaml). May import of ours only base."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    Empty,
    Entity,
    Model,
    OptionalAddress,
    OptionalText,
    OptionalTitle,
    PointList,
    Prose,
    Replaced,
    Text,
    Withdrawn,
    Words,
)

Figure = Literal[
    "overall-goal",
    "national-goals",
    "regional-goals",
    "focus-areas",
    "agenda",
    "affiliates",
    "areas",
    "checklist",
    "tips",
    "indicators",
    "regional-indicators",
    "contributions",
    "governance-chain",
    "objective-areas",
]


class Block(Model):
    """One part of a section: exactly one of the fields is given."""

    text: Annotated[Prose | None, Empty] = None
    subheading: OptionalText = None
    quote: OptionalText = None
    signature: Words | None = None
    caption: OptionalText = None
    list: PointList | None = None
    show: Figure | None = None

    @property
    def form(self) -> str:
        """The name of the field that is given, or "" when none or several are."""
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        return given[0] if len(given) == 1 else ""


class Section(Entity):
    """A headed part of a chapter; chapters are the sections at the top."""

    kind = "section"
    title: OptionalTitle = None
    short_title: OptionalTitle = None
    label: OptionalTitle = None
    content: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    keywords: Words = ()
    replaced: tuple[Replaced, ...] = ()
    withdrawn: Withdrawn | None = None

    @property
    def name(self) -> str:
        """The words to call it by in lists and links."""
        return self.short_title or self.title or self.id


class NotePart(Model):
    """One reference in a note, with its link where the source has one."""

    text: Text
    address: OptionalAddress = None
    previous_address: OptionalAddress = None


class Note(Entity):
    """A footnote. Series s is the strategy's, h the action plan's; the number follows."""

    kind = "note"
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][1-9][0-9]*$")]
    parts: tuple[NotePart, ...] = Field(min_length=1)

    @property
    def number(self) -> str:
        """The number as printed in the source."""
        return self.id[1:]


class StrategyFile(Model):
    """strategy.yaml"""

    chapters: tuple[Section, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()
