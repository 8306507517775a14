"""Rules about what must be settled before the site is published.

What only the owner can decide is never an error: the pages say that it is not established.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..model import Data
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Source
from ..strings.labels import NOT_SET

# WCAG 2.2, 1.4.3: 4.5 to 1 for text. A little more, since boxes are tinted.
ENOUGH = 5.0
_GROUNDS = {"light": "#ffffff", "dark": "#221f2a"}
# What the law or the guidelines ask for, and only the owner can give.
_ASKED = {
    "site": (
        "address",
        "contact.email",
        "contact.phone",
        "contact.security",
        "decision.text",
        "decision.date",
        "licences.content",
        "licences.content_address",
        "publisher.uri",
        "publisher.type",
    ),
    "accessibility": (
        "verdict",
        "assessed.date",
        "assessed.method",
        "assessed.by",
        "published",
        "response",
        "help",
    ),
}


def readable_accent(source: Source, data: Data) -> Iterator[Diagnostic]:
    """The site's colour can be read on its ground, light and dark (WCAG 2.2, 1.4.3)."""
    for scheme, ground in _GROUNDS.items():
        colour = getattr(data.site.accent, scheme)
        found = contrast(colour, ground)
        if found < ENOUGH:
            message = f"färgen {colour} har kontrasten {found:.1f} mot {ground}; minst {ENOUGH:.1f} behövs."
            tip = "välj en mörkare färg" if scheme == "light" else "välj en ljusare färg"
            yield Diagnostic(source.place(("site", "accent", scheme)), message, tip)


def unset_before_publication(source: Source, data: Data) -> Iterator[Diagnostic]:
    """One warning a file that lists everything the owner has not filled in."""
    for stem, names in _ASKED.items():
        unset = [name for name in names if _value(getattr(data, stem), name) is None]
        if unset:
            message = f"inte ifyllt före publicering: {', '.join(unset)}."
            tip = f'sidorna visar "{NOT_SET}" så länge; bara ägaren kan fylla i'
            yield Diagnostic(source.place((stem,)), message, tip, "warning")


def guarded_wording(source: Source) -> Iterator[Diagnostic]:
    """Someone must approve a change of the adopted wording: CODEOWNERS of the project, where there is one, says who."""
    path = source.folder.parent / ".github" / "CODEOWNERS"
    guarded = f"/{source.folder.name}/edition/"
    if not (source.folder / "edition").is_dir() or not path.is_file():
        return
    lines = path.read_text("utf-8", "replace").splitlines()
    at = next((number for number, line in enumerate(lines, 1) if line.split()[:1] == [guarded]), 0)
    if not at or len(lines[at - 1].split("#")[0].split()) < 2:
        message = f"ingen godkänner ändringar av den beslutade ordalydelsen ({guarded})."
        tip = "ägaren skriver vem efter sökvägen; överst i filen står hur"
        yield Diagnostic(SourceLocation(".github/CODEOWNERS", max(at, 1)), message, tip, "warning")


def supervisor_in_place(source: Source, data: Data, today: datetime.date) -> Iterator[Diagnostic]:
    """A supervising authority whose day has come has an address for complaints."""
    for number, supervisor in enumerate(data.accessibility.supervisors):
        if supervisor.since and supervisor.since <= today and not supervisor.address:
            message = (
                f"{supervisor.name} har tillsynen sedan {supervisor.since}, men adressen för anmälan saknas."
            )
            place = source.place(("accessibility", "supervisors", number, "address"))
            yield Diagnostic(place, message, "sök upp adressen och fyll i den", "warning")


def _value(at: object, path: str) -> object:
    for name in path.split("."):
        at = getattr(at, name)
    return at


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written #rrggbb, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
