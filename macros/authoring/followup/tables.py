"""The tables of a follow-up: status, lateness and completion by area and goal, and which of their cells are hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product

from ...model.followup import BANDS, HIDDEN_BAND, LEAST_SHOWN, STATUSES
from .counts import Counts, Entry, Figures
from .suppression import ALL, SUM, Atom, Cell, Table, class_row, hidden_cells

Shown = dict[str, int | None]
_YES, _NO = "yes", "no"
_COLUMNS = (*STATUSES, SUM, "late", "carried_out")


class Part:
    """The insatser, or the målsättningar, with the items of each row of their tables."""

    def __init__(self, counts: Counts, items: Iterable[str], rows: Mapping[str, set[str]]) -> None:
        self.counts, self.items = counts, list(items)
        self.classes: dict[str, list[str]] = {}
        for item in self.items:
            named = "|".join(sorted(row for row, ids in rows.items() if item in ids))
            self.classes.setdefault(named, []).append(item)
        self.members = {
            row: [name for name, held in self.classes.items() if ids >= {*held}] for row, ids in rows.items()
        }
        self.by_class = {name: counts.of(ids) for name, ids in self.classes.items()}
        own = {class_row(name): held for name, held in self.by_class.items()}
        self.figures = {
            **{row: counts.of(ids) for row, ids in rows.items()},
            **own,
            ALL: counts.of(self.items),
        }
        self.hidden = self._hidden()

    def progress(self, row: str) -> Shown:
        """Return the fields of Progress of a row; None is hidden."""
        held = self.figures[row]
        values = {
            "carried_out": held.carried_out,
            "late": held.late,
            **{s: held.statuses[s] for s in STATUSES},
        }
        shown = {name: None if (row, name) in self.hidden else value for name, value in values.items()}
        return {
            "items": held.items,
            "rows": None if (row, SUM) in self.hidden else len(held.entries),
            **shown,
        }

    def bands(self) -> dict[str, str]:
        """Return the band of organisations of each item, or the word for a hidden one."""
        taken = {item: self.counts.taken_up_by(item) for item in self.items}
        found: dict[str, str] = {}
        for ids in self.classes.values():
            found |= bands({item: taken[item] for item in ids})
        return {item: found[item] for item in self.items}

    def _hidden(self) -> set[Cell]:
        if self.figures[ALL].affiliates() < LEAST_SHOWN:
            return set(product(self.figures, _COLUMNS))
        by_status = self._by_status()
        return by_status | self._by_lateness(by_status) | self._by_completion(by_status)

    def _by_status(self) -> set[Cell]:
        small = {(row, s) for s in STATUSES for row in self._few(lambda one, s=s: one.status == s)}  # type: ignore[misc]
        small |= {(row, SUM) for row in self._few(lambda one: True)}
        atoms = self._atoms(STATUSES, lambda held, status: held.statuses[status])
        return hidden_cells(Table(atoms, self.members, STATUSES, small - {(ALL, SUM)}))

    def _by_lateness(self, by_status: set[Cell]) -> set[Cell]:
        """Return the hidden cells of `late`. The rest of a row is not shown, but follows from it."""
        columns, sums = ("late", "other"), set(product(self.figures, (SUM,)))
        few = {*self._few(lambda one: one.is_late), *self._few(lambda one: not one.is_late)}
        atoms = self._atoms(
            columns, lambda held, name: held.late if name == "late" else len(held.entries) - held.late
        )
        unpublished = {*product(self.figures, ("other",)), *(sums & by_status)}
        small = set(product(few, columns))
        found = hidden_cells(Table(atoms, self.members, columns, small, unpublished, sums - by_status))
        return {cell for cell in found if cell[1] == "late"}

    def _by_completion(self, by_status: set[Cell]) -> set[Cell]:
        """Return the hidden cells of `carried_out`. The number of items in a row is known to everybody."""
        atoms = self._atoms(
            (_YES, _NO),
            lambda held, name: held.carried_out if name == _YES else held.items - held.carried_out,
        )
        few = {
            *self._few(lambda one: one.status == "done"),
            *(row for row, held in self.figures.items() if held.carried_out < LEAST_SHOWN),
            *(row for row, column in by_status if column == "done" and row in (ALL, *self.members)),
        }
        unpublished, sums = product(self.figures, (_NO,)), set(product(self.figures, (SUM,)))
        table = Table(atoms, self.members, (_YES, _NO), set(product(few, (_YES,))), set(unpublished), sums)
        return {(row, "carried_out") for row, column in hidden_cells(table) if column == _YES}

    def _few(self, wanted: Callable[[Entry], bool]) -> list[str]:
        """Return the rows in which too few affiliates have an entry that is wanted."""
        return [row for row, held in self.figures.items() if held.affiliates(wanted) < LEAST_SHOWN]

    def _atoms(self, columns: Iterable[str], count: Callable[[Figures, str], int]) -> dict[Atom, int]:
        return {
            (name, column): count(self.by_class[name], column)
            for name, column in product(self.by_class, columns)
        }


def band_of(number: int) -> str:
    """Return the words of the band that a number is in."""
    return next(words for low, high, words in BANDS if low <= number and (high is None or number <= high))


def bands(taken: Mapping[str, int]) -> dict[str, str]:
    """Return the bands of items whose sum may be known. If a small number follows from it, all bands are hidden.

    A number is safe if another item could have had one organisation less or more, each within its band.
    """
    limits = {
        item: next((low, high) for low, high, words in BANDS if words == band_of(n))
        for item, n in taken.items()
    }

    def fits(item: str, number: int) -> bool:
        low, high = limits[item]
        return low <= number and (high is None or number <= high)

    def is_safe(item: str) -> bool:
        return any(
            fits(item, taken[item] + step) and fits(other, taken[other] - step)
            for other in taken
            if other != item
            for step in (1, -1)
        )

    if len(taken) > 1 and not all(is_safe(item) for item, n in taken.items() if n < LEAST_SHOWN):
        return dict.fromkeys(taken, HIDDEN_BAND)
    return {item: band_of(number) for item, number in taken.items()}
