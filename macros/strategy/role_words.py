"""The words that readers may use for their work, and the roles that the words may mean."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Actor, Role, Workplace
from ..strings import collation
from .resolved import Strategy


def roles_by_workplace(strategy: Strategy) -> list[tuple[Workplace, list[Role]]]:
    """Return the workplaces in their order, each with its roles by the Swedish alphabet."""
    roles = sorted(strategy.data.roles.roles, key=lambda role: collation.swedish_sort_key(role.title))
    return [
        (place, [r for r in roles if r.workplace == place.id]) for place in strategy.data.roles.workplaces
    ]


def common_roles(strategy: Strategy) -> list[Role]:
    """Return the roles that editors list as common and that are not withdrawn, in the editors' order."""
    roles = [strategy.roles[name] for name in strategy.data.roles.common]
    return [role for role in roles if not role.withdrawn]


@dataclass(frozen=True)
class RoleWord:
    """A word for a reader's work, the roles that it may mean, and whether it is the title of one of them."""

    word: str
    roles: tuple[str, ...]
    title: bool = False


def role_words(strategy: Strategy) -> list[RoleWord]:
    """Return titles, synonyms and the county's municipalities, by the Swedish alphabet, each with its roles.

    A municipality means every role in the organisation `county.actor`.
    """
    roles = [role for role in strategy.roles.values() if not role.withdrawn]
    words_with_roles = [(word, role.id) for role in roles for word in (role.title, *role.synonyms)]
    county = strategy.data.site.county
    staff = [role.id for role in roles if county.actor in role.organisations]
    words_with_roles += [(place, name) for place in county.municipalities for name in staff]
    words: dict[str, tuple[str, dict[str, None]]] = {}
    for word, name in words_with_roles:
        words.setdefault(word.casefold(), (word, {}))[1][name] = None
    titles = {role.title.casefold() for role in roles}
    listed = [RoleWord(word, tuple(names), key in titles) for key, (word, names) in words.items()]
    return sorted(listed, key=lambda one: collation.swedish_sort_key(one.word))


def examples(strategy: Strategy) -> list[str]:
    """Return the words that editors give as examples and that the picker knows."""
    known = {one.word.casefold() for one in role_words(strategy)}
    return [word for word in strategy.data.roles.examples if word.casefold() in known]


def role_endings(strategy: Strategy) -> dict[str, list[str]]:
    """Return ending → role ids, for the endings of compounds that denote roles."""
    by_ending: dict[str, list[str]] = {}
    for role in strategy.roles.values():
        if not role.withdrawn:
            for ending in role.endings:
                by_ending.setdefault(ending, []).append(role.id)
    return by_ending


def elsewhere(strategy: Strategy) -> list[tuple[str, str, str]]:
    """Return (title, kind, id) of what a reader whose work is unknown is offered first."""
    known: dict[str, Role | Actor] = {**strategy.actors, **strategy.roles}
    return [
        (one.title, "role" if one.leads_to in strategy.roles else "actor", one.leads_to)
        for one in strategy.data.roles.elsewhere
        if not known[one.leads_to].withdrawn
    ]
