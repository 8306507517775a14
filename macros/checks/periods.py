"""Rules on periods. Imports finding and model."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Finding
from ..model import Data, Period
from ..source import Key
from .facts import Facts

WARN_DAYS = 90


def _periods(data: Data) -> Iterator[tuple[Key, Period]]:
    yield ("site", "edition", "period"), data.site.edition.period
    yield ("actionplan", "period"), data.actionplan.period


def periods_in_order(known: Facts, data: Data) -> Iterator[Finding]:
    """A period begins before it ends."""
    for key, period in _periods(data):
        if period.start > period.end:
            message = f"perioden börjar {period.start} men slutar {period.end}."
            tip = "start är den första dagen och end den sista"
            yield Finding(known.source.place((*key, "start")), message, tip)


def ending_periods(known: Facts, data: Data) -> Iterator[Finding]:
    """A warning from ninety days before a period ends."""
    for key, period in _periods(data):
        days = (period.end - known.today).days
        if days <= WARN_DAYS and not data.site.edition.afterwards:
            what = f"perioden slutar {period.end}" if days >= 0 else f"perioden slutade {period.end}"
            tip = "fyll i edition.afterwards i site.yaml när det är bestämt vad som gäller sedan"
            yield Finding(known.source.place(key), f"{what}.", tip, "warning")
