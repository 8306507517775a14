"""Successors through several steps and over editions: pages, saved plans and open data name the same ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from county import change, shown
from macros.exports import downloads
from macros.validation.loader import load
from macros.web import editions, my_plan_data
from support import write_next_edition

ENDS = "withdrawn: {date: %s, decision: Beslut 9, reason: Delad., successor: %s}"


def test_a_page_of_an_earlier_edition_leads_to_a_split_insats_and_a_plan_to_its_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county = write_next_edition(tmp_path)
    # 2030-06-01.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1906545600")
    text = "            text: Arbeta med fria val i skolan och på fritiden.\n"
    ends = ENDS % ("2030-01-01", "[trygghet-1-a, trygghet-1-b]")
    change(county, "focusareas.yaml", text, f"{text}            {ends}\n")
    strategy = load(county).strategy
    assert strategy
    after = editions.successor_of(strategy, strategy.earlier[0], "insatser/skola-fritid-1-a/")
    assert after.path == "insatser/skola-fritid-1-b/"
    assert "Ersatt av Belys stigarna och Använd Exempelmetoden." in shown(county, after.path)
    assert my_plan_data.successor_ids(strategy)["skola-fritid-1-a"] == "skola-fritid-1-b"
    items = {item["id"]: item for item in my_plan_data.current_wordings(strategy)["items"]}
    assert items["skola-fritid-1-b"]["was"] == ["skola-fritid-1-a"]
    assert items["skola-fritid-1-b"]["withdrawn"]["successors"] == ["trygghet-1-a", "trygghet-1-b"]


def test_a_plan_is_offered_what_applies_today_and_open_data_what_was_decided(county: Path) -> None:
    text = "            text: Kartlägga löner varje år.\n"
    ends = ENDS % ("2026-03-01", "[trygghet-1-b, skola-fritid-1-a]")
    change(county, "focusareas.yaml", text, f"{text}            {ends}\n")
    strategy = load(county).strategy
    assert strategy
    items = {item["id"]: item for item in my_plan_data.current_wordings(strategy)["items"]}
    assert items["arbete-1-b"]["withdrawn"]["successors"] == ["trygghet-1-b", "skola-fritid-1-a"]
    file = next(file for file in downloads(strategy) if file.path == "data/v1/insatser.json")
    rows = {row["id"]: row for row in json.loads(file.make())["items"]}
    assert rows["arbete-1-b"]["withdrawn"]["successors"] == ["arbete-1-a"]
    assert rows["arbete-1-a"]["withdrawn"]["successor"] == "trygghet-1-b"
    assert rows["arbete-1-a"]["withdrawn"]["successors"] == ["trygghet-1-b", "skola-fritid-1-a"]
