"""The datasets of running text: chapters, focus areas, contributions and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model import Block, Contributions, FocusArea, Note, Picture, Point, Problem, Section, Table, markup
from ..source import media
from ..strategy import violence
from ..strategy.resolved import Strategy
from .dataset import (
    ADDED,
    NAMED,
    NUMBER,
    TEXT,
    TRUTH,
    URI,
    Column,
    Dataset,
    added,
    coming,
    decisions,
    history,
    identity,
    keywords,
    later,
    many,
    maybe,
    origin,
    record,
    replaced,
    status,
)
from .file_context import FileContext
from .table_datasets import errata

FIGURE = record(file=TEXT, width=NUMBER, height=NUMBER, alt=TEXT, caption=maybe(TEXT), credit=maybe(TEXT))
BLOCK = record(
    form=TEXT,
    text=maybe(TEXT),
    items=many(TEXT),
    points=many(NAMED),
    rows=many(many(TEXT)),
    figure=maybe(FIGURE),
)
_BLOCKS_ABOUT = (
    "Delar i ordning. form säger vad delen är (text, subheading, quote, signature, caption, list, table, figure, show). "
    "I text är [^s1] fotnoten s1, [ord](adress) en länk, **ord** fet stil, rader med - en lista och rader med 1. en "
    "numrerad lista; show är namnet på en figur eller lista. En tabells text är dess rubrik, items dess källa och rows dess rader som "
    "ord, kolumnernas namn först. En figurs text är det som bilden visar, och figure bilden själv."
)


@dataclass(frozen=True)
class SectionInContext:
    """A section with its part of the strategy and its parent section."""

    section: Section
    part: str
    parent: str | None
    level: int


def _sections(strategy: Strategy) -> Iterator[SectionInContext]:
    yield from _walk(strategy.chapters, "strategin")
    for area in strategy.data.focusareas.focus_areas:
        yield from _walk(area.sections, area.id)
    yield from _walk(strategy.data.actionplan.chapters, strategy.data.actionplan.id)


def _walk(
    sections: Iterable[Section], part: str, parent: str | None = None, level: int = 1
) -> Iterator[SectionInContext]:
    for section in sections:
        yield SectionInContext(section, part, parent, level)
        yield from _walk(section.sections, part, section.id, level + 1)


def blocks(context: FileContext, content: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the blocks of a section, in order, each with its text or the text of its figure. Raises PictureError."""
    return [
        {
            "form": block.form,
            "text": block.text
            or block.subheading
            or block.quote
            or block.caption
            or block.show
            or _described(block),
            "items": list(block.signature or _figure(context, block.show) or _credit(block.table)),
            "points": points(context, block.list.points if block.list else ()),
            "rows": _rows(block.table) if block.table else [],
            "figure": _image(context, block.figure) if block.figure else None,
        }
        for block in content
    ]


def _described(block: Block) -> str | None:
    """Return the words of a table or a figure as a whole."""
    return block.table.caption if block.table else block.figure.alt if block.figure else None


def _credit(table: Table | None) -> list[str]:
    return [table.credit] if table and table.credit else []


def _rows(table: Table) -> list[list[str]]:
    part = markup.text_blocks(table.text)[0]
    return [[markup.plain(cell) for cell in row] for row in (part.header, *part.rows)]


def _image(context: FileContext, picture: Picture) -> dict[str, Any]:
    """Return the image of a figure: its path on the site and its size in pixels, with its words."""
    image = media.renditions(context.strategy.folder, picture.file)[0]
    about = picture.model_dump(mode="json", include={"alt", "caption", "credit"})
    return {"file": image.path, "width": image.width, "height": image.height, **about}


def _figure(context: FileContext, name: str | None) -> Iterable[str]:
    """Return the text of a figure that is in no other dataset."""
    data = context.strategy.data
    words: dict[str | None, Iterable[str]] = {
        "overall-goal": (data.goals.overall,),
        "agenda": data.goals.agenda,
        "governance-chain": data.actionplan.governance_chain,
        "indicators": filter(None, (data.indicators.intro,)),
    }
    return words.get(name, ())


def points(context: FileContext, listed: Iterable[Point]) -> list[dict[str, Any]]:
    """Return the points of a list, in order, each with id and text."""
    return [context.named("point", point.id, point.text) for point in listed]


CHAPTERS: Dataset[SectionInContext] = Dataset(
    "strategi", "Strategins text", "Alla kapitel och avsnitt i läsordning.",
    (
        *identity("section", lambda x: x.section.id),
        Column("part", "Del", "strategin, eller id för den del som avsnittet står i.", lambda c, x: x.part, TEXT),
        Column("parent", "Inom", "Id för avsnittet omkring.", lambda c, x: x.parent, maybe(TEXT)),
        Column("level", "Nivå", "1 för kapitel, 2 för avsnitt i kapitel och så vidare.", lambda c, x: x.level, NUMBER),
        Column("label", "Beteckning", "Till exempel numret på en bilaga.", lambda c, x: x.section.label, maybe(TEXT)),
        Column("title", "Rubrik", "Källans rubrik.", lambda c, x: x.section.title, maybe(TEXT)),
        Column("short_title", "Kort rubrik", "Redaktionens korta rubrik.", lambda c, x: x.section.short_title, maybe(TEXT)),
        Column("content", "Innehåll", _BLOCKS_ABOUT, lambda c, x: blocks(c, x.section.content), many(BLOCK)),
        errata(lambda x: (x.section,)),
        *history(lambda x: x.section), keywords(lambda x: x.section), *origin("section", lambda x: x.section.id), *decisions(lambda x: x.section),
        *later("section", lambda x: x.section.id), *status(lambda x: (("section", x.section.id),)),
    ),
    _sections, page="strategin/",
)  # fmt: skip

