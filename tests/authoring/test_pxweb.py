"""Tables in PxWeb, versions 1 and 2, as agencies answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.model.statistics import Selection
from macros.strategy.resolved import Strategy
from pxweb_tables import PERIODS, pxweb_1, pxweb_2
from statistics_fetching import Fetched, with_measure
from statistics_server import Databases


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


DIMENSIONS = json.loads(pxweb_2()["/api/v2/tables/TAB1/data"][2])["dimension"]


def labelled(men: str, women: str) -> dict[str, Any]:
    labels = {"1": men, "2": women} if men else {}
    return {**DIMENSIONS, "Kon": {"category": {"index": ["1", "2"], "label": labels}}}


@pytest.mark.parametrize(
    ("men", "women"), [("M", "K"), ("Män ", "KVINNOR"), ("pojke", "flicka"), ("Male", "Female")]
)
def test_the_sexes_are_known_by_the_words_that_tables_have(
    databases: Databases, men: str, women: str
) -> None:
    databases.usual |= pxweb_2(dimension=labelled(men, women))
    strategy = with_measure("valdeltagande", table=f"{databases.address}/api/v2/tables/TAB1")
    assert "99,M,2018,2018,85.1,,,," in Fetched(databases, "valdeltagande", strategy).rows()


def test_years_are_known_by_the_role_that_a_table_gives_them(databases: Databases) -> None:
    dimension = {**{name: DIMENSIONS[name] for name in ("Region", "Kon")}, "Mätning": DIMENSIONS["Tid"]}
    table = {"id": ["Region", "Kon", "Mätning"], "dimension": dimension}
    strategy = with_measure("valdeltagande", table=f"{databases.address}/api/v2/tables/TAB1")
    databases.usual |= pxweb_2(**table, role={"time": ["Mätning"]})
    assert "99,M,2018,2018,85.1,,,," in Fetched(databases, "valdeltagande", strategy).rows()
    databases.usual |= pxweb_2(**table)
    assert "välj ett värde för Mätning" in Fetched(databases, "valdeltagande", strategy).message
    select = (Selection(variable="Mätning", value="2018"),)
    chosen = with_measure("valdeltagande", table=strategy_table(strategy), select=select)
    assert "har ingen variabel för år" in Fetched(databases, "valdeltagande", chosen).message


def strategy_table(strategy: Strategy) -> str | None:
    return next(one.table for one in strategy.data.statistics.measures if one.id == "valdeltagande")


AGE = {"category": {"index": ["15-24", "tot"], "label": {"15-24": "15–24 år", "tot": "alla"}}}
# Each change of a table in version 2, and words of the message.
TABLES: list[tuple[str, dict[str, Any], str]] = [
    ("one more variable", {"id": ["Region", "Kon", "Tid", "Alder"], "dimension": {**DIMENSIONS, "Alder": AGE}},
     "välj ett värde för Alder med select (15-24 = 15–24 år, tot = alla)"),
    ("no county", {"dimension": {**DIMENSIONS, "Region": {"category": {"index": ["00"], "label": {"00": "Riket"}}}}},
     "har inget värde för länet (99)"),
    ("months", {"dimension": {**DIMENSIONS, "Tid": {"category": {"index": ["2018M01", "2018M02"]}}}}, '"2018M01" är varken ett år'),
    ("another size", {"size": [2, 2, 3]}, "en annan form än väntat"),
    ("no dimension", {"dimension": {}}, "en annan form än väntat"),
    ("no values", {"value": []}, "en annan form än väntat"),
    ("values cut off", {"value": [85.1, 82.9, 87.2]}, "en annan form än väntat"),
    ("missing values alone", {"value": [None] * 8}, "svaret har inga värden"),
    ("codes of sexes alone", {"dimension": labelled("", "")}, "inget värde för Kon är måttets kön (där finns 1 = 1, 2 = 2)"),
    ("both sexes together", {"dimension": labelled("totalt", "samtliga")}, "inget värde för Kon är måttets kön"),
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


def test_a_table_of_the_whole_country_needs_no_areas(databases: Databases) -> None:
    """As those of SCB on gender equality: they have no region."""
    dimension = {name: DIMENSIONS[name] for name in ("Kon", "Tid")}
    databases.usual |= pxweb_2(
        id=["Kon", "Tid"], size=[2, 2], dimension=dimension, value=[85.1, 82.9, 87.2, 85.4], status={}
    )
    table = {"table": f"{databases.address}/api/v2/tables/TAB1"}
    rows = Fetched(databases, "valdeltagande", with_measure("valdeltagande", level="riket", **table)).rows()
    assert "00,K,2018,2018,87.2,,,," in rows
    refused = Fetched(databases, "valdeltagande", with_measure("valdeltagande", **table))
    assert "har inga områden" in refused.message
