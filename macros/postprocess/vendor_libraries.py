"""Copies the libraries that page scripts load on demand, each with its licences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .minify_js import lean

_MODULES = Path(__file__).parents[2] / "node_modules"
# What a library asks to be kept with each copy of a part that it took from elsewhere.
_NOTICE = re.compile(r"/\*(?:(?!\*/).)*@license.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class _Library:
    """A library: its file, the licences of what is in it, what we mend (each text stands there once)."""

    source: str
    licences: tuple[str, ...]
    mended: tuple[tuple[str, str], ...] = ()


_LIBRARIES = {
    "docx": _Library("docx/dist/index.mjs", ("docx/LICENSE", "fflate/LICENSE", "nanoid/LICENSE")),
    "write-excel-file": _Library(
        "write-excel-file/bundle/write-excel-file.min.js",
        ("write-excel-file/LICENSE", "fflate/LICENSE"),
        (
            # What is larger goes to a worker made from a text, which the policy refuses: the file would never come.
            ("if(g<16e4)", "if(1)"),
            # Else a cell with the word "constructor" is found among what every object has, and breaks the file.
            ("o={},{getSharedStrings:", "o=Object.create(null),{getSharedStrings:"),
        ),
    ),
}


def copy(site: Path) -> None:
    """Writes the libraries into assets/, without comments and indentation.

    Raises SystemExit with what to do where one is not installed, ValueError where what we mend has changed.
    """
    for name, library in _LIBRARIES.items():
        text = _read(library.source)
        licences = [*map(_read, library.licences), *_NOTICE.findall(text)]
        for theirs, ours in library.mended:
            if text.count(theirs) != 1:
                raise ValueError(f"node_modules/{library.source} har ändrats: {theirs} finns inte en gång.")
            text = text.replace(theirs, ours)
        (site / "assets" / f"{name}.min.mjs").write_text(lean(text), "utf-8")
        (site / "assets" / f"{name}.LICENSE.txt").write_text("\n\n".join(licences), "utf-8")


def _read(name: str) -> str:
    path = _MODULES / name
    if not path.exists():
        raise SystemExit(f"node_modules/{name} saknas. Kör make build, som hämtar det.")
    return path.read_text("utf-8")
