"""Strategy → what a page shows: order, groups and counts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import (
    Action,
    Actor,
    ActorGroup,
    Added,
    Affiliate,
    Erratum,
    Goal,
    Method,
    Model,
    Objective,
    Release,
    Role,
    Section,
    Supervisor,
    Term,
    Workplace,
)
from ..strings import labels
from . import as_of, urls
from .resolved import PlacedAction, Strategy, remembered


def actions_of_actor(strategy: Strategy, actor: Actor) -> list[PlacedAction]:
    """The insatser whose row names the actor, in the order of the strategy."""
    return [p for p in strategy.actions.values() if actor.id in (*p.problem.actors, p.problem.together)]


def editorial_of_actor(strategy: Strategy, actor: Actor) -> list[tuple[str, Action | Objective, str]]:
    """(kind, item, reason) of what editors tie to the actor beyond the source's words; never what a row names."""
    named = {placed.action.id for placed in actions_of_actor(strategy, actor)}
    items: list[tuple[str, Action | Objective]] = [
        ("action", placed.action) for placed in strategy.actions.values()
    ]
    items += [("objective", placed.objective) for placed in strategy.objectives.values()]
    reasons = ((kind, item, _reasons(item, actor)) for kind, item in items if item.id not in named)
    return [(kind, item, " ".join(given)) for kind, item, given in reasons if given]


def _reasons(item: Action | Objective, actor: Actor) -> list[str]:
    reasons = [also.reason for also in item.editorial.also if also.actor == actor.id]
    if item.editorial.concerns and actor.id in item.editorial.concerns.actors:
        reasons.append(item.editorial.concerns.reason)
    return reasons


def actor_groups(strategy: Strategy) -> list[tuple[ActorGroup, list[Actor]]]:
    """The groups in their order, each with its actors by the Swedish alphabet."""
    actors = sorted(strategy.actors.values(), key=lambda actor: labels.alphabetical(actor.name))
    groups = [(group, [a for a in actors if a.group == group.id]) for group in strategy.data.actors.groups]
    return [(group, members) for group, members in groups if members]


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
    return sorted(strategy.methods.values(), key=lambda method: labels.alphabetical(method.name))


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
MANY = 300


@dataclass(frozen=True)
class Step:
    """A page in reading order; level 2 stands within the level 1 before it."""

    title: str
    path: str
    level: int = 1


def reading_order(strategy: Strategy) -> list[Step]:
    """The strategy as a book: chapters, each focus area after the chapter that lists them, the action plan last."""
    steps: list[Step] = []
    for top in strategy.chapters:
        steps.append(Step(chapter_name(top), urls.chapter(top)))
        if shows(top, "focus-areas"):
            steps += [
                Step(area.title, f"fokusomraden/{area.id}/", 2)
                for area in strategy.data.focusareas.focus_areas
            ]
        inner = [Step(section.name, urls.home(section), 2) for section in top.sections if urls.home(section)]
        steps += inner
    plan = strategy.data.actionplan
    steps.append(Step(f"{plan.label}: {plan.title}", "handlingsplan/"))
    steps += [Step(chapter_name(top), f"handlingsplan/{top.id}/", 2) for top in plan.chapters]
    return steps + [Step(area.title, f"handlingsplan/{area.id}/", 2) for area in plan.areas]


def chapter_name(section: Section) -> str:
    """A chapter by its label and name: `Bilaga 1: Bakgrund`."""
    return f"{section.label}: {section.name}" if section.label else section.name


def shows(section: Section, figure: str) -> bool:
    """Whether the section, or one in it, holds a figure."""
    return any(block.show == figure for block in section.content) or any(
        shows(inner, figure) for inner in section.sections
    )


def around(strategy: Strategy, path: str) -> tuple[Step | None, Step | None]:
    """The pages before and after in reading order."""
    return _neighbours(strategy).get(path, (None, None))


@remembered
def _neighbours(strategy: Strategy) -> Mapping[str, tuple[Step | None, Step | None]]:
    steps = reading_order(strategy)
    before, after = (None, *steps[:-1]), (*steps[1:], None)
    return {step.path: (b, a) for step, b, a in zip(steps, before, after, strict=True)}


