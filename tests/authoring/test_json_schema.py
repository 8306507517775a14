"""The schemas that help an editor while writing: committed, whole in Swedish, and true of the data."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.authoring import json_schema, page_snippets
from macros.model import HEADS, all_models, files
from macros.source.markdown_pages import HEAD, read_pages
from macros.source.reader import Source
from macros.source.references import field_hints
from support import FIXTURE, ROOT

FOLDER = ROOT / "data" / "schema"
STEMS = [stem for stem, _ in files()]
ALL = [*STEMS, *HEADS]


class Yaml12(yaml.SafeLoader):
    """YAML as an editor's tools read it: no dates, and only true and false are truth values."""


Yaml12.yaml_implicit_resolvers = {}
for tag, words, first in (
    ("tag:yaml.org,2002:bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("tag:yaml.org,2002:int", r"^[-+]?(0|[1-9][0-9]*)$", "-+0123456789"),
    ("tag:yaml.org,2002:null", r"^(~|null|)$", ["~", "n", ""]),
):
    Yaml12.add_implicit_resolver(tag, re.compile(words), list(first))


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=Yaml12)


def errors(stem: str, value: Any) -> list[str]:
    made = json.loads((FOLDER / f"{stem}.json").read_text("utf-8"))
    return [error.message for error in jsonschema.Draft7Validator(made).iter_errors(value)]


def keys(made: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, part in (("", made), *made["definitions"].items()):
        for key, told in part.get("properties", {}).items():
            yield name, key, told


def test_the_committed_schemas_are_those_the_model_makes() -> None:
    committed = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert committed == dict(json_schema.schemas()), "kör make schema"


@pytest.mark.parametrize("stem", ALL)
def test_every_key_has_a_name_and_an_explanation_in_swedish(stem: str) -> None:
    made = json.loads((FOLDER / f"{stem}.json").read_text("utf-8"))
    for holder, key, told in keys(made):
        assert told.get("title"), (holder, key)
        assert told["description"].endswith((".", "]")), (holder, key)
        assert not re.search(r"\b(the|of|and|when)\b", told["title"] + told["description"]), (holder, key)


@pytest.mark.parametrize("folder", [ROOT / "data", ROOT / "tests" / "fixtures" / "exempellan"])
@pytest.mark.parametrize("stem", STEMS)
def test_what_is_right_has_no_mark_in_the_editor(stem: str, folder: Path) -> None:
    assert errors(stem, read(folder / f"{stem}.yaml")) == []


def test_a_misspelt_key_and_a_value_that_is_not_allowed_are_marked() -> None:
    value = read(ROOT / "data" / "goals.yaml")
    value["goals"][0] |= {"titel": "Fel nyckel"}
    assert "titel" in " ".join(errors("goals", value))
    value = read(ROOT / "data" / "errata.yaml")
    value["errata"][0]["show"] = "bredvid"
    assert "beside" in " ".join(errors("errata", value))


def test_the_help_of_the_form_says_nothing_of_how_yaml_is_written() -> None:
    """A form's editor never sees a file, a key, a bracket or a line."""
    yaml_words = re.compile(
        r"\.yaml|\bnyckelns?\b|hakparentes|\[\]|Utelämna raden|\bindrag|dra in|\|(?= på)|\bid ur\b|i filen\b"
    )
    wrong = []
    for stem in STEMS:
        made = json.loads((FOLDER / f"{stem}.json").read_text("utf-8"))
        for holder, key, told in keys(made):
            text = told.get("x-form", told["description"])
            wrong += [(stem, holder, key, text)] if yaml_words.search(text) else []
    assert wrong == []


def test_every_part_has_a_name_in_swedish() -> None:
    for stem in STEMS:
        made = json.loads((FOLDER / f"{stem}.json").read_text("utf-8"))
        english = {
            name for name, part in made["definitions"].items() if part["title"].casefold() == name.casefold()
        }
        assert english <= {"Period", "Synonym"}, stem


def test_a_reference_says_the_kinds_that_it_may_name_and_every_kind_exists() -> None:
    made = {stem: json.loads((FOLDER / f"{stem}.json").read_text("utf-8")) for stem in STEMS}
    text = json.dumps(made)
    named = {
        kind for kinds in re.findall(r'"x-ref": \[([^]]*)\]', text) for kind in re.findall(r"[a-z_*]+", kinds)
    }
    kinds = set(re.findall(r'"x-kind": "(\w+)"', text))
    assert {"actor", "goal", "method", "action", "*"} <= named <= {*kinds, "*"}
    action = made["focusareas"]["definitions"]["Action"]
    assert action["x-kind"] == "action"
    assert action["properties"]["methods"]["items"]["x-ref"] == ["method"]
    assert made["focusareas"]["definitions"]["Problem"]["properties"]["together"]["x-ref"] == ["actor"]


def test_every_reference_of_the_model_is_one_in_its_schema() -> None:
    """A list that may be written as one text has a schema of its own, and would lose what it points at."""
    definitions = {
        name: part
        for stem in STEMS
        for name, part in json.loads((FOLDER / f"{stem}.json").read_text("utf-8"))["definitions"].items()
    }
    hints = [
        (model.__name__, name, hint)
        for model in all_models()
        if model.__name__ in definitions
        for name, hint in field_hints(model).items()
        if name in model.model_fields and "Ref(kinds=" in str(hint)
    ]
    assert len(hints) > 15
    lacking = [
        (model, name)
        for model, name, _ in hints
        if "x-ref" not in str(definitions[model]["properties"][name])
    ]
    assert lacking == []


def test_every_schema_can_be_compiled_as_browsers_read_patterns() -> None:
    """ECMAScript's `u` mode refuses escapes that Python allows, and AJV compiles every pattern with it."""
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "compile_schemas.mjs"), str(FOLDER)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer = json.loads(done.stdout)
    assert answer["refused"] == []
    assert answer["compiled"] == len(ALL)
    assert answer["patterns"] > 100


