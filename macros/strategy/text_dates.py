"""The dating of words, and the last decision on what a page shows."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import (
    Added,
    Model,
    Replaced,
    Withdrawn,
)
from ..strings import labels
from . import as_of
from .reading_order import find_section
from .resolved import Strategy, cached_per_strategy

# A decision that added or changed words.
Wording = Added | Replaced


def text_date(strategy: Strategy, *shown: Model) -> str:
    """Return the dating of words: `Text från januari 2024.`

    The first of `shown` is cited, and the others stand beside it. Words that a later decision added or
    changed get its date and name. Without `shown` the whole strategy is dated.
    """
    own = max(_own_decisions(shown[0]), key=lambda one: one.date, default=None) if shown else None
    if own:
        return labels.text_by_decision(own)
    latest = _latest_decision(shown) if shown else _latest_of_all(strategy)
    return labels.text_of_edition(strategy.data.site.edition.dated, latest)


@cached_per_strategy
def _latest_of_all(strategy: Strategy) -> Wording | None:
    return _latest_decision((strategy.data,))


def _own_decisions(model: Model) -> list[Wording]:
    """Return the decisions that added a model or changed its text."""
    added: Added | None = getattr(model, "added", None)
    former = [one for one in getattr(model, "replaced", ()) if as_of.field_of(model, one) == "text"]
    return [one for one in (added, *former) if one]


def _latest_decision(shown: Sequence[Model]) -> Wording | None:
    """Return the latest decision that added or changed any of the models, or anything within them."""
    decisions = [
        decision
        for one in shown
        for model in as_of.iter_models(one)
        for decision in as_of.decisions(model)
        if not isinstance(decision, Withdrawn)
    ]
    return max(decisions, key=lambda one: one.date, default=None)


def page_text_date(strategy: Strategy, template: str, name: str) -> str:
    """Return the dating of a page's words, by the template and the name that it is rendered with.

    Raises KeyError for the name of an item that does not exist.
    """
    return text_date(strategy, *_shown(strategy, template, name))


def last_effective_date(strategy: Strategy, template: str, name: str) -> str:
    """Return the last day on which a decision changed a page, as an ISO date, or ""."""
    days = [
        str(decision.date)
        for one in _shown(strategy, template, name)
        for model in as_of.iter_models(one)
        for decision in as_of.decisions(model)
    ]
    return max(days, default="")


def _shown(strategy: Strategy, template: str, name: str) -> tuple[Model, ...]:
    """Return the models shown on a page, its subject first; empty for a page on the whole strategy."""
    data = strategy.data
    if template == "action":
        action = strategy.actions[name]
        return (action.action, action.problem)
    if template == "objective":
        return (strategy.objectives[name].objective,)
    if template == "goal":
        return (strategy.goals[name],)
    files: dict[tuple[str, str], Model] = {
        ("action_plan", ""): data.actionplan,
        ("home_section", "indicators"): data.indicators,
        **{("home_section", part): data.resources for part in ("areas", "checklist", "tips")},
    }
    if (template, name) in files:
        return (files[template, name],)
    areas = {"focus_area": data.focusareas.focus_areas, "objective_area": data.actionplan.areas}
    if template in areas:
        return tuple(area for area in areas[template] if area.id == name)
    chapters = {"chapter": strategy.chapters, "plan_chapter": data.actionplan.chapters}
    section = find_section(chapters[template], name) if template in chapters else None
    return (section,) if section else ()
