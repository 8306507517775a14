"""Join tables for the many-to-many links of the insatser, one row per link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..strategy.resolved import ActionInContext, Strategy
from .dataset import TEXT, URI, Column, Dataset, maybe


@dataclass(frozen=True)
class JoinRow:
    """A link from an insats to an entity: `basis` says whether source or editors made it, `reason` gives
    the editors' reason.
    """

    action: str
    kind: str
    name: str
    text: str
    basis: str
    reason: str | None = None


SOURCE_SAYS = "källan"
EDITORS_SAY = "redaktionell"


def _actors(strategy: Strategy) -> Iterator[JoinRow]:
    for row in strategy.actions.values():
        for name, basis, reason in _ties(row):
            yield JoinRow(row.action.id, "actor", name, strategy.actors[name].name, basis, reason)


def _ties(row: ActionInContext) -> Iterator[tuple[str, str, str | None]]:
    together = (row.problem.together,) if row.problem.together else ()
    for name in (*row.problem.actors, *together):
        yield name, SOURCE_SAYS, None
    concerns = row.action.editorial.concerns
    for name in concerns.actors if concerns else ():
        yield name, EDITORS_SAY, concerns.reason if concerns else None
    for also in row.action.editorial.also:
        yield also.actor, EDITORS_SAY, also.reason


def _outcomes(strategy: Strategy) -> Iterator[JoinRow]:
    for row in strategy.actions.values():
        for outcome in row.problem.outcomes:
            yield JoinRow(row.action.id, "outcome", outcome.id, outcome.text, SOURCE_SAYS)


def _methods(strategy: Strategy) -> Iterator[JoinRow]:
    for row in strategy.actions.values():
        for name in row.action.methods:
            yield JoinRow(row.action.id, "method", name, strategy.methods[name].name, SOURCE_SAYS)


def _columns(label: str) -> tuple[Column[JoinRow], ...]:
    return (
        Column("action", "Insats-id", "Insatsens fasta id.", lambda c, x: x.action, TEXT),
        Column("action_uri", "Insats-uri", "Insatsens uri.", lambda c, x: c.uri("action", x.action), URI),
        Column("id", f"{label}-id", f"{label}: fast id.", lambda c, x: x.name, TEXT),
        Column("uri", f"{label}-uri", f"{label}: uri.", lambda c, x: c.uri(x.kind, x.name), URI),
        Column("text", label, f"{label}: namn eller ord.", lambda c, x: x.text, TEXT),
        Column("basis", "Grund", f"”{SOURCE_SAYS}” när strategin säger det, ”{EDITORS_SAY}” när redaktionen har lagt till det.",
               lambda c, x: x.basis, TEXT),
        Column("reason", "Skäl", "Redaktionens skäl.", lambda c, x: x.reason, maybe(TEXT)),
        Column("county", "Länskod", "Länets officiella kod.", lambda c, x: c.site.county.code, TEXT),
        Column("edition", "Utgåva", "Strategins utgåva.", lambda c, x: c.site.edition.id, TEXT),
    )  # fmt: skip


def _dataset(
    name: str, label: str, title: str, part: str, rows: Callable[[Strategy], Iterator[JoinRow]]
) -> Dataset[JoinRow]:
    about = f"{title}, en rad per par."
    return Dataset(name, title, about, _columns(label), rows, table=True, parts=("actions", part))


LINKS = (
    _dataset("insatser_aktorer", "Aktör", "{Actions} och aktörer", "actors", _actors),
    _dataset("insatser_delmal", "Delmål", "{Actions} och {outcomes}", "outcomes", _outcomes),
    _dataset("insatser_metoder", "Metod", "{Actions} och metoder", "methods", _methods),
)
