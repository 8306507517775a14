"""A draft entry of changes.yaml, from a difference, for an editor to revise."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import Path

from .changes import Change

# The kinds of entity whose changes concern readers; others concern only editors.
_ABOUT = {
    "action",
    "objective",
    "actor",
    "role",
    "goal",
    "section",
    "focus_area",
    "problem",
    "indicator",
    "method",
}


def record(folder: Path, changes: Iterable[Change], day: datetime.date) -> int:
    """Write a draft first among the releases of changes.yaml, and return its number of sentences."""
    items = list(_items(changes))
    path = folder / "changes.yaml"
    if not items:
        return 0
    name = f"andring-{day}"
    text = path.read_text("utf-8")
    taken = set(re.findall(r"id: (andring-[0-9-]+)", text))
    name = next(n for n in chain([name], (f"{name}-{i}" for i in count(2))) if n not in taken)
    head = [f"  - id: {name}", f"    date: {day}", "    title: Ändringar", "    reviewed: nej", "    items:"]
    draft = "\n".join([*head, *items])
    start = re.compile(r"^releases:(?: *\[\])?$", re.MULTILINE)
    path.write_text(start.sub(lambda _: f"releases:\n{draft}", text, count=1), "utf-8")
    return sum(row.startswith("      - ") for row in items)


def _items(changes: Iterable[Change]) -> Iterator[str]:
    drafted: set[tuple[str, str]] = set()
    for change in changes:
        if change.kind in _ABOUT and (change.verb, change.id) not in drafted:
            drafted.add((change.verb, change.id))
            yield f"      - text: {json.dumps(_sentence(change), ensure_ascii=False)}"
            # `about` must name an existing entity.
            if change.verb != "removed":
                yield f"        about: [{change.new if change.verb == 'renamed' else change.id}]"


def _sentence(change: Change) -> str:
    name = change.called.rsplit(" (", 1)[0]
    return {
        "added": f"{name} är ny.",
        "changed": f"{name} har ändrats.",
        "moved": f"{name} har flyttats.",
        "withdrawn": f"{name} har upphävts.",
        "removed": f"{name} har tagits bort.",
        "renamed": f"{name} har fått en ny adress.",
    }[change.verb]
