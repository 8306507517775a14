"""Slips in the links of a line: addresses that are no links, and links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import markup
from .repairs import address_fault, host_of, meant_address, unwrapped_address
from .slips import Slip

IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)]*)\)")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_LOOSE_LINK = re.compile(r"\[(?P<text>[^\[\]\n]+)\]\s+\((?P<address>[^()\s]+)\)")
_TURNED_LINK = re.compile(r"\((?P<text>[^()\n]+)\)\[(?P<address>[^\[\]\s]+[./][^\[\]\s]+)\]")
LINK = re.compile(r"\[[^\[\]\n]+\]\([^)\s]+\)|\[\^[a-z][0-9]+\]")
_REFERENCE = re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]|^\[[^\[\]^\n]+\]:\s.*")
AUTOLINK = re.compile(r"<(?P<address>https?://[^>\s]*|mailto:[^>\s]*|[\w.+-]+@[\w.-]+)>")
# A link with a space or a title in its address, without words or address, or begun on the line above.
_BROKEN_LINK = re.compile(
    r"(?<!!)(?:\[(?P<text>[^\[\]\n]*)|^[^\[\]\n]*)\]\((?P<address>[^()\n]*?)(?P<title>\s+[\"“”'’][^)\n]*)?\)"
)
_ADDRESS = re.compile(
    r"(?<![\w@./-])(?:https?://|www\.)[^\s<>\"”]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:se|nu|org|com|eu|net|info)/[^\s<>\"”]*"
)
_EMAIL = re.compile(r"(?<![\w:])(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def loose_links(line: str) -> Iterator[Slip]:
    """Yield the links of a line whose two parts stand apart, or in the wrong order."""
    for match in _LOOSE_LINK.finditer(line):
        if markup.ADDRESS.match(match["address"]) or meant_address(match["address"]):
            tip = "skriv [text](adress) utan mellanslag"
            yield Slip(
                "en länk är inte hel.", tip, cut(line, match, f"[{match['text']}]({match['address']})")
            )
    for match in _TURNED_LINK.finditer(line):
        tip = "skriv texten inom [ ] och adressen inom ( )"
        yield Slip("en länk är bakvänd.", tip, cut(line, match, f"[{match['text']}]({match['address']})"))


def autolinks(line: str) -> Iterator[Slip]:
    """Yield the addresses of a line within < and >, which have no words."""
    for link in AUTOLINK.finditer(line):
        address = link["address"]
        whole = address if ":" in address else f"mailto:{address}"
        mended = line.replace(link[0], f"[{address.split(':', 1)[-1].strip('/')}]({whole})")
        yield Slip(f"länken har inga ord: {link[0]}", f"skriv [ord]({whole})", mended)


def _broken_links(line: str) -> Iterator[Slip]:
    for match in _BROKEN_LINK.finditer(masked(line, LINK)):
        text, address = match["text"], match["address"].strip()
        cause, tip = "", "skriv [text](adress) utan mellanslag i adressen"
        if text is None:
            tip = "skriv hela länken på en rad: [text](adress)"
        elif not text.strip():
            tip = f"skriv ord som säger vart den leder: [text]({address})"
        elif address:
            cause = f"[{text}]({address.replace(' ', '%20')})"
        yield Slip("en länk är inte hel.", tip, cut(line, match, cause) if cause else "")


def links(line: str) -> Iterator[Slip]:
    """Yield the links of a line that are not whole, or lead nowhere."""
    yield from loose_links(line)
    yield from _broken_links(line)
    for match in _REFERENCE.finditer(line):
        yield Slip(f'"{match[0]}" blir ingen länk.', "skriv adressen i länken: [ord](adress)")
    for run in markup.inlines(line):
        if run.address and not markup.ADDRESS.match(run.address):
            whole = meant_address(run.address)
            mended = line.replace(f"]({run.address})", f"]({whole})") if whole else ""
            is_cut = whole.endswith(run.address) and whole != run.address
            lacks = f"{whole.split(':')[0]}:{'//' if '//' in whole else ''} saknas" if is_cut else ""
            cause = address_fault(run.address) or lacks
            missing = f", eftersom {cause}" if cause else ""
            tip = "skriv https://…, mailto:…, tel:… eller en sida här som /handlingsplan/"
            yield Slip(f'länken leder till "{run.address}", som inte går att använda{missing}.', tip, mended)
        elif run.address.count("(") > run.address.count(")"):
            whole = run.address.replace("(", "%28") + "%29"
            tip = f"skriv parenteserna som %28 och %29: {whole}"
            message = "adressen har parenteser, och länken slutar vid den första."
            yield Slip(message, tip, line.replace(f"({run.address}))", f"({whole})"))
        elif inner := unwrapped_address(run.address):
            yield wrapped(inner, line.replace(run.address, inner))


def wrapped(inner: str, mended: str) -> Slip:
    """Return the slip of an address that leads through a service which follows the reader."""
    message = "adressen går genom Outlooks eller Googles egen, som följer läsaren."
    return Slip(message, f"skriv adressen som den är: {inner}", mended)


def bare_addresses(line: str, bare: str) -> Iterator[Slip]:
    """Yield the addresses of a line that are no links. In `bare`, of the same length, what is no words is masked."""
    bare = masked(bare, _LOOSE_LINK, _TURNED_LINK)
    bare = masked(bare, IMAGE, TAG)
    for pattern in (_ADDRESS, _EMAIL):
        for match in pattern.finditer(bare):
            words = match[0].rstrip(".,;:!?)*_")
            whole = meant_address(words) or (words if markup.ADDRESS.match(words) else "")
            whole = words if words.startswith("mailto:") else whole
            shown = (
                words.removeprefix("mailto:")
                if pattern is _EMAIL
                else (host_of(whole) or words).removeprefix("www.")
            )
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


def cut(line: str, match: re.Match[str], new: str) -> str:
    """Return the line with a match exchanged; a masked line has the same columns."""
    return line[: match.start()] + new + line[match.end() :]


def without_links(line: str) -> str:
    """Return the line, of the same length, without its links, whole or not, and marks of notes."""
    return masked(line, LINK, AUTOLINK, _BROKEN_LINK, _REFERENCE)


def masked(line: str, *patterns: re.Pattern[str]) -> str:
    """Return the line, of the same length, without the words of the patterns."""
    for pattern in patterns:
        line = pattern.sub(lambda match: "\x00" * len(match[0]), line)
    return line
