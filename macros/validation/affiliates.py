"""Rules on the affiliates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Data
from ..source.diagnostics import Diagnostic
from .context import Context
from .repairs import closest_match, closest_match_tip

# An e-mail address, or seven digits or more as in a telephone number, but for two years.
_OF_A_PERSON = re.compile(
    r"\S+@\S+|(?<![0-9-])(?!(?:19|20)[0-9]{2}[ -](?:19|20)[0-9]{2}(?![0-9]))"
    r"(?:\+?[0-9](?:[ -]?[0-9]){6,}|[0-9]{2,4}-[0-9][0-9 ]{4,})"
)


def names_without_contacts(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The name of an affiliate has no telephone number, e-mail address or number of a person: the list has no persons."""
    for one in data.affiliates.affiliates:
        if match := _OF_A_PERSON.search(one.name):
            message = f'ansluten verksamhet "{one.id}": "{match[0].strip()}" hör inte till namnet.'
            tip = "skriv bara verksamhetens namn: inga nummer, e-postadresser eller personer"
            yield Diagnostic(context.place_of(one.kind, one.id, "name"), message, tip)


def known_municipalities(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The municipality of an affiliate is one of the county's, because the page is grouped by it."""
    names = list(data.site.county.municipalities)
    for one in data.affiliates.affiliates:
        if one.municipality is None or one.municipality in names:
            continue
        place = context.place_of(one.kind, one.id, "municipality")
        message = f'ansluten verksamhet "{one.id}": kommunen "{one.municipality}" finns inte under county i site.yaml.'
        tip = f"{closest_match_tip(one.municipality, names)}skriv kommunens namn som det står där, eller ta bort raden"
        suggestion = context.source.suggestion(
            place, one.municipality, closest_match(one.municipality, names)
        )
        yield Diagnostic(place, message, tip, "warning", suggestion=suggestion)
