"""The macros that editors call on pages of their own: the only list, for rendering, checks and messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Goal, Indicator, ObjectiveArea
from ..strategy import actors, relevance
from ..strategy.relevance import ItemT, RelevantItem
from ..strategy.resolved import ActionInContext, ObjectiveInContext, Strategy
from ..strings import labels

TABLE, CARDS = "tabell", "kort"


@dataclass(frozen=True)
class Parameter:
    """An argument: its name, the kinds of entity that its value is the id of, or else the words allowed, or any words.

    `is_number` says that a goal's number may stand in place of its id.
    """

    name: str
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    is_number: bool = False


@dataclass(frozen=True)
class PageMacro:
    """A macro: its component in templates/components/, its parameters, and an example.

    The first parameter may be written without its name if `has_subject`; it is then required. One of several subjects
    is required if `needs` is set. `is_inline` says that the macro may stand in a sentence.
    """

    name: str
    component: str
    parameters: tuple[Parameter, ...]
    example: str
    has_subject: bool = True
    needs: tuple[str, ...] = ()
    is_inline: bool = False

    def parameter(self, name: str | int) -> Parameter | None:
        """Return a parameter by its name, or the subject for 0; None for an unknown one."""
        if name == 0 and self.has_subject and self.parameters:
            return self.parameters[0]
        return next((parameter for parameter in self.parameters if parameter.name == name), None)


_FORM = Parameter(labels.SHOWN_AS, words=(TABLE, CARDS))
_ROLE = Parameter("roll", ("role",))

MACROS = {
    macro.name: macro
    for macro in (
        PageMacro(
            "insatser",
            "picked_actions",
            (_ROLE, Parameter("aktor", ("actor",)), Parameter("fokusomrade", ("focus_area",)), _FORM),
            'insatser(roll="…")',
            has_subject=False,
        ),
        PageMacro(
            "malsattningar",
            "picked_objectives",
            (Parameter("omrade", ("objective_area",)), _ROLE, _FORM),
            'malsattningar(omrade="…")',
            has_subject=False,
        ),
        PageMacro(
            "tabell",
            "picked_tables",
            (Parameter("id", ("focus_area", "problem", "objective_area")),),
            'tabell("…")',
        ),
        PageMacro(
            "indikator",
            "picked_indicators",
            (Parameter("id", ("indicator",)), Parameter("mal", ("goal",), is_number=True)),
            'indikator("…")',
            needs=("id", "mal"),
        ),
        PageMacro(
            "mal",
            "picked_goal",
            (Parameter("nummer", ("goal",), is_number=True),),
            "mal(6)",
            needs=("nummer",),
        ),
        PageMacro("stod", "support_lines", (), "stod()", has_subject=False),
        PageMacro(
            "ordforklaring",
            "picked_term",
            (Parameter("ord", ("term",)), Parameter("text")),
            'ordforklaring("…")',
            needs=("ord",),
            is_inline=True,
        ),
    )
}


def values(macro: PageMacro, given: dict[str | int, str]) -> dict[str, str]:
    """Return the values of a call by the parameters' names."""
    named = ((macro.parameter(name), value) for name, value in given.items())
    return {parameter.name: value for parameter, value in named if parameter}


def are_cards(chosen: Mapping[str, str] | Mapping[str | int, str]) -> bool:
    """Return True if a choice of insatser or målsättningar is shown as cards."""
    return chosen.get(labels.SHOWN_AS) == CARDS


def goal(strategy: Strategy, value: str) -> Goal:
    """Return a goal by its number or its id. Raises StopIteration without one."""
    return next(goal for goal in strategy.goals.values() if value in (str(goal.number), goal.id))


def actions(strategy: Strategy, chosen: dict[str, str]) -> list[ActionInContext]:
    """Return the insatser of a choice: a role's are those of its page that stand unfolded, in the page's order."""
    area = chosen.get("fokusomrade")
    picked = _in_area(strategy.actions.values(), area)
    if "roll" in chosen:
        role = strategy.roles[chosen["roll"]]
        picked = _of_role(picked, relevance.role_relevance(strategy, role).actions)
    if "aktor" in chosen:
        own = actors.actions_of_actor(strategy, strategy.actors[chosen["aktor"]])
        picked = [one for one in picked if one in own]
    return picked


def objectives(strategy: Strategy, chosen: dict[str, str]) -> list[ObjectiveInContext]:
    """Return the målsättningar of a choice: a role's are those of its page that stand unfolded."""
    picked = _in_area(strategy.objectives.values(), chosen.get("omrade"))
    if "roll" in chosen:
        role = strategy.roles[chosen["roll"]]
        picked = _of_role(picked, relevance.role_relevance(strategy, role).objectives)
    return picked


def _in_area(items: Iterable[ItemT], area: str | None) -> list[ItemT]:
    return [item for item in items if area in (None, item.area.id)]


def _of_role(items: list[ItemT], tiers: Mapping[int, tuple[RelevantItem, ...]]) -> list[ItemT]:
    """Return the items of the two highest tiers, in their order; of a row printed in two areas, the first one."""
    by_id = {item.item.id: item for item in items}
    printed = ([by_id[name] for name in names if name in by_id] for names in _near(tiers))
    return [same[0] for same in printed if same]


def _near(tiers: Mapping[int, tuple[RelevantItem, ...]]) -> Iterator[list[str]]:
    """Yield the ids of each row in the two highest tiers: one, or several where areas print the same row."""
    for row in (*tiers[relevance.NAMED], *tiers[relevance.TIED]):
        yield [one.item.item.id for one in (row, *row.twins)]


def indicators(strategy: Strategy, chosen: dict[str, str]) -> list[Indicator]:
    """Return the indicators of a goal, or the one with an id."""
    groups = strategy.data.indicators.groups
    if "mal" in chosen:
        name = goal(strategy, chosen["mal"]).id
        return [one for group in groups if group.goal == name for one in group.indicators]
    return [one for group in groups for one in group.indicators if one.id == chosen["id"]]


def objective_area(strategy: Strategy, name: str) -> ObjectiveArea | None:
    """Return an area of the action plan, or None for the id of something else."""
    return next((area for area in strategy.data.actionplan.areas if area.id == name), None)


def names_of_choice(strategy: Strategy, chosen: dict[str, str]) -> list[str]:
    """Return the names of what a choice of insatser or målsättningar is made by, for the table's caption."""
    names = {
        "roll": {key: role.title for key, role in strategy.roles.items()},
        "aktor": {key: actor.name for key, actor in strategy.actors.items()},
        "fokusomrade": {area.id: area.title for area in strategy.data.focusareas.focus_areas},
        "omrade": {area.id: area.title for area in strategy.data.actionplan.areas},
    }
    return [names[key][value] for key, value in chosen.items() if key in names]
