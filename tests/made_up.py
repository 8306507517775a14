"""Strategies that nobody has written: drawn at random, from one insats to many, with words of any letters."""

from __future__ import annotations

import copy
import random
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hypothesis import strategies as st

from hostile import STEMS
from macros.source.reader import read
from support import FIXTURE
from without import drop_empty_figures

# What the PDFs have letters for, and the marks that trip up templates, Markdown, YAML and spreadsheets. A word is of one alphabet.
SIGNS = "0123456789" + "\"'&#*_|:;,.!?%@=+-–…”()~^$\\/`"
ALPHABETS = [letters + SIGNS for letters in ("aeiouåäöéßþđłőșžABCÅÄÖÞ", "αβγδΩ", "бвгджЯ")]


@cache
def every_letter() -> list[str]:
    return [chr(code) for code in range(0x110000) if unicodedata.category(chr(code))[0] in "LMN"]


def plain(text: str) -> str:
    """Words that are no markup of ours: no list, heading, quotation, table, note or link."""
    # One of each sign: two would enclose what is between them.
    for sign in "*_`~^":
        before, found, after = text.partition(sign)
        text = before + found + after.replace(sign, "")
    text = text.replace("](", "] (").replace("[^", "[ ^").lstrip("-#*|>+ ")
    # A sign that stood alone leaves two spaces.
    text = " ".join(text.split())
    # Signs alone stand for a text that is to come.
    return text if any(sign.isalnum() for sign in text) else "ord"


def _word(chance: random.Random) -> str:
    alphabet = chance.choices(ALPHABETS, [3, 1, 1])[0]
    return "".join(chance.choices(alphabet, k=chance.randint(1, 12)))


def _words(seed: int) -> str:
    """A few words, now and then a very long one. One number makes them all, so that a strategy is quick to draw."""
    chance = random.Random(seed)
    word = [_word(chance) for _ in range(chance.randint(1, 4))]
    long = ["".join(chance.choices("åbcäöx", k=chance.randint(80, 150)))] if chance.random() < 0.1 else []
    return plain(" ".join(word + long))


def _letters(seed: int) -> str:
    """Letters, marks and digits of any script."""
    chance = random.Random(seed)
    return "".join(chance.choices(every_letter(), k=chance.randint(1, 3) if chance.random() < 0.9 else 30))


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
Row = dict[str, Any]


@dataclass(frozen=True)
class Pen:
    """Draws one strategy: `words` and `titles` say what its texts are made of."""

    draw: Any
    words: st.SearchStrategy[str]
    titles: st.SearchStrategy[str]
    names: set[str] = field(default_factory=set)

    def number(self, least: int, most: int) -> int:
        return int(self.draw(st.integers(least, most)))

    def text(self) -> str:
        return str(self.draw(self.words))

    def title(self) -> str:
        return str(self.draw(self.titles))

    def name(self) -> str:
        """A title that no other role or actor has."""
        found = str(self.draw(self.titles.filter(lambda title: title.casefold() not in self.names)))
        self.names.add(found.casefold())
        return found

    def texts(self, most: int = 2) -> list[str]:
        return [self.text() for _ in range(self.number(0, most))]

    def seldom(self) -> bool:
        return bool(self.draw(st.sampled_from([False, True, False])))

    def some(self, names: list[str], least: int = 0) -> list[str]:
        """Some of the ids, each once."""
        found = (
            st.lists(st.sampled_from(names), min_size=least, max_size=4, unique=True)
            if names
            else st.just([])
        )
        return list(self.draw(found))

    def ended(self, others: list[str]) -> Row:
        """Now and then what no longer holds, with one or two of its kind after it, or nothing."""
        if not self.seldom():
            return {}
        said = {"date": "2026-02-01", "decision": self.text(), "reason": self.text()}
        successor = self.draw(st.sampled_from(["", *others, *([others[:2]] if len(others) > 1 else [])]))
        readers = {"readers": self.draw(st.sampled_from(["ja", "nej"]))} if self.seldom() else {}
        return {"withdrawn": said | {"successor": successor} | readers}

    def reworded(self) -> Row:
        """Now and then words that held before: never those that hold now, for then nothing is replaced."""
        said = {"text": f"{self.text()} förr", "date": "2026-01-15", "decision": self.text()}
        return {"replaced": [said]} if self.seldom() else {}

    def editorial(self, actors: list[str], least: int = 0) -> Row:
        """The editors' ties: whom the item concerns, and who else."""
        said: Row = {"also": [{"actor": name, "reason": self.text()} for name in self.some(actors)]}
        if least or self.seldom():
            said["concerns"] = {"actors": self.some(actors, 1), "reason": self.text()}
        return {"editorial": said}


