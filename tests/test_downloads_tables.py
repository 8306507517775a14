"""The open data as CSV and Excel, read by other readers than our writers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from macros.downloads.csv_files import guarded
from published import COUNTIES, actions, publish, source


@pytest.fixture(scope="module", params=COUNTIES, ids=lambda path: path.name)
def county(request: pytest.FixtureRequest) -> Path:
    data: Path = request.param
    return data


@pytest.fixture(scope="module")
def files(county: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(county, tmp_path_factory.mktemp(county.name))


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


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


def test_excel_can_tell_that_the_csv_is_utf8(files: Path) -> None:
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in files.glob("*.csv"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula_and_no_word_is_lost(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"
    assert guarded(f"a{start}1") == f"a{start}1"
