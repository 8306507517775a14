"""Two tabs with one plan: both changes stay. A link carries a plan, and says what it drops."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_plans import PLAN, SETTINGS
from plan_answers import Plan, answer, answers, current, ids, plan, strategy
from support import read_yaml


def merged(base: Plan, mine: Plan, theirs: Plan) -> Plan:
    found: Plan = answer("merge", base=base, mine=mine, theirs=theirs)
    return found


def test_two_tabs_that_change_one_item_keep_both_changes() -> None:
    base, mine, theirs = plan("a"), plan("a"), plan("a")
    mine["items"][0]["activity"] = "min"
    theirs["items"][0]["responsible"] = "deras"
    theirs["about"]["contact"] = "kontakt"
    found = merged(base, mine, theirs)
    assert found["items"][0] | {"activity": "min", "responsible": "deras"} == found["items"][0]
    assert found["about"]["contact"] == "kontakt"


def test_two_tabs_that_add_and_remove_keep_what_each_did() -> None:
    assert ids(merged(plan("a", "b"), plan("a", "b", "c"), plan("b", "d"))) == ["b", "d", "c"]
    assert ids(merged(plan("a", "b"), plan("b", "a"), plan("a", "b"))) == ["b", "a"]
    assert ids(merged(plan("a", "b"), plan("a", "b"), plan("b", "a"))) == ["b", "a"]


def test_what_one_tab_removed_and_the_other_wrote_in_stays() -> None:
    mine = plan("a", "b")
    mine["items"][0]["activity"] = "mitt"
    assert ids(merged(plan("a", "b"), mine, plan())) == ["a"]


@SETTINGS
@given(st.lists(st.tuples(PLAN, PLAN), min_size=1, max_size=2))
def test_merging_with_one_that_changed_nothing_gives_the_other(pairs: list[tuple[Plan, Plan]]) -> None:
    base, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    asked = [{"ask": "merge", "base": b, "mine": b, "theirs": o} for b, o in zip(base, other, strict=True)]
    asked += [{"ask": "merge", "base": b, "mine": o, "theirs": b} for b, o in zip(base, other, strict=True)]
    for found, wanted in zip(answers(asked), other * 2, strict=True):
        for part in ("about", "items", "checklist", "areas", "known"):
            assert found[part] == wanted[part]
        assert sorted(found["roles"]) == sorted(wanted["roles"])


LINKS = read_yaml("cases/plan_links.yaml")


def test_a_link_says_how_many_it_carries_and_carries_them() -> None:
    made = answer("fragment", plan=plan("a-1", "b", roles=["r"]))
    assert made == "antal=3&urval=a-1,b&roller=r"
    now = strategy(current("a-1"), current("b"), roles={"r": []})
    found = answer("shared", hash=f"#{made}", strategy=now)
    assert found == {"items": ["a-1", "b"], "roles": ["r"], "unknown": 0, "lost": 0, "over": 0}


@pytest.mark.parametrize("case", LINKS, ids=lambda case: case["when"])
def test_nothing_of_a_link_is_dropped_unsaid(case: dict[str, Any]) -> None:
    now = strategy(
        current("arbete-1-a"), current("halsa-1-b", was=["halsa-9"]), roles={"chef": [], "larare": []}
    )
    found = answers([{"ask": "shared", "hash": hash, "strategy": now} for hash in case["links"]])
    whole = {"items": ["arbete-1-a", "halsa-1-b"], "roles": [], "unknown": 0, "lost": 0, "over": 0}
    for link, one in zip(case["links"], found, strict=True):
        assert (link, one) == (link, {**whole, **case.get("gives", {})})


def test_a_link_with_more_than_a_plan_holds_says_how_many_are_left_out() -> None:
    now = strategy(*[current(f"a-{n}") for n in range(1003)])
    found = answer("shared", hash="#urval=" + ",".join(f"a-{n}" for n in range(1003)), strategy=now)
    assert (len(found["items"]), found["over"]) == (1000, 3)


def test_what_comes_from_outside_answers_nothing_for_the_reader_and_names_nothing_anew() -> None:
    told = {"kept": "nya ord", "title": "Falsk rubrik", "uri": "https://ond.invalid/", "path": "ond/"}
    planted = {**plan("a", "b"), "strategy": {"county": "99"}, "about": {}}
    planted["items"] = [{**one, "kind": "action", **told} for one in planted["items"]]
    now = strategy(current("a"), current("b", "nya ord"))
    found = answer("outside", content=json.dumps(planted), strategy=now)
    assert ["kept" in one for one in found["items"]] == [False, False]
    assert (found["items"][0]["title"], found["items"][0]["path"]) == ("a", "insatser/a/")
    assert [one["item"]["id"] for one in answer("drift", plan=found, strategy=now)["changed"]] == ["b"]
