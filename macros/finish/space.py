"""Takes out the indentation and empty lines that templates leave, where they mean nothing. Imports nothing of ours."""

from __future__ import annotations

import re

# What is code keeps its lines as they are; all other space is one space, or a line end, to a browser.
_CODE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_INDENTED = re.compile(r"\n\s+")


def out(html: str) -> str:
    """A page without indentation and empty lines, outside `pre`."""
    return "".join(
        part if number % 2 else _INDENTED.sub("\n", part) for number, part in enumerate(_CODE.split(html))
    )
