"""The datasets of the tables: insatser, the action plan, indicators, and their join tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model import Action, Entity, Indicator, IndicatorGroup, Objective
from ..strategy import registers, statistics
from ..strategy.resolved import ActionInContext, ObjectiveInContext, Strategy
from .dataset import (
    NAMED,
    NUMBER,
    REASONED,
    TEXT,
    URI,
    Column,
    Dataset,
    added,
    coming,
    decisions,
    history,
    identity,
    keywords,
    later,
    many,
    maybe,
    origin,
    replaced,
    status,
)
from .file_context import FileContext


def errata(entities: Callable[[Any], tuple[Entity, ...]]) -> Column[Any]:
    """Return the column of the errata shown beside any of the entities that `entities` gives."""

    def beside(context: FileContext, item: Any) -> list[dict[str, Any]]:
        known = context.strategy
        found = (
            one for entity in entities(item) for one in registers.errata_beside(known, entity.kind, entity.id)
        )
        by_id = {one.id: one for one in found}
        return [context.named("erratum", one.id, one.why) for one in by_id.values()]

    return Column(
        "errata", "Anmärkningar", "Redaktionens anmärkningar till källans ord.", beside, many(NAMED)
    )


def methods(context: FileContext, item: Action | Objective) -> list[dict[str, Any]]:
    """Return references to the methods that a row names."""
    return [context.named("method", name, context.strategy.methods[name].name) for name in item.methods]


def also(context: FileContext, item: Action | Objective) -> list[dict[str, Any]]:
    """Return the editorial links to actors that the cell does not name."""
    return [{**context.actor(tie.actor), "reason": tie.reason} for tie in item.editorial.also]


def concerns(context: FileContext, item: Action | Objective) -> list[dict[str, Any]]:
    """Return the actors that the editors narrow an item to, each with the reason; empty if it holds for all."""
    tie = item.editorial.concerns
    return [{**context.actor(name), "reason": tie.reason} for name in tie.actors] if tie else []


def _editorial(item: Any) -> tuple[Column[Any], ...]:
    return (
        Column("concerns", "Rör särskilt (redaktionell koppling)",
               "Vilka i raden som just den här saken rör, med redaktionens skäl. Går utöver strategins ord.",
               lambda c, x: concerns(c, item(x)), many(REASONED)),
        Column("also", "Rör även (redaktionell koppling)",
               "Aktörer som raden inte nämner, med redaktionens skäl. Går utöver strategins ord.",
               lambda c, x: also(c, item(x)), many(REASONED)),
    )  # fmt: skip


def _tied_goals(item: Any) -> Column[Any]:
    """Return the column of editorial links to goals, placed last because it was added within version 1."""

    def ties(context: FileContext, row: Any) -> list[dict[str, Any]]:
        goals = context.strategy.goals
        return [
            {**context.named("goal", tie.goal, goals[tie.goal].name), "reason": tie.reason}
            for tie in item(row).editorial.goals
        ]

    return Column("goals_also", "Mål (redaktionell koppling)",
                  "Mål som källan inte kopplar hit, med redaktionens skäl. Går utöver strategins ord.", ties, many(REASONED))  # fmt: skip


def _same_problem(context: FileContext, row: ActionInContext) -> Any:
    name = row.problem.same_as
    return context.named("problem", name, context.strategy.problems[name][1].title) if name else None


ACTIONS: Dataset[ActionInContext] = Dataset(
    "insatser", "{Actions}", "Strategins förslag på {actions}, en rad per {action}.",
    (
        *identity("action", lambda x: x.item.id),
        Column("focus_area_number", "Fokusområde nr", "Fokusområdets nummer.", lambda c, x: x.area.number, NUMBER),
        Column("focus_area", "Fokusområde", "Fokusområdet som insatsen hör till.",
               lambda c, x: c.named("focus_area", x.area.id, x.area.title), NAMED),
        Column("goals", "Jämställdhetsmål", "Målen som källan knyter till fokusområdet.",
               lambda c, x: [c.named("goal", name, c.strategy.goals[name].name) for name in x.area.goals], many(NAMED)),
        Column("problem", "Problemområde", "Raden i fokusområdets tabell, ordagrant.",
               lambda c, x: c.named("problem", x.problem.id, x.problem.text), NAMED),
        Column("title", "Rubrik (redaktionell)", "En kort rubrik som redaktionen har satt.", lambda c, x: x.action.title, TEXT),
        Column("text", "Insats", "Strategins egna ord.", lambda c, x: x.action.text, TEXT),
        Column("contributors", "Du som kan bidra", "Kolumnens ord, ordagrant. Gäller hela problemområdet.",
               lambda c, x: x.problem.contributors, TEXT),
        Column("actors", "Aktörer", "Aktörerna som kolumnen nämner, med ett namn var.",
               lambda c, x: [c.actor(name) for name in x.problem.actors], many(NAMED)),
        Column("together", "Aktör för hela uppräkningen", "Aktören som sammanfattar hela uppräkningen, om någon gör det.",
               lambda c, x: c.actor(x.problem.together) if x.problem.together else None, maybe(NAMED)),
        Column("outcomes", "Delmål", "Det som insatserna i problemområdet ska leda till. Tomt där källan inte anger något.",
               lambda c, x: [c.named("outcome", o.id, o.text) for o in x.problem.outcomes], many(NAMED)),
        Column("methods", "Metoder", "Metoder som insatsen nämner.", lambda c, x: methods(c, x.action), many(NAMED)),
        Column("same_as", "Samma rad i", "Fokusområdet där samma problemområde också står.", _same_problem, maybe(NAMED)),
        *_editorial(lambda x: x.item),
        errata(lambda x: (x.action, x.problem)),
        *history(lambda x: x.item), keywords(lambda x: x.item), *origin("action", lambda x: x.item.id), *decisions(lambda x: x.item),
        *status(lambda x: (("action", x.item.id),)), _tied_goals(lambda x: x.item), *later("action", lambda x: x.item.id),
    ),
    lambda strategy: strategy.actions.values(), table=True, sheet=True, page="insatser/", parts=("actions",),
    paper=("focus_area_number", "title", "text", "contributors", "outcomes", "focus_area", "problem"),
)  # fmt: skip


def _same_objective(context: FileContext, row: ObjectiveInContext) -> Any:
    name = row.objective.same_as
    return (
        context.named("objective", name, context.strategy.objectives[name].objective.text) if name else None
    )


OBJECTIVES: Dataset[ObjectiveInContext] = Dataset(
    "handlingsplan", "{The_action_plan}", "{The_action_plan}s {objectives}, en rad per {objective}.",
    (
        *identity("objective", lambda x: x.item.id),
        Column("area_number", "Målsättningsområde nr", "Områdets nummer.", lambda c, x: x.area.number, NUMBER),
        Column("area", "Målsättningsområde", "Området som målsättningen hör till.",
               lambda c, x: c.named("objective_area", x.area.id, x.area.title), NAMED),
        Column("title", "Rubrik (redaktionell)", "En kort rubrik som redaktionen har satt.", lambda c, x: x.objective.title, TEXT),
        Column("text", "Målsättning", "Handlingsplanens egna ord.", lambda c, x: x.objective.text, TEXT),
        Column("activities", "Lokala aktiviteter", "Exempel på lokala aktiviteter, ordagrant.",
               lambda c, x: x.objective.activities, TEXT),
        Column("methods", "Metoder", "Metoder som raden nämner.", lambda c, x: methods(c, x.objective), many(NAMED)),
        Column("regulations", "Regelverk", "Regler som raden hänvisar till.", lambda c, x: list(x.objective.regulations), many(TEXT)),
        Column("follow_up", "Årlig uppföljning", "Hur målsättningen följs upp, ordagrant.",
               lambda c, x: list(x.objective.follow_up), many(TEXT)),
        Column("same_as", "Samma målsättning", "Målsättningen som har samma ord i ett annat område.", _same_objective, maybe(NAMED)),
        *_editorial(lambda x: x.item),
        errata(lambda x: (x.objective,)),
        *history(lambda x: x.item), keywords(lambda x: x.item), *origin("objective", lambda x: x.item.id), *decisions(lambda x: x.item),
        *status(lambda x: (("objective", x.item.id),)), _tied_goals(lambda x: x.item), *later("objective", lambda x: x.item.id),
    ),
    lambda strategy: strategy.objectives.values(), table=True, sheet=True, page="handlingsplan/", parts=("action_plan",),
    paper=("area_number", "title", "text", "activities", "follow_up", "area"),
)  # fmt: skip


@dataclass(frozen=True)
class IndicatorInContext:
    """An indicator with its group."""

    indicator: Indicator
    group: IndicatorGroup


def _indicators(strategy: Strategy) -> Iterator[IndicatorInContext]:
    for group in strategy.data.indicators.groups:
        for indicator in group.indicators:
            yield IndicatorInContext(indicator, group)


def _without(context: FileContext, row: IndicatorInContext, field: str) -> str | None:
    """Return what the editors say of an indicator without a measure: `why`, `producer` or `address`."""
    return getattr(statistics.without(context.strategy, row.indicator.id), field, None)


INDICATORS: Dataset[IndicatorInContext] = Dataset(
    "indikatorer", "Indikatorer", "Strategins indikatorer, en rad per indikator. Värdena står i statistiken.",
    (
        *identity("indicator", lambda x: x.indicator.id),
        Column("goal", "Mål", "Jämställdhetsmålet som indikatorn hör till.",
               lambda c, x: c.named("goal", x.group.goal, c.strategy.goals[x.group.goal].name), NAMED),
        Column("level", "Nivå", "Målets nivå, till exempel nationellt.", lambda c, x: c.strategy.goals[x.group.goal].level, TEXT),
        Column("heading", "Rubrik", "Rubriken som källan har.", lambda c, x: x.group.heading, TEXT),
        Column("text", "Indikator", "Källans egna ord.", lambda c, x: x.indicator.text, TEXT),
        errata(lambda x: (x.indicator,)),
        replaced(lambda x: x.indicator), *origin("indicator", lambda x: x.indicator.id), added(lambda x: x.indicator), coming(lambda x: x.indicator),
        *status(lambda x: (("indicator", x.indicator.id),)),
        Column("measures", "Mått", "Måtten som visar indikatorns läge.",
               lambda c, x: [c.named("measure", m.id, m.title) for m in statistics.measures_of(c.strategy, x.indicator.id)], many(NAMED)),
        Column("without", "Utan mått", "Varför indikatorn inte har något mått.",
               lambda c, x: _without(c, x, "why"), maybe(TEXT)),
        Column("nearest_producer", "Närmaste producent", "Den som har den närmaste officiella statistiken, för en indikator utan mått.",
               lambda c, x: _without(c, x, "producer"), maybe(TEXT)),
        Column("nearest_address", "Närmaste statistik", "Sidan där den statistiken finns.",
               lambda c, x: _without(c, x, "address"), maybe(URI)),
        *later("indicator", lambda x: x.indicator.id),
    ),
    _indicators, table=True, sheet=True, page="indikatorer/", parts=("indicators",),
    paper=("goal", "heading", "text", "errata"),
)  # fmt: skip
