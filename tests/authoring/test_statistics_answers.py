"""The answers of databases that are right, wrong or hostile in their form: each is a value, another try, or a refusal in words."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate
from time import time
from typing import Any

import pytest

from statistics_fetching import INCOME, INCOME_TITLE, Fetched, invented, with_measure
from statistics_server import DRIPPING, Answer, Databases, json_answer, kolada_rows
from support import FIXTURE

Rows = list[dict[str, Any]]
JSON = {"Content-Type": "application/json"}


def rows() -> Rows:
    return kolada_rows("N99003", INCOME)


def served(databases: Databases, made: Answer | None = None) -> Databases:
    databases.kolada("N99003", INCOME_TITLE, rows(), pages=1)
    if made:
        databases.usual["/v3/data/kpi/N99003"] = made
    return databases


def whole() -> bytes:
    return json.dumps({"values": rows(), "next_url": None}).encode()


@pytest.mark.parametrize(
    "answer",
    [
        (200, {**JSON, "Content-Encoding": "gzip"}, gzip.compress(whole())),
        (200, JSON, b"\xef\xbb\xbf" + whole()),
        (200, {"Content-Type": "application/json; charset=UTF-8"}, b"\xef\xbb\xbf" + whole()),
        (200, {"Content-Type": "application/json; charset=iso-8859-1"}, whole()),
        (200, {"Content-Type": "text/plain"}, b"\n" + whole()),
        (200, {"Content-Type": "application/json; charset=utf8"}, b"\xef\xbb\xbf" + whole()),
        (200, {"Content-Type": "application/json; charset=klingon"}, whole()),
    ],
    ids=[
        "gzip",
        "byte order mark",
        "both told and marked",
        "latin-1",
        "plain text",
        "another name",
        "no name",
    ],
)
def test_an_answer_is_read_in_whatever_wrapping_it_comes(databases: Databases, answer: Answer) -> None:
    assert "inget nytt" in Fetched(served(databases, answer)).message


@pytest.mark.parametrize(
    ("told", "written"),
    [("iso-8859-1", "utf-8"), ("us-ascii", "utf-8"), ("utf-8", "utf-16"), ("cp1252", "cp1252")],
)
def test_letters_are_read_as_they_are_written_whatever_the_answer_says_of_them(
    databases: Databases, told: str, written: str
) -> None:
    title = "Löneinkomst för män, kr/inv 20+"
    about = json.dumps({"values": [{"id": "N99003", "title": title}]}, ensure_ascii=False).encode(written)
    served(databases)
    databases.usual["/v3/kpi/N99003"] = (200, {"Content-Type": f"application/json; charset={told}"}, about)
    assert Fetched(databases, strategy=with_measure("inkomst", definition=title)).outcome.written


def page(**fields: Any) -> Answer:
    return json_answer({"values": rows(), "next_url": None} | fields)


# Answers that are JSON in no known form: the part of the address, and the answer.
FORMS: list[tuple[str, str, Answer]] = [
    ("lists within lists", "/v3/data/", (200, JSON, b"[" * 200_000 + b"]" * 200_000)),
    ("a number without end", "/v3/data/", (200, JSON, whole().replace(b"266300.0", b"1e999999999999999999999"))),
    ("numbers for key figures", "/v3/kpi/", json_answer({"values": [1, 2]})),
    ("a next page with half an address", "/v3/data/", page(next_url="http://[::1/x")),
    ("a next page with other letters", "/v3/data/", page(next_url="/v3/sidan-två")),
    ("words for areas", "/v3/data/", page(values=["0099"])),
    ("no values in a row", "/v3/data/", page(values=[{"municipality": "0099", "period": 2024, "values": None}])),
]  # fmt: skip


@pytest.mark.parametrize(("part", "made"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_an_answer_in_another_form_is_said_and_stops_nothing(
    databases: Databases, part: str, made: Answer
) -> None:
    served(databases).first[part] = [made]
    done = Fetched(databases)
    assert "en annan form än väntat" in done.message
    assert done.outcome.written is None


@pytest.mark.parametrize("given", [20240, 0, -1, 2019.5, True, None, 2150, "i fjol"])
def test_a_year_that_is_none_is_never_written(databases: Databases, given: object) -> None:
    made = [{**row, "period": given} if row["period"] == 2024 else row for row in rows()]
    done = Fetched(served(databases, page(values=made)), strategy=with_measure("inkomst"))
    assert "är varken ett år eller en period" in done.message


def test_an_answer_that_never_ends_is_given_up(databases: Databases) -> None:
    done = Fetched(served(databases, (200, JSON, DRIPPING)), timeout=0.05)
    assert "svaret bröts eller uteblev (4 försök)" in done.message


# What follows an answer's first page, and words of the message.
NEXT: list[tuple[str, str, str]] = [
    ("another host", "https://exempel.invalid/v3/data/kpi/N99003?page=2", "hänvisar till en annan värd (exempel.invalid)"),
    ("another host without a scheme", "//exempel.invalid/v3/data", "hänvisar till en annan värd (exempel.invalid)"),
    ("itself", "{address}/v3/data/kpi/N99003/municipality/0099,0000,9901,9902,G99000?per_page=5000", "samma sida flera gånger"),
    ("itself from its root", "/v3/data/kpi/N99003/municipality/0099,0000,9901,9902,G99000?per_page=5000", "samma sida flera gånger"),
    ("a page that is not there", "{address}/v3/borta", "finns inte (404)"),
    ("a file", "file:///etc/passwd", "hänvisar till en annan värd"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "says"), [case[1:] for case in NEXT], ids=[case[0] for case in NEXT])
def test_a_next_page_that_leads_astray_is_not_followed(databases: Databases, given: str, says: str) -> None:
    page = json_answer({"values": [], "next_url": given.format(address=databases.address)})
    done = Fetched(served(databases, page))
    assert says in done.message
    assert done.outcome.written is None


@pytest.mark.parametrize(
    "given", ["/v3/sida/2", "https:{rest}/v3/sida/2"], ids=["from the root", "another scheme"]
)
def test_a_next_page_at_the_same_host_is_followed(databases: Databases, given: str) -> None:
    rest = databases.address.removeprefix("http:")
    served(databases, json_answer({"values": rows()[:5], "next_url": given.format(rest=rest)}))
    databases.usual["/v3/sida/2"] = json_answer({"values": rows()[5:], "next_url": None})
    assert "inget nytt" in Fetched(databases).message


def busy(wait: str) -> Answer:
    """`at 30` is the moment 30 seconds from now."""
    moment = formatdate(time() + int(wait[3:]), usegmt=True) if wait.startswith("at ") else wait
    return 429, {"Retry-After": moment}, b""


@pytest.mark.parametrize(
    ("wait", "least", "most"),
    [
        ("7", 7, 7), ("0", 0, 0), ("at 30", 15, 30), ("at -30", 0, 0),
        ("", 2, 2), ("snart", 2, 2), ("-5", 2, 2),
    ],
    ids=["seconds", "none", "a moment", "a moment that has passed", "nothing", "words", "less than nothing"],
)  # fmt: skip
def test_the_pause_that_a_database_asks_for_is_made(
    databases: Databases, wait: str, least: float, most: float
) -> None:
    served(databases).first["/data/"] = [busy(wait)]
    done = Fetched(databases)
    assert "inget nytt" in done.message
    [pause] = [one for one in done.waits if one != 0.4]
    assert least <= pause <= most


@pytest.mark.parametrize("wait", ["3600", "at 3600"], ids=["seconds", "a moment"])
def test_a_long_pause_is_left_to_the_editor(databases: Databases, wait: str) -> None:
    served(databases).first["/data/"] = [busy(wait)]
    done = Fetched(databases)
    assert "för många frågor på kort tid. Databasen ber om 60 minuters väntan. Försök igen då" in done.message
    assert max(done.waits) < 1


def test_a_pause_without_end_is_left_to_the_editor_too(databases: Databases) -> None:
    served(databases).first["/data/"] = [busy("9" * 400)]
    assert "Försök igen då" in Fetched(databases).message


def only(change: Callable[[dict[str, Any]], None]) -> Answer:
    """The answer with a change of each value of the county's newest year."""
    made = copy.deepcopy(rows())
    newest = max(row["period"] for row in made)
    for row in made:
        if (row["municipality"], row["period"]) == ("0099", newest):
            for one in row["values"]:
                change(one)
    return json_answer({"values": made, "next_url": None})


