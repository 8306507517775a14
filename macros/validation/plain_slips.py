"""Slips in a text without markup, and words that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .line_slips import BULLET, HEADING, PASTED_TAG, Slip, html_slips, wrapped
from .repairs import unwrapped_address

# Words that stand for none, and what Excel shows where a formula fails.
_PLACEHOLDER = re.compile(
    r"~|null|None|NaN|\?{2,}|[xX]{3,}|TBD|TODO|#?N/A|#(?:REF|VALUE|NAME|DIV/0|SAKNAS|VÄRDEFEL|NAMN|REFERENS)[!?]"
)
_OTHER_HYPHEN = re.compile("[\u2010\u2011]")
_FORMULA = re.compile(r"=[A-ZÅÄÖ][A-ZÅÄÖ.]+\(")
# UTF-8 read as Windows' encoding.
_MISREAD = re.compile("Ã[¤¥¶„…–©¨¼\u0084\u0085\u0096]|â€[“”™œ\u009d¦¢]|Â[\u00a0»«°§]")


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


def spacing(line: str) -> Iterator[Slip]:
    """Yield what looks like other words than it is: two spaces, and the hyphens of other programs."""
    if re.search(r"(?<=\S)  +(?=\S)", line):
        yield Slip("två mellanslag i rad.", "skriv ett", re.sub(r"(?<=\S)  +(?=\S)", " ", line))
    if match := _OTHER_HYPHEN.search(line):
        message = f"här står ett fast bindestreck ur ett annat program (U+{ord(match[0]):04X}): sökningen hittar inte ordet."
        yield Slip(message, "skriv ett vanligt bindestreck", _OTHER_HYPHEN.sub("-", line))


def plain(text: str) -> Iterator[Slip]:
    """Yield the slips in a text that has no markup."""
    match = BULLET.match(text)
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
    yield from spacing(text)
    if match := HEADING.match(text):
        yield Slip(f'"{match["mark"]}" visas som det står.', "ta bort tecknen", match["words"].strip())
    yield from html_slips(text, PASTED_TAG)
    if re.match(r"https?://", text) and (inner := unwrapped_address(text)):
        yield wrapped(inner, inner)
