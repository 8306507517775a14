"""Rows → a table, bench/RESULTS.md and bench/results.json, with the machine's description."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import platform
import subprocess
from itertools import groupby
from pathlib import Path

from bench.row import Row

HERE = Path(__file__).parent
_HEAD = ("vad", "värde", "jämfört med", "kvot", "mål", "")
_MARKS = {True: "ja", False: "NEJ", None: ""}


def write(rows: list[Row], skipped: dict[str, str], seconds: float) -> None:
    """Writes the results of a whole run."""
    facts = machine() | {"Mättiden": f"{seconds / 60:.0f} minuter"}
    values = {"machine": facts, "skipped": skipped, "rows": [_values(row) for row in rows]}
    (HERE / "results.json").write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", "utf-8")
    lines = ["# Mätningar", "", "Gjorda med `make bench`. Så läses de: se Measurements i HACKING.md.", ""]
    lines += [f"- {name}: {value}" for name, value in facts.items()]
    lines += [f"- Mättes inte: {name}. {why}" for name, why in skipped.items()]
    (HERE / "RESULTS.md").write_text("\n".join([*lines, "", table(rows), ""]), "utf-8")


def _values(row: Row) -> dict[str, object]:
    return dataclasses.asdict(row) | {"ratio": row.ratio, "met": row.met}


def table(rows: list[Row]) -> str:
    """The rows as Markdown, a table for each group, in columns that can be read as they are too."""
    return "\n\n".join(_group(name, list(members)) for name, members in groupby(rows, lambda row: row.group))


def _group(name: str, rows: list[Row]) -> str:
    cells = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEAD))]
    lines = [_line(line, widths) for line in cells]
    rule = _line(tuple("-" * width for width in widths), widths)
    return "\n".join([f"## {name}", "", lines[0], rule, *lines[1:]])


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"


def _cells(row: Row) -> tuple[str, ...]:
    against = f"{number(row.against)} {row.unit} ({row.compared})" if row.against is not None else ""
    ratio = f"{row.ratio:.2f}".replace(".", ",") if row.ratio is not None else ""
    value = f"{number(row.value)} {row.unit}".strip()
    return row.name, value, against, ratio, row.aim.replace(".", ","), _MARKS[row.met]


def number(value: float) -> str:
    """A figure with three digits that mean something, as it is written in Swedish."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{digits}f}" if value != int(value) else f"{int(value):,}"
    return text.replace(",", " ").replace(".", ",")


def machine() -> dict[str, str]:
    """What the figures depend on: when, which version of the project, and on what they were measured."""
    chromium = _said([str(HERE.parent / "tools" / "find-browser")])
    return {
        "Dag": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "Version": _said(["git", "describe", "--always", "--dirty"]) or "okänd",
        "Processor": f"{_cpu()}, {len(os.sched_getaffinity(0))} kärnor",
        "Minne": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "System": platform.platform(),
        "Python": platform.python_version(),
        "Webbläsare": _said([chromium, "--version"]) if chromium else "ingen",
        "Belastning vid starten av rapporten": f"{os.getloadavg()[2]:.1f} (medel över 15 minuter)",
    }


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    return next(
        (line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine()
    )


def _said(command: list[str]) -> str:
    try:
        return subprocess.run(
            command, cwd=HERE.parent, capture_output=True, text=True, encoding="utf-8", check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
