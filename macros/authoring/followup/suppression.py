"""Statistical disclosure control: which cells of a table to hide so that no small cell can be computed.

A table is made of atoms, counts by class and kind that never overlap. Its rows are unions of classes and its columns
unions of kinds; both may overlap, as areas and goals do, and as late rows and rows by status do. A hidden cell is safe
if there is another table with the same shown cells and another value there. Such a table is sought one step away: a
unit moved from one atom to another, or two units exchanged between classes and kinds, which leaves all totals as they
are.

Who knows these steps could still reckon backwards from which cells are hidden. So a lot hides a few cells more: then
another table with the same shown cells, too, may have been hidden in this way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations, product

Atom = tuple[str, str]
"""A class and a kind."""
Cell = tuple[str, str]
"""A row and a column; the column is SUM for the row's total, and BAND for the limits that are known of it."""
SUM, BAND = "=", "~"
ALL = "*"
"""The row of all classes."""
Lot = Callable[[Cell], bool]
"""Returns True for a cell to hide, although it need not be."""
_Move = tuple[tuple[Atom, int], ...]


@dataclass(frozen=True)
class Limits:
    """Limits that are published of a class's total, and the most that it can be at all; None for no limit."""

    low: int = 0
    high: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class CountTable:
    """A table to publish: the count of each atom, the classes of each row and the kinds of each column.

    `small` are the cells that must not be known. `unpublished` are never shown, `public` are known to everybody.
    The rows ALL and one for each class are added: a class that follows from the rows is a cell too.
    """

    counts: Mapping[Atom, int]
    rows: Mapping[str, Collection[str]]
    columns: Mapping[str, Collection[str]]
    small: Collection[Cell]
    unpublished: Collection[Cell] = ()
    public: Collection[Cell] = ((ALL, SUM),)
    limits: Mapping[str, Limits] = field(default_factory=dict)

    @cached_property
    def classes(self) -> list[str]:
        """The classes, in order."""
        return list(dict.fromkeys(name for name, _ in self.counts))

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds, in order."""
        return list(dict.fromkeys(kind for _, kind in self.counts))

    @cached_property
    def members(self) -> Mapping[str, frozenset[str]]:
        """The classes of each row, with the rows that are added."""
        own = {class_row(name): frozenset([name]) for name in self.classes}
        named = {name: frozenset(classes) for name, classes in self.rows.items()}
        return {**named, **own, ALL: frozenset(self.classes)}

    @cached_property
    def kinds_of(self) -> Mapping[str, frozenset[str]]:
        """The kinds of each column, with SUM."""
        return {
            **{name: frozenset(kinds) for name, kinds in self.columns.items()},
            SUM: frozenset(self.kinds),
        }

    @cached_property
    def _cells_of(self) -> Mapping[Atom, list[Cell]]:
        return {
            (name, kind): [
                (row, column)
                for row, classes in self.members.items()
                if name in classes
                for column, kinds in self.kinds_of.items()
                if kind in kinds
            ]
            for name, kind in product(self.classes, self.kinds)
        }

    @cached_property
    def values(self) -> Mapping[Cell, int]:
        """The count of each cell, also of those that are added."""
        found = dict.fromkeys(product(self.members, self.kinds_of), 0)
        for atom, count in self.counts.items():
            for cell in self._cells_of[atom]:
                found[cell] += count
        return found

    def changed(self, move: _Move) -> set[Cell] | None:
        """Return the cells that a move changes, and the limits that it breaks. None for an impossible move."""
        changes: Counter[Cell] = Counter()
        for atom, step in move:
            for cell in self._cells_of[atom]:
                changes[cell] += step
        found = {cell for cell, change in changes.items() if change}
        for name in {name for (name, _), _ in move} & self.limits.keys():
            limits, cell = self.limits[name], (class_row(name), SUM)
            value = self.values[cell] + changes[cell]
            if limits.most is not None and value > limits.most:
                return None
            if value < limits.low or (limits.high is not None and value > limits.high):
                found.add((class_row(name), BAND))
        return found

    def moves(self, cell: Cell) -> Iterator[Iterator[_Move]]:
        """Yield the possible moves that may change a cell: exchanges first, because they keep all totals."""
        yield self._exchanges(cell)
        yield self._transfers(cell)

    def _exchanges(self, cell: Cell) -> Iterator[_Move]:
        classes, kinds = self.members[cell[0]], self.kinds_of[cell[1]]
        outside = [name for name in self.classes if name not in classes]
        others = [kind for kind in self.kinds if kind not in kinds]
        for one, two, kind, other in product(sorted(classes), outside, sorted(kinds), others):
            for first, second in permutations((kind, other)):
                if self.counts.get((one, first), 0) and self.counts.get((two, second), 0):
                    yield (
                        ((one, first), -1),
                        ((two, second), -1),
                        ((one, second), 1),
                        ((two, first), 1),
                    )

    def _transfers(self, cell: Cell) -> Iterator[_Move]:
        inside = [atom for atom, cells in self._cells_of.items() if cell in cells]
        outside = [atom for atom, cells in self._cells_of.items() if cell not in cells]
        for pair in product(inside, outside):
            for source, target in permutations(pair):
                if self.counts.get(source, 0):
                    yield (source, -1), (target, 1)


def class_row(name: str) -> str:
    """Return the name of the row of a single class."""
    return f"#{name}"


def hidden_cells(table: CountTable, lot: Lot) -> set[Cell]:
    """Return the cells to hide: those that are small or drawn, and as few and small others as keep them unknown.

    With limits, (row of a class, BAND) is hidden where they would tell too much.
    """
    never = {*table.unpublished, *_cells_of_classes(table)}
    drawn = {cell for cell in sorted({*table.values} - never - {*table.small, *table.public}) if lot(cell)}
    hidden = ({*table.small} | never | drawn) - {*table.public}
    hidden |= {(class_row(name), BAND) for name in table.limits if lot((class_row(name), BAND))}
    unknown = ({*table.small} | drawn) - {*table.public}
    for cell in sorted(unknown, key=lambda one: (-table.values[one], one)):
        for moves in table.moves(cell):
            best = _cheapest(table, cell, moves, hidden)
            if best is not None:
                hidden |= best
                break
    return hidden


def _cells_of_classes(table: CountTable) -> Iterable[Cell]:
    return product(map(class_row, table.classes), table.kinds_of)


def _cheapest(table: CountTable, cell: Cell, moves: Iterable[_Move], hidden: set[Cell]) -> set[Cell] | None:
    """Return the cells that a move needs hidden besides those that are, of the move that needs the least."""
    best: tuple[int, int] | None = None
    found: set[Cell] | None = None
    for move in moves:
        changed = table.changed(move)
        if changed is None or cell not in changed or not changed.isdisjoint(table.public):
            continue
        needed = changed - hidden
        cost = (
            sum(table.values[row, SUM if column == BAND else column] for row, column in needed),
            len(needed),
        )
        if best is None or cost < best:
            best, found = cost, needed
        if not needed:
            break
    return found
