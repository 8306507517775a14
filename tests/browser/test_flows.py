"""Flows of readers in every engine at hand: each function that flows/*.mjs exports is a test.

The browsers run with everything on that readers have on, the back/forward cache among it. `flows/reader.mjs` says what a
flow can do, and `flows/engines.mjs` how a browser is started.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from engines import FLOWS, Run
from support import Server

FLOW = re.compile(r"^export (?:async function|const) (\w+)", re.MULTILINE)
NOT_FLOWS = {"engines.mjs", "reader.mjs", "run.mjs", "webkit.mjs"}

ALL = [
    (file.name, flow)
    for file in sorted(FLOWS.glob("*.mjs"))
    if file.name not in NOT_FLOWS
    for flow in FLOW.findall(file.read_text("utf-8"))
]


# Each time the main flows run in Firefox, and a few of the plan and Back in Chromium, where other tests do the main
# ones; the rest, and all in WebKit, every week.
MAIN = {"finding.mjs", "history.mjs", "layers.mjs", "paper.mjs", "taking.mjs"}
EVERY_TIME = {
    "chromium": {
        "history.mjs",
        "written_words_are_there_after_back_and_one_more_row",
        "rows_that_were_removed_stay_removed_on_a_page_that_comes_back",
        "a_button_that_comes_back_says_what_holds_now",
        "a_plan_that_comes_back_takes_in_what_another_tab_wrote",
    },
    "firefox": MAIN,
    "webkit": set[str](),
}
CASES = [
    pytest.param(
        engine,
        module,
        flow,
        id=f"{engine}-{module.removesuffix('.mjs')}: {flow}",
        marks=() if {module, flow} & EVERY_TIME[engine] else pytest.mark.weekly,
    )
    for engine in ("chromium", "firefox", "webkit")
    for module, flow in ALL
]


@pytest.mark.browser
@pytest.mark.parametrize(("engine", "module", "flow"), CASES)
def test_flow(
    engine: str,
    module: str,
    flow: str,
    running: Callable[[str], Run],
    built_fixture_site: Path,
    server: Server,
) -> None:
    told = running(engine)(module, flow, server(built_fixture_site))
    if told:
        pytest.fail(told, pytrace=False)
