"""Data with something hostile in every text field at once, and the same data with harmless words.

Walks the models' types, so that a field that is added is covered by itself. Each field holds a mark of its own, by
which its words are known wherever they turn up.
"""

from __future__ import annotations

import shutil
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import TypeAdapter, ValidationError

from macros.diff.type_hints import options
from macros.model import Block, Entity, Model, Ref, Replaced, files, markup
from macros.model.markup import is_prose
from macros.source.reader import Key, read
from macros.source.references import field_hints, iter_ids_and_references
from macros.strategy import as_of
from support import FIXTURE

STEMS = [stem for stem, _ in files()]
PRODUCT = "1695203"
"""What a template would make of the payloads' `{{1301*1303}}`."""

# From the worst to the mildest: a field gets the first that its type lets in. {n} is the field's mark.
_TEXTS = (
    "{start}X{n}x \"'> <script>__owned({n})</script><img src=x onerror=__owned({n})><svg onload=__owned({n})> </main></style>"
    "</script></title></textarea><!-- ]]> <?php --> {{{{1301*1303}}}} {{% raw %}} {{# kommentar #}} ${{1301*1303}} "
    "&lt;b&gt; &#60;i&#62; \\u003cb\\u003e <javascript:__owned({n})> ![bild](//annan.invalid/{n}.png) ** fet _kursiv_ "
    '`kod` ~~struken~~ @namn | cell | {{: onclick="__owned({n})" }} #strong[typst] #panic() $x$ %s %(x)s {{0}} slut{n}',
    # Names begin alike, for they are put in order.
    "=1+X{n}x \"onfocus='__owned({n})' `a` *b* _c_ [d](javascript:__owned({n})) {{: onclick=1}} ${{7*7}} &lt;i&gt; #panic() slut{n}",
    "=X{n}x \"onload='__owned({n})' &lt;b&gt; *c* slut{n}",
)
# Running text is refused with what would be markup anywhere; the rest of the same.
_PROSE = (
    "{start}X{n}x \"'> < script>__owned({n})< /script> ${{1301*1303}} {{{{1301*1303}}}} {{% raw %}} {{# kommentar #}} ]]> "
    '\\u003cb\\u003e & < javascript:__owned({n})> @namn / cell {{: onclick="__owned({n})" }} #strong[typst] #panic() $x$ %s '
    "%(x)s {{0}} slut{n}"
)
_ADDRESSES = (
    "https://exempel.invalid/X{n}x?a=1&b='__owned({n})'&c=$(7*7)&lt;b&gt;;(javascript:__owned({n}))*e*_f_~g~%22%3Cb%3E#slut{n}",
    "X{n}x'onload='1'*b*@exempel.invalid",
)
_HARMLESS = {"<q>": "abc"}
_STARTS = ("=1+", "+1+", "@SUM ", "-1 ", "=cmd|' /C calc'!A0 ")


@dataclass(frozen=True)
class Filled:
    """One text field: where it stands, its model and name, and what it holds."""

    key: Key
    owner: str
    name: str
    hint: Any
    text: str


