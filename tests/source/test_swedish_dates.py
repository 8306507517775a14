"""Days as Swedes write them."""

from __future__ import annotations

import datetime

import pytest

from macros.source.swedish_dates import DateError, parse_date


@pytest.mark.parametrize("words", ["1:a mars 2024", "1:e mars 2024", "den 1 mars 2024", "1 mars, 2024", "1. mars 2024", "01/03 2024", "1/3-2024", "2024.03.01", "2024-03-01T00:00:00", "1 MARS 2024", "01.03.2024"])  # fmt: skip
def test_a_day_is_read_as_swedes_write_it(words: str) -> None:
    assert parse_date(words) == datetime.date(2024, 3, 1)


@pytest.mark.parametrize("words", ["", "2024", "2024-13-01", "31 juni 2024", "1 mrs 2024", "2024-03", "0", "1/3", "240301", "1 mars"])  # fmt: skip
def test_what_is_no_day_is_never_guessed_at(words: str) -> None:
    with pytest.raises(DateError):
        parse_date(words)
