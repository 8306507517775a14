"""The public file as a whole, held to an attacker who knows how plans look and tries every answer of every organisation."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from follow_up_worlds import COMING, DAY, ITEMS, PARTS, PAST, PERIOD, World, fits, strategy
from macros.authoring.followup.counts import Counts
from macros.authoring.followup.plan_file import Plan, PlanItem
from macros.authoring.followup.public import TooFewError, public_round
from macros.authoring.followup.selection import CountedPlan
from macros.model import FollowUpRound
from macros.model.followup import BANDS

# What an organisation may have for an insats: nothing, planned, planned and late, ongoing, or done.
STATES = ("", "p", "P", "k", "g")
WORDS = {"p": "planerad", "g": "pågår", "k": "klar"}
COLUMN_OF = {"p": "planned", "g": "ongoing", "k": "done", "-": "unset", "_": "unset"}
LATE = "P_"


def counted(world: World) -> Counts:
    """The figures of a world: for each organisation its states, one for each insats."""
    plans = []
    for number, states in enumerate(world):
        rows = {
            name: PlanItem(name, WORDS[state.lower()], PAST if state == "P" else COMING)
            for name, state in zip(ITEMS, states, strict=False)
            if state
        }
        empty = Plan("", "", "", None, None, "", "", False, (), (), ())
        plans.append(CountedPlan(f"{number}.json", f"v{number}", "", empty, rows))
    return Counts(strategy(), plans, DAY)


def figures(world: World) -> dict[tuple[str, str], int]:
    """Every figure that could be published, by part and column, counted here and not by the module."""
    found: dict[tuple[str, str], int] = Counter()
    done: dict[str, set[str]] = {}
    for states in world:
        for name, state in zip(ITEMS, states, strict=False):
            for part in PARTS[name] if state else ():
                found[part, "rows"] += 1
                found[part, COLUMN_OF[state.lower()]] += 1
                found[part, "late"] += state in LATE
                if state == "k":
                    done.setdefault(part, set()).add(name)
    return {
        **dict.fromkeys(CELLS, 0),
        **found,
        **{(part, "carried_out"): len(names) for part, names in done.items()},
    }


COLUMNS = ("rows", "planned", "ongoing", "done", "late", "carried_out")
CELLS = list(itertools.product(dict.fromkeys(part for parts in PARTS.values() for part in parts), COLUMNS))


def shown(one: FollowUpRound) -> dict[tuple[str, str], int | tuple[int, int]]:
    """Return the figures that the file shows: each a number, or the limits of a band."""
    found: dict[tuple[str, str], Any] = {}
    parts = [
        ("actions", one.actions),
        *((row.area, row) for row in one.areas),
        *((row.goal, row) for row in one.goals),
    ]
    for part, row in parts:
        found |= {(part, name): value for name in COLUMNS if (value := getattr(row, name)) is not None}
    limits = {words: (low, high or 1000) for low, high, words in BANDS}
    found |= {
        (f"item:{band.item}", "rows"): limits[band.organisations]
        for band in one.items
        if band.organisations in limits
    }
    return {cell: value for cell, value in found.items() if cell in CELLS}


def worlds(organisations: int, states: str) -> Iterator[World]:
    """Every world of some states (a space is no row), whichever organisation is which."""
    each = list(itertools.product([state.strip() for state in states], repeat=len(ITEMS)))
    yield from itertools.combinations_with_replacement(each, organisations)


def learnt(world: World, every: list[dict[tuple[str, str], int]]) -> set[tuple[str, str]]:
    """The small figures that are the same in all worlds that fit the file."""
    said = shown(public_round(counted(world), "prov", PERIOD))
    own = figures(world)
    left = {cell for cell in CELLS if 0 < own[cell] < 3 and cell[1] != "carried_out"}
    for other in every:
        if all(fits(other[cell], value) for cell, value in said.items()):
            left -= {cell for cell in left if other[cell] != own[cell]}
            if not left:
                break
    return left


def attack(organisations: int, states: str, tries: int) -> None:
    possible = list(worlds(organisations, states))
    # The worlds have few statuses, but the attacker knows that there are more: those of one may be without status.
    without = ({}, {"k": "-"}, {"p": "-", "P": "_"}, {"g": "-"})
    every = [
        figures(tuple(tuple(other.get(state, state) for state in row) for row in world))
        for other in without
        for world in possible
        if not other or any(state in other for row in world for state in row)
    ]
    for world in random.Random(1).sample(possible, tries):
        assert learnt(world, every) == set(), (world, shown(public_round(counted(world), "prov", PERIOD)))


@pytest.fixture
def tables_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if tables were published of three organisations, because every answer of more takes too long to try."""
    monkeypatch.setattr("macros.authoring.followup.tables.LEAST_IN_TABLES", 3)


@pytest.mark.usefixtures("tables_of_few")
@pytest.mark.parametrize("states", [" pk", "pPk"])
def test_the_file_as_a_whole_tells_no_small_number(states: str) -> None:
    """Status, lateness, completion and bands together, of areas and goals that overlap."""
    attack(3, states, 20)


@pytest.mark.weekly
@pytest.mark.usefixtures("tables_of_few")
@pytest.mark.parametrize("states", [" pkg", "pPkg", " Pkg"])
def test_the_file_as_a_whole_tells_no_small_number_of_more(states: str) -> None:
    attack(3, states, 300)


def test_with_two_organisations_nothing_is_published() -> None:
    with pytest.raises(TooFewError):
        public_round(counted((("k", "k"), ("p", "p"))), "prov", PERIOD)


@pytest.mark.parametrize(("plans", "shown"), [("AAABBCdef", 6), ("AAABBcdef", None), ("ABCDddd", None)])
def test_decided_plans_of_few_organisations_are_hidden(plans: str, shown: int | None) -> None:
    """A letter is the organisation of a plan, a capital one of a decided plan: units of one count apart."""
    counts = counted((("p",),) * len(plans))
    counts.plans = tuple(
        replace(one, affiliate=name.lower(), plan=replace(one.plan, is_decided=name.isupper()))
        for one, name in zip(counts.plans, plans, strict=True)
    )
    assert public_round(counts, "prov", PERIOD).decided == shown


@pytest.mark.usefixtures("tables_of_few")
def test_no_number_under_three_is_ever_in_the_file() -> None:
    drawn = random.Random(2)
    for _ in range(60):
        world = tuple(tuple(drawn.choice(STATES) for _ in ITEMS) for _ in range(drawn.randint(3, 12)))
        said = shown(public_round(counted(world), "prov", PERIOD))
        assert all(value >= 3 for value in said.values() if isinstance(value, int)), world
