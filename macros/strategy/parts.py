"""Which parts a strategy has, and what it calls them.

No other module decides this: the menu, pages, cards, search, files and the reader's plan all ask here.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Section
from ..strings import names
from .resolved import Strategy, cached_per_strategy


@cached_per_strategy
def parts(strategy: Strategy) -> frozenset[str]:
    """Return the names of the parts that a strategy has. A part without anything in it is none."""
    data = strategy.data
    rows = [problem for area in data.focusareas.focus_areas for problem in area.problems]
    own = {
        "focus_areas": data.focusareas.focus_areas,
        "problems": rows,
        "actions": strategy.actions,
        "contributors": any(row.contributors for row in rows),
        "outcomes": any(row.outcomes for row in rows),
        "actors": data.actors.actors,
        "roles": data.roles.roles,
        "action_plan": data.actionplan.areas,
        "contributions": data.actionplan.contributions,
        "follow_up": any(held.objective.follow_up for held in strategy.objectives.values()),
        "activities": any(held.objective.activities for held in strategy.objectives.values()),
        "methods": data.methods.methods,
        "indicators": data.indicators.groups,
        "statistics": data.statistics.measures,
        "checklist": data.resources.checklist,
        "areas": data.resources.areas,
        "tips": data.resources.tips,
        # The source may have the heading, and no list yet.
        "affiliates": data.affiliates.affiliates
        or any(shows_figure(chapter, "affiliates") for chapter in strategy.chapters),
        "followup": data.followup.rounds,
        "notes": data.strategy.notes,
        "glossary": data.glossary.terms,
        "errata": data.errata.errata,
    }
    found = {name for name, held in own.items() if held}
    found |= {"items", "my_plan"} if found & {"actions", "action_plan"} else set()
    found |= {"resources"} if found & {"checklist", "areas", "tips"} else set()
    # An earlier edition is not changed.
    found |= set() if strategy.is_superseded else {"editing"}
    found |= {"tools"} if found & {"my_plan", "resources", "indicators", "methods"} else set()
    return frozenset(found)


@cached_per_strategy
def words(strategy: Strategy) -> Mapping[str, str]:
    """Return the names of the parts, by the keys that texts hold within braces."""
    known, data = parts(strategy), strategy.data
    kinds = [kind for kind, part in (("action", "actions"), ("objective", "action_plan")) if part in known]
    found = names.words(data.site.names, data.actionplan.short_title, kinds)
    return found | {"Goals_section": names.goals_section(found, "indicators" in known)}


def shows_figure(section: Section, figure: str) -> bool:
    """Return True if the section, or a section within it, has a block with `show: figure`."""
    return any(block.show == figure for block in section.content) or any(
        shows_figure(inner, figure) for inner in section.sections
    )
