"""Methods, tools, words and anmärkningar (methods.yaml, resources.yaml, glossary.yaml, errata.yaml). May import of ours only base."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Address, AnyRef, Empty, Entity, Model, OptionalAddress, Point, Prose, Text, Title, Words


class Method(Entity):
    """A method or form of work, with every spelling in the source."""

    kind = "method"
    name: Title
    spellings: Words = Field(min_length=1)
    keywords: Words = ()


class MethodsFile(Model):
    """methods.yaml"""

    methods: tuple[Method, ...] = ()


class Tip(Entity):
    """A work to read or a course to take."""

    kind = "tip"
    group: Text
    text: Text
    site: Text
    address: Address
    previous_address: OptionalAddress = None
    keywords: Words = ()


class ResourcesFile(Model):
    """resources.yaml"""

    areas: tuple[Point, ...] = ()
    checklist: tuple[Point, ...] = ()
    tips: tuple[Tip, ...] = ()


class Term(Entity):
    """A word explained."""

    kind = "term"
    term: Title
    forms: Words = Field(min_length=1)
    explanation: Text
    basis: Literal["redaktionell", "källan"]


class GlossaryFile(Model):
    """glossary.yaml"""

    terms: tuple[Term, ...] = ()
    english: Words = ()


class Erratum(Entity):
    """An editor's note on the source: what it says, what is published, why."""

    kind = "erratum"
    group: Text
    about: tuple[AnyRef, ...] = ()
    lines: Text
    source_says: tuple[Prose, ...] = ()
    published: Annotated[Prose | None, Empty] = None
    why: Text
    show: Literal["beside", "register"]


class ErrataFile(Model):
    """errata.yaml"""

    errata: tuple[Erratum, ...] = ()
