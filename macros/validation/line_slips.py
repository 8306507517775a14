"""Slips in one line of a text: what looks like markup that is not rendered, with the line mended where it can be known."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..source.yaml_errors import MERGE_MARK, ODD_SPACES
from . import link_slips
from .slips import Slip

# Arrows, signs and emoji, and the marks of fonts: what programs put before the points of a list.
_SIGNS = "←-⇿■-➿⬀-⯿\ue000-\uf8ff\U0001f300-\U0001faff"
BULLET = re.compile(
    rf"(?P<mark>[•·‣⁃∙–—*+{_SIGNS}]|o(?=[ {ODD_SPACES}]{{2}})|§(?=[ {ODD_SPACES}]+\D))[\s{ODD_SPACES}]+(?=\S)"
)
_PARENTHESIS = re.compile(r"(?P<mark>[0-9]{1,3}|[a-z])\)\s+(?=\S)")
_TIGHT = re.compile(r"(?P<mark>[0-9]{1,2}\.)(?=[A-ZÅÄÖ])")
_TIGHT_DASH = re.compile(r"(?P<mark>[-–•]|\*(?![^*]*\*))(?=[A-ZÅÄÖa-zåäö]{2})")
HEADING = re.compile(r"(?P<mark>#{1,6})(?:\s+|(?<=##))(?P<words>[^#\s].*?)#*$")
_RULE = re.compile(r"([-*_=])\1{2,}$")
# The tags that editors paste. In plain texts others are words.
PASTED_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|p|br|span|div|a|ul|ol|li|h[1-6]|font|table|tr|td|th|sup|sub)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# In plain texts the codes of <, > and " are words.
# What the tags make of the words is lost with them: points, cells and raised digits.
_CELL = re.compile(r"<(?:li|t[dhr]|h[1-6]|sup|sub)\b", re.IGNORECASE)
_PASTED_ENTITY = re.compile(
    r"&(?:nbsp\b;?|(?:amp|shy|[nm]dash|bull|hellip|[lr][sad]quo|laquo|raquo|sect|euro|copy|[a-zA-Z](?:uml|ring|acute|grave));)"
)
_ENTITY = re.compile(rf"{_PASTED_ENTITY.pattern}|&(?:lt|gt|quot);")
_ITALIC = re.compile(
    r"(?<![*\w])\*(?P<star>[^\s*](?:[^*\n]*[^\s*])?)\*(?![*\w])|(?<![_\w])_(?P<line>[^\s_](?:[^_\n]*[^\s_])?)_(?![_\w])"
)
_UNDERSCORED = re.compile(r"(?<!\w)__(?P<words>[^\s_](?:[^_\n]*[^\s_])?)__(?!\w)")
_CODE = re.compile(r"`+(?P<code>[^`\n]+)`+")
_TASK = re.compile(r"(?P<before>\s*[-*+] +)\[[ xX]?\]\s+")
_STRUCK = re.compile(r"~~(?P<words>[^~\n]+)~~")
_BRACKET_NOTE = re.compile(
    r"(?:\s+|(?<![\w\]]))\[(?:(?:fot)?not\s+)?(?P<number>[0-9]{1,3})\](?!\()", re.IGNORECASE
)
_RAISED_NOTE = re.compile(r"(?<!\bm)(?<!\b[kcdm]m)⁽?(?P<mark>[¹²³⁰⁴-⁹]+)⁾?")
# [^1], [^ S1], [^s1 and ^s1: a note's mark with something too much or too little. Others of Word and Markdown.
_ALMOST_NOTE = re.compile(
    r"\[\^(?![a-z][0-9]+\])\s*[a-zA-Z]?\s*(?P<number>[0-9]{1,3})\s*(?:\]|(?=\s|$))|(?<!\[)\^[a-z](?P<bare>[0-9]{1,3})\b"
    r"|\[\^(?![a-z][0-9]+\])[^\]\s]*\]?|\^\[[^\]\n]+\]|\[[0-9]{1,3}(?:\s*[,;–-]\s*[0-9]{1,3})+\](?!\()|(?<=\w)[†‡]"
)
_NOTE_TEXT = re.compile(r"\[\^[^\]\n]+\]:")
_OUR_NOTE = re.compile(r"\[\^[^\]\n]+\]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
BULLETS_WITHIN = "•▪◦●‣➢►▶✅✔"
"""The characters that are reported wherever they stand in running text."""
_BULLET_WITHIN = re.compile(rf"\S\s+(?P<mark>[{BULLETS_WITHIN}])\s*\S")


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
    yield from foreign_starts(line)
    if _NOTE_TEXT.match(line):
        yield Slip("en fotnots text står inte här.", "skriv den under notes, sist i strategy.yaml")
    if match := _RULE.match(line):
        yield Slip(f'"{line}" gör ingen linje.', "ta bort raden; en tomrad skiljer stycken åt")
    if line.startswith(">"):
        yield Slip('">" gör inget citat.', f'skriv citatet som en egen del: "- quote: {line[1:].strip()}"')


def foreign_starts(line: str) -> Iterator[Slip]:
    """Yield the slips of a line that begins code, or a box to tick."""
    if line.lstrip(" >").startswith(("```", "~~~")):
        yield Slip("kod i rutor finns inte här.", "skriv vanlig text, och ta bort raden")
    elif task := _TASK.match(line):
        mended = task["before"] + line[task.end() :]
        yield Slip("en ruta att kryssa i skulle visas som ord.", "ta bort hakparenteserna", mended)


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
    for match in link_slips.IMAGE.finditer(line):
        tip = (
            f'skriv bilden som en egen del: "- figure: {{file: {match["file"]}, alt: {match["alt"] or "…"}}}"'
        )
        yield Slip("en bild skrivs inte så.", tip)
    yield from link_slips.autolinks(line)
    yield from html_slips(line, link_slips.TAG)
    yield from link_slips.links(link_slips.IMAGE.sub("bild", line))
    bare = link_slips.without_links(line)
    for match in _CODE.finditer(bare):
        message = f'"{match[0]}": kod finns inte här.'
        yield Slip(message, "ta bort tecknen", link_slips.cut(line, match, match["code"]))
    yield from struck(line, bare)
    for match in _ITALIC.finditer(bare):
        words = match["star"] or match["line"]
        yield Slip(
            f'"{match[0]}": kursiv stil finns inte här.',
            "ta bort tecknen, eller skriv **ord** för fet stil",
            link_slips.cut(line, match, words),
        )
    for match in _UNDERSCORED.finditer(bare):
        yield Slip(
            f'"{match[0]}" gör inte fet stil.',
            "fet stil skrivs **ord**",
            link_slips.cut(line, match, f"**{match['words']}**"),
        )
    for match in () if _NOTE_TEXT.match(line) else _ALMOST_NOTE.finditer(bare):
        yield _note(line, match, match[0], match["number"] or match["bare"], notes, series)
    for match in _BRACKET_NOTE.finditer(bare):
        yield _note(line, match, match[0].strip(), match["number"], notes, series)
    for match in _RAISED_NOTE.finditer(bare):
        yield _note(line, match, match["mark"], match["mark"].translate(_RAISED), notes, series)
    yield from link_slips.bare_addresses(line, bare)


def struck(line: str, bare: str) -> Iterator[Slip]:
    """Yield the struck words of a line. In `bare`, of the same length, what is no words is masked."""
    for match in _STRUCK.finditer(bare):
        message = f'"{match[0]}": överstruken text finns inte här.'
        yield Slip(message, "ta bort tecknen", link_slips.cut(line, match, match["words"]))


def note_marks(text: str) -> list[str]:
    """Return the marks of notes in a text, as [1], ¹ or [^s1]."""
    return [
        match[0] for pattern in (_BRACKET_NOTE, _RAISED_NOTE, _OUR_NOTE) for match in pattern.finditer(text)
    ]


def loose_notes(text: str) -> set[str]:
    """Return the numbers of the notes that a text marks in another way than ours, as [1] or ¹."""
    bare = link_slips.LINK.sub("", text)
    raised = (match["mark"].translate(_RAISED) for match in _RAISED_NOTE.finditer(bare))
    almost = {match["number"] or match["bare"] or "" for match in _ALMOST_NOTE.finditer(bare)}
    return {match["number"] for match in _BRACKET_NOTE.finditer(bare)} | almost | set(raised)


def html_slips(line: str, pattern: re.Pattern[str]) -> Iterator[Slip]:
    """Yield the slip of a line with tags of a pattern, or with codes of characters."""
    is_plain = pattern is PASTED_TAG
    bare = link_slips.masked(line, link_slips.AUTOLINK)
    match = pattern.search(bare) or (_PASTED_ENTITY if is_plain else _ENTITY).search(line)
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
    if _CELL.search(line):
        return ""
    words = re.sub(r"\s+", " ", html.unescape(PASTED_TAG.sub("", line)).replace("\xad", "")).strip()
    return "" if link_slips.TAG.search(words) or _ENTITY.search(words) else words


def _note(
    line: str, match: re.Match[str], mark: str, number: str | None, notes: set[str], series: str
) -> Slip:
    name = f"{series}{number}"
    known = name in notes
    if number is None:
        tip = (
            f"en fotnot märks [^{series}1], ett märke för var och en, och dess text står sist i strategy.yaml"
        )
        return Slip(f'"{mark}" blir ingen fotnot.', tip)
    tip = (
        f"skriv [^{name}]"
        if known
        else f"en fotnot märks [^{series}1] och står sist i strategy.yaml; lägg till {name} där, eller ta bort märket"
    )
    return Slip(
        f'"{mark}" blir ingen fotnot.', tip, link_slips.cut(line, match, f"[^{name}]") if known else ""
    )
