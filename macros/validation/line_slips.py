"""Slips in one line of a text: what looks like markup that is not rendered, with the line mended where it can be known."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import markup
from ..source.yaml_errors import MERGE_MARK, ODD_SPACES
from .repairs import address_fault, host_of, meant_address, unwrapped_address

BULLET = re.compile(
    rf"(?P<mark>[•·▪◦●○‣⁃∙■□◆➢✓✔❖–—*+]|o(?=[ {ODD_SPACES}]{{2}})|§(?=[ {ODD_SPACES}]+\D))[\s{ODD_SPACES}]+(?=\S)"
)
_PARENTHESIS = re.compile(r"(?P<mark>[0-9]{1,3}|[a-z])\)\s+(?=\S)")
_TIGHT = re.compile(r"(?P<mark>[0-9]{1,2}\.)(?=[A-ZÅÄÖ])")
_TIGHT_DASH = re.compile(r"(?P<mark>[-–•]|\*(?![^*]*\*))(?=[A-ZÅÄÖa-zåäö]{2})")
HEADING = re.compile(r"(?P<mark>#{1,6})(?:\s+|(?<=##))(?P<words>[^#\s].*?)#*$")
_RULE = re.compile(r"([-*_=])\1{2,}$")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)]*)\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
# The tags that editors paste. In plain texts others are words.
PASTED_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|p|br|span|div|a|ul|ol|li|h[1-6]|font|table|tr|td|th|sup|sub)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|shy|ndash|mdash|bull|hellip|[aouAOU](?:uml|ring));")
# In plain texts, where others are words too.
_PASTED_ENTITY = re.compile(r"&(?:nbsp|amp|shy|ndash|mdash|bull|hellip|[aouAOU](?:uml|ring));")
_LINK = re.compile(r"\[[^\[\]\n]+\]\([^)\s]+\)|\[\^[a-z][0-9]+\]")
_LOOSE_LINK = re.compile(r"\[(?P<text>[^\[\]\n]+)\]\s+\((?P<address>[^()\s]+)\)")
_TURNED_LINK = re.compile(r"\((?P<text>[^()\n]+)\)\[(?P<address>[^\[\]\s]+[./][^\[\]\s]+)\]")
_ITALIC = re.compile(
    r"(?<![*\w])\*(?P<star>[^\s*](?:[^*\n]*[^\s*])?)\*(?![*\w])|(?<![_\w])_(?P<line>[^\s_](?:[^_\n]*[^\s_])?)_(?![_\w])"
)
_UNDERSCORED = re.compile(r"(?<!\w)__(?P<words>[^\s_](?:[^_\n]*[^\s_])?)__(?!\w)")
_CODE = re.compile(r"`+(?P<code>[^`\n]+)`+")
_STRUCK = re.compile(r"~~(?P<words>[^~\n]+)~~")
_BRACKET_NOTE = re.compile(r"(?<!\w)\s?\[(?P<number>[0-9]{1,3})\](?!\()")
_RAISED_NOTE = re.compile(r"(?<!\bm)(?<!\b[kcdm]m)(?P<mark>[¹²³⁰⁴-⁹]+)")
# [^1], [^ S1] and ^s1: a note's mark with something too much or too little.
_ALMOST_NOTE = re.compile(
    r"\[\^(?![a-z][0-9]+\])\s*[a-zA-Z]?\s*(?P<number>[0-9]{1,3})\s*\]|(?<!\[)\^[a-z](?P<bare>[0-9]{1,3})\b"
)
_OUR_NOTE = re.compile(r"\[\^[^\]\n]+\]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ADDRESS = re.compile(
    r"(?<![\w@./-])(?:https?://|www\.)[^\s<>\"”]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:se|nu|org|com|eu|net|info)/[^\s<>\"”]*"
)
_EMAIL = re.compile(r"(?<![\w:])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
BULLETS_WITHIN = "•▪◦●‣➢"
"""The characters that are reported wherever they stand in running text."""
_BULLET_WITHIN = re.compile(rf"\S\s+(?P<mark>[{BULLETS_WITHIN}])\s*\S")


@dataclass(frozen=True)
class Slip:
    """A mistake in one line: the message, the tip, and the line mended ("" if that is unknown)."""

    message: str
    tip: str
    mended: str = ""


def starts(line: str) -> Iterator[Slip]:
    """Yield the slips at the beginning of a line of running text: lists, headings, rules and quotations."""
    if MERGE_MARK.match(line):
        # Reported for the file as a whole.
        return
    yield from list_slips(line, '"- quote: …" som en egen del')
    if match := HEADING.match(line):
        tip = f'avsluta texten här och skriv en del till: "- subheading: {match["words"].strip()}". Det som följer skrivs i ännu en "- text: |"'
        tip += ". Är det en kommentar: ta bort raden"
        yield Slip(f'"{match["mark"]}" gör ingen rubrik.', tip)
    if match := _RULE.match(line):
        yield Slip(f'"{line}" gör ingen linje.', "ta bort raden; en tomrad skiljer stycken åt")
    if line.startswith(">"):
        yield Slip('">" gör inget citat.', f'skriv citatet som en egen del: "- quote: {line[1:].strip()}"')


def list_slips(line: str, quotation: str) -> Iterator[Slip]:
    """Yield the slips where a line is meant as an item of a list. `quotation` says how a quotation is written."""
    if match := BULLET.match(line):
        tip = f'skriv "- " först på raden. Är det ett citat: skriv {quotation}'
        yield Slip(f'"{match["mark"]}" gör ingen lista.', tip, f"- {line[match.end() :]}")
    elif match := _BULLET_WITHIN.search(line):
        tip = f'sätt varje punkt på en egen rad, med "- " i stället för "{match["mark"]}"'
        yield Slip(f'"{match["mark"]}" mitt i raden gör ingen lista.', tip)
    if match := _PARENTHESIS.match(line):
        mark, rest = match["mark"], line[match.end() :]
        new = f"{mark}. {rest}" if mark.isdigit() else f"- {rest}"
        tip = f'skriv "{mark}. " med punkt' if mark.isdigit() else 'skriv "- ", eller numrera med 1. och 2.'
        yield Slip(f'"{mark})" gör ingen lista.', tip, new)
    if match := _TIGHT.match(line):
        mended = f"{match['mark']} {line[match.end() :]}"
        yield Slip(
            f'mellanslaget saknas efter "{match["mark"]}".',
            "en numrerad lista skrivs 1. med mellanslag efter",
            mended,
        )
    if match := _TIGHT_DASH.match(line):
        tip = 'skriv "- ", med mellanslag, om raden är en punkt i en lista'
        yield Slip(f'mellanslaget saknas efter "{match["mark"]}".', tip, f"- {line[1:]}")


def inline(line: str, notes: set[str], series: str) -> Iterator[Slip]:
    """Yield the slips within a line of running text."""
    for match in _IMAGE.finditer(line):
        tip = (
            f'skriv bilden som en egen del: "- figure: {{file: {match["file"]}, alt: {match["alt"] or "…"}}}"'
        )
        yield Slip("en bild skrivs inte så.", tip)
    yield from html_slips(line, _TAG)
    yield from _links(_IMAGE.sub("", line))
    bare = _LINK.sub(lambda m: "\x00" * len(m[0]), line)
    for match in _CODE.finditer(bare):
        message = f'"{match[0]}": kod finns inte här.'
        yield Slip(message, "ta bort tecknen", _cut(line, match, match["code"]))
    yield from struck(line, bare)
    for match in _ITALIC.finditer(bare):
        words = match["star"] or match["line"]
        yield Slip(
            f'"{match[0]}": kursiv stil finns inte här.',
            "ta bort tecknen, eller skriv **ord** för fet stil",
            _cut(line, match, words),
        )
    for match in _UNDERSCORED.finditer(bare):
        yield Slip(
            f'"{match[0]}" gör inte fet stil.',
            "fet stil skrivs **ord**",
            _cut(line, match, f"**{match['words']}**"),
        )
    for match in _ALMOST_NOTE.finditer(bare):
        yield _note(line, match, match[0], match["number"] or match["bare"], notes, series)
    for match in _BRACKET_NOTE.finditer(bare):
        yield _note(line, match, match[0].strip(), match["number"], notes, series)
    for match in _RAISED_NOTE.finditer(bare):
        yield _note(line, match, match["mark"], match["mark"].translate(_RAISED), notes, series)
    yield from bare_addresses(line, bare)


def struck(line: str, bare: str) -> Iterator[Slip]:
    """Yield the struck words of a line. In `bare`, of the same length, what is no words is masked."""
    for match in _STRUCK.finditer(bare):
        message = f'"{match[0]}": överstruken text finns inte här.'
        yield Slip(message, "ta bort tecknen", _cut(line, match, match["words"]))


def note_marks(text: str) -> list[str]:
    """Return the marks of notes in a text, as [1], ¹ or [^s1]."""
    return [
        match[0] for pattern in (_BRACKET_NOTE, _RAISED_NOTE, _OUR_NOTE) for match in pattern.finditer(text)
    ]


def loose_notes(text: str) -> set[str]:
    """Return the numbers of the notes that a text marks in another way than ours, as [1] or ¹."""
    bare = _LINK.sub("", text)
    raised = (match["mark"].translate(_RAISED) for match in _RAISED_NOTE.finditer(bare))
    almost = {match["number"] or match["bare"] for match in _ALMOST_NOTE.finditer(bare)}
    return {match["number"] for match in _BRACKET_NOTE.finditer(bare)} | almost | set(raised)


def _cut(line: str, match: re.Match[str], new: str) -> str:
    """Return the line with a match exchanged; a masked line has the same columns."""
    return line[: match.start()] + new + line[match.end() :]


def html_slips(line: str, pattern: re.Pattern[str]) -> Iterator[Slip]:
    """Yield the slip of a line with tags of a pattern, or with codes of characters."""
    is_plain = pattern is PASTED_TAG
    match = pattern.search(line) or (_PASTED_ENTITY if is_plain else _ENTITY).search(line)
    if match:
        tip = (
            "skriv vanlig text"
            if is_plain
            else "skriv vanlig text: **ord** för fet stil, [ord](adress) för en länk, tomrad för nytt stycke"
        )
        yield Slip(f'"{match[0]}" är HTML, som inte läses här.', tip, without_html(line, is_plain))


def without_html(line: str, is_plain: bool = False) -> str:
    """Return a line without HTML: bold words and links in our markup, the rest as words. "" if something is left."""
    line = re.sub(r"\s*<br\s*/?>\s*", " ", line, flags=re.IGNORECASE)
    if not is_plain:
        line = re.sub(
            r"<(?:b|strong)(?:\s[^<>]*)?>\s*(.*?)\s*</(?:b|strong)>", r"**\1**", line, flags=re.IGNORECASE
        )
        line = re.sub(
            r"<a\s[^<>]*href=[\"']([^\"']+)[\"'][^<>]*>(.*?)</a>", r"[\2](\1)", line, flags=re.IGNORECASE
        )
    words = re.sub(r"\s+", " ", html.unescape(PASTED_TAG.sub("", line)).replace("\xad", "")).strip()
    return "" if _TAG.search(words) or _ENTITY.search(words) else words


def loose_links(line: str) -> Iterator[Slip]:
    """Yield the links of a line whose two parts stand apart, or in the wrong order."""
    for match in _LOOSE_LINK.finditer(line):
        if markup.ADDRESS.match(match["address"]) or meant_address(match["address"]):
            tip = "skriv [text](adress) utan mellanslag"
            yield Slip(
                "en länk är inte hel.", tip, _cut(line, match, f"[{match['text']}]({match['address']})")
            )
    for match in _TURNED_LINK.finditer(line):
        tip = "skriv texten inom [ ] och adressen inom ( )"
        yield Slip("en länk är bakvänd.", tip, _cut(line, match, f"[{match['text']}]({match['address']})"))


def _links(line: str) -> Iterator[Slip]:
    yield from loose_links(line)
    for run in markup.inlines(line):
        if run.address and not markup.ADDRESS.match(run.address):
            whole = meant_address(run.address)
            mended = line.replace(f"]({run.address})", f"]({whole})") if whole else ""
            lacks = f"{whole.split(':')[0]}:{'//' if '//' in whole else ''} saknas" if whole else ""
            cause = address_fault(run.address) or lacks
            missing = f", eftersom {cause}" if cause else ""
            tip = "skriv https://…, mailto:…, tel:… eller en sida här som /handlingsplan/"
            yield Slip(f'länken leder till "{run.address}", som inte går att använda{missing}.', tip, mended)
        elif inner := unwrapped_address(run.address):
            yield wrapped(inner, line.replace(run.address, inner))
        elif "](" in run.text and not run.address:
            yield Slip("en länk är inte hel.", "skriv [text](adress) utan mellanslag i adressen")


def wrapped(inner: str, mended: str) -> Slip:
    """Return the slip of an address that leads through a service which follows the reader."""
    message = "adressen går genom Outlooks eller Googles egen, som följer läsaren."
    return Slip(message, f"skriv adressen som den är: {inner}", mended)


def _note(line: str, match: re.Match[str], mark: str, number: str, notes: set[str], series: str) -> Slip:
    name = f"{series}{number}"
    known = name in notes
    tip = (
        f"skriv [^{name}]"
        if known
        else f"en fotnot märks [^{series}1] och står sist i strategy.yaml; lägg till {name} där, eller ta bort märket"
    )
    return Slip(f'"{mark}" blir ingen fotnot.', tip, _cut(line, match, f"[^{name}]") if known else "")


def bare_addresses(line: str, bare: str) -> Iterator[Slip]:
    """Yield the addresses of a line that are no links. In `bare`, of the same length, what is no words is masked."""
    bare = _TURNED_LINK.sub(lambda m: "\x00" * len(m[0]), _LOOSE_LINK.sub(lambda m: "\x00" * len(m[0]), bare))
    bare = _IMAGE.sub(lambda m: "\x00" * len(m[0]), _TAG.sub(lambda m: "\x00" * len(m[0]), bare))
    for pattern in (_ADDRESS, _EMAIL):
        for match in pattern.finditer(bare):
            words = match[0].rstrip(".,;:!?)")
            whole = meant_address(words) or (words if markup.ADDRESS.match(words) else "")
            shown = words if pattern is _EMAIL else (host_of(whole) or words).removeprefix("www.")
            new = (
                line[: match.start()] + f"[{shown}]({whole})" + line[match.start() + len(words) :]
                if whole
                else ""
            )
            yield Slip(
                f'"{words}" blir ingen länk.',
                "skriv [text](adress), med ord som säger vart länken leder",
                new,
            )
