"""The two books: the whole strategy, and the action plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Erratum, Period
from ...strategy import reading_order, registers, violence
from ...strategy.resolved import Strategy
from ...strings import labels, phrases
from .document import Document, DocumentBuilder, DocumentPart, heading, label, listing, words_of
from .sections import focus_area, objective_area, section


def document(strategy: Strategy, title: str, subtitle: str, kicker: str, period: Period) -> Document:
    """Return the metadata of a PDF, in the form of a document without parts."""
    site = strategy.data.site
    day = strategy.today
    dated = registers.dated(strategy)
    return {
        "title": title,
        "subtitle": subtitle,
        "kicker": kicker,
        "author": site.publisher.name,
        "description": f"{site.edition.title}. {dated} Utgåva {site.edition.id}.",
        "keywords": [site.county.name, site.edition.id],
        "date": [day.year, day.month, day.day],
        "accent": site.accent.light,
        "footer": f"{title}. {dated}",
        "facts": [
            site.publisher.name,
            f"{site.edition.title}. {dated} Gäller {period.start} till {period.end}.",
            f"Beslut: {site.decision.text or labels.NOT_SET}. Ärendenummer: {site.decision.case_number or labels.NOT_SET}.",
            f"Framställd {day} ur strategins öppna data.",
        ],
        "cover": True,
        "first": [],
        "parts": [],
    }


def strategy_book(strategy: Strategy) -> Document:
    """Return the whole strategy in reading order, with the action plan and the errata last."""
    site, paper = strategy.data.site, DocumentBuilder(strategy)
    made = document(strategy, site.name, site.edition.title, site.publisher.name, site.edition.period)
    return made | {"parts": [*_chapters(paper), *_annex(paper), *_remarks(paper)]}


def plan_book(strategy: Strategy) -> Document:
    """Return the action plan, with the support box first if it is about violence."""
    plan, paper = strategy.data.actionplan, DocumentBuilder(strategy)
    made = document(
        strategy, plan.title, plan.subtitle, f"{strategy.data.site.name} · {plan.label}", plan.period
    )
    about = violence.plan_concerns_violence(strategy)
    first = list(paper.support(1, strategy.data.site.support)) if about else []
    return made | {"first": first, "parts": [*paper.about(plan), *_plan(paper, 1)]}


def _chapters(paper: DocumentBuilder) -> Iterator[DocumentPart]:
    for found in paper.strategy.chapters:
        yield from section(paper, found, 1)
        if reading_order.shows_figure(found, "focus-areas"):
            for area in paper.strategy.data.focusareas.focus_areas:
                yield from focus_area(paper, area)


def _annex(paper: DocumentBuilder) -> Iterator[DocumentPart]:
    plan = paper.strategy.data.actionplan
    yield heading(1, paper.words(f"{plan.label}: {plan.title}"), page=True)
    if violence.plan_concerns_violence(paper.strategy):
        yield from paper.support(2, paper.strategy.data.site.support)
    yield words_of("lead", paper.words(plan.subtitle))
    yield words_of("paragraph", paper.words(plan.publisher))
    yield from paper.about(plan)
    yield from _plan(paper, 2)


def _plan(paper: DocumentBuilder, level: int) -> Iterator[DocumentPart]:
    plan = paper.strategy.data.actionplan
    if plan.goals:
        named = phrases.listed(
            [f"{paper.strategy.goals[g].number}: {paper.strategy.goals[g].name}" for g in plan.goals]
        )
        yield words_of("quiet", paper.words(f"Hör till jämställdhetsmål {named}."))
    for found in plan.chapters:
        yield from section(paper, found, level)
    for area in plan.areas:
        yield from objective_area(paper, area, level)


def _remarks(paper: DocumentBuilder) -> Iterator[DocumentPart]:
    yield heading(1, paper.words("Redaktionens anmärkningar till källan"), page=True)
    yield words_of("quiet", paper.words("Anmärkningarna är redaktionens och inte en del av strategin."))
    for title, errata in registers.errata_groups(paper.strategy):
        yield label(2, paper.words(title))
        yield listing([words_of("item", paper.words(text))] for text in _erratum_parts(errata))


def _erratum_parts(errata: Iterable[Erratum]) -> Iterator[str]:
    for erratum in errata:
        says = ", ".join(f"”{words}”" for words in erratum.source_says)
        shown = f" Här står: ”{erratum.published}”." if erratum.published else ""
        yield f"Källan: {says}. {erratum.why}{shown}" if says else f"{erratum.why}{shown}"
