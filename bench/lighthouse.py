"""Lighthouse's performance of the big page, as on a phone with a slow net."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import urllib.request
from pathlib import Path

from bench import browser
from bench.process import ROOT
from bench.row import Progress, Row, Unmeasurable
from bench.server import serve
from bench.sites import PAGE_SIZES, ours, work

_GROUP = "Lighthouse: prestanda, av 100, på sidan med alla insatser, packad som av den egna servern (Brotli)"
_PAGE = "insatser/"
_LEAST = 95
# The largest is near its aim, and one run of it differs from another.
_RUNS, _RUNS_OF_LARGEST = 3, 5


def measure(progress: Progress) -> list[Row]:
    """The middle score of some at each size, sent as deploy/ sends it; at the largest beside what gzip alone gives."""
    program = ROOT / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        raise Unmeasurable("Lighthouse är inte installerat (npm ci).")
    rows = []
    for size in PAGE_SIZES:
        built = ours(size)
        largest = size == PAGE_SIZES[-1]
        score = _middle(str(program), built.site, "br", _RUNS_OF_LARGEST if largest else _RUNS)
        gzip = _middle(str(program), built.site, "gzip", _RUNS) if largest else None
        progress(f"{built.number} rader: {score:.0f}")
        rows.append(Row(_GROUP, f"{built.number} rader", score, "", gzip, "bara gzip", f"≥ {_LEAST}"))
    return rows


def _middle(program: str, site: Path, packing: str, runs: int) -> float:
    with serve(site, packing) as served:
        # Packed before it is asked for, as a published page is.
        urllib.request.urlopen(served.address + _PAGE).close()
        return statistics.median(_score(program, served.address + _PAGE) for _ in range(runs))


def _score(program: str, address: str) -> float:
    report = work("lighthouse.json")
    command = [
        program,
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        "--only-categories=performance",
    ]
    command.append(f"--chrome-flags=--headless=new {' '.join(browser.FLAGS)}")
    env = os.environ | {"CHROME_PATH": browser.path()}
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", timeout=300
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    score: float = json.loads(report.read_text("utf-8"))["categories"]["performance"]["score"] * 100
    return score
