"""The one home of addresses: which page a thing has, and the relative link to it. A path is relative to the site's root and ends with a slash ("" is the start page)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model import ActionPlanFile, FocusArea, Section
from .resolved import Strategy, cached_per_strategy

# Sections whose content is a tool or a register have their own page outside the chapter.
REGISTER_URLS = {
    "areas": "verktyg/omraden/",
    "checklist": "verktyg/checklista/",
    "tips": "verktyg/tips/",
    "indicators": "indikatorer/",
    "affiliates": "om/anslutna-verksamheter/",
}


def relative(here: str, path: str) -> str:
    """The link from the page `here` to `path`, valid under any prefix; anchors may follow the path."""
    up = "../" * here.count("/")
    return f"{up}{path}" if up + path else "./"


def absolute(strategy: Strategy, path: str) -> str | None:
    """A path of the site as a whole address; None until the site's own is known."""
    address = strategy.data.site.address
    return f"{address.rstrip('/')}/{path}" if address else None


def own_page(section: Section) -> str:
    """The section's page of its own, or an empty string when it stands in its chapter."""
    return next((REGISTER_URLS[block.show] for block in section.content if block.show in REGISTER_URLS), "")


def chapter_url(section: Section) -> str:
    """The page of one of the strategy's chapters."""
    return own_page(section) or f"strategin/{section.id}/"


@cached_per_strategy
def entity_urls(strategy: Strategy) -> Mapping[tuple[str, str], str]:
    """(kind, id) → path, with anchor, of everything that has an address."""
    return dict(_entity_urls(strategy))


@cached_per_strategy
def urls_by_id(strategy: Strategy) -> Mapping[str, str]:
    """Id → path of whatever has the id; of several, the first."""
    found: dict[str, str] = {}
    for (_, name), path in entity_urls(strategy).items():
        found.setdefault(name, path)
    return found


_Path = tuple[tuple[str, str], str]

# What has a page of its own, named by its id: kind → the folder.
FOLDERS = {
    "action": "insatser/",
    "actor": "aktorer/",
    "objective": "handlingsplan/",
    "objective_area": "handlingsplan/",
    "role": "roller/",
}


def _entity_urls(strategy: Strategy) -> Iterator[_Path]:
    data = strategy.data
    for top in strategy.chapters:
        yield from _sections(top, chapter_url(top), True)
    for area in data.focusareas.focus_areas:
        yield from _focus_area(area)
    yield from _action_plan(data.actionplan)
    yield from _pages("action", strategy.actions)
    yield from _pages("objective", strategy.objectives)
    yield from _pages("actor", strategy.actors)
    yield from _pages("role", strategy.roles)
    for goal in data.goals.goals:
        yield ("goal", goal.id), f"mal/{goal.number}/"
    yield from _lines("method", "metoder/", strategy.methods)
    yield from _lines(
        "indicator", "indikatorer/", (i.id for g in data.indicators.groups for i in g.indicators)
    )
    yield from _lines("point", REGISTER_URLS["areas"], (point.id for point in data.resources.areas))
    yield from _lines("point", REGISTER_URLS["checklist"], (point.id for point in data.resources.checklist))
    yield from _lines("tip", REGISTER_URLS["tips"], (tip.id for tip in data.resources.tips))
    yield from _lines("term", "om/ordlista/", (term.id for term in data.glossary.terms), "ord-")


def _pages(kind: str, names: Iterable[str]) -> Iterator[_Path]:
    return (((kind, name), f"{FOLDERS[kind]}{name}/") for name in names)


def _lines(kind: str, page: str, names: Iterable[str], prefix: str = "") -> Iterator[_Path]:
    return (((kind, name), f"{page}#{prefix}{name}") for name in names)


def _focus_area(area: FocusArea) -> Iterator[_Path]:
    path = f"fokusomraden/{area.id}/"
    yield ("focus_area", area.id), path
    for inner in area.sections:
        yield from _sections(inner, path, False)
    yield from _lines("point", path, (point.id for point in area.contributions))
    yield from _lines("problem", path, (problem.id for problem in area.problems))
    yield from _lines("outcome", path, (o.id for problem in area.problems for o in problem.outcomes))


def _action_plan(plan: ActionPlanFile) -> Iterator[_Path]:
    yield ("action_plan", plan.id), "handlingsplan/"
    for top in plan.chapters:
        yield from _sections(top, f"handlingsplan/{top.id}/", True)
    yield from _pages("objective_area", (area.id for area in plan.areas))
    holder = f"handlingsplan/{_holder(plan.chapters, 'contributions')}/"
    yield from _lines("contributions", holder, (party.id for party in plan.contributions))
    yield from _lines("point", holder, (point.id for party in plan.contributions for point in party.points))


def _sections(section: Section, path: str, is_page: bool) -> Iterator[_Path]:
    own = own_page(section)
    yield ("section", section.id), own or (path if is_page else f"{path}#{section.id}")
    for block in section.content:
        for point in block.list.points if block.list else ():
            yield ("point", point.id), f"{own or path}#{point.id}"
    for inner in section.sections:
        yield from _sections(inner, own or path, False)


def _holder(chapters: tuple[Section, ...], figure: str) -> str:
    def shows(section: Section) -> bool:
        return any(block.show == figure for block in section.content) or any(map(shows, section.sections))

    return next((top.id for top in chapters if shows(top)), "")
