"""Chapters and their figures, as parts of a PDF.

Texts are in the order of the source. Tables are set as headings and lists, which fit A4 and screen readers
better than wide tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ...model import Block, FocusArea, IndicatorGroup, Objective, ObjectiveArea, Problem, Section
from ...strategy import registers, violence
from ...strings import documents, labels, template_texts
from .document import DocumentBuilder, DocumentPart, box, heading, label, listing, row, words_of

# The pages have the same figures.
_TEXTS = template_texts.texts("components/figure")
Figures = dict[str, Callable[[DocumentBuilder, int], Iterator[DocumentPart]]]


def section(builder: DocumentBuilder, part: Section, level: int) -> Iterator[DocumentPart]:
    """Return a section with its heading, blocks and subsections. A labelled one, such as "Bilaga 1",
    starts a page.
    """
    title = f"{part.label}: {part.title or part.name}" if part.label else part.title
    if title:
        yield heading(level, builder.words(title), page=bool(part.label))
    yield from builder.about(part)
    yield from _blocks(builder, part.content, level if title else level - 1)
    for inner in part.sections:
        yield from section(builder, inner, level + 1)


def _blocks(builder: DocumentBuilder, blocks: Iterable[Block], level: int) -> Iterator[DocumentPart]:
    """Return the blocks of a section with a heading of this level; adjacent signatures become one
    signature block.
    """
    for signed, group in groupby(blocks, lambda block: bool(block.signature)):
        if signed:
            yield builder.signatures([block.signature for block in group if block.signature])
        else:
            for block in group:
                yield from _block(builder, block, level)


def _block(builder: DocumentBuilder, block: Block, level: int) -> Iterator[DocumentPart]:
    if block.text:
        yield from builder.prose(block.text)
    elif block.subheading:
        yield label(level + 1, builder.words(block.subheading))
    elif block.quote:
        yield words_of("quote", builder.words(block.quote))
    elif block.caption:
        yield words_of("caption", builder.words(block.caption))
    elif block.list:
        yield builder.points(block.list.points)
    elif block.show:
        yield from _FIGURES[block.show](builder, level)
    yield from builder.decided(block)


def _lines(builder: DocumentBuilder, lines: Iterable[str], numbered: bool = False) -> DocumentPart:
    return listing(([words_of("item", builder.words(line))] for line in lines), numbered)


def _overall(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield words_of("lead", builder.words(builder.strategy.data.goals.overall))
    yield from builder.decided(builder.strategy.data.goals)


def _goals(of: str) -> Callable[[DocumentBuilder, int], Iterator[DocumentPart]]:
    def figure(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
        for goal in registers.goals(builder.strategy, of):
            number = f"{goal.number}. "
            if goal.title:
                yield label(level + 1, builder.words(number + goal.title))
            notes = [builder.note(name) for name in goal.notes]
            yield words_of(
                "paragraph", [*builder.words(goal.text if goal.title else number + goal.text), *notes]
            )
            yield from builder.about(goal)

    return figure


def _focus_areas(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    areas = builder.strategy.data.focusareas.focus_areas
    yield _lines(builder, (area.listed_as or area.title for area in areas), numbered=True)


def _agenda(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield _lines(builder, builder.strategy.data.goals.agenda)


def _affiliates(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    listed = builder.strategy.data.affiliates
    if listed.affiliates:
        yield _lines(builder, (one.name for one in registers.affiliates(builder.strategy)))
        return
    words = builder.words(_TEXTS.no_affiliates)
    if listed.address:
        words += [
            *builder.words(f" {_TEXTS.current_list_at} "),
            *builder.link(listed.address, listed.address),
        ]
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
    yield words_of("paragraph", builder.words(builder.strategy.data.indicators.intro))
    yield from _indicator_groups(builder, level, "nationellt")


def _regional_indicators(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    yield from _indicator_groups(builder, level, "regionalt")


def _indicator_groups(builder: DocumentBuilder, level: int, of: str) -> Iterator[DocumentPart]:
    for group in builder.strategy.data.indicators.groups:
        if builder.strategy.goals[group.goal].level == of:
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
    yield words_of("caption", builder.words(_TEXTS.governance_chain))
    yield _lines(builder, builder.strategy.data.actionplan.governance_chain, numbered=True)


def _objective_areas(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    areas = builder.strategy.data.actionplan.areas
    yield words_of("caption", builder.words(_TEXTS.objective_areas))
    yield _lines(builder, (area.figure or area.title for area in areas), numbered=True)


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


def focus_area(builder: DocumentBuilder, area: FocusArea) -> Iterator[DocumentPart]:
    """Return a focus area as a chapter: the support box if it is about violence, the text, and the rows."""
    data = builder.strategy.data
    words = data.focusareas.headings
    yield heading(1, builder.words(f"{words.numbered} {area.number}: {area.title}"), page=True)
    if violence.area_concerns_violence(builder.strategy, area):
        yield from builder.support(2, data.site.support)
    yield from builder.about(area)
    yield from builder.goals(area.goals)
    yield from _blocks(builder, area.content, 1)
    for inner in area.sections:
        yield from section(builder, inner, 2)
    if area.contributions:
        yield box([label(2, builder.words(words.contributions)), builder.points(area.contributions)])
    yield heading(2, builder.words(documents.ACTIONS), listed=False)
    yield words_of("paragraph", builder.words(words.table))
    column = builder.words(words.columns.problem)
    for problem in area.problems:
        yield row(3, column, builder.words(problem.text), _problem(builder, problem))


def _problem(builder: DocumentBuilder, problem: Problem) -> Iterator[DocumentPart]:
    """Return the cells of a table row, under the table's own headings."""
    columns = builder.strategy.data.focusareas.headings.columns
    yield from builder.about(problem)
    if problem.same_as:
        other = builder.strategy.problems[problem.same_as][1].title
        yield words_of("quiet", builder.words(documents.same_row(other)))
    yield label(4, builder.words(columns.action))
    yield listing(builder.item(action.text, action) for action in problem.actions)
    yield label(4, builder.words(columns.contributors))
    yield words_of("paragraph", builder.words(problem.contributors))
    yield label(4, builder.words(columns.outcomes))
    if problem.outcomes:
        yield listing(builder.item(outcome.text, outcome) for outcome in problem.outcomes)
    else:
        yield words_of("quiet", builder.words(labels.no_outcome(problem)))


def objective_area(builder: DocumentBuilder, area: ObjectiveArea, level: int) -> Iterator[DocumentPart]:
    """Return an area of the action plan: its rows, under the table's own headings."""
    columns = builder.strategy.data.actionplan.columns
    yield heading(level, builder.words(f"{area.number}. {area.title}"))
    yield from builder.about(area)
    for objective in area.objectives:
        cells = _objective(builder, objective, level + 2)
        yield row(level + 1, builder.words(columns.objective), builder.words(objective.text), cells)


def _objective(builder: DocumentBuilder, objective: Objective, level: int) -> Iterator[DocumentPart]:
    columns = builder.strategy.data.actionplan.columns
    yield from builder.about(objective)
    yield label(level, builder.words(columns.activities))
    yield words_of("paragraph", builder.words(objective.activities))
    yield label(level, builder.words(columns.follow_up))
    yield _lines(builder, objective.follow_up)
