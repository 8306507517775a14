"""Plans drawn at random, with hostile words in each field, and plans with other texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

NASTY = ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", '"', "\\", "\r\n", "\t", "å", "a\u0308", "\u202e", "\x07", "😀", "\ud800", "__proto__"]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=8)), max_size=4).map("".join)
ID = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
DATE = st.one_of(st.just(""), st.dates().map(str))
ITEM = st.fixed_dictionaries(
    {
        "id": ID,
        "kind": st.sampled_from(["action", "objective"]),
        "area": st.fixed_dictionaries({"id": ID, "title": TEXT}),
        "path": st.sampled_from(["", "insatser/ett-1/", "handlingsplan/a/#b"]),
        "from": DATE,
        "to": DATE,
        "status": st.sampled_from(["", "planerad", "pågår", "klar", "avbruten"]),
        "completed": DATE,
        "not_relevant": st.booleans(),
        **dict.fromkeys(
            [
                "uri",
                "title",
                "text",
                "activity",
                "responsible",
                "resources",
                "follow_up",
                "reason",
                "changed",
            ],
            TEXT,
        ),
    }
).map(
    lambda one: {
        **one,
        "completed": one["completed"] if one["status"] == "klar" else "",
        "reason": one["reason"] if one["not_relevant"] else "",
    }
)
UUID = "0b5c1f6e-2a3d-4e5f-8a9b-0c1d2e3f4a5b"
CHECK = st.fixed_dictionaries(
    {
        "id": ID,
        "text": TEXT,
        "answer": st.sampled_from(["", "ja", "delvis", "nej", "vet inte"]),
        "comment": TEXT,
    }
)
AREA = st.fixed_dictionaries({"id": ID, "text": TEXT, "chosen": st.booleans()})


def some(things: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(things, max_size=2, unique_by=lambda one: one["id"])


PLAN = st.fixed_dictionaries(
    {
        "format": st.just("min-plan"),
        "version": st.just(1),
        "id": st.sampled_from(["", UUID]),
        "strategy": st.fixed_dictionaries(dict.fromkeys(["name", "county", "edition", "address"], TEXT)),
        "saved": st.just("2026-01-01T00:00:00.000Z"),
        "about": st.fixed_dictionaries(
            {
                "organisation": TEXT,
                "contact": TEXT,
                "decision": TEXT,
                "from": DATE,
                "to": DATE,
                "affiliate": st.sampled_from(["", "-", "en-kommun"]),
            }
        ),
        "items": some(ITEM),
        "checklist": some(CHECK),
        "areas": some(AREA),
        "roles": st.lists(ID, max_size=3, unique=True),
        "known": st.lists(ID, max_size=3, unique=True),
    }
)
SETTINGS = settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def strings(value: Any) -> Iterator[str]:
    """Every text of a value, in order."""
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from strings(one)


def exchanged(value: Any, texts: Iterator[str]) -> Any:
    """The value with other texts, in order."""
    if isinstance(value, str):
        return next(texts)
    if isinstance(value, dict):
        return {name: exchanged(one, texts) for name, one in value.items()}
    return [exchanged(one, texts) for one in value] if isinstance(value, list) else value