def test_a_block_without_a_form_or_with_two_is_marked() -> None:
    value = read(ROOT / "data" / "strategy.yaml")
    content = value["chapters"][0]["content"]
    content[0] = {"text": "Ett.", "quote": "Två."}
    assert errors("strategy", value)
    content[0] = {}
    assert errors("strategy", value)


def test_the_editor_is_told_which_schema_each_file_has() -> None:
    text = re.sub(r"(?m)^\s*//.*$", "", (ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    wanted: dict[str, str | list[str]] = {f"./data/schema/{stem}.json": f"data/{stem}.yaml" for stem in STEMS}
    wanted["./data/schema/page.json"] = ["content/*.md", "data/pages/**/*.md"]
    wanted["./data/schema/translation.json"] = "data/translations/**/*.md"
    assert json.loads(text)["yaml.schemas"] == wanted
    assert text.count('"./data/schema/') == len(wanted), "a key stands twice"


def test_the_front_matter_that_check_allows_has_no_mark_in_the_editor_and_a_slip_has_one() -> None:
    pages = list(read_pages(Source(FIXTURE)))
    for page in pages:
        kind = "translation" if page.language else "page"
        assert errors(kind, page.head.values[HEAD]) == [], page.name
    assert {bool(page.language) for page in pages} == {True, False}
    assert errors("page", {"title": "Ny", "meny": "ja"})
    assert errors("page", {"title": "Ny", "menu": "Ja"})
    assert errors("page", {"lead": "Ny"})
    assert errors("translation", {"title": "Short"})
    assert errors("translation", {"title": "Short", "status": "klar"})


def test_vs_code_writes_a_page_and_each_of_its_keys_and_calls() -> None:
    assert (ROOT / page_snippets.FILE).read_text("utf-8") == page_snippets.text(), "kör make schema"
    made = json.loads(page_snippets.text())
    assert made["sida"]["body"] == ["---", "title: ${1:För skolan}", "---", "$0"]
    assert made["menu"]["body"] == ["menu: ${1|ja,nej|}"]
    assert made["menu"]["description"].startswith("ja visar sidan i menyn")
    assert made["status"]["body"] == ["status: ${1|utkast,granskad|}"]
    assert made["tabell"]["body"] == ['{{ tabell("${1:id}") }}']
    assert {one["scope"] for one in made.values()} == {"markdown"}
