"""What makes a file unreadable as YAML, in Swedish, at the line an editor should mend.

YAML's own message tells where it gave up, which is often some lines after the mistake; the lines around
tell more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .diagnostics import Diagnostic, SourceLocation

QUOTE_TIP = 'sätt hela texten inom citattecken ("…"); kolon, # och inledande tecken som * & ! [ { % @ ` har annars en egen betydelse'
_END_TIP = 'avsluta texten med samma citattecken (")'
_INDENT_TIP = "raderna i samma lista eller block ska börja i samma kolumn"

_MERGE = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_KEY = re.compile(r"^(?P<before> *(?:- +)*)(?P<key>[^\s:#'\"\[\]{}]+):(?P<space> +|$)(?P<value>.*)$")

# YAML's words → ours, for what the lines themselves do not tell.
_SAID = (
    ("mapping values are not allowed", "texten innehåller ett kolon som läses som en ny nyckel.", QUOTE_TIP),
    ("could not find expected ':'", "raden är varken en nyckel med kolon eller en del av en text.", "kontrollera att nyckeln slutar med kolon och att raden är rätt indragen"),
    ("found unexpected end of stream", "ett citattecken är inte avslutat.", _END_TIP),
    ("found unknown escape character", "tecknet \\ har en egen betydelse inom raka citattecken.", "skriv \\\\ om tecknet ska synas"),
    ("did not find expected key", "indraget eller ett citattecken är fel.", f'{_INDENT_TIP}; citattecken inne i en text skrivs \\"'),
    ("did not find expected '-' indicator", "indraget i listan är fel.", 'varje punkt i listan ska börja med "- " i samma kolumn'),
    ("did not find expected ',' or", "en lista inom hakparenteser är inte hel.", "skriv [ett, två] på en enda rad, med kommatecken emellan och ] sist"),
    ("block sequence entries are not allowed", "en lista får inte börja här.", "sätt listan på nästa rad, indragen två mellanslag"),
    ("cannot start any token", "texten börjar med ett tecken som har en egen betydelse.", QUOTE_TIP),
    ("special characters are not allowed", "här står ett tecken som inte får finnas i filen.", "ta bort tecknet"),
    ("control characters are not allowed", "här står ett tecken som inte får finnas i filen.", "ta bort tecknet"),
    ("undefined alias", "texten börjar med * och läses som en hänvisning.", QUOTE_TIP),
)  # fmt: skip


def diagnostic(name: str, text: str, error: Exception) -> Diagnostic:
    """The first thing that is wrong in a file: what the lines tell, or else what YAML says, where it says it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    at = min(mark.line + 1, len(lines)) if mark else 1
    for tell in (_merge_marks, _tab_indent, _open_quote, _colon, _lost_colon, _bracket, _lost_dash, _indent):
        found = next(tell(name, lines, at), None)
        if found:
            return found
    return _as_yaml_says(name, lines, at, mark.column + 1 if mark else 1, error)


def _as_yaml_says(name: str, lines: list[str], line: int, column: int, error: Exception) -> Diagnostic:
    problem = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''} {error}"
    for words, message, tip in _SAID:
        if words in problem:
            return Diagnostic(
                SourceLocation(name, line, column), message, tip, better=_quoted(lines[line - 1], tip)
            )
    tip = "jämför med exemplet överst i filen; raden ovanför kan vara den som är fel"
    return Diagnostic(SourceLocation(name, line, column), "raden går inte att läsa som YAML.", tip)


def quoted(line: str) -> str:
    """A line with its value inside quotation marks; empty when it is no key or has quotation marks."""
    match = _KEY.match(line)
    if match and match["value"] and '"' not in match["value"] and "\\" not in match["value"]:
        return f'{match["before"]}{match["key"]}: "{match["value"].strip()}"'.strip()
    item = re.match(r"^ *- +([^\"\\]+)$", line)
    return f'- "{item[1].strip()}"' if item and not match else ""


def _quoted(line: str, tip: str) -> str:
    return quoted(line) if tip == QUOTE_TIP else ""


