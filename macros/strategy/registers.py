"""Strategy → what a page shows: order, groups and counts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..model import (
    Added,
    Affiliate,
    Erratum,
    Goal,
    Method,
    Model,
    Release,
    Supervisor,
    Term,
)
from ..strings import collation, labels
from . import as_of
from .reading_order import find_section
from .resolved import Strategy, cached_per_strategy


def rows_of_method(strategy: Strategy, method: Method) -> list[tuple[str, str, str]]:
    """(kind, id, title) of what names the method, in both tables."""
    rows = [
        ("action", p.action.id, p.action.title)
        for p in strategy.actions.values()
        if method.id in p.action.methods
    ]
    return rows + [
        ("objective", o.objective.id, o.objective.title)
        for o in strategy.objectives.values()
        if method.id in o.objective.methods
    ]


def methods(strategy: Strategy) -> list[Method]:
    """All methods by the Swedish alphabet."""
    return sorted(strategy.methods.values(), key=lambda method: collation.swedish_sort_key(method.name))


def goals(strategy: Strategy, level: str) -> list[Goal]:
    """The goals of one level, by number."""
    return sorted(
        (goal for goal in strategy.goals.values() if goal.level == level), key=lambda goal: goal.number
    )


def tip_groups(strategy: Strategy) -> list[tuple[str, list[object]]]:
    """The tips under the headings of the source, in its order."""
    groups: dict[str, list[object]] = {}
    for tip in strategy.data.resources.tips:
        groups.setdefault(tip.group, []).append(tip)
    return list(groups.items())


def errata_groups(strategy: Strategy) -> list[tuple[str, list[Erratum]]]:
    """The anmärkningar by group, in the order of the file."""
    groups: dict[str, list[Erratum]] = {}
    for erratum in strategy.data.errata.errata:
        groups.setdefault(erratum.group, []).append(erratum)
    return list(groups.items())


# From so many rows on, a page lets the browser skip what is out of sight.
LONG_REGISTER = 300


def has_ended(strategy: Strategy, plan: bool = False) -> bool:
    """Whether the strategy's (or the action plan's) period is over on the day of the build.

    Never of an earlier edition: what holds after it is said where it is marked as replaced.
    """
    period = strategy.data.actionplan.period if plan else strategy.data.site.edition.period
    return strategy.today > period.end and not strategy.is_superseded


def period_notices(strategy: Strategy) -> dict[str, tuple[str, ...]]:
    """What is said of periods that are over: on every page (`strategy`), and on those of the action plan (`plan`).

    Each period has its own words on what holds afterwards; the plan's are the strategy's when both are over and only
    the strategy's are known.
    """
    data = strategy.data
    whole = has_ended(strategy)
    every = (labels.period_over("Perioden", data.site.edition.afterwards),) if whole else ()
    own = has_ended(strategy, plan=True) and (data.actionplan.afterwards or not whole)
    said = (labels.period_over("Handlingsplanens period", data.actionplan.afterwards),) if own else ()
    return {"strategy": every, "plan": (*said, *every)}


def tied_to_goal(strategy: Strategy, goal: Goal) -> list[tuple[str, str, str]]:
    """(kind, id, title) of the focus areas, and the action plan, that the source ties to a goal."""
    data = strategy.data
    areas = [("focus_area", a.id, a.title) for a in data.focusareas.focus_areas if goal.id in a.goals]
    plan = data.actionplan
    return areas + ([("action_plan", plan.id, plan.title)] if goal.id in plan.goals else [])


@dataclass(frozen=True)
class Supervision:
    """Who supervises accessibility on the day of the build (`now`), who does next, and whose address is the last known.

    `address_of` is `now` when its address is filled in, and None when no address has ever been.
    """

    now: Supervisor
    coming: Supervisor | None
    address_of: Supervisor | None


def supervision(strategy: Strategy) -> Supervision:
    """Who supervises accessibility, in the order of their days, however they stand in the file."""
    listed = sorted(strategy.data.accessibility.supervisors, key=lambda one: one.since or datetime.date.min)
    held = [one for one in listed if not one.since or one.since <= strategy.today]
    coming = [one for one in listed if one not in held]
    known = [one for one in held if one.address]
    now = held[-1] if held else coming[0]
    following = coming if held else coming[1:]
    return Supervision(now, following[0] if following else None, known[-1] if known else None)


@dataclass(frozen=True)
class Dated:
    """The day that words are from, with the decision."""

    date: datetime.date
    decision: str


def dated(strategy: Strategy, *shown: Model) -> str:
    """When words are from: `Text från januari 2024.` The first thing is what is cited, the others stand beside it.

    Words that a later decision added or changed carry its day and name. Without `shown` the whole strategy is meant.
    """
    own = max(_own(shown[0]), key=lambda one: one.date, default=None) if shown else None
    if own:
        return f"Text från {own.date}. {labels.sentence('Beslut: ' + own.decision)}"
    start = f"Text från {strategy.data.site.edition.dated}"
    latest = _latest(shown) if shown else _latest_of_all(strategy)
    return f"{start}, med ändringar till och med {latest.date}." if latest else f"{start}."


@cached_per_strategy
def _latest_of_all(strategy: Strategy) -> Dated | None:
    return _latest((strategy.data,))


def _own(thing: Model) -> list[Dated]:
    """The decisions that a thing's own text is from: it came with them, or got its words."""
    added: Added | None = getattr(thing, "added", None)
    former = [one for one in getattr(thing, "replaced", ()) if as_of.field_of(thing, one) == "text"]
    return [Dated(one.date, one.decision) for one in (added, *former) if one]


