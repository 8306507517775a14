"""Actors, and their ties to insatser and målsättningar."""

from __future__ import annotations

from ..model import (
    Action,
    Actor,
    ActorGroup,
    FocusArea,
    Objective,
    Problem,
)
from ..strings import collation
from .resolved import ActionInContext, Strategy


def actions_of_actor(strategy: Strategy, actor: Actor) -> list[ActionInContext]:
    """Return the insatser of the rows that name the actor, in the order of the strategy."""
    return [p for p in strategy.actions.values() if actor.id in (*p.problem.actors, p.problem.together)]


def rows_of_actor(strategy: Strategy, actor: Actor) -> list[tuple[Problem, FocusArea]]:
    """Return the rows without insatser that name the actor, each with its focus area."""
    return [
        (problem, area)
        for problem, area in strategy.problems.values()
        if not problem.actions and actor.id in (*problem.actors, problem.together)
    ]


def editorial_of_actor(strategy: Strategy, actor: Actor) -> list[tuple[str, Action | Objective, str]]:
    """Return (kind, item, reason) of each item that editors tie to the actor, but that its row does not."""
    named = {item_in_context.action.id for item_in_context in actions_of_actor(strategy, actor)}
    items: list[tuple[str, Action | Objective]] = [
        ("action", item_in_context.action) for item_in_context in strategy.actions.values()
    ]
    items += [("objective", item_in_context.objective) for item_in_context in strategy.objectives.values()]
    reasons = ((kind, item, _reasons(item, actor)) for kind, item in items if item.id not in named)
    return [(kind, item, " ".join(given)) for kind, item, given in reasons if given]


def _reasons(item: Action | Objective, actor: Actor) -> list[str]:
    reasons = [also.reason for also in item.editorial.also if also.actor == actor.id]
    if item.editorial.concerns and actor.id in item.editorial.concerns.actors:
        reasons.append(item.editorial.concerns.reason)
    return reasons


def actor_groups(strategy: Strategy) -> list[tuple[ActorGroup, list[Actor]]]:
    """Return the groups in their order, each with its actors by the Swedish alphabet."""
    actors = sorted(strategy.actors.values(), key=lambda actor: collation.swedish_sort_key(actor.name))
    groups = [(group, [a for a in actors if a.group == group.id]) for group in strategy.data.actors.groups]
    return [(group, members) for group, members in groups if members]


def employers(strategy: Strategy) -> list[Actor]:
    """Return the actors that roles work for, in the order of actors.yaml; a reader without a role picks one."""
    working = {name for role in strategy.roles.values() if not role.withdrawn for name in role.organisations}
    return [actor for actor in strategy.actors.values() if actor.id in working and not actor.withdrawn]
