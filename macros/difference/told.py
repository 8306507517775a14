"""A difference as text for a terminal, as Markdown for a pull request, or as JSON. Imports changes and words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from . import words
from .changes import VERBS, Change

if TYPE_CHECKING:
    from . import Difference

_HEADINGS = {
    "added": "Nytt",
    "changed": "Ändrat",
    "moved": "Flyttat",
    "withdrawn": "Upphävt",
    "removed": "Borttaget",
    "renamed": "Bytt id",
}
_NOTHING = "Inget som en läsare märker har ändrats."
_REMOVED = "Ett borttaget id lämnar en död adress. Lägg hellre till withdrawn (se CONTRIBUTING.md)."
_MOST = 25
# Stand for our own marks while all that could be markup is made words; no text of data/ has them.
_MARKS = ("\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3")
_SPECIAL = re.compile(r"[&<>\\`*_{}\[\]#!|~@]|^[-+]|(?<=\d)\.(?=\s)")


def text(difference: Difference) -> str:
    """For a terminal."""
    return "\n".join(_plain(difference)).rstrip()


def markdown(difference: Difference) -> str:
    """For the summary of a pull request."""
    rows = ["## Vad ändringen betyder", ""]
    for row in _rows(difference, _MARKS[:2], _MARKS[2:]):
        mark = next((mark for mark in ("# ", "- ") if row.startswith(mark)), "")
        words = _inert(row.removeprefix(mark))
        rows += ["", f"### {words}", ""] if mark == "# " else [f"{mark}{words}"]
    return "\n".join(rows) + "\n"


def _inert(words: str) -> str:
    """Words that Markdown and HTML show as they are, with our own marks around what is gone and what is new."""
    shown = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", words)
    for mark, markdown_mark in zip(_MARKS, ("~~", "~~", "**", "**"), strict=True):
        shown = shown.replace(mark, markdown_mark)
    return shown


def as_json(difference: Difference) -> str:
    """For machines: every change, and what is affected."""
    return json.dumps(asdict(difference), ensure_ascii=False, indent=2)


def _plain(difference: Difference) -> Iterator[str]:
    for row in _rows(difference, ("[-", "-]"), ("{+", "+}")):
        yield f"\n{row[2:]}" if row.startswith("# ") else row


def _rows(difference: Difference, gone: tuple[str, str], come: tuple[str, str]) -> Iterator[str]:
    if not difference:
        yield _NOTHING
    for verb in VERBS:
        found = [change for change in difference.changes if change.verb == verb]
        if found:
            yield f"# {_HEADINGS[verb]}"
            yield from (f"- {_change(change, gone, come)}" for change in found)
            if verb == "removed":
                yield _REMOVED
    effects = difference.effects
    for heading, names in (
        ("Nya redaktionella kopplingar", difference.tags),
        ("Fotnoter utan märke i texten", [f"[^{name}]" for name in difference.notes]),
        ("Länkar som inte finns kvar", difference.links),
        ("Sidor som ändras", [f"/{path}" for path in effects.pages]),
        ("Nya sidor", [f"/{path}" for path in effects.new_pages]),
        ("Publicerade adresser som försvinner", [f"/{path}" for path in effects.lost_pages]),
        ("Roller som berörs", effects.roles),
        ("Aktörer som berörs", effects.actors),
        ("Nedladdningar som ändras", effects.downloads),
        ("Sparade planer", effects.plans),
        ("Inte jämfört", difference.unclear),
    ):
        yield from _list(heading, names)


def _list(heading: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"# {heading} ({len(names)})" if heading != "Inte jämfört" else f"# {heading}"
        yield from (f"- {name}" for name in names[:_MOST])
        if len(names) > _MOST:
            yield f"- … och {len(names) - _MOST} till"


def _change(change: Change, gone: tuple[str, str], come: tuple[str, str]) -> str:
    if change.verb == "changed":
        return f"{change.called}, {change.field}: {words.marked(change.old, change.new, gone, come)}"
    if change.verb == "moved":
        what = f", {change.field}" if change.field else ""
        return f"{change.called}{what}: från {change.old} till {change.new}"
    if change.verb == "renamed":
        return f"{change.called}: id är nu {change.new}. Ett id byts aldrig; den gamla adressen behöver en omdirigering."
    if change.verb == "withdrawn":
        return f"{change.called}: {change.new.replace(chr(10), '; ')}"
    return change.called
