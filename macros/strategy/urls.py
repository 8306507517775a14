"""The URLs of all pages, and relative links between them.

A path is relative to the site's root and ends with a slash; "" is the start page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model import ActionPlanFile, FocusArea, Section
from .parts import parts, shows_figure
from .resolved import Strategy, cached_per_strategy

# Sections whose content is a tool or a register have a page of their own, outside the chapter.
REGISTER_URLS = {
    "areas": "verktyg/omraden/",
    "checklist": "verktyg/checklista/",
    "tips": "verktyg/tips/",
    "indicators": "indikatorer/",
    "affiliates": "om/anslutna-verksamheter/",
}


def relative(here: str, path: str) -> str:
    """Return the link from the page `here` to `path`, valid under any prefix. An anchor may follow the path."""
    up = "../" * here.count("/")
    return f"{up}{path}" if up + path else "./"


def absolute(strategy: Strategy, path: str) -> str | None:
    """Return the absolute URL of a path, or None while the site has no address."""
    address = strategy.data.site.address
    return f"{address.rstrip('/')}/{path}" if address else None


def root(strategy: Strategy) -> str:
    """Return the address of the site's root, which is that of today's edition; "" while the site has no address."""
    address = (strategy.data.site.address or "").rstrip("/")
    own = strategy.data.site.edition.id if strategy.is_superseded else ""
    return f"{address.removesuffix(own).rstrip('/')}/" if address else ""


def own_page(section: Section) -> str:
    """Return the path of the section's own page, or "" if it stands in its chapter."""
    return next((REGISTER_URLS[block.show] for block in section.content if block.show in REGISTER_URLS), "")


def chapter_url(section: Section) -> str:
    """Return the path of one of the strategy's chapters."""
    return own_page(section) or f"strategin/{section.id}/"


@cached_per_strategy
def entity_urls(strategy: Strategy) -> Mapping[tuple[str, str], str]:
    """Return (kind, id) → path, with anchor, of everything that has a URL."""
    return dict(_entity_urls(strategy))


_Path = tuple[tuple[str, str], str]

# The kinds with a page for each id: kind → folder.
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
    if "action_plan" in parts(strategy):
        yield from _action_plan(data.actionplan)
    yield from _pages("action", strategy.actions)
    yield from _pages("objective", strategy.objectives)
    yield from _pages("actor", strategy.actors)
    yield from _pages("role", strategy.roles)
    for goal in data.goals.goals:
        yield ("goal", goal.id), f"mal/{goal.number}/"
    yield from _lines("method", "metoder/", strategy.methods)
    measured = {name for measure in data.statistics.measures for name in measure.indicator}
    for name in (one.id for group in data.indicators.groups for one in group.indicators):
        # One with a measure has a page of its own; the others stand in the list.
        yield ("indicator", name), f"indikatorer/{name}/" if name in measured else f"indikatorer/#{name}"
    for measure in data.statistics.measures:
        yield ("measure", measure.id), f"indikatorer/{measure.indicator[0]}/#matt-{measure.id}"
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


def _action_plan(action_plan: ActionPlanFile) -> Iterator[_Path]:
    yield ("action_plan", action_plan.id), "handlingsplan/"
    for top in action_plan.chapters:
        yield from _sections(top, f"handlingsplan/{top.id}/", True)
    yield from _pages("objective_area", (area.id for area in action_plan.areas))
    holder = f"handlingsplan/{_holder(action_plan.chapters, 'contributions')}/"
    yield from _lines("contributions", holder, (party.id for party in action_plan.contributions))
    yield from _lines(
        "point", holder, (point.id for party in action_plan.contributions for point in party.points)
    )


def _sections(section: Section, path: str, is_page: bool) -> Iterator[_Path]:
    own = own_page(section)
    yield ("section", section.id), own or (path if is_page else f"{path}#{section.id}")
    for block in section.content:
        for point in block.list.points if block.list else ():
            yield ("point", point.id), f"{own or path}#{point.id}"
    for inner in section.sections:
        yield from _sections(inner, own or path, False)


def _holder(chapters: tuple[Section, ...], figure: str) -> str:
    return next((top.id for top in chapters if shows_figure(top, figure)), "")
