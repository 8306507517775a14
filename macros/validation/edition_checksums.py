"""Checksums of the adopted wording, which prove that data/edition/ is unchanged since the decision.

`check` has no history to compare with: a ZIP has no git, and a clone may be shallow. Each line of
`edition/<id>.txt` therefore has a checksum (the first 16 digits of its SHA-256) in `edition/<id>.sha256`, in
the same order. A change of both files shows in `diff`, and CODEOWNERS names the approver.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Source

SUFFIX = ".sha256"
_HEAD = "# En kontrollsumma per rad i {name}. Ändras inte för hand; se CONTRIBUTING.md."
_TIP = (
    "hämta tillbaka den förra versionen av filen. Ändrad ordalydelse skrivs i data/, med de gamla orden under replaced; är avskriften "
    "av källan fel är det ägaren som avgör (se CONTRIBUTING.md, Den beslutade ordalydelsen)"
)


def wording_lines(path: Path) -> list[str]:
    """Return the lines of an edition's text, for any kind of line ending."""
    return path.read_text("utf-8-sig").removesuffix("\n").split("\n")


def write_checksums(folder: Path) -> list[Path]:
    """Write the checksums of every text in `folder`/edition; return the files written."""
    written = []
    for path in sorted((folder / "edition").glob("*.txt")):
        rows = [_HEAD.format(name=path.name), *map(_checksum, wording_lines(path))]
        target = path.with_suffix(SUFFIX)
        target.write_text("\n".join(rows) + "\n", "utf-8")
        written.append(target)
    return written


def unchanged_wording(source: Source) -> Iterator[Diagnostic]:
    """The adopted wording is unchanged: each line matches its checksum."""
    folder = source.folder / "edition"
    for path in sorted(folder.glob("*.txt")):
        place = SourceLocation(f"{source.name}/edition/{path.name}", 1)
        if path.with_suffix(SUFFIX).exists():
            yield from _changed_lines(place, wording_lines(path), _recorded(path.with_suffix(SUFFIX)))
        else:
            message = (
                f"den beslutade ordalydelsen har inga kontrollsummor: edition/{path.stem}{SUFFIX} saknas."
            )
            tip = "hämta tillbaka filen. Är utgåvan ny: kör python -m macros checksums"
            yield Diagnostic(place, message, tip, "warning", is_first=True)
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if not path.with_suffix(".txt").exists():
            message = f"den beslutade ordalydelsen är borttagen: edition/{path.stem}.txt saknas."
            yield Diagnostic(
                SourceLocation(f"{source.name}/edition/{path.name}", 1), message, _TIP, is_first=True
            )


def _checksum(line: str) -> str:
    return hashlib.sha256(line.encode("utf-8")).hexdigest()[:16]


def _recorded(path: Path) -> list[str]:
    return [line for line in wording_lines(path) if not line.startswith("#")]


def _changed_lines(place: SourceLocation, lines: list[str], recorded: list[str]) -> Iterator[Diagnostic]:
    now = [_checksum(line) for line in lines]
    if now == recorded:
        return
    matcher = difflib.SequenceMatcher(None, recorded, now, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "delete":
            message = f"den beslutade ordalydelsen själv är ändrad: {_rows(last - first)} är borta härifrån."
            yield Diagnostic(
                SourceLocation(place.file, max(min(start + 1, len(lines)), 1)), message, _TIP, is_first=True
            )
        elif tag != "equal":
            for number in range(start, end):
                message = f'den beslutade ordalydelsen själv är ändrad: så löd inte raden: "{_short(lines[number])}".'
                yield Diagnostic(SourceLocation(place.file, number + 1), message, _TIP, is_first=True)


def _rows(count: int) -> str:
    return "en rad" if count == 1 else f"{count} rader"


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:159]}…"
