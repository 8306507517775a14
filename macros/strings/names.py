"""The names of a strategy's parts, in the forms that sentences need.

Texts hold them within braces: `Alla {actions}` becomes "Alla insatser", or "Alla åtgärder" where site.yaml says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from ..model import NameForms, Names
from .phrases import listed

# The usual words: one, the one, many, all of them.
_USUAL = {
    "focus_area": ("fokusområde", "fokusområdet", "fokusområden", "fokusområdena"),
    "problem": ("problemområde", "problemområdet", "problemområden", "problemområdena"),
    "action": ("insats", "insatsen", "insatser", "insatserna"),
    "outcome": ("delmål", "delmålet", "delmål", "delmålen"),
    "goal": ("jämställdhetsmål", "jämställdhetsmålet", "jämställdhetsmål", "jämställdhetsmålen"),
    "action_plan": ("handlingsplan", "handlingsplanen", "handlingsplaner", "handlingsplanerna"),
    "objective": ("målsättning", "målsättningen", "målsättningar", "målsättningarna"),
    "objective_area": (
        "målsättningsområde",
        "målsättningsområdet",
        "målsättningsområden",
        "målsättningsområdena",
    ),
}
# Headings where the source has none, by the keys of focusareas.yaml and actionplan.yaml.
HEADINGS = {"numbered": "{Focus_area}", "contributions": "{publisher} bidrar genom att:"}
COLUMNS = {
    "problem": "{Problem}",
    "action": "{Action}",
    "contributors": "Du som kan bidra",
    "outcomes": "{Outcomes}",
}
PLAN_COLUMNS = {
    "objective": "{Objective}",
    "activities": "Exempel på lokala aktiviteter",
    "follow_up": "Årlig uppföljning",
}
# The section of the goals, without indicators and with them.
GOALS_SECTION = ("Målen", "Mål och statistik")
# Where the goals have a name of the strategy's own.
OWN_GOALS_SECTION = ("{The_goals}", "{Goals} och statistik")
_WORD = re.compile(r"\{([A-Za-z_]+)\}")
_LINKED = re.compile(r"\[([^\[\]]+)\]")
Words = Mapping[str, str]


def forms(names: Names, part: str) -> NameForms:
    """Return the forms of a part's name: those of site.yaml, or the usual ones."""
    own: NameForms | None = getattr(names, part)
    one, the_one, many, the_many = _USUAL[part]
    return own or NameForms(one=one, the_one=the_one, many=many, the_many=the_many)


def words(names: Names, plan_title: str | None, items: Iterable[str]) -> dict[str, str]:
    """Return the words that texts may hold: `action`, `the_action`, `actions`, `the_actions`, `an_action`, `any_action` and `no_action`.

    The same for each part. `items` are the kinds of rows that the strategy has; the words `item`, `items` and `the_items` name them
    together, `main_items` the first of them, and `own_plan` the reader's plan of them. `plan_title` is the action plan's own name. Each word stands with a capital too, as `Action`.
    """
    found: dict[str, str] = {}
    for part in _USUAL:
        own = forms(names, part)
        # Common gender has -n in the definite form, neuter -t.
        common = own.the_one.endswith("n")
        found |= {
            part: own.one,
            f"{part}s": own.many,
            f"the_{part}": own.the_one,
            f"the_{part}s": own.the_many,
            f"an_{part}": f"{'en' if common else 'ett'} {own.one}",
            f"no_{part}": f"{'ingen' if common else 'inget'} {own.one}",
            f"any_{part}": f"{'någon' if common else 'något'} {own.one}",
        }
    kinds = list(items)
    for name, key in (("item", "{}"), ("items", "{}s"), ("the_items", "the_{}s")):
        found[name] = listed([found[key.format(kind)] for kind in kinds] or [""])
    found["main_items"] = found[f"{kinds[0]}s"] if kinds else ""
    both = kinds == ["action", "objective"]
    found["own_plan"] = (
        f"{found['action']}- och {found['action_plan']}" if both else f"plan för {found['items']}"
    )
    found["plan_title"] = plan_title or found["the_action_plan"]
    return found | {capital(key): capital(word) for key, word in found.items()}


def goals_section(known: Words, statistics: bool) -> str:
    """Return the name of the section of the goals; short where the strategy calls them a kind of mål, because the menu is one line."""
    short = known["goal"].endswith("mål")
    return str(fill((GOALS_SECTION if short else OWN_GOALS_SECTION)[statistics], known))


def capital(word: str) -> str:
    """Return a word with a capital first letter."""
    return word[:1].upper() + word[1:]


def fill(value: Any, known: Words) -> Any:
    """Return a text, or the texts of a mapping or a sequence, with the known words in place of their keys.

    Other words within braces stay: scripts fill them in. In `Markup` the words are escaped.
    """
    if isinstance(value, Markup):
        return Markup(_WORD.sub(lambda key: str(escape(known.get(key[1], key[0]))), str(value)))
    if isinstance(value, str):
        return _WORD.sub(lambda key: known.get(key[1], key[0]), value)
    if isinstance(value, Mapping):
        return {name: fill(one, known) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(fill(one, known) for one in value)
    return value


def say(text: str, href: str = "", /, **gaps: object) -> Markup:
    """Return a sentence with its gaps filled, as HTML: `say("Läs [mer om {what}].", "/om/", what="målen")`.

    What stands within square brackets becomes a link to `href`. Words are escaped; `Markup` in a gap stays.
    """
    link = Markup('<a href="{}">').format(href) if href else ""
    linked = (
        _LINKED.sub(lambda found: f"{link}{found[1]}</a>", str(escape(text))) if href else str(escape(text))
    )
    return fill(Markup(linked), {name: escape(value) for name, value in gaps.items()})  # type: ignore[no-any-return]


def date(day: object) -> Markup:
    """Return a date as a `<time>` element."""
    return Markup('<time datetime="{0}">{0}</time>').format(day)