PROBLEM = record(
    id=TEXT, uri=URI, text=TEXT, contributors=TEXT, actors=many(NAMED), together=maybe(NAMED),
    same_as=maybe(TEXT), actions=many(NAMED), outcomes=many(NAMED), added=ADDED,
)  # fmt: skip


def _problem(context: FileContext, problem: Problem) -> dict[str, Any]:
    return {
        **context.named("problem", problem.id, problem.text),
        "contributors": problem.contributors,
        "actors": [context.actor(name) for name in problem.actors],
        "together": context.actor(problem.together) if problem.together else None,
        "same_as": problem.same_as,
        "actions": [context.named("action", action.id, action.text) for action in problem.actions],
        "outcomes": [context.named("outcome", outcome.id, outcome.text) for outcome in problem.outcomes],
        "added": problem.added.model_dump(mode="json") if problem.added else None,
    }


def goals(context: FileContext, names: Iterable[str]) -> list[dict[str, Any]]:
    """Return the goals with these ids, in the given order, each with id and name. Raises KeyError."""
    return [context.named("goal", name, context.strategy.goals[name].name) for name in names]


FOCUS_AREAS: Dataset[FocusArea] = Dataset(
    "fokusomraden", "{Focus_areas}", "{The_focus_areas} med text och {problems}.",
    (
        *identity("focus_area", lambda x: x.id),
        Column("number", "Nummer", "Fokusområdets nummer.", lambda c, x: x.number, NUMBER),
        Column("title", "Rubrik", "Källans rubrik.", lambda c, x: x.title, TEXT),
        Column("listed_as", "Skrivs i listan som", "Källans ord i listan över fokusområden, om de skiljer sig.", lambda c, x: x.listed_as, maybe(TEXT)),
        Column("goals", "Mål", "Jämställdhetsmål som området hör till.", lambda c, x: goals(c, x.goals), many(NAMED)),
        Column("support_box", "Stödruta", "Om sidan visar rutan med stödlinjer.", lambda c, x: violence.area_concerns_violence(c.strategy, x), TRUTH),
        Column("content", "Innehåll", _BLOCKS_ABOUT, lambda c, x: blocks(c, x.content), many(BLOCK)),
        Column("contributions", "Utgivaren bidrar genom att", "Källans punkter.", lambda c, x: points(c, x.contributions), many(NAMED)),
        Column("problems", "Problemområden", "Tabellens rader. Insatsernas egna uppgifter står i insatser.json.",
               lambda c, x: [_problem(c, problem) for problem in x.problems], many(PROBLEM)),
        replaced(lambda x: x), keywords(lambda x: x), *origin("focus_area", lambda x: x.id), added(lambda x: x),
        *later("focus_area", lambda x: x.id),
    ),
    lambda strategy: strategy.data.focusareas.focus_areas, page="fokusomraden/", parts=("focus_areas",),
)  # fmt: skip

CONTRIBUTIONS: Dataset[Contributions] = Dataset(
    "bidrag", "Vem som bidrar till {the_action_plan}", "Vad varje part bidrar med till {the_action_plan}.",
    (
        *identity("contributions", lambda x: x.id),
        Column("heading", "Rubrik", "Källans rubrik.", lambda c, x: x.heading, TEXT),
        Column("points", "Punkter", "Källans punkter.", lambda c, x: points(c, x.points), many(NAMED)),
        *origin("contributions", lambda x: x.id), replaced(lambda x: x), added(lambda x: x), coming(lambda x: x),
        *later("contributions", lambda x: x.id),
    ),
    lambda strategy: strategy.data.actionplan.contributions, parts=("contributions",),
)  # fmt: skip

_NOTE_PART = record(text=TEXT, address=maybe(TEXT), previous_address=maybe(TEXT))

NOTES: Dataset[Note] = Dataset(
    "fotnoter", "Fotnoter", "Alla fotnoter.",
    (
        *identity("note", lambda x: x.id),
        Column("series", "Serie", "Bokstaven för texten som fotnoten hör till: s för strategin.", lambda c, x: x.id[0], TEXT),
        Column("number", "Nummer", "Numret i läsordning, inom serien.", lambda c, x: c.strategy.note_numbers[x.id], NUMBER),
        Column("parts", "Delar", "Fotnotens hänvisningar, med länk där källan har någon.",
               lambda c, x: [part.model_dump(mode="json", exclude={"replaced"}) for part in x.parts], many(_NOTE_PART)),
        errata(lambda x: (x,)),
        *origin("note", lambda x: x.id), added(lambda x: x), *later("note", lambda x: x.id),
    ),
    lambda strategy: strategy.data.strategy.notes, parts=("notes",),
)  # fmt: skip
