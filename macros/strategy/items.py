"""Insatser and målsättningar by id, of either kind."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from ..model import Action, Entity, Objective, Role
from . import as_of, succession
from .resolved import Strategy, cached_per_strategy


def kind_of_item(strategy: Strategy, name: str) -> str:
    """Return "action" if the id is an insats, else "objective"."""
    return "action" if name in strategy.actions else "objective"


def item_by_id(strategy: Strategy, name: str) -> Action | Objective:
    """Return the insats or målsättning with an id. Raises KeyError for any other id."""
    return strategy.actions[name].action if name in strategy.actions else strategy.objectives[name].objective


def items_to_begin_with(strategy: Strategy, role: Role) -> list[str]:
    """Return the ids that a role is advised to begin with; a withdrawn one is replaced by its successors in force."""
    shown = succession.in_place_of_each(role.first, lambda name: succession.items_in_force(strategy, name))
    return [name for names in shown for name in names]


@cached_per_strategy
def entities(strategy: Strategy) -> Mapping[tuple[str, str], Entity]:
    """Return (kind, id) → entity of everything with an id, in the order of the files."""
    models = as_of.iter_models(strategy.data)
    return {(model.kind, model.id): model for model in models if isinstance(model, Entity)}


# The fields that may serve as an entity's name, the preferred first.
_NAMES = ("name", "title", "term", "short_title", "heading", "text", "what")


def name_of(entity: Entity) -> str:
    """Return the name, title or words of an entity of any kind, or its id."""
    return str(next((words for field in _NAMES if (words := getattr(entity, field, None))), entity.id))


def display_name(strategy: Strategy, name: str) -> str:
    """Return the title or name of the entity with an id, or the id itself."""
    data = strategy.data
    preferred: tuple[tuple[Mapping[str, Any], str], ...] = (
        ({key: item.action for key, item in strategy.actions.items()}, "title"),
        ({key: item.objective for key, item in strategy.objectives.items()}, "title"),
        (strategy.actors, "name"),
        (strategy.roles, "title"),
        (strategy.goals, "name"),
        ({area.id: area for area in data.focusareas.focus_areas}, "title"),
        ({area.id: area for area in data.actionplan.areas}, "title"),
    )
    known = (getattr(mapping[name], field) for mapping, field in preferred if name in mapping)
    others = (name_of(entity) for (_, other), entity in entities(strategy).items() if other == name)
    return str(next(chain(known, others), name))
