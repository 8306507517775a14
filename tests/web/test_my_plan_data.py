"""The plan as data, model.js and its neighbours: files that come back whole, merging, drift, links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from drawn_plans import PLAN, SETTINGS, TEXT, UUID, exchanged, strings
from macros.model import Names
from macros.strings import my_plan_export
from macros.strings.names import fill, words
from macros.web import my_plan_data
from plan_answers import Plan, answer, answers, current, strategy
from support import TESTS, read_yaml

CASES = read_yaml("cases/plan_files.yaml")
MESSAGES = read_yaml("cases/plan_messages.yaml")


@SETTINGS
@given(st.lists(PLAN, min_size=1, max_size=3))
def test_a_plan_file_comes_back_with_every_word(plans: list[Plan]) -> None:
    said = [{"ask": "clean", "text": text} for text in strings(plans)]
    found = answers([*said, *({"ask": "again", "plan": plan} for plan in plans)])
    assert found[len(said) :] == exchanged(plans, iter(found[: len(said)]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["when"])
def test_a_file_that_is_no_plan_is_told_apart(case: dict[str, Any]) -> None:
    content = case["content"] if isinstance(case["content"], str) else json.dumps(case["content"])
    found = answer("parse", content=content * case.get("times", 1), county="99")
    assert {name: found.get(name) for name in case["told"]} == case["told"]


def test_the_published_schema_takes_what_the_reader_takes_and_nothing_else() -> None:
    shape = my_plan_data.schema()
    Draft202012Validator.check_schema(shape)
    takes = Draft202012Validator(shape).is_valid
    made = answer("create", strategy=strategy(current("a")))
    made["items"] = [answer("item", current=current("a"))]
    assert takes(answer("again", plan=made))
    refused = [
        case for case in CASES if case["told"].get("error") in {"shape", "date", "choice", "foreign", "newer"}
    ]
    assert len(refused) > 4
    for case in refused:
        assert not takes({**made, **case["content"]}), case["when"]
    most = answer("most")
    items = shape["properties"]["items"]
    text, written = (items["items"]["properties"][name]["maxLength"] for name in ("text", "activity"))
    assert (text, written, items["maxItems"]) == (most["words"], most["characters"], most["items"])


def test_the_published_format_keeps_its_version_1_and_only_grows() -> None:
    """Files made before still open, and pages made before open new files: nothing more is required, no value is new."""
    promised = json.loads((TESTS / "contract" / "planfil-v1.json").read_text("utf-8"))
    assert grown(promised, my_plan_data.schema()) == []
    assert grown(promised, {**promised, "required": [*promised["required"], "id"]}) == ["plan: required"]


def grown(promised: dict[str, Any], now: dict[str, Any], where: str = "plan") -> list[str]:
    """Return each part of a schema that is not as it was promised, descriptions apart."""
    found = []
    for key in promised.keys() - {"description", "properties", "items"}:
        found += [f"{where}: {key}"] if promised[key] != now.get(key) else []
    for name, shape in promised.get("properties", {}).items():
        found += grown(shape, now.get("properties", {}).get(name, {}), f"{where}.{name}")
    return found + (
        grown(promised["items"], now.get("items", {}), f"{where}[]") if "items" in promised else []
    )


def test_control_characters_and_turned_text_are_taken_out_and_nothing_else() -> None:
    assert answer("clean", text="a\x00\x1b\u202eb\ufeff\ud800<b>\t=1+1\r\nå") == "ab<b>\t=1+1\nå"


# Longer than a plan holds, also by the signs that grow when they are put together anew.
LONG = st.builds(lambda sign, times, end: sign * times + end, st.sampled_from(["x", "\u0958", "😀", "a\u0308", "\r\n"]),
                 st.sampled_from([1, 4999, 5000, 5001, 9000]), TEXT)  # fmt: skip
TYPED = st.one_of(TEXT, LONG, st.sampled_from(["20265-01-01", "2026-01-01", "1 maj"]))


def typed_over(value: Any, texts: Iterator[str]) -> Any:
    """A plan with whatever can be typed in each of the reader's fields."""
    fields = {
        "activity",
        "responsible",
        "reason",
        "completed",
        "resources",
        "follow_up",
        "comment",
        "organisation",
        "contact",
        "decision",
        "from",
        "to",
    }
    if isinstance(value, dict):
        return {
            name: next(texts) if name in fields else typed_over(one, texts) for name, one in value.items()
        }
    return [typed_over(one, texts) for one in value] if isinstance(value, list) else value