# A change of the newest values of the county, and words of the outcome.
VALUES: list[tuple[str, Callable[[dict[str, Any]], None], str]] = [
    ("deleted", lambda one: one.update(isdeleted=True), "färre år än förra gången"),
    ("no number", lambda one: one.update(value=float("nan")), "2024 ändrat 266\u00a0300 → .."),
    ("endless", lambda one: one.update(value=1e308), "en annan form än väntat"),
    ("true", lambda one: one.update(value=True), "en annan form än väntat"),
    ("text", lambda one: one.update(value="många"), "en annan form än väntat"),
    ("a comma", lambda one: one.update(value="1,5"), "en annan form än väntat"),
    ("without a value", lambda one: one.pop("value"), "en annan form än väntat"),
    ("of nobody", lambda one: one.update(gender="F"), "färre år än förra gången"),
    ("of both twice", lambda one: one.update(gender="K"), "ett värde gäller samma område, kön och år"),
    ("nothing", lambda one: one.update(value=0), "2024 ändrat 266\u00a0300 → 0"),
    ("less than nothing", lambda one: one.update(value=-5), "2024 ändrat 266\u00a0300 → −5"),
    ("missing, as it is said", lambda one: one.update(value=None, status="Missing"), "2024 ändrat 266\u00a0300 → .."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), [case[1:] for case in VALUES], ids=[case[0] for case in VALUES])
