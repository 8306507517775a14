"""Lists of the strategy's entities as pages show them: sorted, grouped and dated."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from ..model import (
    Action,
    Affiliate,
    Erratum,
    FocusArea,
    Goal,
    IndicatorGroup,
    Method,
    Objective,
    Picture,
    Release,
    Supervisor,
    Term,
)
from ..strings import collation, labels
from . import as_of, items
from .parts import shows_figure, words
from .resolved import NATIONAL, REGIONAL, EntityKey, Strategy, cached_per_strategy


def rows_of_method(strategy: Strategy, method: Method) -> list[tuple[str, str, str]]:
    """Return (kind, id, title) of the insatser and målsättningar that name the method, insatser first."""
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
    """Return all methods by the Swedish alphabet."""
    return sorted(strategy.methods.values(), key=lambda method: collation.swedish_sort_key(method.name))


def goals(strategy: Strategy, level: str) -> list[Goal]:
    """Return the goals of one level, by number."""
    return sorted(
        (goal for goal in strategy.goals.values() if goal.level == level), key=lambda goal: goal.number
    )


def goals_by_level(strategy: Strategy) -> list[tuple[str, list[Goal]]]:
    """Return (heading, goals) of each level in the order of goals.yaml, first the goals without a level under ""."""
    levels = [("", ""), *((level.title, level.name) for level in strategy.data.goals.levels)]
    groups = [(title, goals(strategy, name)) for title, name in levels]
    return [(title, members) for title, members in groups if members]


FIGURE_LEVELS = {"national-goals": NATIONAL, "regional-goals": REGIONAL}
"""The level of the goals that a figure of the text shows, by the figure's name."""


def indicator_groups(strategy: Strategy, regional: bool) -> list[IndicatorGroup]:
    """Return the groups of the regional goals, or of all others, in the order of the file.

    A strategy without a figure for the regional ones shows all together.
    """
    groups = strategy.data.indicators.groups
    apart = {
        group.goal
        for group in groups
        if strategy.goals[group.goal].level == REGIONAL
        and any(shows_figure(chapter, "regional-indicators") for chapter in strategy.chapters)
    }
    return [group for group in groups if (group.goal in apart) == regional]


def tip_groups(strategy: Strategy) -> list[tuple[str, list[object]]]:
    """Return (heading, tips) for each heading, in the order of the source."""
    groups: dict[str, list[object]] = {}
    for tip in strategy.data.resources.tips:
        groups.setdefault(tip.group, []).append(tip)
    return list(groups.items())


def errata_groups(strategy: Strategy) -> list[tuple[str, list[Erratum]]]:
    """Return (group, anmärkningar) for each group, in the order of the file."""
    groups: dict[str, list[Erratum]] = {}
    for erratum in strategy.data.errata.errata:
        groups.setdefault(erratum.group, []).append(erratum)
    return list(groups.items())


# From this number of rows on, the browser may skip rendering rows that are out of sight.
LONG_REGISTER = 300


def has_ended(strategy: Strategy, of_action_plan: bool = False) -> bool:
    """Return True if the period of the strategy, or of the action plan, is over on the day of the build.

    Always False for an earlier edition, because its banner has that information.
    """
    period = strategy.data.actionplan.period if of_action_plan else strategy.data.site.edition.period
    return strategy.today > period.end and not strategy.is_superseded


def period_notices(strategy: Strategy) -> dict[str, tuple[str, ...]]:
    """Return the sentences on ended periods: `strategy` for all pages, `plan` for those of the action plan.

    If both periods are over and the action plan has no `afterwards`, its pages show only the strategy's
    sentence.
    """
    data = strategy.data
    whole = has_ended(strategy)
    every = (labels.period_over("Perioden", data.site.edition.afterwards),) if whole else ()
    own = has_ended(strategy, of_action_plan=True) and (data.actionplan.afterwards or not whole)
    plan_notice = (
        (labels.period_over(f"{words(strategy)['The_action_plan']}s period", data.actionplan.afterwards),)
        if own
        else ()
    )
    return {"strategy": every, "plan": (*plan_notice, *every)}


def plan_area(strategy: Strategy) -> FocusArea | None:
    """Return the first focus area that shares a goal with the action plan, or None without any."""
    goals = set(strategy.data.actionplan.goals)
    areas = strategy.data.focusareas.focus_areas
    return next((area for area in areas if goals & set(area.goals)), None)


def tied_to_goal(strategy: Strategy, goal: Goal) -> list[tuple[str, str, str]]:
    """Return (kind, id, title) of the focus areas, and the action plan, that the source ties to a goal."""
    data = strategy.data
    areas = [("focus_area", a.id, a.title) for a in data.focusareas.focus_areas if goal.id in a.goals]
    action_plan = data.actionplan
    return areas + (
        [("action_plan", action_plan.id, action_plan.title)] if goal.id in action_plan.goals else []
    )


def editorially_tied(strategy: Strategy, goal: Goal) -> list[tuple[str, str, str, str]]:
    """Return (kind, id, title, reason) of the insatser and målsättningar in force that the editors tie to a goal."""
    items: tuple[Action | Objective, ...] = (
        *(one.action for one in strategy.actions.values()),
        *(one.objective for one in strategy.objectives.values()),
    )
    return [
        (item.kind, item.id, item.title, tie.reason)
        for item in items
        for tie in item.editorial.goals
        if tie.goal == goal.id and not item.withdrawn
    ]


