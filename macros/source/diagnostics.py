"""One thing that is wrong in data/: where, what, and what to do about it. Reports are text for a person, annotations for GitHub or JSON for machines."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import click

# Controls, marks of direction, halves of characters and line ends.
_CONTROL_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, order=True, slots=True)
class SourceLocation:
    """A position in a file; line and column count from 1, `end` is the last line."""

    file: str
    line: int
    column: int = 1
    end: int = 0


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One message to an editor, in Swedish. Errors stop publishing; warnings and notices, which ask for nothing yet, do not.

    `better` is the line as it could stand instead, where that can be known. `is_first` puts it above all others.
    """

    place: SourceLocation
    message: str
    tip: str = ""
    level: Literal["error", "warning", "notice"] = "error"
    better: str = ""
    is_first: bool = False


def _in_order(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Each once, by place, after those that must be read first."""
    return sorted(set(findings), key=lambda finding: (not finding.is_first, finding))


_COLOURS = {"error": "red", "warning": "yellow", "notice": "cyan"}


def report(findings: Sequence[Diagnostic], colour: bool = False) -> str:
    """All findings, sorted, as `file:line:column  message` with the tip and the better line on lines of their own."""
    return "\n".join(row for finding in _in_order(findings) for row in _rows(finding, colour))


def _rows(finding: Diagnostic, colour: bool) -> Iterable[str]:
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}"
    is_error = finding.level == "error"
    mark = {"error": "", "warning": "Varning: ", "notice": "Upplysning: "}[finding.level]
    if colour:
        where = click.style(where, bold=True)
        mark = click.style("Fel: " if is_error else mark, fg=_COLOURS[finding.level])
    yield f"{where}  {mark}{_visible(finding.message)}"
    if finding.tip:
        yield f"    Tips: {_visible(finding.tip)}"
    if finding.better:
        better = _visible(finding.better)
        yield f"    Skriv: {click.style(better, fg='green') if colour else better}"


def _visible(words: str) -> str:
    """Words that quote data, on one line, with what a terminal would obey as its code."""
    return "".join(
        f"⟨U+{ord(c):04X}⟩" if unicodedata.category(c) in _CONTROL_CATEGORIES else c for c in words
    )


def as_json(findings: Sequence[Diagnostic]) -> str:
    """All findings, sorted, for machines: place, level, message, tip and better line."""
    rows = [
        {"file": f.place.file, "line": f.place.line, "column": f.place.column, "level": f.level}
        | {"message": f.message, "tip": f.tip, "better": f.better}
        for f in _in_order(findings)
    ]
    return json.dumps({"findings": rows}, ensure_ascii=False, indent=2)


def github(findings: Sequence[Diagnostic], title: str = "Innehållet behöver rättas") -> str:
    """All findings as GitHub workflow commands, which GitHub shows on the changed lines."""
    return "\n".join(
        f"::{finding.level} file={finding.place.file},line={finding.place.line},"
        f"col={finding.place.column},title={_property(title)}::"
        f"{_data(_message_with_tip(finding))}"
        for finding in _in_order(findings)
    )


def _message_with_tip(finding: Diagnostic) -> str:
    tip = f" Tips: {finding.tip}" if finding.tip else ""
    return finding.message + tip + (f"\nSkriv: {finding.better}" if finding.better else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(findings: Sequence[Diagnostic]) -> str:
    """One Swedish sentence that counts errors and warnings."""
    errors = len({f for f in findings if f.level == "error"})
    warnings = len({f for f in findings if f.level == "warning"})
    parts = []
    if errors:
        parts.append(f"{errors} fel" if errors > 1 else "Ett fel")
    if warnings:
        parts.append(f"{warnings} varningar" if warnings > 1 else "en varning")
    text = " och ".join(parts) or "Inga fel"
    return text[0].upper() + text[1:] + "."
