"""Takes out the white space that templates leave, where it means nothing."""

from __future__ import annotations

import re

# What is code keeps its lines as they are; all other space is one space, or a line end, to a browser.
_CODE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_INDENTED = re.compile(r"\n\s+")
# Between the parts of a table, and around one, none is ever seen, and a browser would keep a node for each.
_BETWEEN = re.compile(r"(?<=<caption>)\n|\n(?=</?(?:section|table|caption|thead|tbody|tr|th|td)\b)")


def out(html: str) -> str:
    """A page without indentation and empty lines, outside `pre`."""
    return "".join(
        part if number % 2 else _BETWEEN.sub("", _INDENTED.sub("\n", part))
        for number, part in enumerate(_CODE.split(html))
    )