def test_a_value_of_another_kind_is_never_taken_for_a_number(
    databases: Databases, change: Callable[[dict[str, Any]], None], says: str
) -> None:
    assert says in Fetched(served(databases, only(change))).message


@pytest.mark.parametrize(
    ("factor", "says"), [(0.001, "1000 gånger så små"), (100, "100 gånger så stora"), (3, "2024 ändrat")]
)
def test_values_in_another_unit_are_refused(databases: Databases, factor: float, says: str) -> None:
    made = rows()
    for row in made:
        for one in row["values"]:
            one["value"] = one["value"] and one["value"] * factor
    assert says in Fetched(served(databases, json_answer({"values": made, "next_url": None}))).message


def test_areas_that_are_new_are_not_compared_with_the_values_before(databases: Databases) -> None:
    strategy = invented()
    held = strategy.series["inkomst"]
    county = tuple(one for one in held.observations if one.area == "99")
    strategy = replace(strategy, series={"inkomst": replace(held, observations=county)})
    made = rows()
    for row in made:
        for one in row["values"]:
            one["value"] = one["value"] and one["value"] * (1 if row["municipality"] == "0099" else 1000)
    served(databases, json_answer({"values": made, "next_url": None}))
    assert Fetched(databases, strategy=strategy).outcome.written


def test_an_unweighted_mean_keeps_the_number_of_its_parts(databases: Databases) -> None:
    made = kolada_rows("N99006", FIXTURE / "statistics/bistand.csv")
    assert {one["count"] for row in made for one in row["values"] if row["municipality"] == "G99000"} == {2}
    title = next(m.definition for m in invented().data.statistics.measures if m.id == "bistand")
    databases.kolada("N99006", title, made)
    found = Fetched(databases, "bistand", with_measure("bistand")).rows()
    assert any(row.startswith("G99000,K,") and ",2," in row for row in found)
    assert not any(",2," in row for row in found if row.startswith("99,"))


def test_an_answer_in_letters_that_cannot_be_read_is_said(databases: Databases) -> None:
    answer: Answer = (200, JSON, '{"values": "år"}'.encode("cp1252"))
    assert "gav tecken som inte går att läsa (utf-8)" in Fetched(served(databases, answer)).message


@pytest.mark.parametrize("end", [200, -8], ids=["in the middle", "before its sum"])
def test_a_packed_answer_that_is_cut_off_is_asked_for_again(databases: Databases, end: int) -> None:
    served(databases).first["/data/"] = [(200, JSON, gzip.compress(whole())[:end])]
    done = Fetched(databases)
    assert "inget nytt" in done.message
    assert [one for one in done.waits if one != 0.4] == [2]
