"""Rules on titles and names. `rules.py` names those that are asked. The length of titles stands in the model: `Title` and `ShortTitle`."""

from __future__ import annotations

from collections.abc import Iterator

from ..source.diagnostics import Diagnostic
from ..source.reader import Source
from .adopted_wording import units

_TITLES = ("title", "name", "short_title", "label", "term", "subtitle")


def without_code(source: Source) -> Iterator[Diagnostic]:
    """Titles and names have no `{{`, `{%` or `{#`, because they pass through a template."""
    for key, text in units(source):
        # An indicator's words are the title of its page.
        is_indicator = (key[0], *key[-3::2]) == ("indicators", "indicators", "text")
        is_title = key[-1] in _TITLES or is_indicator
        if is_title and any(mark in text for mark in ("{{", "{%", "{#")):
            message = f'rubriken får inte ha {{{{, {{% eller {{#: "{text}".'
            yield Diagnostic(source.place(key), message, "ta bort klamrarna")
