"""YAML syntax errors in Swedish, at the line that an editor should correct.

YAML reports the line where parsing failed, often some lines after the mistake. The lines around it narrow it
down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model import titles, word_lists
from .diagnostics import Diagnostic, SourceLocation
from .indents import misplaced_row
from .rows import plain_rows
from .yaml_causes import causes

QUOTE_TIP = 'sätt hela texten inom citattecken ("…"); kolon, # och inledande tecken som * & ! [ { % @ ` har annars en egen betydelse'
_INDENT_TIP = "raderna i samma lista eller block ska börja i samma kolumn"

MERGE_MARK = re.compile(r" *(?:<{7}|>{7}|={7}|\|{7})(?: |$)")
# Every space but the plain one: no-break, figure, thin, ideographic. Word, Outlook and PDFs give them.
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# One of them before a key, after its dash or right after its colon.
ODD_SPACE = re.compile(f"^ *(?:- +)*(?:-?[{ODD_SPACES}]|[a-z_]+:[{ODD_SPACES}])")
# A key with nothing on its line.
BARE_KEY = re.compile(r"^ *(?:- +)*(?P<key>[a-z_]+): *$")
_KEY = re.compile(r"^(?P<before> *(?:- +)*)(?P<key>[^\s:#'\"\[\]{}]+):(?P<space> +|$)(?P<value>.*)$")

# YAML's message → our message and tip, used when the lines themselves do not explain the error.
_MESSAGES = (
    ("mapping values are not allowed", "texten innehåller ett kolon som läses som en ny nyckel.", QUOTE_TIP),
    ("could not find expected ':'", "raden är varken en nyckel med kolon eller en del av en text.", "kontrollera att nyckeln slutar med kolon och att raden är rätt indragen"),
    ("did not find expected hexdecimal number", "tecknet \\ har en egen betydelse inom raka citattecken.", "skriv \\\\ om tecknet ska synas"),
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
    """Return the first syntax error of a file, explained by its lines or else by YAML's message.

    `error` is the exception that YAML raised for `text`; `name` is the file in messages.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    at = min(mark.line + 1, len(lines)) if mark else 1
    for tell in (
        merge_marks, _odd_spaces, _tab_indent, _dash_first, _bar_lost, causes, _colon, _lost_colon, _bracket,
        _lost_dash, misplaced_row, _indent,
    ):  # fmt: skip
        first = next(tell(name, lines, at), None)
        if first:
            return first
    return _as_yaml_says(name, lines, at, mark.column + 1 if mark else 1, error)


def _as_yaml_says(name: str, lines: list[str], line: int, column: int, error: Exception) -> Diagnostic:
    problem = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''} {error}"
    for words, message, tip in _MESSAGES:
        if words in problem:
            return Diagnostic(
                SourceLocation(name, line, column), message, tip, suggestion=_quoted(lines[line - 1], tip)
            )
    tip = "jämför med exemplet överst i filen; raden ovanför kan vara den som är fel"
    return Diagnostic(SourceLocation(name, line, column), "raden går inte att läsa som YAML.", tip)


def quoted(line: str) -> str:
    """Return a line with its value quoted; "" if it has no key or is quoted already."""
    match = _KEY.match(line)
    if match and match["value"] and not re.search(r'["\\]|^[\[{|>]', match["value"]):
        value = f'"{match["value"].strip()}"'
        # A single word after a mark is an id or a number, and the mark a slip.
        word = re.fullmatch(r"[*&!%@`]([a-z0-9-]+)", match["value"].strip())
        value = word[1] if word else value
        # A text where the model has a list would be refused.
        value = f"[{value}]" if match["key"] in word_lists() else value
        return f"{match['before']}{match['key']}: {value}".strip()
    item = re.match(r"^ *- +([^\"\\]+)$", line)
    return f'- "{item[1].strip()}"' if item and not match else ""


def _quoted(line: str, tip: str) -> str:
    return quoted(line) if tip == QUOTE_TIP else ""


