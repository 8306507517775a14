"""Statistical disclosure control: which cells of a table to hide so that no small cell can be computed.

A table is made of atoms, counts by class and column that never overlap. Its rows are unions of classes and may
overlap, as the areas and the goals of the strategy do. A hidden cell is safe if there is another table with the same
shown cells and another value there. Such a table is sought one step away: a unit moved from one atom to another, or
two units exchanged between classes and columns, which leaves all totals as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations, product

Atom = tuple[str, str]
"""A class and a column."""
Cell = tuple[str, str]
"""A row and a column; the column is SUM for the row's total."""
SUM = "="
ALL = "*"
"""The row of all classes."""
_Move = tuple[tuple[Atom, int], ...]


@dataclass(frozen=True)
class Table:
    """A table to publish: the count of each atom, and the classes of each row.

    `small` are the cells that must not be known. `unpublished` are never shown, `public` are known to everybody.
    The rows ALL and one for each class are added: a class that follows from the rows is a cell too.
    """

    counts: Mapping[Atom, int]
    rows: Mapping[str, Collection[str]]
    columns: Sequence[str]
    small: Collection[Cell]
    unpublished: Collection[Cell] = ()
    public: Collection[Cell] = ((ALL, SUM),)

    @cached_property
    def classes(self) -> list[str]:
        """The classes, in order."""
        return list(dict.fromkeys(name for name, _ in self.counts))

    @cached_property
    def members(self) -> Mapping[str, frozenset[str]]:
        """The classes of each row, with the rows that are added."""
        own = {class_row(name): frozenset([name]) for name in self.classes}
        named = {name: frozenset(classes) for name, classes in self.rows.items()}
        return {**named, **own, ALL: frozenset(self.classes)}

    @cached_property
    def _rows_of(self) -> Mapping[str, list[str]]:
        return {
            name: [row for row, classes in self.members.items() if name in classes] for name in self.classes
        }

    def value(self, cell: Cell) -> int:
        """Return the count of a cell."""
        columns = self.columns if cell[1] == SUM else (cell[1],)
        return sum(self.counts.get((name, column), 0) for name in self.members[cell[0]] for column in columns)

    def changed(self, move: _Move) -> set[Cell]:
        """Return the cells whose values a move changes."""
        changes: Counter[Cell] = Counter()
        for (name, column), step in move:
            for row in self._rows_of[name]:
                changes[row, column] += step
                changes[row, SUM] += step
        return {cell for cell, change in changes.items() if change}

    def moves(self, cell: Cell) -> Iterator[Iterator[_Move]]:
        """Yield the possible moves that may change a cell: exchanges first, because they keep all totals."""
        yield self._exchanges(cell)
        yield self._transfers(cell)

    def _exchanges(self, cell: Cell) -> Iterator[_Move]:
        row, column = cell
        within = self.members[row]
        outside = [name for name in self.classes if name not in within]
        others = [other for other in self.columns if other != column] if column != SUM else []
        for one, two, other in product(within, outside, others):
            for first, second in permutations((column, other)):
                if self.counts.get((one, first), 0) and self.counts.get((two, second), 0):
                    yield (
                        ((one, first), -1),
                        ((two, second), -1),
                        ((one, second), 1),
                        ((two, first), 1),
                    )

    def _transfers(self, cell: Cell) -> Iterator[_Move]:
        row, column = cell
        atoms = list(product(self.classes, self.columns))
        inside = [(name, col) for name, col in atoms if name in self.members[row] and column in (SUM, col)]
        held = set(inside)
        for one, other in product(inside, (atom for atom in atoms if atom not in held)):
            for source, target in permutations((one, other)):
                if self.counts.get(source, 0):
                    yield (source, -1), (target, 1)


def class_row(name: str) -> str:
    """Return the name of the row of a single class."""
    return f"#{name}"


def hidden_cells(table: Table) -> set[Cell]:
    """Return the cells to hide: those that are small, and as few and small others as keep them unknown."""
    hidden = {*table.small, *table.unpublished, *_cells_of_classes(table)} - set(table.public)
    for cell in sorted(table.small, key=lambda one: (-table.value(one), one)):
        if cell in table.public:
            continue
        for moves in table.moves(cell):
            best = _cheapest(table, cell, moves, hidden)
            if best is not None:
                hidden |= best
                break
    return hidden


def _cells_of_classes(table: Table) -> Iterable[Cell]:
    return product(map(class_row, table.classes), (*table.columns, SUM))


def _cheapest(table: Table, cell: Cell, moves: Iterable[_Move], hidden: set[Cell]) -> set[Cell] | None:
    """Return the cells that a move needs hidden besides those that are, of the move that needs the least."""
    best: tuple[int, int] | None = None
    found: set[Cell] | None = None
    for move in moves:
        changed = table.changed(move)
        if cell not in changed or not changed.isdisjoint(table.public):
            continue
        needed = changed - hidden
        cost = (sum(map(table.value, needed)), len(needed))
        if best is None or cost < best:
            best, found = cost, needed
        if not needed:
            break
    return found
