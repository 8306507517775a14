"""The files with each role's relevance that the filter fetches when a role is chosen.

A row's tier and reasons are the same as on the role's page, which is too heavy to fetch for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model import Role
from ..strategy import roles
from ..strategy.relevance import RelevantItem, role_relevance
from ..strategy.resolved import Strategy

FOLDER = "roller/"
FILE = "rader.json"


def files(strategy: Strategy) -> Iterator[tuple[str, str]]:
    """Yield (path in the site, text) of each role's file.

    A file has `reasons`, and `rows` as id → [tier, index of its reason]. A row with the same words in two
    areas is shown once on the role's page, in one tier; its id here is followed by the id of the row shown,
    as a third part.
    """
    for role in strategy.roles.values():
        yield f"{FOLDER}{role.id}/{FILE}", _file(strategy, role)


def _file(strategy: Strategy, role: Role) -> str:
    places: dict[str, int] = {}
    rows: dict[str, list[int | str]] = {}
    for first in roles.all_of(role_relevance(strategy, role)):
        for one in (first, *first.twins):
            place = places.setdefault(_reason_text(one), len(places))
            of = [] if one is first else [first.item.item.id]
            rows[one.item.item.id] = [one.relevance.tier, place, *of]
    content = {"reasons": list(places), "rows": rows}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _reason_text(relevant: RelevantItem) -> str:
    return " ".join(
        roles.reason_text(reason, relevant.relevance.tier) for reason in relevant.relevance.reasons
    )
