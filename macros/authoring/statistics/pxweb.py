"""Tables of PxWeb, the databases of SCB and Folkhälsomyndigheten: API version 1 and 2, answers in JSON-stat 2.

Version 1 takes a query by POST (https://www.scb.se/api_man). Version 2 has `/tables/<id>/metadata` and `/tables/<id>/data`.
JSON-stat gives the reason for a missing value in `status`, by position (https://json-stat.org/format/).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any
from urllib.parse import quote

from ...model import Measure, Observation
from ...model.statistics import COUNTRY, Sex
from ...source.series import MARKS
from .client import Client, FetchError
from .fetched import Fetched, amount, period, sex_named, sex_of_total

_AREAS = {"region", "lan", "län", "kommun"}
_SEX = {"kon", "kön", "sex"}
_YEARS = {"tid", "år", "ar"}


@dataclass(frozen=True)
class Variable:
    """A variable of a table: its code, the code and text of each value, and whether the table says that it is time."""

    code: str
    values: Mapping[str, str]
    is_time: bool


def fetch_version_1(client: Client, measure: Measure, areas: Iterable[str]) -> Fetched:
    """Return the values of a table of API version 1. Raises FetchError."""
    assert measure.table
    about = client.get(measure.table)
    variables = [
        Variable(one["code"], dict(zip(one["values"], one["valueTexts"], strict=True)), bool(one.get("time")))
        for one in about["variables"]
    ]
    chosen = _chosen(measure, variables, list(areas))
    query = [
        {"code": code, "selection": {"filter": "item", "values": list(values)}}
        for code, values in chosen.items()
    ]
    answer = client.post(measure.table, {"query": query, "response": {"format": "json-stat2"}})
    return Fetched(tuple(_observations(measure, answer)), measure.table, _updated(answer))


def fetch_version_2(client: Client, measure: Measure, areas: Iterable[str]) -> Fetched:
    """Return the values of a table of API version 2. Raises FetchError."""
    assert measure.table
    about = client.get(f"{measure.table}/metadata?lang=sv")
    variables = [
        Variable(
            code, {value: _label(about, code, value) for value in _codes(about, code)}, code in _time(about)
        )
        for code in about["id"]
    ]
    chosen = _chosen(measure, variables, list(areas))
    query = "".join(
        f"&valueCodes[{quote(code)}]={','.join(map(quote, values))}" for code, values in chosen.items()
    )
    request = f"{measure.table}/data?lang=sv&outputFormat=json-stat2{query}"
    answer = client.get(request)
    return Fetched(tuple(_observations(measure, answer)), request, _updated(answer))


def _chosen(measure: Measure, variables: list[Variable], areas: list[str]) -> dict[str, list[str]]:
    """Return the values to ask for, by variable: the areas there are, the sexes, all years, and `select`."""
    selected = {one.variable: one.value for one in measure.select}
    chosen: dict[str, list[str]] = {}
    for variable in variables:
        name = variable.code.casefold()
        if variable.code in selected:
            value = selected.pop(variable.code)
            if value not in variable.values:
                some = ", ".join(list(variable.values)[:8])
                raise FetchError(
                    f'{measure.table}: variabeln {variable.code} har inget värde "{value}" (där finns {some} …).'
                )
            chosen[variable.code] = [value]
        elif name in _AREAS:
            chosen[variable.code] = [code for code in areas if code in variable.values]
            shown = _area_shown(measure, areas)
            if shown not in variable.values:
                raise FetchError(
                    f"{measure.table} har inget värde för {'riket' if shown == COUNTRY else 'länet'} ({shown})."
                )
        elif name in _SEX:
            chosen[variable.code] = _sexes_chosen(measure, variable)
        elif variable.is_time or name in _YEARS or len(variable.values) == 1:
            chosen[variable.code] = list(variable.values)
        else:
            some = ", ".join(f"{code} = {text}" for code, text in list(variable.values.items())[:8])
            raise FetchError(f"{measure.table}: välj ett värde för {variable.code} med select ({some}).")
    if not any(one.code.casefold() in _AREAS for one in variables) and measure.level != "riket":
        raise FetchError(f"{measure.table} har inga områden. Gäller den hela landet: skriv level: riket.")
    if selected:
        raise FetchError(
            f"{measure.table} har ingen variabel {', '.join(selected)} (select i statistics.yaml)."
        )
    return chosen


def _area_shown(measure: Measure, areas: list[str]) -> str:
    """Return the code of the area that a measure is about; the county's comes first among `areas`."""
    return COUNTRY if measure.level == "riket" else areas[0]


