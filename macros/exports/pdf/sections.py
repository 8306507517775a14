"""Chapters and their figures, as parts of a PDF.

Texts are in the order of the source, and tables have the source's columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ...model import (
    Action,
    Block,
    FocusArea,
    Objective,
    ObjectiveArea,
    Outcome,
    Problem,
    Section,
)
from ...strategy import parts, violence
from ...strategy.colours import Hue, area_hue, deep
from ...strings import documents, labels
from ..motif import area_icon
from .document import (
    DocumentBuilder,
    DocumentPart,
    box,
    heading,
    label,
    listing,
    table,
    words_of,
)
from .figures import FIGURES, line_list


def section(builder: DocumentBuilder, part: Section, level: int) -> Iterator[DocumentPart]:
    """Yield a section with its heading, blocks and subsections. A labelled one, such as "Bilaga 1",
    starts a page.
    """
    title = part.title or (part.name if part.label else "")
    if part.label and level == 1:
        yield opening(builder, part.label, title, Hue(deep(builder.strategy), ""))
    elif title:
        words = builder.words(f"{part.label}: {title}" if part.label else title)
        yield heading(level, words, page=bool(part.label))
    yield from builder.decided(part)
    yield from _blocks(builder, part.content, level if title else level - 1)
    yield from builder.remarks(part)
    for inner in part.sections:
        yield from section(builder, inner, level + 1)


def _blocks(builder: DocumentBuilder, blocks: Iterable[Block], level: int) -> Iterator[DocumentPart]:
    """Yield the blocks of a section with a heading of this level; adjacent signatures become one
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
    elif block.table:
        yield from builder.text_table(block.table)
    elif block.figure:
        yield builder.picture(block.figure)
    elif block.show:
        yield from FIGURES[block.show](builder, level)
    yield from builder.decided(block)


def focus_area(builder: DocumentBuilder, area: FocusArea) -> Iterator[DocumentPart]:
    """Yield a focus area as a chapter: its head in its hue, the support box if it is about violence, the
    text, and the table.
    """
    strategy, data = builder.strategy, builder.strategy.data
    words, hue = data.focusareas.headings, area_hue(strategy, area)
    goals, icon = builder.goals(area.goals), area_icon(area, hue.hue)
    yield opening(builder, f"{words.numbered} {area.number}", area.title, hue, goals, icon)
    if violence.area_concerns_violence(strategy, area):
        yield from builder.support(2, data.site.support)
    yield from builder.decided(area)
    yield from _blocks(builder, area.content, 1)
    yield from builder.remarks(area)
    for inner in area.sections:
        yield from section(builder, inner, 2)
    if area.contributions:
        points = builder.points(area.contributions)
        yield box([label(2, builder.words(words.contributions)), points], hue)
    if area.problems:
        known = parts.words(strategy)
        title = known["Actions" if area.has_actions else "Problems"]
        yield heading(2, builder.words(title), listed=False)
        if words.table:
            yield words_of("intro", builder.words(words.table))
        columns, own = words.columns, parts.parts(strategy)
        names = [
            (24, columns.problem),
            *([(33, columns.action)] if area.has_actions else []),
            *([(20, columns.contributors)] if "contributors" in own else []),
            *([(28, columns.outcomes)] if "outcomes" in own else []),
        ]
        rows = (_problem(builder, area, problem) for problem in area.problems)
        yield table([builder.words(name) for _, name in names], tuple(width for width, _ in names), rows, hue)


def opening(
    builder: DocumentBuilder, label: str, title: str, hue: Hue, goals: str = "", icon: str | None = None
) -> DocumentPart:
    """Return the head of a chapter that starts a page: label, if any, and title on a hue, edge to edge."""
    return {
        "kind": "area",
        "label": builder.words(label),
        "title": builder.words(title),
        "words": builder.words(f"{label}: {title}" if label else title),
        "goals": builder.words(goals),
        "icon": icon,
        "hue": hue.hue,
    }


def _problem(builder: DocumentBuilder, area: FocusArea, problem: Problem) -> list[list[DocumentPart]]:
    """Return the cells of a table row, one for each column of the area's table."""
    known = parts.parts(builder.strategy)
    name = [words_of("paragraph", builder.words(problem.text)), *builder.about(problem)]
    if problem.same_as:
        other = builder.strategy.problems[problem.same_as][1].title
        name.append(words_of("remark", builder.words(documents.same_row(other))))
    no_outcome = labels.no_outcome(problem, parts.words(builder.strategy))
    outcomes = _cell_list(builder, problem.outcomes)
    return [
        name,
        *([_cell_list(builder, problem.actions)] if area.has_actions else []),
        *([_paragraph(builder, problem.contributors)] if "contributors" in known else []),
        *([outcomes or [words_of("quiet", builder.words(no_outcome))]] if "outcomes" in known else []),
    ]


def _paragraph(builder: DocumentBuilder, text: str) -> list[DocumentPart]:
    """Return a cell with one text, or an empty one."""
    return [words_of("paragraph", builder.words(text))] if text else []


def _cell_list(
    builder: DocumentBuilder, entities: Sequence[Action] | Sequence[Outcome]
) -> list[DocumentPart]:
    """Return the entities of a cell as a list; one alone as a paragraph."""
    if len(entities) == 1:
        return [words_of("paragraph", builder.words(entities[0].text)), *builder.about(entities[0])]
    return [listing(builder.item(one.text, one) for one in entities)] if entities else []


def objective_area(
    builder: DocumentBuilder, area: ObjectiveArea, level: int, hue: Hue
) -> Iterator[DocumentPart]:
    """Yield an area of the action plan with its table."""
    columns = builder.strategy.data.actionplan.columns
    yield heading(level, builder.words(f"{area.number}. {area.title}"))
    yield from builder.about(area)
    known = parts.parts(builder.strategy)
    names = [
        (27, columns.objective),
        *([(45, columns.activities)] if "activities" in known else []),
        *([(28, columns.follow_up)] if "follow_up" in known else []),
    ]
    rows = (_objective(builder, objective) for objective in area.objectives)
    yield table([builder.words(name) for _, name in names], tuple(width for width, _ in names), rows, hue)


def _objective(builder: DocumentBuilder, objective: Objective) -> list[list[DocumentPart]]:
    """Return the cells of a table row."""
    known = parts.parts(builder.strategy)
    name = [words_of("paragraph", builder.words(objective.text)), *builder.about(objective)]
    follow_up = [line_list(builder, objective.follow_up)] if objective.follow_up else []
    return [
        name,
        *([_paragraph(builder, objective.activities)] if "activities" in known else []),
        *([follow_up] if "follow_up" in known else []),
    ]
