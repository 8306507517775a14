"""The insatser and målsättningar of each role as data: equal to the role's page."""

from __future__ import annotations

import csv
import html
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from published import read

CARD = re.compile(r'<li [^>]*?data-item="([^"]+)" data-tier="(\d)"')
TWIN = re.compile(r'<p class="ui-card__why">Samma \w+ står också i [^<]*<a href="[^"]*?([\w-]+)/(?:#[^"]*)?"')


def words(page: Path) -> str:
    """Return the visible words of a page."""
    return " ".join(html.unescape(re.sub(r"<wbr>|<[^>]*>", "", page.read_text("utf-8"))).split())


@pytest.fixture(scope="module", params=["built_site", "built_fixture_site"])
def site(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


@pytest.fixture(scope="module")
def rows(site: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = read(site / "data" / "v1", "roller_insatser.json")["items"]
    return items


def test_each_role_has_the_rows_of_its_page_and_their_tiers(site: Path, rows: list[dict[str, Any]]) -> None:
    roles = [page.parent.name for page in site.glob("roller/*/index.html")]
    assert len(roles) > 1
    for role in roles:
        page = (site / "roller" / role / "index.html").read_text("utf-8")
        own = [row for row in rows if row["role"]["id"] == role]
        shown = [(item, int(tier)) for item, tier in CARD.findall(page)]
        assert sorted((row["item"]["id"], row["tier"]) for row in own if not row["same_as"]) == sorted(shown)
        assert sorted(row["item"]["id"] for row in own if row["same_as"]) == sorted(TWIN.findall(page))


def test_each_reason_stands_on_the_page_of_the_role(site: Path, rows: list[dict[str, Any]]) -> None:
    pages = {
        role: words(site / "roller" / role / "index.html") for role in {row["role"]["id"] for row in rows}
    }
    for row in rows:
        # Of a row that stands under another the page gives only the editors' reasons.
        for sentence in row["reason"].split(". ") if not row["same_as"] else ():
            said = sentence.removeprefix("Dessutom: ")
            assert said[1:].rstrip(".") in pages[row["role"]["id"]], row["id"]


def test_the_table_and_the_sheet_have_the_same_rows_with_ids(site: Path, rows: list[dict[str, Any]]) -> None:
    wanted = [(row["role"]["id"], row["item"]["id"], str(row["tier"]), row["reason"]) for row in rows]
    with (site / "data/v1/roller_insatser.csv").open(encoding="utf-8-sig", newline="") as file:
        table = [(r["Roll-id"], r["Sak-id"], r["Nivå"], r["Skäl"]) for r in csv.DictReader(file)]
    assert table == wanted
    book = openpyxl.load_workbook(site / "data/v1/strategi.xlsx", read_only=True)
    sheet = book["Vad rör varje roll"]
    head, *lines = sheet.iter_rows(values_only=True)
    at = [head.index(label) for label in ("Roll-id", "Sak-id", "Nivå", "Skäl")]
    assert [tuple(str(line[i]) for i in at) for line in lines] == wanted


def test_the_page_of_roles_offers_the_table(site: Path) -> None:
    page = (site / "oppna-data/index.html").read_text("utf-8")
    assert 'href="../data/v1/roller_insatser.csv"' in page
    assert 'href="../data/v1/roller_insatser.json"' in page
