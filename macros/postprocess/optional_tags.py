"""Spares a long page what a browser knows without it.

A page of several megabytes takes a slow phone a second to read. End tags that HTML implies are a third of its tags
(https://html.spec.whatwg.org/multipage/syntax.html#optional-tags). And a text within Latin-1 is held with one byte a
character: a single dash elsewhere makes it two for all, so those stand as references.
"""

from __future__ import annotations

import re

_LONG = 1_000_000
# What is code has neither tags nor references.
_CODE = re.compile(r"(<script\b.*?</script>|<style\b.*?</style>)", re.DOTALL)
# Each end tag, before what ends its element anyhow.
_IMPLIED = re.compile(
    r"</t[dh]>(?=<t[dh]\b|</tr>)"
    r"|</tr>(?=<tr\b|</t(?:head|body)>)"
    r"|</thead>(?=<tbody\b)"
    r"|</tbody>(?=</table>)"
    r"|</li>(?=<li\b|</[uo]l>)"
    r"|</p>(?=<(?:p|ul|ol|table|div|section)\b|</(?:td|th|li|div|section)>)"
)


def down(html: str) -> str:
    """A page with the same elements and characters; a long one with fewer tags, and within Latin-1."""
    if len(html) < _LONG:
        return html
    return "".join(part if number % 2 else _spare(part) for number, part in enumerate(_CODE.split(html)))


def _spare(part: str) -> str:
    return _IMPLIED.sub("", part).encode("latin-1", "xmlcharrefreplace").decode("latin-1")
