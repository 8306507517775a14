"""List pinned dependencies that are near or past their end of life: `python -m tools.end_of_life [DAY]`.

Read the dates in end_of_life.yaml, and the versions from the files that pin them. Print Markdown, or nothing
if all are supported. A version without a date is listed too, so that no output means that all are known.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
FACTS = Path(__file__).with_suffix(".yaml")
# Time to plan an upgrade.
AHEAD = datetime.timedelta(days=180)


def main(arguments: list[str]) -> None:
    """Print the lines for today, or for the given day."""
    try:
        today = datetime.date.fromisoformat(arguments[0]) if arguments else datetime.date.today()
    except ValueError:
        sys.exit(f"{arguments[0]} är ingen dag. Skriv den som 2027-01-31.")
    for line in end_of_life_lines(ROOT, yaml.safe_load(FACTS.read_text("utf-8")), today):
        print(line)


def end_of_life_lines(root: Path, parts: list[dict[str, Any]], today: datetime.date) -> Iterator[str]:
    """A line for each version that is past its end, soon will be, or has none noted, and for each part without a pin."""
    for part in parts:
        places = _places(root, part)
        if not places:
            yield f"- {part['name']}: versionen hittas inte i projektet. Rätta tools/end_of_life.yaml."
        for version, files in sorted(places.items()):
            if words := _state(part["ends"].get(version), today):
                where = ", ".join(sorted(files))
                yield f"- {part['name']} {version} ({where}): {words} Källa: {part['source']}"


def _places(root: Path, part: dict[str, Any]) -> dict[str, set[str]]:
    """Return each pinned version of a dependency → the files that pin it."""
    places: dict[str, set[str]] = {}
    for pin in part["pins"]:
        for path in root.glob(pin["files"]):
            for version in re.findall(pin["pattern"], path.read_text("utf-8")):
                places.setdefault(version, set()).add(path.relative_to(root).as_posix())
    return places


def _state(end: datetime.date | None, today: datetime.date) -> str:
    if end is None:
        return "slutet är inte antecknat. Läs källan och fyll i tools/end_of_life.yaml."
    if end < today:
        return f"fick sina sista rättningar {end}."
    if end - today <= AHEAD:
        return f"får inga rättningar efter {end}, om {(end - today).days} dagar."
    return ""


if __name__ == "__main__":
    main(sys.argv[1:])
