"""Rules on markup: what a text may have is rendered (model.markup), and what looks like other markup is refused.

Nothing is printed as rubbish. Each mistake is reported at its line, and the line as it should stand is given where
it can be known.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model import markup
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key, Source
from ..source.yaml_errors import BARE_KEY, ODD_SPACES
from .context import Context
from .repairs import host_of, meant_address, unwrapped_address

_BULLET = re.compile(
    rf"(?P<mark>[•·▪◦●○‣⁃∙■□◆➢✓✔❖–—*+]|o(?=[ {ODD_SPACES}]{{2}})|§(?=[ {ODD_SPACES}]+\D))[\s{ODD_SPACES}]+(?=\S)"
)
_PARENTHESIS = re.compile(r"(?P<mark>[0-9]{1,3}|[a-z])\)\s+(?=\S)")
_NUMBER = re.compile(r"(?P<number>[0-9]{1,3})[.)]\s+(?=\S)")
_TIGHT = re.compile(r"(?P<mark>[0-9]{1,2}\.)(?=[A-ZÅÄÖ])")
_TIGHT_DASH = re.compile(r"(?P<mark>[-–•]|\*(?![^*]*\*))(?=[A-ZÅÄÖa-zåäö]{2})")
_HEADING = re.compile(r"(?P<mark>#{1,6})(?:\s+|(?<=##))(?P<words>[^#\s].*?)#*$")
_RULE = re.compile(r"([-*_=])\1{2,}$")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)]*)\)")
# Words that stand for none, and what Excel shows where a formula fails.
_PLACEHOLDER = re.compile(
    r"~|null|None|NaN|\?{2,}|[xX]{3,}|TBD|TODO|#?N/A|#(?:REF|VALUE|NAME|DIV/0|SAKNAS|VÄRDEFEL|NAMN|REFERENS)[!?]"
)
_FORMULA = re.compile(r"=[A-ZÅÄÖ][A-ZÅÄÖ.]+\(")
# UTF-8 read as Windows' encoding.
_MISREAD = re.compile("Ã[¤¥¶„…–©¨¼\u0084\u0085\u0096]|â€[“”™œ\u009d¦¢]|Â[\u00a0»«°§]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
# The tags that editors paste. In plain texts others are words.
_PASTED_TAG = re.compile(
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
_LOOSE_BOLD = re.compile(r"\*{3,}|\*\*\s*\*\*")
_CODE = re.compile(r"`+(?P<code>[^`\n]+)`+")
_STRUCK = re.compile(r"~~(?P<words>[^~\n]+)~~")
_BRACKET_NOTE = re.compile(r"(?<!\w)\s?\[(?P<number>[0-9]{1,3})\](?!\()")
_RAISED_NOTE = re.compile(r"(?<!\bm)(?<!\b[kcdm]m)(?P<mark>[¹²³⁰⁴-⁹]+)")
_OUR_NOTE = re.compile(r"\[\^[^\]\n]+\]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ADDRESS = re.compile(
    r"(?<![\w@./-])(?:https?://|www\.)[^\s<>\"”]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:se|nu|org|com|eu|net|info)/[^\s<>\"”]*"
)
_EMAIL = re.compile(r"(?<![\w:])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# After a hyphen that stands for the rest of a word: låg- och mellanstadiet.
_JOINING = r"(?:och|eller|samt|respektive|till|men|inte|som|än)\b"
_DIVIDED = re.compile(rf"[a-zåäö]-\n(?!{_JOINING})[a-zåäö]")
BULLETS_WITHIN = "•▪◦●‣➢"
"""The characters that are reported wherever they stand in running text."""
_BULLET_WITHIN = re.compile(rf"\S\s+(?P<mark>[{BULLETS_WITHIN}])\s*\S")
_UNSEEN = {"keywords", "source_says", "published", "replaced", "spellings", "synonyms", "endings", "search"}


@dataclass(frozen=True)
class Slip:
    """A mistake in one line: the message, the tip, and the line mended ("" if that is unknown)."""

    message: str
    tip: str
    mended: str = ""


def markup_is_ours(context: Context) -> Iterator[Diagnostic]:
    """A text has only the markup that is rendered: running text what model.markup reads, other texts none."""
    source = context.source
    notes = {one.id for one in context.references if one.kind == "note"}
    for key, text in _texts(source):
        for slip in damaged(text):
            yield _diagnostic(source, key, 0, text, slip)
        if markup.is_prose(key):
            yield from _running(source, key, text, notes)
        else:
            for slip in _plain(text):
                yield _diagnostic(source, key, 0, text, slip)


def _texts(source: Source) -> Iterator[tuple[Key, str]]:
    """Yield the texts that readers see, with their keys."""

    def strings(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
        if isinstance(value, dict):
            for name, item in value.items():
                if name not in _UNSEEN:
                    yield from strings(item, (*key, name))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from strings(item, (*key, index))
        elif isinstance(value, str) and value:
            yield key, value

    for stem, value in source.values.items():
        if stem not in _UNSEEN:
            yield from strings(value, (stem,))


def _running(source: Source, key: Key, text: str, notes: set[str]) -> Iterator[Diagnostic]:
    is_table = key[-2] == "table"
    lines = [line.strip() for line in text.split("\n")]
    series = "h" if key[0] == "actionplan" else "s"
    for number, line in enumerate(lines):
        starts = () if is_table else _starts(line)
        for slip in (*starts, *_inline(line, notes, series)):
            yield _diagnostic(source, key, number, line, slip)
    blocks = (
        table_slips(lines) if is_table else (*_numbering(lines), *_tables_in_text(lines), *divided(lines))
    )
    for number, slip in (*blocks, *unpaired_bold(lines)):
        yield _diagnostic(source, key, number, lines[number], slip)


def _diagnostic(source: Source, key: Key, number: int, line: str, slip: Slip) -> Diagnostic:
    """Return the diagnostic of a slip in a line of a text (counted from 0), with the whole line of the file mended."""
    place = source.place(key)
    rows = source.lines.get(str(key[0]), [])
    head = rows[place.line - 1] if place.line <= len(rows) else ""
    if re.search(r"[|>][-+0-9]*\s*$", head) or BARE_KEY.match(head):
        place = SourceLocation(place.file, place.line + 1 + number)
    row = rows[place.line - 1] if place.line <= len(rows) else ""
    once = bool(line) and row.count(line) == 1
    better = row.replace(line, slip.mended).strip() if slip.mended and once else ""
    return Diagnostic(place, slip.message, slip.tip, suggestion=better)


def _starts(line: str) -> Iterator[Slip]:
    """Yield the slips at the beginning of a line of running text: lists, headings, rules and quotations."""
    yield from list_slips(line, '"- quote: …" som en egen del')
    if match := _HEADING.match(line):
        tip = f'avsluta texten här och skriv en del till: "- subheading: {match["words"].strip()}". Det som följer skrivs i ännu en "- text: |"'
        yield Slip(f'"{match["mark"]}" gör ingen rubrik.', tip)
    if match := _RULE.match(line):
        yield Slip(f'"{line}" gör ingen linje.', "ta bort raden; en tomrad skiljer stycken åt")
    if line.startswith(">"):
        yield Slip('">" gör inget citat.', f'skriv citatet som en egen del: "- quote: {line[1:].strip()}"')


def list_slips(line: str, quotation: str) -> Iterator[Slip]:
    """Yield the slips where a line is meant as an item of a list. `quotation` says how a quotation is written."""
    if match := _BULLET.match(line):
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


def _inline(line: str, notes: set[str], series: str) -> Iterator[Slip]:
    """Yield the slips within a line of running text."""
    for match in _IMAGE.finditer(line):
        tip = (
            f'skriv bilden som en egen del: "- figure: {{file: {match["file"]}, alt: {match["alt"] or "…"}}}"'
        )
        yield Slip("en bild skrivs inte så.", tip)
    yield from _html(line, _TAG)
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
    return {match["number"] for match in _BRACKET_NOTE.finditer(bare)} | set(raised)


def _cut(line: str, match: re.Match[str], new: str) -> str:
    """Return the line with a match exchanged; a masked line has the same columns."""
    return line[: match.start()] + new + line[match.end() :]


def _html(line: str, pattern: re.Pattern[str]) -> Iterator[Slip]:
    is_plain = pattern is _PASTED_TAG
    match = pattern.search(line) or (_PASTED_ENTITY if is_plain else _ENTITY).search(line)
    if match:
        tip = (
            "skriv vanlig text"
            if is_plain
            else "skriv vanlig text: **ord** för fet stil, [ord](adress) för en länk, tomrad för nytt stycke"
        )
        yield Slip(f'"{match[0]}" är HTML, som inte läses här.', tip, without_html(line, is_plain))


def damaged(text: str) -> Iterator[Slip]:
    """Yield the slips of words that are none: left by a program that read the file in another encoding, or by Excel."""
    if match := _PLACEHOLDER.fullmatch(text.strip()):
        tip = "skriv texten. Finns ingen: ta bort raden, om den inte krävs"
        yield Slip(f'"{match[0]}" står där orden ska stå.', tip)
    elif match := _FORMULA.match(text):
        yield Slip(
            f'"{match[0].strip()}" är en formel ur Excel.', "kopiera det som cellen visar, inte formeln"
        )
    if match := _MISREAD.search(text):
        try:
            better = text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            better = ""
        tip = "skriv orden igen, och spara filen som UTF-8"
        yield Slip(f'"{match[0]}": orden är lästa med fel teckenkodning.', tip, better)
    if "\ufffd" in text:
        yield Slip(
            'tecknet "\ufffd" står där en bokstav har gått förlorad.',
            "skriv orden igen, och spara filen som UTF-8",
        )


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
    words = re.sub(r"\s+", " ", html.unescape(_PASTED_TAG.sub("", line)).replace("\xad", "")).strip()
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
            missing = (
                f", eftersom {whole.split(':')[0]}:{'//' if '//' in whole else ''} saknas" if whole else ""
            )
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


def _plain(text: str) -> Iterator[Slip]:
    """Yield the slips in a text that has no markup."""
    match = _BULLET.match(text)
    if match and match["mark"] not in "–—+§o":
        yield Slip(f'"{match["mark"]}" visas som det står.', "ta bort tecknet", text[match.end() :])
    if match := re.search(r"\*\*([^*\n]+)\*\*", text):
        mended = re.sub(r"\*\*([^*\n]+)\*\*", r"\1", text)
        yield Slip(
            '"**" visas som det står: här finns ingen fet stil.',
            "ta bort stjärnorna; fet stil finns i löptext",
            mended,
        )
    if re.search(r"\[[^\[\]\n]+\]\((?:https?:|mailto:|www\.)[^)\s]+\)", text):
        mended = re.sub(r"\[([^\[\]\n]+)\]\([^)\s]+\)", r"\1", text)
        yield Slip(
            "en länk visas som den står: här finns inga länkar.",
            "skriv orden utan länk; länkar finns i löptext",
            mended,
        )
    if match := re.search(r"\[\^[a-z][0-9]+\]", text):
        tip = "ta bort märket, eller sätt det i löptext (text: | under content)"
        yield Slip(
            f'"{match[0]}" visas som det står: här finns inga fotnoter.', tip, text.replace(match[0], "")
        )
    if match := _HEADING.match(text):
        yield Slip(f'"{match["mark"]}" visas som det står.', "ta bort tecknen", match["words"].strip())
    yield from _html(text, _PASTED_TAG)
    if re.match(r"https?://", text) and (inner := unwrapped_address(text)):
        yield wrapped(inner, inner)


def _numbering(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the slips in numbered lists: one that does not begin with 1, has a gap, or is cut by an empty line."""
    count, before, first = 0, 0, True
    for number, line in enumerate(lines):
        if not line:
            before, count, first = count or before, 0, True
            continue
        match = _NUMBER.match(line)
        if match and (count or first):
            rest, found = line[match.end() :], int(match["number"])
            if not count and before and found == before + 1:
                tip = "ta bort tomraden ovanför; punkterna i en numrerad lista står tätt"
                yield number, Slip(f'listan är delad av en tomrad före "{found}.".', tip)
                count = found
            elif found != count + 1:
                message = (
                    f"den numrerade listan börjar på {found}."
                    if not count
                    else f"efter {count}. står {found}."
                )
                yield (
                    number,
                    Slip(
                        message,
                        f'skriv "{count + 1}. "; en numrerad lista börjar på 1 och hoppar inte över något',
                        f"{count + 1}. {rest}",
                    ),
                )
                count += 1
            else:
                count = found
        elif first:
            before = 0
        first = False


