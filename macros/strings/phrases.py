"""Counts and lists in Swedish words."""

from __future__ import annotations

from collections.abc import Sequence


def count(number: int, one: str, many: str) -> str:
    """Return a count with its noun: `1 insats`, `12 insatser`."""
    return f"{number} {one if number == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """Join words by "och": `kommunen`, `kommunen och regionen`, `kommunen, regionen och skolan`."""
    return " och ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def either(words: Sequence[str]) -> str:
    """Join words by "eller": `hela kommunen`, `hela kommunen, hela regionen eller alla myndigheter`."""
    return " eller ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
