"""The officer's list: what organisations call themselves in their plans → affiliate, and the units that count apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ...strings.collation import folded
from ..spreadsheet import SpreadsheetError, read_rows

_HEADINGS = {
    "organisation": ("organisation", "verksamhet", "namn", "namn i planen"),
    "affiliate": ("affiliate", "id", "ansluten verksamhet", "ansluten"),
    "unit": ("unit", "enhet"),
}
_HOW = "Varje rad har organisation (namnet i planen), affiliate (id i affiliates.yaml) och, om den ska räknas för sig, unit (enhet)"


class ListError(Exception):
    """The list cannot be used; the message is Swedish and names each row that is wrong."""


@dataclass(frozen=True)
class Listed:
    """The affiliate of an organisation, and the unit that it counts as; "" for the whole."""

    affiliate: str
    unit: str = ""


def read_list(path: Path | None, affiliates: Iterable[str]) -> dict[str, Listed]:
    """Return folded name → affiliate and unit. Raises ListError with all that is wrong."""
    known, found, wrong = set(affiliates), dict[str, Listed](), list[str]()
    for number, row in enumerate(_rows(path) if path else (), 1):
        name, listed = (
            folded(row.get("organisation", "")),
            Listed(row.get("affiliate", ""), row.get("unit", "")),
        )
        if unknown := sorted(row.keys() - _HEADINGS.keys()):
            wrong.append(f"rad {number}: {', '.join(unknown)} är okänt")
        elif not name or not listed.affiliate:
            wrong.append(f"rad {number}: organisation eller affiliate saknas")
        elif listed.affiliate not in known:
            wrong.append(f'rad {number}: "{listed.affiliate}" finns inte i affiliates.yaml')
        elif found.setdefault(name, listed) != listed:
            wrong.append(
                f"rad {number}: organisationen står redan i listan, med en annan verksamhet eller enhet"
            )
    if wrong:
        raise ListError(f"{path}: {'; '.join(wrong)}. {_HOW}.")
    return found


def _rows(path: Path) -> list[Mapping[str, str]]:
    if path.suffix.casefold() in (".yaml", ".yml"):
        return _yaml_rows(path)
    try:
        table = [row for row in read_rows(path) if any(row)]
    except SpreadsheetError as error:
        raise ListError(str(error)) from error
    ways = {folded(word): key for key, words in _HEADINGS.items() for word in words}
    heads = [ways.get(folded(cell), "") for cell in table[0]] if table else []
    if not {"organisation", "affiliate"} <= {*heads}:
        raise ListError(f"{path}: den första raden ska ha rubrikerna organisation och affiliate. {_HOW}.")
    return [{key: cell for key, cell in zip(heads, row, strict=False) if key} for row in table[1:]]


def _yaml_rows(path: Path) -> list[Mapping[str, str]]:
    try:
        values = yaml.load(path.read_text("utf-8-sig"), yaml.BaseLoader)
    except (OSError, ValueError, yaml.YAMLError):
        raise ListError(f"{path} går inte att läsa som YAML. {_HOW}.") from None
    rows = values or []
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and all(isinstance(cell, str) for cell in row.values()) for row in rows
    ):
        raise ListError(f"{path}: skriv en lista. {_HOW}.")
    return rows
