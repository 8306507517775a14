"""One thing that is wrong in data/: where, what, and what to do about it.

May import nothing of ours. Reports are text for a person or annotations for GitHub.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file; line and column count from 1, `end` is the last line."""

    file: str
    line: int
    column: int = 1
    end: int = 0


@dataclass(frozen=True, order=True)
class Finding:
    """One message to an editor, in Swedish. Errors stop publishing, warnings do not."""

    place: Place
    message: str
    tip: str = ""
    level: Literal["error", "warning"] = "error"


def report(findings: Sequence[Finding]) -> str:
    """All findings, sorted, as `file:line  message` with the tip on a line of its own."""
    return "\n".join(_lines(sorted(set(findings))))


def _lines(findings: Iterable[Finding]) -> Iterable[str]:
    for finding in findings:
        where = f"{finding.place.file}:{finding.place.line}"
        mark = "Varning: " if finding.level == "warning" else ""
        yield f"{where}  {mark}{finding.message}"
        if finding.tip:
            yield f"    Tips: {finding.tip}"


def github(findings: Sequence[Finding]) -> str:
    """All findings as GitHub workflow commands, which GitHub shows on the changed lines."""
    return "\n".join(
        f"::{finding.level} file={finding.place.file},line={finding.place.line},"
        f"col={finding.place.column},title={_property('Innehållet behöver rättas')}::"
        f"{_data(' Tips: '.join(part for part in (finding.message, finding.tip) if part))}"
        for finding in sorted(set(findings))
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(findings: Sequence[Finding]) -> str:
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
