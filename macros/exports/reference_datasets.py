"""The datasets of registers: goals, actors, roles, methods, tools, glossary, errata and affiliates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model import (
    Actor,
    Affiliate,
    Erratum,
    Goal,
    Method,
    Point,
    Release,
    ReleaseItem,
    Role,
    RoleItem,
    Term,
    Tip,
)
from ..strategy import actors, items, registers
from ..strategy.resolved import Strategy
from .dataset import (
    DATE,
    NAMED,
    NUMBER,
    REASONED,
    TEXT,
    TRUTH,
    URI,
    Column,
    Dataset,
    added,
    coming,
    ends,
    identity,
    keywords,
    later,
    many,
    maybe,
    origin,
    record,
    replaced,
    status,
    withdrawn,
)
from .file_context import FileContext

GOALS: Dataset[Goal] = Dataset(
    "mal", "{Goals}", "Målen som strategin ska bidra till.",
    (
        *identity("goal", lambda x: x.id),
        Column("number", "Nummer", "Målets nummer.", lambda c, x: x.number, NUMBER),
        Column("level", "Nivå", "Målets nivå, till exempel nationellt.", lambda c, x: x.level, TEXT),
        Column("title", "Rubrik", "Målets rubrik, om källan har någon.", lambda c, x: x.title, maybe(TEXT)),
        Column("text", "Mål", "Källans egna ord.", lambda c, x: x.text, TEXT),
        Column("notes", "Fotnoter", "Id för målets fotnoter.", lambda c, x: list(x.notes), many(TEXT)),
        replaced(lambda x: x), keywords(lambda x: x), *origin("goal", lambda x: x.id), added(lambda x: x), coming(lambda x: x),
        *later("goal", lambda x: x.id),
    ),
    lambda strategy: strategy.data.goals.goals, page="mal/",
)  # fmt: skip


def _group(context: FileContext, actor: Actor) -> dict[str, Any]:
    title = {group.id: group.title for group in context.strategy.data.actors.groups}[actor.group]
    return context.named("actor_group", actor.group, title)


def _actions(context: FileContext, actor: Actor) -> list[dict[str, Any]]:
    rows = actors.actions_of_actor(context.strategy, actor)
    return [
        {**context.named("action", one.action.id, one.action.title), "applies": not one.action.withdrawn}
        for one in rows
    ]


ACTORS: Dataset[Actor] = Dataset(
    "aktorer", "Aktörer", "Aktörerna, med varje skrivning i källan och raderna som nämner dem.",
    (
        *identity("actor", lambda x: x.id),
        Column("name", "Aktör", "Aktörens enda namn här.", lambda c, x: x.name, TEXT),
        Column("group", "Grupp", "Rubriken som aktören står under.", _group, NAMED),
        Column("broader", "Vidare aktörer", "Aktörer som också omfattar den.",
               lambda c, x: [c.actor(name) for name in x.broader], many(NAMED)),
        Column("spellings", "Skrivningar", "Varje skrivning i källans kolumn.", lambda c, x: list(x.spellings), many(TEXT)),
        Column("whole", "Hel uppräkning", "Källans ord för hela uppräkningen, om aktören står för en.", lambda c, x: x.whole, maybe(TEXT)),
        Column("actions", "Insatser", "Insatserna vars rad nämner aktören, också de upphävda.", _actions,
               many(record(id=TEXT, uri=URI, text=TEXT, applies=TRUTH))),
        withdrawn(lambda x: x), keywords(lambda x: x), *origin("actor", lambda x: x.id), ends(lambda x: x),
        Column("actions_in_force", "Antal insatser som gäller", "Antalet av insatserna som inte är upphävda.",
               lambda c, x: sum(row["applies"] for row in _actions(c, x)), NUMBER),
        *status(lambda x: (("actor", x.id),)), *later("actor", lambda x: x.id),
    ),
    lambda strategy: strategy.data.actors.actors, table=True, page="aktorer/", parts=("actors",),
)  # fmt: skip


def _item(context: FileContext, name: str) -> dict[str, Any]:
    kind = items.kind_of_item(context.strategy, name)
    return context.named(kind, name, items.item_by_id(context.strategy, name).title)


def _also(context: FileContext, items: Iterable[RoleItem]) -> list[dict[str, Any]]:
    return [{**_item(context, item.id), "reason": item.reason} for item in items]


def _workplace(context: FileContext, role: Role) -> dict[str, Any]:
    titles = {place.id: place.title for place in context.strategy.data.roles.workplaces}
    return context.named("workplace", role.workplace, titles[role.workplace])


def _areas(context: FileContext, names: Iterable[str]) -> list[dict[str, Any]]:
    titles = {area.id: area.title for area in context.strategy.data.focusareas.focus_areas}
    return [context.named("focus_area", name, titles[name]) for name in names]


ROLES: Dataset[Role] = Dataset(
    "roller", "Roller", "Läsarens arbete, med redaktionens kopplingar. Strategin nämner aktörer, inte yrken.",
    (
        *identity("role", lambda x: x.id),
        Column("title", "Roll", "Rollens namn.", lambda c, x: x.title, TEXT),
        Column("workplace", "Arbetsplats", "Rubriken som rollen står under.", _workplace, NAMED),
        Column("synonyms", "Andra ord", "Andra ord för samma arbete.", lambda c, x: list(x.synonyms), many(TEXT)),
        Column("actors", "Aktörer", "Rollens egna aktörer.", lambda c, x: [c.actor(name) for name in x.actors], many(NAMED)),
        Column("organisations", "Arbetar hos", "Aktörer som rollen arbetar hos.",
               lambda c, x: [c.actor(name) for name in x.organisations], many(NAMED)),
        Column("focus_areas", "Fokusområden", "Rollens fokusområden.", lambda c, x: _areas(c, x.focus_areas), many(NAMED)),
        Column("also", "Särskilt kopplade", "Insatser och målsättningar som redaktionen kopplar till rollen, med skäl.",
               lambda c, x: _also(c, x.also), many(REASONED)),
        Column("first", "Börja här", "Insatser och målsättningar att börja med.", lambda c, x: [_item(c, n) for n in x.first], many(NAMED)),
        Column("whole_plan", "Hela handlingsplanen", "Skälet, när rollen rör alla målsättningar.", lambda c, x: x.whole_plan, maybe(TEXT)),
        Column("leads_with", "Först på sidan", "Det som rollens sida visar före insatserna.", lambda c, x: list(x.leads_with), many(TEXT)),
        Column("related", "Verktyg", "Id för punkter, tips och indikatorer som passar.", lambda c, x: list(x.related), many(TEXT)),
        withdrawn(lambda x: x), *origin("role", lambda x: x.id), ends(lambda x: x), *status(lambda x: (("role", x.id),)),
        *later("role", lambda x: x.id),
    ),
    lambda strategy: strategy.data.roles.roles, page="roller/", parts=("roles",),
)  # fmt: skip


def _rows(context: FileContext, method: Method) -> list[dict[str, Any]]:
    return [
        context.named(kind, name, title)
        for kind, name, title in registers.rows_of_method(context.strategy, method)
    ]


METHODS: Dataset[Method] = Dataset(
    "metoder", "Metoder", "Metoder som strategin nämner.",
    (
        *identity("method", lambda x: x.id),
        Column("name", "Metod", "Metodens namn.", lambda c, x: x.name, TEXT),
        Column("spellings", "Skrivningar", "Varje skrivning i källan.", lambda c, x: list(x.spellings), many(TEXT)),
        Column("rows", "Nämns av", "Raderna som nämner metoden.", _rows, many(NAMED)),
        keywords(lambda x: x), *origin("method", lambda x: x.id), *status(lambda x: (("method", x.id),)),
        *later("method", lambda x: x.id),
    ),
    lambda strategy: strategy.data.methods.methods, table=True, page="metoder/", parts=("methods",),
)  # fmt: skip


@dataclass(frozen=True)
class Resource:
    """A point or a tip, with its list."""

    item: Point | Tip
    list: str


def _resources(strategy: Strategy) -> Iterator[Resource]:
    resources = strategy.data.resources
    yield from (Resource(point, "område") for point in resources.areas)
    yield from (Resource(point, "checklista") for point in resources.checklist)
    yield from (Resource(tip, "tips") for tip in resources.tips)


def _resource_kind(resource: Resource) -> str:
    return resource.item.kind


def _of_tip(field: str) -> Any:
    return lambda c, x: getattr(x.item, field, None)


RESOURCES: Dataset[Resource] = Dataset(
    "resurser", "Verktyg", "Det som stöder arbetet, en sak per rad.",
    (
        *identity(_resource_kind, lambda x: x.item.id),
        Column("list", "Lista", "område, checklista eller tips.", lambda c, x: x.list, TEXT),
        Column("group", "Grupp", "Källans rubrik över tipset.", _of_tip("group"), maybe(TEXT)),
        Column("text", "Text", "Källans egna ord.", lambda c, x: x.item.text, TEXT),
        Column("site", "Webbplats", "Webbplatsen som källan anger.", _of_tip("site"), maybe(TEXT)),
        Column("address", "Adress", "Länken.", _of_tip("address"), maybe(TEXT)),
        Column("previous_address", "Källans adress", "Adressen i källan, när länken har bytts.", _of_tip("previous_address"), maybe(TEXT)),
        Column("keywords", "Sökord", "Redaktionens sökord.", lambda c, x: list(getattr(x.item, "keywords", ())), many(TEXT)),
        *origin(_resource_kind, lambda x: x.item.id),
        replaced(lambda x: x.item), added(lambda x: x.item), coming(lambda x: x.item),
        *later(_resource_kind, lambda x: x.item.id),
    ),
    _resources, page="verktyg/", parts=("resources",),
)  # fmt: skip

TERMS: Dataset[Term] = Dataset(
    "ordlista", "Ordlista", "Ord som strategin använder, förklarade.",
    (
        *identity("term", lambda x: x.id),
        Column("term", "Ord", "Ordet.", lambda c, x: x.term, TEXT),
        Column("forms", "Ordformer", "Former av ordet.", lambda c, x: list(x.forms), many(TEXT)),
        Column("explanation", "Förklaring", "Vad ordet betyder här.", lambda c, x: x.explanation, TEXT),
        Column("basis", "Grund", "källan när förklaringen är källans, redaktionell annars.", lambda c, x: x.basis, TEXT),
        *origin("term", lambda x: x.id), *later("term", lambda x: x.id),
    ),
    lambda strategy: strategy.data.glossary.terms, page="om/ordlista/", parts=("glossary",),
)  # fmt: skip

ERRATA: Dataset[Erratum] = Dataset(
    "rattelser", "Anmärkningar till källan", "Där källan är fel eller oklar, och vad som är rättat här.",
    (
        *identity("erratum", lambda x: x.id),
        Column("group", "Grupp", "Slag av anmärkning.", lambda c, x: x.group, TEXT),
        Column("about", "Gäller", "Id för det som anmärkningen gäller.", lambda c, x: list(x.about), many(TEXT)),
        Column("lines", "Rader", "Rader i den publicerade texten.", lambda c, x: x.lines, TEXT),
        Column("source_says", "Källan säger", "Källans egna ord.", lambda c, x: list(x.source_says), many(TEXT)),
        Column("published", "Här står", "Orden som visas i stället, när texten är rättad.", lambda c, x: x.published, maybe(TEXT)),
        Column("why", "Varför", "Vad som är fel.", lambda c, x: x.why, TEXT),
        Column("show", "Visas", "beside: vid texten och i registret; register: bara i registret.", lambda c, x: x.show, TEXT),
        *origin("erratum", lambda x: x.id), *later("erratum", lambda x: x.id),
    ),
    lambda strategy: strategy.data.errata.errata, page="om/kallan/", parts=("errata",),
)  # fmt: skip


@dataclass(frozen=True)
class ReleaseRow:
    """A change, with the release that published it and its place there."""

    release: Release
    number: int
    change: ReleaseItem


def _changes(strategy: Strategy) -> Iterator[ReleaseRow]:
    for release in registers.releases(strategy):
        yield from (ReleaseRow(release, number, change) for number, change in enumerate(release.items, 1))


CHANGES: Dataset[ReleaseRow] = Dataset(
    "andringar", "Ändringar", "Det som har ändrats sedan strategin publicerades här, det senaste först.",
    (
        *identity("release", lambda x: f"{x.release.id}:{x.number}"),
        Column("date", "Datum", "Dagen då ändringen publicerades.", lambda c, x: x.release.date.isoformat(), DATE),
        Column("title", "Rubrik", "Rubriken över dagens ändringar.", lambda c, x: x.release.title, TEXT),
        Column("text", "Ändring", "Vad som har ändrats.", lambda c, x: x.change.text, TEXT),
        Column("about", "Det som ändrats", "Det som ändringen gäller.", lambda c, x: [c.entity(name) for name in x.change.about], many(NAMED)),
        *origin("release", lambda x: x.release.id), *later("release", lambda x: x.release.id), *status(lambda x: (("release", x.release.id),)),
    ),
    _changes, table=True, page="om/andringar/",
)  # fmt: skip

AFFILIATES: Dataset[Affiliate] = Dataset(
    "anslutna", "Anslutna verksamheter", "Verksamheter som har anslutit sig till strategin. Inga personer.",
    (
        *identity("affiliate", lambda x: x.id),
        Column("name", "Verksamhet", "Verksamhetens namn.", lambda c, x: x.name, TEXT),
        Column("actor", "Aktör", "Aktören som verksamheten är.", lambda c, x: c.actor(x.actor) if x.actor else None, maybe(NAMED)),
        Column("municipality", "Kommun", "Kommunen som verksamheten finns i, om den är angiven.", lambda c, x: x.municipality, maybe(TEXT)),
        Column("joined", "Ansluten", "Dagen då verksamheten anslöt sig.", lambda c, x: x.joined.isoformat() if x.joined else None, maybe(DATE)),
        Column("address", "Adress", "Verksamhetens webbplats.", lambda c, x: x.address, maybe(TEXT)),
        *origin("affiliate", lambda x: x.id), *later("affiliate", lambda x: x.id),
    ),
    registers.affiliates, page="om/anslutna-verksamheter/", parts=("affiliates",),
)  # fmt: skip
