"""Insatser and målsättningar by id, whichever of the two an id names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import (
    Action,
    Objective,
    Role,
)
from .reading_order import find_section
from .resolved import Strategy


def kind_of_item(strategy: Strategy, name: str) -> str:
    """Whether an id is an insats or a målsättning of the action plan."""
    return "action" if name in strategy.actions else "objective"


def item_by_id(strategy: Strategy, name: str) -> Action | Objective:
    """The insats or målsättning with an id."""
    return strategy.actions[name].action if name in strategy.actions else strategy.objectives[name].objective


def items_to_begin_with(strategy: Strategy, role: Role) -> list[str]:
    """The ids that a role is advised to begin with, but for those that no longer hold."""
    return [name for name in role.first if not item_by_id(strategy, name).withdrawn]


def display_name(strategy: Strategy, name: str) -> str:
    """What a reader calls the thing with an id: its title or name, or the id itself."""
    data = strategy.data
    things: tuple[tuple[Mapping[str, Any], str], ...] = (
        ({key: placed.action for key, placed in strategy.actions.items()}, "title"),
        ({key: placed.objective for key, placed in strategy.objectives.items()}, "title"),
        (strategy.actors, "name"),
        (strategy.roles, "title"),
        (strategy.goals, "name"),
        ({area.id: area for area in data.focusareas.focus_areas}, "title"),
        ({area.id: area for area in data.actionplan.areas}, "title"),
    )
    found = (getattr(known[name], field) for known, field in things if name in known)
    section = find_section((*strategy.chapters, *data.actionplan.chapters), name)
    return str(next(found, section.name if section else name))
