"""The open data as JSON: its words, its names, its schemas and what version 1 has promised."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from published import COUNTIES, actions, publish, read, source, strings
from support import ROOT, listed

CONTRACT = ROOT / "tests" / "contract" / "v1"
ABOUT_THE_SITE = {"site", "accessibility", "changes", "search"}
# Said elsewhere or only for the pages: the figure's words, the box, markup, where affiliates are listed now, a name within a sentence.
NOT_DATA = {("actionplan", "areas", "figure"), ("glossary", "english"),
            # A table's cells stand apart, and an image has the name it is published under.
            ("strategy", "chapters", "sections", "content", "table", "text"),
            ("strategy", "chapters", "sections", "content", "figure", "file"),
            ("affiliates", "address"), ("actors", "actors", "in_sentence"),
            # The areas stand beside their values, in the table of those.
            ("statistics", "municipalities", "code"), ("statistics", "municipalities", "name"),
            ("statistics", "group", "code"), ("statistics", "group", "name"),
            # What the page of indicators counts.
            ("statistics", "counts", "of"),
            # How the pages draw an area.
            ("focusareas", "focus_areas", "short"), ("focusareas", "focus_areas", "colour", "light"),
            ("focusareas", "focus_areas", "colour", "dark"),
            # What the role picker knows.
            ("roles", "elsewhere", "title"), ("roles", "examples"), ("roles", "roles", "endings")}  # fmt: skip


@pytest.fixture(scope="module", params=COUNTIES, ids=lambda path: path.name)
def county(request: pytest.FixtureRequest) -> Path:
    data: Path = request.param
    return data


@pytest.fixture(scope="module")
def files(county: Path, published: Callable[[Path], Path]) -> Path:
    return published(county)


def test_every_word_of_the_data_stands_in_the_file_with_everything(county: Path, files: Path) -> None:
    published = {words for _, words in strings(read(files, "allt.json"))}
    stems = sorted({path.stem for path in county.glob("*.yaml")} - ABOUT_THE_SITE)
    missing = [
        f"{'.'.join(key)}: {words[:80]}"
        for stem in stems
        for key, words in strings(source(county, stem), (stem,))
        if words and words not in published and key not in NOT_DATA and key[-1] not in ("support_box", "icon")
    ]
    assert not missing, listed(missing)


def test_each_insats_has_its_own_row_in_the_order_of_the_strategy(county: Path, files: Path) -> None:
    items = read(files, "insatser.json")["items"]
    wanted = [
        (area["id"], problem["text"], action["id"], action["text"])
        for area, problem, action in actions(county)
    ]
    assert [(i["focus_area"]["id"], i["problem"]["text"], i["id"], i["text"]) for i in items] == wanted


def test_what_editors_add_keeps_its_reason(files: Path, county: Path) -> None:
    wanted = [
        (action["id"], tie["actor"], tie["reason"])
        for _, _, action in actions(county)
        for tie in action.get("editorial", {}).get("also", [])
    ]
    items = read(files, "insatser.json")["items"]
    assert [(i["id"], tie["id"], tie["reason"]) for i in items for tie in i["also"]] == wanted


def test_every_file_follows_its_schema_and_says_what_it_is(files: Path) -> None:
    names = sorted(path.name for path in files.glob("*.json") if (files / "schema" / path.name).exists())
    assert len(names) > 10
    for name in names:
        value, schema = read(files, name), read(files / "schema", name)
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)
        assert {"schemaVersion", "county", "edition", "licence"} <= value.keys()
        assert (files / value["$schema"]).exists()


def test_the_schemas_name_exactly_the_keys_that_are_there(files: Path) -> None:
    for path in sorted((files / "schema").glob("*.json")):
        if path.stem != "allt":
            known = read(path.parent, path.name)["properties"]["items"]["items"]["properties"].keys()
            assert all(item.keys() == known for item in read(files, path.name)["items"]), path.name


def test_two_counties_in_one_list_share_no_uri(published: Callable[[Path], Path]) -> None:
    uris: list[str] = []
    for data in COUNTIES:
        for things in read(published(data), "allt.json")["data"].values():
            uris += [thing["uri"] for thing in things]
    assert len(uris) > 500
    assert [uri for uri, times in Counter(uris).items() if times > 1] == []


def test_the_same_data_gives_the_same_bytes(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    first, second = publish(county, tmp_path / "first"), publish(county, tmp_path / "second")
    names = sorted(path.relative_to(first) for path in first.rglob("*.*"))
    assert names == sorted(path.relative_to(second) for path in second.rglob("*.*"))
    assert [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()] == []


# --- What version 1 has promised ---


def broken(promised: Any, now: Any, where: str = "") -> list[str]:
    """Return the breaches of a promised schema: keys gone, no longer always there, or of another type."""
    if now is None:
        return [f"{where}: borttagen"]
    found = []
    for key in ("type", "format"):
        if key in promised and promised[key] != now.get(key):
            found.append(f"{where}: {key} var {promised[key]!r} och är {now.get(key)!r}")
    gone = set(promised.get("required", ())) - set(now.get("required", ()))
    found += [f"{where}/{name}: finns inte alltid längre" for name in sorted(gone)]
    for name, shape in promised.get("properties", {}).items():
        found += broken(shape, now.get("properties", {}).get(name), f"{where}/{name}")
    if "items" in promised:
        found += broken(promised["items"], now.get("items"), f"{where}[]")
    return found


def test_version_1_only_grows(files: Path) -> None:
    promises = sorted(CONTRACT.glob("*.json"))
    assert promises
    found = []
    for path in promises:
        now = files / "schema" / path.name
        found += broken(
            read(CONTRACT, path.name), read(now.parent, now.name) if now.exists() else None, path.stem
        )
    assert not found, f"version 1 är lovad och får bara växa; gör annars en version 2:{listed(found)}"


def test_all_that_version_1_publishes_is_promised(files: Path) -> None:
    """After an addition: `make build && cp site/data/v1/schema/*.json tests/contract/v1/`."""
    found = []
    for path in sorted((files / "schema").glob("*.json")):
        promised = CONTRACT / path.name
        found += broken(
            read(path.parent, path.name), read(CONTRACT, path.name) if promised.exists() else {}, path.stem
        )
    assert not found, f"nytt som ännu inte står i tests/contract/v1/:{listed(found)}"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda s: s["properties"].pop("text"), "text: borttagen"),
        (lambda s: s["properties"]["text"].update(type="integer"), "text: type var 'string'"),
        (lambda s: s["required"].remove("text"), "text: finns inte alltid längre"),
    ],
)
def test_a_broken_promise_is_named(change: Any, says: str) -> None:
    promised = json.loads((CONTRACT / "mal.json").read_text("utf-8"))["properties"]["items"]["items"]
    now = json.loads(json.dumps(promised))
    change(now)
    assert any(says in message for message in broken(promised, now))
    now = json.loads(json.dumps(promised))
    now["properties"]["new"] = {"type": "string"}
    assert broken(promised, now) == []