@st.composite
def strategies(
    draw: Any, words: st.SearchStrategy[str] = TEXT, titles: st.SearchStrategy[str] = TITLE
) -> dict[str, Any]:
    """The values of a folder of data that keeps every rule; `words` and `titles` say what texts are made of."""
    values = copy.deepcopy(read(FIXTURE, STEMS).values)
    pen = Pen(draw, words, titles)
    for stem, names in LISTS.items():
        for name in names:
            if draw(st.booleans()) or (stem, name) in (
                ("methods", "methods"),
                ("errata", "errata"),
                ("changes", "releases"),
            ):
                values[stem][name] = []
    actors = [f"aktor-{number}" for number in range(draw(st.sampled_from([1, 4, 3, 5])))]
    values["actors"]["actors"] = [_actor(pen, actors, number) for number in range(len(actors))]
    _areas(pen, values, actors)
    _plan(pen, values, actors)
    roles = [f"roll-{number}" for number in range(pen.number(1, 4))]
    values["roles"]["roles"] = [_role(pen, values, actors, roles, name) for name in roles]
    values["roles"] |= {"common": roles[: pen.number(0, 4)], "examples": []}
    values["site"]["county"] |= {
        "actor": draw(st.sampled_from(["", *actors])),
        "municipalities": pen.texts(3),
    }
    for affiliate in values["affiliates"]["affiliates"]:
        affiliate["actor"] = ""
    # Its figures are about the areas and insatser that were there.
    values["followup"]["rounds"] = values["followup"]["rounds"][:1]
    if not values["indicators"]["groups"]:
        del values["statistics"]
    drop_empty_figures(values)
    return values


def _actor(pen: Pen, actors: list[str], number: int) -> Row:
    """Wider actors stand after it, so that none is wider than itself."""
    name = actors[number]
    group = pen.draw(st.sampled_from(["offentligt", "privat", "ovrigt"]))
    made = {"id": name, "name": pen.name(), "group": group, "spellings": [f"{pen.text()} {name}"]}
    # Often a chain: the wider one has a wider one.
    made["broader"] = (
        actors[number + 1 : number + 2] if pen.draw(st.booleans()) else pen.some(actors[number + 1 :])
    )
    for key in ("whole", "in_sentence"):
        made |= {key: pen.text()} if pen.seldom() else {}
    return made | pen.ended(actors[:number])


def _areas(pen: Pen, values: Row, actors: list[str]) -> None:
    spelled = {actor["id"]: actor["spellings"][0] for actor in values["actors"]["actors"]}
    values["focusareas"]["focus_areas"] = [
        {
            "id": f"omrade-{number}", "number": str(number), "title": pen.title(), "goals": pen.some(["mal-1", "mal-2", "mal-3"]),
            "support_box": pen.draw(st.sampled_from(["ja", "nej"])), "content": [{"text": words} for words in pen.texts()],
            "contributions": [{"id": f"bidrag-{number}-{n}", "text": words} for n, words in enumerate(pen.texts())],
            # Every actor is named somewhere: by the first row of all.
            "problems": [_problem(pen, f"omrade-{number}-{row}", actors, spelled, all_of_them=(number, row) == (1, 1))
                         for row in range(1, pen.number(1, 3) + 1)],
        }
        for number in range(1, pen.number(1, 3) + 1)
    ]  # fmt: skip
    found = [(row, action) for _, row in rows(values) for action in row["actions"]]
    _twins(pen, [row for area, row in rows(values)], "actions")
    # Successors stand after it, so that none follows itself.
    for number, (_, action) in enumerate(found):
        action |= pen.ended([other["id"] for _, other in found[number + 1 :]])


