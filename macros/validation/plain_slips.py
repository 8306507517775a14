"""Slips in a text without markup, and words that are none."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from ..source.yaml_errors import ODD_SPACES
from .line_slips import BULLET, HEADING, PASTED_TAG, html_slips
from .link_slips import wrapped
from .repairs import unwrapped_address
from .slips import Slip

# Words that stand for none, and what Excel shows where a formula fails.
_PLACEHOLDER = re.compile(
    r"~|null|None|NaN|\?{2,}|[xX]{3,}|TBD|TODO|[Ll]orem ipsum.*|#?N/A|#(?:REF|VALUE|NAME|DIV/0|SAKNAS|VÄRDEFEL|NAMN|REFERENS)[!?]"
)
_OTHER_HYPHEN = re.compile("[\u2010\u2011]")
_WIDE_SPACE = re.compile(f"(?<=\\S)(?:[ {ODD_SPACES}]{{2,}}|[\u1680\u2000-\u2005\u205f\u3000])(?=\\S)")
_FORMULA = re.compile(r"=[A-ZÅÄÖ][A-ZÅÄÖ.]+\(")
# UTF-8 read as Windows' encoding.
_MISREAD = re.compile("Ã[¤¥¶„…–©¨¼\u0084\u0085\u0096]|â€|Â[\u00a0»«°§]")
# A letter as a code of HTML, of a program, of an address or of e-mail. The codes of < and > are words.
_CODED = re.compile(
    r"&#(?:[0-9]+|[xX][0-9a-fA-F]+);|\\u00[c-fC-F][0-9a-fA-F]"
    r"|(?:%C3%[89ABab][0-9A-Fa-f])+|=(?:C3=[89AB]|[C-F])[0-9A-F](?=[a-zåäö])"
)
_WORD_OF_ADDRESS = re.compile(r"(?<!\S)\S*[/?@]\S*")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
PASTED = re.compile(f"{_PRIVATE.pattern}|{_LIGATURE.pattern}")
"""The characters that are reported as pasted."""
_LOOSE_ACCENT = re.compile(r"(?<=[A-Za-zÅÄÖåäö])[¨˚](?=\w)")


def damaged(text: str) -> Iterator[Slip]:
    """Yield the slips of words that are none: left by a program that read the file in another encoding, or by Excel."""
    if match := _PLACEHOLDER.fullmatch(text.strip()):
        tip = "skriv texten. Finns ingen: ta bort raden, om den inte krävs"
        yield Slip(f'"{match[0]}" står där orden ska stå.', tip)
    elif match := _FORMULA.match(text):
        yield Slip(
            f'"{match[0].strip()}" är en formel ur Excel.', "kopiera det som cellen visar, inte formeln"
        )
    words = _WORD_OF_ADDRESS.sub(lambda match: "\x00" * len(match[0]), text)
    if coded := next((code for code in _CODED.finditer(words) if _letters(code) != code[0]), None):
        yield Slip(f'"{coded[0]}" är en teckenkod.', "skriv tecknet självt", _CODED.sub(_letters, text))
    if match := _PRIVATE.search(text):
        message = f"här står ett tecken som bara ett visst typsnitt har (U+{ord(match[0]):04X})."
        yield Slip(message, "ta bort tecknet; en punkt i en lista skrivs - ", _PRIVATE.sub("", text).strip())
    if match := _LIGATURE.search(text):
        message = f'"{match[0]}" är ett enda tecken (U+{ord(match[0]):04X}), som i en PDF: sökningen hittar inte ordet.'
        yield Slip(message, "skriv bokstäverna en och en", _LIGATURE.sub(_plain_letters, text))
    if match := _LOOSE_ACCENT.search(text):
        message = f'"{match[0]}" står för sig, som i en PDF: sökningen hittar inte ordet.'
        yield Slip(message, "skriv bokstaven som ett tecken: å, ä eller ö")
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


def _letters(code: re.Match[str]) -> str:
    """Return the letters that a code stands for, or the code itself if they are no letters."""
    words = code[0]
    if words.startswith("&"):
        letters = html.unescape(words)
    elif words.startswith("\\"):
        letters = chr(int(words[2:], 16))
    else:
        coded = bytes.fromhex(words.replace("%", "").replace("=", ""))
        letters = coded.decode("utf-8" if len(coded) > 1 else "latin-1", "replace")
    return letters if letters.isprintable() and letters not in "<>&\"'" else words


def _plain_letters(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def spacing(line: str) -> Iterator[Slip]:
    """Yield what looks like other words than it is: two spaces, and the hyphens of other programs."""
    if _WIDE_SPACE.search(line):
        yield Slip("två mellanslag i rad, eller ett brett.", "skriv ett vanligt", _WIDE_SPACE.sub(" ", line))
    if match := _OTHER_HYPHEN.search(line):
        message = f"här står ett fast bindestreck ur ett annat program (U+{ord(match[0]):04X}): sökningen hittar inte ordet."
        yield Slip(message, "skriv ett vanligt bindestreck", _OTHER_HYPHEN.sub("-", line))


def plain(text: str) -> Iterator[Slip]:
    """Yield the slips in a text that has no markup."""
    if text.strip() and not re.search(r"\w", text):
        yield Slip(
            f'"{text.strip()}" står där orden ska stå.',
            "skriv texten. Finns ingen: ta bort raden, om den inte krävs",
        )
        return
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
