"""Flows of readers in every engine at hand: each function that flows/*.mjs exports is a test.

The browsers run with everything on that readers have on, the back/forward cache among it. `flows/reader.mjs` says what a
flow can do, and `flows/engines.mjs` how a browser is started.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from support import ROOT, Server

FLOWS = ROOT / "tests" / "browser" / "flows"
ENGINES = ("chromium", "firefox", pytest.param("webkit", marks=pytest.mark.weekly))
FLOW = re.compile(r"^export (?:async function|const) (\w+)", re.MULTILINE)
NOT_FLOWS = {"engines.mjs", "reader.mjs", "run.mjs", "webkit.mjs"}

ALL = [
    (file.name, flow)
    for file in sorted(FLOWS.glob("*.mjs"))
    if file.name not in NOT_FLOWS
    for flow in FLOW.findall(file.read_text("utf-8"))
]

Run = Callable[[str, str, str], str]
"""Runs a flow of a module on a site; gives what went wrong."""


def find_program(engine: str) -> str:
    """The program of an engine. Without it the tests are skipped, and say so; where CI runs it they fail."""
    done = subprocess.run(
        [ROOT / "tools" / "find-browser", engine], capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(done.stderr.strip())
    return done.stdout.strip()


@pytest.fixture(scope="session")
def running() -> Iterator[Callable[[str], Run]]:
    """Starts each engine once per worker, when the first flow asks for it."""
    with ExitStack() as ends:
        engines: dict[str, Run] = {}

        def start(engine: str) -> Run:
            process = ends.enter_context(
                subprocess.Popen(
                    ["node", FLOWS / "run.mjs", engine, find_program(engine)],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                    env=os.environ | {"PYTHON": sys.executable},
                )
            )  # fmt: skip

            def run(module: str, flow: str, site: str) -> str:
                assert process.stdin
                assert process.stdout
                process.stdin.write(json.dumps({"module": module, "flow": flow, "site": site}) + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
                assert line, f"{engine} slutade svara ({process.wait()})."
                told: str = json.loads(line)["told"]
                return told

            return run

        yield lambda engine: engines.get(engine) or engines.setdefault(engine, start(engine))


@pytest.mark.browser
@pytest.mark.parametrize(
    ("module", "flow"), ALL, ids=[f"{module.removesuffix('.mjs')}: {flow}" for module, flow in ALL]
)
@pytest.mark.parametrize("engine", ENGINES)
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
