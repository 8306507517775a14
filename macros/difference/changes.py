"""Things before and after → what changed. Imports things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .things import Thing, Things

Verb = Literal["added", "changed", "moved", "withdrawn", "removed", "renamed"]
VERBS: tuple[Verb, ...] = ("withdrawn", "removed", "renamed", "changed", "added", "moved")

_NOTE = re.compile(r"\[\^([a-z][0-9]+)\]")
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s)>\"]+")
# Shown by the alphabet, so that their order in the file means nothing.
_UNORDERED = {"actors", "methods", "terms", "roles"}


@dataclass(frozen=True)
class Change:
    """One change to one thing; `field` and the words before and after where it is a field that changed."""

    verb: Verb
    kind: str
    id: str
    called: str
    field: str = ""
    old: str = ""
    new: str = ""


def changes(old: Things, new: Things) -> Iterator[Change]:
    """All changes, in the order of the new data; what is gone comes first."""
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    renamed = dict(_renamed(old, new, gone, come))
    for key, thing in old.items():
        if key in renamed:
            yield Change("renamed", *key, thing.called, old=thing.id, new=renamed[key][1])
        elif key in gone:
            yield Change("removed", *key, thing.called, old=_whole(thing))
    for key, thing in new.items():
        if key in old:
            yield from _changed(old[key], thing)
        elif key not in renamed.values():
            yield Change("added", *key, thing.called, new=_whole(thing))


def _renamed(
    old: Things, new: Things, gone: set[tuple[str, str]], come: set[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """What is gone and has come again with the same words under another id."""
    for key in gone:
        for other in come:
            if key[0] == other[0] and old[key].fields and old[key].fields == new[other].fields:
                yield key, other


def _whole(thing: Thing) -> str:
    return thing.fields.get("text") or thing.title


def _changed(old: Thing, new: Thing) -> Iterator[Change]:
    key = new.kind, new.id
    if "withdrawn" in new.fields and "withdrawn" not in old.fields:
        yield Change("withdrawn", *key, new.called, new=new.fields["withdrawn"])
    for name in dict.fromkeys((*old.fields, *new.fields)):
        before, after = old.fields.get(name, ""), new.fields.get(name, "")
        if before != after and not (name == "withdrawn" and not before):
            field = new.titles.get(name) or old.titles.get(name, name)
            yield Change("changed", *key, new.called, field, before, after)
    if (old.holder, old.stem) != (new.holder, new.stem):
        yield Change("moved", *key, new.called, old=old.holder or old.stem, new=new.holder or new.stem)
    for name in old.order.keys() & new.order.keys() - _UNORDERED:
        before_ids = [item for item in old.order[name] if item in new.order[name]]
        after_ids = [item for item in new.order[name] if item in old.order[name]]
        if before_ids != after_ids:
            word = f"ordningen på {new.titles.get(name, name)}"
            yield Change("moved", *key, new.called, word, ", ".join(before_ids), ", ".join(after_ids))


def new_tags(old: Things, new: Things) -> Iterator[str]:
    """Editorial ties that were not there before."""
    for key, thing in new.items():
        before = old[key].tags if key in old else []
        yield from (f"{thing.called} – {tag}" for tag in thing.tags if tag not in before)


def lost_notes(old: Things, new: Things) -> Iterator[str]:
    """Marks of footnotes that no text has any more."""
    kept = {mark for text in _texts(new) for mark in _NOTE.findall(text)}
    lost = dict.fromkeys(mark for text in _texts(old) for mark in _NOTE.findall(text) if mark not in kept)
    yield from lost


def lost_links(old: Things, new: Things) -> Iterator[str]:
    """Addresses that stand nowhere any more, not even as an address that has been replaced."""
    kept = {link for text in _texts(new) for link in _LINK.findall(text)}
    yield from dict.fromkeys(link for text in _texts(old) for link in _LINK.findall(text) if link not in kept)


def _texts(found: Things) -> Iterator[str]:
    for thing in found.values():
        yield from thing.fields.values()
