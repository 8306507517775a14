"""What the rules look at."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..model import Data
from ..source.diagnostics import SourceLocation
from ..source.reader import Key, Source
from ..source.references import Reference, iter_ids_and_references


@dataclass(frozen=True)
class Context:
    """What the rules look at: the files as read, every id and reference, and the models if complete."""

    source: Source
    found: tuple[Reference, ...]
    data: Data | None
    today: datetime.date

    def place_of(self, kind: str, name: str, *field: str | int) -> SourceLocation:
        """Where the thing with this kind and id begins, or one of its fields."""
        key: Key = next((f.key for f in self.found if f.kind == kind and f.id == name), ("site", "id"))
        return self.source.place((*key[:-1], *field) if field else key)


def build_context(source: Source, data: Data | None, today: datetime.date) -> Context:
    """Gathers what the rules need."""
    return Context(source, tuple(iter_ids_and_references(source)), data, today)
