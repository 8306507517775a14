"""The line that a fetch, `make diff` and the weekly proposal say of the values of a measure: new, changed and lost, with their years."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from macros.model import Observation, Series
from macros.strategy.statistics_changes import change_line
from statistics_fetching import invented

AREAS = {"99": "Exempellän", "00": "riket", "9901": "Exempelköping"}
Values = dict[tuple[str, str, int], Any]
COUNTY: Values = {("99", sex, year): 40 + year - 2020 for sex in "KM" for year in (2020, 2021, 2022)}


def series(measure: str, values: Values | None) -> Series | None:
    """Values by area, sex and year: a number, a sign, or (value, low, high)."""
    if values is None:
        return None
    years = next(one.period for one in invented().data.statistics.measures if one.id == measure)
    held = []
    for (area, sex, year), given in values.items():
        value, *bounds = given if isinstance(given, tuple) else (given,)
        number = None if isinstance(value, str) else Decimal(str(value))
        low, high = (Decimal(one) for one in bounds) if bounds else (None, None)
        mark = value if isinstance(value, str) else ""
        held.append(Observation(area, sex, year - years + 1, year, number, low, high, mark=mark))  # type: ignore[arg-type]
    return Series(measure, "", tuple(held))


def county(**changed: Any) -> Values:
    """The county's values with others for `K2021` and so on; None takes one away."""
    new = {("99", at[0], int(at[1:])): value for at, value in changed.items()}
    return {at: value for at, value in (COUNTY | new).items() if value is not None}


# Before and after, the measure, and the line but for its name.
LINES: list[tuple[str, str, Values | None, Values | None, str]] = [
    ("nothing", "bistand", COUNTY, county(), ""),
    ("the first values", "bistand", None, COUNTY, "värden för 2020–2022"),
    ("the first value", "bistand", None, {("99", "K", 2022): 1}, "värden för 2022"),
    ("the first mean", "halsa", None, {("99", "K", 2022): 1}, "värden för 2019–2022"),
    ("the first means", "halsa", None, COUNTY, "värden för 2017–2020 till 2019–2022"),
    ("all gone", "halsa", COUNTY, None, "värdena för 2017–2020 till 2019–2022 är borttagna"),
    ("a new year", "bistand", COUNTY, county(K2023=44, M2023=44), "nytt år 2023"),
    ("two new years", "bistand", COUNTY, county(K2023=44, K2019=39), "nya år 2019 och 2023"),
    ("a new mean", "halsa", COUNTY, county(K2023=44), "nytt år 2020–2023"),
    ("a lost mean", "halsa", COUNTY, county(K2022=None, M2022=None), "2019–2022 finns inte kvar"),
    ("a changed value", "bistand", COUNTY, county(K2021=41.3), "2021 ändrat 41,0 → 41,3 (kvinnor, Exempellän)"),
    ("a value hidden by rounding", "bistand", COUNTY, county(K2021=41.04), "2021 ändrat 41 → 41,04 (kvinnor, Exempellän)"),
    ("a value that comes", "bistand", county(K2021=".."), COUNTY, "2021 ändrat .. → 41,0 (kvinnor, Exempellän)"),
    ("a value taken back", "bistand", COUNTY, county(K2021=".."), "2021 ändrat 41,0 → .. (kvinnor, Exempellän)"),
    ("another sign", "bistand", county(K2021=".."), county(K2021="."), "2021 ändrat .. → . (kvinnor, Exempellän)"),
    ("five changed", "bistand", COUNTY, county(K2020=1, K2021=1, K2022=1, M2021=1, M2022=1),
     "2022 ändrat 42,0 → 1,0 (kvinnor, Exempellän); 2022 ändrat 42,0 → 1,0 (män, Exempellän); 2021 ändrat 41,0 → 1,0 (kvinnor, Exempellän);"
     " 2 ändrade värden till"),
    ("four changed", "bistand", COUNTY, county(K2021=1, K2022=1, M2021=1, M2022=1),
     "2022 ändrat 42,0 → 1,0 (kvinnor, Exempellän); 2022 ändrat 42,0 → 1,0 (män, Exempellän); 2021 ändrat 41,0 → 1,0 (kvinnor, Exempellän);"
     " ett ändrat värde till"),
    ("one more in an old year", "bistand", county(M2021=None), COUNTY, "ett nytt värde för 2021 (Exempellän)"),
    ("two more in old years", "bistand", county(M2021=None, M2020=None), COUNTY, "2 nya värden för 2020 och 2021 (Exempellän)"),
    ("one lost", "bistand", COUNTY, county(M2021=None), "ett värde för 2021 finns inte kvar (Exempellän)"),
    ("two lost", "bistand", COUNTY, county(M2021=None, M2020=None), "2 värden för 2020 och 2021 finns inte kvar (Exempellän)"),
    ("the county a year after the country", "bistand", county() | {("00", "K", 2023): 1}, county(K2023=44, M2023=44) | {("00", "K", 2023): 1},
     "2 nya värden för 2023 (Exempellän)"),
    ("four places", "bistand", COUNTY, COUNTY | {(area, "K", 2021): 4 for area in ("00", "9901", "9902", "9903")}, "4 nya värden för 2021 (4 områden)"),
    ("a place without a name", "bistand", COUNTY, COUNTY | {(area, "K", 2021): 4 for area in ("00", "9903")}, "2 nya värden för 2021 (riket och 9903)"),
    ("many years of a place", "halsa", {("99", "K", year): 4 for year in range(2015, 2022)}, {(area, "K", year): 4 for area in ("99", "00") for year in range(2015, 2022)},
     "7 nya värden för 2012–2015 till 2018–2021 (riket)"),
    ("another margin of error", "bistand", county(K2021=(41, 40, 42)), county(K2021=(41, 39, 43)), "felmarginalen är ändrad för ett värde"),
    ("margins of error that come", "bistand", COUNTY, county(K2021=(41, 39, 43), M2021=(41, 39, 43)), "felmarginalen är ändrad för 2 värden"),
    ("a municipality", "bistand", COUNTY | {("9901", "K", 2022): 5}, COUNTY | {("9901", "K", 2022): 6},
     "2022 ändrat 5,0 → 6,0 (kvinnor, Exempelköping)"),
    ("a municipality that no longer is one", "bistand", COUNTY | {("9902", "K", 2022): 5}, COUNTY | {("9902", "K", 2022): 6},
     "2022 ändrat 5,0 → 6,0 (kvinnor, 9902)"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "before", "after", "line"), [case[1:] for case in LINES], ids=[case[0] for case in LINES]
)
def test_what_changes_is_said_with_years_values_and_places(
    measure: str, before: Values | None, after: Values | None, line: str
) -> None:
    described = next(one for one in invented().data.statistics.measures if one.id == measure)
    said = change_line(described, series(measure, before), series(measure, after), AREAS)
    assert said == (f"{described.title}: {line}" if line else "")
