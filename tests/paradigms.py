"""The inflected forms of Swedish words, written by hand from the words of the strategy."""

from __future__ import annotations

import yaml

from support import TESTS

CASES = yaml.safe_load((TESTS / "cases" / "paradigms.yaml").read_text("utf-8"))


def paradigms() -> list[list[str]]:
    """Return each lemma's forms, those with a pattern of endings first."""
    made = [
        [word + ending.replace("-", "") for ending in group["forms"].split()]
        for group in CASES["paradigms"]
        for word in dict.fromkeys(group["of"])
    ]
    return made + CASES["words"]
