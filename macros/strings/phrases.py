"""Counts and lists in Swedish words."""

from __future__ import annotations

from collections.abc import Sequence


def count(number: int, one: str, many: str) -> str:
    """Return a count with its noun: `1 insats`, `12 insatser`."""
    return f"{number} {one if number == 1 else many}"


_NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def number_word(number: int) -> str:
    """Return a number up to twelve as a word, and others in digits: `fem`, `37`. For nouns with "en"."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


AND = " och "


def listed(words: Sequence[str]) -> str:
    """Join words by "och": `kommunen`, `kommunen och regionen`, `kommunen, regionen och skolan`."""
    return AND.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def either(words: Sequence[str]) -> str:
    """Join words by "eller": `hela kommunen`, `hela kommunen, hela regionen eller alla myndigheter`."""
    return " eller ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
