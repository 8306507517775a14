"""The day of the build, in Swedish time."""

from __future__ import annotations

import datetime
import os
from zoneinfo import ZoneInfo

# A decision begins to hold at midnight where it was made.
_SWEDISH = ZoneInfo("Europe/Stockholm")


def swedish_day(moment: float) -> datetime.date:
    """The day in Sweden of a moment in seconds since 1970."""
    return datetime.datetime.fromtimestamp(moment, _SWEDISH).date()


def today() -> datetime.date:
    """The day of the build in Sweden: that of SOURCE_DATE_EPOCH when set, so that builds can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return swedish_day(int(epoch) if epoch else datetime.datetime.now(datetime.UTC).timestamp())
