"""Lighthouse's performance score of the page with all insatser, as on a phone with a slow network."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import urllib.request

from bench import browser, sites
from bench.figure import Figure, Progress, Unmeasurable
from bench.process import ROOT
from bench.server import serve
from bench.sites import ours, work

_GROUP = "Lighthouse, alla insatser, av 100"
_PAGE = "insatser/"
_LEAST = 95
_RUNS = 3


def measure(progress: Progress) -> list[Figure]:
    """Return the median score at each size, of the page compressed as deploy/ does.

    Raises Unmeasurable without Lighthouse or a browser, and RuntimeError with its output if it fails.
    """
    program = ROOT / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        raise Unmeasurable("Lighthouse är inte installerat (npm ci).")
    figures = []
    for size in sites.PAGE_SIZES:
        built = ours(size)
        with serve(built.site, "br") as served:
            # Compressed before it is timed, as a published page is.
            urllib.request.urlopen(served.address + _PAGE).close()
            score = statistics.median(_score(str(program), served.address + _PAGE) for _ in range(_RUNS))
        progress(f"Lighthouse: {built.number} rader, {score:.0f}")
        figures.append(Figure(_GROUP, f"{built.number} rader", score, "", aim=f"≥ {_LEAST}"))
    return figures


def _score(program: str, address: str) -> float:
    report = work("lighthouse.json")
    options = f"--quiet --output=json --output-path={report} --only-categories=performance".split()
    command = [program, address, *options, f"--chrome-flags=--headless=new {' '.join(browser.FLAGS)}"]
    env = os.environ | {"CHROME_PATH": browser.path()}
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", timeout=300
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    score: float = json.loads(report.read_text("utf-8"))["categories"]["performance"]["score"] * 100
    return score
