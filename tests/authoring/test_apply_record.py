"""A change from the form without a key: the record in an issue, and what `python -m macros apply` makes of it."""

from __future__ import annotations

import contextlib
import copy
import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from click.testing import CliRunner

from macros.__main__ import main
from macros.model import files
from macros.source import reader
from support import FIXTURE, ROOT, TESTS

GLOSSARY = (FIXTURE / "glossary.yaml").read_text("utf-8")
WORDS, NEW_WORDS = "Det som ska nås.", "Det som ska vara nått."
OTHER_WORDS, OTHERS_NEW = "Det som en verksamhet gör.", "Det som verksamheter gör."


def records(
    *changes: dict[str, str], title: str = "Nya ord om mål", why: str = "Bättre svenska."
) -> list[dict[str, Any]]:
    """Return what the form makes of changes, each {file: its new text}."""
    given = [
        {
            "title": title,
            "why": why,
            "edits": [
                {"file": file, "base": (FIXTURE / file).read_text("utf-8"), "wanted": text}
                for file, text in change.items()
            ],
        }
        for change in changes
    ]
    return node(given)


def node(given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the records that the page's own module makes."""
    done = subprocess.run(
        ["node", str(TESTS / "record_driver.mjs")],
        input=json.dumps(given), capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    made: list[dict[str, Any]] = json.loads(done.stdout)
    return made


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """The record that the form makes of one changed word."""
    return records({"glossary.yaml": GLOSSARY.replace(WORDS, NEW_WORDS)})[0]


@dataclass
class Clone:
    """A maintainer's clone of the repository, with the invented county in data/."""

    folder: Path

    def git(self, *arguments: str) -> str:
        person = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        done = subprocess.run(
            ["git", *person, *arguments],
            cwd=self.folder, capture_output=True, check=True, text=True, encoding="utf-8",
        )  # fmt: skip
        return done.stdout

    def apply(self, text: str, *options: str, **env: str) -> tuple[int, str]:
        """Run the command with a record piped in. Return its status and its words."""
        names = {
            f"GIT_{who}_{what}": "a@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        with contextlib.chdir(self.folder):
            done = CliRunner().invoke(
                main, ["apply", *options, "-"], input=text, env=names | {"STRATEGY_DATA": "data"} | env
            )
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    def read(self, name: str = "glossary.yaml") -> str:
        return (self.folder / "data" / name).read_text("utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    shutil.copytree(FIXTURE, tmp_path / "data")
    clone = Clone(tmp_path)
    clone.git("init", "--quiet", "-b", "main")
    clone.git("add", ".")
    clone.git("commit", "--quiet", "-m", "Först")
    return clone


def issue(text: str) -> str:
    """Return the text of an issue as GitHub writes one from the form's fields, with line ends of its own."""
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "redigerat.yml").read_text("utf-8"))
    fields = {one["id"]: one["attributes"]["label"] for one in form["body"] if "id" in one}
    return f"### {fields['why']}\r\n\r\nBättre svenska.\r\n\r\n### {fields['record']}\r\n\r\n```text\r\n{text}\r\n```\r\n"


@pytest.mark.parametrize(
    "written",
    [
        lambda made: made["packed"],
        lambda made: issue(made["packed"]),
        lambda made: json.dumps(made["record"], ensure_ascii=False, indent=2),
        lambda made: issue(json.dumps(made["record"])),
    ],
    ids=["packed", "an issue", "a file", "an issue with JSON"],
)
def test_a_record_changes_the_files_as_the_form_would(
    clone: Clone, made: dict[str, Any], written: Callable[[dict[str, Any]], str]
) -> None:
    status, told = clone.apply(written(made))
    assert (status, clone.read()) == (0, GLOSSARY.replace(WORDS, NEW_WORDS)), told
    assert "Ändrade data/glossary.yaml." in told
    assert clone.git("status", "--short").split() == ["M", "data/glossary.yaml"]


def test_it_may_be_saved_in_git_with_its_heading_and_why(clone: Clone, made: dict[str, Any]) -> None:
    (clone.folder / "annat.txt").write_text("mitt", "utf-8")
    clone.git("add", "annat.txt")
    status, told = clone.apply(made["packed"], "--commit")
    assert status == 0, told
    assert clone.git("log", "-1", "--format=%B").strip() == "Nya ord om mål\n\nBättre svenska."
    assert clone.git("show", "--name-only", "--format=").split() == ["data/glossary.yaml"]


def test_a_file_that_is_new_is_made_and_merged_with_one_that_another_made_meanwhile(clone: Clone) -> None:
    clone.git("rm", "--quiet", "data/affiliates.yaml")
    clone.git("commit", "--quiet", "-m", "Utan")
    new = "affiliates:\n  - id: nybolaget\n    name: Nybolaget\n"
    edit = {"file": "affiliates.yaml", "base": "", "wanted": new}
    (made,) = node([{"title": "Den första anslutna", "why": "", "edits": [edit]}])
    status, told = clone.apply(made["packed"], "--commit")
    assert (status, clone.read("affiliates.yaml")) == (0, new), told
    assert clone.git("show", "--name-only", "--format=").split() == ["data/affiliates.yaml"]
    clone.git("reset", "--quiet", "--hard", "HEAD^")
    (clone.folder / "data" / "affiliates.yaml").write_text(
        "# Annans\naddress: https://example.org/\n", "utf-8"
    )
    assert clone.apply(made["packed"])[0] == 0
    assert clone.read("affiliates.yaml") == "# Annans\naddress: https://example.org/\n" + new


def test_what_another_has_changed_since_stays(clone: Clone, made: dict[str, Any]) -> None:
    (clone.folder / "data" / "glossary.yaml").write_text(GLOSSARY.replace(OTHER_WORDS, OTHERS_NEW), "utf-8")
    clone.git("commit", "--quiet", "-am", "Annat")
    assert clone.apply(made["packed"])[0] == 0
    assert clone.read() == GLOSSARY.replace(OTHER_WORDS, OTHERS_NEW).replace(WORDS, NEW_WORDS)


def test_the_same_field_changed_since_changes_nothing_and_says_both_wordings(
    clone: Clone, made: dict[str, Any]
) -> None:
    others = GLOSSARY.replace(WORDS, "Det som uppnås.")
    (clone.folder / "data" / "glossary.yaml").write_text(others, "utf-8")
    clone.git("commit", "--quiet", "-am", "Annat")
    status, told = clone.apply(made["packed"])
    assert (status, clone.read()) == (2, others)
    assert "glossary.yaml, terms › mal › explanation" in told
    assert f"”{NEW_WORDS}”" in told
    assert "”Det som uppnås.”" in told


def test_two_files_are_changed_together_or_not_at_all(clone: Clone) -> None:
    site = (FIXTURE / "site.yaml").read_text("utf-8")
    new_site = site.replace("name: Ett jämställt Exempellän", "name: Exempellän jämställt")
    (both,) = records({"glossary.yaml": GLOSSARY.replace(WORDS, NEW_WORDS), "site.yaml": new_site})
    (clone.folder / "data" / "site.yaml").write_text(
        site.replace("name: Ett jämställt Exempellän", "name: Ett annat"), "utf-8"
    )
    clone.git("commit", "--quiet", "-am", "Annat")
    assert clone.apply(both["packed"])[0] == 2
    assert clone.read() == GLOSSARY
    clone.git("revert", "--no-edit", "HEAD")
    assert clone.apply(both["packed"])[0] == 0
    assert (clone.read(), clone.read("site.yaml")) == (GLOSSARY.replace(WORDS, NEW_WORDS), new_site)


def test_a_second_time_nothing_is_left_to_do(clone: Clone, made: dict[str, Any]) -> None:
    clone.apply(made["packed"], "--commit")
    status, told = clone.apply(made["packed"], "--commit")
    assert (status, told.strip()) == (0, "Filerna har redan ändringen. Inget är ändrat.")


def test_a_text_that_the_file_never_had_is_refused(clone: Clone, made: dict[str, Any]) -> None:
    (clone.folder / "hemligt.txt").write_text("terms: []\n", "utf-8")
    clone.git("add", ".")
    clone.git("commit", "--quiet", "-m", "Annat")
    secret = clone.git("rev-parse", "HEAD:hemligt.txt").strip()
    for base in (secret, "0" * 40):
        record = copy.deepcopy(made["record"])
        record["files"][0]["base"] = base
        status, told = clone.apply(json.dumps(record))
        assert status == 2
        assert "inte finns i historiken" in told
        assert clone.read() == GLOSSARY


def test_without_node_it_says_what_is_missing(clone: Clone, made: dict[str, Any], tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    git = shutil.which("git")
    assert git
    (programs / "git").symlink_to(git)
    status, told = clone.apply(made["packed"], PATH=str(programs))
    assert status == 2
    assert told.startswith("Det behövs Node 20.19 eller senare")
    assert "Traceback" not in told


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of a file's data."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def test_a_change_of_the_longest_text_fits_in_an_address_and_of_a_longer_is_pasted() -> None:
    values = reader.read(ROOT / "data", [stem for stem, _ in files()]).values
    longest = max(texts_in(values), key=len)
    given = [
        {"file": "strategy.yaml", "base": "a: b", "changes": [{"path": ["text"], "op": "set", "value": text}]}
        for text in (longest, random.Random(1).randbytes(6000).hex())
    ]
    fits, long = node([{"title": "En rubrik", "why": "Ett skäl.", "edits": [edit]} for edit in given])
    assert fits["isWhole"]
    assert len(fits["address"]) <= 8191
    assert fits["address"].startswith("https://github.com/exempel/projekt/issues/new?")
    asked = {name: value for name, [value] in parse_qs(urlsplit(fits["address"]).query).items()}
    form = asked.pop("template")
    assert asked == {"title": "En rubrik", "why": "Ett skäl.", "record": fits["packed"]}
    fields = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / form).read_text("utf-8"))["body"]
    assert asked.keys() - {"title"} <= {one.get("id") for one in fields}
    assert not long["isWhole"]
    assert "record" not in parse_qs(urlsplit(long["address"]).query)


@pytest.mark.parametrize("path", [["terms", 99], ["finns-inte", "x"], ["terms", {"id": "finns-inte"}]])
def test_a_change_without_a_place_changes_nothing(
    clone: Clone, made: dict[str, Any], path: list[Any]
) -> None:
    record = copy.deepcopy(made["record"])
    record["files"][0]["changes"][0]["path"] = [*path, "explanation"]
    status, told = clone.apply(json.dumps(record))
    assert (status, clone.read()) == (2, GLOSSARY)
    assert "går inte att göra säkert i glossary.yaml" in told