@dataclass
class Hostile:
    """All of the data, filled; `harmless` has ordinary words in the same places."""

    harmless: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    filled: list[Filled] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    built: set[tuple[str, str]] = field(default_factory=set)

    def value(self, value: Any, hint: Any, key: Key, owner: str) -> Any:
        """A value of a type, its texts exchanged; the fields of its models that are empty are filled."""
        for option in options(hint):
            kind = get_origin(option)
            if kind is tuple and isinstance(value, list):
                return [self.value(v, get_args(option)[0], (*key, i), owner) for i, v in enumerate(value)]
            if is_model(option) and isinstance(value, dict):
                return self.model(value, option, key)
        return self.text(str(value), hint, key, owner) if text_like(hint) else value

    def model(self, values: dict[str, Any], model: type[Model], key: Key) -> dict[str, Any]:
        """The values of a model, filled."""
        made = dict(values)
        for name, hint in field_hints(model).items():
            if name in model.model_fields and name not in made and model is not Block:
                made |= self.missing(model, name, hint)
        for name, value in made.items():
            made[name] = self.value(value, field_hints(model)[name], (*key, name), model.__name__)
        return made

    def missing(self, model: type[Model], name: str, hint: Any) -> dict[str, Any]:
        """A field that the data leave out: a word, a list of one, or a small model, once for each place in the types."""
        for option in options(hint):
            inner = get_args(option)[0] if get_origin(option) is tuple else hint
            small = next(
                (o for o in options(inner) if is_model(o) and not issubclass(o, (Block, Entity))), None
            )
            if small and (model.__name__, name) not in self.built:
                self.built.add((model.__name__, name))
                made: Any = self.small(small)
                if small is Replaced and not {"text", "content"} & set(model.model_fields):
                    made["field"] = as_of.fields_with_words(model)[0]
            elif text_like(inner):
                made = "ord"
            else:
                continue
            return {name: [made] if get_origin(option) is tuple else made}
        return {}

    def small(self, model: type[Model]) -> dict[str, Any]:
        """A model with what it needs: days, and ids of things that are there."""
        needed = {name for name, about in model.model_fields.items() if about.is_required()}
        made = {name: self.sample(hint) for name, hint in field_hints(model).items() if name in needed}
        # What was added was later reworded, and then withdrawn.
        return made | ({"date": _DAYS[model.__name__]} if model.__name__ in _DAYS else {})

    def sample(self, hint: Any) -> Any:
        """Something that a type lets in."""
        if ref := next(_noted(hint, Ref), None):
            return self.ids[ref.kinds[0]]
        option = options(hint)[0]
        if get_origin(option) is tuple:
            return [self.sample(get_args(option)[0])]
        if get_origin(option) is Literal:
            return get_args(option)[0]
        return next(text for text in ("ord", "2026-02-01", "1", "2022", "/om/ordlista/") if _fits(hint, text))

    def text(self, old: str, hint: Any, key: Key, owner: str) -> str:
        """Return the content of a text field; marks of notes stay."""
        number = 1000 + len(self.filled)
        # Words of the glossary and of errata are looked for in running text, and stand there too.
        in_prose = is_prose(key) or owner in ("Term", "GlossaryFile") or key[-1] == "published"
        payload = next(p for p in _payloads(number, in_prose=in_prose) if _fits(hint, p))
        if self.harmless:
            payload = _HARMLESS.get(payload) or _ordinary(payload, number, hint)
        if owner == "QuickExit":
            # The way out leads to a site of somebody else's.
            payload = payload.replace("https://exempel.invalid/", "https://vader.invalid/")
        if is_prose(key):
            payload += " [ord](http://annan.invalid/)"
            payload += "".join(f"[^{note}]" for note in markup.notes(old))
        name = next(part for part in reversed(key) if isinstance(part, str))
        self.filled.append(Filled(key, owner, name, hint, payload))
        if owner == "Table" and name == "text":
            cell = payload.replace("|", "\\|")
            return f"| {cell} | ord |\n|---|---|\n| ord | ord |\n"
        return payload


_DAYS = {"Added": "2026-01-01", "Replaced": "2026-02-01", "Withdrawn": "2026-03-01"}


def is_model(hint: Any) -> bool:
    """Return True if a type is one of the models."""
    return isinstance(hint, type) and issubclass(hint, Model)


def _noted(hint: Any, kind: type) -> Iterator[Any]:
    if get_origin(hint) is Annotated:
        yield from (note for note in hint.__metadata__ if isinstance(note, kind))
        yield from _noted(hint.__origin__, kind)
    elif get_origin(hint) in (Union, types.UnionType):
        yield from (note for option in get_args(hint) for note in _noted(option, kind))


def text_like(hint: Any) -> bool:
    """Return True if a type is free words: no reference, and one of the payloads fits."""
    if get_origin(hint) is tuple or any(_noted(hint, Ref)):
        return False
    return str in options(hint) and any(_fits(hint, payload) for payload in _payloads(1000))


def _payloads(number: int, *, in_prose: bool = False) -> list[str]:
    start = _STARTS[number % len(_STARTS)]
    texts = (_PROSE, *_TEXTS) if in_prose else _TEXTS
    return [text.format(n=number, start=start) for text in (*texts, *_ADDRESSES, "<q>")]


def _fits(hint: Any, text: str) -> bool:
    try:
        TypeAdapter(hint).validate_python(text)
    except ValidationError:
        return False
    return True


def _ordinary(payload: str, number: int, hint: Any) -> str:
    words = [
        f"X{number}x ordinärt ord slut{number}",
        f"https://exempel.invalid/X{number}x",
        f"X{number}x@exempel.invalid",
    ]
    if payload.startswith("http"):
        words = words[1:]
    return next(text for text in words if _fits(hint, text))


def fill(folder: Path, *, harmless: bool = False) -> Hostile:
    """The data of a folder with every text field filled."""
    source = read(folder, STEMS)
    made = Hostile(
        harmless, ids={found.kind: found.id for found in iter_ids_and_references(source) if found.kind}
    )
    for stem, model in files():
        made.values[stem] = made.value(source.values[stem], model, (stem,), stem)
    _agree(made.values)
    _own_tables(made, source.values["statistics"])
    _own_level(made, source.values["goals"])
    return made


