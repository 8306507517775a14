"""The invented county without some of its parts, and with nothing left that refers to them."""

from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from support import FIXTURE

Values = dict[str, Any]


def _rows(values: Values) -> Iterator[Any]:
    for area in values.get("focusareas", {}).get("focus_areas", []):
        yield from area.get("problems", [])


def _no_rows(values: Values, *keys: str) -> None:
    for row in _rows(values):
        for key in keys:
            row.pop(key, None)


def _no_problems(values: Values) -> None:
    for area in values.get("focusareas", {}).get("focus_areas", []):
        area.pop("problems", None)


def _no_objective_cells(values: Values) -> None:
    for area in values.get("actionplan", {}).get("areas", []):
        for objective in area["objectives"]:
            for key in ("activities", "follow_up", "methods"):
                objective.pop(key, None)


def _no_levels(values: Values) -> None:
    values["goals"].pop("levels")
    for goal in values["goals"]["goals"]:
        goal.pop("level")


def _file(stem: str) -> Callable[[Values], None]:
    return lambda values: values.pop(stem, None) and None


def _key(stem: str, key: str) -> Callable[[Values], None]:
    return lambda values: values.get(stem, {}).pop(key, None) and None


# Each part → what takes it out. Larger parts stand before those within them.
PARTS: dict[str, Callable[[Values], None]] = {
    "focus_areas": _file("focusareas"),
    "problems": _no_problems,
    "actions": lambda values: _no_rows(values, "actions"),
    "contributors": lambda values: _no_rows(values, "contributors", "actors", "together"),
    "outcomes": lambda values: _no_rows(values, "outcomes"),
    "actors": _file("actors"),
    "roles": _file("roles"),
    "action_plan": _file("actionplan"),
    "cells": _no_objective_cells,
    "methods": _file("methods"),
    "indicators": lambda values: [values.pop(stem, None) for stem in ("indicators", "statistics")] and None,
    "checklist": _key("resources", "checklist"),
    "areas": _key("resources", "areas"),
    "tips": _key("resources", "tips"),
    "glossary": _file("glossary"),
    "errata": _file("errata"),
    "affiliates": _file("affiliates"),
    "followup": _file("followup"),
    "support": _key("site", "support"),
    "levels": _no_levels,
}


def write(folder: Path, lacked: frozenset[str]) -> Path:
    """Write the invented county without the parts to a folder, and return the folder."""
    values = {
        path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in FIXTURE.glob("*.yaml")
    }
    for part, take_out in PARTS.items():
        if part in lacked:
            take_out(values)
    if not values.get("actionplan") and not any(row.get("actions") for row in _rows(values)):
        values.pop("roles", None)
    drop_empty_figures(values)
    _prune(values)
    shutil.copytree(FIXTURE / "media", folder / "media")
    if values.get("statistics"):
        shutil.copytree(FIXTURE / "statistics", folder / "statistics")
    for stem, value in values.items():
        if value or stem == "changes":
            (folder / f"{stem}.yaml").write_text(
                yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000, default_style='"'),
                "utf-8",
            )
    return folder


def drop_empty_figures(values: Values) -> None:
    """Take out figures with nothing to show, and the sections that held nothing else."""
    resources, goals = values.get("resources", {}), values["goals"]
    levels = {goal["id"]: goal.get("level") for goal in goals["goals"]}
    measured = {levels.get(group["goal"]) for group in values.get("indicators", {}).get("groups", [])}
    held = {
        **{name: bool(resources.get(name)) for name in ("areas", "checklist", "tips")},
        "focus-areas": "focusareas" in values,
        "agenda": bool(goals.get("agenda")),
        "affiliates": "affiliates" in values,
        "national-goals": "nationellt" in levels.values(),
        "regional-goals": "regionalt" in levels.values(),
        "indicators": bool(measured),
        "regional-indicators": "regionalt" in measured,
    }

    def keep(section: Any) -> bool:
        section["content"] = [
            one for one in section.get("content", []) if held.get(one.get("show", ""), True)
        ]
        section["sections"] = [one for one in section.get("sections", []) if keep(one)]
        return bool(section["content"] or section["sections"])

    chapters = values["strategy"]["chapters"]
    values["strategy"]["chapters"] = [chapter for chapter in chapters if keep(chapter)]