def _tables_in_text(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    for number, line in enumerate(lines):
        if line.startswith("|") and (number == 0 or not lines[number - 1].startswith("|")):
            tip = 'skriv den som en egen del: "- table:", med caption (vad den visar) och text: | (raderna) under'
            yield number, Slip("en tabell står inte i en löpande text.", tip)


def divided(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the lines that end in the middle of a word, as a PDF divides it."""
    for number, line in enumerate(lines[:-1]):
        if _DIVIDED.search(f"{line}\n{lines[number + 1]}"):
            end, start = line.rsplit(" ", 1)[-1], lines[number + 1].split(" ", 1)[0]
            tip = f'skriv stycket på en rad, och ordet helt: "{end[:-1]}{start}"'
            yield number, Slip(f'"{end}" är avstavat i radens slut, som i en PDF.', tip)


def unpaired_bold(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the lines whose `**` make no bold words."""
    for number, line in enumerate(lines):
        if match := _LOOSE_BOLD.search(line):
            yield (
                number,
                Slip(
                    f'"{match[0]}" gör inte fet stil.',
                    "fet stil skrivs **ord**, med två stjärnor på var sida",
                ),
            )
        elif line.count("**") % 2:
            yield (
                number,
                Slip('"**" avslutas inte på raden.', "fet stil skrivs **ord**, med två stjärnor på var sida"),
            )
        elif re.search(r"(?:^|[^*])\*\*\s[^*]*\*\*|\*\*[^*\s][^*]*\s\*\*(?!\*)", line) and not re.search(
            r"\*\*\S[^*]*\S\*\*|\*\*\S\*\*", line
        ):
            yield (
                number,
                Slip('"** ord **" gör inte fet stil.', "skriv stjärnorna tätt intill orden: **ord**"),
            )


def table_slips(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the slips in a table's lines: a line without |, no row of dashes, ragged rows, a column without name."""
    rows = [(number, line) for number, line in enumerate(lines) if line]
    if not rows:
        return
    first, last = rows[0][0], rows[-1][0]
    for number in range(first, last):
        if not lines[number]:
            yield number, Slip("tabellen är delad av en tomrad.", "ta bort tomraden")
    open_lines = [
        (number, line) for number, line in rows if not (line.startswith("|") and line.endswith("|"))
    ]
    for number, line in open_lines:
        parts = line.strip("| ").split("\t" if "\t" in line else "|")
        mended = f"| {' | '.join(part.strip() for part in parts)} |" if len(parts) > 1 else ""
        yield (
            number,
            Slip(
                "varje rad i en tabell börjar och slutar med |.",
                "skriv | mellan cellerna, först och sist",
                mended,
            ),
        )
    if open_lines:
        return
    wide = len(markup.cells(lines[first]))
    ruler = "|" + "---|" * wide
    if len(rows) < 2 or not markup.is_table([rows[0][1], rows[1][1]]):
        at = rows[1][0] if len(rows) > 1 else first
        yield (
            at,
            Slip(
                "raden med streck saknas under kolumnernas namn.",
                f"skriv {ruler} på en egen rad under den första",
            ),
        )
        return
    if len(rows) < 3:
        yield first, Slip("tabellen har inga rader.", "skriv minst en rad under strecken")
    for number, line in rows:
        count = len(markup.cells(line))
        if count != wide:
            message = (
                f"raden har {count} {'cell' if count == 1 else 'celler'}, men tabellen har {wide} kolumner."
            )
            tip = "skriv lika många celler på varje rad; en tom cell skrivs |  |, och | inne i en cell skrivs \\|"
            yield number, Slip(message, tip, ruler if number == rows[1][0] else "")
    if any(not cell for cell in markup.cells(lines[first])):
        yield (
            first,
            Slip(
                "en kolumn saknar namn.",
                "skriv vad kolumnen visar; den som lyssnar får höra namnet vid varje cell",
            ),
        )
