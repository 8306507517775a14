"""The only reader of data/: YAML files → values, each with its location in the file.

Every scalar stays a string, because YAML's reading of `NO` or `1.10` would change an editor's words.
Constructs that could lose a word silently (duplicate keys, trailing comments, folded lines, aliases) are
refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from ..model import OPTIONAL_FILES
from . import line_repairs, yaml_errors
from .diagnostics import Diagnostic, SourceLocation
from .yaml_values import INVISIBLE, ValueBuilder

Key: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = Any  # str | list[Value] | dict[str, Value]

# The folder within data/ with the data of earlier editions, each in a folder named by its id.
EDITIONS = "editions"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_CODING_TIP = "spara om filen som UTF-8 (ofta under «Spara som» eller «Kodning» i redigeraren)"


@dataclass
class Source:
    """The result of reading data/: values by file stem, the location of each value, and diagnostics.

    `places` maps a key path (stem, key, index, …) to the location of the value, `names` to that of its key.
    `unreadable` holds the stems of files without values, `absent` those of optional files that do not exist.
    """

    folder: Path
    values: dict[str, Value] = field(default_factory=dict)
    places: dict[Key, SourceLocation] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    lines: dict[str, list[str]] = field(default_factory=dict)
    names: dict[Key, SourceLocation] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The folder's name in messages: its own name, or its path below an edition's data folder."""
        parents = self.folder.parts[-3:-1] if self.folder.parent.name == EDITIONS else ()
        return "/".join((*parents, self.folder.name))

    def suggestion(self, place: SourceLocation, old: str, new: str) -> str:
        """Return the line at a location with `old` replaced by `new`; "" unless `old` occurs exactly once."""
        stem = place.file.rsplit("/", 1)[-1].removesuffix(".yaml")
        lines = self.lines.get(stem, [])
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
        return word.sub(new, line, count=1).strip() if new and len(word.findall(line)) == 1 else ""

    def words_at(self, key: Key, words: str) -> SourceLocation:
        """Return the line of a text that contains the words, or else the location of the text."""
        place = self.place(key)
        for number in range(place.line, place.end + 1):
            if words in self.lines[str(key[0])][number - 1]:
                return SourceLocation(place.file, number)
        return place

    def place(self, key: Key) -> SourceLocation:
        """Return the location of a value, or of the nearest value that contains it."""
        while key not in self.places and len(key) > 1:
            key = key[:-1]
        return self.places.get(key) or SourceLocation(f"{self.name}/{key[0]}.yaml", 1)


def read(folder: Path, stems: Iterator[str] | list[str]) -> Source:
    """Read `<stem>.yaml` in `folder` for every stem. A file of a part that the strategy lacks may be absent.

    Never raises for the contents of the files: errors become diagnostics.
    """
    source = Source(folder)
    for stem in stems:
        name = f"{source.name}/{stem}.yaml"
        if stem in OPTIONAL_FILES and not (folder / f"{stem}.yaml").exists():
            source.absent.add(stem)
            continue
        text = decode(source, name, folder / f"{stem}.yaml")
        if text is None:
            source.unreadable.add(stem)
        else:
            _add(source, _read_text(folder, name, stem, text))
    return source


def _add(source: Source, file: Source) -> None:
    """Add the result of one file to that of the others."""
    for name in ("values", "places", "lines", "names", "unreadable"):
        getattr(source, name).update(getattr(file, name))
    source.diagnostics += file.diagnostics


_last_read: dict[str, tuple[str, Source]] = {}


def _read_text(folder: Path, name: str, stem: str, text: str) -> Source:
    """Return the result of one file, cached until its text changes.

    While serving, only one file changes at a time. The result must not be modified.
    """
    cached = _last_read.get(name)
    if cached is None or cached[0] != text:
        cached = _last_read[name] = (text, parse(Source(folder), name, stem, text))
    return cached[1]


def clear_cache() -> None:
    """Clear the cache, some tens of megabytes for a large strategy, in a process that reads no more."""
    _last_read.clear()


def read_text(folder: Path, stem: str, text: str) -> Source:
    """Return the result of one file of a folder as if it had this text."""
    source = Source(folder)
    return parse(source, f"{source.name}/{stem}.yaml", stem, text)


def parse(file: Source, name: str, stem: str, text: str) -> Source:
    """Add the values of one YAML text to `file`, under `stem`, and return it. `name` is the file in messages."""
    file.lines[stem] = text.split("\n")
    mended, wrong = line_repairs.repair(name, file.lines[stem])
    file.diagnostics += wrong
    text = "\n".join(mended)
    node = _compose(file, name, text)
    if node is None:
        file.unreadable.add(stem)
        return file
    file.diagnostics += [*invisible_characters(name, text), *yaml_errors.merge_marks(name, mended)]
    file.values[stem] = ValueBuilder(file, name, mended).value(node, (stem,))
    return file


def decode(source: Source, name: str, path: Path) -> str | None:
    """Return a file's text with `\\n` at line ends, in NFC, or None with a diagnostic in `source`."""
    try:
        data = path.read_bytes()
    except OSError:
        source.diagnostics.append(
            Diagnostic(
                SourceLocation(name, 1), "filen saknas eller går inte att läsa.", f"filen ska heta {name}"
            )
        )
        return None
    if (coding := _wide_coding(data)) is not None:
        message = f"filen är sparad som {coding}, och kan inte läsas."
        source.diagnostics.append(Diagnostic(SourceLocation(name, 1), message, _CODING_TIP))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        source.diagnostics.append(
            Diagnostic(SourceLocation(name, line), "här står ett tecken som inte är UTF-8.", _CODING_TIP)
        )
        return None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _wide_coding(data: bytes) -> str | None:
    """Return the coding of a text whose letters take two or four bytes, as some programs save it; None for others."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    return "UTF-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4] else None


def invisible_characters(name: str, text: str) -> Iterator[Diagnostic]:
    """Tabs and invisible characters are reported everywhere in a file."""
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            place = SourceLocation(name, number, line.index("\t") + 1)
            inner = line.strip()
            better = re.sub(r"\s*\t\s*", " ", inner) if "\t" in inner and "|" not in inner else ""
            yield Diagnostic(place, "här står en tabb.", "använd mellanslag", suggestion=better)
        if match := yaml_errors.ODD_SPACE.match(line):
            yield yaml_errors.odd_space(name, number, match.end())
        if match := INVISIBLE.search(line):
            message = f"här står ett osynligt tecken (U+{ord(match[0]):04X})."
            yield Diagnostic(
                SourceLocation(name, number, match.start() + 1),
                message,
                _invisible_tip(line, match.start()),
            )


def _invisible_tip(line: str, at: int) -> str:
    """Return the tip for an invisible character; autofix removes some anywhere, and all in keys and ids."""
    if line[at] in "\u00ad\u200b\u2060\ufeff" or re.match(r"^[\s-]*(?:[^\s:]*|id: *[^\s]*)$", line[:at]):
        return "ta bort tecknet och skriv ordet igen, eller kör python -m macros check --fix"
    return "ta bort tecknet och skriv ordet igen"


def _compose(source: Source, name: str, text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        # YAML says no line of a character that it does not read.
        unread = [*invisible_characters(name, text)] if isinstance(error, yaml.reader.ReaderError) else []
        source.diagnostics += unread or [yaml_errors.diagnostic(name, text, error)]
        return None
    if node is None:
        source.diagnostics.append(
            Diagnostic(SourceLocation(name, 1), "filen är tom.", "hämta tillbaka den förra versionen")
        )
    return node
