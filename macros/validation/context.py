"""The input of the rules."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..model import Data
from ..source.diagnostics import SourceLocation
from ..source.reader import Key, Source
from ..source.references import Reference, iter_ids_and_references


@dataclass(frozen=True)
class Context:
    """The input of the rules: the files as read, all ids and references, the models if complete, and the day."""

    source: Source
    references: tuple[Reference, ...]
    data: Data | None
    today: datetime.date

    def place_of(self, kind: str, name: str, *field: str | int) -> SourceLocation:
        """Return the location of an entity, or of one of its fields."""
        key = self.key_of(kind, name)
        return self.source.place((*key[:-1], *field) if field else key)

    def key_of(self, kind: str, name: str) -> Key:
        """Return the key path of an entity's id."""
        return next((f.key for f in self.references if f.kind == kind and f.id == name), ("site", "id"))


def build_context(source: Source, data: Data | None, today: datetime.date) -> Context:
    """Return the context of the rules for a folder that has been read."""
    return Context(source, tuple(iter_ids_and_references(source)), data, today)
