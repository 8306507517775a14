"""The relevance of each insats and målsättning for each role: tier, reasons and actors.

The strategy names actors, never jobs, and the action plan names no actors. A role is therefore a set of
actors (roles.yaml), and every tie states its origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from ..model import Actor, Role
from ..strings import role_labels
from . import parts
from .resolved import ActionInContext, ObjectiveInContext, Strategy, cached_per_strategy
from .succession import predecessors

NAMED, TIED, WHOLE = 1, 2, 3

ItemInContext = ActionInContext | ObjectiveInContext
ItemT = TypeVar("ItemT", ActionInContext, ObjectiveInContext)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason why an item concerns a role: its tier, a Swedish sentence, and the actors that tie them."""

    tier: int
    words: str
    actors: tuple[str, ...] = ()
    # The words are an editor's, not the strategy's.
    editorial: bool = False
    # The row names the role's actor, but by editors the item concerns others in the row.
    same_row: bool = False


@dataclass(frozen=True, slots=True)
class Relevance:
    """The relevance of an item for a role: its highest tier and all reasons, those of that tier first."""

    tier: int
    reasons: tuple[Reason, ...]


def relevance_of(
    strategy: Strategy, role: Role, item: ItemInContext, *, passed: tuple[str, ...] = ()
) -> Relevance | None:
    """Return the relevance of an insats or målsättning for a role, or None without a tie.

    Tier 1, "Riktar sig till dig": the row's cell "Du som kan bidra är" names one of the role's actors, or, in
    one of the role's focus areas, an organisation of the role.

    Tier 2, "Rör dig, enligt redaktionen": `editorial.also` or `editorial.concerns` names an actor of the role that
    the cell does not, or the role's `also` names the item, or the role has `whole_plan` and the item is a
    målsättning.

    Tier 3: the cell or a tag names the role's organisation, or an actor broader than the role's, or the cell
    sums up its actors in such an actor (`together`).

    `concerns` moves the other actors that the row names to tier 3 ("Samma rad"), and removes ties through an
    actor broader than those.

    A successor (`withdrawn.successor`) is in tier 2 for the roles that had the withdrawn in tier 1 or 2, unless
    `withdrawn.readers` is nej. If `concerns` has moved the role to "Samma rad", only ties without actors count: those of
    the role's own `also`.

    `passed` holds the ids already followed back from successors: a circle of successors ends there.
    """
    given = list(_reasons(strategy, role, item))
    if all(reason.tier == WHOLE for reason in given):
        is_left_out = any(reason.same_row for reason in given)
        given += (one for one in _inherited(strategy, role, item, passed) if not (is_left_out and one.actors))
    # A reason of the kind "Samma rad" applies only if it is the only one.
    effective = [reason for reason in given if not reason.same_row] or given
    reasons = tuple(sorted(effective, key=lambda reason: reason.tier))
    return Relevance(reasons[0].tier, reasons) if reasons else None


def _reasons(strategy: Strategy, role: Role, item: ItemInContext) -> Iterator[Reason]:
    own, themed, wide = _actor_circles(strategy, role, item)
    if isinstance(item, ActionInContext):
        yield from _by_cell(strategy, item, role, themed, wide)
    also_reasons = [tie.reason for tie in role.also if tie.id == item.item.id]
    yield from (Reason(TIED, words, editorial=True) for words in also_reasons)
    if role.whole_plan and isinstance(item, ObjectiveInContext):
        yield Reason(TIED, role.whole_plan, editorial=True)
    for reason in _by_tags(strategy, item, (*own, *themed), wide):
        if not also_reasons or reason.tier == TIED:
            yield reason


def _inherited(
    strategy: Strategy, role: Role, item: ItemInContext, passed: tuple[str, ...]
) -> Iterator[Reason]:
    """Yield the reasons in the two highest tiers of what the item succeeds."""
    followed = (*passed, item.item.id)
    for before in predecessors(strategy).get((item.item.kind, item.item.id), ()):
        if before.item.id in followed:
            continue
        former = relevance_of(strategy, role, before, passed=followed)
        for reason in former.reasons if former else ():
            if reason.tier != WHOLE:
                words = role_labels.reason_succeeds(before.item.title, reason.words)
                yield replace(reason, tier=TIED, words=words, editorial=True)


