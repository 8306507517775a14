"""Strategies that nobody has written: drawn at random, from one insats to many, with words of any letters."""

from __future__ import annotations

import copy
import random
import unicodedata
from typing import Any

from hypothesis import strategies as st

from hostile import STEMS
from macros.source import read
from support import FIXTURE

# What the PDFs have letters for, and the marks that trip up templates, Markdown, YAML and spreadsheets.
ALPHABET = "aeiouåäöéßþđłőșžABCÅÄÖÞαβγδΩбвгджЯ0123456789" + "\"'&#*_|:;,.!?%@=+-–…”()~^$\\/`"
LETTERS = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code))[0] in "LMN"]


def plain(text: str) -> str:
    """Words that are no markup of ours: no list, note or link."""
    return text.replace("](", "] (").replace("[^", "[ ^").lstrip("- ") or "ord"


def _words(seed: int) -> str:
    """A few words, now and then a very long one. One number makes them all, so that a strategy is quick to draw."""
    chance = random.Random(seed)
    word = ["".join(chance.choices(ALPHABET, k=chance.randint(1, 12))) for _ in range(chance.randint(1, 4))]
    long = ["".join(chance.choices("åbcäöx", k=chance.randint(80, 150)))] if chance.random() < 0.1 else []
    return plain(" ".join(word + long))


def _letters(seed: int) -> str:
    """Letters, marks and digits of any script."""
    chance = random.Random(seed)
    return "".join(chance.choices(LETTERS, k=chance.randint(1, 3) if chance.random() < 0.9 else 30))


SEEDS = st.integers(0, 2**30)
TEXT = SEEDS.map(_words)
ANY_LETTERS = SEEDS.map(_letters)
TITLE = TEXT.map(lambda text: text[:59].strip() or "ord").map(plain)
LISTS = {
    "resources": ("areas", "checklist", "tips"),
    "glossary": ("terms", "english"),
    "affiliates": ("affiliates",),
    "errata": ("errata",),
    "goals": ("agenda",),
    "indicators": ("groups",),
    "changes": ("releases",),
    "methods": ("methods",),
}


def some(draw: Any, names: list[str], least: int = 0) -> list[str]:
    """Some of the ids, each once."""
    found: list[str] = (
        draw(st.lists(st.sampled_from(names), min_size=least, max_size=4, unique=True)) if names else []
    )
    return found


@st.composite
def strategies(
    draw: Any, words: st.SearchStrategy[str] = TEXT, titles: st.SearchStrategy[str] = TITLE
) -> dict[str, Any]:
    """The values of a folder of data that keeps every rule; `words` and `titles` say what texts are made of."""
    values = copy.deepcopy(read(FIXTURE, STEMS).values)
    for stem, names in LISTS.items():
        for name in names:
            if draw(st.booleans()) or (stem, name) in (
                ("methods", "methods"),
                ("errata", "errata"),
                ("changes", "releases"),
            ):
                values[stem][name] = []
    actors = [f"aktor-{number}" for number in range(draw(st.integers(1, 5)))]
    values["actors"]["actors"] = [
        {"id": name, "name": draw(titles), "group": draw(st.sampled_from(["offentligt", "privat", "ovrigt"])), "spellings": [f"{draw(words)} {name}"]}
        for name in actors
    ]  # fmt: skip
    _areas(draw, values, actors, words, titles)
    _plan(draw, values, actors, words, titles)
    _roles(draw, values, actors, words, titles)
    values["site"]["county"] |= {
        "actor": draw(st.sampled_from(["", *actors])),
        "municipalities": draw(st.lists(words, max_size=3)),
    }
    for affiliate in values["affiliates"]["affiliates"]:
        affiliate["actor"] = ""
    return values


def _also(draw: Any, actors: list[str], words: st.SearchStrategy[str]) -> dict[str, Any]:
    return {"also": [{"actor": name, "reason": draw(words)} for name in some(draw, actors)]}


def _areas(
    draw: Any,
    values: dict[str, Any],
    actors: list[str],
    words: st.SearchStrategy[str],
    titles: st.SearchStrategy[str],
) -> None:
    spelled = {actor["id"]: actor["spellings"][0] for actor in values["actors"]["actors"]}
    areas = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        problems = []
        for row in range(1, draw(st.integers(1, 3)) + 1):
            # Every actor is named somewhere: by the first row of all.
            named = actors if (number, row) == (1, 1) else some(draw, actors, 1)
            name = f"omrade-{number}-{row}"
            problems.append({
                "id": name, "text": draw(words), "contributors": ", ".join(spelled[a] for a in named), "actors": named,
                "actions": [{"id": f"{name}-{letter}", "title": draw(titles), "text": draw(words), "keywords": draw(st.lists(words, max_size=2)),
                             "editorial": _also(draw, actors, words)} for letter in "abcd"[: draw(st.integers(1, 4))]],
                "outcomes": [{"id": f"{name}-delmal-{n}", "text": draw(words)} for n in range(draw(st.integers(0, 2)))],
            })  # fmt: skip
        areas.append({
            "id": f"omrade-{number}", "number": str(number), "title": draw(titles), "goals": some(draw, ["mal-1", "mal-2", "mal-3"]),
            "support_box": draw(st.sampled_from(["ja", "nej"])), "content": [{"text": draw(words)} for _ in range(draw(st.integers(0, 2)))],
            "contributions": [{"id": f"bidrag-{number}-{n}", "text": draw(words)} for n in range(draw(st.integers(0, 2)))], "problems": problems,
        })  # fmt: skip
    values["focusareas"]["focus_areas"] = areas


def _plan(
    draw: Any,
    values: dict[str, Any],
    actors: list[str],
    words: st.SearchStrategy[str],
    titles: st.SearchStrategy[str],
) -> None:
    values["actionplan"]["contributions"][0]["actors"] = some(draw, actors)
    values["actionplan"]["areas"] = [
        {"id": f"del-{number}", "number": str(number), "title": draw(titles), "objectives": [
            {"id": f"plan-{number}-{row}", "title": draw(titles), "text": draw(words), "activities": draw(words),
             "follow_up": draw(st.lists(words, max_size=2)), "editorial": _also(draw, actors, words)}
            for row in range(1, draw(st.integers(1, 3)) + 1)]}
        for number in range(1, draw(st.integers(1, 2)) + 1)
    ]  # fmt: skip


def _roles(
    draw: Any,
    values: dict[str, Any],
    actors: list[str],
    words: st.SearchStrategy[str],
    titles: st.SearchStrategy[str],
) -> None:
    items = [a["id"] for a in actions(values)] + [o["id"] for o in objectives(values)]
    areas = [area["id"] for area in values["focusareas"]["focus_areas"]]
    values["roles"]["roles"] = [
        {"id": f"roll-{number}", "title": draw(titles), "workplace": draw(st.sampled_from(["skolan", "kommunhuset"])),
         "synonyms": draw(st.lists(words, max_size=2)), "actors": some(draw, actors), "organisations": some(draw, actors),
         "focus_areas": some(draw, areas), "also": [{"id": name, "reason": draw(words)} for name in some(draw, items)],
         "first": some(draw, items), "related": []}
        for number in range(draw(st.integers(1, 4)))
    ]  # fmt: skip


def rows(values: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every problemområde with its focus area."""
    return [(area, row) for area in values["focusareas"]["focus_areas"] for row in area["problems"]]


def actions(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Every insats."""
    return [action for _, row in rows(values) for action in row["actions"]]


def objectives(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Every målsättning."""
    return [objective for area in values["actionplan"]["areas"] for objective in area["objectives"]]