@SETTINGS
@given(PLAN, st.lists(TYPED, min_size=40, max_size=40))
def test_a_plan_that_is_stored_can_always_be_opened(one: Plan, texts: list[str]) -> None:
    found = answer("stored", plan=typed_over(one, iter(texts)))
    assert "error" not in found
    assert [item["id"] for item in found["items"]] == [item["id"] for item in one["items"]]


def test_the_strategys_own_words_are_kept_whole_however_long_the_editors_may_write_them() -> None:
    long = "Ord " * 7500
    made = answer("create", strategy=strategy(current("a", long)))
    made["items"] = [{**answer("item", current=current("a", long)), "kept": long}]
    found = answer("stored", plan=made)["items"][0]
    assert (found["text"], found["kept"]) == (long, long)


def test_a_file_from_before_opens_with_nothing_made_up() -> None:
    before = {
        "format": "min-plan",
        "version": 1,
        "strategy": {"county": "99"},
        "about": {"organisation": "Vi"},
    }
    found = answer(
        "parse", content=json.dumps({**before, "items": [current("a", status="klar")]}), county="99"
    )
    assert (found["id"], found["about"]["affiliate"]) == ("", "")
    one = found["items"][0]
    assert (one["status"], one["completed"], one["not_relevant"], one["reason"]) == ("klar", "", False, "")


def test_a_plan_has_one_id_from_its_first_row_until_it_is_emptied() -> None:
    empty = answer("create", strategy=strategy(current("a")))
    held = {**empty, "items": [answer("item", current=current("a"))]}
    first, other = answer("identify", plan=held), answer("identify", plan=held)
    assert first != other
    assert answer("identify", plan={**held, "id": first}) == first
    assert answer("again", plan={**held, "id": first})["id"] == first
    assert answer("identify", plan={**empty, "id": first}) == ""
    # Tabs that began one each end with the same.
    assert (
        answer("merge", base={**held, "id": ""}, mine={**held, "id": ""}, theirs={**held, "id": first})["id"]
        == first
    )


def test_a_day_of_completion_and_a_reason_are_only_stored_where_they_count() -> None:
    item = answer("item", current=current("a")) | {
        "completed": "2026-05-01",
        "reason": "Vi har inga lokaler.",
    }
    made = answer("create", strategy=strategy(current("a")))
    cases = {"klar": ("2026-05-01", ""), "pågår": ("", "")}
    for status, wanted in cases.items():
        found = answer("stored", plan={**made, "items": [{**item, "status": status}]})["items"][0]
        assert (found["completed"], found["reason"]) == wanted, status
    found = answer("stored", plan={**made, "items": [{**item, "not_relevant": True}]})["items"][0]
    assert (found["not_relevant"], found["reason"]) == (True, "Vi har inga lokaler.")


def test_a_plan_without_names_has_none_of_the_words_that_readers_write() -> None:
    free = ["activity", "responsible", "resources", "follow_up", "reason"]
    item = answer("item", current=current("a")) | {
        **{name: f"Hemlig {name}" for name in free}, "not_relevant": True, "status": "klar", "completed": "2026-05-01"
    }  # fmt: skip
    about = {
        "organisation": "Vi",
        "contact": "Hemlig contact",
        "decision": "Hemlig decision",
        "affiliate": "en-kommun",
    }
    checks = [{"id": "c", "text": "C", "answer": "ja", "comment": "Hemlig comment"}]
    whole = {**answer("create", strategy=strategy(current("a"))), "id": UUID, "about": about,
             "items": [item], "checklist": checks, "roles": ["chef"]}  # fmt: skip
    found, left = answer("nameless", plan=whole, decided="Beslut finns")
    assert "Hemlig" not in json.dumps(found, ensure_ascii=False)
    assert sorted(name for name, n in left if n == 1) == sorted(
        ["contact", "decision", *free, "comment", "roles"]
    )
    assert (found["id"], found["about"]["affiliate"], found["about"]["decision"]) == (
        UUID,
        "en-kommun",
        "Beslut finns",
    )
    kept = found["items"][0]
    assert (kept["status"], kept["completed"], kept["not_relevant"]) == ("klar", "2026-05-01", True)
    assert found["checklist"][0]["answer"] == "ja"
    assert answer("nameless", plan=found, decided="Beslut finns")[1] == [["decision", 1]]


