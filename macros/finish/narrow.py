"""Keeps a long page within Latin-1, by references for other characters. Imports nothing of ours.

A browser holds such a text with one byte a character. A single dash elsewhere makes it two for all, and takes a phone
some hundredths of a second for a page of several megabytes.
"""

from __future__ import annotations

import re

_LONG = 1_000_000
# What is code knows no references.
_CODE = re.compile(r"(<script\b.*?</script>|<style\b.*?</style>)", re.DOTALL)


def down(html: str) -> str:
    """A page with the same characters; those outside Latin-1 as references when it is long."""
    if len(html) < _LONG:
        return html
    return "".join(
        part if number % 2 else part.encode("latin-1", "xmlcharrefreplace").decode("latin-1")
        for number, part in enumerate(_CODE.split(html))
    )
