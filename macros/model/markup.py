"""The small markup of `text: |`: paragraphs, `- ` lists, `[^s1]` notes and `[text](address)` links.

Everything else is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .base import ADDRESS as ELSEWHERE

# Link text excludes `[`, because matching would otherwise take quadratic time.
_INLINE = re.compile(r"\[\^([a-z][0-9]+)\]|\[([^\[\]\n]+)\]\(([^)\s]+)\)")
# The targets allowed after "](": an address elsewhere, or a page of this site.
ADDRESS = re.compile(rf"(?:{ELSEWHERE}|/[a-z0-9/-]*(?:#[a-z0-9-]+)?)\Z")


@dataclass(frozen=True)
class Run:
    """A run of text: a link if `address` is set, a note mark if `note` is set."""

    text: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A paragraph (one item), or a list."""

    items: tuple[tuple[Run, ...], ...]
    is_list: bool


# Cached, because several rules and pages parse the same text, and few texts change between reloads.
@lru_cache(maxsize=16_384)
def parts(text: str) -> tuple[Part, ...]:
    """Return the paragraphs and lists of a text, in order. The lines of one paragraph are joined by a space."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return tuple(part for block in blocks for part in _block([line.strip() for line in block.split("\n")]))


def _block(lines: list[str]) -> Iterator[Part]:
    paragraph: list[str] = []
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(line[2:].strip())
        elif items:
            items[-1] += f" {line}"
        else:
            paragraph.append(line)
    if paragraph:
        yield Part((tuple(runs(" ".join(paragraph))),), False)
    if items:
        yield Part(tuple(tuple(runs(item)) for item in items), True)


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of one line, split at its notes and links."""
    start = 0
    for match in _INLINE.finditer(text):
        if match.start() > start:
            yield Run(text[start : match.start()])
        yield Run(note=match[1]) if match[1] else Run(match[2], match[3])
        start = match.end()
    if start < len(text):
        yield Run(text[start:])


def plain(line: tuple[Run, ...], with_notes: bool = False) -> str:
    """Return the visible words of a line, with note marks as `[^s1]` if `with_notes`."""
    return "".join(run.text or (f"[^{run.note}]" if with_notes else "") for run in line)


def notes(text: str) -> list[str]:
    """Return the ids of the notes marked in a text, in order."""
    return [run.note for part in parts(text) for item in part.items for run in item if run.note]