def merge_marks(name: str, lines: list[str], at: int = 0) -> Iterator[Diagnostic]:
    """A merge conflict's marks stand anywhere in the file."""
    for number, line in enumerate(lines, 1):
        if MERGE_MARK.match(line):
            tip = "välj vilken version som gäller och ta bort raderna <<<<<<<, ======= och >>>>>>>"
            yield Diagnostic(
                SourceLocation(name, number),
                "filen har kvar märken från en konflikt mellan två ändringar.",
                tip,
            )


def odd_space(name: str, line: int, column: int) -> Diagnostic:
    """Return the diagnostic of a no-break space, or another odd one, where YAML reads only a plain space."""
    message = "här står ett hårt mellanslag där ett vanligt ska stå."
    tip = "skriv mellanslaget igen, eller kör python -m macros check --fix"
    return Diagnostic(SourceLocation(name, line, column), message, tip)


def _odd_spaces(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A line is indented by no-break spaces, or has one after its dash or colon."""
    for number, line in enumerate(lines[: at + 1], 1):
        if match := ODD_SPACE.match(line):
            yield odd_space(name, number, match.end())


def lost_bar(name: str, lines: list[str], row: int) -> Diagnostic:
    """Return the diagnostic of a key (its row counted from 0) whose text stands below it without |."""
    key = BARE_KEY.match(lines[row])
    message = f'| saknas efter "{key["key"] if key else ""}:", eftersom texten börjar på nästa rad.'
    tip = "en text med egna rader börjar med | på nyckelns rad"
    place = SourceLocation(name, row + 1, len(lines[row].rstrip()) + 1)
    return Diagnostic(place, message, tip, suggestion=f"{lines[row].strip()} |")


def _bar_lost(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A key for text stands alone above words that are neither a key nor a list."""
    rows = [number for number in range(at, 0, -1) if lines[number - 1].strip()]
    for number in rows:
        key = BARE_KEY.match(lines[number - 1])
        if key:
            below = next((line.strip() for line in lines[number:] if line.strip()), "")
            depth = len(lines[number - 1]) - len(lines[number - 1].lstrip())
            deeper = all(len(line) - len(line.lstrip()) > depth for line in lines[number:at] if line.strip())
            if key["key"] in TEXT_KEYS and deeper and not re.match(r"- |[a-z_]+:(\s|$)", below):
                yield lost_bar(name, lines, number - 1)
            return


# The keys whose texts have lines of their own.
TEXT_KEYS = frozenset({"text", "quote", "explanation", "intro", "afterwards", "activities", "why"})


def _dash_first(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A value begins with a dash, as a list does on a line of its own."""
    match = _KEY.match(lines[at - 1])
    if match and re.match(r"- +\S", match["value"]):
        value = match["value"][1:].strip()
        is_list = match["key"] in word_lists()
        better = quoted(f"{match['before']}{match['key']}: {value}") if ": " in value else ""
        line = f"{match['before']}{match['key']}: {f'[{value}]' if is_list else value}"
        tip = "ta bort strecket. Är det en lista: skriv den inom hakparenteser, eller varje punkt på en egen rad under nyckeln"
        place = SourceLocation(name, at, match.start("value") + 1)
        yield Diagnostic(place, "texten börjar med ett streck.", tip, suggestion=(better or line).strip())


def _tab_indent(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A line is indented by a tab."""
    for number, line in enumerate(lines, 1):
        if re.match(r" *\t", line):
            tip = "dra in med mellanslag, två för varje nivå; python -m macros check --fix gör det åt dig"
            yield Diagnostic(
                SourceLocation(name, number, line.index("\t") + 1), "raden är indragen med en tabb.", tip
            )


def _colon(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A value on the line where parsing failed contains a colon."""
    match = _KEY.match(lines[at - 1])
    if (
        match
        and re.search(r":(\s|$)", match["value"])
        and match["value"][:1] not in ('"', "'", "|", ">", "[", "{")
    ):
        column = match.start("value") + match["value"].index(":") + 1
        message = "texten innehåller ett kolon som läses som en ny nyckel."
        yield Diagnostic(
            SourceLocation(name, at, column), message, QUOTE_TIP, suggestion=quoted(lines[at - 1])
        )


def _lost_colon(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A line where parsing failed, or just above, has a key and a value without colon or space between."""
    for number, line in _lines_around(lines, at):
        lost = re.match(r"^(?P<before> *(?:- +)*)(?P<key>[a-z_]+)(?P<rest>:\S.*| +\S.*|)$", line)
        # An item of a list of words may begin with any word.
        is_item = bool(lost) and lost["before"].endswith("- ") and lost["key"] not in titles()  # type: ignore[index]
        if lost and not _KEY.match(line) and not is_item:
            value = lost["rest"].removeprefix(":").strip()
            suggestion = f"{lost['before']}{lost['key']}: {value}".strip()
            message = f'efter "{lost["key"]}" saknas kolon och mellanslag.'
            place = SourceLocation(name, number, lost.end("key") + 1)
            yield Diagnostic(
                place, message, "en nyckel skrivs med kolon och mellanslag före värdet", suggestion=suggestion
            )


def _bracket(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A list in brackets, where parsing failed or just above, is not closed on its line."""
    for number, line in _lines_around(lines, at):
        value = re.match(r"^ *(?:- +)*(?:[^\s:#'\"\[\]{}]+: +)?(?P<value>\[.*)$", line)
        if value and value["value"].count("[") > value["value"].count("]"):
            tip = "skriv [ett, två] på en enda rad, med kommatecken emellan och ] sist"
            place = SourceLocation(name, number, value.start("value") + 1)
            yield Diagnostic(
                place, "listan inom hakparenteser är inte avslutad.", tip, suggestion=f"{line.strip()}]"
            )


def _lines_around(lines: list[str], at: int) -> Iterator[tuple[int, str]]:
    """Yield the line where parsing failed and the two before it, the last first."""
    rows = [row for row in plain_rows(lines[: at + 1]) if row[0] >= at - 2]
    yield from reversed(rows)


def _lost_dash(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """Parsing failed at a list item, because the list's first item lacks its dash."""
    item = re.match(r"^( *)- ", lines[at - 1])
    if not item:
        return
    first = (0, "")
    for number, line in reversed(list(plain_rows(lines[: at - 1]))):
        if len(line) - len(line.lstrip()) < len(item[1]):
            break
        first = (number, line)
    if first[1].startswith(f"{item[1]}  ") and not first[1].startswith(f"{item[1]}- "):
        place = SourceLocation(name, first[0], len(item[1]) + 1)
        suggestion = f"- {first[1].strip()}"
        tip = 'varje punkt i listan börjar med "- "'
        if first[0] == at - 1:
            tip += ". Hör raden till punkten under: flytta ner den, under raden med strecket"
        yield Diagnostic(place, "listans första punkt saknar sitt streck.", tip, suggestion=suggestion)


def _indent(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A line where parsing failed, or just above, is indented deeper than the line before allows."""
    rows = [(number, line) for number, line in plain_rows(lines[:at]) if line.strip()]
    for (_, above), (number, line) in reversed(list(pairwise(rows[-3:]))):
        depth, upper = len(line) - len(line.lstrip()), len(above) - len(above.lstrip(" -"))
        # An item's keys stand under its first one, to the right of the dash.
        opens = above.rstrip().endswith(":") or not _KEY.match(above)
        if depth > upper and not opens:
            tip = f"{_INDENT_TIP}: här {upper} mellanslag"
            if key := _KEY.match(above):
                tip += f'. Hör raden till "{key["key"]}" ovanför: ta bort orden efter dess kolon'
            yield Diagnostic(SourceLocation(name, number, depth + 1), "raden är för långt indragen.", tip)
