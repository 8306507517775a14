"""Fetching values from a server on loopback in the recorded shapes, and what is refused."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from county import change
from macros.__main__ import main
from macros.model import Municipality
from macros.source import series
from macros.validation.loader import load
from pxweb_tables import pxweb_1, pxweb_2
from statistics_fetching import INCOME, INCOME_TITLE, Fetched, invented, values_of, with_measure
from statistics_server import ABORTED, HTML, Answer, Databases, json_answer, kolada_rows
from support import FIXTURE


def test_one_command_fills_the_invented_county(
    county: Path, databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(county / "statistics")
    strategy = load(county).strategy
    assert strategy
    for measure in strategy.data.statistics.measures:
        if measure.fetch == "kolada":
            path, total = FIXTURE / f"statistics/{measure.id}.csv", "T" if measure.is_share else ""
            databases.kolada(
                measure.table or "", measure.definition, kolada_rows(measure.table or "", path, total)
            )
    databases.usual |= pxweb_1() | pxweb_2()
    for table in ("api/v1/sv/halsa.px", "api/v2/tables/TAB1"):
        change(
            county, "statistics.yaml", f"https://exempel.invalid/{table}", f"http://exempel.invalid/{table}"
        )
    monkeypatch.setenv("http_proxy", databases.address)
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    monkeypatch.setattr("time.sleep", lambda _: None)
    done = CliRunner().invoke(main, ["statistics", "fetch", "--kolada", f"{databases.address}/v3"])
    assert done.exit_code == 0, done.output
    assert "Medianinkomst efter skatt: värden för 2015–2024" in done.output
    assert "bristningar" in done.output, "the one that is read from a spreadsheet is named"
    for name in ("andel-chefer", "ledamoter", "inkomst", "bistand"):
        assert values_of(county / f"statistics/{name}.csv") == values_of(FIXTURE / f"statistics/{name}.csv")
    assert CliRunner().invoke(main, ["check", str(county)]).exit_code == 0
    again = CliRunner().invoke(
        main, ["statistics", "fetch", "inkomst", "--kolada", f"{databases.address}/v3"]
    )
    assert again.output == "Medianinkomst efter skatt: inget nytt.\n"


def test_kolada_is_asked_for_at_most_25_areas_at_a_time(databases: Databases) -> None:
    more = tuple(Municipality(code=str(code), name=f"Kommun {code}") for code in range(9910, 9940))
    data = invented().data
    statistics = data.statistics.model_copy(update={"municipalities": more})
    strategy = replace(invented(), data=data.model_copy(update={"statistics": statistics}))
    databases.kolada("N99003", INCOME_TITLE, kolada_rows("N99003", INCOME), pages=1)
    Fetched(databases, strategy=strategy)
    parts = [
        path.split("/municipality/")[1].split("?")[0].split(",")
        for path in databases.asked
        if "/data/" in path
    ]
    assert [len(part) for part in parts] == [25, 8]
    assert parts[0][:2] == ["0099", "0000"]


def test_a_share_that_kolada_gives_as_total_counts_for_its_sex(databases: Databases) -> None:
    databases.kolada("N99001", "Kvinnor bland chefer, andel (%)",
                     kolada_rows("N99001", FIXTURE / "statistics/andel-chefer.csv", "T"))  # fmt: skip
    assert Fetched(databases, "andel-chefer").message == "Kvinnor bland chefer: inget nytt."


def test_values_that_are_deleted_or_of_other_areas_are_left_out(databases: Databases) -> None:
    rows = kolada_rows("N99003", INCOME)
    deleted = copy.deepcopy(rows[0])
    deleted["period"] = 2025
    for value in deleted["values"]:
        value["isdeleted"] = True
    other = {**copy.deepcopy(rows[0]), "municipality": "0180"}
    databases.kolada("N99003", INCOME_TITLE, [*rows, deleted, other])
    assert "inget nytt" in Fetched(databases).message


# The measure, its years and interval, values by year as Kolada repeats them, and the years that are kept.
REPETITIONS: list[tuple[str, dict[str, Any], dict[int, int], list[int]]] = [
    ("election years only", {"years": (2014, 2018, 2022)}, {2014: 41, 2015: 41, 2016: 41, 2017: 41, 2018: 43, 2019: 43, 2022: 44},
     [2014, 2018, 2022]),
    ("a survey every fourth year", {"years": (), "every": 4}, {2015: 41, 2016: 41, 2017: 41, 2018: 41, 2019: 43, 2020: 43, 2021: 43, 2022: 43},
     [2015, 2019]),
    ("two surveys with the same result", {"years": (), "every": 4}, {2015: 41, 2016: 41, 2017: 41, 2018: 41, 2019: 41, 2020: 41}, [2015, 2019]),
    ("two equal years of a yearly measure", {"years": ()}, {2015: 41, 2016: 41, 2017: 42}, [2015, 2016, 2017]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "given", "kept"), [case[1:] for case in REPETITIONS], ids=[case[0] for case in REPETITIONS]
)
def test_repeated_years_are_left_out(
    databases: Databases, field: dict[str, Any], given: dict[int, int], kept: list[int]
) -> None:
    value = {"gender": "T", "count": 1, "status": "", "isdeleted": False}
    rows = [
        {"kpi": "N99002", "municipality": area, "period": year, "values": [{**value, "value": number}]}
        for year, number in given.items()
        for area in ("0099", "0000")
    ]
    databases.kolada("N99002", "Kvinnor bland förtroendevalda, andel (%)", rows)
    years = {
        int(row.split(",")[3])
        for row in Fetched(databases, "ledamoter", with_measure("ledamoter", **field)).rows()[1:]
    }
    assert sorted(years) == kept


def test_a_new_election_is_pointed_out(databases: Databases) -> None:
    rows = kolada_rows("N99002", FIXTURE / "statistics/ledamoter.csv", "T")
    new = copy.deepcopy(rows[0])
    new["period"], new["values"][0]["value"] = 2026, 47.1
    databases.kolada("N99002", "Kvinnor bland förtroendevalda, andel (%)", [*rows, new])
    assert "Värdet för 2026 är nytt: lägg till året i years" in Fetched(databases, "ledamoter").message


def _without(rows: list[dict[str, Any]], what: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
    return [row for row in rows if not what(row)]


def _men_gone(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "values": [one for one in row["values"] if one["gender"] != "M"]} for row in rows]


def _doubled(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [*rows, {**rows[0], "municipality": "0099"}, {**rows[0], "municipality": "0099"}]


# Each fault of the values: the measure, what is made of them, its title in Kolada, and words of the refusal.
SHARE_TITLE = "Kvinnor bland chefer, andel (%)"
REFUSED: list[tuple[str, str, Callable[[list[dict[str, Any]]], list[dict[str, Any]]], str, str]] = [
    ("a sex is missing", "inkomst", _men_gone, INCOME_TITLE, "värden för män saknas helt"),
    ("a year is missing", "inkomst", lambda rows: _without(rows, lambda row: row["period"] == 2019), INCOME_TITLE,
     "färre år än förra gången: 2019 saknas"),
    ("only the first years", "inkomst", lambda rows: _without(rows, lambda row: row["period"] > 2020), INCOME_TITLE, "färre år"),
    ("the county is missing", "inkomst", lambda rows: _without(rows, lambda row: row["municipality"] == "0099"), INCOME_TITLE,
     "områden som fanns förra gången saknas: 99"),
    ("nothing at all", "inkomst", lambda rows: [], INCOME_TITLE, "svaret har inga värden"),
    ("the same twice", "inkomst", _doubled, INCOME_TITLE, "samma område, kön och år"),
    ("above 100 per cent", "andel-chefer",
     lambda rows: [*rows, {**rows[0], "period": 2025, "values": [{**rows[0]["values"][0], "value": 141.2}]}], SHARE_TITLE,
     "värdet 141.2 är inget procenttal"),
    ("below 0 per cent", "andel-chefer",
     lambda rows: [*rows, {**rows[0], "period": 2025, "values": [{**rows[0]["values"][0], "value": -1}]}], SHARE_TITLE,
     "värdet -1 är inget procenttal"),
    ("another unit", "inkomst", lambda rows: rows, "Medianinkomst efter skatt, andel (%)", "enheten stämmer inte"),
    ("another definition", "inkomst", lambda rows: rows, "Medianinkomst efter skatt, kr/inv 18+", "heter nu"),
    ("a closed series", "inkomst", lambda rows: rows, f"{INCOME_TITLE} (-2024)", "i Kolada. Serien är avslutad: sök nyckeltalet som ersätter den"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "spoil", "title", "says"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_values_that_look_wrong_are_refused(
    databases: Databases, measure: str, spoil: Callable[[Any], Any], title: str, says: str
) -> None:
    kpi, total = ("N99003", "") if measure == "inkomst" else ("N99001", "T")
    databases.kolada(kpi, title, spoil(kolada_rows(kpi, FIXTURE / f"statistics/{measure}.csv", total)))
    done = Fetched(databases, measure)
    assert says in done.message
    assert done.outcome.is_refused
    assert done.outcome.written is None


BUSY: Answer = (429, {"Retry-After": "7"}, b"")
DOWN: Answer = (500, {}, b"fel")
CUT: Answer = (200, {"Content-Type": "application/json", "Content-Length": "5000"}, b'{"values": [{"kpi"')
HALF: Answer = (200, {"Content-Type": "application/json"}, b'{"values": [{"kpi"')
EMPTY: Answer = (200, {"Content-Type": "application/json"}, b"")
OTHER_FORM = json_answer({"data": []})
ODD_ROWS = json_answer(
    {"values": [{"kpi": "N99003", "period": "i fjol", "municipality": "0099", "values": []}]}
)


@pytest.mark.parametrize(
    "fault",
    [BUSY, DOWN, ABORTED, CUT, HALF, EMPTY],
    ids=["429", "500", "aborted", "cut off", "half", "empty"],
)
def test_a_passing_fault_is_tried_again(databases: Databases, fault: Answer) -> None:
    databases.kolada("N99003", INCOME_TITLE, kolada_rows("N99003", INCOME))
    databases.first["/data/"] = [fault, fault]
    done = Fetched(databases)
    assert "inget nytt" in done.message
    assert (7.0 in done.waits) == (fault == BUSY), "the server's own pause is kept"
    assert sum(done.waits) > 4


# Each fault that stays: the part of the address, the answer, and words of the message.
FAULTS: list[tuple[str, str, Answer, str]] = [
    ("aborted and again", "/data/", ABORTED, "svaret bröts eller uteblev"),
    ("429 and again", "/data/", BUSY, "för många frågor på kort tid (4 försök)"),
    ("500 and again", "/data/", DOWN, "fel hos databasen (500) (4 försök)"),
    ("cut off and again", "/data/", CUT, "svaret var avhugget"),
    ("half and again", "/data/", HALF, "svaret var avhugget"),
    ("empty and again", "/data/", EMPTY, "svaret var tomt"),
    ("HTML", "/data/", HTML, "en webbsida i stället för data"),
    ("moved", "/data/", (404, {}, b""), "Tabellen kan ha flyttats"),
    ("refused", "/data/", (403, {}, b""), "avvisade frågan (403)"),
    ("another form", "/data/", OTHER_FORM, "en annan form än väntat"),
    ("odd rows", "/data/", ODD_ROWS, '"i fjol" är varken ett år'),
    (
        "the key figure is gone",
        "/kpi/N99003",
        json_answer({"count": 0, "values": []}),
        "finns inte längre i Kolada",
    ),
    ("about: HTML", "/kpi/N99003", HTML, "en webbsida i stället för data"),
]


@pytest.mark.parametrize(
    ("part", "fault", "says"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_a_lasting_fault_is_said_in_swedish_and_nothing_is_written(
    databases: Databases, part: str, fault: Answer, says: str
) -> None:
    databases.kolada("N99003", INCOME_TITLE, kolada_rows("N99003", INCOME))
    databases.first[part] = [fault] * 9
    done = Fetched(databases)
    assert says in done.message
    assert done.message.startswith("Medianinkomst efter skatt: ")
    assert done.outcome.written is None


def test_pages_that_never_end_are_given_up(databases: Databases) -> None:
    databases.kolada("N99003", INCOME_TITLE, [])
    loop = {"values": [], "next_url": f"{databases.address}/v3/data/kpi/N99003"}
    databases.usual["/v3/data/kpi/N99003"] = json_answer(loop)
    assert "samma sida flera gånger" in Fetched(databases).message


def test_a_failing_measure_stops_no_other(
    county: Path, databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    databases.kolada("N99003", INCOME_TITLE, kolada_rows("N99003", INCOME))
    monkeypatch.setenv("http_proxy", databases.address)
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    monkeypatch.setattr("time.sleep", lambda _: None)
    change(
        county,
        "statistics.yaml",
        "https://exempel.invalid/api/v1/sv/halsa.px",
        "http://exempel.invalid/api/v1/gone",
    )
    change(
        county,
        "statistics.yaml",
        "https://exempel.invalid/api/v2/tables/TAB1",
        "http://exempel.invalid/api/v2/gone",
    )
    done = CliRunner().invoke(main, ["statistics", "fetch", "--kolada", f"{databases.address}/v3"])
    assert done.exit_code == 1
    assert "Medianinkomst efter skatt: inget nytt." in done.output
    assert done.output.count("finns inte (404)") == 5


def test_what_is_new_is_told_by_year_and_value(databases: Databases) -> None:
    rows = kolada_rows("N99003", INCOME)
    new = copy.deepcopy(next(row for row in rows if (row["municipality"], row["period"]) == ("0099", 2024)))
    new["period"] = 2025
    rows = [*rows, new]
    for row in rows:
        if (row["municipality"], row["period"]) == ("0099", 2023):
            row["values"] = [
                {**one, "value": one["value"] + 100} if one["gender"] == "K" else one for one in row["values"]
            ]
    databases.kolada("N99003", INCOME_TITLE, rows)
    nb = "\u00a0"
    assert Fetched(databases).message == (
        f"Medianinkomst efter skatt: nytt år 2025; 2023 ändrat 255{nb}200 → 255{nb}300 (kvinnor, Exempellän)"
    )


def test_the_same_values_always_give_the_same_file() -> None:
    for path in sorted((FIXTURE / "statistics").glob("*.csv")):
        held, wrong = series.read_series(path, path.name)
        assert not wrong
        assert series.as_text(held) == path.read_text("utf-8"), path.name
