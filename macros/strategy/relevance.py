"""The one answer to "does this concern me?": (role, insats or målsättning) → tier, reasons, via. The strategy names actors, never jobs, and the action plan has no
actors at all. So a role is a set of actors (`roles.yaml`), and every tie says where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ..model import Actor, Role
from ..strings import role_labels
from .resolved import ActionInContext, ObjectiveInContext, Strategy, cached_per_strategy

NAMED, TIED, WHOLE = 1, 2, 3

ItemInContext = ActionInContext | ObjectiveInContext
ItemT = TypeVar("ItemT", ActionInContext, ObjectiveInContext)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item concerns a role: the tier it gives, a Swedish sentence, and the actors it goes through."""

    tier: int
    words: str
    actors: tuple[str, ...] = ()
    # An editor's own words, beyond those of the strategy.
    editorial: bool = False
    # The row names the reader's actor, but an editor says that the item concerns others in it.
    same_row: bool = False


@dataclass(frozen=True, slots=True)
class Relevance:
    """How an item concerns a role: in the highest tier that a reason gives, with all the reasons, that tier's first."""

    tier: int
    reasons: tuple[Reason, ...]

    @property
    def via(self) -> tuple[str, ...]:
        """The actors of the highest tier's reasons; none when the tie is the role's own `also`."""
        return tuple(
            dict.fromkeys(
                name for reason in self.reasons if reason.tier == self.tier for name in reason.actors
            )
        )


def relevance_of(strategy: Strategy, role: Role, item: ItemInContext) -> Relevance | None:
    """Whether and why an insats or målsättning concerns a role; None when nothing ties them.

    1 "Riktar sig till dig": the row's cell "Du som kan bidra är" names one of the role's actors, or an
    organisation of the role in one of its focus areas.
    2 "Redaktionell koppling": a tag on the item (`editorial.also`, `editorial.concerns`) names an actor of the
    role that the cell does not, or the role's `also` names the item, or its `whole_plan` all målsättningar.
    3 the cell, or a tag, names the organisation or an actor broader than the role's; or the cell sums up its
    actors with such a one (`together`).
    `concerns` lowers what the cell names to tier 3 for all others that the row names ("Samma rad"). It removes what
    only a wider actor of theirs would have tied.
    """
    given = list(_reasons(strategy, role, item))
    # Why a row was lowered matters only where nothing else ties it to the role.
    kept = [reason for reason in given if not reason.same_row] or given
    reasons = tuple(sorted(kept, key=lambda reason: reason.tier))
    return Relevance(reasons[0].tier, reasons) if reasons else None


def _reasons(strategy: Strategy, role: Role, item: ItemInContext) -> Iterator[Reason]:
    own, themed, wide = _circles(strategy, role, item)
    if isinstance(item, ActionInContext):
        yield from _by_cell(strategy, item, role, themed, wide)
    told = [tie.reason for tie in role.also if tie.id == item.item.id]
    yield from (Reason(TIED, words, editorial=True) for words in told)
    if role.whole_plan and isinstance(item, ObjectiveInContext):
        yield Reason(TIED, role.whole_plan, editorial=True)
    for reason in _by_tags(strategy, item, (*own, *themed), wide):
        if not told or reason.tier == TIED:
            yield reason


