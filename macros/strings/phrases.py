"""Counts and lists in words."""

from __future__ import annotations

from collections.abc import Sequence


def count(number: int, one: str, many: str) -> str:
    """`1 insats`, `12 insatser`."""
    return f"{number} {one if number == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """`kommunen`, `kommunen och regionen`, `kommunen, regionen och skolan`."""
    return " och ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def either(words: Sequence[str]) -> str:
    """`hela kommunen`, `hela kommunen, hela regionen eller alla myndigheter`."""
    return " eller ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
