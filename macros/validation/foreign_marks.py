"""Marks of other programs: extensions of Markdown, wikis, LaTeX and paths of a computer. Here they would stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slips import Slip

_BOLD = "skriv **ord** för fet stil"
_BOX = 'en ruta skrivs !!! note "Rubrik", och raderna under indragna fyra mellanslag'
_EVERYWHERE = (
    (r"==[^\s=](?:[^=\n]*[^\s=])?==", _BOLD),
    (r"\^\^[^\s^][^^\n]*\^\^", _BOLD),
    (r"\+\+[\w+]+\+\+", "skriv tangentens namn som ord"),
    (r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])", "ta bort den, eller skriv den som ord"),
    (r"^\s*(?:\[TOC\]|\[\[_TOC_\]\])\s*$", "ta bort raden; innehållsförteckningen görs av rubrikerna"),
    (r"^\s*-+8<-+.*$", "skriv texten här"),
    (r"\$\$[^$\n]+\$\$", "skriv formeln som ord"),
    (r"(?<![~\w])~[^\s~]+~(?!~)|(?<=\w)~[^\s~]+~(?!~)", "skriv tecknen på raden, som H2O"),
    (r"(?<![\^\[])\^[^\s^\[\]]+\^(?!\^)", "skriv tecknen på raden, eller som ² och ³"),
    (r"^\*\[[^\]\n]+\]:.*$", "ord förklaras i ordlistan, med anropet ordforklaring"),
    (r"^:\s{2,}\S.*$", "skriv ordet och förklaringen i samma stycke"),
    (r"\[\[[^\[\](\n]+\]\](?!\()", "skriv länken som [ord](/adress/)"),
    (r"\\[a-z]{3,}\{[^{}\n]*\}", "skriv orden utan koder"),
    (
        r"\\\\[\w.-]+\\\S+|\b[A-Za-z]:\\\S+",
        "den leder bara på den egna datorn: skriv en adress som läsaren når, med https://",
    ),
    (r"\\$", "ta bort tecknet; en tomrad skiljer stycken åt"),
)
_BOX_MARK = r"^\s*(?::{3,}|/{3,})(?:\s.*)?$"
_ON_PAGES = (*_EVERYWHERE, (_BOX_MARK, _BOX))
_IN_DATA = (
    *_EVERYWHERE,
    (rf"{_BOX_MARK}|^(?:!!!|\?\?\?)\s", "rutor finns bara på egna sidor: skriv vanlig text"),
    (
        r"\{\{\s*[a-zåäö_]+\s*\(.*?\)\s*\}\}|\{%\s*(?:if|for|set|end)\w*\b.*?%\}",
        "anrop står bara på egna sidor, i content/",
    ),
)


def on_pages(line: str) -> Iterator[Slip]:
    """Yield the first mark of another program in a line of an own page where links, calls and code are masked."""
    return _first_mark(line, _ON_PAGES)


def in_data(line: str) -> Iterator[Slip]:
    """Yield the first mark of another program in a line of running text where links are masked."""
    return _first_mark(line, _IN_DATA)


def _first_mark(line: str, marks: tuple[tuple[str, str], ...]) -> Iterator[Slip]:
    for pattern, tip in marks:
        if match := re.search(pattern, line):
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
