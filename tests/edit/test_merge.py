"""The form's three-way merge: nothing of either side is lost in silence."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from macros.model import files
from macros.source.reader import read
from support import ROOT, TESTS

Value = Any


def node(script: str, given: object) -> Any:
    """Return what a script answers to JSON on stdin."""
    done = subprocess.run(
        ["node", str(TESTS / script)],
        input=json.dumps(given), capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("pairs", "seed"),
    [(400, 1), *(pytest.param(1000, seed, marks=pytest.mark.weekly) for seed in range(2, 6))],
)
def test_of_random_pairs_of_changes_none_is_lost_in_silence(pairs: int, seed: int) -> None:
    values = read(ROOT / "data", [stem for stem, _ in files()]).values
    told = node("merge_oracle.mjs", {"files": values, "pairs": pairs, "seed": seed})
    assert told["lost"] == []
    # Every second pair is made near each other, and yet four of five are merged.
    assert told["merged"] > 0.8 * pairs
    assert told["conflicts"] > 0.02 * pairs


X, Y, Z = ({"id": name, "text": f"Ord om {name}", "note": "En sak"} for name in "xyz")
LIST = ["en lång rad med ord", "en andra rad", "en tredje rad", "en fjärde rad"]
FIRST, SECOND, THIRD, FOURTH = LIST
GROUP = {
    "goal": "ett mål",
    "heading": "Lön",
    "all": [{"id": "x", "text": "En lång rad med många ord om lön"}],
}

# What is common, mine, theirs, and the merged data; None where it is a conflict.
CASES: dict[str, tuple[Value, Value, Value, Value | None]] = {
    "two fields of one item": ([X], [X | {"text": "A"}], [X | {"note": "B"}], [X | {"text": "A", "note": "B"}]),
    "the same field": ([X], [X | {"text": "A"}], [X | {"text": "B"}], None),
    "the same field to the same words": ([X], [X | {"text": "A"}], [X | {"text": "A"}], [X | {"text": "A"}]),
    "two items": ([X, Y], [X | {"text": "A"}, Y], [X, Y | {"text": "B"}], [X | {"text": "A"}, Y | {"text": "B"}]),
    "one removes what the other changes": ([X, Y], [Y], [X | {"text": "B"}, Y], None),
    "both remove": ([X, Y], [Y], [Y], [Y]),
    "each adds its own": ([X], [X, Y], [X, Z], [X, Z, Y]),
    "both add one id": ([X], [X, Y], [X, Y | {"text": "B"}], None),
    "one moves, the other changes": ([X, Y, Z], [Z, X, Y], [X | {"text": "B"}, Y, Z], [Z, X | {"text": "B"}, Y]),
    "each moves another": ([X, Y, Z], [Y, Z, X], [Z, X, Y], [Z, Y, X]),
    "one moves, the other removes": ([X, Y, Z], [Y, Z, X], [Y, Z], None),
    "a new key each": ([X], [X | {"a": "1"}], [X | {"b": "2"}], [X | {"a": "1", "b": "2"}]),
    "the same new key": ([X], [X | {"a": "1"}], [X | {"a": "2"}], None),
    "a block of two new kinds": ([{"p": "ord"}], [{"list": ["ord"]}], [{"heading": "ord"}], None),
    "rows each": (LIST, [FIRST + "!", *LIST[1:]], [*LIST[:3], FOURTH + "!"], [FIRST + "!", SECOND, THIRD, FOURTH + "!"]),
    "rows beside each other": (LIST, [FIRST + "!", *LIST[1:]], [FIRST, SECOND + "!", THIRD, FOURTH], [FIRST + "!", SECOND + "!", THIRD, FOURTH]),
    "the same row": (LIST, [FIRST + "!", *LIST[1:]], [FIRST + "?", *LIST[1:]], None),
    "a row changed beside one that is new": (LIST, ["ny", FIRST + "!", *LIST[1:]], [FIRST, SECOND + "!", *LIST[2:]], ["ny", FIRST + "!", SECOND + "!", THIRD, FOURTH]),
    "neighbours removed": (LIST, [FIRST, THIRD, FOURTH], [FIRST, SECOND, FOURTH], [FIRST, FOURTH]),
    "a row removed and changed": (LIST, LIST[1:], [FIRST + "!", *LIST[1:]], None),
    "the same word added by both": (LIST, [*LIST, "ny"], [*LIST, "ny"], [*LIST, "ny"]),
    "words added in one place": (LIST, [*LIST, "min"], [*LIST, "din"], [*LIST, "din", "min"]),
    "a row moved and removed": (LIST, [SECOND, THIRD, FOURTH, FIRST], LIST[1:], None),
    "a row moved to two places": (LIST, [SECOND, FIRST, THIRD, FOURTH], [SECOND, THIRD, FOURTH, FIRST], None),
    "a text becomes a list": ("ord", ["ord"], "ord!", None),
    "one removes what the other emptied beside a new one": ([GROUP], [GROUP | {"all": []}, {"goal": "b"}], [], None),
    "an emptied list and a new item": ([X], [], [X, Y], [Y]),
}  # fmt: skip


def test_what_two_have_done_gives_what_both_meant() -> None:
    given = [{"base": {"all": b}, "mine": {"all": m}, "theirs": {"all": t}} for b, m, t, _ in CASES.values()]
    merged = dict(zip(CASES, node("merge_cases.mjs", given), strict=True))
    wanted = {name: case[3] if case[3] is None else {"all": case[3]} for name, case in CASES.items()}
    assert {name: one["merged"] for name, one in merged.items()} == wanted


def test_a_conflict_says_where_and_gives_every_wording() -> None:
    def area(text: str) -> Value:
        return {"areas": [{"id": "halsa", "rows": [{"id": "rad", "text": text}]}]}

    (told,) = node("merge_cases.mjs", [{"base": area("a"), "mine": area("b"), "theirs": area("c")}])
    assert told["conflicts"] == [
        {
            "path": ["areas", {"id": "halsa"}, "rows", {"id": "rad"}, "text"],
            "base": "a",
            "mine": "b",
            "theirs": "c",
        }
    ]
