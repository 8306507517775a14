"""Things before and after → what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .entities import EntitySnapshot, Snapshots

Key = tuple[str, str]
Verb = Literal["added", "changed", "moved", "withdrawn", "removed", "renamed"]
VERBS: tuple[Verb, ...] = ("withdrawn", "removed", "renamed", "changed", "added", "moved")

_NOTE = re.compile(r"\[\^([a-z][0-9]+)\]")
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s)>\"]+")
# Shown by the alphabet, so that their order in the file means nothing.
_UNORDERED = {"actors", "methods", "terms", "roles"}


@dataclass(frozen=True)
class Change:
    """One change to one thing; `field` and the words before and after where it is a field that changed.

    `day` is the first on which the new words hold, where a decision says so.
    """

    verb: Verb
    kind: str
    id: str
    called: str
    field: str = ""
    old: str = ""
    new: str = ""
    day: str = ""


def changes(old: Snapshots, new: Snapshots, led_on: Mapping[str, str] | None = None) -> Iterator[Change]:
    """All changes, in the order of the new data; what is gone comes first.

    `led_on` has the ids that lead on to others, as the new data say.
    """
    renamed = _renamed(old, new, led_on or {})
    for key, thing in old.items():
        if key in renamed:
            yield Change("renamed", *key, thing.called, old=thing.id, new=renamed[key][1])
        elif key not in new:
            yield Change("removed", *key, thing.called, old=_whole(thing))
    before = {other: key for key, other in renamed.items()}
    for key, thing in new.items():
        was = before.get(key, key)
        if was in old:
            yield from _changed(old[was], thing)
        else:
            yield Change("added", *key, thing.called, new=_whole(thing), day=thing.days.get("added", ""))


def _renamed(old: Snapshots, new: Snapshots, led_on: Mapping[str, str]) -> dict[Key, Key]:
    """What is gone and has come again under another id: it leads on to it, or has the very same words."""
    left = [key for key in new if key not in old]
    found: dict[Key, Key] = {}
    for key in old:
        same = [other for other in left if key not in new and _is_same(old[key], new[other], led_on)]
        if same:
            found[key] = same[0]
            left.remove(same[0])
    return found


def _is_same(old: EntitySnapshot, new: EntitySnapshot, led_on: Mapping[str, str]) -> bool:
    if old.kind != new.kind:
        return False
    return led_on.get(old.id) == new.id or (bool(old.fields) and old.fields == new.fields)


def _whole(thing: EntitySnapshot) -> str:
    return thing.fields.get("text") or thing.title


def _changed(old: EntitySnapshot, new: EntitySnapshot) -> Iterator[Change]:
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
    if (old.holder, old.stem) != (new.holder, new.stem):
        yield Change("moved", *key, new.called, old=old.holder or old.stem, new=new.holder or new.stem)
    for name in old.order.keys() & new.order.keys() - _UNORDERED:
        before_ids = [item for item in old.order[name] if item in new.order[name]]
        after_ids = [item for item in new.order[name] if item in old.order[name]]
        if before_ids != after_ids:
            word = f"ordningen på {new.titles.get(name, name)}"
            yield Change("moved", *key, new.called, word, ", ".join(before_ids), ", ".join(after_ids))


def new_tags(new: Snapshots, found: Iterable[Change]) -> Iterator[str]:
    """The editorial ties of what is new. Those of what was there are told as what changed in it."""
    for change in found:
        if change.verb == "added":
            thing = new[change.kind, change.id]
            yield from (f"{thing.called} – {tag}" for tag in thing.tags)


def lost_notes(old: Snapshots, new: Snapshots) -> Iterator[str]:
    """Marks of footnotes that no text has any more."""
    kept = {mark for text in _texts(new) for mark in _NOTE.findall(text)}
    lost = dict.fromkeys(mark for text in _texts(old) for mark in _NOTE.findall(text) if mark not in kept)
    yield from lost


def lost_links(old: Snapshots, new: Snapshots) -> Iterator[str]:
    """Addresses that stand nowhere any more, not even as an address that has been replaced."""
    kept = {link for text in _texts(new) for link in _LINK.findall(text)}
    yield from dict.fromkeys(link for text in _texts(old) for link in _LINK.findall(text) if link not in kept)


def _texts(found: Snapshots) -> Iterator[str]:
    for thing in found.values():
        yield from thing.fields.values()
