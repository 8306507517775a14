"""Join tables for the many-to-many links of insatser and målsättningar, one row per link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..strategy.relevance import ItemInContext
from ..strategy.resolved import ActionInContext, Strategy
from ..strings import labels
from .dataset import TEXT, URI, Column, Dataset, maybe, status, strategy_columns


@dataclass(frozen=True)
class JoinRow:
    """A link from an insats or a målsättning to an entity.

    `basis` says whether source or editors made it, and `reason` gives the editors' reason.
    """

    item: ItemInContext
    name: str
    text: str
    basis: str
    reason: str | None = None


SOURCE_SAYS = "källan"
EDITORS_SAY = "redaktionell"
Links = Callable[[Strategy, ItemInContext], Iterator[JoinRow]]


def _actors(strategy: Strategy, row: ItemInContext) -> Iterator[JoinRow]:
    for name, basis, reason in _ties(row):
        yield JoinRow(row, name, strategy.actors[name].name, basis, reason)


def _ties(row: ItemInContext) -> Iterator[tuple[str, str, str | None]]:
    if isinstance(row, ActionInContext):
        together = (row.problem.together,) if row.problem.together else ()
        for name in (*row.problem.actors, *together):
            yield name, SOURCE_SAYS, None
    concerns = row.item.editorial.concerns
    for name in concerns.actors if concerns else ():
        yield name, EDITORS_SAY, concerns.reason if concerns else None
    for also in row.item.editorial.also:
        yield also.actor, EDITORS_SAY, also.reason


def _outcomes(strategy: Strategy, row: ItemInContext) -> Iterator[JoinRow]:
    for outcome in row.problem.outcomes if isinstance(row, ActionInContext) else ():
        yield JoinRow(row, outcome.id, outcome.text, SOURCE_SAYS)


def _methods(strategy: Strategy, row: ItemInContext) -> Iterator[JoinRow]:
    for name in row.item.methods:
        yield JoinRow(row, name, strategy.methods[name].name, SOURCE_SAYS)


def _columns(item: str, linked: str) -> tuple[Column[JoinRow], ...]:
    named, label = (labels.KINDS[kind].capitalize() for kind in (item, linked))
    return (
        Column(item, f"{named}-id", f"{named}: fast id.", lambda c, x: x.item.item.id, TEXT),
        Column(f"{item}_uri", f"{named}-uri", f"{named}: uri.", lambda c, x: c.uri(item, x.item.item.id), URI),
        Column("id", f"{label}-id", f"{label}: fast id.", lambda c, x: x.name, TEXT),
        Column("uri", f"{label}-uri", f"{label}: uri.", lambda c, x: c.uri(linked, x.name), URI),
        Column("text", label, f"{label}: namn eller ord.", lambda c, x: x.text, TEXT),
        Column("basis", "Grund", f"”{SOURCE_SAYS}” när strategin säger det, ”{EDITORS_SAY}” när redaktionen har lagt till det.",
               lambda c, x: x.basis, TEXT),
        Column("reason", "Skäl", "Redaktionens skäl.", lambda c, x: x.reason, maybe(TEXT)),
        *strategy_columns(),
        *status(lambda x: ((item, x.item.item.id), (linked, x.name))),
    )  # fmt: skip


def _dataset(name: str, title: str, item: str, linked: str, links: Links) -> Dataset[JoinRow]:
    def rows(strategy: Strategy) -> Iterator[JoinRow]:
        items = strategy.actions.values() if item == "action" else strategy.objectives.values()
        return (link for row in items for link in links(strategy, row))

    needed = ("actions" if item == "action" else "action_plan", f"{linked}s")
    return Dataset(
        name, title, f"{title}, en rad per par.", _columns(item, linked), rows, table=True, parts=needed
    )


LINKS = (
    _dataset("insatser_aktorer", "{Actions} och aktörer", "action", "actor", _actors),
    _dataset("insatser_delmal", "{Actions} och {outcomes}", "action", "outcome", _outcomes),
    _dataset("insatser_metoder", "{Actions} och metoder", "action", "method", _methods),
    _dataset("handlingsplan_aktorer", "{Objectives} och aktörer", "objective", "actor", _actors),
    _dataset("handlingsplan_metoder", "{Objectives} och metoder", "objective", "method", _methods),
)