def sections_on_page(sections: tuple[Section, ...]) -> list[Section]:
    """The sections with a heading that stand on the chapter's own page."""
    return [section for section in sections if section.title and not urls.home(section)]


def find(sections: tuple[Section, ...], name: str) -> Section | None:
    """A section, at any depth, by its id."""
    for section in sections:
        if section.id == name:
            return section
        if inner := find(section.sections, name):
            return inner
    return None


def section_showing(strategy: Strategy, figure: str) -> Section | None:
    """The section of the strategy that holds a figure."""
    stack = list(reversed(strategy.chapters))
    while stack:
        section = stack.pop()
        if any(block.show == figure for block in section.content):
            return section
        stack += reversed(section.sections)
    return None


def ended(strategy: Strategy, plan: bool = False) -> bool:
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
    whole = ended(strategy)
    every = (labels.period_over("Perioden", data.site.edition.afterwards),) if whole else ()
    own = ended(strategy, plan=True) and (data.actionplan.afterwards or not whole)
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


@remembered
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
    section = find(chapters[template], name) if template in chapters else None
    return (section,) if section else ()


def terms(strategy: Strategy) -> list[Term]:
    """The glossary by the Swedish alphabet."""
    return sorted(strategy.data.glossary.terms, key=lambda term: labels.alphabetical(term.term))


def affiliates(strategy: Strategy) -> list[Affiliate]:
    """The affiliates by the Swedish alphabet, whatever their order in the file."""
    listed = strategy.data.affiliates.affiliates
    return sorted(listed, key=lambda one: labels.alphabetical(one.name))


def roles_by_workplace(strategy: Strategy) -> list[tuple[Workplace, list[Role]]]:
    """The workplaces in their order, each with its roles by the Swedish alphabet."""
    roles = sorted(strategy.data.roles.roles, key=lambda role: labels.alphabetical(role.title))
    return [
        (place, [r for r in roles if r.workplace == place.id]) for place in strategy.data.roles.workplaces
    ]


def employers(strategy: Strategy) -> list[Actor]:
    """The actors that roles work for, in the order of actors.yaml: where one finds oneself when no role is one's own."""
    working = {name for role in strategy.roles.values() if not role.withdrawn for name in role.organisations}
    return [actor for actor in strategy.actors.values() if actor.id in working and not actor.withdrawn]


def kind_of_item(strategy: Strategy, name: str) -> str:
    """Whether an id is an insats or a målsättning of the action plan."""
    return "action" if name in strategy.actions else "objective"


def item(strategy: Strategy, name: str) -> Action | Objective:
    """The insats or målsättning with an id."""
    return strategy.actions[name].action if name in strategy.actions else strategy.objectives[name].objective


def begin(strategy: Strategy, role: Role) -> list[str]:
    """The ids that a role is advised to begin with, but for those that no longer hold."""
    return [name for name in role.first if not item(strategy, name).withdrawn]


def name_of(strategy: Strategy, name: str) -> str:
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
    section = find((*strategy.chapters, *data.actionplan.chapters), name)
    return str(next(found, section.name if section else name))


@dataclass(frozen=True)
class RoleWord:
    """A word that a reader may use of her work, and the roles that it may mean."""

    word: str
    roles: tuple[str, ...]


def role_words(strategy: Strategy) -> list[RoleWord]:
    """Titles, synonyms and the county's municipalities, by the Swedish alphabet, each with all roles it may mean.

    A municipality means every role in the organisation that municipalities are (`county.actor`).
    """
    roles = [role for role in strategy.roles.values() if not role.withdrawn]
    told = [(word, role.id) for role in roles for word in (role.title, *role.synonyms)]
    county = strategy.data.site.county
    staff = [role.id for role in roles if county.actor in role.organisations]
    told += [(place, name) for place in county.municipalities for name in staff]
    words: dict[str, tuple[str, dict[str, None]]] = {}
    for word, name in told:
        words.setdefault(word.casefold(), (word, {}))[1][name] = None
    found = [RoleWord(word, tuple(names)) for word, names in words.values()]
    return sorted(found, key=lambda one: labels.alphabetical(one.word))


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
