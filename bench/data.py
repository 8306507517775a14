"""A county's data → a strategy of any size that `check` passes: the same rows, in new words.

Every row that is added copies one of the county's own, so that cells, tags, methods and texts are as long and as tied as
those are; the words of its insatser are drawn anew from all that the county's insatser say. The same seed gives the same bytes.
"""

from __future__ import annotations

import copy
import itertools
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.source.reader import read

# Where the insatser stand.
FILE = "focusareas"
_TITLE = 60
Values = dict[str, Any]


def make(county: Path, folder: Path, number: int, seed: int = 1) -> int:
    """Copies a county's data to a folder and adds rows until it has at least so many insatser; gives how many it has.

    Raises FileNotFoundError when the county lacks the file of insatser.
    """
    shutil.copytree(county, folder, dirs_exist_ok=True)
    source = read(county, [FILE])
    if FILE in source.unreadable:
        raise FileNotFoundError(county / f"{FILE}.yaml")
    # What was read is remembered by its reader, and stays as it is.
    values = copy.deepcopy(source.values[FILE])
    _grow(values["focus_areas"], number, random.Random(seed))
    (folder / f"{FILE}.yaml").write_text(_yaml(values), "utf-8")
    return sum(1 for _ in actions(values))


def actions(values: Values) -> Iterator[Values]:
    """The insatser of the values of the file."""
    return (action for area in values["focus_areas"] for row in area["problems"] for action in row["actions"])


def _grow(areas: list[Values], number: int, chance: random.Random) -> None:
    missing = number - sum(len(row["actions"]) for area in areas for row in area["problems"])
    own = [list(area["problems"]) for area in areas]
    words = sorted(
        {
            word
            for area in areas
            for row in area["problems"]
            for a in row["actions"]
            for word in a["text"].split()
        }
    )
    for turn in itertools.count(1):
        for area, rows in zip(areas, own, strict=True):
            if missing <= 0:
                return
            row = _like(chance.choice(rows), f"{area['id']}-m{turn}", words, chance)
            row["actions"] = row["actions"][:missing]
            missing -= len(row["actions"])
            area["problems"].append(row)


def _like(row: Values, name: str, words: list[str], chance: random.Random) -> Values:
    """A row as another one, with ids of its own. That it stands in two areas is true of the other only."""
    made = copy.deepcopy({key: value for key, value in row.items() if key != "same_as"})
    made["id"] = name
    made["text"] = f"{_shuffled(row['text'], chance)} ({name})"
    made["actions"] = [_action(a, f"{name}-{i}", words, chance) for i, a in enumerate(row["actions"], 1)]
    for i, outcome in enumerate(made.get("outcomes") or [], 1):
        outcome["id"] = f"{name}-delmal-{i}"
    return made


def _action(action: Values, name: str, words: list[str], chance: random.Random) -> Values:
    """An insats with other words, as many. Words that a method is known by stay."""
    made = {key: value for key, value in action.items() if key not in ("withdrawn", "replaced")}
    drawn = " ".join(chance.choices(words, k=len(action["text"].split())))
    text = f"{action['text']} {drawn}" if action.get("methods") else drawn
    return made | {"id": name, "text": text, "title": f"{drawn[: _TITLE - len(name) - 1]} {name}"}


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.split()
    return " ".join(chance.sample(words, len(words)))


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes texts as editors do: several paragraphs under `|`, each on one line, and none by reference to another."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _yaml(values: Values) -> str:
    made: str = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return made
