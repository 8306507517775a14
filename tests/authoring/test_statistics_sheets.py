"""Values of a measure from a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from statistics_fetching import invented, read, with_measure

# Each spreadsheet, the measure, and rows of the file that it becomes.
SHEETS = [
    ("women alone", "bristningar", "År;Kvinnor\n2019;3,4\n2020;3,1\n2021;2,9\n2022;2,8\n2024;2,4\n2025;2,1", ["99,K,2025,2025,2.1,,,,"]),
    ("a column each", "inkomst", "Län,År,Kvinnor,Män\n99 Exempellän,2025,270000,320000\n00,2025,280000,330000",
     ["99,K,2025,2025,270000,,,,", "99,M,2025,2025,320000,,,,", "00,M,2025,2025,330000,,,,"]),
    ("a row each, with margins", "halsa", "Kön\tPeriod\tVärde\tUndre gräns\tÖvre gräns\nKvinnor\t2020–2023\t70\t66\t74\nMän\t2020-2023\t..\t\t",
     ["99,K,2020,2023,70,66,74,,", "99,M,2020,2023,,,,,.."]),
    ("signs in the margins too", "halsa", "Kön;Period;Värde;Undre gräns;Övre gräns\nKvinnor;2020–2023;70;..;..\nMän;2020-2023;..;..;-",
     ["99,K,2020,2023,70,,,,", "99,M,2020,2023,,,,,.."]),
    ("an area by name, percent signs", "andel-chefer", "Region;År;Totalt\nProvby;2025;41,0 %\nExempellän;2025;42,5 %\n",
     ["9902,K,2025,2025,41,,,,", "99,K,2025,2025,42.5,,,,"]),
    ("a heading before the table", "bristningar", "Tabell 1\n\nÅr;Kvinnor\n2025;2,1", ["99,K,2025,2025,2.1,,,,"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "text", "rows"), [case[1:] for case in SHEETS], ids=[case[0] for case in SHEETS]
)
def test_a_spreadsheet_is_read(tmp_path: Path, measure: str, text: str, rows: list[str]) -> None:
    outcome = read(tmp_path, text, with_measure(measure), measure)
    assert outcome.written, outcome.message
    assert set(rows) <= set(outcome.written.splitlines())


SHEET_FAULTS = [
    ("no headings", "2019;3,4\n", "ingen rad med kolumnnamn"),
    ("no year", "År;Kvinnor\ni fjol;3,4\n", 'ark.csv, rad 2: "i fjol" är varken ett år'),
    ("no number", "År;Kvinnor\n2019;hög\n", 'ark.csv, rad 2: värdet "hög" är inget tal'),
    ("an unknown area", "Län;År;Kvinnor\n12;2019;3\n", 'området "12" är inget av'),
    ("an unknown sex", "Kön;År;Värde\nhen;2019;3\n", 'könet är "hen"'),
    ("only men", "År;Män\n2019;3,4\n", "svaret har inga värden"),
    ("fewer years", "År;Kvinnor\n2024;2,4\n", "färre år än förra gången"),
]


@pytest.mark.parametrize(
    ("text", "says"), [case[1:] for case in SHEET_FAULTS], ids=[case[0] for case in SHEET_FAULTS]
)
def test_a_spreadsheet_that_cannot_be_used_is_refused(tmp_path: Path, text: str, says: str) -> None:
    outcome = read(tmp_path, text, invented())
    assert says in outcome.message
    assert outcome.written is None


def test_a_missing_spreadsheet_and_an_unknown_measure_are_said(
    county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    gone = CliRunner().invoke(main, ["statistics", "file", "bristningar", str(county / "finns-inte.xlsx")])
    assert gone.exit_code == 1
    assert "finns inte eller går inte att läsa" in gone.output
    unknown = CliRunner().invoke(main, ["statistics", "fetch", "ohalsotal"])
    assert unknown.exit_code == 2
    assert 'Det finns inget mått "ohalsotal". Måtten är andel-chefer, ledamoter' in unknown.output
