"""The text of built pages, and the keys of data/ that no page needs to show."""

from __future__ import annotations

import html
import re

# Keys whose values are for machines, search or menus, and need not be read on a page.
HIDDEN = {
    "id", "point", "area", "keywords", "actors", "actor", "methods", "goals", "goal", "broader", "same_as", "together", "show",
    "about", "level", "basis", "forms", "support_box", "icon", "words", "roots", "english_name", "english_description", "joined", "start", "end", "number", "code", "nuts",
    "municipalities", "branch", "english", "notes", "date", "whole", "in_sentence", "description", "short_name",
    "wordmark", "light", "dark", "spellings", "workplace", "synonyms", "organisations", "focus_areas", "first", "related", "short_title", "reviewed", "section", "successor", "readers",
    "one", "the_one", "many", "the_many", "also", "means", "endings", "leads_to", "beginnings", "close", "what", "who", "harmless", "common", "file", "fetch", "fit", "indicator", "shape", "share_of", "sexes", "direction", "variable",
}  # fmt: skip


def text_of(page: str) -> str:
    body = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", page)
    # An image's text is read out in its place.
    readable = re.sub(r'<img\b[^>]*\balt="([^"]*)"[^>]*>', r" \1 ", body)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", readable)))
