"""The remains on a page of parts that the strategy lacks: empty lists and headings, and words of theirs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# Every word that only a part has, by the part. A county that lacks it says none of them.
WORDS = {
    "actions": "insats",
    "action_plan": "handlingsplan|målsättning",
    "roles": r"\broll(?:er|en|ens|erna)?\b|vad kan jag bidra|vad arbetar du",
    "my_plan": "min plan|planfil",
    "methods": r"\bmetoder\b|metoden ",
    "checklist": "checklist",
    "affiliates": "anslut(?:na|en) ",
    "glossary": "ordlist",
    "errata": "anmärkningar till källan|rättelser",
    "support": "stödlinje|lämna sidan snabbt|utsatt för våld",
}


class Outline(HTMLParser):
    """The empty lists, tables and sections of a page, and headings with nothing under them."""

    CONTAINERS = ("ul", "ol", "dl", "table", "tbody", "section", "figure", "nav")
    VOID = ("br", "img", "input", "meta", "link", "hr", "wbr", "use", "path")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.empty: list[str] = []
        # Each open element with whether it holds words, and whether a script fills it.
        self.open: list[tuple[str, bool, bool]] = []
        self.heading = 0
        self.has_words = True
        self.feed(html)
        self._end_of_heading(1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in self.VOID:
            return
        # The title of a card is the whole of it, and leads on.
        if (level := self._level(tag)) and not any(own == "a" for own, _, _ in self.open):
            self._end_of_heading(level)
            self.heading, self.has_words = level, False
        scripted = (
            "hidden" in given or given.get("role") == "status" or given.get("id") in ("hits", "plan-items")
        )
        self.open.append((tag, False, scripted or any(inside for _, _, inside in self.open)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A shape of an icon holds nothing."""

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.open = [(tag, True, scripted) for tag, _, scripted in self.open]
            self.has_words |= not any(self._level(tag) for tag, _, _ in self.open)

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            own, has_words, scripted = self.open.pop()
            if own in self.CONTAINERS and not has_words and not scripted:
                self.empty.append(f"<{own}> utan innehåll")
            if own == tag:
                break

    def _end_of_heading(self, next_level: int) -> None:
        """Note a heading with nothing under it. What stands under deeper headings stands under it too."""
        if self.heading >= next_level and not self.has_words:
            self.empty.append(f"<h{self.heading}> utan något under")

    @staticmethod
    def _level(tag: str) -> int:
        return int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0
