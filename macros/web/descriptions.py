"""The description of a page for search engines and shared links: its own words, never those of another page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..model import Block, Section, markup
from ..strategy import actors, followup, items, reading_order, roles, statistics, statistics_words, succession
from ..strategy.parts import words
from ..strategy.resolved import Strategy
from ..strings import labels, page_descriptions, phrases, role_labels

LIMIT = 200
"""Characters, about as many as search engines and shared links show."""


def of_page(strategy: Strategy, meta: Mapping[str, Any], title: str) -> str:
    """Return the description of a page: the entity's own words, else its lead, else its title and the site's sentence."""
    site = strategy.data.site
    if meta.get("home"):
        return site.description
    if meta.get("language"):
        # The site's sentence is in Swedish.
        return shortened(meta.get("lead") or title)
    template, name = meta.get("show", ("", ""))
    own = _WORDS[template](strategy, name) if template in _WORDS else ""
    return shortened(own or meta.get("description") or meta.get("lead") or f"{title}. {site.description}")


def shortened(words: str) -> str:
    """Return words on one line within the limit, cut between two words and marked so."""
    line = " ".join(words.split())
    return line if len(line) <= LIMIT else f"{line[: LIMIT - 2].rpartition(' ')[0].rstrip(',;:–-')} …"


def _text(blocks: Iterable[Block]) -> str:
    """Return the visible words of the texts among blocks."""
    lines = (
        item
        for block in blocks
        if block.text
        for part in markup.text_blocks(block.text)
        for item in part.items
    )
    return " ".join(markup.plain(line) for line in lines)


def _action(strategy: Strategy, name: str) -> str:
    row = strategy.actions[name]
    words = strategy.data.focusareas.headings
    # Two focus areas may share a row.
    area = f"{words.numbered} {row.area.number}."
    return f"{labels.sentence(row.action.text)} {area} {words.columns.problem}: {row.problem.text}"


def _objective(strategy: Strategy, name: str) -> str:
    objective = strategy.objectives[name].objective
    activities = f"{strategy.data.actionplan.columns.activities}: {objective.activities}"
    return f"{labels.sentence(objective.text)} {activities}" if objective.activities else objective.text


def _objective_area(strategy: Strategy, name: str) -> str:
    area = next(area for area in strategy.data.actionplan.areas if area.id == name)
    return f"{area.title}: {phrases.listed([objective.title for objective in area.objectives])}."


def _focus_area(strategy: Strategy, name: str) -> str:
    area = next(area for area in strategy.data.focusareas.focus_areas if area.id == name)
    rows = phrases.listed([problem.text for problem in area.problems] or [""])
    return _text(area.content) or (f"{area.title}: {rows}" if rows else "")


def _goal(strategy: Strategy, name: str) -> str:
    return strategy.goals[name].text


def _indicator(strategy: Strategy, name: str) -> str:
    group, indicator = statistics.indicator_in_context(strategy, name)
    measures = statistics.measures_of(strategy, name)
    first = next(iter(statistics.with_values(strategy, measures)), measures[0])
    said = " ".join(statistics_words.sentences(strategy, first))
    # Indicators of several goals may share their words.
    goal = labels.sentence(strategy.goals[group.goal].name)
    return f"{labels.sentence(indicator.text)} {goal} {first.title}: {said}"


def _section(strategy: Strategy, name: str) -> str:
    section = reading_order.find_section((*strategy.chapters, *strategy.data.actionplan.chapters), name)
    texts = " ".join(_texts_of(section)).strip() if section else ""
    return f"{section.title or section.name}: {texts}" if section and texts else ""


def _texts_of(section: Section) -> Iterator[str]:
    yield _text(section.content)
    for inner in section.sections:
        yield from _texts_of(inner)


def _action_plan(strategy: Strategy, _: str) -> str:
    action_plan = strategy.data.actionplan
    title = f"{action_plan.subtitle}: {action_plan.title}" if action_plan.subtitle else action_plan.title
    return f"{title}. {labels.sentence(action_plan.publisher) if action_plan.publisher else ''}".strip()


def _actor(strategy: Strategy, name: str) -> str:
    actor = strategy.actors[name]
    titles = [row.action.title for row in actors.actions_of_actor(strategy, actor)]
    kind = "action" if titles else "problem"
    titles = titles or [row.text for row, _ in actors.rows_of_actor(strategy, actor)]
    known = words(strategy)
    return page_descriptions.actor(actor.in_sentence or actor.name, titles, known[kind], known[f"{kind}s"])


def _role(strategy: Strategy, name: str) -> str:
    role = strategy.roles[name]
    own = roles.role_summary(strategy, role)
    lead = role_labels.role_lead(own.named, own.tied, own.objectives, words(strategy))
    begin = [
        items.item_by_id(strategy, item).title for item in succession.items_to_begin_with(strategy, role)
    ]
    return page_descriptions.role(role.title, lead, begin)


_WORDS: dict[str, Callable[[Strategy, str], str]] = {
    "action": _action,
    "objective": _objective,
    "objective_area": _objective_area,
    "focus_area": _focus_area,
    "goal": _goal,
    "indicator": _indicator,
    "action_plan": _action_plan,
    "actor": _actor,
    "role": _role,
    "chapter": _section,
    "plan_chapter": _section,
    "followup": lambda strategy, _: followup.description(strategy),
}
