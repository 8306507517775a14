"""Decides which parts of the strategy concern violence, and which pages show the support box.

The editors' `support_box` decides first, then ties in the data, and words with a root of `support.roots`
(site.yaml). No other module decides this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..model import ActionPlanFile, Actor, Entity, FocusArea, Goal, ObjectiveArea, OwnPage, Role, Section
from . import actors, urls
from .parts import parts
from .relevance import NAMED, TIED, ItemInContext, role_relevance
from .resolved import ActionInContext, ObjectiveInContext, Strategy, cached_per_strategy

# The box stands first on the page in both cases; FOLDED is one line that opens.
OPEN, FOLDED, NONE = "open", "folded", ""
_RISING = (NONE, FOLDED, OPEN)

# Words about violence per thousand words. Calibrated on all pages of a site, judged one by one: pages about
# violence have at least 50, pages where it is one subject among others at least 5.
_ABOUT, _AMONG = 50, 5
# What a page shows: one entity, or a text that an editor wrote.
_Shown = Entity | ItemInContext | OwnPage
_WORD = re.compile(r"\w+")
# A single word is a mention, however short the page.
_AT_LEAST = 2


def box(strategy: Strategy, path: str, title: str, text: str) -> str:
    """Return how a page shows the support box: OPEN, FOLDED or NONE.

    `path` is relative to the site's root, `title` the page's heading, and `text` all its words without
    markup. Returns NONE if site.yaml has no `support`.
    """
    if strategy.data.site.support is None:
        return NONE
    entity = _entities_by_path(strategy).get(path)
    chosen = _editors_choice(strategy, path, entity)
    if chosen:
        return OPEN if chosen == "ja" else NONE
    by_content = max(_box_by_ties(strategy, entity), _box_by_words(strategy, title, text), key=_RISING.index)
    # Readers of a role's page come for their tasks, and a folded box keeps the numbers one click away.
    return FOLDED if by_content and isinstance(entity, Role) else by_content


def mentions(strategy: Strategy, text: str) -> int:
    """Return the number of words in a text that are about violence."""
    pattern = _pattern(strategy)
    return len(pattern.findall(text.lower())) if pattern else 0


def concerns_violence(strategy: Strategy, item: ItemInContext) -> bool:
    """Return True if an insats or målsättning, taken alone, concerns violence: for plans, handouts and roles."""
    own = item.item
    if own.support_box:
        return own.support_box == "ja"
    return area_concerns_violence(strategy, item.area) or bool(mentions(strategy, f"{own.title} {own.text}"))


def area_concerns_violence(strategy: Strategy, area: FocusArea | ObjectiveArea) -> bool:
    """Return True if a whole focus area, or area of the action plan, concerns violence."""
    if area.support_box:
        return area.support_box == "ja"
    in_plan = isinstance(area, ObjectiveArea) and plan_concerns_violence(strategy)
    return in_plan or bool(mentions(strategy, area.title))


def plan_concerns_violence(strategy: Strategy) -> bool:
    """Return True if the whole action plan concerns violence."""
    action_plan = strategy.data.actionplan
    return action_plan.support_box == "ja" or (
        not action_plan.support_box and bool(mentions(strategy, action_plan.title))
    )


@cached_per_strategy
def _pattern(strategy: Strategy) -> re.Pattern[str] | None:
    """Return a pattern of one of the roots and the rest of its word, in small letters, or None without `support`.

    A word with two roots is found once. That the case is known makes it ten times as quick, and each page is asked.
    """
    support = strategy.data.site.support
    if support is None:
        return None
    roots = "|".join(re.escape(root.lower()) for root in sorted(support.roots, key=len, reverse=True))
    return re.compile(rf"(?:{roots})\w*")


def _box_by_words(strategy: Strategy, title: str, text: str) -> str:
    """Return the box by a page's heading, or by the share of words about violence."""
    if mentions(strategy, title):
        return OPEN
    number = mentions(strategy, text)
    share = 1000 * number / max(len(_WORD.findall(text)), 1)
    return NONE if number < _AT_LEAST or share < _AMONG else FOLDED if share < _ABOUT else OPEN


