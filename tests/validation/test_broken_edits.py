"""Hundreds of broken edits of the real data: each is told at its place, or harmless, or named by `diff`.

Never a traceback, and never a word lost in silence. `pytest tests/validation/test_broken_edits.py -rP` prints the score by kind.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

import edits
from macros import diff
from macros.diff import report
from macros.model import Data
from macros.validation.loader import load
from support import ROOT, TESTS, rest_weekly

DATA = ROOT / "data"
FIXTURE = TESTS / "fixtures" / "exempellan"
NEAR = 2
# What is gone has no row: the message stands where it is missed.
MISSED_ELSEWHERE = {
    "borttaget block",
    "borttagen rad",
    "avbruten fil",
    "tal eller klockslag som text",
    "ändrat ord",
}
# At least so many of each kind must be told within two rows, where there is anything to tell.
LEGAL = {"borttaget block", "borttagen rad", "tömt fält", "ändrat ord", "tal eller klockslag som text",
         "typografiska citattecken i stället", "typografiska citattecken runt", "omkastade rader"}  # fmt: skip

# One edit of thirty-six each time, the others every week.
SHARE = 36
SHARES = pytest.mark.parametrize(
    "shares", rest_weekly([range(1), range(1, SHARE)], 1), ids=["each time", "weekly"]
)


def chosen(kind: str, folder: Path, shares: range) -> list[edits.Broken]:
    """Return the edits of a kind that fall in some shares, in order."""
    return [edit for number, edit in enumerate(edits.edits(kind, folder)) if number % SHARE in shares]


@pytest.fixture(scope="module")
def original() -> Data:
    strategy = load(DATA).strategy
    assert strategy
    return strategy.data


@pytest.fixture(scope="module")
def small() -> diff.Version:
    """The small county, read once: its pages and files are made once too."""
    return diff.Version.read(FIXTURE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    copy.mkdir()
    for path in DATA.glob("*.yaml"):
        shutil.copy(path, copy)
    for path in DATA.glob("edition*"):
        (copy / path.name).symlink_to(path)
    return copy


def verdict(folder: Path, edit: edits.Broken, original: Data) -> tuple[str, str]:
    """near, elsewhere, harmless, named or silent; and what was said first."""
    loaded = load(folder)
    errors = sorted(diagnostic for diagnostic in loaded.diagnostics if diagnostic.level == "error")
    # A file that is cut where it could end is told by a warning.
    cut = [diagnostic for diagnostic in loaded.diagnostics if "mitt i en rad" in diagnostic.message]
    if told := errors or cut:
        own = [e for e in told if e.place.file == f"data/{edit.stem}.yaml"]
        near = [e for e in own if abs(e.place.line - edit.row) <= NEAR]
        first = (near or own or told)[0]
        return "near" if near else "elsewhere", f"{first.place.file}:{first.place.line} {first.message}"
    # A key that says what also holds without it may go: the site is the same.
    if loaded.strategy and loaded.strategy.data == original:
        return "harmless", ""
    found = diff.only_changes(DATA, folder)
    return ("named" if found else "silent"), str(found[:1])


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*edits.BY_ROW, *edits.WHOLE])
@SHARES
def test_a_broken_edit_is_told_or_harmless_or_named(
    shares: range, kind: str, folder: Path, original: Data
) -> None:
    score: Counter[str] = Counter()
    wrong = []
    for edit in chosen(kind, DATA, shares):
        path = folder / f"{edit.stem}.yaml"
        path.write_bytes(edit.after)
        result, said = verdict(folder, edit, original)
        shutil.copy(DATA / path.name, path)
        score[result] += 1
        is_wrong = (
            result == "silent"
            or (result == "elsewhere" and kind not in MISSED_ELSEWHERE)
            or (result == "named" and kind not in LEGAL)
        )
        if is_wrong:
            wrong.append(f"{edit.stem}.yaml:{edit.row}: {result} {said}")
    print(f"{kind}: {sum(score.values())} edits, {dict(score)}")
    assert score
    assert wrong == []


@pytest.mark.weekly
@pytest.mark.slow
@pytest.mark.parametrize("kind", [*edits.BY_ROW, *edits.WHOLE])
@SHARES
def test_a_broken_edit_is_compared_as_far_as_it_goes_in_both_directions(
    shares: range, kind: str, county: Path, small: diff.Version
) -> None:
    """In the small county, where pages and files of both versions are soon made."""
    for edit in chosen(kind, FIXTURE, shares):
        path = county / f"{edit.stem}.yaml"
        path.write_bytes(edit.after)
        edited = diff.Version.read(county)
        for old, new in ((small, edited), (edited, small)):
            found = diff.compare_versions(old, new)
            # What `check` wrongly lets through shows here: its pages cannot be made.
            assert not [words for words in found.unclear if "kunde inte jämföras" in words], (
                edit,
                found.unclear,
            )
            for form in (report.text, report.markdown, report.as_json, report.github):
                assert isinstance(form(found), str)
        shutil.copy(FIXTURE / path.name, path)


def test_there_are_at_least_three_hundred_edits() -> None:
    assert sum(1 for kind in [*edits.BY_ROW, *edits.WHOLE] for _ in edits.edits(kind, DATA)) >= 300
    assert sum(1 for kind in [*edits.BY_ROW, *edits.WHOLE] for _ in edits.edits(kind, FIXTURE)) >= 300
