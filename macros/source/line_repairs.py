"""Slips that a line of YAML shows by itself: each is reported with the line mended, and the file is read as if it were.

YAML would drop words in silence (after & and !), stop at the wrong line, or read the rest of the file as one text.
Text under | is left alone, apart from line breaks that other programs make.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from ..model import titles, word_lists
from . import yaml_errors
from .diagnostics import Diagnostic, SourceLocation
from .rows import plain_rows
from .yaml_errors import QUOTE_TIP

# What other programs put between lines: Word's Shift+Enter, page breaks, and Unicode's separators.
_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN_INDENT = re.compile("^[\ufeff\u200b\u2060\u00ad]+(?= *(?:- |[a-z_]+:))")
_KEY = re.compile(r"^(?P<before> *(?:- +)*)(?P<key>[a-z_]+):(?P<space> +)(?P<value>\S.*)$")
_MARK = re.compile(r"[&!%@`]|\*|\?(?= )|\[[^\[\]]*\]\s*[^\s#,\]]|\{[^{}]*\}\s*[^\s#,}]")
_OTHER_COLON = re.compile(r"^(?P<before> *(?:- +)*)(?P<key>[a-z_]+) *(?P<mark>[;=]) *(?P<value>\S.*)$")
_TIGHT_DASH = re.compile(r"^(?P<indent> *)-(?P<rest>(?P<key>[a-z_]+):(?: .*)?)$")
_BULLET = re.compile(r"^(?P<indent> *)(?P<mark>[–—•·●▪*]) +(?P<rest>(?:(?P<key>[a-z_]+):(?: |$))?.*)$")
_JSON = re.compile(r'^(?P<before> *(?:- +)*)"(?P<key>[a-z_]+)" *: *(?P<value>.*?),? *$')
_DOCUMENT = re.compile(r"(?:-{3}|\.{3})\s*")
_EMPTY_LIST = re.compile(r"^(?P<start>(?P<before> *(?:- +)*)[a-z_]+:) *\[\] *$")
_FLOW = re.compile(
    r"^(?P<before> *(?:- +)*(?:[a-z_]+: +)?)(?P<open>[{(])(?P<inner>[a-z_]+: .*?)(?P<close>[})]?) *$"
)
_VALUE = re.compile(r"^(?P<before> *(?:- +)*(?:[^\s:#'\"\[\]{}]+: +)?)(?P<value>[\"'].*)$")

_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
# Values as written. libyaml's is ten times as fast, and not everywhere.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class _Slip:
    """A slip: the message, the tip, and the line mended. Without a mended line the file cannot be read on."""

    message: str
    tip: str
    line: str | None = None


def repair(name: str, lines: list[str]) -> tuple[list[str], list[Diagnostic]]:
    """Return the lines of a file mended, and a diagnostic for each slip. `name` is the file in messages."""
    mended, found = list(lines), list[Diagnostic]()

    def report(number: int, slip: _Slip) -> None:
        line = slip.line if slip.line is not None else mended[number]
        suggestion = line.strip() if line != mended[number] else ""
        found.append(
            Diagnostic(SourceLocation(name, number + 1), slip.message, slip.tip, suggestion=suggestion)
        )
        mended[number] = line

    for number, line in enumerate(lines):
        for slip in _characters(line):
            report(number, slip)
    rows = list(plain_rows(mended))
    end = 0
    for at, (number, line) in enumerate(rows):
        if number <= end:
            continue
        end = _end_of_quotation(rows, at)
        if end:
            continue
        below = rows[at + 1][1] if at + 1 < len(rows) else ""
        for rule in _RULES:
            if (wrong := rule(line, below, at)) is not None:
                report(number - 1, wrong)
                break
    return mended, found


def _end_of_quotation(rows: list[tuple[int, str]], at: int) -> int:
    """Return the number of the line that ends a quotation of several lines, as programs write them; 0 if there is none.

    A key of the model within it shows that the quotation mark was forgotten.
    """
    match = _VALUE.match(rows[at][1])
    if match is None or _QUOTED[match["value"][0]].match(match["value"]):
        return 0
    mark = match["value"][0]
    for number, line in rows[at + 1 :]:
        key = re.match(r" *(?:- +)*([a-z_]+):(?: |$)", line)
        if key and key[1] in titles():
            return 0
        if re.search(rf"{mark}\s*$", line):
            return number
    return 0


def _characters(line: str) -> Iterator[_Slip]:
    if match := _BREAK.search(line):
        message = f"här står en radbrytning ur ett annat program (U+{ord(match[0]):04X})."
        yield _Slip(message, "ta bort tecknet, och skriv ett mellanslag", _BREAK.sub(" ", line))
    elif match := _UNSEEN_INDENT.match(line):
        message = f"här står ett osynligt tecken (U+{ord(match[0][0]):04X})."
        yield _Slip(message, "ta bort tecknet, eller kör python -m macros check --fix", line[match.end() :])


def _document(line: str, below: str, at: int) -> _Slip | None:
    """A line of three hyphens or dots ends the file, in the midst of it."""
    if re.fullmatch(r"\s*`{3,}[a-z]*\s*", line):
        return _Slip('"```" hör inte till filen: tecknen står runt kod på webbsidor.', "ta bort raden", "")
    if at and _DOCUMENT.fullmatch(line):
        return _Slip(f'"{line.strip()}" delar filen i två.', "ta bort raden", "")
    return None


def _bullets(line: str, below: str, at: int) -> _Slip | None:
    """An item of a list begins with another mark than a hyphen and a space."""
    if (match := _TIGHT_DASH.match(line)) and match["key"] in titles():
        tip = 'varje punkt i listan börjar med "- ", med mellanslag'
        return _Slip('mellanslaget saknas efter "-".', tip, f"{match['indent']}- {match['rest']}")
    match = _BULLET.match(line)
    if match and (match["key"] in titles() if match["key"] else match["mark"] not in "*"):
        tip = 'varje punkt i listan börjar med bindestreck och mellanslag: "- "'
        mended = f"{match['indent']}- {match['rest']}"
        return _Slip(f'"{match["mark"]}" gör ingen punkt i listan.', tip, mended)
    return None


def _colons(line: str, below: str, at: int) -> _Slip | None:
    """A key is followed by another mark than a colon."""
    match = _OTHER_COLON.match(line)
    if match and match["key"] in titles():
        tip = "en nyckel skrivs med kolon och mellanslag före värdet"
        message = f'efter "{match["key"]}" står "{match["mark"]}" i stället för kolon.'
        return _Slip(message, tip, f"{match['before']}{match['key']}: {match['value']}")
    return None


def _json(line: str, below: str, at: int) -> _Slip | None:
    """A line is written as in JSON: the key in quotation marks, or a comma at its end."""
    match = _JSON.match(line)
    if match and match["value"][:1] in ('"', "'") and line.rstrip().endswith(","):
        tip = "skriv nyckeln utan citattecken, och inget kommatecken sist på raden"
        message = "raden är skriven som JSON."
        return _Slip(message, tip, f"{match['before']}{match['key']}: {match['value']}")
    return None


def _quotes(line: str, below: str, at: int) -> _Slip | None:
    """A value begins with a quotation mark that does not end it. Values stand on one line."""
    match = _VALUE.match(line)
    if match is None:
        return None
    whole = match["value"]
    mark = whole[0]
    inner = _QUOTED[mark].match(whole)
    if inner is None:
        # The end may be there in the typographic form that Word makes.
        words = whole.rstrip().rstrip("”“’‘")
        tip = f"avsluta texten med samma citattecken ({mark})"
        return _Slip(
            "citattecknet i början av texten avslutas aldrig.", tip, f"{match['before']}{words}{mark}"
        )
    rest = whole[inner.end() :]
    if re.match(r"^\s*(#.*|:(\s.*)?)?$", rest):
        return None
    if rest.strip() == ",":
        return _Slip("raden slutar med ett kommatecken.", "ta bort det", f"{match['before']}{inner[0]}")
    tip = 'raka citattecken inne i en text skrivs \\", eller använd typografiska: ”…”'
    words = re.sub(r"(?<!\\)" + mark, "”", whole) if mark == '"' else whole.replace("'", "’")
    ends = whole.rstrip().endswith(mark) and whole.count(mark) > 2
    # Marks around the whole text, and others within it.
    words = f'"{words.strip()[1:-1]}"' if ends and not re.match(r"^[\"'][^\"']*[\"']\s", whole) else words
    is_safe = not re.search(r": |:$| #", words) or words[:1] == '"'
    mended = f"{match['before']}{words}" if is_safe else None
    return _Slip("texten slutar vid det andra citattecknet, men raden fortsätter.", tip, mended)


def _marks(line: str, below: str, at: int) -> _Slip | None:
    """A value begins with a mark that YAML reads for itself, and would drop or stop at."""
    match = _KEY.match(line)
    if match is None or not _MARK.match(match["value"]):
        return None
    value = match["value"].strip()
    start = f"{match['before']}{match['key']}: "
    if anchor := re.match(r"&[\w-]+ +(?=[\[{])", value):
        message = "hänvisningar med & och * används inte här."
        return _Slip(message, "ta bort ordet som börjar med &", start + value[anchor.end() :])
    if tag := re.match(r"![!\w]+ +(?=\S)", value) if value.startswith("!!") else None:
        message = "texten börjar med ett tecken som har en egen betydelse."
        return _Slip(message, "ta bort ordet som börjar med !!", start + value[tag.end() :])
    if value[0] in "[{":
        is_list = match["key"] in word_lists()
        mended = f'{match["before"]}{match["key"]}: "{value}"' if '"' not in value and not is_list else None
    else:
        better = yaml_errors.quoted(line)
        mended = line[: len(line) - len(line.lstrip())] + better if better else None
    if mended is None:
        return None
    is_alias = value.startswith("*")
    message = f"texten börjar med {'* och läses som en hänvisning' if is_alias else 'ett tecken som har en egen betydelse'}."
    return _Slip(message, QUOTE_TIP, mended)


def _lists(line: str, below: str, at: int) -> _Slip | None:
    """A list on one line has other marks than brackets and commas, or goes on below its end."""
    if (match := _EMPTY_LIST.match(line)) and re.match(rf" {{{len(match['before'])},}}- ", below):
        return _Slip("listan är redan avslutad med [].", "ta bort [] när listan har punkter", match["start"])
    match = _KEY.match(line)
    if match is None or match["key"] not in titles():
        return None
    value = match["value"].strip()
    start = f"{match['before']}{match['key']}: "
    is_list = match["key"] in word_lists()
    if round_ := re.fullmatch(r"\(([^()]*)\)" if is_list else r"\(([a-z0-9-]+(?:, *[a-z0-9-]+)+)\)", value):
        return _Slip("en lista skrivs inom hakparenteser.", "skriv [ett, två]", f"{start}[{round_[1]}]")
    if not re.fullmatch(r"\[[^\[\]\"']*\]", value):
        return None
    if re.search(r"[\[\s,]#", value):
        better = re.sub(r"(?<=[\[,\s])#[^,\]]*", lambda word: f'"{word[0].strip()}"', value)
        return _Slip("# börjar en kommentar i listan.", "sätt ordet inom citattecken", start + better)
    if ";" in value or "，" in value:
        better = re.sub(r"\s*[;，]\s*", ", ", value)
        return _Slip("punkterna i en lista skiljs av kommatecken.", "skriv [ett, två]", start + better)
    if re.search(r",\s*,|\[\s*,", value):
        better = re.sub(r"\[\s*,\s*", "[", re.sub(r",(?:\s*,)+", ",", value))
        return _Slip("listan har ett kommatecken för mycket.", "skriv [ett, två]", start + better)
    return None


def _is_whole(words: str) -> bool:
    """Return True if keys within braces are read as they are meant: each is one of the model's, and has a value."""
    try:
        value = yaml.load(words, Loader=_Loader)
    except yaml.YAMLError:
        return False
    return isinstance(value, dict) and all(key in titles() and value[key] for key in value)


