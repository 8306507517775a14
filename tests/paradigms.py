"""The inflected forms of Swedish words, written by hand from the words of the strategy."""

from __future__ import annotations

from support import read_yaml

CASES = read_yaml("cases/paradigms.yaml")


def paradigms() -> list[list[str]]:
    """Return each lemma's forms, those with a pattern of endings first."""
    made = [
        [word + ending.replace("-", "") for ending in group["forms"].split()]
        for group in CASES["paradigms"]
        for word in dict.fromkeys(group["of"])
    ]
    return made + CASES["words"]
