"""What the filter reads when a reader chooses a role: each row's tier, and why, in the words of the role's page.

Imports match, resolve and roles. The page itself would be several megabytes where there are thousands of rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from . import roles
from .match import Found, matches
from .model import Role
from .resolve import Strategy

FOLDER = "roller/"
FILE = "rader.json"


def files(strategy: Strategy) -> Iterator[tuple[str, str]]:
    """(path in the site, text) of each role's file: `reasons`, and `rows` as id → [tier, place of its reason in those]."""
    for role in strategy.roles.values():
        yield f"{FOLDER}{role.id}/{FILE}", _file(strategy, role)


def _file(strategy: Strategy, role: Role) -> str:
    places: dict[str, int] = {}
    rows = {
        one.item.item.id: [one.match.tier, places.setdefault(_why(one), len(places))]
        for one in roles.all_of(matches(strategy, role))
    }
    told = {"reasons": list(places), "rows": rows}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _why(found: Found) -> str:
    return " ".join(roles.told(reason, found.match.tier) for reason in found.match.reasons)
