"""Days, as the files of data/ write them."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError


def _whole_day(given: Any) -> Any:
    """Return what is given, or raise: pydantic would read 2024-01-31T12:00 as a day and drop the hour."""
    if isinstance(given, str) and given and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        raise PydanticCustomError("date_parsing", "not a day")
    return given


Day = Annotated[datetime.date, BeforeValidator(_whole_day)]
