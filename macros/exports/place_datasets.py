"""The dataset of places: the file and the lines of data/ where each entity stands.

A file of its own, because an edit moves all that stands below it, and would look like a change of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..source.diagnostics import SourceLocation
from ..strategy import items
from ..strategy.resolved import Strategy
from .dataset import NUMBER, TEXT, Column, Dataset, identity, later, status, strategy_columns
from .file_context import URI_WORDS


@dataclass(frozen=True)
class PlaceRow:
    """An entity, by kind and id, with its lines."""

    kind: str
    id: str
    lines: SourceLocation


def _places(strategy: Strategy) -> Iterator[PlaceRow]:
    for kind, name in items.entities(strategy):
        # What is said about the site itself has no name in the open data.
        lines = strategy.place(kind, name)
        if lines and kind in URI_WORDS:
            yield PlaceRow(kind, name, lines)


PLACES: Dataset[PlaceRow] = Dataset(
    "kallor", "Var orden står", "Filen och raderna i data där varje sak står. Raderna flyttar sig när något ovanför dem ändras.",
    (
        *identity(lambda x: x.kind, lambda x: x.id),
        Column("file", "Fil", "Filen i data.", lambda c, x: x.lines.file, TEXT),
        Column("line", "Rad", "Sakens första rad.", lambda c, x: x.lines.line, NUMBER),
        Column("end", "Sista raden", "Sakens sista rad.", lambda c, x: x.lines.end, NUMBER),
        *strategy_columns(),
        *status(lambda x: ((x.kind, x.id),)), *later(lambda x: x.kind, lambda x: x.id),
    ),
    _places, table=True,
)  # fmt: skip