def _circles(
    strategy: Strategy, role: Role, item: ItemInContext
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The role's own actors, its organisations where the focus area is one of the role's, and all wider actors."""
    in_theme = isinstance(item, ActionInContext) and item.area.id in role.focus_areas
    themed = tuple(name for name in role.organisations if in_theme and name not in role.actors)
    near = (*role.actors, *themed)
    everything = (*role.actors, *role.organisations, *broader(strategy, (*role.actors, *role.organisations)))
    return role.actors, themed, tuple(dict.fromkeys(name for name in everything if name not in near))


def broader(strategy: Strategy, names: Iterable[str]) -> tuple[str, ...]:
    """All wider actors of these, nearest first, through any number of steps (`Actor.broader` has no circles)."""
    known, asked = _broader_cache(strategy), tuple(names)
    if asked not in known:
        known[asked] = _broader_transitively(strategy, asked)
    return known[asked]


@cached_per_strategy
def _broader_cache(strategy: Strategy) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What `broader` has answered: it is asked of every row, and there are few roles."""
    return {}


def _broader_transitively(strategy: Strategy, names: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        for name in strategy.actors[waiting.pop(0)].broader:
            if name not in found:
                found[name] = None
                waiting.append(name)
    return tuple(found)


def _by_cell(
    strategy: Strategy,
    placed: ActionInContext,
    role: Role,
    themed: tuple[str, ...],
    wide: tuple[str, ...],
) -> Iterator[Reason]:
    """What the row's cell says, narrowed by `concerns`. Words that sum up the cell count where it names nobody.

    What is for others in the row is told only to those whom the row itself names: not to all of a wider actor.
    """
    own, concerns = role.actors, placed.action.editorial.concerns
    meant = placed.problem.actors if concerns is None else concerns.actors
    direct = (*meant, *role.actors, *role.organisations)
    named = [name for name in (*own, *themed, *wide) if name in placed.problem.actors and name in direct]
    kept = [name for name in named if name in meant]
    if given := [name for name in kept if name in (*own, *themed)]:
        says = role_labels.reason_named if any(name in own for name in given) else role_labels.reason_themed
        yield Reason(NAMED, says(_names(strategy, given)), tuple(given))
    if given := [name for name in kept if name in wide]:
        yield Reason(WHOLE, _reason_whole(strategy, given), tuple(given))
    if concerns and named and not kept:
        words = role_labels.reason_same_row(_names(strategy, named), _names(strategy, meant))
        yield Reason(WHOLE, words, tuple(named), same_row=True)
    summed_up = placed.problem.together
    if summed_up in (*own, *themed, *wide) and not named:
        yield Reason(WHOLE, role_labels.reason_together(*_names(strategy, [summed_up])), (summed_up,))


def _by_tags(
    strategy: Strategy, item: ItemInContext, near: tuple[str, ...], wide: tuple[str, ...]
) -> Iterator[Reason]:
    """What editors add to the cell. The same words for several actors are said once."""
    cell = item.problem.actors if isinstance(item, ActionInContext) else ()
    tags: dict[str, list[str]] = {}
    for name, words in _tags(item):
        if name not in cell:
            tags.setdefault(words, []).append(name)
    for words, names in tags.items():
        if given := tuple(name for name in near if name in names):
            yield Reason(TIED, words, given, editorial=True)
        elif given := tuple(name for name in wide if name in names):
            yield Reason(WHOLE, f"{_reason_whole(strategy, given)} {words}", given, editorial=True)


def _tags(item: ItemInContext) -> Iterator[tuple[str, str]]:
    editorial = item.item.editorial
    if editorial.concerns:
        yield from ((name, editorial.concerns.reason) for name in editorial.concerns.actors)
    yield from ((tag.actor, tag.reason) for tag in editorial.also)


def _names(strategy: Strategy, names: Iterable[str]) -> list[str]:
    """The actors as they are called within a sentence."""
    actors = [strategy.actors[name] for name in names]
    return [actor.in_sentence or actor.name for actor in actors]


def _reason_whole(strategy: Strategy, names: Iterable[str]) -> str:
    actors: list[Actor] = [strategy.actors[name] for name in names]
    return role_labels.reason_whole([actor.whole or actor.name for actor in actors])


@dataclass(frozen=True, slots=True)
class RelevantItem:
    """An item that concerns a role, with the rows of other areas that say the same (`same_as`)."""

    item: ItemInContext
    match: Relevance
    twins: tuple[RelevantItem, ...] = ()


@dataclass(frozen=True)
class RoleRelevance:
    """All that concerns a role, in the strategy's order: (insatser, målsättningar) by tier."""

    actions: dict[int, tuple[RelevantItem, ...]]
    objectives: dict[int, tuple[RelevantItem, ...]]


def role_relevance(strategy: Strategy, role: Role) -> RoleRelevance:
    """All that concerns a role and still applies. What two areas say in the same words is one, in its highest tier."""
    known = _role_relevance_cache(strategy)
    if role not in known:
        known[role] = _compute_role_relevance(strategy, role)
    return known[role]


@cached_per_strategy
def _role_relevance_cache(strategy: Strategy) -> dict[Role, RoleRelevance]:
    """What `matches` has answered: lists, the role's own page and its handout ask the same."""
    return {}


def _compute_role_relevance(strategy: Strategy, role: Role) -> RoleRelevance:
    applying = _applying(strategy)
    ties = applying[role] if role in applying else _ties(strategy, role)
    actions, objectives = strategy.actions.values(), strategy.objectives.values()
    return RoleRelevance(
        _by_tier(_relevant_items(ties, actions)), _by_tier(_relevant_items(ties, objectives))
    )


@cached_per_strategy
def _applying(strategy: Strategy) -> dict[Role, dict[ItemInContext, Relevance]]:
    """The roles that apply, in the order of roles.yaml, each with every item that concerns it."""
    return {role: _ties(strategy, role) for role in strategy.roles.values() if not role.withdrawn}


def _ties(strategy: Strategy, role: Role) -> dict[ItemInContext, Relevance]:
    items: tuple[ItemInContext, ...] = (*strategy.actions.values(), *strategy.objectives.values())
    # Most rows are tied by the same reasons: those are kept once.
    kept: dict[Relevance, Relevance] = {}
    return {
        item: kept.setdefault(given, given) for item in items if (given := relevance_of(strategy, role, item))
    }


def _relevant_items(ties: Mapping[ItemInContext, Relevance], items: Iterable[ItemT]) -> list[RelevantItem]:
    return [RelevantItem(item, ties[item]) for item in items if item in ties and not item.item.withdrawn]


def _by_tier(found: list[RelevantItem]) -> dict[int, tuple[RelevantItem, ...]]:
    groups: dict[object, list[RelevantItem]] = {}
    for one in found:
        groups.setdefault(_twin_key(one.item), []).append(one)
    kept = {}
    for group in groups.values():
        first = min(group, key=lambda one: one.match.tier)
        twins = tuple(one for one in group if one is not first)
        kept[first.item.item.id] = RelevantItem(first.item, first.match, twins)
    rows = [kept[one.item.item.id] for one in found if one.item.item.id in kept]
    return {tier: tuple(row for row in rows if row.match.tier == tier) for tier in (NAMED, TIED, WHOLE)}


def _twin_key(item: ItemInContext) -> object:
    """What two items share when the source prints one row in two areas: the pair of rows, and the words."""
    row: str | None
    if isinstance(item, ActionInContext):
        row, other = item.problem.id, item.problem.same_as
    else:
        row, other = item.objective.id, item.objective.same_as
    return (frozenset((row, other)), item.item.text) if other else item.item.id


def roles_of(strategy: Strategy, item: ItemInContext) -> dict[int, tuple[tuple[Role, Relevance], ...]]:
    """The roles that an item concerns, by tier, in the order of roles.yaml."""
    found = [(role, ties[item]) for role, ties in _applying(strategy).items() if item in ties]
    return {tier: tuple(pair for pair in found if pair[1].tier == tier) for tier in (NAMED, TIED, WHOLE)}
