"""Marks of other programs in editors' own pages: Material's extensions, wikis and mathematics. Here they stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .line_slips import Slip

_BOLD = "skriv **ord** för fet stil"
_BOX = 'en ruta skrivs !!! note "Rubrik", och raderna under indragna fyra mellanslag'
_MARKS = tuple(
    (re.compile(pattern), tip)
    for pattern, tip in (
        (r"==[^\s=](?:[^=\n]*[^\s=])?==", _BOLD),
        (r"\^\^[^\s^][^^\n]*\^\^", _BOLD),
        (r"\+\+[\w+]+\+\+", "skriv tangentens namn som ord"),
        (r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])", "ta bort den, eller skriv den som ord"),
        (r"^\s*(?:\[TOC\]|\[\[_TOC_\]\])\s*$", "ta bort raden; innehållsförteckningen görs av rubrikerna"),
        (r"^\s*(?::{3,}|/{3,})(?:\s.*)?$", _BOX),
        (r"^\s*-+8<-+.*$", "skriv texten här"),
        (r"\$\$[^$\n]+\$\$", "skriv formeln som ord"),
        (r"(?<![~\w])~[^\s~]+~(?!~)|(?<=\w)~[^\s~]+~(?!~)", "skriv tecknen på raden, som H2O"),
        (r"(?<![\^\[])\^[^\s^\[\]]+\^(?!\^)", "skriv tecknen på raden, eller som ² och ³"),
        (r"^\*\[[^\]\n]+\]:.*$", "ord förklaras i ordlistan, med anropet ordforklaring"),
        (r"^:\s{2,}\S.*$", "skriv ordet och förklaringen i samma stycke"),
        (r"\[\[[^\[\](\n]+\]\](?!\()", "skriv länken som [ord](/adress/)"),
    )
)


def foreign_marks(line: str) -> Iterator[Slip]:
    """Yield the first mark of another program in a line where links, calls and code are masked."""
    for pattern, tip in _MARKS:
        if match := pattern.search(line):
            yield Slip(f'"{match[0].strip()}" skulle visas som det står.', tip)
            return


def indented_code(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the lines that Markdown would show as code: indented four spaces, and within no list or box."""
    is_within, before = False, ""
    for number, line in enumerate(lines):
        if re.match(r" *(?:[-*+]|\d+\.) +\S| *(?:!!!|\?\?\?)", line):
            is_within = True
        elif line.strip() and not line.startswith(" "):
            is_within = False
        elif line.startswith("    ") and line.strip() and not is_within and not before.strip():
            tip = "börja raden längst till vänster"
            yield number, Slip("raden är indragen fyra mellanslag, och blir kod.", tip)
        before = line
