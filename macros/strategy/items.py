"""Insatser and målsättningar by id, of either kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import Action, Objective, Role
from . import succession
from .reading_order import find_section
from .resolved import Strategy


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


def display_name(strategy: Strategy, name: str) -> str:
    """Return the title or name of the entity with an id, or the id itself."""
    data = strategy.data
    entities: tuple[tuple[Mapping[str, Any], str], ...] = (
        ({key: item.action for key, item in strategy.actions.items()}, "title"),
        ({key: item.objective for key, item in strategy.objectives.items()}, "title"),
        (strategy.actors, "name"),
        (strategy.roles, "title"),
        (strategy.goals, "name"),
        ({area.id: area for area in data.focusareas.focus_areas}, "title"),
        ({area.id: area for area in data.actionplan.areas}, "title"),
    )
    names = (getattr(mapping[name], field) for mapping, field in entities if name in mapping)
    section = find_section((*strategy.chapters, *data.actionplan.chapters), name)
    return str(next(names, section.name if section else name))
