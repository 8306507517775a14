"""Strategy → what can be found by searching: one record per thing, leading to its exact place.

Imports addresses, labels, model, own_plan and its words, prose, resolve and views. Pagefind reads each record as a small HTML page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from . import addresses, labels, own_plan, own_plan_labels, prose, views
from .model import Block, Section
from .resolve import Strategy

# Stands between a record's own words and its title and keywords, so that an excerpt can end before them.
BREAK = "‖"


@dataclass(frozen=True)
class Record:
    """A hit: its kind in Swedish, its title, where it leads, its words, and words that only searching knows."""

    kind: str
    title: str
    path: str
    texts: tuple[str, ...]
    keywords: tuple[str, ...] = ()


def records(strategy: Strategy) -> Iterator[Record]:
    """Every record, in the order of the strategy. A thing without an address of its own has no record."""
    paths = addresses.things(strategy)
    yield from _rows(strategy, paths)
    yield from _chapters(strategy, paths)
    yield from _people(strategy, paths)
    yield from _tools(strategy, paths)
    yield from _support(strategy)


def page(record: Record) -> str:
    """The record as HTML: title and keywords weigh more than running text; the kind is only shown.

    A hit shows its title already: so it stands behind the break, and words that only repeat it are left out.
    """
    own = [text for text in record.texts if text.casefold() != record.title.casefold()]
    texts = Markup("").join(Markup("<p>{}</p>").format(text) for text in own)
    keywords = Markup('<p data-pagefind-weight="8">{}</p>').format(". ".join(record.keywords))
    return str(
        Markup(
            '<html lang="sv"><body><span data-pagefind-meta="kind" data-pagefind-ignore>{}</span>'
            '<span data-pagefind-meta="text" data-pagefind-ignore>{}</span>'
            '{}<p>{}</p><h1 data-pagefind-weight="10">{}</h1>{}</body></html>'
        ).format(
            record.kind,
            _short(own[0], 200) if own else "",
            texts,
            BREAK,
            record.title,
            keywords if record.keywords else "",
        )
    )


_Paths = Mapping[tuple[str, str], str]


def _rows(strategy: Strategy, paths: _Paths) -> Iterator[Record]:
    for name, placed in strategy.actions.items():
        action, problem = placed.action, placed.problem
        texts = (action.text, problem.text, problem.contributors, *(o.text for o in problem.outcomes))
        yield Record(_kind("action"), action.title, paths["action", name], texts, action.keywords)
    for name, held in strategy.objectives.items():
        objective = held.objective
        texts = (objective.text, objective.activities, *objective.regulations, *objective.follow_up)
        yield Record(_kind("objective"), objective.title, paths["objective", name], texts, objective.keywords)


def _chapters(strategy: Strategy, paths: _Paths) -> Iterator[Record]:
    data = strategy.data
    for top in (*strategy.chapters, *data.actionplan.chapters):
        yield from _section(top, "", paths)
    for area in data.focusareas.focus_areas:
        texts = tuple(_texts(area.content))
        yield Record(
            _kind("focus_area"), area.title, paths["focus_area", area.id], texts, (*area.keywords, area.title)
        )
        for section in area.sections:
            yield from _section(section, area.title, paths)
        bidrar = tuple(point.text for point in area.contributions)
        if bidrar:
            title = f"{data.focusareas.headings.contributions} {area.title}"
            yield Record(_kind("section"), title, f"{paths['focus_area', area.id]}#bidrar", bidrar)
    for plan_area in data.actionplan.areas:
        texts = tuple(objective.text for objective in plan_area.objectives)
        path = paths["objective_area", plan_area.id]
        yield Record(_kind("objective_area"), plan_area.title, path, texts, plan_area.keywords)
    for goal in data.goals.goals:
        yield Record(_kind("goal"), goal.name, paths["goal", goal.id], (goal.text,), goal.keywords)


def _section(section: Section, within: str, paths: _Paths) -> Iterator[Record]:
    name = views.chapter_name(section)
    texts = tuple(_texts(section.content))
    title = f"{name} ({within})" if within else name
    if texts or section.keywords:
        yield Record(_kind("section"), title, paths["section", section.id], texts, section.keywords)
    for inner in section.sections:
        yield from _section(inner, within or name, paths)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of a section's own blocks; what a figure shows has records of its own."""
    for block in blocks:
        if block.text:
            yield from (prose.plain(item) for part in prose.parts(block.text) for item in part.items)
        elif block.list:
            yield from (point.text for point in block.list.points)
        else:
            yield from (text for text in (block.subheading, block.quote, block.caption) if text)


def _people(strategy: Strategy, paths: _Paths) -> Iterator[Record]:
    data = strategy.data
    for role in data.roles.roles:
        first = tuple(views.item(strategy, name).title for name in views.begin(strategy, role))
        yield Record(_kind("role"), role.title, paths["role", role.id], first, role.synonyms)
    for actor in data.actors.actors:
        yield Record(
            _kind("actor"),
            actor.name,
            paths["actor", actor.id],
            actor.spellings,
            _actor_words(strategy, actor.id),
        )


def _actor_words(strategy: Strategy, name: str) -> tuple[str, ...]:
    actor, county = strategy.actors[name], strategy.data.site.county
    return (*actor.keywords, *(county.municipalities if name == county.actor else ()))


def _tools(strategy: Strategy, paths: _Paths) -> Iterator[Record]:
    data = strategy.data
    yield Record("Verktyg", "Min plan", own_plan.FOLDER, (own_plan_labels.RECORD,), own_plan_labels.KEYWORDS)
    for method in data.methods.methods:
        yield Record(
            _kind("method"), method.name, paths["method", method.id], method.spellings, method.keywords
        )
    for group in data.indicators.groups:
        for indicator in group.indicators:
            path = paths["indicator", indicator.id]
            yield Record(_kind("indicator"), _short(indicator.text), path, (indicator.text, group.heading))
    for tip in data.resources.tips:
        yield Record(
            _kind("tip"),
            _short(tip.text),
            paths["tip", tip.id],
            (tip.text, tip.site, tip.group),
            tip.keywords,
        )
    for point in data.resources.areas:
        yield Record(labels.AREA_POINT, _short(point.text), paths["point", point.id], (point.text,))
    for point in data.resources.checklist:
        yield Record(labels.CHECKLIST_POINT, _short(point.text), paths["point", point.id], (point.text,))
    for term in data.glossary.terms:
        yield Record(_kind("term"), term.term, paths["term", term.id], (term.explanation,), term.forms)


def _support(strategy: Strategy) -> Iterator[Record]:
    """The help lines, found by what they are called and by their numbers."""
    if support := strategy.data.site.support:
        lines = tuple(f"{line.name} {line.number}" for line in support.lines)
        yield Record(labels.SUPPORT, support.title, "sok/#support", lines, support.words)


def _kind(name: str) -> str:
    return labels.KINDS[name].capitalize()


def _short(text: str, most: int = 90) -> str:
    """A text as a title: whole when short, else cut at a word."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
