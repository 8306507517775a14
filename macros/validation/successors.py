"""Rules on successors: what follows a withdrawal, and what it changes in roles.yaml."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from ..model import MOST_FIRST, Action, Data, Entity, Objective, Role, Withdrawn
from ..source.diagnostics import Diagnostic
from ..source.reader import Key
from ..source.references import Reference
from ..strategy.resolved import EntityKey
from ..strategy.succession import in_place_of_each, likely_kinds
from ..strings import phrases
from . import adopted_wording, field_names
from .context import Context
from .periods import level_of


def _successor_references(context: Context) -> Iterator[tuple[Reference, Reference]]:
    """Yield (entity, reference) for each successor of each withdrawn entity, as read."""
    owners = {reference.key[:-1]: reference for reference in context.references if reference.kind}
    for reference in context.references:
        key = reference.key[:-1] if isinstance(reference.key[-1], int) else reference.key
        if reference.ref and key[-2:] == ("withdrawn", "successor") and key[:-2] in owners:
            yield owners[key[:-2]], reference


def other_successors(context: Context) -> Iterator[Diagnostic]:
    """A withdrawn entity is not its own successor, directly or through others."""
    known = dict.fromkeys((one.kind, one.id) for one in context.references if one.kind)
    following: dict[EntityKey, list[EntityKey]] = {}
    pairs = [
        ((owner.kind, owner.id), _key_of(known, owner.kind, reference.id), reference)
        for owner, reference in _successor_references(context)
    ]
    for owner, successor, _ in pairs:
        following.setdefault(owner, []).append(successor)
    told: set[frozenset[EntityKey]] = set()
    for owner, successor, reference in pairs:
        circle = _path(following, successor, owner)
        if not circle or frozenset(circle) in told:
            continue
        told.add(frozenset(circle))
        called = field_names.entity_name(context.source, reference.key)
        if len(circle) == 1:
            message = f"{called}efterföljaren är det upphävda självt."
            tip = "skriv id på det som gäller i stället, eller ta bort successor om inget gör det"
        else:
            around = " → ".join(f'"{name}"' for _, name in (owner, *circle))
            message = f"{called}efterföljarna går runt: {around}."
            tip = "det sista ledet ska gälla i dag: ta bort withdrawn där, eller skriv en annan successor"
        yield Diagnostic(context.source.place(reference.key), message, tip)


def _key_of(known: Mapping[EntityKey, Any], kind: str, name: str) -> EntityKey:
    """Return the successor that an id names after an entity of a kind; an unknown id gets the kind of the entity."""
    every = (*likely_kinds(kind), *(other for other, one in known if one == name))
    return next(((likely, name) for likely in every if (likely, name) in known), (kind, name))


def _path(
    following: dict[EntityKey, list[EntityKey]], start: EntityKey, end: EntityKey
) -> tuple[EntityKey, ...]:
    """Return the entities from `start` to `end` by successors, both included; empty if there is no such path."""
    waiting: list[tuple[EntityKey, ...]] = [(start,)]
    seen = {start}
    while waiting:
        path = waiting.pop(0)
        if path[-1] == end:
            return path
        for one in following.get(path[-1], ()):
            if one not in seen:
                seen.add(one)
                waiting.append((*path, one))
    return ()


def successors_in_force(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A successor applies on the day that it succeeds, or the message is a warning."""
    entities = _entities(data)
    for key, model in adopted_wording.iter_models(data):
        ends: Withdrawn | None = getattr(model, "withdrawn", None)
        for number, name in enumerate(ends.successor if ends else ()):
            other = entities.get(_key_of(entities, getattr(model, "kind", ""), name))
            place = context.source.place((*key, "withdrawn", "successor", number))
            called = field_names.entity_name(context.source, (*key, "id"))
            other_ends, added = getattr(other, "withdrawn", None), getattr(other, "added", None)
            if ends and other_ends and other_ends.date <= ends.date:
                message = (
                    f'{called}efterföljaren "{name}" upphör redan {other_ends.date}, inte efter {ends.date}.'
                )
                after = ", ".join(other_ends.successor)
                tip = (
                    f"skriv det som gäller i stället: {after}"
                    if after
                    else "rätta en av dagarna, eller skriv en annan"
                )
                yield Diagnostic(place, message, tip, "warning")
            if ends and added and added.date > ends.date:
                message = f'{called}efterföljaren "{name}" gäller från {added.date}, men det upphävda bara till {ends.date}.'
                yield Diagnostic(place, message, "är dagarna rätt? Däremellan gäller inget av dem", "warning")


