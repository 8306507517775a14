"""Takes comments and indentation out of the page scripts."""

from __future__ import annotations

import re
from pathlib import Path

# Only what cannot be part of a text: whole lines, and JSDoc, which our texts never hold.
_COMMENT = re.compile(r"/\*\*(?:[^*]|\*(?!/))*\*/ ?|^[ \t]*//.*\n", re.MULTILINE)
_LINE = re.compile(r"^\s+", re.MULTILINE)


def strip(site: Path) -> None:
    """Makes each of our scripts leaner in place; those of others have another ending and are left alone."""
    for script in (site / "assets").glob("*.mjs"):
        script.write_text(lean(script.read_text("utf-8")), "utf-8")


def lean(text: str) -> str:
    """A script without comments, indentation and empty lines. Texts over several lines are not for our scripts."""
    return _LINE.sub("", _COMMENT.sub("", text))
