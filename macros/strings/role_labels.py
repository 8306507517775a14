"""The Swedish words about roles: tiers, reasons, counts and headings."""

from __future__ import annotations

from collections.abc import Sequence

from .names import Words
from .phrases import either, listed, number_word

# The tiers of relevance: named by the strategy, tied by editors, or valid for the whole organisation.
TIERS = {1: "Riktar sig till dig", 2: "Rör dig, enligt redaktionen", 3: "Gäller hela organisationen"}
# What marks a reason as the editors' where reasons of both kinds stand.
EDITORIAL = "Redaktionens bedömning"
SAME_ROW = "Mot samma problem, men för andra"
WAY_FORWARD = "Så går ni vidare"
NOTHING = "Strategin tar inte upp något för just din roll."
OWN_POINTS = "Särskilt för din roll:"


def reason_named(actors: Sequence[str]) -> str:
    """Return the reason of a row that names the role's own actors, and perhaps its organisations."""
    return f"Strategin nämner {listed(actors)}."


def reason_themed(actors: Sequence[str], known: Words) -> str:
    """Return the reason of a row that names the role's organisation, in a focus area of the role."""
    return f"Strategin nämner {listed(actors)}, och {known['the_focus_area']} hör till din roll."


def reason_whole(actors: Sequence[str]) -> str:
    """Return the reason of a row that names an actor broader than the role's own."""
    return f"Gäller {listed(actors)}."


def reason_together(actor: str) -> str:
    """Return the reason of a row that sums up its actors in a term that includes the role."""
    return f"Strategin räknar upp andra, men sammanfattar dem som ”{actor}”."


def reason_same_row(named: Sequence[str], meant: Sequence[str], known: Words) -> str:
    """Return the reason of an item that, by editors, concerns other actors of the row than the role's."""
    return f"Strategin nämner {listed(named)}, men redaktionen bedömer att {known['the_action']} rör {listed(meant)}."


def reason_succeeds(title: str, reason: str) -> str:
    """Return the reason of an item that succeeds a withdrawn one, with the reason of that one."""
    return f"Ersätter ”{title}”. {reason}"


def besides(reason: str) -> str:
    """Return a reason of a lower tier, placed after the row's own: `Dessutom: gäller hela kommunen.`"""
    return f"Dessutom: {reason[:1].lower()}{reason[1:]}"


def role_lead(named: int, tied: int, objectives: int, known: Words) -> str:
    """Return the sentences that describe a role's page: the numbers of items in its two highest tiers."""
    ties = [_count(tied, "action", known)] if tied else []
    if objectives:
        ties.append(f"{_count(objectives, 'objective', known)} i {known['the_action_plan']}")
    sentences = [f"{_count(named, 'action', known)} riktar sig till dig."] if named else []
    sentences += [f"{listed(ties)} rör dig, enligt redaktionen."] if ties else []
    return " ".join(sentences) or NOTHING


def in_action_plan(known: Words) -> str:
    """Return the heading of the målsättningar that concern a role."""
    return f"Ur {known['the_action_plan']}"


def tally_named(number: int, known: Words) -> str:
    """Return the words after the number of insatser that name the role."""
    return f"{_noun(number, 'action', known)} riktar sig till dig"


def tally_tied(number: int, known: Words) -> str:
    """Return the words after the number of insatser that editors tie to the role."""
    return f"{_noun(number, 'action', known)} rör dig, enligt redaktionen"


def tally_objectives(number: int, known: Words) -> str:
    """Return the words after the number of målsättningar."""
    return f"{_noun(number, 'objective', known)} i {known['the_action_plan']}"


def tally_whole(number: int, known: Words) -> str:
    """Return the words after the number of insatser for the workplace: those of the tier's heading."""
    return f"{_noun(number, 'action', known)} {TIERS[3].lower()}"


def _count(number: int, kind: str, known: Words) -> str:
    return f"{number} {_noun(number, kind, known)}"


def _noun(number: int, kind: str, known: Words) -> str:
    return known[kind if number == 1 else f"{kind}s"]


def add_all(number: int) -> str:
    """Return the text of the button that adds what a role begins with: `Lägg till alla fyra i Min plan`."""
    which = {1: "", 2: "båda "}.get(number, f"alla {number_word(number)} ")
    return f"Lägg till {which}i Min plan"


def holds_for(actors: Sequence[str]) -> str:
    """Return the words on whom rows hold for: `gäller hela kommunen eller hela regionen`."""
    return f"gäller {either(actors)}"
