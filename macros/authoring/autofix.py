"""Mends what carries no meaning in the files of data/, and never a word.

Line ends, a byte order mark, letters in two parts (NFC), tabs, space at the ends of lines; no-break spaces
and invisible characters in keys and ids, and no-break spaces where YAML wants a common one.
"""

from __future__ import annotations

import difflib
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import files, titles
from ..source.reader import INVISIBLE, Source, read
from ..source.references import iter_ids_and_references

_NO_BREAK = re.compile("[\u00a0\u202f\u2007]")
# A key with what stands before it; it may have characters that no key should have.
_KEY = re.compile(
    r"^(?P<before>[\s\u00a0]*(?:-[ \u00a0]+)*)(?P<key>[^\s:#'\"\[\]{}-][^\s:#'\"\[\]{}]*)(?P<colon>:)(?P<space>[ \u00a0]*)"
)


@dataclass(frozen=True)
class Fix:
    """One file before and after."""

    name: str
    path: Path
    before: bytes
    after: str

    def diff(self) -> str:
        """What changes, line by line; what cannot be seen is shown as its code. Line ends are told once."""
        text = self.before.decode("utf-8")
        ends = text.count("\r\n")
        old, new = (_visible(words).split("\n") for words in (text.replace("\r\n", "\n"), self.after))
        rows = [*difflib.unified_diff(old, new, self.name, self.name, "före", "efter", n=0, lineterm="")]
        told = [f"Radsluten på {ends} rader är ändrade från Windows (CRLF) till LF."] if ends else []
        return "\n".join([*rows, *told])

    def write(self) -> None:
        """Puts the mended text in place of the old."""
        self.path.write_bytes(self.after.encode("utf-8"))


def autofix(folder: Path) -> list[Fix]:
    """The files of a folder that can be mended. A file that is not UTF-8 is left alone."""
    before = dict(_texts(folder))
    # What stands in keys and ids is found by reading, and what stands in the way of that is mended first.
    with tempfile.TemporaryDirectory() as name:
        for stem, text in before.items():
            (Path(name) / f"{stem}.yaml").write_text(_readable(text), "utf-8", newline="\n")
        source = read(Path(name), list(before))
    after = {stem: _names(source, stem, _readable(text)) for stem, text in before.items()}
    return [
        Fix(f"{folder.name}/{stem}.yaml", folder / f"{stem}.yaml", text.encode("utf-8"), after[stem])
        for stem, text in before.items()
        if after[stem] != text
    ]


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for stem, _ in files():
        try:
            yield stem, (folder / f"{stem}.yaml").read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue


def _readable(text: str) -> str:
    """The text with one kind of line end, letters whole, no mark at its beginning, and each line mended."""
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = unicodedata.normalize("NFC", whole).split("\n")
    made = list(map(_line, lines))
    for number, line in enumerate(lines[1:-1], 1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            made[number] = _between(*made[number - 1 : number + 2])
    return "\n".join(made).rstrip("\n") + "\n" * max(1, _ends(lines))


def _between(above: str, line: str, below: str) -> str:
    """Return a line that a tab indents in the only column in which YAML can read the line below it.

    That is known between two keys of one thing, and for a thing's first key, between the key that holds the thing and
    the second. What stands elsewhere could belong to several things, and is left to the editor.
    """
    upper, here, lower = map(_KEY.match, (above, line, below))
    if not (upper and here and lower) or here["key"] not in titles() or "-" in here["before"]:
        return line
    value, outer, column = above[upper.end() :][:1], " " * upper.end("before"), lower["before"]
    fits = column.startswith(f"{outer} ") if not value else column == outer and value not in "|>"
    return column + line.lstrip() if fits and not column.strip() else line


def _ends(lines: list[str]) -> int:
    """How many lines at the end are empty, the one after the last line end included."""
    return next((count for count, line in enumerate(reversed(lines)) if line.strip()), len(lines))


def _line(line: str) -> str:
    """A line with common spaces before it and after its key, and none at its end."""
    line = line.rstrip(" \t\u00a0")
    rest = line.lstrip(" \t\u00a0")
    indent = _NO_BREAK.sub(" ", line[: len(line) - len(rest)].replace("\t", "  "))
    if rest.startswith("#"):
        return indent + INVISIBLE.sub("", _NO_BREAK.sub(" ", rest.replace("\t", " ")))
    match = _KEY.match(rest.replace("\t", " "))
    # In running text a word with a colon after it is no key.
    if match is None or _clean(match["key"]) not in titles():
        return indent + rest.replace("\t", " ")
    start = _NO_BREAK.sub(" ", f"{match['before']}{match['key']}:{match['space']}")
    return indent + start + rest.replace("\t", " ")[match.end() :]


def _clean(word: str) -> str:
    return INVISIBLE.sub("", _NO_BREAK.sub("", word)).strip()


def _names(source: Source, stem: str, text: str) -> str:
    """The text with every key, every id and every reference to one without what cannot be seen."""
    lines = text.split("\n")
    words = [(place, str(key[-1])) for key, place in source.names.items() if key[0] == stem]
    words += [
        (source.place(found.key), found.id)
        for found in iter_ids_and_references(source)
        if found.key[0] == stem
    ]
    for place, word in words:
        if _clean(word) != word:
            for number in range(place.line - 1, min(max(place.end, place.line), len(lines))):
                lines[number] = lines[number].replace(word, _clean(word))
    return "\n".join(lines)


def _visible(text: str) -> str:
    """What cannot be seen, as its code: a tab, a no-break space, a line end of another kind."""
    shown = re.sub("[\t\r\u00a0\u202f\u2007]", lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)
    shown = INVISIBLE.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", shown)
    return re.sub(r"[ ]+$", lambda m: "·" * len(m[0]), shown, flags=re.MULTILINE)
