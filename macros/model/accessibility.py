"""The accessibility statement (accessibility.yaml), by 2018:1937 and 2018:1938. May import of ours only base."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Empty, Entity, Model, OptionalAddress, OptionalDate, OptionalText, Text, Title


class Assessment(Model):
    """When, how and by whom the site was examined. Empty fields are shown as not established."""

    date: OptionalDate = None
    method: OptionalText = None
    by: OptionalText = None


class Supervisor(Model):
    """The authority that supervises the law, from a day on; without a day, until the next one's."""

    name: Title
    address: OptionalAddress = None
    since: OptionalDate = None


class Shortcoming(Entity):
    """Content that is not accessible."""

    kind = "shortcoming"
    what: Text
    where: Annotated[str, StringConstraints(pattern=r"^/[a-z0-9/#-]*$")]
    why: Text
    alternative: Text
    plan: Text


class AccessibilityFile(Model):
    """accessibility.yaml"""

    verdict: Annotated[Literal["helt förenlig", "delvis förenlig", "inte förenlig"] | None, Empty] = None
    assessed: Assessment = Assessment()
    published: OptionalDate = None
    updated: OptionalDate = None
    response: OptionalText = None
    help: OptionalText = None
    supervisors: tuple[Supervisor, ...] = Field(min_length=1)
    shortcomings: tuple[Shortcoming, ...] = ()
