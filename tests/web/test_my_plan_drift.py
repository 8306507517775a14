"""A plan and the strategy of today: what has changed, and what follows."""

from __future__ import annotations

from copy import deepcopy

from plan_answers import answer, current, ids, plan, strategy


def test_a_plan_says_what_has_changed_in_the_strategy() -> None:
    withdrawn = {"date": "2026-02-01", "decision": "B", "reason": "Skäl", "successors": ["a", "foljer"]}
    now = strategy(current("a", "nya ord"), current("b", withdrawn=withdrawn), current("c"), current("ny"), current("annan"), current("foljer"),
                   roles={"min": ["a", "ny", "foljer"], "annans": ["annan"]})  # fmt: skip
    found = answer(
        "drift", plan=plan("a", "b", "c", "d", roles=["min"], known=["a", "b", "c", "d"]), strategy=now
    )
    assert [(one["item"]["text"], one["now"]["text"]) for one in found["changed"]] == [("ord a", "nya ord")]
    assert [one["now"]["withdrawn"]["successors"] for one in found["withdrawn"]] == [["a", "foljer"]]
    assert [one["item"]["id"] for one in found["gone"]] == ["d"]
    assert [(one["now"]["id"], one["role"]) for one in found["added"]] == [("ny", "min")]


def test_what_the_reader_has_answered_is_not_asked_again_until_it_changes_again() -> None:
    held = plan("a", known=["a"])
    held["items"][0]["kept"] = "nya ord"
    assert answer("drift", plan=held, strategy=strategy(current("a", "nya ord")))["changed"] == []
    assert len(answer("drift", plan=held, strategy=strategy(current("a", "än nyare ord")))["changed"]) == 1


def test_the_words_of_today_replace_the_strategys_and_never_the_readers() -> None:
    held = plan("a")["items"][0] | {"activity": "mitt", "kept": "x"}
    found = answer("update", item=held, now=current("b", "nya"))
    assert (found["id"], found["text"], found["activity"]) == ("b", "nya", "mitt")
    assert "kept" not in found


def test_a_plan_follows_what_has_got_another_id_and_asks_nothing() -> None:
    now = strategy(current("ny", "ord a", was=["a"]), current("b", was=["c"]), roles={"min": ["ny", "b"]})
    held = plan("a", "b", "c", roles=["min"], known=["a", "b", "c"])
    held["items"][0]["activity"] = "mitt"
    found = answer("refresh", plan=held, strategy=now)
    assert ids(found) == ["ny", "b", "c"]
    assert (found["items"][0]["activity"], found["items"][0]["path"]) == ("mitt", "insatser/ny/")
    told = answer("drift", plan=found, strategy=now)
    # What leads to an item that the plan has stays until the reader removes it.
    assert {
        part: [one.get("item", {}).get("id") for one in asked] for part, asked in told.items() if asked
    } == {"gone": ["c"]}


def test_a_checklist_point_that_is_gone_stays_when_it_was_answered() -> None:
    held = plan(checklist=[{"id": "c", "text": "gammal", "answer": "ja", "comment": ""},
                           {"id": "x", "text": "X", "answer": "nej", "comment": ""},
                           {"id": "y", "text": "Y", "answer": "", "comment": ""}])  # fmt: skip
    found = answer("refresh", plan=held, strategy=strategy())
    assert [(one["text"], one["answer"]) for one in found["checklist"]] == [("C", "ja"), ("X", "nej")]
    assert [one["chosen"] for one in found["areas"]] == [False]


def test_an_item_is_added_once_and_moves_within_its_area() -> None:
    count, held = answer("add", plan=plan("a"), items=[answer("item", current=current(n)) for n in "abb"])
    assert (count, ids(held)) == (1, ["a", "b"])
    assert answer("move", plan=deepcopy(held), id="b", step=-1)[0] is True
    assert ids(answer("move", plan=held, id="b", step=-1)[1]) == ["b", "a"]
    assert answer("move", plan=held, id="b", step=1) == [False, held]
