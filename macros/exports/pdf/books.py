"""The two books: the whole strategy, and the action plan."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Period
from ...strategy import reading_order, registers, text_dates, violence
from ...strategy.colours import deep, plan_hue
from ...strategy.parts import parts
from ...strategy.resolved import Strategy
from ...strings import documents
from ..motif import HALVES, frieze
from .document import Document, DocumentBuilder, DocumentPart, heading, label, listing, words_of
from .sections import focus_area, objective_area, opening, section
from .statistics_annex import statistics_annex


def document(strategy: Strategy, title: str, subtitle: str, kicker: str, period: Period) -> Document:
    """Return the metadata of a PDF, in the form of a document without parts."""
    site = strategy.data.site
    day = strategy.today
    dated = text_dates.text_date(strategy)
    return {
        "title": title,
        "named": title if site.name in title else f"{title}. {site.name}",
        "subtitle": subtitle,
        "kicker": kicker,
        "author": site.publisher.name,
        "description": documents.description(site, dated),
        "keywords": [site.county.name, site.edition.id],
        "date": [day.year, day.month, day.day],
        "accent": site.accent.light,
        "deep": deep(strategy),
        "sender": site.publisher.name,
        "frieze": frieze(strategy),
        "halves": HALVES,
        "footer": f"{title}. {dated}",
        "facts": documents.book_facts(site, period, dated, day),
        "cover": True,
        "first": [],
        "parts": [],
    }


def strategy_book(strategy: Strategy) -> Document:
    """Return the whole strategy in reading order, with the action plan, the state of the indicators and the errata last."""
    site, builder = strategy.data.site, DocumentBuilder(strategy)
    made = document(strategy, site.name, site.edition.title, "", site.edition.period)
    return made | {
        "parts": [*_chapters(builder), *_annex(builder), *statistics_annex(builder), *_remarks(builder)]
    }


def plan_book(strategy: Strategy) -> Document:
    """Return the action plan, with the support box first if it is about violence."""
    action_plan, builder = strategy.data.actionplan, DocumentBuilder(strategy)
    kicker = " · ".join(filter(None, (strategy.data.site.name, action_plan.label)))
    made = document(strategy, action_plan.title, action_plan.subtitle, kicker, action_plan.period)
    about = violence.plan_concerns_violence(strategy)
    first = list(builder.support(1, strategy.data.site.support)) if about else []
    goals = words_of("quiet", builder.words(builder.goals(action_plan.goals)))
    parts = [*builder.decided(action_plan), *([goals] if action_plan.goals else []), *_plan(builder, 1)]
    return made | {"accent": plan_hue(strategy).hue, "first": first, "parts": parts}


def _chapters(builder: DocumentBuilder) -> Iterator[DocumentPart]:
    holder = reading_order.focus_areas_chapter(builder.strategy)
    for chapter in builder.strategy.chapters:
        yield from section(builder, chapter, 1)
        if chapter is holder:
            for area in builder.strategy.data.focusareas.focus_areas:
                yield from focus_area(builder, area)


def _annex(builder: DocumentBuilder) -> Iterator[DocumentPart]:
    action_plan = builder.strategy.data.actionplan
    if "action_plan" not in parts(builder.strategy):
        return
    goals = builder.goals(action_plan.goals)
    yield opening(builder, action_plan.label, action_plan.title, plan_hue(builder.strategy), goals)
    if violence.plan_concerns_violence(builder.strategy):
        yield from builder.support(2, builder.strategy.data.site.support)
    for kind, text in (("lead", action_plan.subtitle), ("paragraph", action_plan.publisher)):
        if text:
            yield words_of(kind, builder.words(text))
    yield from builder.decided(action_plan)
    yield from _plan(builder, 2)


def _plan(builder: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    action_plan = builder.strategy.data.actionplan
    for chapter in action_plan.chapters:
        yield from section(builder, chapter, level)
    for area in action_plan.areas:
        yield from objective_area(builder, area, level, plan_hue(builder.strategy))
    yield from builder.remarks(action_plan)


def _remarks(builder: DocumentBuilder) -> Iterator[DocumentPart]:
    if "errata" not in parts(builder.strategy):
        return
    yield heading(1, builder.words(documents.REMARKS), page=True)
    yield words_of("quiet", builder.words(documents.REMARKS_EXPLAINED))
    for title, errata in registers.errata_groups(builder.strategy):
        yield label(2, builder.words(title))
        yield listing([words_of("item", builder.words(documents.listed_remark(one)))] for one in errata)
