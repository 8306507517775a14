"""Search records, one per entity with its exact address, and the file that the browser indexes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model import Block, Goal, Section, markup
from ..strategy import items, reading_order, registers, statistics, succession, urls
from ..strategy.parts import words
from ..strategy.resolved import Strategy
from ..strings import labels, languages
from ..strings.names import fill, forms
from . import content_pages, own_page_html

FILE = "search.json"
"""Its name among the assets."""
CONTENT = content_pages.FOLDER
_PLAN = "handlingsplan/"
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# Markdown links and emphasis, of which only the text is indexed.
_MARKUP = re.compile(r"\[([^]]*)\]\([^)]*\)|\*\*|`")


@dataclass(frozen=True)
class Record:
    """A page, or an anchor on one, in the search index.

    `kind` is a key of `labels.HITS`. `keywords` are searched but not shown. A `name` is an alternative title,
    such as a number; a query equal to it ranks the record first.
    """

    kind: str
    title: str
    path: str
    texts: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def records(strategy: Strategy, content: Path = CONTENT) -> Iterator[Record]:
    """Yield every record, in the order of the strategy; entities without an address are left out.

    `content` is the folder with the site's own pages.
    """
    paths = urls.entity_urls(strategy)
    yield from _rows(strategy, paths)
    yield from _chapters(strategy, paths)
    yield from _people(strategy, paths)
    yield from _tools(strategy, paths)
    yield from _site_pages(strategy, content)
    yield from _own_pages(strategy)
    yield from _support(strategy)


def search_file(strategy: Strategy, content: Path = CONTENT) -> bytes:
    """Return the JSON file for the browser: the records, and the editors' lists of words.

    A record is a list, in the order of `Record`, without the empty values at its end.
    """
    listed = list(records(strategy, content))
    shown = {record.kind for record in listed}
    kinds = [kind for kind in labels.HITS if kind in shown]
    hits = fill(labels.HITS, words(strategy))
    index = {
        "kinds": [[*hits[kind], *([1] if kind == "role" else [])] for kind in kinds],
        "small": labels.SMALL_WORDS,
        "synonyms": [[list(s.words), list(s.means)] for s in strategy.data.search.synonyms],
        "support": registers.support_words(strategy),
        "records": [_row(record, kinds) for record in listed],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _row(record: Record, kinds: list[str]) -> list[object]:
    own = [text for text in record.texts if text.casefold() != record.title.casefold()]
    row: list[object] = [kinds.index(record.kind), record.title, record.path, own]
    row += [list(record.keywords), list(record.names)]
    while not row[-1]:
        row.pop()
    return row


_Paths = Mapping[tuple[str, str], str]


def _rows(strategy: Strategy, paths: _Paths) -> Iterator[Record]:
    for name, row in strategy.actions.items():
        action, problem = row.action, row.problem
        texts = (action.text, problem.text, problem.contributors, *(o.text for o in problem.outcomes))
        yield Record("action", action.title, paths["action", name], texts, action.keywords)
    for name, in_context in strategy.objectives.items():
        objective = in_context.objective
        texts = (objective.text, objective.activities, *objective.regulations, *objective.follow_up)
        known = words(strategy)
        names = _numbered(("", known["objective"], known["action_plan"]), _number(name))
        yield Record("objective", objective.title, paths["objective", name], texts, objective.keywords, names)


def _chapters(strategy: Strategy, paths: _Paths) -> Iterator[Record]:
    data = strategy.data
    for top in (*strategy.chapters, *data.actionplan.chapters):
        yield from _section(top, "", paths)
    for area in data.focusareas.focus_areas:
        texts = tuple(_texts(area.content))
        yield Record(
            "focus_area",
            area.title,
            paths["focus_area", area.id],
            texts,
            (*area.keywords, area.title),
            _numbered((data.focusareas.headings.numbered,), str(area.number)),
        )
        for section in area.sections:
            yield from _section(section, area.title, paths)
        bidrar = tuple(point.text for point in area.contributions)
        if bidrar:
            title = f"{data.focusareas.headings.contributions} {area.title}"
            yield Record("section", title, f"{paths['focus_area', area.id]}#bidrar", bidrar)
    for plan_area in data.actionplan.areas:
        texts = tuple(objective.text for objective in plan_area.objectives)
        path = paths["objective_area", plan_area.id]
        names = _numbered((words(strategy)["objective_area"],), str(plan_area.number))
        yield Record("objective_area", plan_area.title, path, texts, plan_area.keywords, names)
    for goal in data.goals.goals:
        names = _goal_names(strategy, goal)
        yield Record("goal", goal.name, paths["goal", goal.id], (goal.text,), goal.keywords, names)


def _section(section: Section, within: str, paths: _Paths) -> Iterator[Record]:
    name = reading_order.chapter_name(section)
    texts = tuple(_texts(section.content))
    title = f"{name} ({within})" if within else name
    if texts or section.keywords:
        names = (section.label,) if section.label else ()
        yield Record("section", title, paths["section", section.id], texts, section.keywords, names)
    for inner in section.sections:
        yield from _section(inner, within or name, paths)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the texts of a section's own blocks; figures have records of their own."""
    for block in blocks:
        if block.text:
            yield from (markup.plain(item) for part in markup.text_blocks(block.text) for item in part.items)
        elif block.list:
            yield from (point.text for point in block.list.points)
        elif block.table:
            yield from (block.table.caption, *markup.words(block.table.text).split("\n"))
        elif block.figure:
            yield from (text for text in (block.figure.caption, block.figure.alt) if text)
        else:
            yield from (text for text in (block.subheading, block.quote, block.caption) if text)


