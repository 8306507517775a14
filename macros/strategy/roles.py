"""Roles as pages show them: counts, sections, shared reasons and related parts of the strategy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import Actor, Contributions, FocusArea, Indicator, Point, Role, Section, Tip
from ..strings import collation, labels, role_labels
from . import parts, reading_order
from .relevance import NAMED, TIED, WHOLE, Reason, RelevantItem, RoleRelevance, broader, role_relevance
from .resolved import ActionInContext, Strategy


def unfolded(tiers: dict[int, tuple[RelevantItem, ...]]) -> tuple[RelevantItem, ...]:
    """Return the items that are shown unfolded: the two highest tiers."""
    return (*tiers[NAMED], *tiers[TIED])


@dataclass(frozen=True)
class RoleSummary:
    """The counts of a role's unfolded items."""

    named: int
    tied: int
    objectives: int


def role_summary(strategy: Strategy, role: Role) -> RoleSummary:
    """Return the counts of a role: insatser that name it, insatser that editors tie to it, målsättningar."""
    relevance = role_relevance(strategy, role)
    in_plan = unfolded(relevance.objectives)
    return RoleSummary(len(relevance.actions[NAMED]), len(relevance.actions[TIED]), len(in_plan))


def areas(relevance: RoleRelevance) -> list[FocusArea]:
    """Return the focus areas of the unfolded insatser, in the strategy's order."""
    by_number = {item.area.number: item.area for item in _items_in_context(relevance)}
    return [by_number[number] for number in sorted(by_number)]


def _items_in_context(relevance: RoleRelevance) -> list[ActionInContext]:
    """Return the unfolded insatser. A row that two areas print is counted in both."""
    return [
        one.item for one in _with_twins(unfolded(relevance.actions)) if isinstance(one.item, ActionInContext)
    ]


def _with_twins(items: Iterable[RelevantItem]) -> Iterator[RelevantItem]:
    for one in items:
        yield from (one, *one.twins)


def all_of(relevance: RoleRelevance) -> Iterator[RelevantItem]:
    """Yield all items that concern the role, in every tier; a row that two areas print is one item."""
    for tiers in (relevance.actions, relevance.objectives):
        for rows in tiers.values():
            yield from rows


def besides(reason: Reason, tier: int) -> bool:
    """Return True if a reason is weaker than the row's tier, because it holds for the whole organisation."""
    return tier < reason.tier == WHOLE


def reason_text(reason: Reason, tier: int) -> str:
    """Return the text of a reason for a row in a tier; editorial and weaker reasons are marked as such."""
    if besides(reason, tier):
        return role_labels.besides(reason.words)
    return f"{role_labels.EDITORIAL}: {reason.words}" if reason.editorial and tier != TIED else reason.words


def broader_actor_names(strategy: Strategy, items: Iterable[RelevantItem]) -> list[str]:
    """Return the broader actors that folded rows hold for, as `hela kommunen`; those that only share a row are left out."""
    reasons = [reason for one in items for reason in one.relevance.reasons if not reason.same_row]
    actors = [strategy.actors[name] for reason in reasons if reason.tier == WHOLE for name in reason.actors]
    return list(dict.fromkeys(actor.whole or actor.name for actor in actors))


def folded_groups(items: Iterable[RelevantItem]) -> tuple[list[RelevantItem], list[RelevantItem]]:
    """Return the rows that hold for the role's organisation, and those that only share a row with the role."""
    rows = list(items)
    sharing = [one for one in rows if one.relevance.reasons[0].same_row]
    return [one for one in rows if not one.relevance.reasons[0].same_row], sharing


@dataclass(frozen=True)
class Fold:
    """Folded rows under a title: those of one focus area, of the action plan, or for others than the role."""

    title: str
    kind: str
    items: tuple[RelevantItem, ...]
    area: FocusArea | None = None


@dataclass(frozen=True)
class ForWhole:
    """The rows that reach a role through its workplace: the section's title, a sentence on whom, and the folds."""

    title: str
    explained: str
    folds: tuple[Fold, ...]
    # The reasons of most rows, which stand above the folds; `usual` is empty where `explained` says the same.
    majority: tuple[Reason, ...]
    usual: tuple[Reason, ...]


