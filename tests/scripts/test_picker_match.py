"""The picker's answers to readers' own words for their work: tests/titles.yaml, written before the picker knew the titles."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.strategy import role_words
from support import FIXTURE, ROOT, read_yaml, unchanged

TITLES = read_yaml("titles.yaml")
# More are no choice.
MOST = 8


@dataclass(frozen=True)
class Meant:
    """The roles that a text may mean, and how: sure, like, none."""

    roles: tuple[str, ...]
    how: str


def meant(typed: list[str], data: Path = ROOT / "data") -> dict[str, Meant]:
    """Return what the picker makes of each text, with the words of a folder of data."""
    strategy = unchanged(data)
    known = [
        {"word": word.word, "roles": list(word.roles), "title": word.title}
        for word in role_words.role_words(strategy)
    ]
    done = subprocess.run(
        ["node", str(ROOT / "tools" / "try_picker.mjs")],
        input=json.dumps({"known": known, "endings": role_words.role_endings(strategy), "typed": typed}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = [Meant(tuple(one["roles"]), one["how"]) for one in json.loads(done.stdout)]
    return dict(zip(typed, found, strict=True))


def test_nineteen_of_twenty_municipal_titles_reach_a_right_page_and_none_a_wrong_one() -> None:
    given = meant([entry["title"] for entry in TITLES])
    fair, wrong = [], []
    for entry in TITLES:
        found = given[entry["title"]]
        right = set(entry["roles"]).intersection(found.roles)
        if right and len(found.roles) <= MOST:
            fair.append(entry["title"])
        elif found.how == "sure" and len(found.roles) == 1:
            wrong.append((entry["title"], found.roles))
    assert len(TITLES) >= 126
    assert wrong == []
    assert len(fair) >= 0.95 * len(TITLES), sorted({entry["title"] for entry in TITLES}.difference(fair))


@pytest.mark.parametrize(
    "forms",
    [
        ["lärare", "läraren", "lärarna", "lärarnas", "Lärare", "larare", "jag är lärare", "lärare!"],
        ["polis", "polisen", "poliser", "poliserna", "POLIS"],
        ["brandman", "brandmän", "brandmännen", "brandmannen"],
        ["kock", "kocken", "kockar", "kockarna", "jag arbetar som kock"],
    ],
)
def test_every_form_of_a_title_means_the_same(forms: list[str]) -> None:
    given = meant(forms)
    assert len({found.roles for found in given.values()}) == 1, given


def test_a_roles_own_title_comes_before_anothers_synonym() -> None:
    given = meant(["undersköterska", "Undersköterska och omsorgspersonal", "förtroendevald", "fritidsledare"])
    first = {typed: unchanged().roles[found.roles[0]].title for typed, found in given.items()}
    assert {
        typed: title for typed, title in first.items() if not title.lower().startswith(typed.lower())
    } == {}


def test_a_misspelt_word_is_asked_about_and_never_followed() -> None:
    typed = [
        "undersjöterska",
        "bibliotikarie",
        "socialsekretare",
        "rekor",
        "poliss",
        "kommunukatör",
        "förskollärrare",
    ]
    given = meant(typed)
    assert {word: found for word, found in given.items() if found.how != "like" or not found.roles} == {}


def test_what_is_unknown_leads_nowhere_by_itself() -> None:
    given = meant(["", " ", "?", "astronaut", "hovnarr", "xyz", "1234", "🙂", "a" * 3000, "lärare " * 200])
    assert [typed for typed, found in given.items() if found.how == "sure" and "lärare" not in typed] == []


def test_the_invented_countys_own_words_are_known() -> None:
    assert meant(["lärare"], FIXTURE)["lärare"].how == "sure"
