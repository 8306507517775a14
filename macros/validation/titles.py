"""Rules on titles and names. `rules.py` names those that are asked. The length of titles stands in the model: `Title` and `ShortTitle`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from ..model import Action, Data, Goal, Objective
from ..source.diagnostics import Diagnostic
from ..source.reader import Source
from ..strings import labels
from .adopted_wording import units
from .context import Context

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


def titles_and_texts_in_place(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A title is the short form of its text: it ends with no full stop that the text lacks, and is not the longer one."""
    entities: tuple[Action | Objective | Goal, ...] = (
        *(one for area in data.focusareas.focus_areas for row in area.problems for one in row.actions),
        *(one for area in data.actionplan.areas for one in area.objectives),
        *data.goals.goals,
    )
    for one in entities:
        title = one.title or ""
        if one.text.endswith((".", "!", "?")) or not (title.endswith(".") or len(title) > len(one.text)):
            continue
        what = "rubriken slutar med punkt, och texten inte" if title.endswith(".") else "rubriken är längre"
        message = f'{labels.KINDS[one.kind]} "{one.id}": title och text ser ut att ha bytt plats: {what}.'
        tip = "title är den korta rubriken, och text strategins hela ord. Är de rätt: ta bort punkten i title, eller korta den"
        place = context.place_of(one.kind, one.id, "title")
        end = max(place.line, context.place_of(one.kind, one.id, "text").line)
        yield Diagnostic(dataclasses.replace(place, end=end), message, tip, "warning")
