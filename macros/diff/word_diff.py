"""The changed words of two texts, with some words around them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Literal

from .entities import PART_SEPARATOR

DiffSpan = tuple[Literal["same", "gone", "new"], str]
_AROUND = 8


def diff_spans(old: str, new: str) -> Iterator[DiffSpan]:
    """Yield unchanged, deleted and inserted stretches; long unchanged stretches are cut to a few words."""
    before, after = (re.findall(r"\s+|\w+(?:-\w+)*|[^\w\s]", text) for text in (old, new))
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", _cut(before[a:b], is_first=a == 0, is_last=b == len(before))
            continue
        if b > a:
            yield "gone", "".join(before[a:b])
        if d > c:
            yield "new", "".join(after[c:d])


def _cut(tokens: list[str], is_first: bool, is_last: bool) -> str:
    keep = 2 * _AROUND
    if len(tokens) <= 2 * keep:
        return "".join(tokens)
    head = "" if is_first else "".join(tokens[:keep])
    tail = "" if is_last else "".join(tokens[-keep:])
    return f"{head} … {tail}"


def marked(old: str, new: str, gone: tuple[str, str], come: tuple[str, str]) -> str:
    """Return the texts on one line, with marks around deletions and insertions."""
    around = {"same": ("", ""), "gone": gone, "new": come}
    parts: list[str] = []
    before = ""
    for kind, text in diff_spans(old, new):
        first, last = around[kind]
        words = re.sub(r"\s*\n\s*", " ¶ ", text.replace(PART_SEPARATOR, " – "))
        inner = words.strip()
        # Adjacent marks would be read as one.
        parts.append(" " if (before, kind) == ("gone", "new") and not words.startswith(" ") else "")
        parts.append(words.replace(inner, f"{first}{inner}{last}", 1) if inner else words)
        before = kind
    return "".join(parts).strip()