def for_whole(strategy: Strategy, relevance: RoleRelevance) -> ForWhole:
    """Return the rows of tier 3, folded by focus area; then the action plan's, then those for others."""
    known = parts.words(strategy)
    holding, sharing = folded_groups(relevance.actions[WHOLE])
    objectives = relevance.objectives[WHOLE]
    folds = [
        Fold(area.title, "action", rows, area)
        for area in strategy.data.focusareas.focus_areas
        if (rows := tuple(one for one in holding if one.item.area.id == area.id))
    ]
    folds += [Fold(known["Plan_title"], "objective", objectives)] if objectives else []
    folds += [Fold(role_labels.SAME_ROW, "action", tuple(sharing))] if sharing else []
    names = broader_actor_names(strategy, [*holding, *objectives])
    whom = role_labels.holds_for(names)
    explained = f"{whom[:1].upper()}{whom[1:]}." if names else ""
    title = role_labels.TIERS[WHOLE] if names else role_labels.SAME_ROW
    majority = majority_reasons(holding)
    is_said = " ".join(reason.words for reason in majority) == explained
    return ForWhole(title, explained, tuple(folds), majority, () if is_said else majority)


@dataclass(frozen=True)
class Tally:
    """A number of items at the head of a role's page: the section that has them, and the words after the number."""

    section: str
    number: int
    words: str


def tally(strategy: Strategy, role: Role) -> list[Tally]:
    """Return the numbers of a role's page, those above 0, in the order of their tiers."""
    relevance, own, known = (
        role_relevance(strategy, role),
        role_summary(strategy, role),
        parts.words(strategy),
    )
    holding, _ = folded_groups(relevance.actions[WHOLE])
    numbers = [
        ("riktar-sig", own.named, role_labels.tally_named(own.named, known)),
        ("koppling", own.tied, role_labels.tally_tied(own.tied, known)),
        ("handlingsplanen", own.objectives, role_labels.tally_objectives(own.objectives, known)),
        ("organisationen", len(holding), role_labels.tally_whole(len(holding), known)),
    ]
    return [Tally(section, number, words) for section, number, words in numbers if number]


def lead(strategy: Strategy, role: Role) -> str:
    """Return the sentence under the heading of a role's page, where no number stands there for what is the role's own."""
    own = role_summary(strategy, role)
    return "" if own.named or own.tied or own.objectives else role_labels.NOTHING


def page_order(strategy: Strategy, role: Role, relevance: RoleRelevance) -> list[str]:
    """Return the ids of the page's sections in order; `leads_with` comes before the insatser.

    Sections of parts that the strategy lacks are left out, and the last one where nothing would stand in it.
    """
    known = parts.parts(strategy)
    actions = ["riktar-sig", "koppling"]
    lacked = {
        *(actions if "actions" not in known else ()),
        *(["organisationen"] if not (relevance.actions[WHOLE] or relevance.objectives[WHOLE]) else ()),
        *(["handlingsplanen"] if "action_plan" not in known else ()),
        *(["ga-vidare"] if not _leads_on(strategy, role, relevance) else ()),
    }
    order = dict.fromkeys([*role.leads_with, *actions, "handlingsplanen", "organisationen", "ga-vidare"])
    return [part for part in order if part not in lacked]


def _leads_on(strategy: Strategy, role: Role, relevance: RoleRelevance) -> bool:
    """Return True if something stands under the last heading of the role's page."""
    offers = any(area.contributions for area in areas(relevance))
    return bool(
        offers
        or picked(role, support(strategy))
        or parties(strategy, role)
        or affiliation(strategy)
        or related(strategy, role)
    )


def contents(strategy: Strategy, role: Role, relevance: RoleRelevance) -> list[tuple[str, str]]:
    """Return (id, title) of each section, for the page's table of contents. The tally has the numbers."""
    titles = {
        "riktar-sig": role_labels.TIERS[NAMED],
        "koppling": role_labels.TIERS[TIED],
        "handlingsplanen": role_labels.in_action_plan(parts.words(strategy)),
        "organisationen": for_whole(strategy, relevance).title,
        "checklistan": labels.CHECKLIST,
        "ga-vidare": role_labels.WAY_FORWARD,
    }
    return [(part, titles[part]) for part in page_order(strategy, role, relevance)]


