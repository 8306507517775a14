"""The tables of a measure's values, the overview of all, and the signs explained under them."""

from __future__ import annotations

from macros.strategy import statistics_tables
from macros.strings import statistics as words
from statistics_values import measure_of, strategy_with

LEVEL = {"unit": "procent", "decimals": 1, "note": None}


def test_the_table_has_every_year_with_signs_for_what_is_missing() -> None:
    strategy = strategy_with(
        "inkomst", {"K": {2021: 1, 2024: 2}, "M": {2021: 3, 2022: "..", 2024: 4}}, **LEVEL
    )
    table = statistics_tables.table(strategy, measure_of(strategy, "inkomst"))
    assert [(row.heading, row.cells) for row in table.rows] == [
        ("2024", ("2,0", "4,0")), ("2023", ("..", "..")), ("2022", ("..", "..")), ("2021", ("1,0", "3,0"))
    ]  # fmt: skip
    assert table.marks == (("..", words.MARKS_EXPLAINED[".."]),)
