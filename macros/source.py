"""The only reader of data/: YAML files → values, each with its place in the file.

Imports only finding. Every scalar stays a string: what YAML would make of `NO` or
`1.10` must not change an editor's words. What could lose a word without notice
(duplicate keys, trailing comments, folded lines, aliases) is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from .finding import Finding, Place

Key: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = Any  # str | list[Value] | dict[str, Value]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Control characters, soft hyphens, zero-width and bidi marks: they change words unseen.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_QUOTE_TIP = 'sätt hela texten inom citattecken ("…"); kolon, # och inledande tecken som * & ! [ { % @ ` har annars en egen betydelse'


@dataclass
class Source:
    """What was read: values per file stem, where each value stands, and what is wrong.

    `places` maps (stem, key, index, …) to the place of the value; `unreadable` holds the
    stems of files that gave no values.
    """

    folder: Path
    values: dict[str, Value] = field(default_factory=dict)
    places: dict[Key, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    lines: dict[str, list[str]] = field(default_factory=dict)

    def words_at(self, key: Key, words: str) -> Place:
        """The line of a text that has the words, or where the text begins."""
        place = self.place(key)
        for number in range(place.line, place.end + 1):
            if words in self.lines[str(key[0])][number - 1]:
                return Place(place.file, number)
        return place

    def place(self, key: Key) -> Place:
        """The place of a value, or of the nearest thing that holds it."""
        while key not in self.places and len(key) > 1:
            key = key[:-1]
        return self.places.get(key) or Place(f"{self.folder.name}/{key[0]}.yaml", 1)


def read(folder: Path, stems: Iterator[str] | list[str]) -> Source:
    """Reads `<stem>.yaml` for every stem; never raises for what stands in the files."""
    source = Source(folder)
    for stem in stems:
        _read_file(source, stem)
    return source


def _read_file(source: Source, stem: str) -> None:
    name = f"{source.folder.name}/{stem}.yaml"
    path = source.folder / f"{stem}.yaml"
    text = _decode(source, name, path)
    node = _compose(source, name, text) if text is not None else None
    if text is None or node is None:
        source.unreadable.add(stem)
        return
    source.findings += _unseen(name, text)
    source.lines[stem] = text.split("\n")
    builder = _Builder(source, name, source.lines[stem])
    source.values[stem] = builder.value(node, (stem,))


def _decode(source: Source, name: str, path: Path) -> str | None:
    try:
        data = path.read_bytes()
    except OSError:
        source.findings.append(
            Finding(Place(name, 1), "filen saknas eller går inte att läsa.", f"filen ska heta {name}")
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        tip = "spara om filen som UTF-8 (ofta under «Spara som» eller «Kodning» i redigeraren)"
        source.findings.append(Finding(Place(name, line), "här står ett tecken som inte är UTF-8.", tip))
        return None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _unseen(name: str, text: str) -> Iterator[Finding]:
    """Tabs and invisible characters are reported wherever they stand."""
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield Finding(Place(name, number, line.index("\t") + 1), "här står en tabb.", "använd mellanslag")
        if match := _INVISIBLE.search(line):
            message = f"här står ett osynligt tecken (U+{ord(match[0]):04X})."
            yield Finding(
                Place(name, number, match.start() + 1), message, "ta bort tecknet och skriv ordet igen"
            )


def _compose(source: Source, name: str, text: str) -> yaml.Node | None:
    tab = next((i for i, line in enumerate(text.split("\n"), 1) if re.match(r" *\t", line)), None)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        source.findings.append(_syntax(name, text, error, tab))
        return None
    if node is None:
        source.findings.append(Finding(Place(name, 1), "filen är tom.", "hämta tillbaka den förra versionen"))
    return node


_SYNTAX = (
    ("mapping values are not allowed", "texten innehåller ett kolon som läses som en ny nyckel.", _QUOTE_TIP),
    ("could not find expected ':'", "raden är varken en nyckel med kolon eller en del av en text.", "kontrollera att nyckeln slutar med kolon och att raden är rätt indragen"),
    ("found unexpected end of stream", "ett citattecken är inte avslutat.", 'avsluta texten med samma citattecken (")'),
    ("found duplicate", "samma namn finns två gånger.", "behåll bara ett"),
    ("did not find expected key", "indraget eller ett citattecken är fel.", "raderna i samma lista eller block ska börja i samma kolumn; citattecken inne i en text skrivs \\\""),
    ("did not find expected '-' indicator", "indraget i listan är fel.", 'varje punkt i listan ska börja med "- " i samma kolumn'),
    ("block sequence entries are not allowed", "en lista får inte börja här.", "sätt listan på nästa rad, indragen två mellanslag"),
    ("cannot start any token", "texten börjar med ett tecken som har en egen betydelse.", _QUOTE_TIP),
    ("special characters are not allowed", "här står ett tecken som inte får finnas i filen.", "ta bort tecknet"),
    ("control characters are not allowed", "här står ett tecken som inte får finnas i filen.", "ta bort tecknet"),
    ("undefined alias", "texten börjar med * och läses som en hänvisning.", _QUOTE_TIP),
)  # fmt: skip


def _syntax(name: str, text: str, error: Exception, tab: int | None) -> Finding:
    """YAML's first error in Swedish, at its line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    merge = next((i for i, row in enumerate(lines, 1) if re.match(r"(<{7}|={7}|>{7})( |$)", row)), None)
    if merge:
        tip = "välj vilken version som gäller och ta bort raderna <<<<<<<, ======= och >>>>>>>"
        return Finding(
            Place(name, merge), "filen har kvar märken från en konflikt mellan två ändringar.", tip
        )
    if tab:
        return Finding(
            Place(name, tab), "raden är indragen med en tabb.", "dra in med mellanslag, två för varje nivå"
        )
    problem = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''} {error}"
    if "unexpected end of stream" in problem and getattr(error, "context_mark", None):
        line, column = error.context_mark.line + 1, error.context_mark.column + 1  # type: ignore[attr-defined]
    for key, message, tip in _SYNTAX:
        if key in problem:
            return Finding(Place(name, min(line, len(lines)), column), message, tip)
    tip = "jämför med exemplet överst i filen; raden ovanför kan vara den som är fel"
    return Finding(Place(name, min(line, len(lines)), column), "raden går inte att läsa som YAML.", tip)


