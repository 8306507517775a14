"""Chapters and their figures, as parts of a PDF.

Texts are in the order of the source. Tables are set as headings and lists, which fit A4 and screen readers
better than wide tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ...model import Block, FocusArea, IndicatorGroup, Objective, ObjectiveArea, Problem, Section
from ...strategy import registers, violence
from ...strings import labels, phrases
from .document import DocumentBuilder, DocumentPart, box, heading, label, listing, row, words_of

Figures = dict[str, Callable[[DocumentBuilder, int], Iterator[DocumentPart]]]


def section(paper: DocumentBuilder, found: Section, level: int) -> Iterator[DocumentPart]:
    """Return a section with its heading, blocks and subsections. A labelled one, such as "Bilaga 1",
    starts a page.
    """
    title = f"{found.label}: {found.title or found.name}" if found.label else found.title
    if title:
        yield heading(level, paper.words(title), page=bool(found.label))
    yield from paper.about(found)
    yield from _blocks(paper, found.content, level if title else level - 1)
    for inner in found.sections:
        yield from section(paper, inner, level + 1)


def _blocks(paper: DocumentBuilder, blocks: Iterable[Block], level: int) -> Iterator[DocumentPart]:
    """Return the blocks of a section with a heading of this level; adjacent signatures become one
    signature block.
    """
    for signed, group in groupby(blocks, lambda block: bool(block.signature)):
        if signed:
            yield paper.signatures([block.signature for block in group if block.signature])
        else:
            for block in group:
                yield from _block(paper, block, level)


def _block(paper: DocumentBuilder, block: Block, level: int) -> Iterator[DocumentPart]:
    if block.text:
        yield from paper.prose(block.text)
    elif block.subheading:
        yield label(level + 1, paper.words(block.subheading))
    elif block.quote:
        yield words_of("quote", paper.words(block.quote))
    elif block.caption:
        yield words_of("caption", paper.words(block.caption))
    elif block.list:
        yield paper.points(block.list.points)
    elif block.show:
        yield from _FIGURES[block.show](paper, level)
    yield from paper.decided(block)


def _lines(paper: DocumentBuilder, lines: Iterable[str], numbered: bool = False) -> DocumentPart:
    return listing(([words_of("item", paper.words(line))] for line in lines), numbered)


def _overall(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield words_of("lead", paper.words(paper.strategy.data.goals.overall))
    yield from paper.decided(paper.strategy.data.goals)


def _goals(of: str) -> Callable[[DocumentBuilder, int], Iterator[DocumentPart]]:
    def figure(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
        for goal in registers.goals(paper.strategy, of):
            number = f"{goal.number}. "
            if goal.title:
                yield label(level + 1, paper.words(number + goal.title))
            notes = [paper.note(name) for name in goal.notes]
            yield words_of(
                "paragraph", [*paper.words(goal.text if goal.title else number + goal.text), *notes]
            )
            yield from paper.about(goal)

    return figure


def _focus_areas(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    areas = paper.strategy.data.focusareas.focus_areas
    yield _lines(paper, (area.listed_as or area.title for area in areas), numbered=True)


def _agenda(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield _lines(paper, paper.strategy.data.goals.agenda)


def _affiliates(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    listed = paper.strategy.data.affiliates
    if listed.affiliates:
        yield _lines(paper, (one.name for one in registers.affiliates(paper.strategy)))
        return
    words = paper.words("Förteckningen är tom. Källan har rubriken men ingen lista.")
    if listed.address:
        words += [*paper.words(" Aktuella uppgifter finns på "), *paper.link(listed.address, listed.address)]
    yield words_of("quiet", words)


def _areas(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield paper.points(paper.strategy.data.resources.areas, numbered=True)


def _checklist(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield paper.points(paper.strategy.data.resources.checklist, numbered=True)


def _tips(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    groups: dict[str, list[list[DocumentPart]]] = {}
    for tip in paper.strategy.data.resources.tips:
        words = [*paper.link(tip.text, tip.address), *paper.words(f" {tip.site}")]
        groups.setdefault(tip.group, []).append([words_of("item", words), *paper.about(tip)])
    for title, items in groups.items():
        yield label(level + 1, paper.words(title))
        yield listing(items)


def _indicators(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield words_of("paragraph", paper.words(paper.strategy.data.indicators.intro))
    yield from _indicator_groups(paper, level, "nationellt")


def _regional_indicators(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield from _indicator_groups(paper, level, "regionalt")


def _indicator_groups(paper: DocumentBuilder, level: int, of: str) -> Iterator[DocumentPart]:
    for found in paper.strategy.data.indicators.groups:
        if paper.strategy.goals[found.goal].level == of:
            yield from _indicator_group(paper, level, found)


def _indicator_group(paper: DocumentBuilder, level: int, found: IndicatorGroup) -> Iterator[DocumentPart]:
    yield label(level + 1, paper.words(found.heading))
    yield listing(paper.item(indicator.text, indicator) for indicator in found.indicators)


def _contributions(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    for party in paper.strategy.data.actionplan.contributions:
        yield label(level + 1, paper.words(party.heading))
        yield from paper.about(party)
        yield paper.points(party.points)


def _governance_chain(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield words_of("caption", paper.words("Styrkedjan, från nationell till lokal nivå"))
    yield _lines(paper, paper.strategy.data.actionplan.governance_chain, numbered=True)


def _objective_areas(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    areas = paper.strategy.data.actionplan.areas
    yield words_of("caption", paper.words("Målsättningsområdena i handlingsplanen"))
    yield _lines(paper, (area.figure or area.title for area in areas), numbered=True)


_FIGURES: Figures = {
    "overall-goal": _overall,
    "national-goals": _goals("nationellt"),
    "regional-goals": _goals("regionalt"),
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


def focus_area(paper: DocumentBuilder, area: FocusArea) -> Iterator[DocumentPart]:
    """Return a focus area as a chapter: the support box if it is about violence, the text, and the rows."""
    data = paper.strategy.data
    words = data.focusareas.headings
    yield heading(1, paper.words(f"{words.numbered} {area.number}: {area.title}"), page=True)
    if violence.area_concerns_violence(paper.strategy, area):
        yield from paper.support(2, data.site.support)
    yield from paper.about(area)
    if area.goals:
        named = phrases.listed(
            [f"{paper.strategy.goals[g].number}: {paper.strategy.goals[g].name}" for g in area.goals]
        )
        yield words_of("quiet", paper.words(f"Hör till jämställdhetsmål {named}."))
    yield from _blocks(paper, area.content, 1)
    for inner in area.sections:
        yield from section(paper, inner, 2)
    if area.contributions:
        yield box([label(2, paper.words(words.contributions)), paper.points(area.contributions)])
    yield heading(2, paper.words("Insatser"), listed=False)
    yield words_of("paragraph", paper.words(words.table))
    column = paper.words(words.columns.problem)
    for problem in area.problems:
        yield row(3, column, paper.words(problem.text), _problem(paper, problem))


def _problem(paper: DocumentBuilder, problem: Problem) -> Iterator[DocumentPart]:
    """Return the cells of a table row, under the table's own headings."""
    columns = paper.strategy.data.focusareas.headings.columns
    yield from paper.about(problem)
    if problem.same_as:
        other = paper.strategy.problems[problem.same_as][1].title
        yield words_of("quiet", paper.words(f"Samma rad står också i {other}."))
    yield label(4, paper.words(columns.action))
    yield listing(paper.item(action.text, action) for action in problem.actions)
    yield label(4, paper.words(columns.contributors))
    yield words_of("paragraph", paper.words(problem.contributors))
    yield label(4, paper.words(columns.outcomes))
    if problem.outcomes:
        yield listing(paper.item(outcome.text, outcome) for outcome in problem.outcomes)
    else:
        yield words_of("quiet", paper.words(labels.no_outcome(problem)))


def objective_area(paper: DocumentBuilder, area: ObjectiveArea, level: int) -> Iterator[DocumentPart]:
    """Return an area of the action plan: its rows, under the table's own headings."""
    columns = paper.strategy.data.actionplan.columns
    yield heading(level, paper.words(f"{area.number}. {area.title}"))
    yield from paper.about(area)
    for objective in area.objectives:
        cells = _objective(paper, objective, level + 2)
        yield row(level + 1, paper.words(columns.objective), paper.words(objective.text), cells)


def _objective(paper: DocumentBuilder, objective: Objective, level: int) -> Iterator[DocumentPart]:
    columns = paper.strategy.data.actionplan.columns
    yield from paper.about(objective)
    yield label(level, paper.words(columns.activities))
    yield words_of("paragraph", paper.words(objective.activities))
    yield label(level, paper.words(columns.follow_up))
    yield _lines(paper, objective.follow_up)
