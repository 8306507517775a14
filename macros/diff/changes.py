"""The changes between two sets of entity snapshots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .entities import ITEM, PART_SEPARATOR, EntitySnapshot, Snapshots, location, named, position, reference

EntityKey = tuple[str, str]
Verb = Literal["added", "changed", "moved", "withdrawn", "removed", "renamed"]
VERBS: tuple[Verb, ...] = ("withdrawn", "removed", "renamed", "changed", "added", "moved")

_NOTE = re.compile(r"\[\^([a-z][0-9]+)\]")
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s)>\"\ufdd7\x1f]+")
# Lists shown by the alphabet, so their order in the file has no meaning.
_UNORDERED = {"actors", "affiliates", "methods", "terms", "roles"}


@dataclass(frozen=True)
class Change:
    """One change to one entity, or to one of its fields (`field`, with the words before and after).

    `day` is the first day of the new words, if a decision gives one. `where` says where an added entity stands, and
    `details` has (title, words) of its other fields.
    """

    verb: Verb
    kind: str
    id: str
    called: str
    field: str = ""
    old: str = ""
    new: str = ""
    day: str = ""
    where: str = ""
    details: tuple[tuple[str, str], ...] = ()


# The fields of a new or removed entity that are its name, or that the report lists elsewhere.
_NOT_DETAILS = {"text", "title", "name", "term", "keywords", "editorial", "added", "replaced", "withdrawn"}
_DECISIONS_ON_PARTS = (".added", ".replaced")


def changes(old: Snapshots, new: Snapshots, successors: Mapping[str, str] | None = None) -> Iterator[Change]:
    """Yield all changes: removed and renamed entities first, then the rest in the order of the new data.

    `successors` maps an old id to its successor, by the new data.
    """
    for change in _changes(old, new, successors or {}):
        details = tuple((title, named(words, new, old)) for title, words in change.details)
        yield replace(
            change, old=named(change.old, new, old), new=named(change.new, new, old), details=details
        )


def _changes(old: Snapshots, new: Snapshots, successors: Mapping[str, str]) -> Iterator[Change]:
    """Yield all changes, with references as ids."""
    renamed = _renamed(old, new, successors)
    for key, snapshot in old.items():
        if key in renamed:
            yield Change("renamed", *key, snapshot.called, old=snapshot.id, new=renamed[key][1])
        elif key not in new:
            text, details = snapshot.fields.get("text", ""), _details(snapshot)
            yield Change("removed", *key, snapshot.called, old=text, details=details)
    before = {other: key for key, other in renamed.items()}
    for key, snapshot in new.items():
        was = before.get(key, key)
        if was in old:
            yield from _changed(old[was], snapshot, old, new)
        else:
            where = ", ".join(filter(None, (location(snapshot, new), position(snapshot, new))))
            day = snapshot.days.get("added", "")
            text, details = snapshot.fields.get("text", ""), _details(snapshot)
            yield Change("added", *key, snapshot.called, new=text, day=day, where=where, details=details)


def _details(snapshot: EntitySnapshot) -> tuple[tuple[str, str], ...]:
    """Return (title, words) of the other fields of an entity, in the order of the file."""
    return tuple(
        (snapshot.titles.get(name, name), words)
        for name, words in snapshot.fields.items()
        if name not in _NOT_DETAILS and not name.endswith(_DECISIONS_ON_PARTS)
    )


def _renamed(old: Snapshots, new: Snapshots, successors: Mapping[str, str]) -> dict[EntityKey, EntityKey]:
    """Return the entities with a new id: the successors of removed ones, and those with the very same words."""
    left = [key for key in new if key not in old]
    renamed: dict[EntityKey, EntityKey] = {}
    for key in old:
        same = [other for other in left if key not in new and _is_same(old[key], new[other], successors)]
        if same:
            renamed[key] = same[0]
            left.remove(same[0])
    return renamed


def _is_same(old: EntitySnapshot, new: EntitySnapshot, successors: Mapping[str, str]) -> bool:
    if old.kind != new.kind:
        return False
    return successors.get(old.id) == new.id or (bool(old.fields) and old.fields == new.fields)


def _changed(
    old: EntitySnapshot, new: EntitySnapshot, before_all: Snapshots, after_all: Snapshots
) -> Iterator[Change]:
    key = new.kind, new.id
    if "withdrawn" in new.fields and "withdrawn" not in old.fields:
        yield Change("withdrawn", *key, new.called, new=new.fields["withdrawn"])
    for name in dict.fromkeys((*old.fields, *new.fields)):
        before, after = old.fields.get(name, ""), new.fields.get(name, "")
        if before != after and not (name == "withdrawn" and not before):
            field = new.titles.get(name) or old.titles.get(name, name)
            day = new.days.get(name, "")
            yield Change(
                "changed", *key, new.called, field, before, after, day if day != old.days.get(name) else ""
            )
    was, now = location(old, before_all), location(new, after_all)
    # A page that an editor wrote, or one at the top of a file, stands nowhere within another.
    if (old.holder, old.stem) != (new.holder, new.stem) and was != now:
        yield Change("moved", *key, new.called, old=was, new=now)
    for name in old.order.keys() & new.order.keys() - _UNORDERED:
        before_ids = [item for item in old.order[name] if item in new.order[name]]
        after_ids = [item for item in new.order[name] if item in old.order[name]]
        if before_ids != after_ids:
            word = f"ordningen på {new.titles.get(name, name)}"
            yield Change("moved", *key, new.called, word, _listed(before_ids), _listed(after_ids))


def _listed(ids: list[str]) -> str:
    return "".join(f"{ITEM}{reference(['*'], name)}" for name in ids)


def new_tags(new: Snapshots, changed: Iterable[Change]) -> Iterator[str]:
    """Yield the editorial ties of new entities. Ties of other entities count as changes of a field."""
    for change in changed:
        if change.verb == "added":
            snapshot = new[change.kind, change.id]
            yield from (f"{snapshot.called} – {named(tag, new)}" for tag in snapshot.tags)


def lost_notes(old: Snapshots, new: Snapshots) -> Iterator[str]:
    """Yield the footnote marks that no text has any more, each with the words of its note."""
    remaining = {mark for text in _texts(new) for mark in _NOTE.findall(text)}
    lost = dict.fromkeys(
        mark for text in _texts(old) for mark in _NOTE.findall(text) if mark not in remaining
    )
    for mark in lost:
        note = new.get(("note", mark)) or old.get(("note", mark))
        words = note.fields.get("parts", "") if note else ""
        yield f"[^{mark}] {words.replace(PART_SEPARATOR, ', ')}".strip()


def lost_links(old: Snapshots, new: Snapshots) -> Iterator[str]:
    """Yield the addresses that no text has any more, not even a former wording."""
    remaining = {link for text in _texts(new) for link in _LINK.findall(text)}
    yield from dict.fromkeys(
        link for text in _texts(old) for link in _LINK.findall(text) if link not in remaining
    )


def _texts(snapshots: Snapshots) -> Iterator[str]:
    for snapshot in snapshots.values():
        yield from snapshot.fields.values()