def _people(strategy: Strategy, paths: _Paths) -> Iterator[Record]:
    data = strategy.data
    for role in data.roles.roles:
        first = tuple(
            items.item_by_id(strategy, name).title for name in succession.items_to_begin_with(strategy, role)
        )
        yield Record("role", role.title, paths["role", role.id], first, role.synonyms)
    for actor in data.actors.actors:
        yield Record(
            "actor",
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
    for method in data.methods.methods:
        yield Record("method", method.name, paths["method", method.id], method.spellings, method.keywords)
    for group in data.indicators.groups:
        for indicator in group.indicators:
            path, texts = (
                paths["indicator", indicator.id],
                (indicator.text, group.heading, *_measures(strategy, indicator.id)),
            )
            names = _numbered((labels.KINDS["indicator"],), _number(indicator.id))
            yield Record("indicator", _short(indicator.text), path, texts, (), names)
    for tip in data.resources.tips:
        yield Record(
            "tip",
            _short(tip.text),
            paths["tip", tip.id],
            (tip.text, tip.site, tip.group),
            tip.keywords,
        )
    for point in data.resources.areas:
        yield Record("area_point", _short(point.text), paths["point", point.id], (point.text,))
    for point in data.resources.checklist:
        names = _numbered(("checklista", "punkt"), _number(point.id))
        yield Record(
            "checklist_point", _short(point.text), paths["point", point.id], (point.text,), (), names
        )
    for term in data.glossary.terms:
        yield Record("term", term.term, paths["term", term.id], (term.explanation,), term.forms)


def _measures(strategy: Strategy, indicator: str) -> Iterator[str]:
    """Yield the names and definitions of an indicator's measures."""
    for measure in statistics.measures_of(strategy, indicator):
        yield from (measure.title, measure.definition)


def _site_pages(strategy: Strategy, content: Path) -> Iterator[Record]:
    """Yield the records of the pages in content/: title, lead, text, and `keywords` of the front matter."""
    action_plan = strategy.data.actionplan
    for page in content_pages.pages(strategy, content):
        if page.meta.get("unsearched"):
            continue
        own = [
            _MARKUP.sub(lambda match: match[1] or "", line)
            for line in page.body.splitlines()
            if line and not line.startswith("{{")
        ]
        lead = [page.meta["lead"]] if "lead" in page.meta else []
        texts = (*lead, *(line.lstrip("#- ") for line in own))
        is_plan = page.path == _PLAN
        keywords = (*page.meta.get("keywords", ()), *(action_plan.keywords if is_plan else ()))
        names = (action_plan.label,) if is_plan and action_plan.label else ()
        yield Record("page", page.meta["title"], page.path, texts, keywords, names)


def _own_pages(strategy: Strategy) -> Iterator[Record]:
    """Yield the records of the pages that editors wrote. Those in another language are found by title and keywords only."""
    for page in strategy.own_pages.values():
        language = languages.language(page.language)
        is_swedish = not own_page_html.is_foreign(page)
        lines = (
            _MARKUP.sub(lambda match: match[1] or "", line) for line in _CALL.sub("", page.body).splitlines()
        )
        texts = (page.head.lead or "", *(line.strip(" #->|!") for line in lines)) if is_swedish else ()
        words = page.head.keywords if is_swedish else (*page.head.keywords, language.swedish, language.own)
        yield Record("page", page.title, page.path, tuple(text for text in texts if text), words)


def _support(strategy: Strategy) -> Iterator[Record]:
    """Yield the records of the support lines, by name and by number."""
    if support := strategy.data.site.support:
        lines = tuple(f"{line.name} {line.number}" for line in support.lines)
        numbers = tuple(line.number for line in support.lines)
        known = tuple(word for word in support.search.words if " " not in word)
        yield Record("support", support.title, "sok/#support", lines, known, numbers)


def _number(name: str) -> str:
    """Return the number at the end of an id: `2.4` of `handlingsplan-2-4`; empty if it has none."""
    match = re.search(r"\d+(?:-\d+)*$", name)
    return match[0].replace("-", ".") if match else ""


def _numbered(words: Iterable[str], number: str) -> tuple[str, ...]:
    return tuple(f"{word} {number}".strip().lower() for word in words) if number else ()


def _goal_names(strategy: Strategy, goal: Goal) -> tuple[str, ...]:
    """Return a goal's names by number: `mål 2` and `andra målet`, in all words that the strategy has for its goals."""
    own = forms(strategy.data.site.names, "goal")
    common, the_common = labels.GOAL_NAMES
    names = _numbered(dict.fromkeys((common, own.one, *own.also)), str(goal.number))
    if goal.number < len(labels.ORDINALS):
        ordinal = labels.ORDINALS[goal.number]
        definite = dict.fromkeys((the_common, own.the_one, *own.also))
        names += tuple(f"{ordinal} {word}" for word in definite)
    return names


def _short(text: str, most: int = 90) -> str:
    """Return a text as a title: complete if short enough, otherwise cut at a word."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
