"""Rules on the support box, the line at the foot and the quick exit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from ..model import Data, Section, SupportBox
from ..source.diagnostics import Diagnostic
from ..source.reader import Key
from ..strategy import urls
from .context import Context

_FIELD = "support_box"


def boxes_have_support(context: Context) -> Iterator[Diagnostic]:
    """No entity has `support_box: ja` in a strategy without `support` in site.yaml."""
    site = context.source.values.get("site")
    if "site" in context.source.unreadable or not isinstance(site, dict) or site.get("support"):
        return
    for stem, value in context.source.values.items():
        for key in _boxes(value, (stem,)):
            message = (
                f"{_FIELD}: ja, men {context.source.name}/site.yaml har inget support: rutan kan inte visas."
            )
            tip = "skriv support i site.yaml, med rubrik, stödlinjer och resten (CONTRIBUTING.md visar hur), eller ta bort raden"
            yield Diagnostic(context.source.place(key), message, tip)


def _boxes(value: Any, key: Key) -> Iterator[Key]:
    """Yield the key of each `support_box: ja`, also in a file with other errors."""
    if isinstance(value, dict):
        if value.get(_FIELD) == "ja":
            yield (*key, _FIELD)
        for name, inner in value.items():
            yield from _boxes(inner, (*key, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _boxes(inner, (*key, index))


def boxes_have_pages(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A section with `support_box` is a page of its own, because it has no effect within a page."""
    for top in ("strategy", "actionplan"):
        for index, chapter in enumerate(getattr(data, top).chapters):
            yield from _within(context, (top, "chapters", index), chapter, chapter.id)
    for index, area in enumerate(data.focusareas.focus_areas):
        for number, section in enumerate(area.sections):
            key = ("focusareas", "focus_areas", index, "sections", number)
            yield from _within(context, key, section, area.id, is_page=False)


def _within(
    context: Context, key: Key, section: Section, page: str, is_page: bool = True
) -> Iterator[Diagnostic]:
    if section.support_box and not is_page:
        message = f"avsnittet {section.id} har ingen egen sida, så {_FIELD} gör inget där."
        tip = f'flytta raden till "{page}", vars sida avsnittet står på'
        yield Diagnostic(context.source.place((*key, _FIELD)), message, tip)
    for index, inner in enumerate(section.sections):
        yield from _within(
            context, (*key, "sections", index), inner, page, is_page=bool(urls.own_page(inner))
        )


def support_leads_right(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The foot's numbers are among those of the box, and the quick exit leads to another site over https."""
    support = data.site.support
    if support:
        yield from _numbers(context, support)
        yield from _exit(context, data, support)


def _numbers(context: Context, support: SupportBox) -> Iterator[Diagnostic]:
    numbers = [line.number for line in support.lines]
    for index, line in enumerate(support.footer.lines):
        if line.number not in numbers:
            place = context.source.place(("site", "support", "footer", "lines", index, "number"))
            message = f"numret {line.number} i footer står inte bland stödlinjerna i lines."
            yield Diagnostic(place, message, f"skriv ett av numren där: {', '.join(numbers)}")


def _exit(context: Context, data: Data, support: SupportBox) -> Iterator[Diagnostic]:
    place = context.source.place(("site", "support", "exit", "address"))
    address = urlsplit(support.exit.address)
    own = {urlsplit(a).hostname for a in (data.site.address, data.site.publisher.address) if a}
    tip = "välj en neutral sida på en annan webbplats, till exempel om vädret"
    if address.scheme != "https":
        yield Diagnostic(place, "adressen i exit börjar inte med https://.", tip)
    if address.hostname in own:
        yield Diagnostic(place, "adressen i exit leder till webbplatsen själv eller till utgivaren.", tip)
    words = f"{support.exit.name} {support.exit.address}".casefold()
    telling = [root for root in support.roots if root.casefold() in words]
    if telling:
        yield Diagnostic(place, f'exit är inte neutral: där står "{telling[0]}".', tip)
