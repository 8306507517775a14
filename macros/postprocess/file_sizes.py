"""The size of each file, written into the links that lead to it.

Templates leave an empty `<span data-size="path">`: only the finished file knows its size.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

_EMPTY = re.compile(r'<span data-size="([^"]+)"></span>')


def insert_file_sizes(site: Path) -> Callable[[str], str]:
    """What pages become with every size filled in. It raises FileNotFoundError for a link to a file that is not there."""
    return lambda html: _EMPTY.sub(lambda match: f" ({words((site / match[1]).stat().st_size)})", html)


def words(size: int) -> str:
    """`8 kB` or `1,2 MB`, with a space that does not break."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}\u00a0kB"
    return f"{size / 1_000_000:.1f}\u00a0MB".replace(".", ",")
