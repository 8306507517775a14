"""Ordinary tasks of an editor, done as CONTRIBUTING.md says: what `check` and `diff` say, and what readers see."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from county import change, shown
from macros.diff import Version, compare_versions, report
from macros.source import diagnostics
from support import FIXTURE, read_yaml

CASES: list[dict[str, Any]] = read_yaml("cases/editor_tasks.yaml")


@cache
def before(_day: datetime.date) -> Version:
    """The county as it was, on a day; its pages and files are made once."""
    return Version.read(FIXTURE)


def edit(county: Path, edits: list[dict[str, str]]) -> None:
    for one in edits:
        if "append" in one:
            path = county / one["file"]
            path.write_text(path.read_text("utf-8") + one["append"], "utf-8")
        else:
            change(county, one["file"], one["old"], one["new"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_task_is_checked_compared_and_shown(
    county: Path, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    day = case.get("day", datetime.date(2026, 11, 30))
    noon = datetime.datetime.combine(day, datetime.time(12), ZoneInfo("Europe/Stockholm"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    edit(county, case["edits"])
    after = Version.read(county)
    said = diagnostics.report(after.loaded.diagnostics)
    assert (after.loaded.strategy is None) == bool(case.get("errors")), said
    for words in case.get("check", ()):
        assert words in said, said
    difference = report.text(compare_versions(before(day), after)) if "diff" in case else ""
    for words in case.get("diff", ()):
        assert words in difference, difference
    for words in case.get("unsaid", ()):
        assert words not in f"{said}\n{difference}"
    for place, sentences in case.get("pages", {}).items():
        page = shown(county, *place.split(" "))
        for words in sentences:
            assert ((other := words.removeprefix("inte: ")) in page) == (other == words), page
