"""The arithmetic of `make bench`: its figures themselves depend on the machine and are not tested."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench import data, report
from bench.build import edit, exponent
from bench.figure import Figure
from bench.process import cost
from bench.sites import markdown
from macros.validation.loader import load
from support import FIXTURE


@pytest.mark.parametrize(
    ("aim", "met"),
    [("", None), ("≤ 4", True), ("≤ 3.9", False), ("< 4", False), ("≥ 4", True)],
)
def test_an_aim_is_met_or_not(aim: str, met: bool | None) -> None:
    assert Figure("Bygge", "tid", 4, "s", aim=aim).is_met is met


def test_an_aim_that_says_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="an aim is a sign"):
        _ = Figure("Bygge", "tid", 4, "s", aim="snabbt").is_met


def test_the_table_shows_the_figure_the_other_and_their_ratio() -> None:
    figures = [
        Figure("Bygge", "hela webbplatsen", 4.5, "s", against=3, compared="Material", aim="≤ 10"),
        Figure("Bygge", "sidor", 12345, ""),
        Figure("Filter", "37 rader", 61.24, "ms", aim="≤ 58"),
    ]
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in report.table(figures).splitlines()]
    assert lines[2:] == [
        ["**Bygge**", "", "", "", "", ""],
        ["hela webbplatsen", "4,50 s", "3 s (Material)", "1,50", "≤ 10", "ja"],
        ["sidor", "12 345", "", "", "", ""],
        ["**Filter**", "", "", "", "", ""],
        ["37 rader", "61,2 ms", "", "", "≤ 58", "NEJ"],
    ]


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_growth_is_told_as_the_power_that_it_is(power: float) -> None:
    numbers = [37, 500, 5000]
    assert exponent(numbers, [3 * n**power for n in numbers]) == pytest.approx(power)


@pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells what a running process holds"
)
def test_memory_is_that_of_all_processes_together() -> None:
    hold = "import subprocess, sys, time; held = bytearray({}_000_000); {}"
    other = hold.format(60, "time.sleep(1.5)")
    both = hold.format(50, f"subprocess.run([sys.executable, '-c', '{other}'])")
    assert 110 < cost("-c", both, env=dict(os.environ)).megabytes < 200


def test_a_big_strategy_passes_the_check_and_has_the_size_asked_for(tmp_path: Path) -> None:
    assert data.make(FIXTURE, tmp_path / "big", 60) == 60
    loaded = load(tmp_path / "big")
    assert [diagnostic for diagnostic in loaded.diagnostics if diagnostic.level == "error"] == []
    assert loaded.strategy is not None
    assert len(loaded.strategy.actions) == 60


def test_what_the_county_has_is_never_taken_away(tmp_path: Path) -> None:
    before = load(FIXTURE).strategy
    number = data.make(FIXTURE, tmp_path / "same", 0)
    after = load(tmp_path / "same").strategy
    assert before is not None
    assert after is not None
    assert number == len(before.actions)
    assert after.data == before.data


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        data.make(FIXTURE, tmp_path / name, 60, seed)
    a, b, c = (tmp_path / name / "focusareas.yaml" for name in "abc")
    assert a.read_bytes() == b.read_bytes() != c.read_bytes()


def test_an_edit_changes_one_title_and_nothing_else(tmp_path: Path) -> None:
    data.make(FIXTURE, tmp_path / "edited", 30)
    path = tmp_path / "edited" / "focusareas.yaml"
    before = path.read_text("utf-8").splitlines()
    name = edit(tmp_path / "edited", "Nytt")
    after = path.read_text("utf-8").splitlines()
    assert [new.strip() for old, new in zip(before, after, strict=True) if old != new] == ["title: Nytt"]
    strategy = load(tmp_path / "edited").strategy
    assert strategy is not None
    assert strategy.actions[name].action.title == "Nytt"


def test_material_is_fed_the_words_and_tables_of_a_page_without_what_only_ours_has() -> None:
    html = (
        '<main><h1>Insatser</h1>\n<form class="filter" id="filter">…</form>\n\n<table>\n<tr><td>Ord</td></tr>\n</table>'
        '<script type="module" src="a.mjs"></script><footer class="about-page">…</footer></main>'
    )
    assert markdown(html) == "# Insatser\n\n<table>\n<tr><td>Ord</td></tr>\n</table>\n"
    assert (
        markdown('<meta http-equiv="refresh" content="0; url=x"><main><h1>Sidan har flyttat</h1></main>')
        == ""
    )
