"""What is about violence, and which pages show where help is to be had: decided here alone.

By the words (`support.roots` in site.yaml), by the ties of the data, and before both by the editors (`support_box`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..model import ActionPlanFile, Actor, Entity, FocusArea, Goal, ObjectiveArea, Role, Section
from . import actors, urls
from .relevance import NAMED, TIED, role_relevance
from .resolved import ActionInContext, ObjectiveInContext, Strategy, cached_per_strategy

Placed = ActionInContext | ObjectiveInContext

# The box stands first in both; folded it is one line, which opens.
OPEN, FOLDED, NONE = "open", "folded", ""
_RISING = (NONE, FOLDED, OPEN)

# Words about violence in a thousand. The pages of a whole site were judged one by one: those about violence have 50 or
# more, those where it is one thing among others 5 or more, and a word that only stands in a list of others less.
_ABOUT, _AMONG = 50, 5
_WORD = re.compile(r"\w+")
# Once is a mention, however short the page.
_AT_LEAST = 2


def box(strategy: Strategy, path: str, title: str, text: str) -> str:
    """Whether a page shows the box first `open`, `folded`, or not at all (empty).

    `path` is the page's, from the site's root; `title` its heading, `text` all that it says, without markup. Without
    `support` in site.yaml there is nothing to show.
    """
    if strategy.data.site.support is None:
        return NONE
    thing = _things(strategy).get(path)
    chosen = _chosen(strategy, path, thing)
    if chosen:
        return OPEN if chosen == "ja" else NONE
    found = max(_by_ties(strategy, thing), _by_words(strategy, title, text), key=_RISING.index)
    # She comes for what she can do, in ten seconds, and the numbers are one press away.
    return FOLDED if found and isinstance(thing, Role) else found


def mentions(strategy: Strategy, text: str) -> int:
    """How many words of a text are about violence."""
    pattern = _pattern(strategy)
    return len(pattern.findall(text)) if pattern else 0


def concerns_violence(strategy: Strategy, placed: Placed) -> bool:
    """Whether an insats or målsättning is about violence, for who asks of it alone: a plan, a sheet, a role."""
    item = placed.item
    if item.support_box:
        return item.support_box == "ja"
    return area_concerns_violence(strategy, placed.area) or bool(
        mentions(strategy, f"{item.title} {item.text}")
    )


def area_concerns_violence(strategy: Strategy, area: FocusArea | ObjectiveArea) -> bool:
    """Whether all that stands in a focus area, or in an area of the action plan, is about violence."""
    if area.support_box:
        return area.support_box == "ja"
    in_plan = isinstance(area, ObjectiveArea) and plan_concerns_violence(strategy)
    return in_plan or bool(mentions(strategy, area.title))


def plan_concerns_violence(strategy: Strategy) -> bool:
    """Whether the action plan is about violence."""
    plan = strategy.data.actionplan
    return plan.support_box == "ja" or (not plan.support_box and bool(mentions(strategy, plan.title)))


@cached_per_strategy
def _pattern(strategy: Strategy) -> re.Pattern[str] | None:
    """Whole words that hold one of the roots."""
    support = strategy.data.site.support
    if support is None:
        return None
    roots = "|".join(re.escape(root) for root in sorted(support.roots, key=len, reverse=True))
    return re.compile(rf"\w*(?:{roots})\w*", re.IGNORECASE)


def _by_words(strategy: Strategy, title: str, text: str) -> str:
    """What a page says: by its heading, or by how often it speaks of violence."""
    if mentions(strategy, title):
        return OPEN
    number = mentions(strategy, text)
    share = 1000 * number / max(len(_WORD.findall(text)), 1)
    return NONE if number < _AT_LEAST or share < _AMONG else FOLDED if share < _ABOUT else OPEN


def _by_ties(strategy: Strategy, thing: Entity | Placed | None) -> str:
    """What a page is tied to: its area, its goal, the insatser that it gathers."""
    if isinstance(thing, Actor):
        return _of_many([concerns_violence(strategy, placed) for placed in _of_actor(strategy, thing)])
    if isinstance(thing, Goal):
        return _of_many(list(_areas_of(strategy, thing)))
    if isinstance(thing, Role):
        return (
            FOLDED if any(concerns_violence(strategy, placed) for placed in _near(strategy, thing)) else NONE
        )
    return OPEN if _is_within(strategy, thing) else NONE


def _is_within(strategy: Strategy, thing: Entity | Placed | None) -> bool:
    """Whether a thing is about violence itself, or stands in what is."""
    if isinstance(thing, ActionInContext | ObjectiveInContext):
        return concerns_violence(strategy, thing)
    if isinstance(thing, FocusArea | ObjectiveArea):
        return area_concerns_violence(strategy, thing)
    in_plan = isinstance(thing, ActionPlanFile) or any(
        thing is top for top in strategy.data.actionplan.chapters
    )
    return in_plan and plan_concerns_violence(strategy)


def _of_many(each: list[bool]) -> str:
    """Most of it about violence: the page is. Some: violence is one thing among others."""
    return OPEN if 2 * sum(each) > len(each) else FOLDED if any(each) else NONE


def _of_actor(strategy: Strategy, actor: Actor) -> Iterator[Placed]:
    yield from actors.actions_of_actor(strategy, actor)
    for _, item, _ in actors.editorial_of_actor(strategy, actor):
        yield strategy.actions.get(item.id) or strategy.objectives[item.id]


def _areas_of(strategy: Strategy, goal: Goal) -> Iterator[bool]:
    """Of each part of the strategy that the source ties to a goal, whether it is about violence."""
    for area in strategy.data.focusareas.focus_areas:
        if goal.id in area.goals:
            yield area_concerns_violence(strategy, area)
    if goal.id in strategy.data.actionplan.goals:
        yield plan_concerns_violence(strategy)


def _near(strategy: Strategy, role: Role) -> Iterator[Placed]:
    """What a role's page shows unfolded, a row that two areas print in both."""
    found = role_relevance(strategy, role)
    for tiers in (found.actions, found.objectives):
        for one in (*tiers[NAMED], *tiers[TIED]):
            yield from (each.item for each in (one, *one.twins))


