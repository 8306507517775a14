"""Editors' slips: the first message names the cause, and no other follows from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import edits
from macros.__main__ import main
from macros.source.diagnostics import Diagnostic, in_order
from macros.validation.edition_checksums import write_checksums
from macros.validation.loader import load
from support import FIXTURE, read_yaml

CASES = read_yaml("cases/slips.yaml")
BROKEN = read_yaml("cases/broken.yaml")
NAMES = [case["name"] for case in CASES]


def make(county: Path, case: dict[str, Any]) -> tuple[str, int]:
    """Make the edits of a case; gives the file and the row of the first."""
    if "edition" in case:
        (county / "edition").mkdir()
        rows = case["edition"]
        text = county / "edition" / "2025.txt"
        text.write_text("# Rader\n" + "\n".join(case.get("checksums", rows)) + "\n", "utf-8")
        write_checksums(county)
        text.write_text("# Rader\n" + "\n".join(rows) + "\n", "utf-8")
    if "published" in case:
        (county / "published.txt").write_text("\n".join([*case["published"], ""]), "utf-8")
    place: tuple[str, int] | None = None
    for file, old, new in case["edits"]:
        path = county / file
        before = path.read_text("utf-8")
        assert old is None or old in before, (file, old)
        start = len(before) if old is None else before.index(old)
        changed = before[:start] + new + before[start + len(old or "") :]
        path.write_text(changed, "utf-8")
        same = next((at for at, (a, b) in enumerate(zip(before, changed, strict=False)) if a != b), start)
        place = place or (file, changed[:same].count("\n") + 1)
    if case.get("crlf"):
        for path in county.glob("*.yaml"):
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert place
    return place


@cache
def unchanged() -> set[str]:
    """Return the messages on the county that no case has changed."""
    return {one.message for one in load(FIXTURE).diagnostics}


def said(folder: Path) -> list[Diagnostic]:
    """Return the messages of `check` on a folder, in order, without those on the county unchanged."""
    return [one for one in in_order(load(folder).diagnostics) if one.message not in unchanged()]


def words(diagnostics: Sequence[Diagnostic]) -> str:
    return "\n".join(
        f"{d.level} {d.place.file}:{d.place.line}: {d.message} Tips: {d.tip}"
        + (f" Skriv: {d.suggestion}" if d.suggestion else "")
        for d in diagnostics
    )


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_first_message_names_the_cause_and_an_advised_line_is_accepted(county: Path, case: dict) -> None:
    file, line = make(county, case)
    found = said(county)
    errors = [one for one in found if one.level == "error"]
    text = words(found)
    if case.get("ok"):
        assert not found, text
        return
    level = case.get("level", "error")
    first = next(one for one in found if one.level == level)
    for part in case["says"]:
        assert part in f"{first.message} {first.tip}", text
    if case.get("line") != "none":
        assert (first.place.file, first.place.line) == (f"{county.name}/{file}", case.get("line", line)), text
    assert len(errors) == (case.get("errors", 1) if level == "error" else 0), text
    for part in case.get("also", ()):
        assert any(part in f"{one.message} {one.tip}" for one in found if one is not first), text
    for part in case.get("never", ()):
        assert part not in text, text
    if "better" in case:
        assert first.suggestion == case["better"], text
    hold_to_advice(county, found, case.get("then", ()))


def advised(folder: Path, one: Diagnostic) -> None:
    """Put the advised line in place of the line, as an editor does: a dash stands two steps to the left."""
    path = folder / one.place.file.split("/", 1)[1]
    lines = path.read_text("utf-8-sig").split("\n")
    old = lines[one.place.line - 1]
    indent = old[: len(old) - len(old.lstrip())]
    if one.suggestion.startswith("- ") and re.match(r" *(?:\{|[a-z_]+:)", old):
        indent = indent[2:]
    lines[one.place.line - 1] = indent + one.suggestion
    path.write_text("\n".join(lines), "utf-8")


def plain(diagnostics: Sequence[Diagnostic]) -> set[str]:
    """The errors by their words, without the lines that they tell of."""
    return {re.sub(r"rad \d+", "rad", one.message) for one in diagnostics if one.level == "error"}


@pytest.mark.parametrize("case", BROKEN, ids=[case["name"] for case in BROKEN])
def test_an_advised_line_is_accepted_and_brings_no_other_error(county: Path, case: dict) -> None:
    case = case if "edits" in case else {**case, "edits": [[case["file"], case["old"], case["new"]]]}
    make(
        county, {**case, "published": [case["published"]]} if isinstance(case.get("published"), str) else case
    )
    hold_to_advice(county, said(county), case.get("then", ()))


@pytest.mark.weekly
@pytest.mark.slow
@pytest.mark.parametrize("kind", edits.BY_ROW)
def test_a_line_advised_for_a_broken_edit_is_accepted_too(kind: str, county: Path) -> None:
    for edit in edits.edits(kind, FIXTURE, most=2):
        path = county / f"{edit.stem}.yaml"
        path.write_bytes(edit.after)
        hold_to_advice(county, said(county))
        path.write_bytes((FIXTURE / path.name).read_bytes())


def hold_to_advice(county: Path, before: Sequence[Diagnostic], then: Sequence[str] = ()) -> None:
    """Each advised line, put in its place alone, ends its error and brings no other but with the words of `then`."""
    files = {path: path.read_bytes() for path in county.glob("*.yaml")}
    for one in before:
        if one.suggestion:
            advised(county, one)
            after = said(county)
            assert not any((d.place, d.message) == (one.place, one.message) for d in after), words(after)
            new = {said for said in plain(after) if not any(part in said for part in then)}
            assert new <= plain(before), f"{words([one])}\n->\n{words(after)}"
            for path, content in files.items():
                path.write_bytes(content)


def test_the_report_begins_with_the_error_and_not_with_what_was_there_before(county: Path) -> None:
    path = county / "strategy.yaml"
    path.write_text(path.read_text("utf-8").replace("- Första punkten", "• Första punkten"), "utf-8")
    assert "strategy.yaml" in CliRunner().invoke(main, ["check", str(county)]).output.split("\n")[0]
