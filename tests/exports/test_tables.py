"""The open data as CSV, read by other readers than our writers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.exports.csv_export import guarded
from published import COUNTIES, actions, source, table
from support import FIXTURE


@pytest.fixture(scope="module", params=COUNTIES, ids=lambda path: path.name)
def county(request: pytest.FixtureRequest) -> Path:
    data: Path = request.param
    return data


@pytest.fixture(scope="module")
def files(county: Path, published: Callable[[Path], Path]) -> Path:
    return published(county)


def test_the_csv_has_one_row_per_insats_with_the_words_of_the_source(county: Path, files: Path) -> None:
    wanted = [
        (
            action["id"], area["title"], problem["text"], action["text"], problem["contributors"],
            " | ".join(outcome["text"] for outcome in problem.get("outcomes", [])),
        )
        for area, problem, action in actions(county)
    ]  # fmt: skip
    columns = ("Id", "Fokusområde", "Problemområde", "Insats", "Du som kan bidra", "Delmål")
    assert [tuple(row[column] for column in columns) for row in table(files / "insatser.csv")] == wanted


def test_the_csv_of_the_action_plan_has_the_words_of_the_source(county: Path, files: Path) -> None:
    wanted = [
        (area["title"], row["id"], row["text"], row["activities"], " | ".join(row["follow_up"]))
        for area in source(county, "actionplan")["areas"]
        for row in area["objectives"]
    ]
    columns = ("Målsättningsområde", "Id", "Målsättning", "Lokala aktiviteter", "Årlig uppföljning")
    assert [tuple(row[column] for column in columns) for row in table(files / "handlingsplan.csv")] == wanted


def test_the_csv_of_the_indicators_has_the_words_of_the_source(county: Path, files: Path) -> None:
    wanted = [
        (group["heading"], indicator["id"], indicator["text"])
        for group in source(county, "indicators")["groups"]
        for indicator in group["indicators"]
    ]
    found = [(row["Rubrik"], row["Id"], row["Indikator"]) for row in table(files / "indikatorer.csv")]
    assert found == wanted


def test_the_links_in_normal_form_say_whether_the_source_or_an_editor_made_them(
    county: Path, files: Path
) -> None:
    wanted = set()
    for _, problem, action in actions(county):
        together = [problem["together"]] if problem.get("together") else []
        wanted |= {(action["id"], name, "källan") for name in [*problem["actors"], *together]}
        editorial = action.get("editorial", {})
        wanted |= {
            (action["id"], name, "redaktionell") for name in editorial.get("concerns", {}).get("actors", [])
        }
        wanted |= {(action["id"], tie["actor"], "redaktionell") for tie in editorial.get("also", [])}
    rows = table(files / "insatser_aktorer.csv")
    assert {(row["Insats-id"], row["Aktör-id"], row["Grund"]) for row in rows} == wanted
    assert all(bool(row["Skäl"]) == (row["Grund"] == "redaktionell") for row in rows)


def test_the_links_of_the_action_plan_are_those_of_its_rows(county: Path, files: Path) -> None:
    rows = [row for area in source(county, "actionplan")["areas"] for row in area["objectives"]]
    tagged = [(row, row.get("editorial", {})) for row in rows]
    ties = {
        (row["id"], tie["actor"], tie["reason"]) for row, tags in tagged for tie in tags.get("also", [])
    } | {
        (row["id"], actor, tags["concerns"]["reason"])
        for row, tags in tagged
        for actor in tags.get("concerns", {}).get("actors", [])
    }
    found = table(files / "handlingsplan_aktorer.csv")
    assert {(row["Målsättning-id"], row["Aktör-id"], row["Skäl"]) for row in found} == ties
    methods = [(row["id"], method) for row in rows for method in row.get("methods", [])]
    found = table(files / "handlingsplan_metoder.csv")
    assert [(row["Målsättning-id"], row["Metod-id"]) for row in found] == methods


def test_what_a_cell_names_has_its_id_beside_it(county: Path, files: Path) -> None:
    for (area, problem, action), row in zip(actions(county), table(files / "insatser.csv"), strict=True):
        assert (row["Id"], row["Fokusområde-id"], row["Problemområde-id"]) == (
            action["id"], area["id"], problem["id"],
        )  # fmt: skip
        assert row["Jämställdhetsmål-id"] == " | ".join(area.get("goals", []))
        assert row["Aktörer-id"] == " | ".join(problem["actors"])
    goals = [group["goal"] for group in source(county, "indicators")["groups"] for _ in group["indicators"]]
    assert [row["Mål-id"] for row in table(files / "indikatorer.csv")] == goals


def test_excel_can_tell_that_the_csv_is_utf8(files: Path) -> None:
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in files.glob("*.csv"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula_and_no_word_is_lost(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"
    assert guarded(f"a{start}1") == f"a{start}1"


WITHDRAWN = {"Gäller": "nej", "Upphävd den": "2026-02-01", "Ersatt av-id": "arbete-1-a"}


def test_every_table_says_of_each_row_if_it_applies(files: Path, county: Path) -> None:
    """One insats of the invented county is withdrawn; nothing is in the county's own data."""
    rows = {path.stem: table(path) for path in files.rglob("*.csv")}
    assert len(rows) > 15
    for name, lines in rows.items():
        assert {line["Gäller"] for line in lines} <= {"ja", "nej"}, name
        ended = [line for line in lines if line["Gäller"] == "nej"]
        about = [line for line in lines if "arbete-1-b" in (line.get("Id"), line.get("Insats-id"))]
        assert ended == (about if county == FIXTURE else []), name
        assert all({key: line[key] for key in WITHDRAWN} == WITHDRAWN for line in ended), name
    if county == FIXTURE:
        assert [line["Insats-id"] for line in rows["insatser_aktorer"]].count("arbete-1-b") > 1
        actors = {line["Id"]: line for line in rows["aktorer"]}
        named = actors["kommun"]["Insatser-id"].split(" | ")
        assert "arbete-1-b" in named
        assert int(actors["kommun"]["Antal insatser som gäller"]) == len(named) - 1