def test_the_files_for_people_tell_what_is_done_what_is_not_relevant_and_who_is_affiliated() -> None:
    known = fill(my_plan_export.WORDS, words(Names(), None, ("action", "objective"))) | {"base": ""}
    item = answer("item", current=current("a"))
    rows = [
        {**item, "status": "klar", "completed": "2026-05-01", "reason": "gammalt skäl"},
        {**item, "id": "b", "status": "pågår", "completed": "2026-05-01", "not_relevant": True, "reason": "Inga lokaler"},
    ]  # fmt: skip
    plan = {**answer("create", strategy=strategy(current("a"))), "id": UUID, "items": rows}
    plan["about"] |= {"organisation": "Vi", "affiliate": "en-kommun"}
    today = {"items": [], "affiliates": [{"id": "en-kommun", "name": "En kommun"}]}
    found = answer("report", plan=plan, words=known, strategy=today)
    assert [row["state"] for row in found["parts"][0]["rows"]] == [
        "klar\n2026-05-01",
        "rör inte oss\nInga lokaler",
    ]
    assert "Status: klar 1, rör inte oss 1." in found["summary"]
    assert {"label": "Ansluten verksamhet", "value": "En kommun"} in found["facts"]
    assert found["id"] == UUID
    plan["about"]["affiliate"] = "-"
    assert len(answer("report", plan=plan, words=known, strategy=today)["facts"]) == len(found["facts"]) - 1


def test_a_plan_larger_than_can_be_opened_is_refused_before_it_is_stored() -> None:
    whole = answer("create", strategy=strategy(current("a")))
    item = answer("item", current=current("a"))
    many = {**whole, "items": [{**item, "id": f"a-{n}"} for n in range(1001)]}
    large = {
        **whole,
        "items": [
            {**item, "id": f"a-{n}", "activity": "x" * 5000, "resources": "y" * 5000} for n in range(500)
        ],
    }
    assert answer("stored", plan=many) == {"error": "many", "n": "1000"}
    assert answer("stored", plan=large)["error"] == "size"
    known = {**whole, "known": [f"a-{n}" for n in range(2500)]}
    assert len(answer("stored", plan=known)["known"]) == 2000


@SETTINGS
@given(PLAN, st.floats(0, 1))
def test_what_is_left_of_a_plan_that_was_cut_off_is_read(one: Plan, share: float) -> None:
    content = json.dumps(one)
    cut = content[: int(len(content) * share)]
    blank = answer("create", strategy=strategy())
    found = answer("salvage", content=cut, blank=blank)
    kept = [item["id"] for item in one["items"]]
    assert [item["id"] for item in found["items"]] == kept[: len(found["items"])]
    whole = sum(f'"id": "{name}"' in cut for name in kept)
    assert answer("again", plan=found)["items"] == found["items"]
    assert len(found["items"]) >= min(whole, len(kept)) - 1


def test_a_new_plan_is_valid_by_its_own_reader() -> None:
    made = answer("create", strategy=strategy(current("a")))
    assert answer("again", plan=made)["known"] == ["a"]


@pytest.mark.parametrize("case", MESSAGES, ids=lambda case: case["shown"] or "empty")
def test_what_is_filled_into_a_message_is_only_text_and_the_number_decides_the_form(
    case: dict[str, Any],
) -> None:
    assert answer("fill", pattern=case["pattern"], values=case["values"]) == case["shown"]
