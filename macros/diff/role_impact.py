"""The items that roles gain and lose by a change, as Swedish sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..strategy import items, succession
from ..strategy.relevance import NAMED, TIED, WHOLE, roles_of
from ..strategy.resolved import Strategy
from ..strings import labels, phrases

_TIERS = {
    NAMED: "riktar sig till {}",
    TIED: "kopplas av redaktionen till {}",
    WHOLE: "gäller hela organisationen för {}",
}
# More roles than these are counted, where the item concerns their whole organisation.
_MANY = 6


def role_changes(old: Strategy, new: Strategy) -> Iterator[str]:
    """Yield a sentence for each insats or målsättning that some role gets, loses or meets in another tier.

    New and removed roles are summed up, because every item would be new to them.
    """
    before, after = _applying(old), _applying(new)
    yield from (_summary(new, name, "är ny") for name in after if name not in before)
    yield from (_summary(old, name, "väljs inte längre") for name in before if name not in after)
    both = before.keys() & after.keys()
    ids = dict.fromkeys((*new.actions, *new.objectives, *old.actions, *old.objectives))
    chosen = {role: title for role, title in after.items() if role in both}
    for name in ids:
        if parts := list(_parts(_tiers(old, name), _tiers(new, name), chosen)):
            holder = new if name in new.actions or name in new.objectives else old
            kind = labels.KINDS[items.kind_of_item(holder, name)].capitalize()
            bare = _without_heirs(old, new, name, chosen)
            yield f"{kind} ”{items.item_by_id(holder, name).title}” ({name}) {'; '.join([*parts, *bare])}."
    yield from _changed_beginnings(old, new, both)


def _applying(strategy: Strategy) -> dict[str, str]:
    """Return id → title of the roles that readers can choose."""
    return {role.id: role.title for role in strategy.roles.values() if not role.withdrawn}


def _tiers(strategy: Strategy, name: str) -> Mapping[str, int]:
    """Return role id → tier of an item; empty for one that is unknown or withdrawn."""
    item = strategy.actions.get(name) or strategy.objectives.get(name)
    if item is None or item.item.withdrawn:
        return {}
    return {role.id: tier for tier, pairs in roles_of(strategy, item).items() for role, _ in pairs}


def _parts(was: Mapping[str, int], now: Mapping[str, int], titles: Mapping[str, str]) -> Iterator[str]:
    for tier, words in _TIERS.items():
        if given := [titles[role] for role in titles if now.get(role) == tier != was.get(role)]:
            yield words.format(_listed(given, is_folded=tier == WHOLE))
    lost = [role for role in titles if role in was and role not in now]
    if unfolded := [titles[role] for role in lost if was[role] != WHOLE]:
        yield f"visas inte längre för {phrases.listed(unfolded)}"
    if folded := [titles[role] for role in lost if was[role] == WHOLE]:
        yield f"visas inte längre hopfälld för {_listed(folded, is_folded=True)}"


def _listed(titles: list[str], *, is_folded: bool) -> str:
    """Return titles; many that meet an item folded are counted, because it concerns their whole organisation."""
    return f"{len(titles)} roller" if is_folded and len(titles) > _MANY else phrases.listed(titles)


def _without_heirs(old: Strategy, new: Strategy, name: str, titles: Mapping[str, str]) -> list[str]:
    """Return the words on the roles that lose an item and get none of its successors unfolded; empty without any."""
    is_known = name in new.actions or name in new.objectives
    heirs = succession.items_in_force(new, name) if is_known else []
    if not heirs or heirs == [name]:
        return []
    given = {role for heir in heirs for role, tier in _tiers(new, heir).items() if tier != WHOLE}
    before = _tiers(old, name)
    lost = [titles[role] for role in titles if before.get(role, WHOLE) != WHOLE and role not in given]
    return [f"av dem får {phrases.listed(lost)} ingen efterföljare"] if lost else []


def _summary(strategy: Strategy, name: str, event: str) -> str:
    ids = (*strategy.actions, *strategy.objectives)
    tiers = [tier for item in ids if (tier := _tiers(strategy, item).get(name))]
    ties = (
        f"{tiers.count(NAMED)} riktar sig till rollen",
        f"{tiers.count(TIED)} kopplas av redaktionen",
        f"{tiers.count(WHOLE)} gäller hela organisationen",
    )
    return f"Rollen ”{strategy.roles[name].title}” ({name}) {event}. Insatser och målsättningar: {', '.join(ties)}."


def _changed_beginnings(old: Strategy, new: Strategy, roles: set[str]) -> Iterator[str]:
    """Yield a sentence for each role whose ”Börja här” is another although nobody has edited it."""
    for name in (name for name in new.roles if name in roles):
        was, now = old.roles[name], new.roles[name]
        shown, before = succession.items_to_begin_with(new, now), succession.items_to_begin_with(old, was)
        if was.first == now.first and shown != before:
            ids = ", ".join(f"”{items.item_by_id(new, one).title}” ({one})" for one in shown) or "inget"
            yield f"Rollen ”{now.title}” ({name}), Börja här visar nu: {ids}."
