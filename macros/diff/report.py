"""A difference as text for a terminal, Markdown for a pull request, workflow commands or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.diagnostics import github as as_annotations
from . import word_diff
from .adopted_wording import WordingChange
from .changes import VERBS, Change
from .entities import PART_SEPARATOR

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
_PLAIN = (("[-", "-]"), ("{+", "+}"))
_NOTHING = "Inget som en läsare märker har ändrats."
# Shown when a URL would be lost.
_REMEDIES = {
    "removed": "Det borttagna lämnar en död adress. Lägg hellre till withdrawn (se CONTRIBUTING.md).",
    "renamed": "Ett id byts aldrig. Behåll det gamla, eller lägg en omdirigering i changes.yaml.",
}
_MAX_ROWS = 25
_WORDING = "Den beslutade ordalydelsen själv är ändrad"
_WORDING_MEANS = (
    "Innehållet jämförs med de här filerna, så make check kan inte se vad som har ändrats i båda. Det är bara ägaren som godkänner detta "
    "(se CONTRIBUTING.md, Den beslutade ordalydelsen)."
)
# Noncharacters, which no text of data/ contains; they stand for our marks while markup is escaped.
_MARKS = ("\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3")
_SPECIAL = re.compile(r"[&<>\\`*_{}\[\]#!|~@]|^[-+]|(?<=\d)\.(?=\s)")


def text(difference: Difference) -> str:
    """Return the report for a terminal."""
    return "\n".join(_plain(difference)).rstrip()


def markdown(difference: Difference) -> str:
    """Return the report for the summary of a pull request."""
    rows = ["## Vad ändringen betyder", ""]
    for row in _rows(difference, _MARKS[:2], _MARKS[2:]):
        mark = next((mark for mark in ("# ", "- ") if row.startswith(mark)), "")
        words = _escaped(row.removeprefix(mark))
        rows += ["", f"### {words}", ""] if mark == "# " else [f"{mark}{words}"]
    return "\n".join(rows) + "\n"


def _escaped(words: str) -> str:
    """Return words that Markdown and HTML show literally, with our marks around deletions and insertions."""
    shown = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", words)
    for mark, markdown_mark in zip(_MARKS, ("~~", "~~", "**", "**"), strict=True):
        shown = shown.replace(mark, markdown_mark)
    return shown


def github(difference: Difference) -> str:
    """Return a GitHub warning for each changed line of the adopted wording, which is easily overlooked."""
    diagnostics = [
        Diagnostic(
            SourceLocation(change.file, max(change.line, 1)),
            f"{_WORDING}. {_wording_text(change, *_PLAIN)}",
            level="warning",
        )
        for change in difference.wording
    ]
    return as_annotations(diagnostics, _WORDING)


def as_json(difference: Difference) -> str:
    """Return the difference as JSON: every change, and the impact."""
    return json.dumps(asdict(difference), ensure_ascii=False, indent=2).replace(
        json.dumps(PART_SEPARATOR)[1:-1], "\\n"
    )


def _plain(difference: Difference) -> Iterator[str]:
    for row in _rows(difference, *_PLAIN):
        yield f"\n{row[2:]}" if row.startswith("# ") else row


def _rows(difference: Difference, gone: tuple[str, str], come: tuple[str, str]) -> Iterator[str]:
    if not difference:
        yield _NOTHING
    if difference.wording:
        yield f"# {_WORDING} ({len(difference.wording)})"
        rows = [f"- {_wording_text(change, gone, come)}" for change in difference.wording]
        yield from rows[:_MAX_ROWS]
        if len(rows) > _MAX_ROWS:
            yield f"- … och {len(rows) - _MAX_ROWS} till"
        yield _WORDING_MEANS
    for verb in VERBS:
        changes = [change for change in difference.changes if change.verb == verb]
        rows = [f"- {_change_text(change, gone, come)}" for change in changes]
        if rows:
            yield f"# {_HEADINGS[verb]}"
            yield from _legend(rows, gone, come)
            yield from rows
            if verb in _REMEDIES and any(_is_lost(change, difference) for change in changes):
                yield _REMEDIES[verb]
    effects = difference.effects
    for heading, names in (
        ("Nya redaktionella kopplingar", difference.tags),
        ("Fotnoter utan märke i texten", [f"[^{name}]" for name in difference.notes]),
        ("Länkar som inte finns kvar", difference.links),
        ("Sidor som ändras", [f"/{path}" for path in effects.pages]),
        ("Nya sidor", [f"/{path}" for path in effects.new_pages]),
        ("Publicerade adresser som försvinner", [f"/{path}" for path in effects.lost_pages]),
        ("Adresser som leder vidare", effects.led_on),
        ("Roller som berörs", effects.roles),
        ("Aktörer som berörs", effects.actors),
        ("Nedladdningar som ändras", effects.downloads),
        ("Sparade planer", effects.plans),
        ("Inte jämfört", difference.unclear),
    ):
        yield from _list(heading, names)


def _wording_text(change: WordingChange, gone: tuple[str, str], come: tuple[str, str]) -> str:
    if not change.line:
        return f"{change.file}: {change.new}"
    return f"{change.file}:{change.line}: {word_diff.marked(change.old, change.new, gone, come)}"


def _legend(rows: list[str], gone: tuple[str, str], come: tuple[str, str]) -> Iterator[str]:
    """Yield the legend of the marks, if the rows have any."""
    if any(mark in row for row in rows for mark in (gone[0], come[0])):
        paragraph = " ¶ är nytt stycke." if any("¶" in row for row in rows) else ""
        yield f"{gone[0]}Så stod det{gone[1]} {come[0]}så står det nu{come[1]}.{paragraph}"


def _is_lost(change: Change, difference: Difference) -> bool:
    return any(f"/{path}".endswith(f"/{change.id}/") for path in difference.effects.lost_pages)


def _list(heading: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"# {heading} ({len(names)})" if heading != "Inte jämfört" else f"# {heading}"
        yield from (f"- {name}" for name in names[:_MAX_ROWS])
        if len(names) > _MAX_ROWS:
            yield f"- … och {len(names) - _MAX_ROWS} till"


def _change_text(change: Change, gone: tuple[str, str], come: tuple[str, str]) -> str:
    sentence = _change_text_without_day(change, gone, come)
    return (
        f"{sentence if sentence.endswith(('.', come[1], gone[1])) else f'{sentence}.'} Gäller från {change.day}."
        if change.day
        else sentence
    )


def _change_text_without_day(change: Change, gone: tuple[str, str], come: tuple[str, str]) -> str:
    if change.verb == "changed":
        return f"{change.called}, {change.field}: {word_diff.marked(change.old, change.new, gone, come)}"
    if change.verb == "moved" and change.field:
        return f"{change.called}, {change.field}: {word_diff.marked(change.old, change.new, gone, come)}"
    if change.verb == "moved":
        return f"{change.called}: från {change.old} till {change.new}"
    if change.verb == "renamed":
        return f"{change.called}: id är nu {change.new}"
    if change.verb == "withdrawn":
        return f"{change.called}: {_withdrawn(change.new)}"
    whole = word_diff.marked("", change.new or change.old, ("", ""), ("", ""))
    return change.called if not whole or whole in change.called else f"{change.called}: {whole}"


def _withdrawn(text: str) -> str:
    """Return the sentences on a withdrawal.

    `text` has date, decision, reason and perhaps a successor, in that order.
    """
    date, decision, reason, *rest = text.split(PART_SEPARATOR) + [""] * (2 - text.count(PART_SEPARATOR))
    after = f"Efterföljare: {rest[0]}." if rest else "Ingen efterföljare."
    return f"gäller inte från {date}. Skäl: {reason.rstrip('.')}. Beslut: {decision.rstrip('.')}. {after}"
