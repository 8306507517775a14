"""Composed YAML nodes → values, each with its location; what could lose a word is reported."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import yaml

from . import yaml_errors
from .diagnostics import Diagnostic, SourceLocation

if TYPE_CHECKING:
    from .reader import Key, Source, Value

# Control characters, soft hyphens, zero-width and bidi marks, fillers, tags and surrogates. They change words
# invisibly.
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
    # Persian and Kurdish are spelled with joiners between Arabic letters.
    "|(?<![\u0620-\u06ff])[\u200c\u200d]|[\u200c\u200d](?![\u0620-\u06ff])"
)
# Excel truncates a cell after 32,767 characters.
MAX_TEXT_LENGTH = 30_000


class ValueBuilder:
    """Converts composed YAML nodes into values and reports what could lose a word."""

    def __init__(self, source: Source, name: str, lines: list[str]) -> None:
        self.source, self.name, self.lines = source, name, lines
        self.seen: set[int] = set()

    def _report(self, node: yaml.Node, message: str, tip: str, suggestion: str = "") -> None:
        place = SourceLocation(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
        self.source.diagnostics.append(Diagnostic(place, message, tip, suggestion=suggestion))

    def value(self, node: yaml.Node, key: Key) -> Value:
        start, end = node.start_mark, node.end_mark
        last = end.line if end.column == 0 and end.line > start.line else end.line + 1
        self.source.places[key] = SourceLocation(
            self.name, start.line + 1, start.column + 1, max(last, start.line + 1)
        )
        if id(node) in self.seen:
            self._report(node, "hänvisningar med & och * används inte här.", "skriv ut texten")
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            items = [part for item in node.value for part in self._split_at_lost_dash(item)]
            return [self.value(item, (*key, index)) for index, item in enumerate(items)]
        return self._scalar(node)

    def _split_at_lost_dash(self, node: yaml.Node) -> list[yaml.Node]:
        """Return a list's item, as several where its first key comes again: there a dash is missing.

        The rest of the file is then checked as if the dash were there.
        """
        names = (
            [getattr(name, "value", None) for name, _ in node.value]
            if isinstance(node, yaml.MappingNode)
            else []
        )
        if not names or names.count(names[0]) < 2 or (len(names) > 1 and names[1] == names[0] == "id"):
            return [node]
        starts = [number for number, name in enumerate(names) if name == names[0]]
        parts: list[yaml.Node] = []
        for start, end in zip(starts, [*starts[1:], len(names)], strict=True):
            pairs = node.value[start:end]
            parts.append(yaml.MappingNode(node.tag, pairs, pairs[0][0].start_mark, pairs[-1][1].end_mark))
            if start:
                tip = "varje punkt i listan börjar med ett streck: sätt det två steg till vänster, under de andra strecken"
                line = self.lines[pairs[0][0].start_mark.line].strip()
                self._report(
                    pairs[0][0],
                    f'strecket saknas före "{names[0]}", där en ny punkt börjar.',
                    tip,
                    f"- {line}",
                )
        return parts

    def _mapping(self, node: yaml.MappingNode, key: Key) -> Value:
        values: dict[str, Value] = {}
        repeated = False
        for name, item in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._report(name, "här väntades en nyckel.", yaml_errors.QUOTE_TIP)
                continue
            if name.value in values:
                # A pasted entity repeats many keys, and the first says why.
                if not repeated:
                    self._report(
                        name,
                        f'nyckeln "{name.value}" står två gånger.',
                        "behåll den ena; den andra skulle annars försvinna utan spår. Börjar en ny punkt här saknas "
                        "dess streck",
                    )
                repeated = True
                continue
            values[name.value] = self.value(item, (*key, name.value))
            at = name.start_mark
            self.source.names[(*key, name.value)] = SourceLocation(self.name, at.line + 1, at.column + 1)
            if isinstance(item, yaml.ScalarNode):
                place = self.source.places[(*key, name.value)]
                self.source.places[(*key, name.value)] = SourceLocation(
                    self.name, at.line + 1, place.column, place.end
                )
        return values

    def _scalar(self, node: yaml.Node) -> str:
        rest = (
            self.lines[node.end_mark.line][node.end_mark.column :]
            if node.end_mark.line < len(self.lines)
            else ""
        )
        style = getattr(node, "style", None) or None  # libyaml reports "" for plain scalars
        head = self.lines[node.start_mark.line]
        if style in ("|", ">") and (comment := re.search(r"(?<=[|>])[-+0-9]*\s+#.*$", head)):
            message = f'orden efter # läses som en kommentar och skulle inte synas: "{comment[0].strip()}".'
            tip = "flytta kommentaren till en egen rad ovanför. Hör orden till texten: flytta dem till raden under"
            self._report(node, message, tip, head[: comment.start()].strip())
        if style not in ("|", ">") and re.match(r"\s+#", rest):
            self._report_comment(node, style, rest)
        first = node.start_mark.line
        if style is None and self._is_bar_lost(first, node.end_mark.line):
            self.source.diagnostics.append(yaml_errors.lost_bar(self.name, self.lines, first - 1))
            return self._literal(node, first)
        if style is None and node.end_mark.line > first:
            self._report(
                node,
                "texten fortsätter på nästa rad utan att det är sagt.",
                'skriv texten på en enda rad, eller börja med "|" på nyckelns rad',
            )
        if style == ">":
            message = "> gör ett enda stycke av raderna: skriv | i en löptext."
            better = re.sub(r">[-+0-9]*\s*$", "|", self.lines[first]).strip()
            self._report(
                node,
                message,
                "efter | behåller texten sina stycken och listor. En text som är en enda rad skrivs efter kolonet",
                better,
            )
            return self._literal(node, first + 1)
        return self._checked_text(node, unicodedata.normalize("NFC", str(node.value)))

    def _report_comment(self, node: yaml.Node, style: str | None, rest: str) -> None:
        """Report words after #. A comment is never advised to be published: it has a space after its #."""
        line = self.lines[node.end_mark.line]
        message = f'orden efter # läses som en kommentar och skulle inte synas: "{rest.strip()}".'
        if re.match(r"\s+#\S", rest) and style is None and not re.match(r"\s+#(?:TODO|FIXME|OBS)", rest):
            tip = "hör orden till texten: sätt hela texten inom citattecken. Är de en kommentar: flytta dem till en egen rad"
            self._report(node, message, tip, yaml_errors.quoted(line))
            return
        tip = "flytta kommentaren till en egen rad ovanför. Hör orden till texten: sätt hela texten inom citattecken"
        self._report(node, message, tip, line[: node.end_mark.column].strip() if style != "|" else "")

    def _is_bar_lost(self, first: int, last: int) -> bool:
        """Return True if a text of several lines begins below its key, which then lacks its |."""
        key = yaml_errors.BARE_KEY.match(self.lines[first - 1]) if last > first > 0 else None
        return bool(key) and key["key"] in yaml_errors.TEXT_KEYS  # type: ignore[index]

    def _literal(self, node: yaml.Node, first: int) -> str:
        """Return the lines of a text as | would keep them, so that only its beginning is reported."""
        rows = [row.strip() for row in self.lines[first : node.end_mark.line + 1]]
        end = len(rows) if node.end_mark.column else len(rows) - 1
        return self._checked_text(node, unicodedata.normalize("NFC", "\n".join(rows[:end]).strip("\n")))

    def _checked_text(self, node: yaml.Node, text: str) -> str:
        """Return the text, truncated to MAX_TEXT_LENGTH.

        Reports characters that come from an escape such as \\u202e.
        """
        raw = "\n".join(self.lines[node.start_mark.line : node.end_mark.line + 1])
        hidden = INVISIBLE.search(text) or re.search("[\t\r]", text)
        if hidden and hidden[0] not in raw:
            message = f"koden i texten blir ett osynligt tecken (U+{ord(hidden[0]):04X})."
            self._report(node, message, "ta bort koden, som börjar med \\")
        if len(text) > MAX_TEXT_LENGTH:
            message = f"texten är för lång: {len(text)} tecken, högst {MAX_TEXT_LENGTH}."
            self._report(node, message, "dela texten i flera delar")
        return text[:MAX_TEXT_LENGTH]
