"""The indicators that a row of Min plan is offered: those of its goals, and all where none is of its goals."""

from __future__ import annotations

import json
import subprocess

import pytest

from support import ROOT

MODULE = ROOT / "overrides/assets/scripts/plan/suggestions.js"
GROUPS = [
    {"goal": goal, "heading": goal, "texts": [f"Mått för {goal}"]} for goal in ("Makt", "Ekonomi", "Hälsa")
]
CASES = [
    (["Ekonomi"], ["Ekonomi"]),
    (["Hälsa", "Makt"], ["Makt", "Hälsa"]),
    ([], ["Makt", "Ekonomi", "Hälsa"]),
    (["Ett mål utan indikatorer"], ["Makt", "Ekonomi", "Hälsa"]),
]


@pytest.fixture(scope="module")
def offered() -> list[list[str]]:
    script = (
        f"import {{ indicatorsFor }} from {json.dumps(MODULE.as_uri())};"
        f"const [cases, groups] = {json.dumps([[goals for goals, _ in CASES], GROUPS])};"
        "console.log(JSON.stringify(cases.map((goals) => indicatorsFor(goals, groups).map((one) => one.goal))));"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_row_is_offered_the_indicators_of_its_goals(offered: list[list[str]], number: int) -> None:
    assert offered[number] == CASES[number][1]
