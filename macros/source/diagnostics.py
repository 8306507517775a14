"""Diagnostics of data/: location, message and tip.

Reports are text for the terminal, annotations for GitHub or JSON for programs.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import click

# Unicode categories that are escaped in reports: controls, format marks, surrogates and line separators.
_CONTROL_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, order=True, slots=True)
class SourceLocation:
    """A position in a file. Lines and columns count from 1; `end` is the last line, or 0."""

    file: str
    line: int
    column: int = 1
    end: int = 0


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One message to an editor, in Swedish. Only errors stop publishing; a notice requires no action.

    `suggestion` is the corrected line, if it can be derived. `is_first` sorts the diagnostic before all
    others.
    """

    place: SourceLocation
    message: str
    tip: str = ""
    level: Literal["error", "warning", "notice"] = "error"
    suggestion: str = ""
    is_first: bool = False


def in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the distinct diagnostics: those with `is_first` before the rest, errors before warnings, then by location."""
    levels = ("error", "warning", "notice")
    return sorted(set(diagnostics), key=lambda one: (not one.is_first, levels.index(one.level), one))


_COLOURS = {"error": "red", "warning": "yellow", "notice": "cyan"}


def report(diagnostics: Sequence[Diagnostic], colour: bool = False) -> str:
    """Return all diagnostics, sorted, as `file:line:column  message`.

    The tip and the corrected line follow on lines of their own.
    """
    return "\n".join(row for diagnostic in in_order(diagnostics) for row in _rows(diagnostic, colour))


def _rows(diagnostic: Diagnostic, colour: bool) -> Iterable[str]:
    place = diagnostic.place
    where = f"{place.file}:{place.line}:{place.column}"
    is_error = diagnostic.level == "error"
    mark = {"error": "", "warning": "Varning: ", "notice": "Upplysning: "}[diagnostic.level]
    if colour:
        where = click.style(where, bold=True)
        mark = click.style("Fel: " if is_error else mark, fg=_COLOURS[diagnostic.level])
    yield f"{where}  {mark}{_visible(diagnostic.message)}"
    if diagnostic.tip:
        yield f"    Tips: {_visible(diagnostic.tip)}"
    if diagnostic.suggestion:
        suggestion = _visible(diagnostic.suggestion)
        yield f"    Skriv: {click.style(suggestion, fg='green') if colour else suggestion}"


def _visible(words: str) -> str:
    """Return quoted data on one line, with the code of each character that a terminal would obey."""
    return "".join(
        f"⟨U+{ord(c):04X}⟩" if unicodedata.category(c) in _CONTROL_CATEGORIES else c for c in words
    )


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Return all diagnostics, sorted, as JSON: location, level, message, tip and corrected line."""
    rows = [
        {"file": f.place.file, "line": f.place.line, "column": f.place.column, "level": f.level}
        | {"message": f.message, "tip": f.tip, "better": f.suggestion}
        for f in in_order(diagnostics)
    ]
    return json.dumps({"findings": rows}, ensure_ascii=False, indent=2)


def github(diagnostics: Sequence[Diagnostic], title: str = "Innehållet behöver rättas") -> str:
    """Return all diagnostics as GitHub workflow commands, which GitHub shows on the changed lines."""
    return "\n".join(
        f"::{diagnostic.level} file={diagnostic.place.file},line={diagnostic.place.line},"
        f"col={diagnostic.place.column},title={_property(title)}::"
        f"{_data(_message_with_tip(diagnostic))}"
        for diagnostic in in_order(diagnostics)
    )


def _message_with_tip(diagnostic: Diagnostic) -> str:
    tip = f" Tips: {diagnostic.tip}" if diagnostic.tip else ""
    return diagnostic.message + tip + (f"\nSkriv: {diagnostic.suggestion}" if diagnostic.suggestion else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one Swedish sentence with the number of errors and warnings."""
    errors = len({f for f in diagnostics if f.level == "error"})
    warnings = len({f for f in diagnostics if f.level == "warning"})
    parts = []
    if errors:
        parts.append(f"{errors} fel" if errors > 1 else "Ett fel")
    if warnings:
        parts.append(f"{warnings} varningar" if warnings > 1 else "en varning")
    text = " och ".join(parts) or "Inga fel"
    return text[0].upper() + text[1:] + "."
