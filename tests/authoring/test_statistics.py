"""Fetching values from a server on loopback in the recorded shapes, and what is refused."""

from __future__ import annotations

import copy
import datetime
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from county import change
from macros.__main__ import main
from macros.authoring.statistics import update
from macros.authoring.statistics.client import Client
from macros.model import Municipality
from macros.source import series
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from statistics_server import ABORTED, HTML, Answer, Databases, json_answer, kolada_rows, serve
from support import FIXTURE

DAY = datetime.date(2026, 11, 30)
INCOME = FIXTURE / "statistics/inkomst.csv"
INCOME_TITLE = "Medianinkomst efter skatt, kr/inv 20+"


@pytest.fixture(scope="module")
def server() -> Iterator[Databases]:
    with serve() as found:
        yield found


@pytest.fixture
def databases(server: Databases) -> Databases:
    server.forget()
    return server


@lru_cache
def invented() -> Strategy:
    strategy = load(FIXTURE).strategy
    assert strategy
    return strategy


def with_measure(name: str, *, fetched: bool = False, **fields: Any) -> Strategy:
    """The invented county with other fields of one measure, before its first fetch unless `fetched`."""
    strategy = invented()
    statistics = strategy.data.statistics
    measures = tuple(one.model_copy(update=fields) if one.id == name else one for one in statistics.measures)
    data = strategy.data.model_copy(
        update={"statistics": statistics.model_copy(update={"measures": measures})}
    )
    series = {one: held for one, held in strategy.series.items() if fetched or one != name}
    return replace(strategy, data=data, series=series)


class Fetched:
    """One run of `fetch` for one measure, and the pauses that it made."""

    def __init__(
        self, databases: Databases, measure: str = "inkomst", strategy: Strategy | None = None
    ) -> None:
        strategy = strategy or invented()
        self.waits: list[float] = []
        client = Client(self.waits.append, timeout=2)
        [self.outcome] = update.fetch_all(
            strategy, update.chosen(strategy, measure), client, DAY, f"{databases.address}/v3"
        )
        self.message = self.outcome.message

    def rows(self) -> list[str]:
        assert self.outcome.written, self.message
        return [line for line in self.outcome.written.splitlines() if line[0] != "#"]


def values_of(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line[0] != "#"]


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
        change(county, "statistics.yaml", f"https://exempel.invalid/{table}", f"{databases.address}/{table}")
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
    ("a closed series", "inkomst", lambda rows: rows, f"{INCOME_TITLE} (-2024)", "heter nu"),
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
    ("odd rows", "/data/", ODD_ROWS, "en annan form än väntat"),
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
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    monkeypatch.setattr("time.sleep", lambda _: None)
    change(
        county,
        "statistics.yaml",
        "https://exempel.invalid/api/v1/sv/halsa.px",
        f"{databases.address}/api/v1/gone",
    )
    change(
        county,
        "statistics.yaml",
        "https://exempel.invalid/api/v2/tables/TAB1",
        f"{databases.address}/api/v2/gone",
    )
    done = CliRunner().invoke(main, ["statistics", "fetch", "--kolada", f"{databases.address}/v3"])
    assert done.exit_code == 1
    assert "Medianinkomst efter skatt: inget nytt." in done.output
    assert done.output.count("finns inte (404)") == 5


# A table in version 1, as SCB and Folkhälsomyndigheten answer: means of four years, and marks for what is missing.
PERIODS = ["2015-2018", "2016-2019", "2018-2021", "2019-2022"]


def pxweb_1() -> dict[str, Answer]:
    variables = [
        {"code": "Region", "text": "region", "values": ["00", "01", "99"], "valueTexts": ["Riket", "Annat län", "Exempellän"]},
        {"code": "Kon", "text": "kön", "values": ["1", "2", "1+2"], "valueTexts": ["män", "kvinnor", "totalt"]},
        {"code": "År", "text": "år", "time": True, "values": PERIODS, "valueTexts": PERIODS},
    ]  # fmt: skip
    answer = {
        "version": "2.0", "class": "dataset", "updated": "2026-03-14T08:00:00Z", "id": ["Region", "Kon", "År"], "size": [2, 2, 4],
        "dimension": {
            "Region": {"category": {"index": {"99": 1, "00": 0}, "label": {"99": "Exempellän", "00": "Riket"}}},
            "Kon": {"category": {"index": {"1": 0, "2": 1}, "label": {"1": "män", "2": "kvinnor"}}},
            "År": {"category": {"index": {period: at for at, period in enumerate(PERIODS)}}},
        },
        "value": {"0": 75, "1": 74, "2": 74, "3": 73, "4": 71, "5": 71, "6": 70, "7": 71,
                  "8": 74, "9": 73, "10": 73, "11": 72, "12": 70, "13": 70, "14": 69},
        "status": {"15": ".."},
    }  # fmt: skip
    return {
        "/api/v1/sv/halsa.px?": json_answer(answer),
        "/api/v1/sv/halsa.px": json_answer({"title": "Hälsa", "variables": variables}),
    }


