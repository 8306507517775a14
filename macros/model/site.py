"""The site's identity, and what only its owner can decide (site.yaml). May import of ours only base."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import (
    Empty,
    Id,
    Model,
    OptionalAddress,
    OptionalDate,
    OptionalEmail,
    OptionalText,
    Period,
    Text,
    Title,
    Words,
)


class Publisher(Model):
    """Who publishes the strategy and the site."""

    name: Title
    short_name: Title
    address: OptionalAddress = None


class County(Model):
    """The county, by name and official codes."""

    name: Title
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$")]
    nuts: Annotated[str | None, Empty] = None
    municipalities: Words = ()


class Edition(Model):
    """The edition of the strategy that the site shows."""

    id: Id
    title: Title
    dated: Text
    period: Period
    afterwards: OptionalText = None


class Decision(Model):
    """The decision that is authoritative. Empty fields are shown as not established."""

    text: OptionalText = None
    date: OptionalDate = None
    case_number: OptionalText = None
    original: OptionalAddress = None


class Contact(Model):
    """How to reach the owner. Empty fields are shown as not established."""

    email: OptionalEmail = None
    phone: OptionalText = None
    address: OptionalAddress = None


class Repository(Model):
    """Where the data can be read and changed by pull request."""

    address: OptionalAddress = None
    branch: Text = "main"


class Licences(Model):
    """What the owner has decided on reuse."""

    content: OptionalText = None
    content_proposed: OptionalText = None
    code: OptionalText = None
    code_proposed: OptionalText = None


class SupportLine(Model):
    """A telephone line, without hours."""

    name: Title
    number: Text


class SupportBox(Model):
    """The box shown first where the site is about violence."""

    title: Title
    lines: tuple[SupportLine, ...] = Field(min_length=1)
    afterwards: Text
    words: Words = ()


Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Accent(Model):
    """The site's one colour: on a light ground, and on a dark."""

    light: Colour
    dark: Colour


class SiteFile(Model):
    """site.yaml"""

    name: Title
    wordmark: tuple[Title, ...] = Field(min_length=1, max_length=2)
    monogram: Annotated[str, StringConstraints(min_length=1, max_length=3)]
    accent: Accent
    description: Text
    address: OptionalAddress = None
    publisher: Publisher
    county: County
    edition: Edition
    decision: Decision = Decision()
    contact: Contact = Contact()
    repository: Repository = Repository()
    licences: Licences = Licences()
    support: SupportBox | None = None
