"""The successors of withdrawn entities: through several steps, and the readers that they inherit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..model import MOST_FIRST, Role, Withdrawn
from . import items
from .resolved import ActionInContext, EntityKey, ObjectiveInContext, Strategy, cached_per_strategy


def in_force(
    strategy: Strategy, key: EntityKey, *, readers: bool = False, passed: tuple[EntityKey, ...] = ()
) -> tuple[EntityKey, ...]:
    """Return what applies in place of an entity: itself unless withdrawn, else its successors' successors.

    With `readers`, only through withdrawals whose readers get the successors.
    """
    ends: Withdrawn | None = getattr(items.entities(strategy)[key], "withdrawn", None)
    if ends is None:
        return (key,)
    if key in passed or (readers and not ends.inherits):
        return ()
    found = (
        one
        for successor in successors(strategy, key[0], ends)
        for one in in_force(strategy, successor, readers=readers, passed=(*passed, key))
    )
    return tuple(dict.fromkeys(found))


def successors(strategy: Strategy, kind: str, ends: Withdrawn) -> tuple[EntityKey, ...]:
    """Return the successors of an entity of a kind: of its own kind where one has the id."""
    return tuple(items.key_of(strategy, name, *likely_kinds(kind)) for name in ends.successor)


def likely_kinds(kind: str) -> tuple[str, ...]:
    """Return the kinds of a successor, the likeliest first: that of the withdrawn entity, then those of roles.yaml."""
    return (kind, "action", "objective")


def items_in_force(strategy: Strategy, name: str, *, readers: bool = True) -> list[str]:
    """Return the insatser and målsättningar that apply in place of one, or that its readers get in its place."""
    found = in_force(strategy, (items.kind_of_item(strategy, name), name), readers=readers)
    return [one for kind, one in found if kind in ("action", "objective")]


def items_to_begin_with(strategy: Strategy, role: Role) -> list[str]:
    """Return the ids that a role is advised to begin with; a withdrawn one is replaced by its successors in force."""
    shown = in_place_of_each(role.first, lambda name: items_in_force(strategy, name))
    return [name for names in shown for name in names]


def in_place_of_each(first: Sequence[str], heirs: Callable[[str], Sequence[str]]) -> list[list[str]]:
    """Return what is shown in place of each id of a role's `first`, in its order; an id that applies stays.

    `heirs` gives the ids that readers get in place of one. Each is shown once, and only where there is room.
    """
    shown: list[list[str]] = []
    for number, name in enumerate(first):
        taken = [one for ids in shown for one in ids]
        new = [one for one in heirs(name) if one not in taken and (one == name or one not in first)]
        # The ids after this one keep their places.
        shown.append(new[: max(MOST_FIRST - len(taken) - (len(first) - number - 1), 0)])
    return shown


def in_force_today(strategy: Strategy, kind: str, ends: Withdrawn) -> tuple[EntityKey, ...]:
    """Return what applies after a withdrawal, if that is other than its successors; empty otherwise."""
    following = successors(strategy, kind, ends)
    found = tuple(dict.fromkeys(one for key in following for one in in_force(strategy, key)))
    return () if found == following else found


@cached_per_strategy
def predecessors(strategy: Strategy) -> Mapping[EntityKey, tuple[ActionInContext | ObjectiveInContext, ...]]:
    """Return entity → the withdrawn insatser and målsättningar whose readers it gets, in the order of the strategy."""
    found: dict[EntityKey, tuple[ActionInContext | ObjectiveInContext, ...]] = {}
    every: tuple[ActionInContext | ObjectiveInContext, ...] = (
        *strategy.actions.values(),
        *strategy.objectives.values(),
    )
    for one in every:
        ends = one.item.withdrawn
        for key in successors(strategy, one.item.kind, ends) if ends and ends.inherits else ():
            found[key] = (*found.get(key, ()), one)
    return found
