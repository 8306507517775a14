"""Read dates as Swedes write them."""

from __future__ import annotations

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NAMES = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2})")
# The time of day that Excel adds to a date.
_TIME = re.compile(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?Z?$")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})([/.-]| )\s*(\d{4})")
_WITH_MONTH = re.compile(r"(?:den )?(\d{1,2})(?:[:.]?[ae])?[. ]+([a-z]+)\.?,? +(\d{4})", re.IGNORECASE)


class DateError(ValueError):
    """The words are not a date; the message is Swedish and says why."""


def parse_date(words: str) -> datetime.date:
    """Return the day that the words name: `2024-03-01`, `20240301`, `1/3 2024`, `1.3.2024`, `den 1 mars 2024`.

    Swedish order is day, month (Språkrådet's writing rules), but `1/3/2024` is also what an English Excel
    makes of January 3: it is refused when both numbers could be a month. Raise DateError.
    """
    words = _TIME.sub("", " ".join(words.split()))
    if match := _YEAR_FIRST.fullmatch(words):
        year, month, day = (match[1], match[3], match[4]) if match[1] else (match[5], match[6], match[7])
        return _day(words, int(year), int(month), int(day))
    if match := _WITH_MONTH.fullmatch(words):
        return _day(words, int(match[3]), _month(words, match[2]), int(match[1]))
    if match := _DAY_FIRST.fullmatch(words):
        day, month = int(match[1]), int(match[3])
        is_swedish = match[2] != match[4] or match[2] == "."
        if not is_swedish and day <= 12 and month <= 12 and day != month:
            raise DateError(f'"{words}" kan läsas på två sätt')
        return _day(words, int(match[5]), month, day)
    raise DateError(_why(words))


def _month(words: str, name: str) -> int:
    name = name.casefold()
    for number, (short, long) in enumerate(zip(_MONTHS, _NAMES, strict=True), 1):
        if name in (short, long) or (name == "sept" and short == "sep"):
            return number
    raise DateError(f'"{words}" har en månad som inte finns')


def _day(words: str, year: int, month: int, day: int) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise DateError(f'"{words}" är en dag som inte finns') from error


def _why(words: str) -> str:
    if re.fullmatch(r"\d{5}", words):
        return f'"{words}" är Excels löpnummer för en dag; ge cellen formatet Datum'
    if re.fullmatch(r"(?:[^\W\d]+ )?\d{4}(?:-\d{2})?", words):
        return f'"{words}" säger inte vilken dag'
    if re.fullmatch(r"\d{1,2}\D\d{1,2}\D ?\d{2}|\d{6}", words):
        return f'"{words}" har inte hela året'
    return f'"{words}" är inte ett datum'
