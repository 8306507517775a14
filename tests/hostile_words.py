"""The hostile words as a reader meets them: whole and as they were written, or mangled; and a page as what it is built of."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import hostile
from hostile import Filled
from macros.model.markup import is_prose
from support import FIXTURE


@cache
def data() -> hostile.Hostile:
    """Return the invented county with the hostile words, and where each stands."""
    return hostile.fill(FIXTURE)


def shown(one: Filled, text: str) -> str:
    """Return the visible words of a payload: running text has links, all else is words."""
    return re.sub(r"\[([^\[\]]+)\]\(http[^)]+\)", r"\1", text) if is_prose(one.key) else text


@cache
def texts() -> dict[int, tuple[str, str]]:
    """Return each payload by its number: as it was written, and its visible words."""
    marks = ((one, re.search(r"X(\d{4})x.*slut\1", one.text)) for one in data().filled)
    return {int(mark[1]): (mark[0], shown(one, mark[0])) for one, mark in marks if mark}


# The attributes that hold addresses: a link, what a page fetches, and what its scripts do.
ADDRESSES = {"href", "src", "action", "content", "data-records", "data-root", "data-roles", "data-table", "data-strategy", "data-styles"}  # fmt: skip
SCHEMES = {"http", "https", "mailto", "tel"}
# The reader of a page, a feed or a file meets a payload whole, from its mark to its end.
MARK = re.compile(r"X(\d{4})x", re.IGNORECASE)


def mangled(text: str) -> list[str]:
    """Each payload in a text that is not there as it was written; case apart, for one heading is in small letters."""
    flat = re.sub(r"\s+", " ", text).casefold()
    wrong = []
    for found in MARK.finditer(flat):
        forms = [re.sub(r"\s+", " ", form).casefold() for form in texts().get(int(found[1]), ())]
        if forms and not any(flat.startswith(form, found.start()) for form in forms):
            wrong.append(flat[found.start() : found.start() + 200])
    return wrong


class Shape(HTMLParser):
    """A page as the elements that it has, with the names of their attributes, and its addresses and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.addresses: list[str] = []
        self.texts: list[str] = []
        self._told: list[str] = []
        self.feed(html)
        self.close()
        # After the running text, for an element may stand in the middle of a word's form.
        self.texts += self._told

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))
        self.addresses += [value or "" for name, value in attrs if name in ADDRESSES]
        self._told += [f"\n{value or ''}" for name, value in attrs if name not in ADDRESSES | {"data-words"}]

    def handle_data(self, data: str) -> None:
        # What search engines read has a test of its own.
        if self.cdata_elem != "script":
            self.texts.append(data)


def pages(site: Path) -> dict[str, Shape]:
    return {
        str(path.relative_to(site)): Shape(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
    }


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []
