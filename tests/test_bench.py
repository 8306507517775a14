"""The arithmetic of `make bench`: its figures themselves depend on the machine and are not tested."""

from __future__ import annotations

import pytest

from bench import report
from bench.row import Row


@pytest.mark.parametrize(
    ("aim", "met"),
    [("", None), ("≤ 4", True), ("≤ 3.9", False), ("< 4", False), ("≥ 4", True), ("> 4", False)],
)
def test_an_aim_is_met_or_not(aim: str, met: bool | None) -> None:
    assert Row("Bygge", "tid", 4, "s", aim=aim).met is met


def test_an_aim_that_says_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="an aim is a sign"):
        _ = Row("Bygge", "tid", 4, "s", aim="snabbt").met


def test_the_table_tells_the_figure_the_other_and_their_ratio() -> None:
    rows = [
        Row("Bygge", "hela webbplatsen", 4.5, "s", against=3, compared="Material", aim="≤ 10"),
        Row("Bygge", "sidor", 12345, ""),
        Row("Filter", "37 rader", 61.24, "ms", aim="≤ 58"),
    ]
    build, filtered = report.table(rows).split("\n\n## ")
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in build.splitlines()]
    assert lines[4:] == [
        ["hela webbplatsen", "4,50 s", "3 s (Material)", "1,50", "≤ 10", "ja"],
        ["sidor", "12 345", "", "", "", ""],
    ]
    assert filtered.startswith("Filter\n")
    assert "61,2 ms" in filtered
    assert filtered.rstrip(" |").endswith("NEJ")
