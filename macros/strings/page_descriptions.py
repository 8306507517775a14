"""The sentences that describe a page where it is shown as a link, besides the strategy's own words."""

from __future__ import annotations

from collections.abc import Sequence

from .phrases import count, listed


def actor(name: str, titles: Sequence[str], one: str, many: str) -> str:
    """Return the description of an actor, `name` as in a sentence, by the titles of the rows that name it, and their noun."""
    if not titles:
        return f"Strategins tabeller nämner inte {name}, men redaktionen har kopplat annat dit."
    return f"{count(len(titles), one, many)} där strategin nämner {name}: {listed(titles)}."


def role(title: str, lead: str, begin: Sequence[str]) -> str:
    """Return the description of a role, by its lead and the titles of what to begin with."""
    first = f" Börja här: {listed(begin)}." if begin else ""
    return f"{title}: {lead}{first}"
