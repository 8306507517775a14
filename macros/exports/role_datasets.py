"""The dataset of what concerns each role: the result that the role's page shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model import Role
from ..strategy import roles
from ..strategy.relevance import RelevantItem, role_relevance
from ..strategy.resolved import ActionInContext, Strategy
from ..strings import labels, role_labels
from .dataset import DATE, NAMED, NUMBER, TEXT, TRUTH, Column, Dataset, identity, many, maybe, origin, status
from .file_context import FileContext
from .join_tables import EDITORS_SAY, SOURCE_SAYS


@dataclass(frozen=True)
class RoleRow:
    """An item that concerns a role. `tier` is that of the page, where a twin stands under its `first`."""

    role: Role
    one: RelevantItem
    tier: int
    first: RelevantItem | None = None

    @property
    def id(self) -> str:
        """The ids of the role and of the item."""
        return f"{self.role.id}:{self.one.item.item.id}"

    @property
    def reasons(self) -> list[str]:
        """The reasons as the role's page words them."""
        return [roles.reason_text(reason, self.tier) for reason in self.one.relevance.reasons]


def _rows(strategy: Strategy) -> Iterator[RoleRow]:
    for role in strategy.roles.values():
        for one in roles.all_of(role_relevance(strategy, role)):
            yield RoleRow(role, one, one.relevance.tier)
            yield from (RoleRow(role, twin, one.relevance.tier, one) for twin in one.twins)


def _kind(one: RelevantItem) -> str:
    return "action" if isinstance(one.item, ActionInContext) else "objective"


def _item(context: FileContext, one: RelevantItem) -> dict[str, Any]:
    return context.named(_kind(one), one.item.item.id, one.item.item.title)


def _modified(context: FileContext, row: RoleRow) -> str | None:
    keys = (("role", row.role.id), (_kind(row.one), row.one.item.item.id))
    days = [day for kind, name in keys if (day := context.changed(kind, name))]
    return max(days) if len(days) == len(keys) else None


def _via(context: FileContext, row: RoleRow) -> list[dict[str, Any]]:
    names = [name for reason in row.one.relevance.reasons for name in reason.actors]
    return [context.actor(name) for name in dict.fromkeys(names)]


ROLE_ITEMS: Dataset[RoleRow] = Dataset(
    "roller_insatser", "Vad rör varje roll",
    "En rad per roll och {item}, med nivå och skäl: det som rollens sida visar.",
    (
        *identity("role_item", lambda x: x.id),
        Column("role", "Roll", "Rollen.", lambda c, x: c.named("role", x.role.id, x.role.title), NAMED),
        Column("kind", "Slag", "Vad för slags sak det är.", lambda c, x: labels.KINDS[_kind(x.one)], TEXT),
        Column("item", "Sak", "Insatsen eller målsättningen, med sin rubrik.", lambda c, x: _item(c, x.one), NAMED),
        Column("tier", "Nivå",
               "1: strategin nämner rollens aktör, eller rollens organisation i ett fokusområde som hör till rollen. "
               "2: redaktionen kopplar saken till rollen eller till dess aktör. "
               "3: saken gäller hela organisationen som rollen arbetar i, eller en vidare aktör.",
               lambda c, x: x.tier, NUMBER),
        Column("tier_title", "Nivåns rubrik", "Nivåns rubrik på rollens sida.", lambda c, x: role_labels.TIERS[x.tier], TEXT),
        Column("for_others", "Mot samma problem, men för andra",
               "ja när raden nämner rollens aktör, men redaktionen bedömer att saken rör andra i raden.",
               lambda c, x: x.one.relevance.reasons[0].same_row, TRUTH),
        Column("reason", "Skäl", "Alla skäl, så som rollens sida skriver dem.", lambda c, x: " ".join(x.reasons), TEXT),
        Column("basis", "Grund", f"”{SOURCE_SAYS}” när skälet som ger nivån är strategins, ”{EDITORS_SAY}” när det är redaktionens.",
               lambda c, x: EDITORS_SAY if x.one.relevance.reasons[0].editorial else SOURCE_SAYS, TEXT),
        Column("via", "Genom", "Aktörerna som kopplar saken till rollen.", _via, many(NAMED)),
        Column("same_as", "Samma rad som", "Saken med samma ord i ett annat område, som rollens sida visar i stället.",
               lambda c, x: _item(c, x.first) if x.first else None, maybe(NAMED)),
        *origin("role", lambda x: x.role.id), *status(lambda x: ((_kind(x.one), x.one.item.item.id), ("role", x.role.id))),
        Column("modified", "Ändrad", "Dagen då rollens eller sakens egna rader i data, eller ett beslut om dem, senast ändrades. Tomt när historiken inte är känd.",
               _modified, maybe(DATE)),
    ),
    _rows, table=True, sheet=True, page="roller/", parts=("roles",),
    paper=("role", "kind", "item", "tier_title", "reason"),
)  # fmt: skip
