"""The links between editions: an entity corresponds to that of the same id, or to the one whose page changes.yaml names."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping

from ..model import NO_SUCCESSOR
from . import items, urls
from .parts import parts
from .resolved import EntityKey, Neighbour, Strategy


def successors(now: Strategy, old: Strategy) -> dict[str, str | None]:
    """Return old path → new path of an edition, from changes.yaml."""
    name = old.data.site.edition.id
    entries = (entry for entry in now.data.changes.editions if entry.id == name)
    return {row.old: row.new for entry in entries for row in entry.successors}


def linked(line: tuple[Strategy, ...]) -> tuple[Strategy, ...]:
    """Return editions, the oldest first, each with its neighbours; the last is today's."""
    before, after = [Neighbour()], []
    for old, new in itertools.pairwise(line):
        pairs = list(_pairs(old, new, successors(line[-1], old)))
        before.append(_neighbour(old, ((newer, older) for older, newer in pairs)))
        after.append(_neighbour(new, pairs))
    both = zip(line, before, [*after, Neighbour()], strict=True)
    return tuple(dataclasses.replace(one, before=b, after=a) for one, b, a in both)


def _neighbour(other: Strategy, pairs: Iterable[tuple[EntityKey, EntityKey]]) -> Neighbour:
    found: dict[EntityKey, tuple[EntityKey, ...]] = {}
    for own, there in pairs:
        found[own] = (*found.get(own, ()), there)
    name = other.data.site.edition.id
    return Neighbour(name, f"{name}/" if other.is_superseded else "", parts(other), found)


def _pairs(
    old: Strategy, new: Strategy, moved: Mapping[str, str | None]
) -> Iterator[tuple[EntityKey, EntityKey]]:
    """Yield (entity of the older edition, entity of the newer) of what corresponds."""
    paths, there = urls.entity_urls(old), items.entities(new)
    by_path = {path: entity for entity, path in reversed(list(urls.entity_urls(new).items()))}
    for entity in items.entities(old):
        page = f"/{paths.get(entity, '')}"
        if page in moved and entity in paths:
            target = moved[page]
            if target and target != NO_SUCCESSOR and target.removeprefix("/") in by_path:
                yield entity, by_path[target.removeprefix("/")]
        elif entity in there:
            yield entity, entity