def _problem(pen: Pen, name: str, actors: list[str], spelled: dict[str, str], *, all_of_them: bool) -> Row:
    named = actors if all_of_them else pen.some(actors, 1)
    together = pen.some(actors, 1)[0] if pen.seldom() else ""
    return {
        "id": name, "text": pen.text(), "actors": named, "together": together,
        "contributors": ", ".join(spelled[a] for a in [*named, *filter(None, [together])]),
        "actions": [{"id": f"{name}-{letter}", "title": pen.title(), "text": pen.text(), "keywords": pen.texts(),
                     **pen.editorial(actors), **pen.reworded()} for letter in "abcd"[: pen.number(1, 4)]],
        "outcomes": [{"id": f"{name}-delmal-{n}", "text": words} for n, words in enumerate(pen.texts())],
    }  # fmt: skip


def _twins(pen: Pen, found: list[Row], inner: str = "") -> None:
    """Now and then the first and the last say that they are the same row; what stands in them may differ."""
    if len(found) < 2 or not pen.draw(st.booleans()):
        return
    one, other = found[0], found[-1]
    one["same_as"], other["same_as"] = other["id"], one["id"]
    for mine, theirs in zip(one[inner], other[inner], strict=False) if inner else [(one, other)]:
        if not pen.seldom():
            theirs["text"] = mine["text"]


def _plan(pen: Pen, values: Row, actors: list[str]) -> None:
    values["actionplan"]["contributions"][0]["actors"] = pen.some(actors)
    values["actionplan"]["areas"] = [
        {"id": f"del-{number}", "number": str(number), "title": pen.title(), "objectives": [
            {"id": f"plan-{number}-{row}", "title": pen.title(), "text": pen.text(), "activities": pen.text(),
             "regulations": pen.texts(1), "follow_up": pen.texts(), **pen.editorial(actors), **pen.reworded()}
            for row in range(1, pen.number(1, 3) + 1)]}
        for number in range(1, pen.number(1, 2) + 1)
    ]  # fmt: skip
    found = objectives(values)
    _twins(pen, found)
    for number, objective in enumerate(found):
        objective |= pen.ended([other["id"] for other in found[number + 1 :]])


def _role(pen: Pen, values: Row, actors: list[str], roles: list[str], name: str) -> Row:
    items = [thing["id"] for thing in (*actions(values), *objectives(values))]
    areas = [area["id"] for area in values["focusareas"]["focus_areas"]]
    return {
        "id": name, "title": pen.name(), "workplace": pen.draw(st.sampled_from(["skolan", "kommunhuset"])),
        "synonyms": pen.texts(), "actors": pen.some(actors), "organisations": pen.some(actors), "focus_areas": pen.some(areas),
        "also": [{"id": item, "reason": pen.text()} for item in pen.some(items)], "first": pen.some(items), "related": [],
        **pen.ended(roles[roles.index(name) + 1 :]),
    }  # fmt: skip


def rows(values: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every problemområde with its focus area."""
    return [(area, row) for area in values["focusareas"]["focus_areas"] for row in area["problems"]]


def actions(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Every insats."""
    return [action for _, row in rows(values) for action in row["actions"]]


def objectives(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Every målsättning."""
    return [objective for area in values["actionplan"]["areas"] for objective in area["objectives"]]