def _sexes_chosen(measure: Measure, variable: Variable) -> list[str]:
    """Return the codes of the sexes that a measure shows. Raises FetchError for none, because codes mean nothing alone."""
    found = [code for code, text in variable.values.items() if _sex(measure, text)]
    if not found:
        some = ", ".join(f"{code} = {text}" for code, text in variable.values.items())
        raise FetchError(
            f"{measure.table}: inget värde för {variable.code} är måttets kön (där finns {some})."
        )
    return found


def _sex(measure: Measure, text: str) -> Sex | None:
    return sex_of_total(measure, sex_named(text))


def _codes(answer: Any, variable: str) -> list[str]:
    """Return the codes of a dimension's values in order; `index` is a list, or numbers by code."""
    category = answer["dimension"][variable]["category"]
    index = category.get("index", list(category.get("label", {})))
    return list(index) if isinstance(index, list) else sorted(index, key=index.__getitem__)


def _label(answer: Any, variable: str, code: str) -> str:
    return str(answer["dimension"][variable]["category"].get("label", {}).get(code, code))


def _observations(measure: Measure, answer: Any) -> Iterator[Observation]:
    """Yield the values of a JSON-stat dataset. Raises ValueError if its parts do not agree."""
    names, held = list(answer["id"]), answer["value"]
    values, status = _by_position(held), _by_position(answer.get("status") or {})
    codes = [_codes(answer, name) for name in names]
    cells = list(product(*codes))
    if [len(one) for one in codes] != list(answer["size"]) or (
        isinstance(held, list) and len(held) != len(cells)
    ):
        raise ValueError
    for position, cell in enumerate(cells):
        at = dict(zip(names, cell, strict=True))
        one = _one(measure, answer, at, values.get(position), status.get(position))
        if one:
            yield one


def _time(answer: Any) -> list[str]:
    """Return the variables that an answer says are time."""
    return (answer.get("role") or {}).get("time") or []


def _by_position(held: Any) -> dict[int, Any]:
    """Return values by position: they come as a list, or sparsely by number. One status may be for all."""
    if isinstance(held, str):
        return {}
    return {int(at): value for at, value in (held.items() if isinstance(held, dict) else enumerate(held))}


def _one(measure: Measure, answer: Any, at: Mapping[str, str], value: Any, status: Any) -> Observation | None:
    """Return the value of a cell, given as code by variable; None for one that the measure does not show."""
    # A table of the whole country has no areas.
    area = next((code for name, code in at.items() if name.casefold() in _AREAS), _area_shown(measure, [""]))
    sexes = [_sex(measure, _label(answer, *held)) for held in at.items() if held[0].casefold() in _SEX]
    sex = sexes[0] if sexes else sex_of_total(measure, "T")
    time = [*_time(answer), *(name for name in at if name.casefold() in _YEARS)]
    if not time:
        raise FetchError(f"{measure.table} har ingen variabel för år.")
    year = _label(answer, time[0], at[time[0]])
    try:
        start, end = period(year)
    except FetchError as error:
        raise FetchError(f"{measure.table}: {error}") from error
    if sex is None or not area:
        return None
    if value is not None:
        return Observation(area, sex, start, end, amount(value))
    mark = str(status or "").replace("-", "–")
    return Observation(area, sex, start, end, None, mark=mark if mark in MARKS else "..")


def _updated(answer: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(answer.get("updated"))[:10])
    except (ValueError, AttributeError):
        return None
