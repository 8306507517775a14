"""A line in the wrong column, known by the keys that belong together, where YAML says only that it cannot read on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model import all_models
from .diagnostics import Diagnostic, SourceLocation
from .rows import plain_rows

_ROW = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[a-z_]+):(?: +(?P<value>\S.*))?)?")


def misplaced_row(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """Yield the first row up to the one where parsing failed that stands in no open list, or beside foreign keys."""
    keys: dict[int, tuple[str, int]] = {}
    dashes: set[int] = set()
    opener = 0
    for number, line in plain_rows(lines[:at]):
        match = _ROW.match(line)
        if not match or not (match["key"] or match["dashes"]):
            continue
        column, after = len(match["indent"]), len(match["indent"] + match["dashes"])
        key, place = match["key"] or "", SourceLocation(name, number, column + 1)
        before = keys
        keys = {at_: held for at_, held in keys.items() if at_ <= column}
        is_new = opener >= 0 and column >= opener
        if match["dashes"]:
            if column not in dashes and not is_new:
                yield _dash(place, line, key, keys.get(column), dashes)
                return
            keys.pop(after, None)
            dashes = {at_ for at_ in dashes if at_ < column} | {column}
        elif not (_belong(keys[column][0], key) if column in keys else is_new):
            # A row deeper than the one above, which has a value, is told as such.
            if column <= max(before, default=0) and (sibling := _sibling(before, column, key)):
                yield _key(place, key, sibling)
            return
        else:
            dashes = {at_ for at_ in dashes if at_ < column}
        keys[after] = (key, number)
        opener = after if key and not match["value"] else -1


@cache
def _models_with(key: str) -> frozenset[type]:
    return frozenset(model for model in all_models() if key in model.model_fields)


def _belong(one: str, other: str) -> bool:
    """Return True unless no model has both keys. A key that no model has is reported as such."""
    models, others = _models_with(one), _models_with(other)
    return not models or not others or bool(models & others)


def _sibling(keys: dict[int, tuple[str, int]], column: int, key: str) -> tuple[int, str, int] | None:
    """Return the column, key and row of the nearest key that one in another column belongs with."""
    found = [(at, *keys[at]) for at in sorted(keys, reverse=True)]
    return next((one for one in found if one[0] != column and _models_with(one[1]) & _models_with(key)), None)


def _key(place: SourceLocation, key: str, sibling: tuple[int, str, int]) -> Diagnostic:
    column, other, row = sibling
    message = f'raden är fel indragen: "{key}" hör ihop med "{other}" på rad {row}.'
    return Diagnostic(place, message, f"börja raden i samma kolumn som den: {column} mellanslag")


def _dash(
    place: SourceLocation, line: str, key: str, beside: tuple[str, int] | None, dashes: set[int]
) -> Diagnostic:
    if beside and key not in ("", "id", beside[0]) and _belong(beside[0], key):
        tip = f'ta bort strecket: raden hör till samma punkt som "{beside[0]}" ovanför'
        better = line.strip().lstrip("- ")
        return Diagnostic(place, f'strecket före "{key}" hör inte hit.', tip, suggestion=better)
    columns = " eller ".join(map(str, sorted(dashes))) or "0"
    tip = f"strecken i samma lista står i samma kolumn: {columns} mellanslag. Börjar en ny lista här: skriv dess nyckel, som slutar med kolon, på raden ovanför"
    return Diagnostic(place, "raden är fel indragen, eller så saknas nyckeln som listan hör till.", tip)