def _latest(shown: Sequence[Model]) -> Dated | None:
    """The latest decision that added or changed any of the things, or of what stands within them."""
    decisions = [
        Dated(decision.date, decision.decision)
        for one in shown
        for thing in as_of.things(one)
        for decision in (getattr(thing, "added", None), *getattr(thing, "replaced", ()))
        if decision
    ]
    return max(decisions, key=lambda one: one.date, default=None)


def dated_page(strategy: Strategy, template: str, name: str) -> str:
    """When the words of a page are from, by the template and the name that it is made with."""
    return dated(strategy, *_shown(strategy, template, name))


def took_effect(strategy: Strategy, template: str, name: str) -> str:
    """The latest day on which a decision changed what a page shows, as an ISO date; "" when none has."""
    days = [
        str(decision.date)
        for one in _shown(strategy, template, name)
        for thing in as_of.things(one)
        for decision in as_of.decisions(thing)
    ]
    return max(days, default="")


def _shown(strategy: Strategy, template: str, name: str) -> tuple[Model, ...]:
    """What a page shows, what it is about first; nothing where it is of the whole strategy."""
    data = strategy.data
    if template == "action":
        placed = strategy.actions[name]
        return (placed.action, placed.problem)
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


def terms(strategy: Strategy) -> list[Term]:
    """The glossary by the Swedish alphabet."""
    return sorted(strategy.data.glossary.terms, key=lambda term: collation.swedish_sort_key(term.term))


def affiliates(strategy: Strategy) -> list[Affiliate]:
    """The affiliates by the Swedish alphabet, whatever their order in the file."""
    listed = strategy.data.affiliates.affiliates
    return sorted(listed, key=lambda one: collation.swedish_sort_key(one.name))


def support_words(strategy: Strategy) -> dict[str, Any]:
    """Return what tells whether a searcher needs the help lines; empty when the site has none."""
    support = strategy.data.site.support
    if support is None:
        return {}
    names, numbers = [line.name for line in support.lines], [line.number for line in support.lines]
    return {
        **support.search.model_dump(mode="json"),
        "names": names,
        "numbers": numbers,
        "small": labels.SMALL_WORDS,
    }


def releases(strategy: Strategy) -> list[Release]:
    """The reviewed changes whose day has come, the latest first."""
    listed = strategy.data.changes.releases
    reviewed = [one for one in listed if one.reviewed == "ja" and one.date <= strategy.today]
    return sorted(reviewed, key=lambda release: release.date, reverse=True)


def changes_of(strategy: Strategy, name: str) -> list[tuple[Release, str]]:
    """(release, words) of the reviewed changes that are about a thing, the latest first."""
    return [
        (release, item.text) for release in releases(strategy) for item in release.items if name in item.about
    ]