def untied_goals(strategy: Strategy) -> list[tuple[bool, list[str]]]:
    """Return the numbers of the goals that nothing is tied to: the source's, and (True) those that were added; neither empty."""
    goals = [goal for goal in strategy.data.goals.goals if not tied_to_goal(strategy, goal)]
    kinds = [
        (added, [str(goal.number) for goal in goals if bool(goal.added) == added]) for added in (False, True)
    ]
    return [(added, numbers) for added, numbers in kinds if numbers]


@dataclass(frozen=True)
class Supervision:
    """The supervisors of accessibility: the present one, the next one, and the last one with an address.

    `address_of` is None if no supervisor so far has an address.
    """

    now: Supervisor
    coming: Supervisor | None
    address_of: Supervisor | None


def supervision(strategy: Strategy) -> Supervision:
    """Return the supervision on the day of the build, whatever the order in the file."""
    listed = sorted(
        strategy.data.accessibility.supervisors, key=lambda supervisor: supervisor.since or datetime.date.min
    )
    held = [supervisor for supervisor in listed if not supervisor.since or supervisor.since <= strategy.today]
    coming = [supervisor for supervisor in listed if supervisor not in held]
    with_address = [supervisor for supervisor in held if supervisor.address]
    now = held[-1] if held else coming[0]
    following = coming if held else coming[1:]
    return Supervision(now, following[0] if following else None, with_address[-1] if with_address else None)


def terms(strategy: Strategy) -> list[Term]:
    """Return the glossary by the Swedish alphabet."""
    return sorted(strategy.data.glossary.terms, key=lambda term: collation.swedish_sort_key(term.term))


def affiliates(strategy: Strategy) -> list[Affiliate]:
    """Return the affiliates by the Swedish alphabet."""
    listed = strategy.data.affiliates.affiliates
    return sorted(listed, key=lambda one: collation.swedish_sort_key(one.name))


def affiliates_by_municipality(strategy: Strategy) -> list[tuple[str, list[Affiliate]]]:
    """Return (municipality, affiliates) by the Swedish alphabet, last those without one under ""."""
    groups: dict[str, list[Affiliate]] = {}
    for one in affiliates(strategy):
        groups.setdefault(one.municipality or "", []).append(one)
    return sorted(groups.items(), key=lambda group: (not group[0], collation.swedish_sort_key(group[0])))


def latest_affiliates(strategy: Strategy) -> list[Affiliate]:
    """Return those that joined last, on the same day; empty where no day is known."""
    latest = max((one.joined for one in affiliates(strategy) if one.joined), default=None)
    return [one for one in affiliates(strategy) if latest and one.joined == latest]


@cached_per_strategy
def pictures(strategy: Strategy) -> list[Picture]:
    """Return the figures of all texts, in the order of the data; an image shown twice is there twice."""
    return [model for model in as_of.iter_models(strategy.data) if isinstance(model, Picture)]


def support_words(strategy: Strategy) -> dict[str, Any]:
    """Return the words that mark a search query as asking for help; empty if the site has no support box."""
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
    """Return the reviewed releases up to the day of the build, the latest first."""
    listed = strategy.data.changes.releases
    reviewed = [one for one in listed if one.reviewed == "ja" and one.date <= strategy.today]
    return sorted(reviewed, key=lambda release: release.date, reverse=True)


def changes_of(strategy: Strategy, kind: str, name: str) -> list[tuple[Release, str]]:
    """Return (release, words) of the published changes to an entity, the latest first."""
    return [
        (release, item.text)
        for release in releases(strategy)
        for item in release.items
        if name in item.about and items.key_of(strategy, name) == (kind, name)
    ]


def errata_beside(strategy: Strategy, kind: str, name: str) -> list[Erratum]:
    """Return the anmärkningar shown beside an entity."""
    return _errata_beside(strategy).get((kind, name), [])


@cached_per_strategy
def _errata_beside(strategy: Strategy) -> dict[EntityKey, list[Erratum]]:
    errata: dict[EntityKey, list[Erratum]] = {}
    for erratum in strategy.data.errata.errata:
        for name in dict.fromkeys(erratum.about) if erratum.show == "beside" else ():
            errata.setdefault(items.key_of(strategy, name), []).append(erratum)
    return errata


def undecided(strategy: Strategy) -> list[str]:
    """Return, in Swedish words, the facts about the edition and the site that the owner has not decided yet."""
    site, action_plan = strategy.data.site, strategy.data.actionplan
    licences = [site.licences.content, site.licences.code]
    facts = {
        labels.UNDECIDED["decision"]: site.decision.text,
        labels.UNDECIDED["date"]: site.decision.date,
        labels.UNDECIDED["case_number"]: site.decision.case_number,
        labels.UNDECIDED["original"]: site.decision.original,
        labels.UNDECIDED["afterwards"]: site.edition.afterwards,
        labels.UNDECIDED["plan_afterwards"]: action_plan.afterwards
        or action_plan.period.end == site.edition.period.end,
        labels.UNDECIDED["contact"]: site.contact.email,
        labels.UNDECIDED["licences" if not any(licences) else "licence"]: all(licences),
    }
    return [name for name, fact in facts.items() if not fact]
