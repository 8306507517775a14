"""The Swedish words about roles: tiers, reasons, counts and headings."""

from __future__ import annotations

from collections.abc import Sequence

from .names import Words
from .phrases import count, either, listed

# The tiers of relevance: named by the strategy, tied by editors, or valid for the whole organisation.
TIERS = {1: "Riktar sig till dig", 2: "Redaktionell koppling", 3: "Gäller hela organisationen"}


SAME_ROW = "Står i samma rad"
OWN_POINTS = "Särskilt för din roll:"


def reason_named(actors: Sequence[str]) -> str:
    """Return the reason of a row that names the role's own actors, and perhaps its organisations."""
    return f"Strategin nämner {listed(actors)}."


def reason_themed(actors: Sequence[str], known: Words) -> str:
    """Return the reason of a row that names the role's organisation, in a focus area of the role."""
    return f"Strategin nämner {listed(actors)}, och radens {known['focus_area']} hör till din roll."


def reason_whole(actors: Sequence[str]) -> str:
    """Return the reason of a row that names an actor broader than the role's own."""
    return f"Gäller {listed(actors)}."


def reason_together(actor: str) -> str:
    """Return the reason of a row that sums up its actors in a term that includes the role."""
    return f"Raden räknar upp andra, men sammanfattar dem som ”{actor}”."


def reason_same_row(named: Sequence[str], meant: Sequence[str], known: Words) -> str:
    """Return the reason of an item that, by editors, concerns other actors of the row than the role's."""
    return f"Samma rad: strategin nämner {listed(named)}, men redaktionen bedömer att {known['the_action']} rör {listed(meant)}."


def reason_succeeds(title: str, reason: str) -> str:
    """Return the reason of an item that succeeds a withdrawn one, with the reason of that one."""
    return f"Ersätter ”{title}”. {reason}"


def besides(reason: str) -> str:
    """Return a reason of a lower tier, placed after the row's own: `Dessutom: gäller hela kommunen.`"""
    return f"Dessutom: {reason[:1].lower()}{reason[1:]}"


def role_lead(named: int, tied: int, objectives: int, known: Words) -> str:
    """Return the first sentences of a role's page: the numbers of items in its two highest tiers."""
    ties = [_count(tied, "action", known)] if tied else []
    if objectives:
        ties.append(f"{_count(objectives, 'objective', known)} i {known['the_action_plan']}")
    named_words = f"{_count(named, 'action', known)} riktar sig till dig." if named else ""
    more = "ytterligare " if named and tied else ""
    tied_words = f"Redaktionen har kopplat {more}{listed(ties)} till din roll." if ties else ""
    return f"{named_words} {tied_words}".strip() or "Inget i strategin är kopplat till just din roll."


def role_counts(named: int, tied: int, objectives: int, known: Words) -> str:
    """Return the same for a list of roles: `5 insatser riktar sig till dig, 2 genom redaktionell koppling`."""
    parts = [f"{_count(named, 'action', known)} riktar sig till dig"] if named else []
    if tied:
        parts.append(f"{tied if named else _count(tied, 'action', known)} genom redaktionell koppling")
    if objectives:
        parts.append(f"{_count(objectives, 'objective', known)} i {known['the_action_plan']}")
    return ", ".join(parts) or "Inget är kopplat till just den rollen"


def _count(number: int, kind: str, known: Words) -> str:
    return count(number, known[kind], known[f"{kind}s"])


def holds_for(actors: Sequence[str]) -> str:
    """Return the heading of the folded rows: `Gäller hela kommunen eller hela regionen`."""
    if not actors:
        return f"{SAME_ROW}, men rör andra"
    return f"Gäller {either(actors)}"
