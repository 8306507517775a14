"""Causes of syntax errors that the lines around the error show: what other editors and languages write."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from ..model import titles, word_lists
from .diagnostics import Diagnostic, SourceLocation

_BLOCK = re.compile(r"^(?P<before>(?P<indent> *)(?:- +)*)(?P<key>[a-z_]+): +(?P<mark>[|>])(?P<rest>.*)$")
_BRACKETS = re.compile(r"^(?P<before> *(?:- +)*(?P<key>[a-z_]+): +)\[(?P<words>.*)\] *$")
_PLAIN = re.compile(r"^ *(?:- +)*(?P<key>[a-z_]+): +[^\s|>\[{\"'&*!].*$")


def causes(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """Yield what explains an error in the line `at`, counted from 1. `name` is the file in messages."""
    for cause in (
        _words_after_bar,
        _uneven_text,
        _star_items,
        _bracketed_words,
        _merge_key,
        _two_keys,
        _continued,
    ):
        yield from cause(name, lines, at)


def _words_after_bar(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """Words stand on the line of a |, or a second | does."""
    match = _BLOCK.match(lines[at - 1])
    if not match or re.fullmatch(r"[-+0-9]*\s*", match["rest"]):
        return
    place = SourceLocation(name, at, match.start("rest") + 1)
    if re.fullmatch(r"[|>]+\s*", match["rest"]):
        line = f"{match['before']}{match['key']}: |".strip()
        yield Diagnostic(
            place, f'bara ett | ska stå efter "{match["key"]}:".', "ta bort det andra", suggestion=line
        )
    else:
        mark = lines[at - 1][match.start("rest") - 1]
        tip = f"flytta orden till raden under, och börja den med {len(match['before']) + 2} mellanslag. Är texten en enda rad: ta bort {mark}"
        yield Diagnostic(place, f"efter {mark} börjar texten på nästa rad.", tip)


def _uneven_text(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A line of the text under | begins to the left of the first, so that the text ends before it."""
    row = lines[at - 1]
    for number in range(at - 1, 0, -1):
        above = lines[number - 1]
        if (head := _BLOCK.match(above)) and re.fullmatch(r"[-+]?\s*", head["rest"]):
            break
        if above.strip() and _indent(above) <= _indent(row):
            return
    else:
        return
    text = [(n, line) for n, line in enumerate(lines[number : at - 1], number + 1) if line.strip()]
    if not text or re.match(r" *(?:- )?[a-z_]+:(?: |$)| *#", row) or _indent(row) <= len(head["indent"]):
        return
    first = _indent(text[0][1])
    if len(text) == 1 and _indent(row) >= len(head["before"]) + 2:
        tip = f"börja raden med {_indent(row)} mellanslag, som raderna under"
        message = "textens första rad är längre indragen än resten."
        yield Diagnostic(SourceLocation(name, text[0][0], first + 1), message, tip)
    else:
        tip = f"börja raden med {first} mellanslag, som de andra i texten"
        message = "raden är mindre indragen än textens första rad."
        yield Diagnostic(SourceLocation(name, at, _indent(row) + 1), message, tip)


def _star_items(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    if match := re.match(r"^ *\* +(?P<words>\S.*)$", lines[at - 1]):
        tip = 'varje punkt i listan börjar med bindestreck och mellanslag: "- "'
        place = SourceLocation(name, at, match[0].index("*") + 1)
        yield Diagnostic(place, '"*" gör ingen punkt i listan.', tip, suggestion=f"- {match['words']}")


def _bracketed_words(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """Words stand within brackets where the model has a text, and make no list there."""
    match = _BRACKETS.match(lines[at - 1])
    if not match or _is_list(match["words"]):
        return
    if match["key"] in titles() and match["key"] not in word_lists() and '"' not in match["words"]:
        line = f'{match["before"]}"{match["words"]}"'.strip()
        place = SourceLocation(name, at, match.end("before") + 1)
        tip = "ta bort hakparenteserna; här står en text och ingen lista"
        yield Diagnostic(place, "orden står inom hakparenteser.", tip, suggestion=line)


def _is_list(words: str) -> bool:
    """Tell if words within brackets can be read, so that an error in their line has another cause."""
    try:
        yaml.safe_load(f"[{words}]")
    except yaml.YAMLError:
        return False
    return True


def _merge_key(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    if "<<:" in lines[at - 1]:
        message = '"<<:" hämtar nycklar från ett annat ställe, och används inte här.'
        yield Diagnostic(
            SourceLocation(name, at, lines[at - 1].index("<<") + 1), message, "skriv ut nycklarna"
        )


def _two_keys(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    match = re.match(r"^ *(?:- +)*[a-z_]+: +[^\"'\[{|>].*?\s(?P<key>[a-z_]+): ", lines[at - 1])
    if match and match["key"] in titles():
        place = SourceLocation(name, at, match.start("key") + 1)
        tip = f'skriv "{match["key"]}: …" på en egen rad. Hör orden till texten: sätt hela texten inom citattecken'
        yield Diagnostic(place, "två nycklar står på samma rad.", tip)


def _continued(name: str, lines: list[str], at: int) -> Iterator[Diagnostic]:
    """A line without a key stands below a text, to the left of its key."""
    for number in (at, at - 1):
        row, above = lines[number - 1].strip(), lines[number - 2] if number > 1 else ""
        if row and _PLAIN.match(above) and not re.match(r"#|-(?: |$)|[^\s:]+:(?: |$)|[^\s]+ *[:;=]", row):
            tip = "skriv ihop raderna till en; en text står på en enda rad, hur lång den än är"
            yield Diagnostic(SourceLocation(name, number), "orden hör till texten på raden ovanför.", tip)
            return


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
