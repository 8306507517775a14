"""The cells that a follow-up hides, held to an attacker who tries every table that fits what is shown."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.authoring.followup.suppression import ALL, SUM, Cell, CountTable, Lot, class_row, hidden_cells

LEAST = 3


def never(cell: Cell) -> bool:
    return False


def table(counts: list[list[int]], rows: Mapping[str, list[int]] | None = None) -> CountTable:
    """A table of classes by columns; its rows are the classes, unless others are given. Small is what is under three."""
    columns = [f"k{number}" for number in range(len(counts[0]))]
    atoms = {
        (f"c{c}", column): n for c, row in enumerate(counts) for column, n in zip(columns, row, strict=True)
    }
    named = {name: [f"c{c}" for c in classes] for name, classes in (rows or {}).items()} or {
        f"r{c}": [f"c{c}"] for c in range(len(counts))
    }
    kinds = {column: [column] for column in columns}
    whole = CountTable(atoms, named, kinds, ())
    small = {
        (row, column)
        for row in whole.members
        for column in (*kinds, SUM)
        if whole.values[row, column] < LEAST and (row, column) != (ALL, SUM)
    }
    return CountTable(atoms, named, kinds, small)


def other_tables(whole: CountTable, shown: Mapping[Cell, int]) -> Iterator[CountTable]:
    """Every table whose shown cells are the same, tried one by one."""
    atoms, total = list(whole.counts), whole.values[ALL, SUM]
    for bars in itertools.combinations(range(total + len(atoms) - 1), len(atoms) - 1):
        edges = (-1, *bars, total + len(atoms) - 1)
        drawn = [b - a - 1 for a, b in itertools.pairwise(edges)]
        other = CountTable(dict(zip(atoms, drawn, strict=True)), whole.rows, whole.columns, ())
        if all(other.values[cell] == value for cell, value in shown.items()):
            yield other


def known(whole: CountTable, shown: Mapping[Cell, int], wanted: set[Cell]) -> set[Cell]:
    """The wanted cells that have one value in every table that fits."""
    open_cells = set(wanted)
    for other in other_tables(whole, shown):
        open_cells -= {cell for cell in open_cells if other.values[cell] != whole.values[cell]}
        if not open_cells:
            break
    return open_cells


def cells(whole: CountTable) -> list[Cell]:
    rows = [row for row in whole.members if not row.startswith("#")]
    return [(row, column) for row in rows for column in (*whole.columns, SUM)]


def shown_cells(whole: CountTable) -> dict[Cell, int]:
    hidden = hidden_cells(whole, never)
    return {cell: whole.values[cell] for cell in cells(whole) if cell not in hidden}


def totals(whole: CountTable) -> dict[Cell, int]:
    """All totals, also those that are hidden."""
    return {cell: whole.values[cell] for cell in cells(whole) if cell[0] == ALL or cell[1] == SUM}


@st.composite
def small_tables(draw: st.DrawFn, classes: tuple[int, ...] = (2, 3), most: int = 6) -> list[list[int]]:
    """A few units, each in some cell of two or three classes and columns."""
    height, width = draw(st.sampled_from(classes)), draw(st.integers(2, 3))
    counts = [[0] * width for _ in range(height)]
    for at in draw(st.lists(st.integers(0, height * width - 1), min_size=LEAST, max_size=most)):
        counts[at // width][at % width] += 1
    return counts


@settings(max_examples=25, deadline=None)
@given(small_tables())
@example([[4, 1], [0, 3]])
@example([[1, 3, 0], [2, 0, 0]])
@example([[3, 0], [0, 3]])
@example([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
def test_an_attacker_learns_no_small_cell(counts: list[list[int]]) -> None:
    """Neither from what is shown, nor with all totals in hand: then only what the totals alone tell."""
    attack(table(counts))


@pytest.mark.weekly
@settings(max_examples=60, deadline=None)
@given(small_tables(most=9))
def test_an_attacker_learns_no_small_cell_of_larger_tables(counts: list[list[int]]) -> None:
    attack(table(counts))


def attack(whole: CountTable) -> None:
    shown = shown_cells(whole)
    assert all(value >= LEAST for cell, value in shown.items() if cell != (ALL, SUM))
    assert known(whole, shown, {*whole.small}) == set()
    inner = {cell for cell in whole.small if cell[0] != ALL and cell[1] != SUM}
    assert known(whole, {**shown, **totals(whole)}, inner) == known(whole, totals(whole), inner)


@settings(max_examples=15, deadline=None)
@given(small_tables(classes=(3,)))
@example([[3, 1], [2, 2], [0, 1]])
def test_rows_that_overlap_tell_no_difference(counts: list[list[int]]) -> None:
    """An area less a goal is a few insatser, whose numbers stand nowhere and are small all the same."""
    whole = table(counts, {"area": [0, 1], "goal": [0], "other": [2, 1]})
    assert known(whole, shown_cells(whole), {*whole.small}) == set()


def test_a_difference_between_rows_is_found() -> None:
    """Without the classes as cells of their own, 5 in the area less 4 towards the goal would be shown."""
    whole = table([[4, 3], [1, 3], [5, 5]], {"area": [0, 1], "goal": [0], "rest": [2]})
    shown = shown_cells(whole)
    assert (class_row("c1"), "k0") in whole.small
    assert not {("area", "k0"), ("goal", "k0")} <= shown.keys()


def answers(total: int, columns: int) -> Iterator[tuple[int, ...]]:
    """Every way that a number of plans can answer a point."""
    for bars in itertools.combinations(range(total + columns - 1), columns - 1):
        edges = (-1, *bars, total + columns - 1)
        yield tuple(b - a - 1 for a, b in itertools.pairwise(edges))


def published(given: tuple[int, ...], lot: Lot) -> tuple[int | None, ...]:
    """The answers to a point as they are published; None is hidden."""
    whole = table([[*given]])
    hidden = hidden_cells(whole, lot)
    return tuple(None if (ALL, f"k{n}") in hidden else one for n, one in enumerate(given))


@pytest.mark.parametrize(
    "given", [(2, 2, 2, 2, 3), (2, 2, 2, 3, 2), (0, 0, 0, 3, 9), (1, 1, 3, 3, 4), (3, 3, 3, 3, 0)]
)
def test_who_knows_how_numbers_are_hidden_learns_no_small_answer(given: tuple[int, ...]) -> None:
    """Of all answers that could have been published so, none is the same in each: the lot may have drawn any cell.

    Without the lot four hidden numbers of eight plans are two each, because a fifth is hidden as soon as one is more.
    """
    said = published(given, never)
    left = {n for n, one in enumerate(given) if one < LEAST}
    for other in answers(sum(given), len(given)):
        differing = {n for n in left if other[n] != given[n]}
        if (
            differing
            and published(other, lambda cell: cell[1] != SUM and said[int(cell[1][1:])] is None) == said
        ):
            left -= differing
    assert left == set()


def test_what_the_lot_draws_is_hidden_and_does_not_follow_from_the_rest() -> None:
    counts = (9, 8, 7, 6)
    for drawn in range(4):
        said = published(counts, lambda cell, drawn=drawn: cell == (ALL, f"k{drawn}"))  # type: ignore[misc]
        assert said[drawn] is None
        assert said.count(None) == 2


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        # Nothing is small.
        ([[4, 5], [6, 7]], set()),
        # One small cell takes three with it: its row, its column, and where they meet.
        ([[1, 5], [6, 7]], {("r0", "k0"), ("r0", "k1"), ("r1", "k0"), ("r1", "k1")}),
        # Of two ways the smaller numbers are hidden.
        ([[1, 9, 5], [9, 9, 9], [4, 9, 5]], {("r0", "k0"), ("r0", "k2"), ("r2", "k0"), ("r2", "k2")}),
        # Two small cells that hide each other need no third.
        ([[1, 2, 9], [2, 1, 9]], {("r0", "k0"), ("r0", "k1"), ("r1", "k0"), ("r1", "k1")}),
    ],
)
def test_no_more_is_hidden_than_needed(counts: list[list[int]], hidden: set[Cell]) -> None:
    whole = table(counts)
    found = {cell for cell in hidden_cells(whole, never) if not cell[0].startswith("#")}
    inner = {cell for cell in found if cell[0] != ALL and cell[1] != SUM}
    assert inner == hidden
