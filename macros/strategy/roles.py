"""Roles as the pages show them: what each holds, how it goes on, and the words that lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Actor, Contributions, FocusArea, Indicator, Point, Role, Section, Tip
from ..strings import collation, labels, role_labels
from . import reading_order
from .relevance import NAMED, TIED, WHOLE, Reason, RelevantItem, RoleRelevance, broader, role_relevance
from .resolved import ActionInContext, Strategy


def unfolded(found: dict[int, tuple[RelevantItem, ...]]) -> tuple[RelevantItem, ...]:
    """What stands unfolded: the two nearest tiers."""
    return (*found[NAMED], *found[TIED])


@dataclass(frozen=True)
class RoleSummary:
    """How much a role holds unfolded."""

    named: int
    tied: int
    objectives: int


def role_summary(strategy: Strategy, role: Role) -> RoleSummary:
    """The counts of a role's headline: insatser that name it, insatser that editors tie to it, målsättningar."""
    found = role_relevance(strategy, role)
    in_plan = unfolded(found.objectives)
    return RoleSummary(len(found.actions[NAMED]), len(found.actions[TIED]), len(in_plan))


def areas(found: RoleRelevance) -> list[FocusArea]:
    """The focus areas of what stands unfolded, in the strategy's order."""
    by_number = {placed.area.number: placed.area for placed in _items_in_context(found)}
    return [by_number[number] for number in sorted(by_number)]


def _items_in_context(found: RoleRelevance) -> list[ActionInContext]:
    """The unfolded insatser, a row that two areas print counted in both."""
    return [one.item for one in _with_twins(unfolded(found.actions)) if isinstance(one.item, ActionInContext)]


def _with_twins(found: Iterable[RelevantItem]) -> Iterator[RelevantItem]:
    for one in found:
        yield from (one, *one.twins)


def all_of(found: RoleRelevance) -> Iterator[RelevantItem]:
    """Yield all that concerns the role, in every tier; what two areas print is one."""
    for tiers in (found.actions, found.objectives):
        for rows in tiers.values():
            yield from rows


def besides(reason: Reason, tier: int) -> bool:
    """Whether a reason ties a row less closely than its tier says: it holds for all where the reader works."""
    return tier < reason.tier == WHOLE


def reason_text(reason: Reason, tier: int) -> str:
    """A reason as it is said of a row in a tier: what editors add, and what ties the row less closely, is said to be that."""
    if besides(reason, tier):
        return role_labels.besides(reason.words)
    return f"{role_labels.TIERS[TIED]}: {reason.words}" if reason.editorial and tier != TIED else reason.words


def broader_actor_names(strategy: Strategy, found: Iterable[RelevantItem]) -> list[str]:
    """Whom folded rows hold for, as `hela kommunen`; nothing for those that only share a row with the role."""
    reasons = [reason for one in found for reason in one.match.reasons if not reason.same_row]
    actors = [strategy.actors[name] for reason in reasons if reason.tier == WHOLE for name in reason.actors]
    return list(dict.fromkeys(actor.whole or actor.name for actor in actors))


def folded_groups(found: Iterable[RelevantItem]) -> tuple[list[RelevantItem], list[RelevantItem]]:
    """Those that hold for the reader's organisation, and those that only share a row with the role."""
    rows = list(found)
    sharing = [one for one in rows if one.match.reasons[0].same_row]
    return [one for one in rows if not one.match.reasons[0].same_row], sharing


def page_order(role: Role, found: RoleRelevance) -> list[str]:
    """Return the ids of the page's sections in order: what editors lead the role with comes before the insatser."""
    actions = ["riktar-sig", "koppling", *(["organisationen"] if found.actions[WHOLE] else [])]
    parts = [*role.leads_with, *actions, "handlingsplanen", "ga-vidare"]
    return list(dict.fromkeys(parts))


