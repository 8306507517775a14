"""Browsers that run the flows of tests/browser/flows/, each started once per worker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

import pytest

from support import ROOT

FLOWS = ROOT / "tests" / "browser" / "flows"
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


@contextmanager
def running_engines() -> Iterator[Callable[[str], Run]]:
    """Starts each engine once per worker, when the first flow asks for it, and again if it has ended."""
    with ExitStack() as ends:
        processes: dict[str, subprocess.Popen[str]] = {}

        def start(engine: str) -> subprocess.Popen[str]:
            return ends.enter_context(
                subprocess.Popen(
                    ["node", FLOWS / "run.mjs", engine, find_program(engine)],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                    env=os.environ | {"PYTHON": sys.executable},
                )
            )  # fmt: skip

        def run(engine: str, module: str, flow: str, site: str) -> str:
            # WebKit's driver ends by itself now and then, most often with two tabs: one that does so twice is told.
            for _ in range(2):
                process = processes.get(engine) or processes.setdefault(engine, start(engine))
                assert process.stdin
                assert process.stdout
                process.stdin.write(json.dumps({"module": module, "flow": flow, "site": site}) + "\n")
                process.stdin.flush()
                if line := process.stdout.readline():
                    told: str = json.loads(line)["told"]
                    return told
                del processes[engine]
            pytest.fail(f"{engine} slutade svara ({process.wait()}).")

        yield lambda engine: partial(run, engine)