def _merge_marks(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A merge conflict's marks stand anywhere in the file."""
    for number, line in enumerate(lines, 1):
        if _MERGE.match(line):
            tip = "välj vilken version som gäller och ta bort raderna <<<<<<<, ======= och >>>>>>>"
            yield Diagnostic(
                SourceLocation(name, number),
                "filen har kvar märken från en konflikt mellan två ändringar.",
                tip,
            )


def _tab_indent(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A line is indented by a tab."""
    for number, line in enumerate(lines, 1):
        if re.match(r" *\t", line):
            tip = "dra in med mellanslag, två för varje nivå; python -m macros check --fix gör det åt dig"
            yield Diagnostic(
                SourceLocation(name, number, line.index("\t") + 1), "raden är indragen med en tabb.", tip
            )


def _plain_rows(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The rows that are YAML's own, with their numbers: not comments, and not what stands under `|`."""
    block = -1
    for number, line in enumerate(lines, 1):
        depth = len(line) - len(line.lstrip(" "))
        if not line.strip() or (block >= 0 and depth > block):
            continue
        block = -1
        if line.lstrip().startswith("#"):
            continue
        yield number, line
        if re.search(r":\s+[|>][-+]?\s*$", line):
            block = len(re.match(r" *(?:- +)*", line)[0]) if "- " in line else depth  # type: ignore[index]


def _open_quote(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A value begins with a quotation mark and does not end with it, or goes on after it. Values stand on one row."""
    for number, line in _plain_rows(lines[:at]):
        value = re.match(r"^ *(?:- +)*(?:[^\s:#'\"\[\]{}]+: +)?(?P<value>[\"'].*)$", line)
        if not value:
            continue
        whole = value["value"]
        place = SourceLocation(name, number, value.start("value") + 1)
        double = whole[0] == '"'
        inner = r'^"(?:[^"\\]|\\.)*"' if double else r"^'(?:[^']|'')*'"
        match = re.match(inner, whole)
        if not match:
            better = f'{line.strip()}"' if double else f"{line.strip()}'"
            yield Diagnostic(
                place, "citattecknet i början av texten avslutas aldrig.", _END_TIP, better=better
            )
        elif not re.match(r"^\s*(#.*|:(\s.*)?)?$", whole[match.end() :]):
            tip = 'raka citattecken inne i en text skrivs \\", eller använd typografiska: ”…”'
            yield Diagnostic(place, "texten slutar vid det andra citattecknet, men raden fortsätter.", tip)


def _colon(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A value on the row where YAML gave up has a colon of its own."""
    match = _KEY.match(lines[at - 1])
    if (
        match
        and re.search(r":(\s|$)", match["value"])
        and match["value"][:1] not in ('"', "'", "|", ">", "[")
    ):
        column = match.start("value") + match["value"].index(":") + 1
        message = "texten innehåller ett kolon som läses som en ny nyckel."
        yield Diagnostic(SourceLocation(name, at, column), message, QUOTE_TIP, better=quoted(lines[at - 1]))


def _lost_colon(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A row near where YAML gave up is a word and a value without the colon between, or without the space."""
    for number, line in _lines_around(lines, at):
        lost = re.match(r"^(?P<before> *(?:- +)*)(?P<key>[a-z_]+)(?P<rest>:\S.*| +\S.*|)$", line)
        if lost and not _KEY.match(line) and not lost["before"].endswith("- "):
            value = lost["rest"].removeprefix(":").strip()
            better = f"{lost['key']}: {value}".strip()
            message = f'efter "{lost["key"]}" saknas kolon och mellanslag.'
            place = SourceLocation(name, number, lost.end("key") + 1)
            yield Diagnostic(
                place, message, "en nyckel skrivs med kolon och mellanslag före värdet", better=better
            )


def _bracket(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A list in brackets near where YAML gave up is not closed on its row."""
    for number, line in _lines_around(lines, at):
        value = re.match(r"^ *(?:- +)*(?:[^\s:#'\"\[\]{}]+: +)?(?P<value>\[.*)$", line)
        if value and value["value"].count("[") > value["value"].count("]"):
            tip = "skriv [ett, två] på en enda rad, med kommatecken emellan och ] sist"
            place = SourceLocation(name, number, value.start("value") + 1)
            yield Diagnostic(
                place, "listan inom hakparenteser är inte avslutad.", tip, better=f"{line.strip()}]"
            )


def _lines_around(lines: list[str], at: int) -> Iterator[tuple[int, str]]:
    """The rows from where YAML gave up and two back, the last first."""
    rows = [row for row in _plain_rows(lines[: at + 1]) if row[0] >= at - 2]
    yield from reversed(rows)


def _lost_dash(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """YAML gave up at an item of a list whose first item has lost its dash: the row under the list's key."""
    item = re.match(r"^( *)- ", lines[at - 1])
    if not item:
        return
    first = (0, "")
    for number, line in reversed(list(_plain_rows(lines[: at - 1]))):
        if len(line) - len(line.lstrip()) < len(item[1]):
            break
        first = (number, line)
    if first[1].startswith(f"{item[1]}  ") and not first[1].startswith(f"{item[1]}- "):
        place = SourceLocation(name, first[0], len(item[1]) + 1)
        better = f"- {first[1].strip()}"
        tip = 'varje punkt i listan börjar med "- "'
        yield Diagnostic(place, "listans första punkt saknar sitt streck.", tip, better=better)


def _indent(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A row near where YAML gave up begins in a column where no row above it does, or deeper without reason."""
    rows = [(number, line) for number, line in _plain_rows(lines[:at]) if line.strip()]
    for (_, above), (number, line) in reversed(list(pairwise(rows[-3:]))):
        depth, upper = len(line) - len(line.lstrip()), len(above) - len(above.lstrip())
        opens = above.rstrip().endswith(":") or above.lstrip().startswith("- ")
        if depth > upper and not opens:
            tip = f"{_INDENT_TIP}: här {upper} mellanslag"
            yield Diagnostic(SourceLocation(name, number, depth + 1), "raden är för långt indragen.", tip)
