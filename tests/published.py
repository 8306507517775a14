"""Shared by the tests of downloads: files made from data, and the data read by another reader than ours."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros import exports
from macros.validation.loader import load
from support import FIXTURE, ROOT

COUNTIES = (ROOT / "data", FIXTURE)


def publish(data: Path, site: Path) -> Path:
    """Writes the open data of a folder of data, and gives the folder of version 1."""
    strategy = load(data).strategy
    assert strategy
    for file in exports.downloads(strategy):
        if file.path.startswith("data/"):
            path = site / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.make())
    return site / "data" / "v1"


def source(data: Path, stem: str) -> Any:
    """A file of data/ as YAML says it, every scalar a string."""
    return yaml.load((data / f"{stem}.yaml").read_text("utf-8"), yaml.BaseLoader)


def strings(value: Any, key: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every scalar with the names on the way to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, (*key, name))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
    elif value is not None:
        yield key, str(value)


def read(folder: Path, name: str) -> Any:
    """A JSON file."""
    return json.loads((folder / name).read_text("utf-8"))


def actions(data: Path) -> list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
    """(focus area, problem, action) of each insats, straight from the YAML."""
    return [
        (area, problem, action)
        for area in source(data, "focusareas")["focus_areas"]
        for problem in area["problems"]
        for action in problem["actions"]
    ]


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
