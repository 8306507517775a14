"""The figures and registers that a section shows by name (`show` in data), for PDFs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace

from ...model import (
    Goal,
    IndicatorGroup,
)
from ...strategy import parts, registers
from ...strategy.resolved import NATIONAL, REGIONAL
from ...strings import template_texts
from .document import (
    DocumentBuilder,
    DocumentPart,
    label,
    listing,
    words_of,
)


def _texts(builder: DocumentBuilder, component: str = "figure") -> SimpleNamespace:
    """Return the texts of a component, which the pages have too."""
    return template_texts.texts(f"components/{component}", parts.words(builder.strategy))


def line_list(builder: DocumentBuilder, lines: Iterable[str], numbered: bool = False) -> DocumentPart:
    """Return a list of lines, a paragraph each."""
    return listing(([words_of("item", builder.words(line))] for line in lines), numbered)


Figures = dict[str, Callable[[DocumentBuilder, int], Iterator[DocumentPart]]]


def _overall(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield words_of("lead", builder.words(builder.strategy.data.goals.overall))
    yield from builder.decided(builder.strategy.data.goals)


def _goals(of: str) -> Callable[[DocumentBuilder, int], Iterator[DocumentPart]]:
    def figure(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
        yield from _listed_goals(builder, level, registers.goals(builder.strategy, of))

    return figure


def _listed_goals(builder: DocumentBuilder, level: int, goals: Iterable[Goal]) -> Iterator[DocumentPart]:
    for goal in goals:
        number = f"{goal.number}. "
        if goal.title:
            yield label(level + 1, builder.words(number + goal.title))
        notes = [builder.note(name) for name in goal.notes]
        text = goal.text if goal.title else number + goal.text
        yield words_of("paragraph", [*builder.words(text), *notes])
        yield from builder.about(goal)


def _all_goals(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    for title, goals in registers.goals_by_level(builder.strategy):
        if title:
            yield label(level + 1, builder.words(title))
        yield from _listed_goals(builder, level + bool(title), goals)


def _focus_areas(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    areas = builder.strategy.data.focusareas.focus_areas
    yield line_list(builder, (area.listed_as or area.title for area in areas), numbered=True)


def _agenda(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield line_list(builder, builder.strategy.data.goals.agenda)


def _affiliates(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    listed = builder.strategy.data.affiliates
    if listed.affiliates:
        yield line_list(builder, (one.name for one in registers.affiliates(builder.strategy)))
        return
    texts = _texts(builder, "affiliate_list")
    words = builder.words(texts.no_affiliates)
    if listed.address:
        before, _, after = texts.current_list_at.partition("[{address}]")
        link = builder.link(listed.address, listed.address)
        words += [*builder.words(f" {before}"), *link, *builder.words(after)]
    yield words_of("quiet", words)


def _areas(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield builder.points(builder.strategy.data.resources.areas, numbered=True)


def _checklist(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield builder.points(builder.strategy.data.resources.checklist, numbered=True)


def _tips(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    groups: dict[str, list[list[DocumentPart]]] = {}
    for tip in builder.strategy.data.resources.tips:
        words = [*builder.link(tip.text, tip.address), *builder.words(f" {tip.site}")]
        groups.setdefault(tip.group, []).append([words_of("item", words), *builder.about(tip)])
    for title, items in groups.items():
        yield label(level + 1, builder.words(title))
        yield listing(items)


def _indicators(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    if intro := builder.strategy.data.indicators.intro:
        yield words_of("paragraph", builder.words(intro))
    yield from _indicator_groups(builder, level, regional=False)


def _regional_indicators(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield from _indicator_groups(builder, level, regional=True)


def _indicator_groups(builder: DocumentBuilder, level: int, regional: bool) -> Iterator[DocumentPart]:
    for group in registers.indicator_groups(builder.strategy, regional):
        yield from _indicator_group(builder, level, group)


def _indicator_group(builder: DocumentBuilder, level: int, group: IndicatorGroup) -> Iterator[DocumentPart]:
    yield label(level + 1, builder.words(group.heading))
    yield listing(builder.item(indicator.text, indicator) for indicator in group.indicators)


def _contributions(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    for party in builder.strategy.data.actionplan.contributions:
        yield label(level + 1, builder.words(party.heading))
        yield from builder.about(party)
        yield builder.points(party.points)


def _governance_chain(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield words_of("caption", builder.words(_texts(builder).governance_chain))
    yield line_list(builder, builder.strategy.data.actionplan.governance_chain, numbered=True)


def _objective_areas(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    areas = builder.strategy.data.actionplan.areas
    yield words_of("caption", builder.words(_texts(builder).objective_areas))
    yield line_list(builder, (area.figure or area.title for area in areas), numbered=True)


FIGURES: Figures = {
    "overall-goal": _overall,
    "goals": _all_goals,
    "national-goals": _goals(NATIONAL),
    "regional-goals": _goals(REGIONAL),
    "focus-areas": _focus_areas,
    "agenda": _agenda,
    "affiliates": _affiliates,
    "areas": _areas,
    "checklist": _checklist,
    "tips": _tips,
    "indicators": _indicators,
    "regional-indicators": _regional_indicators,
    "contributions": _contributions,
    "governance-chain": _governance_chain,
    "objective-areas": _objective_areas,
}