def contents(parts: Iterable[str], titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (id, title) of each section, for the page's list of contents."""
    return [(part, titles[part]) for part in parts]


def reasons_shared_by_all(found: Sequence[RelevantItem]) -> tuple[Reason, ...]:
    """The reasons that every row of a list has: they are said once, above it. None for a row alone.

    None either where all share only what ties them less closely: each row's own reason comes first.
    """
    first, *others = (one.match for one in found)
    each = tuple(r for r in first.reasons if others and all(r in one.reasons for one in others))
    return each if any(reason.tier == first.tier for reason in each) else ()


def majority_reasons(found: Sequence[RelevantItem]) -> tuple[Reason, ...]:
    """What more than half of the rows have as their only reasons: above a folded list it is said once. Often nothing."""
    counted = Counter(one.match.reasons for one in found).most_common(1)
    return next((reasons for reasons, number in counted if 2 * number > len(found) > 1), ())


@dataclass(frozen=True)
class OverviewRow:
    """One line of the overview: how much a role holds unfolded in each focus area, and in the action plan."""

    role: Role
    areas: tuple[tuple[FocusArea, int], ...]
    objectives: int


def overview(strategy: Strategy) -> list[OverviewRow]:
    """Every role that applies, by the Swedish alphabet, against every focus area."""
    by_title = sorted(_applying(strategy), key=lambda role: collation.swedish_sort_key(role.title))
    return [_overview_row(strategy, role) for role in by_title]


def _overview_row(strategy: Strategy, role: Role) -> OverviewRow:
    found = role_relevance(strategy, role)
    placed = _items_in_context(found)
    counts = tuple(
        (area, sum(one.area.id == area.id for one in placed)) for area in strategy.data.focusareas.focus_areas
    )
    return OverviewRow(role, counts, len(unfolded(found.objectives)))


def _applying(strategy: Strategy) -> list[Role]:
    return [role for role in strategy.roles.values() if not role.withdrawn]


def of_actor(strategy: Strategy, actor: Actor) -> tuple[list[Role], list[Role]]:
    """The roles that are the actor's own, and those that work there, by the Swedish alphabet."""
    roles = sorted(_applying(strategy), key=lambda role: collation.swedish_sort_key(role.title))
    own = [role for role in roles if actor.id in role.actors]
    return own, [role for role in roles if actor.id in role.organisations and role not in own]


def parties(strategy: Strategy, role: Role) -> list[Contributions]:
    """What the action plan says that the role's own organisation, or one wider, contributes."""
    circle = {*role.actors, *role.organisations, *broader(strategy, (*role.actors, *role.organisations))}
    return [party for party in strategy.data.actionplan.contributions if circle & set(party.actors)]


def affiliation(strategy: Strategy) -> Section | None:
    """The strategy's section on joining it: what one answers for, and what one is offered."""
    name = strategy.data.affiliates.section
    return reading_order.find_section(strategy.chapters, name) if name else None


def support(strategy: Strategy) -> list[Point]:
    """What the publisher contributes, in all focus areas."""
    return [point for area in strategy.data.focusareas.focus_areas for point in area.contributions]


def picked(role: Role, points: Iterable[Point]) -> list[Point]:
    """Those of a list's points that editors have found to suit the role."""
    return [point for point in points if point.id in role.related]


def in_full(strategy: Strategy, role: Role) -> list[list[Point]]:
    """The lists that the role's page shows whole, with the role's own points above."""
    joining = affiliation(strategy)
    lists = [support(strategy), *([*party.points] for party in parties(strategy, role))]
    return [*lists, *([[*points_of(joining)]] if joining else [])]


@dataclass(frozen=True)
class Related:
    """Other parts of the strategy that suit a role, under one heading: the things with their kind."""

    title: str
    things: tuple[tuple[str, Point | Tip | Indicator], ...]


def related(strategy: Strategy, role: Role) -> list[Related]:
    """What `related` names beyond what stands elsewhere on the page, in the order of the strategy's own lists."""
    whole = {point.id for points in in_full(strategy, role) for point in points}
    if "checklistan" in role.leads_with:
        whole |= {point.id for point in strategy.data.resources.checklist}
    named = set(role.related) - whole
    groups = [
        (title, tuple((kind, thing) for thing in things if thing.id in named))
        for title, kind, things in _lists(strategy)
    ]
    return [Related(title, things) for title, things in groups if things]


def _lists(strategy: Strategy) -> Iterator[tuple[str, str, list[Point | Tip | Indicator]]]:
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
    """The points of a section's lists, and of the sections in it."""
    for block in section.content:
        yield from block.list.points if block.list else ()
    for inner in section.sections:
        yield from points_of(inner)
