"""Who the strategy speaks of and to (actors.yaml, roles.yaml, affiliates.yaml). May import of ours only base."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import (
    ActorRef,
    Empty,
    Entity,
    FocusAreaRef,
    ItemRef,
    Model,
    OptionalAddress,
    OptionalDate,
    OptionalText,
    Ref,
    Text,
    Title,
    Withdrawn,
    Words,
)


class ActorGroup(Entity):
    """A heading under which actors are listed."""

    kind = "actor_group"
    title: Title


class Actor(Entity):
    """An aktör, by its one name, with every spelling in the source."""

    kind = "actor"
    name: Title
    group: Annotated[str, Ref.to("actor_group")]
    broader: tuple[ActorRef, ...] = ()
    spellings: Words = ()
    whole: OptionalText = None
    keywords: Words = ()
    withdrawn: Withdrawn | None = None


class ActorsFile(Model):
    """actors.yaml"""

    groups: tuple[ActorGroup, ...] = Field(min_length=1)
    actors: tuple[Actor, ...] = Field(min_length=1)


class Workplace(Entity):
    """A heading under which roles are listed."""

    kind = "workplace"
    title: Title


class RoleItem(Model):
    """One item that an editor ties to a role."""

    id: ItemRef
    reason: Text


class Role(Entity):
    """A reader's job."""

    kind = "role"
    title: Title
    workplace: Annotated[str, Ref.to("workplace")]
    synonyms: Words = ()
    actors: tuple[ActorRef, ...] = ()
    organisations: tuple[ActorRef, ...] = ()
    focus_areas: tuple[FocusAreaRef, ...] = ()
    also: tuple[RoleItem, ...] = ()
    first: tuple[ItemRef, ...] = Field(default=(), max_length=4)
    related: tuple[Annotated[str, Ref.to("point", "tip", "indicator")], ...] = ()
    withdrawn: Withdrawn | None = None


class RolesFile(Model):
    """roles.yaml"""

    workplaces: tuple[Workplace, ...] = Field(min_length=1)
    roles: tuple[Role, ...] = Field(min_length=1)


class Affiliate(Entity):
    """An organisation that has joined the strategy. No persons."""

    kind = "affiliate"
    name: Title
    actor: Annotated[str | None, Empty, Ref.to("actor")] = None
    joined: OptionalDate = None
    address: OptionalAddress = None


class AffiliatesFile(Model):
    """affiliates.yaml"""

    address: OptionalAddress = None
    affiliates: tuple[Affiliate, ...] = ()
