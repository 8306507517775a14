"""The tables of a measure's values, the overview of all, and the signs explained under them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.model import Series
from macros.strategy import statistics_tables
from macros.strings import statistics as words
from macros.web.templating import Renderer
from statistics_values import LEVEL, Values, measure_of, observation, strategy_with


def test_the_table_has_every_year_with_signs_for_what_is_missing() -> None:
    strategy = strategy_with(
        "inkomst", {"K": {2021: 1, 2024: 2}, "M": {2021: 3, 2022: "..", 2024: 4}}, **LEVEL
    )
    table = statistics_tables.table(strategy, measure_of(strategy, "inkomst"))
    assert [(row.heading, row.cells) for row in table.rows] == [
        ("2024", ("2,0", "4,0")), ("2023", ("..", "..")), ("2022", ("..", "..")), ("2021", ("1,0", "3,0"))
    ]  # fmt: skip
    assert table.marks == (("..", words.MARKS_EXPLAINED[".."]),)


def test_a_mean_that_is_missing_is_named_as_the_others_are() -> None:
    strategy = strategy_with("halsa", {"K": {2018: 70, 2021: 69}, "M": {2018: 74, 2021: 73}})
    rows = statistics_tables.table(strategy, measure_of(strategy, "halsa")).rows
    assert [row.heading for row in rows] == ["2018–2021", "2017–2020", "2016–2019", "2015–2018"]


# The measure, its fields and values; then women, men, difference and change of its line, and the signs explained.
SUMMARIES = [
    ("all there", "inkomst", LEVEL, {"K": {2020: 1, 2024: 2}, "M": {2020: 3, 2024: 3}}, ("2,0", "3,0", "−1,0", "+1,0 / 0,0 sedan 2020"), []),
    ("women only", "bristningar", {}, {"K": {2020: 3.1, 2024: 2.4}}, ("2,4", ".", ".", "−0,7 sedan 2020"), ["."]),
    ("a change to the year of the row", "inkomst", LEVEL, {"K": {2020: 1, 2023: 2, 2024: 9}, "M": {2020: 3, 2023: 3}}, ("2,0", "3,0", "−1,0", "+1,0 / 0,0 sedan 2020"), []),
    ("one value", "andel-chefer", {"breaks": ()}, {"K": {2024: 41}}, ("41,0", "59,0", "−18,0", "."), ["."]),
    ("women lack the newest year", "inkomst", LEVEL, {"M": {2024: 3}, "K": {2023: 2}}, ("..", "3,0", "..", "."), ["..", "."]),
    ("a sign in the newest year", "inkomst", LEVEL, {"K": {2023: 2, 2024: ".."}, "M": {2024: 3}}, ("..", "3,0", "..", "."), ["..", "."]),
    ("changes since other years", "inkomst", LEVEL, {"K": {2020: 1, 2024: 2}, "M": {2022: 1, 2024: 3}}, ("2,0", "3,0", "−1,0", "+1,0 sedan 2020 / +2,0 sedan 2022"), []),
    ("a change of men alone", "inkomst", LEVEL, {"K": {2024: 2}, "M": {2022: 1, 2024: 3}}, ("2,0", "3,0", "−1,0", ". / +2,0 sedan 2022"), ["."]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "fields", "values", "cells", "marks"),
    [case[1:] for case in SUMMARIES],
    ids=[case[0] for case in SUMMARIES],
)
def test_an_overview_has_the_newest_values_and_explains_the_signs_shown_alone(
    measure: str, fields: dict[str, Any], values: Values, cells: tuple[str, ...], marks: list[str]
) -> None:
    strategy = strategy_with(measure, values, **fields)
    found = statistics_tables.overview(strategy)
    [(shown, row)] = found.rows
    assert shown.id == measure
    assert (row.women, row.men, row.difference, row.change) == cells
    assert found.marks == tuple((mark, words.MARKS_EXPLAINED[mark]) for mark in marks)
    page = str(Renderer(strategy).render("home_section", "indikatorer/", "indicators"))
    assert ("= uppgift" in page) == bool(marks)


def test_the_signs_of_municipalities_are_explained() -> None:
    strategy = strategy_with("inkomst", {}, **LEVEL)
    held = [observation("9901", "K", 2024, 2, 1), observation("9901", "M", 2023, 3, 1)]
    strategy = replace(strategy, series={"inkomst": Series("inkomst", "", tuple(held))})
    table = statistics_tables.municipality_table(strategy, measure_of(strategy, "inkomst"))
    assert [row.cells for row in table.rows] == [("2,0", "..")]
    assert table.marks == (("..", words.MARKS_EXPLAINED[".."]),)