def _braces(line: str, below: str, at: int) -> _Slip | None:
    """A line of keys within braces: another mark, no end, or a value with a comma, a colon or # and no quotation marks."""
    match = _FLOW.match(line)
    if match is None or re.match(r"[a-z_]+", match["inner"])[0] not in titles():  # type: ignore[index]
        return None
    is_round, is_open = match["open"] == "(", not match["close"]
    if (
        (is_round and match["close"] != ")")
        or "{" in match["inner"]
        or _is_whole(line[match.start("open") :])
    ):
        return None
    pairs = re.split(r",\s*(?=[a-z_]+: )", match["inner"])
    message, better = "", list[str]()
    for pair in pairs:
        key, _, value = pair.partition(": ")
        lost = re.fullmatch(r"(\S+) +(([a-z_]+): .*)", value)
        if lost and lost[3] in titles() and value[:1] not in "\"'[{":
            message = message or f'ett kommatecken saknas före "{lost[3]}".'
            better.append(f"{key}: {lost[1]}, {lost[2]}")
        elif value[:1] not in "\"'[{" and re.search(r"[,\[\]{}]|: |^#| #", value):
            message = message or "texten inom { } har ett tecken som delar den."
            better.append(f'{key}: "{value.strip()}"' if '"' not in value else pair)
        else:
            better.append(pair)
    if is_round:
        message = "nycklarna på en rad skrivs inom klamrar."
    elif is_open:
        message = "klammern avslutas inte på raden."
    if not message:
        return None
    tip = (
        'skriv {id: …, text: "…"} på en enda rad, med texten inom citattecken om den har komma, kolon eller #'
    )
    return _Slip(message, tip, f"{match['before']}{{{', '.join(better)}}}")


_RULES: tuple[Callable[[str, str, int], _Slip | None], ...] = (
    _document, _bullets, _colons, _json, _quotes, _lists, _braces, _marks,
)  # fmt: skip