def _actor_circles(
    strategy: Strategy, role: Role, item: ItemInContext
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return three sets of a role's actors, for an item.

    They are its own, its organisations if the item's focus area is one of the role's, and all broader actors.
    """
    in_theme = isinstance(item, ActionInContext) and item.area.id in role.focus_areas
    themed = tuple(name for name in role.organisations if in_theme and name not in role.actors)
    direct = (*role.actors, *themed)
    everything = (*role.actors, *role.organisations, *broader(strategy, (*role.actors, *role.organisations)))
    return role.actors, themed, tuple(dict.fromkeys(name for name in everything if name not in direct))


@cached_per_strategy
def broader(strategy: Strategy, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return all broader actors of the actors, the closest first, through any number of steps.

    Cached, because it is called for every row although there are few roles. Validation ensures that
    `Actor.broader` has no circles.
    """
    wider: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        for name in strategy.actors[waiting.pop(0)].broader:
            if name not in wider:
                wider[name] = None
                waiting.append(name)
    return tuple(wider)


def _by_cell(
    strategy: Strategy,
    item: ActionInContext,
    role: Role,
    themed: tuple[str, ...],
    wide: tuple[str, ...],
) -> Iterator[Reason]:
    """Yield the reasons from the row's cell, narrowed by `concerns`.

    `together` counts only if the cell names none of the role's actors. The reason "Samma rad" is limited to
    the actors that the row names, and does not spread to all of a broader actor.
    """
    known = parts.words(strategy)
    own, concerns = role.actors, item.action.editorial.concerns
    meant = item.problem.actors if concerns is None else concerns.actors
    direct = (*meant, *role.actors, *role.organisations)
    named = [name for name in (*own, *themed, *wide) if name in item.problem.actors and name in direct]
    concerned = [name for name in named if name in meant]
    if given := [name for name in concerned if name in (*own, *themed)]:
        called = _names_in_sentence(strategy, given)
        is_own = any(name in own for name in given)
        said = role_labels.reason_named(called) if is_own else role_labels.reason_themed(called, known)
        yield Reason(NAMED, said, tuple(given))
    if given := [name for name in concerned if name in wide]:
        yield Reason(WHOLE, _reason_whole(strategy, given), tuple(given))
    if concerns and named and not concerned:
        words = role_labels.reason_same_row(
            _names_in_sentence(strategy, named), _names_in_sentence(strategy, meant), known
        )
        yield Reason(WHOLE, words, tuple(named), same_row=True)
    summed_up = item.problem.together
    if summed_up in (*own, *themed, *wide) and not named:
        yield Reason(
            WHOLE, role_labels.reason_together(*_names_in_sentence(strategy, [summed_up])), (summed_up,)
        )


def _by_tags(
    strategy: Strategy, item: ItemInContext, direct: tuple[str, ...], wide: tuple[str, ...]
) -> Iterator[Reason]:
    """Yield the reasons from editors' tags. The same words for several actors give one reason."""
    cell = item.problem.actors if isinstance(item, ActionInContext) else ()
    tags: dict[str, list[str]] = {}
    for name, words in _tags(item):
        if name not in cell:
            tags.setdefault(words, []).append(name)
    for words, names in tags.items():
        if given := tuple(name for name in direct if name in names):
            yield Reason(TIED, words, given, editorial=True)
        elif given := tuple(name for name in wide if name in names):
            yield Reason(WHOLE, f"{_reason_whole(strategy, given)} {words}", given, editorial=True)


def _tags(item: ItemInContext) -> Iterator[tuple[str, str]]:
    editorial = item.item.editorial
    if editorial.concerns:
        yield from ((name, editorial.concerns.reason) for name in editorial.concerns.actors)
    yield from ((tag.actor, tag.reason) for tag in editorial.also)


def _names_in_sentence(strategy: Strategy, names: Iterable[str]) -> list[str]:
    """Return the names of the actors as written within a sentence."""
    actors = [strategy.actors[name] for name in names]
    return [actor.in_sentence or actor.name for actor in actors]


def _reason_whole(strategy: Strategy, names: Iterable[str]) -> str:
    actors: list[Actor] = [strategy.actors[name] for name in names]
    return role_labels.reason_whole([actor.whole or actor.name for actor in actors])


@dataclass(frozen=True, slots=True)
class RelevantItem:
    """An item that concerns a role, with its twins: the same row printed in other areas (`same_as`)."""

    item: ItemInContext
    relevance: Relevance
    twins: tuple[RelevantItem, ...] = ()


@dataclass(frozen=True)
class RoleRelevance:
    """All items that concern a role, by tier, each tier in the order of the strategy."""

    actions: dict[int, tuple[RelevantItem, ...]]
    objectives: dict[int, tuple[RelevantItem, ...]]


@cached_per_strategy
def role_relevance(strategy: Strategy, role: Role) -> RoleRelevance:
    """Return all items that concern a role and are not withdrawn.

    A row that two areas print is one item, in its highest tier.
    """
    applying = _applying(strategy)
    ties = applying[role] if role in applying else _ties(strategy, role)
    actions, objectives = strategy.actions.values(), strategy.objectives.values()
    return RoleRelevance(
        _by_tier(_relevant_items(ties, actions)), _by_tier(_relevant_items(ties, objectives))
    )


@cached_per_strategy
def _applying(strategy: Strategy) -> dict[Role, dict[ItemInContext, Relevance]]:
    """Return the roles that are not withdrawn, in the order of roles.yaml, each with its relevant items."""
    return {role: _ties(strategy, role) for role in strategy.roles.values() if not role.withdrawn}


def _ties(strategy: Strategy, role: Role) -> dict[ItemInContext, Relevance]:
    items: tuple[ItemInContext, ...] = (*strategy.actions.values(), *strategy.objectives.values())
    # Most rows have the same reasons, so equal objects are shared to save memory.
    unique: dict[Relevance, Relevance] = {}
    return {
        item: unique.setdefault(given, given)
        for item in items
        if (given := relevance_of(strategy, role, item))
    }


def _relevant_items(ties: Mapping[ItemInContext, Relevance], items: Iterable[ItemT]) -> list[RelevantItem]:
    return [RelevantItem(item, ties[item]) for item in items if item in ties and not item.item.withdrawn]


def _by_tier(items: list[RelevantItem]) -> dict[int, tuple[RelevantItem, ...]]:
    groups: dict[object, list[RelevantItem]] = {}
    for one in items:
        groups.setdefault(twin_key(one.item), []).append(one)
    rows_by_id = {}
    for group in groups.values():
        first = min(group, key=lambda one: one.relevance.tier)
        twins = tuple(one for one in group if one is not first)
        rows_by_id[first.item.item.id] = RelevantItem(first.item, first.relevance, twins)
    rows = [rows_by_id[one.item.item.id] for one in items if one.item.item.id in rows_by_id]
    return {tier: tuple(row for row in rows if row.relevance.tier == tier) for tier in (NAMED, TIED, WHOLE)}


def twin_key(item: ItemInContext) -> object:
    """Return a key that two items share if the source prints one row in two areas: row ids and words."""
    row: str | None
    if isinstance(item, ActionInContext):
        row, other = item.problem.id, item.problem.same_as
    else:
        row, other = item.objective.id, item.objective.same_as
    return (frozenset((row, other)), item.item.text) if other else item.item.id


def roles_of(strategy: Strategy, item: ItemInContext) -> dict[int, tuple[tuple[Role, Relevance], ...]]:
    """Return the roles that an item concerns, by tier, each tier in the order of roles.yaml."""
    matching = [(role, ties[item]) for role, ties in _applying(strategy).items() if item in ties]
    return {tier: tuple(pair for pair in matching if pair[1].tier == tier) for tier in (NAMED, TIED, WHOLE)}
