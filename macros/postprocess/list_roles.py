"""Write the role of lists.

WebKit does not expose a list with `list-style: none` as a list, unless its role is explicit
(https://bugs.webkit.org/show_bug.cgi?id=170179). Each list gets the role, so that none depends on its styles.
"""

from __future__ import annotations

import re

_LIST = re.compile(r"<([uo]l)(?=[\s>])(?![^>]*\srole=)")


def add_role(html: str) -> str:
    """Return a page whose lists have `role="list"`."""
    return _LIST.sub(r'<\1 role="list"', html)