class _Builder:
    """Turns composed nodes into values and notes what could lose a word."""

    def __init__(self, source: Source, name: str, lines: list[str]) -> None:
        self.source, self.name, self.lines = source, name, lines
        self.seen: set[int] = set()

    def _find(self, node: yaml.Node, message: str, tip: str) -> None:
        place = Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
        self.source.findings.append(Finding(place, message, tip))

    def value(self, node: yaml.Node, key: Key) -> Value:
        start, end = node.start_mark, node.end_mark
        last = end.line if end.column == 0 and end.line > start.line else end.line + 1
        self.source.places[key] = Place(
            self.name, start.line + 1, start.column + 1, max(last, start.line + 1)
        )
        if id(node) in self.seen:
            self._find(node, "hänvisningar med & och * används inte här.", "skriv ut texten")
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*key, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, key: Key) -> Value:
        values: dict[str, Value] = {}
        for name, item in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._find(name, "här väntades en nyckel.", _QUOTE_TIP)
                continue
            if name.value in values:
                self._find(
                    name,
                    f'nyckeln "{name.value}" står två gånger.',
                    "behåll den ena; den andra skulle annars försvinna utan spår",
                )
                continue
            values[name.value] = self.value(item, (*key, name.value))
            if isinstance(item, yaml.ScalarNode):
                at = name.start_mark
                place = self.source.places[(*key, name.value)]
                self.source.places[(*key, name.value)] = Place(
                    self.name, at.line + 1, place.column, place.end
                )
        return values

    def _scalar(self, node: yaml.Node) -> str:
        rest = (
            self.lines[node.end_mark.line][node.end_mark.column :]
            if node.end_mark.line < len(self.lines)
            else ""
        )
        style = getattr(node, "style", None) or None  # libyaml says "" for plain text
        if style not in ("|", ">") and re.match(r"\s+#", rest):
            self._find(
                node,
                f'orden efter # läses som en kommentar och skulle inte synas: "{rest.strip()}".',
                "sätt hela texten inom citattecken, eller flytta kommentaren till en egen rad",
            )
        if style is None and node.end_mark.line > node.start_mark.line:
            self._find(
                node,
                "texten fortsätter på nästa rad utan att det är sagt.",
                'skriv texten på en enda rad, eller börja med "|" på nyckelns rad',
            )
        return str(node.value)
