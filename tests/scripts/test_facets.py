"""The filter's arithmetic, filter/facet-index.js, against a brute force written apart from it."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from support import TESTS

ORACLE = TESTS / "facets_oracle.mjs"
# `roll` has the rows of a role's nearest tiers, and `aven` those that are added to them.
OPTIONS = {
    "roll": ["larare"],
    "aven": ["organisationen"],
    "aktor": ["kommun", "kommunala-bolag", "region", "a"],
    "omrade": ["halsa", "vald", "arbete"],
}
# Words with their stems, written by hand: forms, compounds, words that only look alike.
STEMS = {
    "Lön": "lön", "lönen": "lön", "löneskillnader": "löneskillnad", "belöning": "belöning", "ÅR": "år", "året": "år", "var": "var",
    "vår": "vår", "Hälsa": "häls", "hälsans": "häls", "ohälsa": "ohäls", "skolan": "skol", "grundskola": "grundskol", "skolor": "skol",
    "lärare": "lärare", "lärarnas": "lärare", "förskollärare": "förskollärare", "lärande": "lär", "män": "man", "mannen": "man", "samman": "samman",
    "hot": "hot", "hotell": "hotell", "statistik": "statistik", "statistiken": "statistik", "region": "region",
}  # fmt: skip
# Typed without marks, with the stem that is meant.
UNMARKED = {"lon": "lon", "halsa": "hals", "larare": "larare", "manniska": "mannisk", "ar": "ar"}
WORDS = [*STEMS, *UNMARKED]
Case = dict[str, Any]


def answers(cases: list[Case]) -> list[dict[str, Any]]:
    """Return the answers of the page's own module to each case."""
    done = subprocess.run(
        ["node", str(ORACLE)],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def plain(text: str) -> str:
    """Lower case; å, ä and ö as a, a and o."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def says(text: str, words: str) -> bool:
    """Return True if the text has each word in some form, as a part of another word or begun; so also without marks for who types none."""
    written = [(word.lower(), (STEMS | UNMARKED)[word].lower()) for word in text.split()]
    unmarked = [(plain(word), plain(stem)) for word, stem in written]
    return all(
        has(written, typed.lower(), (STEMS | UNMARKED)[typed])
        or (plain(typed) == typed.lower() and has(unmarked, typed.lower(), plain((STEMS | UNMARKED)[typed])))
        for typed in words.split()
    )


def has(said: list[tuple[str, str]], typed: str, stem: str) -> bool:
    part = stem.removesuffix("e") if stem.endswith("are") else stem
    shared = len(part) >= 4 and typed.startswith(part)
    return any(own == stem or word.startswith(typed) or (shared and part in word) for word, own in said)


def matches(row: Case, chosen: Mapping[str, list[str]]) -> bool:
    has = row["values"]
    return all(
        says(row["text"], wanted[0])
        if facet == "q"
        else any(one in has[facet] for one in wanted)
        or (facet == "roll" and bool(set(has["aven"]) & set(chosen.get("aven", []))))
        for facet, wanted in chosen.items()
        if facet != "aven"
    )


def shown(
    case: Case, chosen: Mapping[str, list[str]], narrowed: Mapping[str, list[str]] | None = None
) -> list[int]:
    """The rows that match. For a role, one that is said by another that is shown is left out, as `narrowed` has it too."""
    found = [i for i, row in enumerate(case["rows"]) if matches(row, narrowed or chosen)]
    said = {twin for twin, first in case["twins"] if "roll" in chosen and first in found}
    return [i for i in found if i not in said]


def number(
    case: Case, chosen: Mapping[str, list[str]], narrowed: Mapping[str, list[str]] | None = None
) -> int:
    return len(shown(case, chosen, narrowed))


def less(chosen: Mapping[str, list[str]], facet: str, option: str) -> dict[str, list[str]]:
    """The choice without one option; a facet with none left narrows nothing."""
    rest = {name: [o for o in all_ if (name, o) != (facet, option)] for name, all_ in chosen.items()}
    return {name: all_ for name, all_ in rest.items() if all_}


def pairs(size: int, apart: int) -> list[tuple[int, int]]:
    """Rows that two areas print: no row is in two pairs."""
    return [(first + apart, first) for first in range(0, size - apart, 2 * apart)]


def some(options: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(options), unique=True, max_size=3)


TEXT = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
ROW = st.fixed_dictionaries(
    {"values": st.fixed_dictionaries({name: some(all_) for name, all_ in OPTIONS.items()}), "text": TEXT}
)
# More rows than the bits of one word.
ROWS = st.lists(ROW, min_size=1, max_size=6).flatmap(
    lambda rows: st.integers(1, 15).map(lambda times: rows * times)
)
CHOSEN = st.fixed_dictionaries({**{name: some(all_) for name, all_ in OPTIONS.items()}, "q": TEXT}).map(
    lambda drawn: {
        name: value if isinstance(value, list) else [value] for name, value in drawn.items() if value
    }
)
CASE = st.fixed_dictionaries({"rows": ROWS, "chosen": CHOSEN, "apart": st.integers(1, 40)}).map(
    lambda case: case | {"options": OPTIONS, "address": "", "twins": pairs(len(case["rows"]), case["apart"])}
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)
@given(st.lists(CASE, min_size=20, max_size=20))
def test_random_choices_show_and_count_what_a_brute_force_does(cases: list[Case]) -> None:
    # A choice that no row has restricts nothing; a reader cannot make it, since options come from rows.
    for case in cases:
        held = {name: {one for row in case["rows"] for one in row["values"][name]} for name in OPTIONS}
        narrowed = {
            name: [o for o in all_ if name == "q" or o in held[name]] for name, all_ in case["chosen"].items()
        }
        case["chosen"] = {name: all_ for name, all_ in narrowed.items() if all_}
        case["held"] = {name: sorted(all_) for name, all_ in held.items()}
    for case, answer in zip(cases, answers(cases), strict=True):
        chosen = case["chosen"]
        assert answer["visible"] == shown(case, chosen)
        # The form counts no roles.
        for facet in ("aktor", "omrade"):
            options = case["held"][facet]
            assert answer["counts"][facet] == {
                o: number(case, chosen, chosen | {facet: [o]}) for o in options
            }
        assert answer["removed"] == [
            [facet, o, number(case, less(chosen, facet, o))] for facet, all_ in chosen.items() for o in all_
        ]
        assert answer["back"] == chosen


def read(address: str) -> dict[str, Any]:
    case = {"rows": [], "options": OPTIONS, "chosen": {}, "address": address, "twins": []}
    found: dict[str, Any] = answers([case])[0]["read"]
    return found


def test_an_address_gives_its_choice_and_counts_what_it_does_not_know() -> None:
    assert read("?aktor=kommun&aktor=region&omrade=vald&q=l%C3%B6n+nu&utm=x&aktor=Kommun") == {
        "chosen": {"aktor": ["kommun", "region"], "omrade": ["vald"], "q": ["lön nu"]},
        "unknown": 1,
    }


def test_a_hostile_address_gives_nothing() -> None:
    many = "&".join(f"aktor={quote_plus(f'<script>{i}')}" for i in range(10_000))
    assert read(f"?{many}") == {"chosen": {}, "unknown": 10_000}
    assert read("?aktor=%E0%A4%A&omrade=%&q=%zz")["chosen"] == {"q": ["%zz"]}
    assert read("?__proto__=x&constructor=y&aktor=constructor") == {"chosen": {}, "unknown": 1}


def test_what_is_typed_is_kept_short() -> None:
    assert read(f"?q={'a' * 5000}")["chosen"] == {"q": ["a" * 100]}


def test_every_form_of_a_word_shows_the_same_rows() -> None:
    texts = [
        "Förskolan i kommunen",
        "grundskola",
        "skolkurator",
        "En skola",
        "Våldet",
        "hedersvåld",
        "våldsförebyggande",
        "Hotell",
        "Män",
    ]
    rows = [{"values": {key: [] for key in OPTIONS}, "text": text} for text in texts]
    forms = {
        ("skola", "skolan", "skolor", "skolornas"): [0, 1, 2, 3],
        ("våld", "våldet", "våldets"): [4, 5, 6],
        ("valdet", "vald"): [4, 5, 6],
        ("man", "män", "männens"): [8],
        ("hotet", "hotad"): [],
    }
    for words, expected in forms.items():
        cases = [
            {
                "rows": rows,
                "options": OPTIONS,
                "chosen": {"q": [word]},
                "address": "",
                "twins": [],
                "apart": 1,
            }
            for word in words
        ]
        shown_ = {word: answer["visible"] for word, answer in zip(words, answers(cases), strict=True)}
        assert shown_ == dict.fromkeys(words, expected), words