def _entities(data: Data) -> dict[EntityKey, Entity]:
    """Return (kind, id) → entity."""
    listed = (model for _, model in adopted_wording.iter_models(data) if isinstance(model, Entity))
    return {(model.kind, model.id): model for model in listed}


def changes_in_roles(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Each place in roles.yaml that names what is withdrawn says what readers get in its place."""
    entities = _entities(data)
    for index, role in enumerate(data.roles.roles):
        key: Key = ("roles", "roles", index)
        if not role.withdrawn:
            yield from _changes_in_first(context, (*key, "first"), role, entities)
            for number, tie in enumerate(role.also):
                if (heirs := _heirs(context, entities, tie.id)) != [tie.id]:
                    place = (*key, "also", number, "id")
                    result = f"kopplingen gäller {_named(heirs)}" if heirs else "kopplingen visas inte"
                    tip = "stämmer skälet med de nya orden? Skriv annars en ny koppling, och ta bort den här"
                    item = entities[_key_of(entities, "action", tie.id)]
                    yield _change(context, place, item, result, tip if heirs else "")
    for index, name in enumerate(data.roles.common):
        if (common := entities.get(("role", name))) and getattr(common, "withdrawn", None):
            place = ("roles", "common", index)
            yield _change(context, place, common, "den visas inte på startsidan", is_loss=True)
    for index, one in enumerate(data.roles.elsewhere):
        target = entities.get(_key_of(entities, "role", one.leads_to))
        if target and getattr(target, "withdrawn", None):
            place = ("roles", "elsewhere", index, "leads_to")
            yield _change(context, place, target, f"valet ”{one.title}” visas inte", is_loss=True)


def _changes_in_first(
    context: Context, key: Key, role: Role, entities: Mapping[EntityKey, Entity]
) -> Iterator[Diagnostic]:
    shown = in_place_of_each(role.first, lambda name: _heirs(context, entities, name))
    for number, (name, room) in enumerate(zip(role.first, shown, strict=True)):
        heirs = _heirs(context, entities, name)
        if heirs == [name]:
            continue
        left = [heir for heir in heirs if heir not in (*role.first, *(one for ids in shown for one in ids))]
        if room:
            result = f"”Börja här” visar {_named(room)} i stället"
        else:
            why = f", för {_named(heirs)} står redan där" if heirs and not left else ""
            result = f"”Börja här” blir en rad kortare{why}"
        result += f"; {_named(left)} får inte plats, för högst {MOST_FIRST} visas" if left else ""
        tip = "skriv här det som rollen ska börja med" + ("" if heirs else ", eller ta bort raden")
        item = entities[_key_of(entities, "action", name)]
        yield _change(context, (*key, number), item, result, tip, is_loss=bool(left) or not room)


def _heirs(context: Context, entities: Mapping[EntityKey, Entity], name: str) -> list[str]:
    """Return the insatser and målsättningar that readers get in place of one, from the day when it ends; itself unless withdrawn."""
    key = _key_of(entities, "action", name)
    ends: Withdrawn | None = getattr(entities.get(key), "withdrawn", None)
    # An unknown id, or one of another kind, is reported as such.
    return _in_force(entities, key, max(ends.date, context.today)) if ends else [name]


def _in_force(
    entities: Mapping[EntityKey, Entity],
    key: EntityKey,
    day: datetime.date,
    passed: tuple[EntityKey, ...] = (),
) -> list[str]:
    entity = entities.get(key)
    ends: Withdrawn | None = getattr(entity, "withdrawn", None)
    if ends is None or ends.date > day:
        return [key[1]] if entity is None or isinstance(entity, (Action, Objective)) else []
    following = ends.successor if ends.inherits and key not in passed else ()
    keys = [_key_of(entities, key[0], name) for name in following]
    return list(dict.fromkeys(heir for one in keys for heir in _in_force(entities, one, day, (*passed, key))))


def _named(names: list[str]) -> str:
    return phrases.listed([f'"{name}"' for name in names])


def _change(
    context: Context, key: Key, entity: Entity, result: str, tip: str = "", *, is_loss: bool = False
) -> Diagnostic:
    """Return the message on one place in roles.yaml. A loss that has taken effect, or is near, is a warning."""
    date: datetime.date = getattr(entity, "withdrawn").date  # noqa: B009
    is_coming = date > context.today
    day = f"upphör {date}. Från den dagen: " if is_coming else f"är upphävt {date}: "
    message = f'{field_names.entity_name(context.source, key)}"{entity.id}" {day}{result}.'
    level = level_of(date, context.today) if is_coming else "warning"
    return Diagnostic(context.source.place(key), message, tip, level if is_loss else "notice")
