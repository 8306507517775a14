"""The changed words of two texts, with some words around them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Literal

from .entities import ITEM, PART_SEPARATOR

DiffSpan = tuple[Literal["same", "gone", "new"], str]
_AROUND = 8


def diff_spans(old: str, new: str) -> Iterator[DiffSpan]:
    """Yield unchanged, deleted and inserted stretches; long unchanged stretches are cut to a few words."""
    before, after = _tokens(old), _tokens(new)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", _cut(before[a:b], is_first=a == 0, is_last=b == len(before))
            continue
        if b > a:
            yield "gone", "".join(before[a:b])
        if d > c:
            yield "new", "".join(after[c:d])


def _tokens(text: str) -> list[str]:
    """Return the words and marks of a text; the items of a list are compared whole."""
    if text.startswith(ITEM):
        return [f"{ITEM}{item}" for item in text.split(ITEM)[1:]]
    return re.findall(r"\s+|\w+(?:-\w+)*|[^\w\s]", text)


def _cut(tokens: list[str], is_first: bool, is_last: bool) -> str:
    keep = 2 * _AROUND
    if len(tokens) <= 2 * keep:
        return "".join(tokens)
    head = "" if is_first else "".join(tokens[:keep])
    tail = "" if is_last else "".join(tokens[-keep:])
    return f"{head} … {tail}"


def plain(text: str) -> str:
    """Return the words of a field on one line: ¶ between paragraphs, commas between the items of a list."""
    words = _as_paragraph(text).replace(PART_SEPARATOR, " – ").lstrip(ITEM).replace(ITEM, ", ")
    return re.sub(r"\s*\n\s*", " ¶ ", words)


def _as_paragraph(text: str) -> str:
    """Return a text without the mark before the first item of a list that begins a paragraph."""
    return text.replace(f"\n{ITEM}", "\n")


def marked(old: str, new: str, gone: tuple[str, str], come: tuple[str, str]) -> str:
    """Return the texts on one line, with marks around deletions and insertions."""
    around = {"same": ("", ""), "gone": gone, "new": come}
    parts: list[str] = []
    before = ""
    for kind, text in diff_spans(_as_paragraph(old), _as_paragraph(new)):
        first, last = around[kind]
        words = plain(text)
        # Between items of a list, and because adjacent marks would be read as one.
        if parts and text.startswith(ITEM) and (before, kind) != ("gone", "new"):
            parts.append(", ")
        elif (before, kind) == ("gone", "new") and not words.startswith(" "):
            parts.append(" ")
        inner = words.strip()
        parts.append(words.replace(inner, f"{first}{inner}{last}", 1) if inner else words)
        before = kind
    return "".join(parts).strip()


# From this number of marked stretches on, or from this share of the words, marks are hard to read.
_MANY, _SHARE = 4, 0.5


def is_hard_to_read(old: str, new: str) -> bool:
    """Return True for texts whose marks break up the sentences: several, or around most of the words."""
    if not old or not new or old.startswith(ITEM) or new.startswith(ITEM):
        return False
    marks = [(kind, words.split()) for kind, words in diff_spans(old, new)]
    changed = sum(len(words) for kind, words in marks if kind != "same")
    stretches = sum(kind != "same" for kind, _ in marks)
    return stretches > 1 and (stretches >= _MANY or changed > _SHARE * len((old + " " + new).split()))


def changed_sentences(old: str, new: str) -> tuple[str, str]:
    """Return the sentences that differ, whole, in the old and in the new text; … stands for those between."""
    before, after = (re.split(r"(?<=[.!?])\s+|\s*\n\s*", text) for text in (old, new))
    gone, come = [], []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            gone.append(" ".join(before[a:b]))
            come.append(" ".join(after[c:d]))
    return tuple(plain(" … ".join(filter(None, texts))) for texts in (gone, come))  # type: ignore[return-value]