def _box_by_ties(strategy: Strategy, entity: _Shown | None) -> str:
    """Return the box by the area or goal that a page belongs to, or by the insatser that it lists."""
    if isinstance(entity, Actor):
        return _box_of_many([concerns_violence(strategy, item) for item in _of_actor(strategy, entity)])
    if isinstance(entity, Goal):
        return _box_of_many(list(_areas_of(strategy, entity)))
    if isinstance(entity, Role):
        return (
            FOLDED
            if any(concerns_violence(strategy, item) for item in _unfolded_items(strategy, entity))
            else NONE
        )
    return OPEN if _is_within(strategy, entity) else NONE


def _is_within(strategy: Strategy, entity: _Shown | None) -> bool:
    """Return True if an entity concerns violence, or is part of one that does."""
    if isinstance(entity, ActionInContext | ObjectiveInContext):
        return concerns_violence(strategy, entity)
    if isinstance(entity, FocusArea | ObjectiveArea):
        return area_concerns_violence(strategy, entity)
    in_plan = isinstance(entity, ActionPlanFile) or any(
        entity is top for top in strategy.data.actionplan.chapters
    )
    return in_plan and plan_concerns_violence(strategy)


def _box_of_many(each: list[bool]) -> str:
    """Return OPEN if a majority concern violence, FOLDED if some do, else NONE."""
    return OPEN if 2 * sum(each) > len(each) else FOLDED if any(each) else NONE


def _of_actor(strategy: Strategy, actor: Actor) -> Iterator[ItemInContext]:
    yield from actors.actions_of_actor(strategy, actor)
    for _, item, _ in actors.editorial_of_actor(strategy, actor):
        yield strategy.actions.get(item.id) or strategy.objectives[item.id]


def _areas_of(strategy: Strategy, goal: Goal) -> Iterator[bool]:
    """Yield, for each part of the strategy that the source ties to a goal, True if it concerns violence."""
    for area in strategy.data.focusareas.focus_areas:
        if goal.id in area.goals:
            yield area_concerns_violence(strategy, area)
    if goal.id in strategy.data.actionplan.goals:
        yield plan_concerns_violence(strategy)


def _unfolded_items(strategy: Strategy, role: Role) -> Iterator[ItemInContext]:
    """Yield the items that a role's page shows unfolded; a row that two areas print yields both."""
    relevance = role_relevance(strategy, role)
    for tiers in (relevance.actions, relevance.objectives):
        for one in (*tiers[NAMED], *tiers[TIED]):
            yield from (each.item for each in (one, *one.twins))


def _editors_choice(strategy: Strategy, path: str, entity: _Shown | None) -> str | None:
    """Return the editors' decision for a page, from its entity or, for a page without one, from site.yaml."""
    if entity is not None:
        own = entity.item if isinstance(entity, ActionInContext | ObjectiveInContext) else entity
        # "ja" on an area or the action plan covers everything in it, so it acts as a tie, with the same
        # result.
        return getattr(own, "support_box", None)
    support = strategy.data.site.support
    pages = support.pages if support else ()
    return next((row.support_box for row in pages if row.page == f"/{path}"), None)


@cached_per_strategy
def _entities_by_path(strategy: Strategy) -> Mapping[str, _Shown]:
    """Return path → entity for the pages that show one entity, and for the pages that editors wrote."""
    urls_by_key = urls.entity_urls(strategy)
    by_path = ((urls_by_key[kind, name], entity) for kind, name, entity in _with_pages(strategy))
    # An entity within another page shares that page's box.
    return {path: entity for path, entity in by_path if "#" not in path} | dict(strategy.own_pages)


def paths(strategy: Strategy) -> frozenset[str]:
    """Return the paths of the pages that show one entity, where `support_box` belongs to the entity."""
    return frozenset(_entities_by_path(strategy))


def _with_pages(strategy: Strategy) -> Iterator[tuple[str, str, Entity | ItemInContext]]:
    data = strategy.data
    entities: tuple[Entity, ...] = (
        *_all_sections((*strategy.chapters, *data.actionplan.chapters)),
        *([data.actionplan] if "action_plan" in parts(strategy) else []),
        *data.actionplan.areas,
        *data.focusareas.focus_areas,
        *data.goals.goals,
        *data.actors.actors,
        *data.roles.roles,
    )
    yield from ((entity.kind, entity.id, entity) for entity in entities)
    yield from (("action", name, item) for name, item in strategy.actions.items())
    yield from (("objective", name, item) for name, item in strategy.objectives.items())


def _all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all_sections(section.sections)
