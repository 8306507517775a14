"""Rows of tables whose entities have ended, and rows of entities whose id another kind has too."""

from __future__ import annotations

import shutil
from pathlib import Path

from county import change
from published import publish, read, table
from support import FIXTURE


def test_the_end_of_one_of_two_kinds_with_the_same_id_is_not_that_of_the_other(tmp_path: Path) -> None:
    county = shutil.copytree(FIXTURE, tmp_path / "lan")
    ends = "withdrawn: {date: 2026-03-01, decision: Beslut 2, reason: Slut., successor: skola}"
    change(county, "roles.yaml", "common: [chef, larare]", "common: [skola]")
    change(county, "roles.yaml", "id: larare", "id: skola")
    page = county / "pages/skolan.md"
    page.write_text(page.read_text("utf-8").replace("larare", "skola"), "utf-8")
    change(county, "roles.yaml", "id: chef", f"id: foretag\n    {ends}")
    made = publish(county, tmp_path / "site")
    assert {row["Gäller"] for row in table(made / "aktorer.csv")} == {"ja"}
    pairs = [row for row in table(made / "insatser_aktorer.csv") if row["Aktör-id"] == "foretag"]
    assert {row["Gäller"] for row in pairs if row["Insats-id"] != "arbete-1-b"} == {"ja"}
    (role,) = (row for row in read(made, "roller.json")["items"] if not row["applies"])
    assert role["id"] == "foretag"
    (successor,) = role["successors"]
    assert successor["text"] == "Lärare"
    assert successor["uri"].endswith(":roll:skola")


def test_an_end_of_what_a_row_links_to_ends_the_row(tmp_path: Path) -> None:
    county = shutil.copytree(FIXTURE, tmp_path / "lan")
    ends = "withdrawn: {date: 2026-03-01, decision: Beslut 2, reason: Slut.}"
    change(county, "actors.yaml", "name: Företag,", f"name: Företag, {ends},")
    rows = table(publish(county, tmp_path / "site") / "insatser_aktorer.csv")
    found = {(row["Gäller"], row["Upphävd den"]) for row in rows if row["Aktör-id"] == "foretag"}
    assert found == {("nej", "2026-03-01"), ("nej", "2026-02-01")}


def test_a_follow_up_names_the_area_where_a_chapter_has_the_same_id(tmp_path: Path) -> None:
    county = shutil.copytree(FIXTURE, tmp_path / "lan")
    change(county, "strategy.yaml", "id: omraden-i-lanet", "id: arbete")
    change(county, "strategy.yaml", "id: nationella-malen", "id: omrade-1")
    made = publish(county, tmp_path / "site")
    areas = [area["uri"] for one in read(made, "uppfoljning.json")["items"] for area in one["areas"]]
    assert any(uri.endswith(":fokusomrade:arbete") for uri in areas)
    chosen = {row["Uri"] for row in table(made / "uppfoljning_omraden.csv")}
    assert any(uri.endswith(":punkt:omrade-1") for uri in chosen)
    assert not any(":avsnitt:" in uri for uri in (*areas, *chosen))
