"""The day of the build, in Swedish time."""

from __future__ import annotations

import datetime
import os
from zoneinfo import ZoneInfo

# Decisions take effect at midnight Swedish time.
_SWEDISH = ZoneInfo("Europe/Stockholm")


def swedish_day(moment: float) -> datetime.date:
    """Return the date in Sweden of a moment, given in seconds since 1970 (UTC)."""
    return datetime.datetime.fromtimestamp(moment, _SWEDISH).date()


def today() -> datetime.date:
    """Return the date of the build in Sweden; from SOURCE_DATE_EPOCH if set, so that builds are reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return swedish_day(int(epoch) if epoch else datetime.datetime.now(datetime.UTC).timestamp())
