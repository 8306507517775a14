"""The form's modules without a page: what they read, what they ask, and that `check` accepts what they write."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from edit_answers import answers
from macros.authoring.record import RecordedChange
from macros.model import files
from macros.source import reader
from macros.source.diagnostics import report
from macros.source.yaml_values import INVISIBLE
from macros.validation import adopted_wording, edition_checksums
from macros.validation.loader import load
from support import FIXTURE, ROOT, read_yaml

CASES: list[dict[str, Any]] = read_yaml("cases/edit_form.yaml")
FOLDERS = [ROOT / "data", *sorted(FIXTURE.parent.glob("[!.]*[!0-9]"))]


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented county with an adopted wording."""
    county = tmp_path_factory.mktemp("adopted") / "exempellan"
    for path in FIXTURE.rglob("*"):
        target = county / path.relative_to(FIXTURE)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            target.write_bytes(path.read_bytes())
    (county / "edition").mkdir()
    decided = reader.read(county, ["strategy", "focusareas", "actionplan", "goals"])
    words = [
        text
        for key, text in adopted_wording.units(decided)
        if {"text", "contributors", "follow_up"} & {*key} and not {"replaced", "withdrawn"} & {*key}
    ]
    (county / "edition" / "beslut.txt").write_text("\n".join(words) + "\n", "utf-8")
    edition_checksums.write_checksums(county)
    assert load(county).strategy, report(load(county).diagnostics)
    return county


@pytest.fixture(scope="module")
def done(adopted: Path) -> dict[str, Any]:
    """Every case by name, and what came of it."""
    asked = [{"ask": "work", "folder": str(adopted), "steps": case["steps"]} for case in CASES]
    return dict(zip((case["name"] for case in CASES), answers(asked), strict=True))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_done_in_the_form_is_accepted_by_check(
    adopted: Path, tmp_path: Path, done: dict[str, Any], case: dict[str, Any]
) -> None:
    made = done[case["name"]]
    assert [[" ".join(one) for one in losses] for losses in made["losses"]] == case["lost"]
    assert made["faults"] == case.get("faults", [])
    assert made["additions"] == case.get("new", [])
    assert made["isKept"], "the draft in the tab is another"
    assert counted(adopted, made["texts"]) == {
        name: tuple(rows) for name, rows in case.get("files", counted(adopted, made["texts"])).items()
    }
    assert made["described"] == case.get("said", made["described"])
    for words in case.get("words", ()):
        assert words in "\n".join(made["texts"].values())
    county = tmp_path / "exempellan"
    for path in adopted.rglob("*"):
        if path.is_file():
            target = county / path.relative_to(adopted)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(made["texts"][path.name], "utf-8") if path.name in made[
                "texts"
            ] else target.symlink_to(path)
    said = report([one for one in load(county).diagnostics if one.level == "error"])
    assert bool(said) == ("check" in case), said
    for words in case.get("check", ()):
        assert words in said