def _prune(values: Values) -> None:
    """Take out references to what is gone, and actors, methods and notes that nothing names any more."""
    while True:
        before = repr(values)
        known = {one["id"] for one in _dicts(values) if "id" in one}
        named = _named(values)
        for stem in ("actors", "methods"):
            held = values.get(stem)
            if held:
                held[stem] = [one for one in held[stem] if one["id"] in named]
                if not held[stem]:
                    del values[stem]
        for one in list(_dicts(values)):
            _prune_references(one, known)
            if "support" not in values["site"]:
                one.pop("support_box", None)
        marks = repr(values)
        notes = values["strategy"].get("notes", [])
        values["strategy"]["notes"] = [
            note
            for note in notes
            if f"[^{note['id']}]" in marks or note["id"] in values["goals"]["goals"][0].get("notes", [])
        ]
        statement = values["accessibility"]
        if "actionplan" not in values:
            statement.pop("shortcomings", None)
        if repr(values) == before:
            return


_TIES = ("also", "areas", "goals", "items", "checklist", "chosen")
_REFERENCES = ("actors", "organisations", "focus_areas", "first", "related", "about", "methods", "goals")


def _prune_references(one: Values, known: set[str]) -> None:
    for key in _REFERENCES:
        held = one.get(key)
        if isinstance(held, list) and held and isinstance(held[0], str):
            one[key] = [name for name in held if name in known]
    for key in _TIES:
        if isinstance(one.get(key), list):
            one[key] = [tie for tie in one[key] if isinstance(tie, str) or _tied_to(tie) <= known]
    for key in ("actor", "together", "same_as", "successor", "section"):
        if key in one and one[key] not in known:
            del one[key]
    if "concerns" in one and not one["concerns"]["actors"]:
        del one["concerns"]
    if one.get("contributors") and not one.get("actors") and "actions" in one:
        one.pop("actors", None)


def _tied_to(tie: Values) -> set[str]:
    """Return the id that an item of a list refers to; empty for one that refers to nothing."""
    return {tie[key] for key in ("actor", "area", "goal", "item", "point", "id") if key in tie}


def _dicts(value: Any) -> Iterator[Values]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _dicts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _dicts(inner)


def _named(values: Values) -> set[str]:
    """Return the ids that something refers to, outside actors.yaml and through it."""
    found = {one.get(key, "") for one in _dicts(values) for key in ("actor", "together")}
    for one in _dicts(values):
        for key in ("actors", "organisations", "methods", "broader"):
            held = one.get(key)
            found |= {name for name in held if isinstance(name, str)} if isinstance(held, list) else set()
    return found


def pairwise() -> list[frozenset[str]]:
    """Return sets of missing parts so that each two parts are both there, both missing, and each alone, in some set."""
    rng, names = random.Random(1), list(PARTS)
    wanted = {
        (a, in_a, b, in_b)
        for a, b in itertools.combinations(names, 2)
        for in_a in (False, True)
        for in_b in (False, True)
    }
    sets = [frozenset[str](), frozenset(names)]

    def covered(lacked: frozenset[str]) -> set[tuple[str, bool, str, bool]]:
        return {(a, a in lacked, b, b in lacked) for a, b in itertools.combinations(names, 2)}

    for one in sets:
        wanted -= covered(one)
    while wanted:
        drawn = [frozenset(name for name in names if rng.random() < 0.4) for _ in range(200)]
        best = max(drawn, key=lambda one: len(wanted & covered(one)))
        wanted -= covered(best)
        sets.append(best)
    return sets
