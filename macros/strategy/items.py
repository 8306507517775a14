"""Entities by id, of any kind."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Action, Entity, Objective
from . import as_of, urls
from .resolved import EntityKey, Strategy, cached_per_strategy


def kind_of_item(strategy: Strategy, name: str) -> str:
    """Return "action" if the id is an insats, else "objective"."""
    return "action" if name in strategy.actions else "objective"


def item_by_id(strategy: Strategy, name: str) -> Action | Objective:
    """Return the insats or målsättning with an id. Raises KeyError for any other id."""
    return strategy.actions[name].action if name in strategy.actions else strategy.objectives[name].objective


@cached_per_strategy
def entities(strategy: Strategy) -> Mapping[EntityKey, Entity]:
    """Return (kind, id) → entity of everything with an id, in the order of the files."""
    models = as_of.iter_models(strategy.data)
    return {(model.kind, model.id): model for model in models if isinstance(model, Entity)}


# The fields that may serve as an entity's name, the preferred first.
_NAMES = ("name", "title", "term", "short_title", "heading", "text", "what")


def name_of(entity: Entity) -> str:
    """Return the name, title or words of an entity of any kind, or its id."""
    return str(next((words for field in _NAMES if (words := getattr(entity, field, None))), entity.id))


def key_of(strategy: Strategy, name: str, *likely: str) -> EntityKey:
    """Return the (kind, id) that an id stands for: of the first likely kind that has it, else that of the first page.

    Raises KeyError for an unknown id.
    """
    keys = _keys_by_id(strategy)[name]
    return next(((kind, name) for kind in likely if (kind, name) in keys), keys[0])


@cached_per_strategy
def _keys_by_id(strategy: Strategy) -> Mapping[str, list[EntityKey]]:
    """Return id → the keys with it: those with a page of their own first, then the other addresses in reading order."""
    paths, known = urls.entity_urls(strategy), entities(strategy)
    keys: dict[str, list[EntityKey]] = {}
    every = dict.fromkeys((*(key for key in paths if key in known), *known))
    for key in sorted(every, key=lambda one: "#" in paths.get(one, "#")):
        keys.setdefault(key[1], []).append(key)
    return keys
