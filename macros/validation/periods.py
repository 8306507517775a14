"""Rules on periods and their days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any, Literal

from ..model import Data, Period
from ..source.diagnostics import Diagnostic
from ..source.reader import Key
from .context import Context

WARN_DAYS = 180


def days_left(day: datetime.date, today: datetime.date) -> str:
    """Return the time left in Swedish: `om 32 dagar`, `i morgon`."""
    days = (day - today).days
    return "i morgon" if days == 1 else f"om {days} dagar"


def when(day: datetime.date, today: datetime.date) -> str:
    """Return a date and the time left: `2027-01-01 (om 32 dagar)`."""
    return f"{day} ({days_left(day, today)})"


def level_of(day: datetime.date, today: datetime.date) -> Literal["warning", "notice"]:
    """Return the level of a coming day: a notice, and a warning from 180 days before, so that a board has time to decide."""
    return "warning" if (day - today).days <= WARN_DAYS else "notice"


def _periods(data: Data) -> Iterator[tuple[Key, Period, str | None]]:
    edition, action_plan = data.site.edition, data.actionplan
    yield ("site", "edition"), edition.period, edition.afterwards
    if action_plan.areas:
        yield ("actionplan",), action_plan.period, action_plan.afterwards


def periods_in_order(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A period begins before it ends."""
    for key, period, _ in _periods(data):
        if period.start > period.end:
            message = f"perioden börjar {period.start} men slutar {period.end}."
            tip = "start är den första dagen och end den sista"
            yield Diagnostic(context.source.place((*key, "period", "start")), message, tip)


def ending_periods(context: Context, data: Data) -> Iterator[Diagnostic]:
    """An ending period is a warning from 180 days before, until `afterwards` is filled in."""
    for key, period, afterwards in _periods(data):
        days = (period.end - context.today).days
        what = "handlingsplanens" if key[0] == "actionplan" else "strategins"
        place = context.source.place((*key, "period"))
        if days <= WARN_DAYS and not afterwards:
            left = (
                " (i dag)" if days == 0 else f" ({days_left(period.end, context.today)})" if days > 0 else ""
            )
            message = f"{what} period {'slutar' if days >= 0 else 'slutade'} {period.end}{left}."
            field = "afterwards (bredvid period)" if key[0] == "actionplan" else "edition.afterwards"
            name = f"{context.source.name}/{key[0]}.yaml"
            tip = f"fyll i {field} i {name} när det är bestämt vad som gäller sedan. "
            tip += f"Är perioden förlängd genom ett beslut: ändra end här{_words_to_change(context, period)}"
            yield Diagnostic(place, message, tip, "warning")
        elif 0 <= days <= WARN_DAYS:
            message = (
                f"kommande: {what} period slutar {when(period.end, context.today) if days else period.end}."
            )
            yield Diagnostic(place, message, "afterwards säger vad som gäller sedan", "notice")


def periods_in_words(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The years in titles are those of the period, so a prolonged period gets new titles."""
    for key, period, _ in _periods(data):
        pattern = re.compile(rf"{period.start.year}\s*[-–]\s*(20[0-9][0-9]|[0-9][0-9])(?![0-9])")
        for at, words in _titles(context, key):
            years = pattern.search(words)
            if years and int(years[1]) % 100 != period.end.year % 100:
                message = f'rubriken säger "{years[0]}", men perioden slutar {period.end}.'
                tip = (
                    f'skriv de nya åren här, och den gamla rubriken under replaced: "- {{text: {words}, date: DAGEN, decision: BESLUTET, '
                    f'field: {at[-1]}}}". Är perioden inte förlängd: rätta period'
                )
                yield Diagnostic(context.source.place(at), message, tip, "warning")


def _titles(context: Context, key: Key) -> Iterator[tuple[Key, str]]:
    """Yield the titles beside a period, and those of the action plan's areas."""
    held: Any = context.source.values[str(key[0])]
    for part in key[1:]:
        held = held[part]
    listed = [(key, held)]
    if isinstance(held.get("areas"), list):
        listed += [((*key, "areas", number), area) for number, area in enumerate(held["areas"])]
    for at, value in listed:
        for name in ("title", "subtitle"):
            if isinstance(value, dict) and isinstance(value.get(name), str):
                yield (*at, name), value[name]


def _words_to_change(context: Context, period: Period) -> str:
    """Return the locations of words that name the years of the period, for the tip on prolonging it."""
    years = re.compile(
        rf"{period.start.year}\s*[-–]\s*(?:{period.end.year}|{period.end.year % 100})(?![0-9])"
    )
    places = [
        context.source.words_at(at, words[:30])
        for at, words in _strings(context)
        if years.search(words)
        and "replaced" not in at
        and at[-1] != "id"
        and (at[0] != "errata" or at[-1] == "why")
    ]
    if not places:
        return ""
    listed = ", ".join(dict.fromkeys(f"{place.file}:{place.line}" for place in sorted(places)))
    return f", och orden som nämner åren ({listed}); de gamla beslutade orden skrivs under replaced, med field om de inte står i text"


def _strings(context: Context) -> Iterator[tuple[Key, str]]:
    waiting: list[tuple[Key, Any]] = [
        ((stem,), value) for stem, value in context.source.values.items() if stem != "changes"
    ]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*key, name), item) for name, item in value.items()]
        elif isinstance(value, list):
            waiting += [((*key, number), item) for number, item in enumerate(value)]
        elif isinstance(value, str):
            yield key, value
