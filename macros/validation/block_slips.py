"""Slips over several lines of a text: numbered lists, divided words, bold words and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import markup
from .slips import Slip

_NUMBER = re.compile(r"(?P<number>[0-9]{1,3})[.)]\s+(?=\S)")
_LOOSE_BOLD = re.compile(r"\*{3,}|\*\*\s*\*\*")
# After a hyphen that stands for the rest of a word: låg- och mellanstadiet.
_JOINING = r"(?:och|eller|samt|respektive|till|men|inte|som|än)\b"
_DIVIDED = re.compile(rf"[a-zåäö]-\n(?!{_JOINING})[a-zåäö]")


def numbering(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the slips in numbered lists: one that does not begin with 1, has a gap, or is cut by an empty line."""
    count, before, first = 0, 0, True
    for number, line in enumerate(lines):
        if not line:
            before, count, first = count or before, 0, True
            continue
        match = _NUMBER.match(line)
        if match and (count or first):
            rest, found = line[match.end() :], int(match["number"])
            if not count and before and found == before + 1:
                tip = "ta bort tomraden ovanför; punkterna i en numrerad lista står tätt"
                yield number, Slip(f'listan är delad av en tomrad före "{found}.".', tip)
                count = found
            elif found != count + 1:
                message = (
                    f"den numrerade listan börjar på {found}."
                    if not count
                    else f"efter {count}. står {found}."
                )
                yield (
                    number,
                    Slip(
                        message,
                        f'skriv "{count + 1}. "; en numrerad lista börjar på 1 och hoppar inte över något',
                        f"{count + 1}. {rest}",
                    ),
                )
                count += 1
            else:
                count = found
        elif first:
            before = 0
        first = False


def tables_in_text(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the first line of each table in running text, which is a part of its own."""
    for number, line in enumerate(lines):
        if line.startswith("|") and (number == 0 or not lines[number - 1].startswith("|")):
            tip = 'skriv den som en egen del: "- table:", med caption (vad den visar) och text: | (raderna) under'
            yield number, Slip("en tabell står inte i en löpande text.", tip)


def nested(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the items that are indented more than the first of their list, given lines with their indents."""
    first = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if not re.match(r"\s*(?:-|[0-9]{1,3}\.) +\S", line):
            first = first if line.strip() else -1
        elif first < 0:
            first = indent
        elif indent > first:
            tip = "börja raden i samma kolumn som punkten ovanför, eller skriv orden i den"
            yield number, Slip("en punkt i en punkt finns inte i en löpande text.", tip)


def divided(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the lines that end in the middle of a word, as a PDF divides it."""
    for number, line in enumerate(lines[:-1]):
        if _DIVIDED.search(f"{line}\n{lines[number + 1]}"):
            end, start = line.rsplit(" ", 1)[-1], lines[number + 1].split(" ", 1)[0]
            tip = f'skriv stycket på en rad, och ordet helt: "{end[:-1]}{start}"'
            yield number, Slip(f'"{end}" är avstavat i radens slut, som i en PDF.', tip)


def unpaired_bold(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the lines whose `**` make no bold words."""
    for number, line in enumerate(lines):
        if match := _LOOSE_BOLD.search(line):
            yield (
                number,
                Slip(
                    f'"{match[0]}" gör inte fet stil.',
                    "fet stil skrivs **ord**, med två stjärnor på var sida",
                ),
            )
        elif line.count("**") % 2:
            yield (
                number,
                Slip('"**" avslutas inte på raden.', "fet stil skrivs **ord**, med två stjärnor på var sida"),
            )
        elif re.search(r"(?:^|[^*])\*\*\s[^*]*\*\*|\*\*[^*\s][^*]*\s\*\*(?!\*)", line) and not re.search(
            r"\*\*\S[^*]*\S\*\*|\*\*\S\*\*", line
        ):
            yield (
                number,
                Slip('"** ord **" gör inte fet stil.', "skriv stjärnorna tätt intill orden: **ord**"),
            )


def table_slips(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the slips in a table's lines: a line without |, no row of dashes, ragged rows, a column without name.

    What depends on a line that is wrong is not judged until it is right.
    """
    rows = [(number, line) for number, line in enumerate(lines) if line]
    if not rows:
        return
    first, last = rows[0][0], rows[-1][0]
    for number in range(first, last):
        if not lines[number]:
            yield number, Slip("tabellen är delad av en tomrad.", "ta bort tomraden")
    open_lines = [
        (number, line) for number, line in rows if not (line.startswith("|") and line.endswith("|"))
    ]
    if open_lines:
        yield from _open_lines(open_lines)
        return
    wide = len(markup.cells(lines[first]))
    ruler = "|" + "---|" * wide
    if len(rows) < 2 or not markup.is_table([rows[0][1], rows[1][1]]):
        at = rows[1][0] if len(rows) > 1 else first
        tip = f"skriv {ruler} på en egen rad under den första"
        yield at, Slip("raden med streck saknas under kolumnernas namn.", tip)
        return
    if len(rows) < 3:
        yield first, Slip("tabellen har inga rader.", "skriv minst en rad under strecken")
    yield from _ragged_rows(rows, wide, ruler)
    if any(not cell for cell in markup.cells(lines[first])):
        tip = "skriv vad kolumnen visar; den som lyssnar får höra namnet vid varje cell"
        yield first, Slip("en kolumn saknar namn.", tip)


def _open_lines(rows: list[tuple[int, str]]) -> Iterator[tuple[int, Slip]]:
    for number, line in rows:
        parts = line.strip("| ").split("\t" if "\t" in line else "|")
        mended = f"| {' | '.join(part.strip() for part in parts)} |" if len(parts) > 1 else ""
        tip = "skriv | mellan cellerna, först och sist"
        yield number, Slip("varje rad i en tabell börjar och slutar med |.", tip, mended)


def _ragged_rows(rows: list[tuple[int, str]], wide: int, ruler: str) -> Iterator[tuple[int, Slip]]:
    tip = "skriv lika många celler på varje rad; en tom cell skrivs |  |, och | inne i en cell skrivs \\|"
    for number, line in rows:
        count = len(markup.cells(line))
        if count != wide:
            cells = "cell" if count == 1 else "celler"
            message = f"raden har {count} {cells}, men tabellen har {wide} kolumner."
            yield number, Slip(message, tip, ruler if number == rows[1][0] else "")
