"""What is said of roles: tiers, reasons, counts and headings."""

from __future__ import annotations

from collections.abc import Sequence

from .phrases import count, either, listed

# How near something is to a reader's role, from what the strategy names to what holds for all.
TIERS = {1: "Riktar sig till dig", 2: "Redaktionell koppling", 3: "Gäller hela organisationen"}


SAME_ROW = "Står i samma rad"
OWN_POINTS = "Särskilt för din roll:"


def reason_named(actors: Sequence[str]) -> str:
    """The row names the reader's own actors, and perhaps those they work for."""
    return f"Strategin nämner {listed(actors)}."


def reason_themed(actors: Sequence[str]) -> str:
    """The row names the reader's organisation, and the focus area is one of the role's."""
    return f"Strategin nämner {listed(actors)}, och radens fokusområde hör till din roll."


def reason_whole(actors: Sequence[str]) -> str:
    """The row names something wider than the reader's own actor."""
    return f"Gäller {listed(actors)}."


def reason_together(actor: str) -> str:
    """The row sums up those it names with words that hold for the reader too."""
    return f"Raden räknar upp andra, men sammanfattar dem som ”{actor}”."


def reason_same_row(named: Sequence[str], meant: Sequence[str]) -> str:
    """The row names the reader, but the editors say that this item concerns others in it."""
    return f"Samma rad: strategin nämner {listed(named)}, men redaktionen bedömer att insatsen rör {listed(meant)}."


def besides(reason: str) -> str:
    """A reason of a lower tier, after those that gave the row its own: `Dessutom: gäller hela kommunen.`"""
    return f"Dessutom: {reason[:1].lower()}{reason[1:]}"


def role_lead(named: int, tied: int, objectives: int) -> str:
    """What a role's page opens with: how much it holds unfolded."""
    ties = [count(tied, "insats", "insatser")] if tied else []
    if objectives:
        ties.append(f"{count(objectives, 'målsättning', 'målsättningar')} i handlingsplanen")
    told = f"{count(named, 'insats', 'insatser')} riktar sig till dig." if named else ""
    more = "ytterligare " if named and tied else ""
    tied_words = f"Redaktionen har kopplat {more}{listed(ties)} till din roll." if ties else ""
    return f"{told} {tied_words}".strip() or "Inget i strategin är kopplat till just din roll."


def role_counts(named: int, tied: int) -> str:
    """The same in a list of roles: `5 insatser riktar sig till dig, 2 genom redaktionell koppling`."""
    told = [f"{count(named, 'insats', 'insatser')} riktar sig till dig"] if named else []
    if tied:
        told.append(f"{tied if named else count(tied, 'insats', 'insatser')} genom redaktionell koppling")
    return ", ".join(told) or "Ingen insats är kopplad till just den rollen"


def holds_for(actors: Sequence[str]) -> str:
    """The heading of what is folded: `Gäller hela kommunen eller hela regionen`."""
    if not actors:
        return f"{SAME_ROW}, men rör andra"
    return f"Gäller {either(actors)}"