def _own_tables(made: Hostile, before: dict[str, Any]) -> None:
    """Measures keep the names of their tables, and shares their unit, by which programs know them."""
    for number, (new, old) in enumerate(
        zip(made.values["statistics"]["measures"], before["measures"], strict=True)
    ):
        fields = {"table", "select", *(["unit"] if old["shape"] == "fördelning" else [])}
        for name in fields:
            new.pop(name, None)
            new |= {name: old[name]} if name in old else {}
        within = ("statistics", "measures", number)
        made.filled = [one for one in made.filled if one.key[:3] != within or one.key[3] not in fields]


def _own_level(made: Hostile, before: dict[str, Any]) -> None:
    """The levels that parts of pages name keep their names; one goal has a level of its own, whose name is filled in."""
    levels, goals = made.values["goals"]["levels"], made.values["goals"]["goals"]
    own = levels[0]["name"]
    for new, old in zip((*levels, *goals), (*before["levels"], *before["goals"]), strict=True):
        name = "name" if "name" in old else "level"
        new[name] = old[name]
    levels.append({"name": own, "title": "Egna mål"})
    goals[1]["level"] = own
    about = {
        ("GoalLevel", "name"): ("levels", len(levels) - 1, "name"),
        ("Goal", "level"): ("goals", 1, "level"),
    }
    made.filled = [one for one in made.filled if (one.owner, one.name) not in about]
    made.filled += [Filled(("goals", *key), *field, str, own) for field, key in about.items()]


def _agree(values: dict[str, Any]) -> None:
    """Make fields agree as `check` requires: cells name actors, rows methods, texts the glossary's words and errata's."""
    spelled = {a["id"]: a["spellings"][0] for a in values["actors"]["actors"] if a.get("spellings")}
    spelled |= {m["id"]: m["spellings"][0] for m in values["methods"]["methods"]}
    for problem in (p for area in values["focusareas"]["focus_areas"] for p in area["problems"]):
        named = (*problem["actors"], *([problem["together"]] if problem.get("together") else []))
        problem["contributors"] += " ".join(["", *(spelled[name] for name in named)])
        for action in problem["actions"]:
            action["text"] += " ".join(["", *(spelled[name] for name in action.get("methods", ()))])
    for objective in (o for area in values["actionplan"]["areas"] for o in area["objectives"]):
        objective["activities"] += " ".join(["", *(spelled[name] for name in objective.get("methods", ()))])
    # What an erratum says is published stands in the text.
    shown = values["focusareas"]["focus_areas"][0]["problems"][0]["actions"][0]
    for erratum in values["errata"]["errata"]:
        shown["text"] += f" {erratum['published']}" if erratum.get("published") else ""
    glossary = values["glossary"]
    used = [*glossary["english"], *(form for term in glossary["terms"] for form in term["forms"])]
    for block in (b for c in values["strategy"]["chapters"] for b in c.get("content", ()) if "text" in b):
        block["text"] += f" {'; '.join(used)} "
    values["followup"]["rounds"][0] |= {"organisations": 9, "plans": 9}  # tables are made of eight or more


def write(values: dict[str, Any], folder: Path) -> Path:
    """Writes data as YAML, each text on a line of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, value in values.items():
        text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**9, default_style='"')
        (folder / f"{stem}.yaml").write_text(text, "utf-8")
    for name in ("media", *(["statistics"] if values.get("statistics", {}).get("measures") else [])):
        shutil.copytree(FIXTURE / name, folder / name, dirs_exist_ok=True)
    return folder


# What a program asks a database of statistics for: no words, and kept as they are by _own_tables.
_NAMES_FOR_PROGRAMS = {("Measure", "table"), ("Selection", "variable"), ("Selection", "value")}


def text_fields() -> set[tuple[str, str]]:
    """(model, field) of every text field that the types of data/ have, whether some data use it or not."""
    found: set[tuple[str, str]] = set()
    seen: set[type[Model]] = set()
    waiting = [model for _, model in files()]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, hint in field_hints(model).items():
            for option in options(hint) if name in model.model_fields else ():
                inner = get_args(option)[0] if get_origin(option) is tuple else hint
                waiting += [o for o in options(inner) if is_model(o)]
                if text_like(inner) and (model.__name__, name) not in _NAMES_FOR_PROGRAMS:
                    found.add((model.__name__, name))
    return found
