"""Rules on what must be settled before the site is published.

Fields that only the owner can fill in are never errors, because the pages show "Ej fastställt".
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..model import Data
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Source
from ..strings.labels import NOT_SET
from . import adopted_wording

# Begins each example that `make new` writes.
EXAMPLE = "Exempel:"
# Fields required by law or guidelines that only the owner can fill in.
_REQUIRED_BY_OWNER = {
    "site": (
        "address",
        "contact.email",
        "contact.phone",
        "contact.plans",
        "contact.security",
        "decision.text",
        "decision.date",
        "licences.content",
        "licences.content_address",
        "open_data.issued",
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


def unset_before_publication(source: Source, data: Data) -> Iterator[Diagnostic]:
    """Fields that the owner has not filled in give one warning per file."""
    for stem, names in _REQUIRED_BY_OWNER.items():
        unset = [name for name in names if _attribute_at(getattr(data, stem), name) is None]
        if unset:
            message = f"inte ifyllt före publicering: {', '.join(unset)}."
            tip = f'sidorna visar "{NOT_SET}" så länge; bara ägaren kan fylla i'
            yield Diagnostic(source.place((stem,)), message, tip, "warning")


def beginning_of_addresses(source: Source, data: Data) -> Iterator[Diagnostic]:
    """Every page's address begins with the site's: one that ends with a file begins none."""
    address = data.site.address or ""
    begins, _, file = address.rpartition("/")
    if file.endswith((".html", ".htm", ".php", ".aspx")) and not begins.endswith("/"):
        message = f'alla sidors adresser börjar med webbplatsens adress, men "{address}" är adressen till en enda sida.'
        yield Diagnostic(source.place(("site", "address")), message, f'skriv "{begins}/"')


def files_at_the_root(source: Source, data: Data) -> Iterator[Diagnostic]:
    """An address with a path gives a warning: RFC 9309 (2.3) and RFC 9116 (3) are read only at the root of a host."""
    address = urlsplit(data.site.address or "")
    if path := address.path.strip("/"):
        message = f"webbplatsen ska ligga i mappen /{path}/, men robots.txt och .well-known/security.txt läses bara överst på {address.netloc}."
        tip = f"be den som sköter {address.netloc} att lägga in dem där, eller ge webbplatsen en egen adress utan mapp"
        yield Diagnostic(source.place(("site", "address")), message, tip, "warning")


def examples_left(source: Source) -> Iterator[Diagnostic]:
    """No example of `make new` is left."""
    left = [key for key, text in adopted_wording.units(source) if text.startswith(EXAMPLE)]
    if left:
        first = source.place(left[0])
        count = "1 exempel" if len(left) == 1 else f"{len(left)} exempel"
        message = f"{count} ur make new är kvar."
        tip = f"sök efter ”{EXAMPLE}” i {source.name}/, och skriv era ord i stället eller ta bort det som ni inte har"
        yield Diagnostic(first, message, tip, "warning")


def guarded_wording(source: Source) -> Iterator[Diagnostic]:
    """A change of the adopted wording needs an approver in the project's CODEOWNERS, if that file exists."""
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
    """A supervising authority has an address for complaints from its first day."""
    for number, supervisor in enumerate(data.accessibility.supervisors):
        if supervisor.since and supervisor.since <= today and not supervisor.address:
            message = (
                f"{supervisor.name} har tillsynen sedan {supervisor.since}, men adressen för anmälan saknas."
            )
            place = source.place(("accessibility", "supervisors", number, "address"))
            yield Diagnostic(place, message, "sök upp adressen och fyll i den", "warning")


def _attribute_at(at: object, path: str) -> object:
    for name in path.split("."):
        at = getattr(at, name)
    return at