def _chosen(strategy: Strategy, path: str, thing: Entity | Placed | None) -> str | None:
    """What the editors have decided for a page: beside the thing, or in site.yaml for a page that is none."""
    if thing is not None:
        own = thing.item if isinstance(thing, ActionInContext | ObjectiveInContext) else thing
        # "ja" of an area or of the plan holds for all in it; so it is a tie, with the same answer here.
        return getattr(own, "support_box", None)
    support = strategy.data.site.support
    pages = support.pages if support else ()
    return next((row.support_box for row in pages if row.page == f"/{path}"), None)


@cached_per_strategy
def _things(strategy: Strategy) -> Mapping[str, Entity | Placed]:
    """path → the thing whose page it is."""
    known = urls.entity_urls(strategy)
    placed = ((known[kind, name], thing) for kind, name, thing in _with_pages(strategy))
    # What stands within another page shares its box.
    return {path: thing for path, thing in placed if "#" not in path}


def paths(strategy: Strategy) -> frozenset[str]:
    """The paths of the pages that show one thing, which has its own `support_box`."""
    return frozenset(_things(strategy))


def _with_pages(strategy: Strategy) -> Iterator[tuple[str, str, Entity | Placed]]:
    data = strategy.data
    entities: tuple[Entity, ...] = (
        *_all_sections((*strategy.chapters, *data.actionplan.chapters)),
        data.actionplan,
        *data.actionplan.areas,
        *data.focusareas.focus_areas,
        *data.goals.goals,
        *data.actors.actors,
        *data.roles.roles,
    )
    yield from ((thing.kind, thing.id, thing) for thing in entities)
    yield from (("action", name, placed) for name, placed in strategy.actions.items())
    yield from (("objective", name, placed) for name, placed in strategy.objectives.items())


def _all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all_sections(section.sections)
