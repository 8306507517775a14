"""The form's changes to files: only their own lines change, and the project's reader reads what was meant."""

from __future__ import annotations

import difflib
import json
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from edit_answers import answers
from macros.source import reader
from support import FIXTURE, ROOT, TESTS

ORACLE = TESTS / "edit_oracle.mjs"
DATA = ROOT / "data"


def drawn(folder: Path, **wanted: int) -> list[dict[str, Any]]:
    """Random edits of the files of a folder, made by the form's own modules."""
    asked = json.dumps({"folder": str(folder), **wanted})
    done = subprocess.run(
        ["node", str(ORACLE)], input=asked, capture_output=True, check=True, encoding="utf-8"
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@cache
def before(folder: Path, stem: str) -> reader.Source:
    return reader.read_text(folder, stem, (folder / f"{stem}.yaml").read_text("utf-8"))


def fault(folder: Path, edit: dict[str, Any]) -> str:
    """Return what is wrong with the result of an edit; empty if nothing is."""
    stem = edit["file"].removesuffix(".yaml")
    was = before(folder, stem)
    now = reader.read_text(folder, stem, edit["text"])
    if now.values.get(stem) != edit["data"]:
        return "the reader reads other data"
    if new := Counter(one.message for one in now.diagnostics) - Counter(
        one.message for one in was.diagnostics
    ):
        return f"the reader reports {next(iter(new))}"
    return strange_lines(was, stem, edit, edit["text"].split("\n"))


def strange_lines(was: reader.Source, stem: str, edit: dict[str, Any], now: list[str]) -> str:
    """Return a line that the edit removed and that is not its own; empty if there is none."""
    old, own = was.lines[stem], own_lines(was, stem, edit)
    matcher = difflib.SequenceMatcher(None, old, now, autojunk=False)
    for tag, start, end, _, _ in matcher.get_opcodes():
        for number in range(start, end) if tag in ("replace", "delete") else ():
            # Of two blank lines around what is removed one goes too.
            if number + 1 not in own and old[number].strip():
                return f"line {number + 1} changed: {old[number]}"
    # A line of a text in a block may begin with the sign too.
    written = {
        line.strip() for change in edit["changes"] for line in str(change.get("value", "")).splitlines()
    }
    comments = [
        [line for line in lines if line.lstrip().startswith("#") and line.strip() not in written]
        for lines in (old, now)
    ]
    if edit["kind"] not in ("move", "several") and [one.strip() for one in comments[0]] != [
        one.strip() for one in comments[1]
    ]:
        return "the comments are other ones"
    return ""


def own_lines(was: reader.Source, stem: str, edit: dict[str, Any]) -> range:
    """Return the lines that an edit may change: those of the value at its path, or none that is there."""
    key = (stem, *edit["at"])
    while key not in was.places:
        key = key[:-1]
    place = was.places[key]
    first = was.lines[stem][place.line - 1]
    if edit["kind"] in ("insert", "addkey"):
        # What stands within brackets is on one line with what is added; an empty list is replaced.
        is_flow = first[place.column - 1 :][:1] in ("[", "{") or "{" in first or "[" in first
        if is_flow:
            return range(place.line, place.end + 1)
        # A key before the first takes its place after the dash.
        return range(place.line, place.line + 1) if edit["changes"][0].get("at") == 0 else range(0)
    if edit["kind"] == "move":
        above = was.places[key[:-1]]
        return range(above.line, above.end + 1)
    if edit["kind"] == "removekey":
        # A mapping without its only key becomes brackets after its own key, and one without its first has the next after the dash.
        above = was.names.get(key[:-1]) or was.places[key[:-1]]
        return range(min(place.line, above.line), place.end + 2)
    if edit["kind"] == "remove" and (name := was.names.get(key[:-1])):
        # The brackets of an empty list stand after its key, when the only item goes.
        is_last = (*key[:-1], 1) not in was.places and key[-1] == 0
        return range(name.line if is_last else place.line, place.end + 1)
    return range(place.line, place.end + 1)


def judge(folder: Path, **wanted: int) -> None:
    edits = drawn(folder, **wanted)
    refused = [edit for edit in edits if "refused" in edit]
    faults = [
        (words, edit["file"], edit["changes"])
        for edit in edits
        if "refused" not in edit and (words := fault(folder, edit))
    ]
    assert not faults, faults[:3]
    assert len(refused) < len(edits) / 200, [(one["refused"], one["file"], one["changes"]) for one in refused]


def test_an_edit_changes_only_its_own_lines() -> None:
    judge(DATA, seed=7, fields=15, structures=15)


@pytest.mark.weekly
@pytest.mark.parametrize("folder", [DATA, FIXTURE], ids=lambda folder: folder.name)
def test_a_thousand_changes_of_fields_and_a_thousand_of_structure(folder: Path) -> None:
    judge(folder, seed=2026, fields=1000, structures=1000)


COMMENTED = """a:
  # Före
  - id: x
    # I x
    b: |
      # ord
    # Sist i x
    c: 1
  # Om y
  - id: y
    b: 2
"""
# A text, its changes, and the text that comes of them or why they are refused.
PATCHES = [
    # What is removed leaves the comments within it, which the form does not show.
    ({"ask": "patch", "text": COMMENTED, "changes": [{"path": ["a", {"id": "x"}], "op": "remove"}]}, "a:\n  # Före\n  # I x\n  # Sist i x\n  # Om y\n  - id: y\n    b: 2\n"),
    ({"ask": "patch", "text": COMMENTED, "changes": [{"path": ["a", {"id": "x"}, "id"], "op": "remove"}]}, COMMENTED.replace("  - id: x\n    # I x\n    b: |", "  # I x\n  - b: |")),
    ({"ask": "patch", "text": COMMENTED, "changes": [{"path": ["a", {"id": "y"}], "op": "remove"}, {"path": ["a", {"id": "x"}], "op": "remove"}]}, "a: []\n  # Före\n  # I x\n  # Sist i x\n  # Om y\n"),
    ({"ask": "patch", "text": COMMENTED, "changes": [{"path": ["a", {"id": "x"}], "op": "move", "at": 1}]}, "a:\n  # Före\n  # Om y\n  - id: y\n    b: 2\n  - id: x\n    # I x\n    b: |\n      # ord\n    # Sist i x\n    c: 1\n"),
    # PyYAML reads an empty value within brackets only where a space comes after its colon.
    ({"ask": "patch", "text": "a: {b: , c: }\n", "changes": [{"path": ["a", "d"], "op": "set", "value": "ord"}]}, "a: {b: , c: , d: ord }\n"),
    ({"ask": "patch", "text": "a: {b: , c: ord}\n", "changes": [{"path": ["a", "c"], "op": "remove"}]}, "a: {b: }\n"),
    ({"ask": "patch", "text": "a: [{b: }]\n", "changes": [{"path": ["a"], "op": "insert", "value": {"b": ""}}]}, 'a: [{b: }, {b: ""}]\n'),
    ({"ask": "patch", "text": "a: 1\nb: *x\n", "changes": []}, "a: 1\nb: *x\n"),
    ({"ask": "patch", "text": "a: [\n", "changes": [{"path": ["a"], "op": "set", "value": "b"}]}, {"refused": "unreadable"}),
    ({"ask": "patch", "text": "a: 1\n", "changes": [{"path": ["b", "c"], "op": "set", "value": "b"}]}, {"refused": "missing"}),
    ({"ask": "patch", "text": "", "changes": [{"path": ["a"], "op": "set", "value": [{"id": "b", "name": "c: d"}]}]}, 'a:\n  - id: b\n    name: "c: d"\n'),
    ({"ask": "patch", "text": "# Om filen", "changes": [{"path": ["a"], "op": "set", "value": "b"}]}, "# Om filen\na: b\n"),
    ({"ask": "patch", "text": "\ufeffa: 1\r\nb: |\r\n  c\r\n\r\n  d\r\n", "changes": [{"path": ["b"], "op": "set", "value": "c\n\ne\n"}]}, "\ufeffa: 1\r\nb: |\r\n  c\r\n\r\n  e\r\n"),
    ({"ask": "patch", "text": "a: 1\r\nb: 2\r\n", "changes": [{"path": ["b"], "op": "set", "value": "3"}]}, "a: 1\r\nb: 3\r\n"),
]  # fmt: skip


def test_a_patch_leaves_all_else_as_it_was() -> None:
    given = answers([question for question, _ in PATCHES])
    for (question, wanted), made in zip(PATCHES, given, strict=True):
        assert made == wanted, question
