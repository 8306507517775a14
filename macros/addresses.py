"""The one home of addresses: which page a thing has, and the relative link to it.

Imports resolve and model. A path is relative to the site's root and ends with a slash ("" is the start page).
"""

from __future__ import annotations

from collections.abc import Iterator

from .model import Section
from .resolve import Strategy

# Sections whose content is a tool or a register have their own page outside the chapter.
HOMES = {
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


def home(section: Section) -> str:
    """The section's page of its own, or an empty string when it stands in its chapter."""
    return next((HOMES[block.show] for block in section.content if block.show in HOMES), "")


def chapter(section: Section) -> str:
    """The page of one of the strategy's chapters."""
    return home(section) or f"strategin/{section.id}/"


def things(strategy: Strategy) -> dict[tuple[str, str], str]:
    """(kind, id) → path, with anchor, of everything that has an address."""
    return dict(_things(strategy))


def _things(strategy: Strategy) -> Iterator[tuple[tuple[str, str], str]]:
    data = strategy.data
    for top in strategy.chapters:
        yield from _sections(top, chapter(top), True)
    yield ("action_plan", data.actionplan.id), "handlingsplan/"
    for top in data.actionplan.chapters:
        yield from _sections(top, f"handlingsplan/{top.id}/", True)
    for area in data.focusareas.focus_areas:
        path = f"fokusomraden/{area.id}/"
        yield ("focus_area", area.id), path
        for inner in area.sections:
            yield from _sections(inner, path, False)
        for point in area.contributions:
            yield ("point", point.id), f"{path}#{point.id}"
        for problem in area.problems:
            yield ("problem", problem.id), f"{path}#{problem.id}"
            for outcome in problem.outcomes:
                yield ("outcome", outcome.id), f"{path}#{outcome.id}"
    for name in strategy.actions:
        yield ("action", name), f"insatser/{name}/"
    for plan_area in data.actionplan.areas:
        yield ("objective_area", plan_area.id), f"handlingsplan/{plan_area.id}/"
    for name in strategy.objectives:
        yield ("objective", name), f"handlingsplan/{name}/"
    for party in data.actionplan.contributions:
        yield (
            ("contributions", party.id),
            f"handlingsplan/{_holder(data.actionplan.chapters, 'contributions')}/#{party.id}",
        )
    for goal in data.goals.goals:
        yield ("goal", goal.id), f"mal/{goal.number}/"
    for name in strategy.actors:
        yield ("actor", name), f"aktorer/{name}/"
    for name in strategy.methods:
        yield ("method", name), f"metoder/#{name}"
    for group in data.indicators.groups:
        for indicator in group.indicators:
            yield ("indicator", indicator.id), f"indikatorer/#{indicator.id}"
    for kind, points in (("areas", data.resources.areas), ("checklist", data.resources.checklist)):
        for point in points:
            yield ("point", point.id), f"{HOMES[kind]}#{point.id}"
    for tip in data.resources.tips:
        yield ("tip", tip.id), f"verktyg/tips/#{tip.id}"
    for term in data.glossary.terms:
        yield ("term", term.id), f"om/ordlista/#ord-{term.id}"


def _sections(section: Section, path: str, is_page: bool) -> Iterator[tuple[tuple[str, str], str]]:
    own = home(section)
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
