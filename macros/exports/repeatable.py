"""Office files that are the same in every run."""

from __future__ import annotations

import datetime
import io
import re
import zipfile


def repeatable(content: bytes, day: datetime.date) -> bytes:
    """Return an Office file with the day of the build instead of the times that a library takes from the clock.

    A ZIP file holds no year before 1980.
    """
    out = io.BytesIO()
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>%sT00:00:00Z" % day.isoformat().encode(), part
                )
            again.writestr(zipfile.ZipInfo(name, moment), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
