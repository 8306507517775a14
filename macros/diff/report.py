"""A difference as text for a terminal, as Markdown for a pull request, or as JSON."""

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
# Said where an address would be lost.
_MENDED_BY = {
    "removed": "Det borttagna lämnar en död adress. Lägg hellre till withdrawn (se CONTRIBUTING.md).",
    "renamed": "Ett id byts aldrig. Behåll det gamla, eller lägg en omdirigering i changes.yaml.",
}
_MOST = 25
_WORDING = "Den beslutade ordalydelsen själv är ändrad"
_WORDING_MEANS = (
    "Innehållet jämförs med de här filerna, så make check kan inte se vad som har ändrats i båda. Det är bara ägaren som godkänner detta "
    "(se CONTRIBUTING.md, Den beslutade ordalydelsen)."
)
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


def github(difference: Difference) -> str:
    """As workflow commands of GitHub: a warning at each changed line of the adopted wording, which else is easy to miss."""
    findings = [
        Diagnostic(
            SourceLocation(change.file, max(change.line, 1)),
            f"{_WORDING}. {_wording(change, *_PLAIN)}",
            level="warning",
        )
        for change in difference.wording
    ]
    return as_annotations(findings, _WORDING)


def as_json(difference: Difference) -> str:
    """For machines: every change, and what is affected."""
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
        rows = [f"- {_wording(change, gone, come)}" for change in difference.wording]
        yield from rows[:_MOST]
        if len(rows) > _MOST:
            yield f"- … och {len(rows) - _MOST} till"
        yield _WORDING_MEANS
    for verb in VERBS:
        found = [change for change in difference.changes if change.verb == verb]
        rows = [f"- {_change(change, gone, come)}" for change in found]
        if rows:
            yield f"# {_HEADINGS[verb]}"
            yield from _legend(rows, gone, come)
            yield from rows
            if verb in _MENDED_BY and any(_is_lost(change, difference) for change in found):
                yield _MENDED_BY[verb]
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


def _wording(change: WordingChange, gone: tuple[str, str], come: tuple[str, str]) -> str:
    if not change.line:
        return f"{change.file}: {change.new}"
    return f"{change.file}:{change.line}: {word_diff.marked(change.old, change.new, gone, come)}"


def _legend(rows: list[str], gone: tuple[str, str], come: tuple[str, str]) -> Iterator[str]:
    """What the marks mean, when there are any."""
    if any(mark in row for row in rows for mark in (gone[0], come[0])):
        paragraph = " ¶ är nytt stycke." if any("¶" in row for row in rows) else ""
        yield f"{gone[0]}Så stod det{gone[1]} {come[0]}så står det nu{come[1]}.{paragraph}"


def _is_lost(change: Change, difference: Difference) -> bool:
    return any(f"/{path}".endswith(f"/{change.id}/") for path in difference.effects.lost_pages)


def _list(heading: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"# {heading} ({len(names)})" if heading != "Inte jämfört" else f"# {heading}"
        yield from (f"- {name}" for name in names[:_MOST])
        if len(names) > _MOST:
            yield f"- … och {len(names) - _MOST} till"


def _change(change: Change, gone: tuple[str, str], come: tuple[str, str]) -> str:
    said = _changed(change, gone, come)
    return (
        f"{said if said.endswith(('.', come[1], gone[1])) else f'{said}.'} Gäller från {change.day}."
        if change.day
        else said
    )


def _changed(change: Change, gone: tuple[str, str], come: tuple[str, str]) -> str:
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
    """The fields in the model's order: date, decision, reason and perhaps a successor."""
    date, decision, reason, *rest = text.split(PART_SEPARATOR) + [""] * (2 - text.count(PART_SEPARATOR))
    after = f"Efterföljare: {rest[0]}." if rest else "Ingen efterföljare."
    return f"gäller inte från {date}. Skäl: {reason.rstrip('.')}. Beslut: {decision.rstrip('.')}. {after}"
