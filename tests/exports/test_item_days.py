"""After an edit an importer meets one row that differs, with its day; places are a file of their own."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from county import change
from macros import exports
from macros.validation.loader import load
from published import COUNTIES, publish, read, source, strings

ENDS = "\n            withdrawn: {date: 2026-03-01, decision: Beslut 2, reason: Slut.}"


def git(folder: Path, *words: str, day: str = "2026-01-01T12:00:00Z") -> None:
    identity = ["-c", "user.name=Å", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *identity, *words]
    days = {"GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day}
    subprocess.run(command, check=True, capture_output=True, env=os.environ | days)


def rows(data: Path, *names: str) -> list[dict[str, dict[str, Any]]]:
    """The items of each file, by uri."""
    strategy = load(data).strategy
    assert strategy
    files = {file.path: file for file in exports.downloads(strategy)}
    made = [json.loads(files[f"data/v1/{name}.json"].make())["items"] for name in names]
    return [{item["uri"]: item for item in items} for items in made]


def differing(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    assert old.keys() == new.keys()
    return [uri.rsplit(":", 1)[1] for uri in old if old[uri] != new[uri]]


EDITS = (
    # What is edited, in which file; the file of the open data, and the rows that differ.
    ("focusareas.yaml", "text: Kartlägga löner varje år.", f"text: Kartlägga löner varje år.{ENDS}", "insatser", ["arbete-1-a"]),
    ("focusareas.yaml", "focus_areas:", "# En rad till\n\nfocus_areas:", "fokusomraden", []),
    ("actors.yaml", "actors:", "# En rad till\n\nactors:", "aktorer", []),
)  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "published", "wanted"), EDITS)
def test_only_the_rows_that_an_edit_concerns_differ(
    county: Path, file: str, old: str, new: str, published: str, wanted: list[str]
) -> None:
    before, places = rows(county, published, "kallor")
    change(county, file, old, new)
    after, moved = rows(county, published, "kallor")
    assert differing(before, after) == wanted
    assert differing(places, moved)


@pytest.mark.parametrize("data", COUNTIES, ids=lambda path: path.name)
def test_everything_with_an_id_has_its_lines_in_the_file_of_places(data: Path) -> None:
    (places,) = rows(data, "kallor")
    for item in places.values():
        lines = (data.parent / item["file"]).read_text("utf-8").splitlines()
        assert f"id: {item['id']}" in " ".join(lines[item["line"] - 1 : item["end"]]), item
    written = {words for key, words in strings(source(data, "focusareas")) if key[-1] == "id"}
    assert written <= {item["id"] for item in places.values()}


def test_a_row_has_the_day_of_its_own_last_change_or_none(county: Path, tmp_path: Path) -> None:
    assert {row["modified"] for row in rows(county, "insatser")[0].values()} == {None}
    git(county, "init", "--quiet")
    git(county, "add", ".")
    git(county, "commit", "--quiet", "-m", "Först", day="2026-03-05T12:00:00Z")
    change(county, "focusareas.yaml", "title: Kartlägg lönerna", "title: Se över lönerna")
    # Late in the evening it is already the next day in Sweden.
    git(county, "commit", "--quiet", "-am", "Sedan", day="2026-07-03T22:30:00Z")

    def days(data: Path) -> dict[str, str | None]:
        return {row["id"]: row["modified"] for row in rows(data, "insatser")[0].values()}

    changed = days(county)
    assert changed.pop("arbete-1-a") == "2026-07-04"
    assert set(changed.values()) == {"2026-03-05"}
    shallow = tmp_path / "grund" / county.name
    git(tmp_path, "clone", "--quiet", "--depth", "1", county.as_uri(), str(shallow))
    assert set(days(shallow).values()) == {None}


def test_every_row_of_every_file_has_a_day_and_that_of_a_role_the_later_of_two(county: Path) -> None:
    git(county, "init", "--quiet")
    git(county, "add", ".")
    git(county, "commit", "--quiet", "-m", "Först", day="2026-03-05T12:00:00Z")
    change(county, "roles.yaml", "title: Lärare", "title: Lärare i skolan")
    git(county, "commit", "--quiet", "-am", "Rollen", day="2026-04-06T12:00:00Z")
    change(county, "focusareas.yaml", "title: Kartlägg lönerna", "title: Se över lönerna")
    git(county, "commit", "--quiet", "-am", "Insatsen", day="2026-05-07T12:00:00Z")
    strategy = load(county).strategy
    assert strategy
    for file in exports.downloads(strategy):
        if file.media_type == "application/json" and "items" in (made := json.loads(file.make())):
            assert all(item["modified"] for item in made["items"]), file.path
    (ties,) = rows(county, "roller_insatser")
    days = {(tie["role"]["id"], tie["item"]["id"]): tie["modified"] for tie in ties.values()}
    assert days["larare", "skola-fritid-1-a"] == "2026-04-06"
    assert {day for (_, item), day in days.items() if item == "arbete-1-a"} == {"2026-05-07"}


def test_a_decision_changes_a_row_on_its_own_day(county: Path) -> None:
    change(
        county, "focusareas.yaml", "text: Kartlägga löner varje år.", f"text: Kartlägga löner varje år.{ENDS}"
    )
    git(county, "init", "--quiet")
    git(county, "add", ".")
    git(county, "commit", "--quiet", "-m", "Beslut", day="2026-01-05T12:00:00Z")
    days = {row["id"]: row["modified"] for row in rows(county, "insatser")[0].values()}
    assert (days["arbete-1-a"], days["trygghet-1-a"]) == ("2026-03-01", "2026-01-05")


OWN_FILES = (
    # A file of data that few read, an edit of it, and the files of the open data that become newer.
    ("affiliates.yaml", "joined: 2025-04-01", "joined: 2025-04-02", {"anslutna"}),
    ("statistics.yaml", "title: ", "title: Ny ", {"matt", "indikatorer"}),
    ("statistics/halsa.csv", "hämtat: 2026-11-02", "hämtat: 2026-11-03", {"matt", "indikatorer"}),
    ("followup.yaml", "decision: Påhittat", "decision: Nytt påhittat", {"uppfoljning"}),
    ("search.yaml", "[dagis]", "[dagis, daghem]", set()),
    ("roles.yaml", "title: Lärare", "title: Lärare i skolan", None),
)  # fmt: skip


def heads(data: Path) -> dict[str, tuple[str, str]]:
    """The day and the revision that each file of the open data says, by name."""
    strategy = load(data).strategy
    assert strategy
    every = (json.loads(file.make()) for file in exports.downloads(strategy) if file.format == "JSON")
    return {one["dataset"]: (one["modified"], one["revision"]) for one in every if "dataset" in one}


@pytest.mark.parametrize("edits", [OWN_FILES[::5], pytest.param(OWN_FILES[1:5], marks=pytest.mark.weekly)])
def test_a_file_is_as_new_as_what_it_is_made_of(county: Path, edits: tuple[Any, ...]) -> None:
    git(county, "init", "--quiet")
    git(county, "add", ".")
    git(county, "commit", "--quiet", "-m", "Först", day="2026-03-05T12:00:00Z")
    known = heads(county)
    for month, (file, old, new, wanted) in enumerate(edits, 4):
        text = (county / file).read_text("utf-8")
        assert old in text, file
        (county / file).write_text(text.replace(old, new, 1), "utf-8")
        day = f"2026-{month:02}-01"
        git(county, "commit", "--quiet", "-am", file, day=f"{day}T12:00:00Z")
        now = heads(county)
        newer = {name for name, (modified, _) in now.items() if modified == day}
        # Places are of all files, and a change may be about any thing.
        assert newer == (set(now) if wanted is None else wanted | {"kallor", "andringar"}), file
        assert {name for name in now if now[name][1] != known[name][1]} <= newer, file
        known = now


def test_a_file_made_of_what_is_not_committed_is_as_new_as_its_rows(county: Path) -> None:
    git(county, "init", "--quiet")
    git(county, "add", ".")
    git(county, "commit", "--quiet", "-m", "Först", day="2026-01-05T12:00:00Z")
    change(county, "focusareas.yaml", "title: Kartlägg lönerna", "title: Se över lönerna")
    days = [row["modified"] for row in rows(county, "insatser")[0].values()]
    assert heads(county)["insatser"][0] == max(days) != min(days)


def test_a_file_is_as_new_as_the_newest_decision_in_it(county: Path, tmp_path: Path) -> None:
    change(
        county, "focusareas.yaml", "text: Kartlägga löner varje år.", f"text: Kartlägga löner varje år.{ENDS}"
    )
    git(county, "init", "--quiet")
    git(county, "add", ".")
    git(county, "commit", "--quiet", "-m", "Beslut", day="2026-01-05T12:00:00Z")
    files = publish(county, tmp_path / "site")
    assert read(files, "insatser.json")["modified"] == "2026-03-01"
    assert '"2026-03-01"^^xsd:date' in (files / "katalog.ttl").read_text("utf-8")
