"""A difference as text for a terminal, Markdown for a pull request, workflow commands or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from ..exports import pdf
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.diagnostics import github as as_annotations
from ..strategy.urls import FOLDERS
from ..strings import phrases
from . import word_diff
from .adopted_wording import WordingChange
from .changes import VERBS, Change
from .entities import ITEM, PART_SEPARATOR

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
_NOTHING_COMPARED = (
    "Allt gick inte att jämföra. I det som gick att jämföra har inget ändrats som en läsare märker."
)
# Shown when a URL would be lost.
_REMEDIES = {
    "removed": "Det borttagna lämnar en död adress. Lägg hellre till withdrawn (se CONTRIBUTING.md).",
    "renamed": "Ett id byts aldrig. Behåll det gamla, eller lägg en omdirigering i changes.yaml.",
}
# A list with more rows than the first is cut to the second.
_LONG, _SHOWN = 60, 40
# From more handouts on they are one row.
_HANDOUTS = 5
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
        mark = next((mark for mark in ("# ", "- ", "  - ") if row.startswith(mark)), "")
        words = escaped(row.removeprefix(mark))
        rows += ["", f"### {words}", ""] if mark == "# " else [f"{mark}{words}"]
    return "\n".join(rows) + "\n"


def escaped(words: str) -> str:
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
    text = json.dumps(asdict(difference), ensure_ascii=False, indent=2).replace(f'"{ITEM}', '"')
    return text.replace(ITEM, ", ").replace(json.dumps(PART_SEPARATOR)[1:-1], "\\n")


def _plain(difference: Difference) -> Iterator[str]:
    for row in _rows(difference, *_PLAIN):
        yield f"\n{row[2:]}" if row.startswith("# ") else row


def _rows(difference: Difference, gone: tuple[str, str], come: tuple[str, str]) -> Iterator[str]:
    if not difference:
        yield _NOTHING_COMPARED if difference.unclear else _NOTHING
    if difference.wording:
        yield f"# {_WORDING} ({len(difference.wording)})"
        rows = [f"- {_wording_text(change, gone, come)}" for change in difference.wording]
        yield from _cut(rows)
        yield _WORDING_MEANS
    for verb in VERBS:
        changes = [change for change in difference.changes if change.verb == verb]
        rows = [row for change in changes for row in _change_rows(change, gone, come)]
        if rows:
            yield f"# {_HEADINGS[verb]}"
            yield from _legend(rows, gone, come)
            yield from rows
            if verb in _REMEDIES and any(_is_lost(change, difference) for change in changes):
                yield _REMEDIES[verb]
    effects = difference.effects
    lists: tuple[tuple[str, Sequence[str]], ...] = (
        ("Värden i statistiken", difference.values),
        ("Nya redaktionella kopplingar", difference.tags),
        ("Fotnoter utan märke i texten", difference.notes),
        ("Länkar som inte finns kvar", difference.links),
        ("Vad rollerna får och förlorar", effects.role_changes),
        ("Sidor som ändras", [f"/{path}" for path in effects.pages if not _is_named_below(path)]),
        ("Nya sidor", [f"/{path}" for path in effects.new_pages]),
        ("Publicerade adresser som försvinner", [f"/{path}" for path in effects.lost_pages]),
        ("Adresser som leder vidare", effects.led_on),
        (f"Roller vars sida ändras ({len(effects.roles)})", _on_one_row(effects.roles)),
        (f"Aktörer vars sida ändras ({len(effects.actors)})", _on_one_row(effects.actors)),
        ("Nedladdningar som ändras", list(_downloads(effects.downloads))),
        ("Sparade planer", effects.plans),
        ("Inte jämfört", difference.unclear),
    )
    for heading, names in lists:
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
        is_counted = heading != "Inte jämfört" and not heading.endswith(")")
        yield f"# {heading} ({len(names)})" if is_counted else f"# {heading}"
        yield from _cut([f"- {name}" for name in names])


def _on_one_row(names: Sequence[str]) -> list[str]:
    return [phrases.listed(names)] if names else []


def _is_named_below(path: str) -> bool:
    """Return True for a role's or an actor's page, which the report lists by name."""
    return any(path.startswith(FOLDERS[kind]) and path != FOLDERS[kind] for kind in ("role", "actor"))


def _downloads(paths: Sequence[str]) -> Iterator[str]:
    """Yield the paths of files, PDFs last; many handouts of roles are one row."""
    handouts = [path for path in paths if path.startswith(f"{pdf.FOLDER}{FOLDERS['role']}")]
    summed_up = handouts if len(handouts) > _HANDOUTS else []
    yield from sorted((p for p in paths if p not in summed_up), key=lambda path: path.endswith(".pdf"))
    if summed_up:
        yield f"{pdf.FOLDER}{FOLDERS['role']}: utskrifterna för {len(summed_up)} roller"


def _cut(rows: list[str]) -> Iterator[str]:
    """Yield the rows of a list; a long one is cut."""
    shown = rows if len(rows) <= _LONG else rows[:_SHOWN]
    yield from shown
    if len(rows) > len(shown):
        yield f"- … och {len(rows) - len(shown)} till"


def _change_rows(change: Change, gone: tuple[str, str], come: tuple[str, str]) -> Iterator[str]:
    """Yield the row of a change, and the rows beneath it: whole sentences, or the words of what is new or removed."""
    yield f"- {_change_text(change, gone, come)}"
    if change.verb == "changed" and word_diff.is_hard_to_read(change.old, change.new):
        before, now = word_diff.changed_sentences(change.old, change.new)
        yield from (f"  - {title}: {words}" for title, words in (("Förr", before), ("Nu", now)) if words)
    for title, words in change.details:
        yield f"  - {title}: {word_diff.plain(words)}"


def _change_text(change: Change, gone: tuple[str, str], come: tuple[str, str]) -> str:
    sentence = _change_text_without_day(change, gone, come)
    if not change.day:
        return sentence
    stop = "" if sentence.endswith((".", come[1], gone[1])) else "."
    return f"{sentence}{stop} Gäller från {change.day}."


def _change_text_without_day(change: Change, gone: tuple[str, str], come: tuple[str, str]) -> str:
    if change.verb == "changed" or (change.verb == "moved" and change.field):
        return f"{change.called}, {change.field}: {word_diff.marked(change.old, change.new, gone, come)}"
    if change.verb == "moved":
        return f"{change.called}: från {change.old} till {change.new}"
    if change.verb == "renamed":
        return f"{change.called}: id är nu {change.new}"
    if change.verb == "withdrawn":
        return f"{change.called}: {_withdrawn(change.new)}"
    called = f"{change.called}, {change.where}" if change.where else change.called
    whole = word_diff.plain(change.new or change.old)
    return called if not whole or whole in change.called else f"{called}: {whole}"


def _withdrawn(text: str) -> str:
    """Return the sentences on a withdrawal.

    `text` has date, decision, reason and perhaps successors and `readers`, in that order.
    """
    date, decision, reason, *rest = text.split(PART_SEPARATOR) + [""] * (2 - text.count(PART_SEPARATOR))
    successors = next((word_diff.plain(one) for one in rest if one.startswith(ITEM)), "")
    after = f"Efterföljare: {successors}." if successors else "Ingen efterföljare."
    alone = " Rollerna följer inte med." if successors and "nej" in rest else ""
    return (
        f"gäller inte från {date}. Skäl: {reason.rstrip('.')}. Beslut: {decision.rstrip('.')}. {after}{alone}"
    )


FORMS: dict[str, Callable[[Difference], str]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
    "github": github,
}