def counted(folder: Path, texts: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Return the lines added to and removed from each file."""
    rows = {}
    for name, text in texts.items():
        old = (folder / name).read_bytes().decode("utf-8").split("\n")
        diff = list(difflib.ndiff(old, text.split("\n")))
        rows[name] = (sum(row[0] == "+" for row in diff), sum(row[0] == "-" for row in diff))
    return rows


def test_the_form_finds_no_fault_in_data_that_check_accepts() -> None:
    found = answers([{"ask": "errors", "folder": str(folder)} for folder in FOLDERS])
    assert found == [[] for _ in FOLDERS]


def test_the_form_splits_texts_as_check_does() -> None:
    texts = [value for folder in FOLDERS[:2] for value in strings(folder)]
    texts += [
        "1. ett\n2. två\nmer",
        "- a\n- b **c**",
        "| a | b |\n|---|---:|\n| c\\|d | **e** |",
        "1984 var\nett år",
        "**a [b](/c) d",
        "a ** b",
    ]
    assert len(texts) > 1000
    (made,) = answers([{"ask": "units", "texts": texts}])
    wanted = [list(adopted_wording.units_of(text)) for text in texts]
    assert [
        (text, one)
        for text, one, other in zip(texts, made, wanted, strict=True)
        if sorted(one) != sorted(other)
    ] == []


def strings(folder: Path) -> list[str]:
    source = reader.read(folder, [path.stem for path in folder.glob("*.yaml")])
    found: list[str] = []
    waiting: list[Any] = list(source.values.values())
    for value in waiting:
        if isinstance(value, str):
            found += [value] if value.strip() else []
        else:
            waiting += value.values() if isinstance(value, dict) else value
    return found


WRONG = [
    (["action:arbete-1-a", "title"], "", "error_missing"),
    (["action:arbete-1-a", "title"], "   ", "error_missing"),
    (["action:arbete-1-a", "title"], "å" * 61, "error_too_long"),
    (["action:arbete-1-a", "title"], "😀" * 61, "error_too_long"),
    (["action:arbete-1-a", "title"], "Ett <b>ord</b>", "error_angles"),
    (["action:arbete-1-a", "text"], "två\nrader", "error_one_line"),
    (["action:arbete-1-a", "text"], "o\u202esynligt", "error_invisible"),
    (["action:arbete-1-a", "text"], "a" * 30_001, "error_too_long"),
    (["action:arbete-1-a", "withdrawn"], {"date": "2026-02-30", "decision": "B", "reason": "R"}, "error_date"),
    (["action:arbete-1-a", "withdrawn"], {"date": "i dag", "decision": "B", "reason": "R"}, "error_date"),
    (["action:arbete-1-a", "withdrawn"], {}, "error_missing"),
    (["action:arbete-1-a", "support_box"], "kanske", "error_not_allowed"),
    (["action:arbete-1-a", "methods"], ["finns-inte"], "error_names_nothing"),
    (["focus_area:arbete", "number"], "ett", "error_number"),
    (["focus_area:arbete", "number"], "0", "error_too_small"),
    (["focus_area:arbete", "colour"], {"light": "röd", "dark": "#ffffff"}, "error_pattern"),
    (["focus_area:arbete", "content"], [{}], "error_one_form"),
    (["focus_area:arbete", "content"], [{"text": "Ett.", "quote": "Två."}], "error_one_form"),
    (["fil:site", "contact"], {"email": "ingen adress"}, "error_pattern"),
]  # fmt: skip


def test_what_is_wrong_is_told_at_its_field() -> None:
    made = answers([{"ask": "wrong", "folder": str(FIXTURE), "at": at, "to": to} for at, to, _ in WRONG])
    for (at, to, word), faults in zip(WRONG, made, strict=True):
        assert {one[0] for one in faults} == {word}, (at, to, faults)
        assert all(one[1] == at[0] and f".{at[1]}" in one[2] for one in faults), (at, faults)


def test_what_the_form_refuses_check_refuses_too() -> None:
    """No fault of shape is the form's own invention: the reader or the model refuses each; two more are rules."""
    wrong = [(at, to) for at, to, word in WRONG if word not in ("error_names_nothing", "error_one_form")]
    made = answers(
        [
            {"ask": "work", "folder": str(FIXTURE), "steps": [{"set": {"at": at, "to": to}}]}
            for at, to in wrong
        ]
    )
    for (at, to), one in zip(wrong, made, strict=True):
        ((name, text),) = one["texts"].items()
        stem = name.removesuffix(".yaml")
        source = reader.read_text(FIXTURE, stem, text)
        assert source.diagnostics or is_refused(stem, source.values[stem]), (at, to)


def is_refused(stem: str, value: Any) -> bool:
    try:
        dict(files())[stem].model_validate(value)
    except ValidationError:
        return True
    return False


def test_the_form_and_a_record_refuse_the_characters_that_check_refuses() -> None:
    """Each character stands between Latin letters, and between Arabic ones, which joiners belong to."""
    codes = [*range(0xD800), *range(0xE000, 0x11000), *range(0x1F000, 0x20000), *range(0xE0000, 0xE1000)]
    texts = [before + chr(code) + after for before, after in ("ab", "بی") for code in codes if code != 10]
    (given,) = answers([{"ask": "invisible", "texts": texts}])
    wanted = [text for text in texts if re.search("[\t\r]", text) or INVISIBLE.search(text)]
    assert [ascii(text) for text in {*given} ^ {*wanted}] == []
    assert [ascii(text) for text in {*filter(is_refused_in_a_record, texts)} ^ {*wanted}] == []


def is_refused_in_a_record(text: str) -> bool:
    try:
        RecordedChange.model_validate({"path": ["terms"], "op": "set", "value": text})
    except ValidationError:
        return True
    return False


def test_small_things_are_as_an_editor_expects() -> None:
    asked = [
        ({"ask": "next", "ids": ["a-1-a", "a-1-b"], "taken": ["a-1-c"], "kind": "action"}, "a-1-d"),
        ({"ask": "next", "ids": ["s9"], "taken": ["s10"], "kind": "note"}, "s11"),
        ({"ask": "next", "ids": ["ordet"], "taken": ["ordet"], "kind": "term"}, "ny-term"),
        ({"ask": "next", "ids": ["region", "region-2"], "taken": ["region"], "kind": "actor"}, "ny-actor"),
        ({"ask": "next", "ids": [], "taken": [], "kind": "focus_area"}, "ny-focus-area"),
        ({"ask": "next", "ids": [], "taken": ["a-1"], "kind": "action", "first": "a-1-a"}, "a-1-a"),
        ({"ask": "next", "ids": ["s1", "s2", "h1", "h2"], "taken": [], "kind": "note"}, "h3"),
        ({"ask": "table", "cells": "Sektor\tAndel\tAnm\r\nKommun\t62,5 %\ta|b\r\nRegion\t−3\r\n"}, "| Sektor | Andel | Anm |\n|---|---:|---|\n| Kommun | 62,5 % | a\\|b |\n| Region | −3 |  |"),
        ({"ask": "table", "cells": "A\tB"}, "| A | B |\n|---|---|"),
        # Cells without words are no table.
        ({"ask": "table", "cells": "\t\r\n"}, "\t\r\n"),
        ({"ask": "note", "ids": ["s1", "s2", "h1"], "used": ["s1"]}, "s3"),
        ({"ask": "note", "ids": ["s1", "s2", "h1"], "used": ["h1"]}, "h2"),
        ({"ask": "note", "ids": ["s1", "s9", "h1"], "used": []}, "s10"),
        ({"ask": "note", "ids": [], "used": []}, "s1"),
        ({"ask": "slug", "name": "Bibliotekarie på skola"}, "bibliotekarie-pa-skola"),
        ({"ask": "slug", "name": "ÅÄÖ & Cie. (nr 3)"}, "aao-cie-nr-3"),
        ({"ask": "slug", "name": "ord " * 40}, "-".join(["ord"] * 15)),
        ({"ask": "slug", "name": "中文"}, ""),
        ({"ask": "difference", "before": "kris och kris här", "after": "kris och krig här"}, ["och kris", "och krig"]),
        ({"ask": "difference", "before": "ett två tre", "after": "ett tre"}, ["ett två", "ett"]),
        ({"ask": "difference", "before": "ett tre", "after": "ett två tre"}, ["ett", "ett två"]),
        ({"ask": "difference", "before": "ett", "after": "två"}, ["ett", "två"]),
        ({"ask": "diff", "before": "ett två tre", "after": "ett fyra tre"}, [["kept", "ett "], ["gone", "två "], ["come", "fyra "], ["kept", "tre"]]),
        # Wherever the name stands, only it is left out.
        ({"ask": "rest", "name": "Läs mer", "after": "grupp: KURSER\ntext: Läs mer\nwebbplats: a.se"}, "grupp: KURSER; webbplats: a.se"),
        ({"ask": "clean", "text": "a\u00adb\tc\r\nd\ufeff e\u0301"}, "ab c\nd \u00e9"),
        ({"ask": "blank", "stem": "focusareas", "definition": "Block", "form": "table"}, {"table": {"caption": "", "text": ""}}),
        ({"ask": "blank", "stem": "focusareas", "definition": "Problem"}, {"id": "", "text": ""}),
        ({"ask": "search", "folder": str(FIXTURE), "query": "KARTLAGG lönerna"}, ["action:arbete-1-a", "action:arbete-1-b"]),
    ]  # fmt: skip
    for (question, wanted), given in zip(asked, answers([question for question, _ in asked]), strict=True):
        assert given == wanted, question


def test_a_proposal_gets_a_heading_that_github_takes_however_long_the_text_is() -> None:
    steps = [{"set": {"at": ["outcome:arbete-1-delmal-1", "text"], "to": "Lönerna är lika överallt. " * 40}}]
    (made,) = answers([{"ask": "work", "folder": str(FIXTURE), "steps": steps}])
    assert "Lönerna är lika överallt." in made["title"]
    assert len(made["title"]) < 200


def test_a_mended_mistake_makes_the_file_of_remarks_where_a_county_has_none(tmp_path: Path) -> None:
    for path in (FIXTURE.parent / "testmark").glob("*.yaml"):
        # As Notepad saves it.
        (tmp_path / path.name).write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    source = reader.read(tmp_path, ["goals"])
    (goal, *_) = source.values["goals"]["goals"]
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "beslut.txt").write_text(goal["text"] + "\n", "utf-8")
    steps = [
        {"set": {"at": [f"goal:{goal['id']}", "text"], "to": goal["text"] + " Nu."}},
        {"mend": {"fill": {"group": "Språk", "lines": "1", "why": "Ett ord saknades."}}},
    ]
    (made,) = answers([{"ask": "work", "folder": str(tmp_path), "steps": steps}])
    assert (made["losses"][-1], made["faults"], made["isKept"]) == ([], [], True)
    texts = made["texts"]
    assert texts["errata.yaml"].startswith("errata:\n  - id: rattelse-")
    assert counted(tmp_path, {"goals.yaml": texts["goals.yaml"]}) == {"goals.yaml": (1, 1)}
    assert texts["goals.yaml"].startswith("\ufeff")
    assert texts["goals.yaml"].count("\r\n") == texts["goals.yaml"].count("\n")


def test_what_check_says_of_a_line_is_shown_at_its_field() -> None:
    """Every value of the invented county's files, by the line and column that `check` would give."""
    stems = ["focusareas", "affiliates", "roles", "goals"]
    source = reader.read(FIXTURE, stems)
    wanted: dict[str, list[tuple[int, int, str]]] = {stem: [] for stem in stems}
    for key, place in source.places.items():
        value: Any = source.values
        for step in key:
            value = value[step]
        if isinstance(value, str):
            wanted[str(key[0])].append((place.line, place.column, str(key[-1])))
    assert sum(map(len, wanted.values())) > 100
    asked = [
        {"ask": "remarks", "folder": str(FIXTURE), "stem": stem}
        | {"errors": [{"file": f"data/{stem}.yaml", "line": line, "column": column, "message": name, "tip": "Så."} for line, column, name in rows]}
        for stem, rows in wanted.items()
    ]  # fmt: skip
    for (stem, rows), made in zip(wanted.items(), answers(asked), strict=True):
        assert len(made) == len(rows)
        fields = [
            (name, field.split(".")[-1]) for (_, _, name), (_, field, _) in zip(rows, made, strict=True)
        ]
        assert [one for one in fields if one[0] != one[1] and not one[0].isdigit()] == [], stem