def pxweb_2(**spoiled: Any) -> dict[str, Answer]:
    """A table in version 2: metadata and data are both JSON-stat."""
    years = ["2018", "2022"]
    data = {
        "version": "2.0", "class": "dataset", "updated": "2026-03-14T08:00:00Z", "id": ["Region", "Kon", "Tid"], "size": [2, 2, 2],
        "dimension": {
            "Region": {"category": {"index": ["99", "00"], "label": {"99": "Exempellän", "00": "Riket"}}},
            "Kon": {"category": {"index": ["1", "2"], "label": {"1": "män", "2": "kvinnor"}}},
            "Tid": {"category": {"index": years, "label": {year: year for year in years}}},
        },
        "value": [85.1, 82.9, 87.2, 85.4, 86.0, 83.2, 88.1, None], "status": {"7": "-"},
    } | spoiled  # fmt: skip
    return {"/api/v2/tables/TAB1/metadata": json_answer(data), "/api/v2/tables/TAB1/data": json_answer(data)}


def test_means_of_four_years_and_marks_are_read_from_version_1(databases: Databases) -> None:
    databases.usual |= pxweb_1()
    strategy = with_measure("halsa", table=f"{databases.address}/api/v1/sv/halsa.px")
    rows = Fetched(databases, "halsa", strategy).rows()
    assert "99,K,2015,2018,70,,,," in rows
    assert "99,K,2019,2022,,,,,.." in rows
    assert "99,M,2019,2022,72,,,," in rows
    assert "00,K,2016,2019,71,,,," in rows
    asked = {one["code"]: one["selection"]["values"] for one in databases.bodies[0]["query"]}
    assert asked == {"Region": ["99", "00"], "Kon": ["1", "2"], "År": PERIODS}
    assert databases.bodies[0]["response"] == {"format": "json-stat2"}


def test_sparse_values_and_signs_are_read_from_version_2(county: Path, databases: Databases) -> None:
    databases.usual |= pxweb_2()
    strategy = with_measure("valdeltagande", table=f"{databases.address}/api/v2/tables/TAB1")
    done = Fetched(databases, "valdeltagande", strategy)
    assert {"99,M,2018,2018,85.1,,,,", "00,K,2022,2022,,,,,–"} <= set(done.rows())
    assert "# uppdaterat: 2026-03-14" in (done.outcome.written or "")
    assert "valueCodes[Region]=99,00" in databases.asked[1]


AGE = {"category": {"index": ["15-24", "tot"], "label": {"15-24": "15–24 år", "tot": "alla"}}}
DIMENSIONS = json.loads(pxweb_2()["/api/v2/tables/TAB1/data"][2])["dimension"]
# Each change of a table in version 2, and words of the message.
TABLES: list[tuple[str, dict[str, Any], str]] = [
    ("one more variable", {"id": ["Region", "Kon", "Tid", "Alder"], "dimension": {**DIMENSIONS, "Alder": AGE}},
     "välj ett värde för Alder med select (15-24 = 15–24 år, tot = alla)"),
    ("no county", {"dimension": {**DIMENSIONS, "Region": {"category": {"index": ["00"], "label": {"00": "Riket"}}}}},
     "har inget värde för länet (99)"),
    ("months", {"dimension": {**DIMENSIONS, "Tid": {"category": {"index": ["2018M01", "2018M02"]}}}}, '"2018M01" är varken ett år'),
    ("another size", {"size": [2, 2, 3]}, "en annan form än väntat"),
    ("no dimension", {"dimension": {}}, "en annan form än väntat"),
    ("no values", {"value": []}, "svaret har inga värden"),
    ("a value that is text", {"value": ["många"] * 8}, "en annan form än väntat"),
    ("above 100 per cent", {"value": [851, 82.9, 87.2, 85.4, 86.0, 83.2, 88.1, 86]}, "är inget procenttal"),
]  # fmt: skip


@pytest.mark.parametrize(("spoiled", "says"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_a_changed_table_is_refused(databases: Databases, spoiled: dict[str, Any], says: str) -> None:
    databases.usual |= pxweb_2(**spoiled)
    strategy = with_measure("valdeltagande", table=f"{databases.address}/api/v2/tables/TAB1")
    done = Fetched(databases, "valdeltagande", strategy)
    assert says in done.message
    assert done.outcome.written is None


def read(folder: Path, text: str, strategy: Strategy, measure: str = "bristningar") -> update.Outcome:
    (folder / "ark.csv").write_text(text, "utf-8")
    return update.read_file(strategy, update.chosen(strategy, measure)[0], folder / "ark.csv", DAY)


# Each spreadsheet, the measure, and rows of the file that it becomes.
SHEETS = [
    ("women alone", "bristningar", "År;Kvinnor\n2019;3,4\n2020;3,1\n2021;2,9\n2022;2,8\n2024;2,4\n2025;2,1", ["99,K,2025,2025,2.1,,,,"]),
    ("a column each", "inkomst", "Län,År,Kvinnor,Män\n99 Exempellän,2025,270000,320000\n00,2025,280000,330000",
     ["99,K,2025,2025,270000,,,,", "99,M,2025,2025,320000,,,,", "00,M,2025,2025,330000,,,,"]),
    ("a row each, with margins", "halsa", "Kön\tPeriod\tVärde\tUndre gräns\tÖvre gräns\nKvinnor\t2020–2023\t70\t66\t74\nMän\t2020-2023\t..\t\t",
     ["99,K,2020,2023,70,66,74,,", "99,M,2020,2023,,,,,.."]),
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
