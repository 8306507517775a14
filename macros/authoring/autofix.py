"""Fix characters without meaning in the files of data/, never a word.

Line endings, byte order marks, decomposed letters (to NFC), tabs, trailing space; no-break spaces and
invisible characters in keys and ids, and no-break spaces where YAML requires a space.
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
from ..source.reader import Source, read
from ..source.references import iter_ids_and_references
from ..source.yaml_errors import ODD_SPACES
from ..source.yaml_values import INVISIBLE

_NO_BREAK = re.compile(f"[{ODD_SPACES}]")
# Soft hyphens, zero-width spaces and byte order marks within words: no reader sees them.
_SOFT = re.compile("[\u00ad\u200b\u2060\ufeff]")
# A key with the characters before it; it may contain characters that no key should have.
_KEY = re.compile(
    rf"^(?P<before>\s*(?:-[ {ODD_SPACES}]+)*)(?P<key>[^\s:#'\"\[\]{{}}-][^\s:#'\"\[\]{{}}]*)(?P<colon>:)(?P<space>[ {ODD_SPACES}]*)"
)


@dataclass(frozen=True)
class Fix:
    """The text of one file before and after."""

    name: str
    path: Path
    before: bytes
    after: str

    def diff(self) -> str:
        """Return the changes line by line, with invisible characters as codes.

        Line endings are mentioned once.
        """
        text = self.before.decode("utf-8")
        ends = text.count("\r\n")
        old, new = (_visible(words).split("\n") for words in (text.replace("\r\n", "\n"), self.after))
        rows = [*difflib.unified_diff(old, new, self.name, self.name, "före", "efter", n=0, lineterm="")]
        line_end_notes = (
            [f"Radsluten på {ends} rader är ändrade från Windows (CRLF) till LF."] if ends else []
        )
        return "\n".join([*rows, *line_end_notes])

    def write(self) -> None:
        """Replace the file's text by the fixed text."""
        self.path.write_bytes(self.after.encode("utf-8"))


def autofix(folder: Path) -> list[Fix]:
    """Return a fix for each file of a folder that needs one. A file that is not UTF-8 is left alone."""
    before = dict(_texts(folder))
    # Keys and ids are found by parsing, so obstacles to parsing are fixed first.
    with tempfile.TemporaryDirectory() as name:
        for stem, text in before.items():
            (Path(name) / f"{stem}.yaml").write_text(_normalised(text), "utf-8", newline="\n")
        source = read(Path(name), list(before))
    after = {stem: _clean_names(source, stem, _normalised(text)) for stem, text in before.items()}
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


def _normalised(text: str) -> str:
    """Return the text in NFC with line feeds only, no byte order mark, and each line fixed."""
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = unicodedata.normalize("NFC", whole).split("\n")
    made = list(map(_clean_line, lines))
    for number, line in enumerate(lines[1:-1], 1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            made[number] = _indented_like_neighbours(*made[number - 1 : number + 2])
    return "\n".join(made).rstrip("\n") + "\n" * max(1, _count_empty_last_lines(lines))


def _indented_like_neighbours(above: str, line: str, below: str) -> str:
    """Return a tab-indented line at the only column at which YAML can read the line below it.

    The column is known between two keys of one entity, and for its first key, between the parent's key and
    the second key. Elsewhere several columns are possible, and the line is returned unchanged.
    """
    upper, here, lower = map(_KEY.match, (above, line, below))
    if not (upper and here and lower) or here["key"] not in titles() or "-" in here["before"]:
        return line
    value, outer, column = above[upper.end() :][:1], " " * upper.end("before"), lower["before"]
    fits = column.startswith(f"{outer} ") if not value else column == outer and value not in "|>"
    return column + line.lstrip() if fits and not column.strip() else line


def _count_empty_last_lines(lines: list[str]) -> int:
    """Return the number of empty lines at the end, including the one after the last line ending."""
    return next((count for count, line in enumerate(reversed(lines)) if line.strip()), len(lines))


def _clean_line(line: str) -> str:
    """Return a line with plain spaces before its key and after the colon, and none at its end."""
    line = re.sub(rf"[ \t{ODD_SPACES}]+$", "", line)
    rest = re.sub(rf"^[ \t{ODD_SPACES}]+", "", line)
    indent = _NO_BREAK.sub(" ", line[: len(line) - len(rest)].replace("\t", "  "))
    if rest.startswith("#"):
        return indent + INVISIBLE.sub("", _NO_BREAK.sub(" ", rest.replace("\t", " ")))
    match = _KEY.match(rest.replace("\t", " "))
    # In running text, a word followed by a colon is not a key.
    if match is None or _clean(match["key"]) not in titles():
        return indent + _SOFT.sub("", rest.replace("\t", " "))
    start = _NO_BREAK.sub(" ", f"{match['before']}{match['key']}:{match['space']}")
    return indent + start + _SOFT.sub("", rest.replace("\t", " ")[match.end() :])


def _clean(word: str) -> str:
    return INVISIBLE.sub("", _NO_BREAK.sub("", word)).strip()


def _clean_names(source: Source, stem: str, text: str) -> str:
    """Return the text without invisible characters in its keys, ids and references."""
    lines = text.split("\n")
    words = [(place, str(key[-1])) for key, place in source.names.items() if key[0] == stem]
    words += [
        (source.place(reference.key), reference.id)
        for reference in iter_ids_and_references(source)
        if reference.key[0] == stem
    ]
    for place, word in words:
        if _clean(word) != word:
            for number in range(place.line - 1, min(max(place.end, place.line), len(lines))):
                lines[number] = lines[number].replace(word, _clean(word))
    return "\n".join(lines)


def _visible(text: str) -> str:
    """Return the text with invisible characters as codes: tabs, no-break spaces, other line endings."""
    shown = re.sub(f"[\t\r{ODD_SPACES}]", lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)
    shown = INVISIBLE.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", shown)
    return re.sub(r"[ ]+$", lambda m: "·" * len(m[0]), shown, flags=re.MULTILINE)
