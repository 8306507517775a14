"""Figures → a table that fits one screen, and bench/RESULTS.md with the machine's description."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from bench.figure import Figure

_HERE = Path(__file__).parent
_HEAD = ("vad", "värde", "jämfört med", "kvot", "mål", "")
_MARKS = {True: "ja", False: "NEJ", None: ""}


def write(figures: list[Figure], skipped: dict[str, str], seconds: float) -> None:
    """Write RESULTS.md after a whole run."""
    facts = [*_machine(), ("Mättid", f"{seconds / 60:.0f} minuter")]
    facts += [("Mättes inte", f"{name}. {why}") for name, why in skipped.items()]
    lines = ["# Mätningar", "", "Gjorda med `make bench`. Så läses de: se Measurements i HACKING.md.", ""]
    lines += [f"- {name}: {value}" for name, value in facts]
    (_HERE / "RESULTS.md").write_text("\n".join([*lines, "", table(figures), ""]), "utf-8")


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as one Markdown table in even columns, a line for each and for each group's name."""
    lines: list[tuple[str, ...]] = [_HEAD]
    for group, members in groupby(figures, lambda figure: figure.group):
        lines += [(f"**{group}**", "", "", "", "", ""), *map(_cells, members)]
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_line(line, widths) for line in (lines[0], rule, *lines[1:]))


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"


def _cells(figure: Figure) -> tuple[str, ...]:
    against = f"{_number(figure.against)} {figure.unit} ({figure.compared})" if figure.against else ""
    ratio = f"{figure.ratio:.2f}".replace(".", ",") if figure.ratio is not None else ""
    value = f"{_number(figure.value)} {figure.unit}".strip()
    return figure.name, value, against, ratio, figure.aim.replace(".", ","), _MARKS[figure.is_met]


def _number(value: float) -> str:
    """Return a figure with three significant digits, as written in Swedish."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{digits}f}" if value != int(value) else f"{int(value):,}"
    return text.replace(",", " ").replace(".", ",")


def _machine() -> list[tuple[str, str]]:
    """Return the day, the version of the project and the machine."""
    chromium = _output(str(_HERE.parent / "tools" / "find-browser"))
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return [
        ("Dag", datetime.datetime.now(datetime.UTC).date().isoformat()),
        ("Version", _output("git", "describe", "--always", "--dirty") or "okänd"),
        ("Processor", f"{[*names, platform.machine()][0]}, {os.cpu_count()} kärnor"),
        ("Minne", f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"),
        ("System", f"{platform.platform()}, Python {platform.python_version()}"),
        ("Webbläsare", _output(chromium, "--version") if chromium else "ingen"),
        ("Belastning efteråt", f"{os.getloadavg()[2]:.1f} (medel över 15 minuter)"),
    ]


def _output(*command: str) -> str:
    """Return what a command prints, or "" if it fails."""
    try:
        return subprocess.run(
            command, cwd=_HERE.parent, capture_output=True, text=True, encoding="utf-8", check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