def reasons_shared_by_all(items: Sequence[RelevantItem]) -> tuple[Reason, ...]:
    """Return the reasons shared by all rows of a list, stated once above it; empty for a single row.

    Also empty if the shared reasons are all of a lower tier, because each row's own reason comes first.
    """
    first, *others = (one.relevance for one in items)
    each = tuple(r for r in first.reasons if others and all(r in one.reasons for one in others))
    return each if any(reason.tier == first.tier for reason in each) else ()


def majority_reasons(items: Sequence[RelevantItem]) -> tuple[Reason, ...]:
    """Return the reasons shared by a majority of rows; empty if there is no majority."""
    counted = Counter(one.relevance.reasons for one in items).most_common(1)
    return next((reasons for reasons, number in counted if 2 * number > len(items) > 1), ())


def _applying(strategy: Strategy) -> list[Role]:
    return [role for role in strategy.roles.values() if not role.withdrawn]


def of_actor(strategy: Strategy, actor: Actor) -> tuple[list[Role], list[Role]]:
    """Return the actor's own roles, and the roles employed there, by the Swedish alphabet."""
    roles = sorted(_applying(strategy), key=lambda role: collation.swedish_sort_key(role.title))
    own = [role for role in roles if actor.id in role.actors]
    return own, [role for role in roles if actor.id in role.organisations and role not in own]


def parties(strategy: Strategy, role: Role) -> list[Contributions]:
    """Return the contributions, in the action plan, of the role's own organisation or a broader actor."""
    circle = {*role.actors, *role.organisations, *broader(strategy, (*role.actors, *role.organisations))}
    return [party for party in strategy.data.actionplan.contributions if circle & set(party.actors)]


def affiliation(strategy: Strategy) -> Section | None:
    """Return the strategy's section on joining it, with commitments and support, or None."""
    name = strategy.data.affiliates.section
    return reading_order.find_section(strategy.chapters, name) if name else None


def support(strategy: Strategy) -> list[Point]:
    """Return the publisher's contributions in all focus areas."""
    return [point for area in strategy.data.focusareas.focus_areas for point in area.contributions]


def picked(role: Role, points: Iterable[Point]) -> list[Point]:
    """Return the points of a list that editors relate to the role."""
    return [point for point in points if point.id in role.related]


def in_full(strategy: Strategy, role: Role) -> list[list[Point]]:
    """Return the lists that the role's page shows whole, with the role's own points above."""
    joining = affiliation(strategy)
    lists = [support(strategy), *([*party.points] for party in parties(strategy, role))]
    return [*lists, *([[*points_of(joining)]] if joining else [])]


@dataclass(frozen=True)
class Related:
    """Other parts of the strategy related to a role, under one heading: (kind, entity)."""

    title: str
    entries: tuple[tuple[str, Point | Tip | Indicator], ...]


def related(strategy: Strategy, role: Role) -> list[Related]:
    """Return the role's `related` entities that the page does not show elsewhere, in the strategy's order."""
    whole = {point.id for points in in_full(strategy, role) for point in points}
    if "checklistan" in role.leads_with:
        whole |= {point.id for point in strategy.data.resources.checklist}
    named = set(role.related) - whole
    groups = [
        (title, tuple((kind, entry) for entry in entries if entry.id in named))
        for title, kind, entries in _lists_of_points(strategy)
    ]
    return [Related(title, entries) for title, entries in groups if entries]


def _lists_of_points(strategy: Strategy) -> Iterator[tuple[str, str, list[Point | Tip | Indicator]]]:
    data = strategy.data
    for party in data.actionplan.contributions:
        yield party.heading.rstrip(":"), "point", [*party.points]
    for chapter in strategy.chapters:
        yield chapter.name, "point", [*points_of(chapter)]
    yield labels.CHECKLIST, "point", [*data.resources.checklist]
    yield labels.AREAS, "point", [*data.resources.areas]
    yield labels.TIPS, "tip", [*data.resources.tips]
    yield labels.INDICATORS, "indicator", [i for group in data.indicators.groups for i in group.indicators]


def points_of(section: Section) -> Iterator[Point]:
    """Yield the points of a section's lists, and of the sections within it."""
    for block in section.content:
        yield from block.list.points if block.list else ()
    for inner in section.sections:
        yield from points_of(inner)
