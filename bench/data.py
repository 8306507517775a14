"""Make a strategy of any size from a county's data, valid by `check`.

Every added row copies one of the county's, so that cells, ties, methods and texts are as long. The words of its insatser
are drawn from those of all insatser. The same seed gives the same bytes.
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

# The file of the insatser.
FILE = "focusareas"
_TITLE = 60
Values = dict[str, Any]


def make(county: Path, folder: Path, number: int, seed: int = 1) -> int:
    """Copy a county's data to a folder, add rows until it has at least `number` insatser, and return their number.

    Raises FileNotFoundError if the county lacks the file of insatser.
    """
    shutil.copytree(county, folder, dirs_exist_ok=True)
    source = read(county, [FILE])
    if FILE in source.unreadable:
        raise FileNotFoundError(county / f"{FILE}.yaml")
    # The reader caches these values, so a copy is changed.
    values = copy.deepcopy(source.values[FILE])
    _grow(values["focus_areas"], number, random.Random(seed))
    (folder / f"{FILE}.yaml").write_text(_yaml(values), "utf-8")
    return sum(1 for _ in actions(values))


def actions(values: Values) -> Iterator[Values]:
    """Yield the insatser in the values of the file."""
    return (action for area in values["focus_areas"] for row in area["problems"] for action in row["actions"])


def _grow(areas: list[Values], number: int, chance: random.Random) -> None:
    missing = number - sum(len(row["actions"]) for area in areas for row in area["problems"])
    own = [list(area["problems"]) for area in areas]
    words = sorted({word for action in actions({"focus_areas": areas}) for word in action["text"].split()})
    for turn in itertools.count(1):
        for area, rows in zip(areas, own, strict=True):
            if missing <= 0:
                return
            row = _like(chance.choice(rows), f"{area['id']}-m{turn}", words, chance)
            row["actions"] = row["actions"][:missing]
            missing -= len(row["actions"])
            area["problems"].append(row)


def _like(row: Values, name: str, words: list[str], chance: random.Random) -> Values:
    """Return a row like another one, with ids of its own and without `same_as`."""
    made = copy.deepcopy({key: value for key, value in row.items() if key != "same_as"})
    made["id"] = name
    made["text"] = f"{_shuffled(row['text'], chance)} ({name})"
    made["actions"] = [_action(a, f"{name}-{i}", words, chance) for i, a in enumerate(row["actions"], 1)]
    for i, outcome in enumerate(made.get("outcomes") or [], 1):
        outcome["id"] = f"{name}-delmal-{i}"
    return made


def _action(action: Values, name: str, words: list[str], chance: random.Random) -> Values:
    """Return an insats with as many other words. Before them stands its own text, if it names a method."""
    made = {key: value for key, value in action.items() if key not in ("withdrawn", "replaced")}
    drawn = " ".join(chance.choices(words, k=len(action["text"].split())))
    text = f"{action['text']} {drawn}" if action.get("methods") else drawn
    return made | {"id": name, "text": text, "title": f"{drawn[: _TITLE - len(name) - 1].rstrip()} {name}"}


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.split()
    return " ".join(chance.sample(words, len(words)))


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes texts as editors do: paragraphs under `|`, each on one line, without aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _yaml(values: Values) -> str:
    made: str = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return made
