"""Broken edits of the data, as editors make them: the slips of slips.py at some rows, and what befalls whole files.

Which rows are tried is decided by a seed, so that every run tries the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from slips import BY_ROW, block

__all__ = ["BY_ROW", "WHOLE", "Broken", "edits"]


@dataclass(frozen=True)
class Broken:
    """One edit: which file, which row (from 1), and the file's bytes after it."""

    stem: str
    row: int
    after: bytes


def _cut(text: str) -> str:
    """The first half; cut within something said, for a file that ends between two things is a legal one."""
    cut = len(text) // 2
    while not text[text.rfind("\n", 0, cut) + 1 : cut].strip() or text[
        text.rfind("\n", 0, cut) :
    ].lstrip().startswith("#"):
        cut += 1
    return text[:cut]


WHOLE: dict[str, Callable[[str], bytes]] = {
    "byteordningsmärke": lambda text: b"\xef\xbb\xbf" + text.encode("utf-8"),
    "radslut som i Windows": lambda text: text.replace("\n", "\r\n").encode("utf-8"),
    "Latin-1": lambda text: text.encode("latin-1", "replace"),
    "avbruten fil": lambda text: _cut(text).encode("utf-8"),
    "tom fil": lambda text: b"",
}


def edits(kind: str, folder: Path, most: int = 1) -> Iterator[Broken]:
    """The edits of one kind: at most so many in each file of the folder."""
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_text("utf-8")
        if kind in WHOLE:
            after = WHOLE[kind](text)
            yield Broken(path.stem, after.count(b"\n") + 1 if kind == "avbruten fil" else 1, after)
            continue
        lines = text.split("\n")
        rows = [row for row, line in enumerate(lines) if not line.lstrip().startswith("#")]
        random.Random(f"{kind} {path.stem}").shuffle(rows)
        made = ((row, BY_ROW[kind](lines, row)) for row in rows)
        found = ((row, after) for row, after in made if after)
        for row, after in islice(found, most):
            # The second of two blocks is the one that was added.
            at = block(lines, row) if kind == "dubblerat block" else row
            yield Broken(path.stem, at + 1, "\n".join(after).encode("utf-8"))
