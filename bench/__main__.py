"""Measure all subjects, or those named: `python -m bench [SUBJECT …]`.

A subject is a module of this folder with `measure(progress: Progress) -> list[Figure]`. A subject that the machine cannot
measure raises `Unmeasurable` and is named in the report.
"""

from __future__ import annotations

import importlib
import sys
import time

from bench import report
from bench.figure import Figure, Unmeasurable

SUBJECTS = ("build", "weight", "filter", "lighthouse", "serving")


def main(names: list[str]) -> int:
    """Print the figures; after a whole run also write RESULTS.md. Return 2 for an unknown name."""
    if unknown := [name for name in names if name not in SUBJECTS]:
        print(f"Okänt: {', '.join(unknown)}. Det som kan mätas: {', '.join(SUBJECTS)}.", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    skipped: dict[str, str] = {}
    started = time.monotonic()
    for name in names or SUBJECTS:
        try:
            figures += importlib.import_module(f".{name}", __package__).measure(_progress)
        except Unmeasurable as why:
            skipped[name] = str(why)
            _progress(f"{name} mäts inte: {why}")
    print(f"\n{report.table(figures)}")
    if not names:
        report.write(figures, skipped, time.monotonic() - started)
    return 0


def _progress(line: str) -> None:
    """Report what is being measured, apart from the table."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
