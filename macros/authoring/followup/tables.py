"""The tables of a follow-up: status, lateness and completion by area and goal, and which of their cells are hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product

from ...model.followup import BANDS, HIDDEN_BAND, LEAST_IN_TABLES, LEAST_SHOWN, STATUSES
from .counts import LATE as _LATE
from .counts import Counts, Entry
from .suppression import ALL, BAND, SUM, Atom, Cell, CountTable, Limits, Lot, class_row, hidden_cells

Shown = dict[str, int | None]
_YES, _NO = "yes", "no"
# The rows by status, and among them the late: what is done or stopped is never late.
_KINDS = (*STATUSES, *(f"{status}{_LATE}" for status in STATUSES if status not in ("done", "stopped")))
_CARRIED_OUT = "carried_out"
_COLUMNS = (*STATUSES, SUM, "late", _CARRIED_OUT)


class Part:
    """The insatser, or the målsättningar, with the items of each row of their tables.

    There are no tables, only the number that is carried out, when too few organisations have them in their plans.
    """

    def __init__(self, counts: Counts, items: Iterable[str], rows: Mapping[str, set[str]], lot: Lot) -> None:
        self.counts, self.items, self.lot = counts, list(items), lot
        self.has_tables = counts.of(self.items).affiliates() >= LEAST_IN_TABLES
        rows = rows if self.has_tables else {}
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
        taken = {item: counts.taken_up_by(item) for item in self.items}
        self._bands = {name: bands({item: taken[item] for item in ids}) for name, ids in self.classes.items()}
        self.hidden = self._hidden()

    def progress(self, row: str) -> Shown:
        """Return the fields of Progress of a row; None is hidden."""
        held = self.figures[row]
        values = {
            _CARRIED_OUT: held.carried_out,
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
        """Return the band of organisations of each item, or the word for a hidden one; none without tables."""
        if not self.has_tables:
            return {}
        found: dict[str, str] = {}
        for name, ids in self.classes.items():
            is_hidden = (class_row(name), BAND) in self.hidden
            found |= dict.fromkeys(ids, HIDDEN_BAND) if is_hidden else self._bands[name]
        return {item: found[item] for item in self.items}

    def _hidden(self) -> set[Cell]:
        if not self.has_tables:
            shown = set() if ALL in self._few_done() else {(ALL, _CARRIED_OUT)}
            return set(product(self.figures, _COLUMNS)) - shown
        by_status = self._by_status()
        return by_status | self._by_completion(by_status)

    def _by_status(self) -> set[Cell]:
        """Return the hidden cells of the rows by status, and of those that are late."""
        columns = {s: [kind for kind in _KINDS if kind.startswith(s)] for s in STATUSES}
        columns |= {"late": [kind for kind in _KINDS if kind.endswith(_LATE)]}
        columns |= {"other": [kind for kind in _KINDS if not kind.endswith(_LATE)]}
        small = {(row, s) for s in STATUSES for row in self._few(lambda one, s=s: one.status == s)}  # type: ignore[misc]
        small |= {(row, "late") for row in self._few(lambda one: one.is_late)}
        small |= {(row, "other") for row in self._few(lambda one: not one.is_late)}
        small |= {(row, SUM) for row in self._few(lambda one: True)}
        atoms = {(name, kind): held.by_kind[kind] for name, held in self.by_class.items() for kind in _KINDS}
        unpublished = set(product(self.figures, ("other",)))
        return hidden_cells(
            CountTable(
                atoms, self.members, columns, small - {(ALL, SUM)}, unpublished, limits=self._limits()
            ),
            self.lot,
        )

    def _limits(self) -> dict[str, Limits]:
        """Return what the bands tell of the total of each class, and the most that it can be."""
        by_words = {words: (low, high) for low, high, words in BANDS}
        found = {}
        for name, banded in self._bands.items():
            most = len(banded) * len(self.counts.plans)
            known = [by_words[words] for words in banded.values() if words != HIDDEN_BAND]
            if len(known) < len(banded):
                found[name] = Limits(most=most)
            else:
                highs = [high for _, high in known if high is not None]
                high = sum(highs) if len(highs) == len(known) else None
                found[name] = Limits(sum(low for low, _ in known), high, most)
        return found

    def _by_completion(self, by_status: set[Cell]) -> set[Cell]:
        """Return the hidden cells of `carried_out`. The number of items in a row is known to everybody."""
        atoms: dict[Atom, int] = {}
        for name, held in self.by_class.items():
            atoms |= {(name, _YES): held.carried_out, (name, _NO): held.items - held.carried_out}
        few = self._few_done()
        few |= {row for row, column in by_status if column == "done" and row in (ALL, *self.members)}
        unpublished, sums = product(self.figures, (_NO,)), set(product(self.figures, (SUM,)))
        table = CountTable(
            atoms,
            self.members,
            {_YES: [_YES], _NO: [_NO]},
            set(product(few, (_YES,))),
            set(unpublished),
            sums,
        )
        return {(row, _CARRIED_OUT) for row, column in hidden_cells(table, self.lot) if column == _YES}

    def _few_done(self) -> set[str]:
        """Return the rows in which too few items are carried out, or by too few affiliates."""
        small = {row for row, held in self.figures.items() if held.carried_out < LEAST_SHOWN}
        return small | {*self._few(lambda one: one.status == "done")}

    def _few(self, wanted: Callable[[Entry], bool]) -> list[str]:
        """Return the rows in which too few affiliates have an entry that is wanted."""
        return [row for row, held in self.figures.items() if held.affiliates(wanted) < LEAST_SHOWN]


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
