"""Runs the measuring modules, all or those named: `python -m bench [MODULE …]`.

A module is a file in this folder with `measure(progress: Progress) -> list[Row]`. One that the machine cannot run
raises `Unmeasurable` and is named in the report.
"""

from __future__ import annotations

import importlib
import sys
import time

from bench import report
from bench.row import Row, Unmeasurable

# In the order that they run.
MODULES: tuple[str, ...] = ("build", "weight", "filter", "lighthouse", "serve_memory", "load")


def main(names: list[str]) -> int:
    """Measures and prints; a whole run is also written to RESULTS.md and results.json. 2 for an unknown name."""
    if unknown := [name for name in names if name not in MODULES]:
        print(f"Okänt: {', '.join(unknown)}. Det som kan mätas: {', '.join(MODULES)}.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    skipped: dict[str, str] = {}
    started = time.monotonic()
    for name in names or MODULES:
        print(f"== {name}", flush=True)
        try:
            rows += importlib.import_module(f".{name}", __package__).measure(_progress)
        except Unmeasurable as why:
            skipped[name] = str(why)
            print(f"   Mäts inte: {why}", flush=True)
    seconds = time.monotonic() - started
    print(f"\n{report.table(rows)}\n")
    if not names:
        report.write(rows, skipped, seconds)
        print("Resultatet ligger i bench/RESULTS.md och bench/results.json.")
    return 0


def _progress(line: str) -> None:
    print(f"   {line}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
