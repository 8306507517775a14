"""Rules on periods and days."""

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
    """`om 32 dagar`, `i morgon`."""
    days = (day - today).days
    return "i morgon" if days == 1 else f"om {days} dagar"


def when(day: datetime.date, today: datetime.date) -> str:
    """`2027-01-01 (om 32 dagar)`."""
    return f"{day} ({days_left(day, today)})"


def level_of(day: datetime.date, today: datetime.date) -> Literal["warning", "notice"]:
    """A day that has not come is a notice, and a warning from 180 days before."""
    return "warning" if (day - today).days <= WARN_DAYS else "notice"


def _periods(data: Data) -> Iterator[tuple[Key, Period, str | None]]:
    edition, plan = data.site.edition, data.actionplan
    yield ("site", "edition"), edition.period, edition.afterwards
    yield ("actionplan",), plan.period, plan.afterwards


def periods_in_order(known: Context, data: Data) -> Iterator[Diagnostic]:
    """A period begins before it ends."""
    for key, period, _ in _periods(data):
        if period.start > period.end:
            message = f"perioden börjar {period.start} men slutar {period.end}."
            tip = "start är den första dagen och end den sista"
            yield Diagnostic(known.source.place((*key, "period", "start")), message, tip)


def ending_periods(known: Context, data: Data) -> Iterator[Diagnostic]:
    """A warning from 180 days before a period ends, until it is said what holds afterwards."""
    for key, period, afterwards in _periods(data):
        days = (period.end - known.today).days
        what = "handlingsplanens" if key[0] == "actionplan" else "strategins"
        place = known.source.place((*key, "period"))
        if days <= WARN_DAYS and not afterwards:
            left = " (i dag)" if days == 0 else f" ({days_left(period.end, known.today)})" if days > 0 else ""
            message = f"{what} period {'slutar' if days >= 0 else 'slutade'} {period.end}{left}."
            field = "afterwards (bredvid period)" if key[0] == "actionplan" else "edition.afterwards"
            name = f"{known.source.name}/{key[0]}.yaml"
            tip = f"fyll i {field} i {name} när det är bestämt vad som gäller sedan. "
            tip += (
                f"Är perioden förlängd genom ett beslut: ändra end här{_words_to_change(known, key, period)}"
            )
            yield Diagnostic(place, message, tip, "warning")
        elif 0 <= days <= WARN_DAYS:
            message = (
                f"kommande: {what} period slutar {when(period.end, known.today) if days else period.end}."
            )
            yield Diagnostic(place, message, "afterwards säger vad som gäller sedan", "notice")


def periods_in_words(known: Context, data: Data) -> Iterator[Diagnostic]:
    """The years that titles name are those of the period: one that is prolonged is so in words too."""
    for key, period, _ in _periods(data):
        pattern = re.compile(rf"{period.start.year}\s*[-–]\s*(20[0-9][0-9]|[0-9][0-9])(?![0-9])")
        for at, words in _titles(known, key):
            found = pattern.search(words)
            if found and int(found[1]) % 100 != period.end.year % 100:
                message = f'rubriken säger "{found[0]}", men perioden slutar {period.end}.'
                tip = (
                    f'skriv de nya åren här, och den gamla rubriken under replaced: "- {{text: {words}, date: DAGEN, decision: BESLUTET, '
                    f'field: {at[-1]}}}". Är perioden inte förlängd: rätta period'
                )
                yield Diagnostic(known.source.place(at), message, tip, "warning")


def _titles(known: Context, key: Key) -> Iterator[tuple[Key, str]]:
    """The titles that stand beside a period, and those of the plan's areas."""
    held: Any = known.source.values[str(key[0])]
    for part in key[1:]:
        held = held[part]
    listed = [(key, held)]
    if isinstance(held.get("areas"), list):
        listed += [((*key, "areas", number), area) for number, area in enumerate(held["areas"])]
    for at, value in listed:
        for name in ("title", "subtitle"):
            if isinstance(value, dict) and isinstance(value.get(name), str):
                yield (*at, name), value[name]


def _words_to_change(known: Context, key: Key, period: Period) -> str:
    """Where words name the years of the period, for whoever prolongs it."""
    years = re.compile(
        rf"{period.start.year}\s*[-–]\s*(?:{period.end.year}|{period.end.year % 100})(?![0-9])"
    )
    found = [
        known.source.words_at(at, words[:30])
        for at, words in _strings(known)
        if years.search(words)
        and "replaced" not in at
        and at[-1] != "id"
        and (at[0] != "errata" or at[-1] == "why")
    ]
    if not found:
        return ""
    listed = ", ".join(dict.fromkeys(f"{place.file}:{place.line}" for place in sorted(found)))
    return f", och orden som nämner åren ({listed}); de gamla beslutade orden skrivs under replaced, med field om de inte står i text"


def _strings(known: Context) -> Iterator[tuple[Key, str]]:
    waiting: list[tuple[Key, Any]] = [
        ((stem,), value) for stem, value in known.source.values.items() if stem != "changes"
    ]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*key, name), item) for name, item in value.items()]
        elif isinstance(value, list):
            waiting += [((*key, number), item) for number, item in enumerate(value)]
        elif isinstance(value, str):
            yield key, value
