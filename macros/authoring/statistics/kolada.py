"""Kolada's API, version 3: values by key figure, area, year and sex.

The shape was read from public clients: `{values: [{kpi, municipality, period, values: [{gender, count, status, value,
isdeleted}]}], next_url}`. A path part takes at most 25 ids.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from ...model import Measure, Observation
from ...model.statistics import PERCENT
from .client import Client, FetchError
from .fetched import Fetched, amount, period, sex_named, sex_of_total

ADDRESS = "https://api.kolada.se/v3"
_MOST_IDS, _MOST_PAGES = 25, 200
_MISSING = ".."
# The year that ends the title of a series without new values: (-2024).
_CLOSED = re.compile(r"\([-–] ?(?:19|20)[0-9]{2}\)\s*$")


def fetch(client: Client, measure: Measure, areas: Iterable[str], address: str = ADDRESS) -> Fetched:
    """Return all values of a measure for the areas, by their official codes. Raises FetchError."""
    about = _about(client, measure, address)
    by_id = {_kolada_id(code): code for code in areas}
    found: list[Observation] = []
    requests = [
        f"{address}/data/kpi/{measure.table}/municipality/{','.join(ids)}" for ids in _parts(list(by_id))
    ]
    for request in requests:
        for row in _rows(client, f"{request}?per_page=5000"):
            found += _observations(measure, row, by_id)
    return Fetched(tuple(found), requests[0], next_update=_day(about.get("publication_date")))


def _kolada_id(code: str) -> str:
    """Return Kolada's id of an area: 08 is 0008, the country 0000; municipalities and groups are the same."""
    return code if code.startswith("G") else code.zfill(4)


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _MOST_IDS):
        yield ids[start : start + _MOST_IDS]


def _about(client: Client, measure: Measure, address: str) -> dict[str, Any]:
    """Return what Kolada says about a key figure. Raises FetchError if it is gone or another."""
    held = _list(client.get(f"{address}/kpi/{measure.table}"))
    about = next((row for row in held if row.get("id") == measure.table), None)
    if about is None:
        raise FetchError(
            f"nyckeltalet {measure.table} finns inte längre i Kolada. Byt table i statistics.yaml, eller flytta indikatorn till without."
        )
    title = str(about.get("title", ""))
    if ("(%)" in title) != (measure.unit == PERCENT):
        raise FetchError(
            f"enheten stämmer inte: Kolada kallar {measure.table} ”{title}”, och måttet är i {measure.unit}."
        )
    if title != measure.definition:
        advice = (
            "Serien är avslutad: sök nyckeltalet som ersätter den, och byt table och definition."
            if _CLOSED.search(title)
            else "Räknas det på ett nytt sätt: skriv ett brott (breaks). Ändra sedan definition till det namnet, och hämta igen."
        )
        raise FetchError(f"{measure.table} heter nu ”{title}” i Kolada. {advice}")
    return about


def _rows(client: Client, address: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of all pages. Raises FetchError if the pages do not end."""
    seen = set[str]()
    while address:
        if address in seen or len(seen) > _MOST_PAGES:
            raise FetchError("Kolada gav samma sida flera gånger. Försök igen senare; inget har ändrats.")
        seen.add(address)
        page = client.get(address)
        yield from _list(page)
        address = _next(address, page.get("next_url"))


def _next(here: str, given: object) -> str:
    """Return the address of the next page; "" after the last. Raises FetchError if it is at another host.

    A database behind a proxy may name itself with `http`, so the scheme and the port of the first request are kept.
    """
    if not given:
        return ""
    first, then = urlsplit(here), urlsplit(urljoin(here, str(given)))
    if then.hostname != first.hostname:
        raise FetchError(
            f"Kolada hänvisar till en annan värd ({then.hostname}) för nästa sida. Inget har ändrats."
        )
    return urlunsplit(then._replace(scheme=first.scheme, netloc=first.netloc))


def _list(page: Any) -> list[dict[str, Any]]:
    values = page.get("values") if isinstance(page, dict) else None
    if not isinstance(values, list):
        raise FetchError("Kolada svarade i en annan form än väntat. Programmet behöver anpassas.")
    return values


def _observations(measure: Measure, row: dict[str, Any], by_id: dict[str, str]) -> Iterator[Observation]:
    """Yield the values of one area and year that the measure is about."""
    area = by_id.get(row["municipality"], "")
    start, end = period(str(row["period"]))
    for one in row["values"]:
        sex = sex_of_total(measure, sex_named(one["gender"]))
        if not area or sex is None or one.get("isdeleted"):
            continue
        value = None if one["value"] is None else amount(one["value"])
        mark = "" if value is not None else _MISSING
        count = int(one.get("count") or 1)
        # Kolada has the last year of a mean.
        first = end - measure.period + 1 if start == end else start
        yield Observation(area, sex, first, end, value, count=count if count > 1 else None, mark=mark)


def _day(text: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
