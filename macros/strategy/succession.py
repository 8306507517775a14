"""The successors of withdrawn entities: through several steps, and the readers that they inherit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..model import MOST_FIRST, Withdrawn
from . import as_of
from .resolved import ActionInContext, ObjectiveInContext, Strategy, cached_per_strategy


@cached_per_strategy
def withdrawals(strategy: Strategy) -> Mapping[str, Withdrawn]:
    """Return id → withdrawal of everything that is withdrawn on the day shown."""
    return {
        model.id: model.withdrawn  # type: ignore[attr-defined]
        for model in as_of.iter_models(strategy.data)
        if getattr(model, "withdrawn", None)
    }


def in_force(
    strategy: Strategy, name: str, *, readers: bool = False, passed: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the ids that apply in place of an id: itself unless withdrawn, else its successors' successors.

    With `readers`, only through withdrawals whose readers get the successors.
    """
    ends = withdrawals(strategy).get(name)
    if ends is None:
        return (name,)
    if name in passed or (readers and not ends.inherits):
        return ()
    found = (
        one
        for successor in ends.successor
        for one in in_force(strategy, successor, readers=readers, passed=(*passed, name))
    )
    return tuple(dict.fromkeys(found))


def items_in_force(strategy: Strategy, name: str) -> list[str]:
    """Return the insatser and målsättningar that a reader of an insats or målsättning gets in its place."""
    return [
        one
        for one in in_force(strategy, name, readers=True)
        if one in strategy.actions or one in strategy.objectives
    ]


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


def ids_today(strategy: Strategy, ends: Withdrawn) -> list[str]:
    """Return the ids that apply after a withdrawal, if they are others than its successors; empty otherwise."""
    found = dict.fromkeys(one for successor in ends.successor for one in in_force(strategy, successor))
    return [] if tuple(found) == ends.successor else list(found)


@cached_per_strategy
def predecessors(strategy: Strategy) -> Mapping[str, tuple[ActionInContext | ObjectiveInContext, ...]]:
    """Return id → the withdrawn insatser and målsättningar whose readers it gets, in the order of the strategy."""
    found: dict[str, tuple[ActionInContext | ObjectiveInContext, ...]] = {}
    items: tuple[ActionInContext | ObjectiveInContext, ...] = (
        *strategy.actions.values(),
        *strategy.objectives.values(),
    )
    for item in items:
        ends = item.item.withdrawn
        for name in ends.successor if ends and ends.inherits else ():
            found[name] = (*found.get(name, ()), item)
    return found
