"""The role of lists.

WebKit tells assistive technology nothing of a list whose markers are taken away (list-style: none), unless its role is written out
(https://bugs.webkit.org/show_bug.cgi?id=170179). Every list gets it, so that none depends on which styles it has.
"""

from __future__ import annotations

import re

_LIST = re.compile(r"<([uo]l)(?=[\s>])(?![^>]*\srole=)")


def add_role(html: str) -> str:
    """Return a page whose lists say that they are lists."""
    return _LIST.sub(r'<\1 role="list"', html)
