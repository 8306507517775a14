"""Insert the size of each file into the links to it.

Templates leave an empty `<span data-size="path">`, because sizes are known only when all files are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

_EMPTY = re.compile(r'<span data-size="([^"]+)"></span>')


def insert_file_sizes(site: Path) -> Callable[[str], str]:
    """Return a transform that inserts the sizes. The transform raises FileNotFoundError for a missing
    file.
    """
    return lambda html: _EMPTY.sub(lambda match: f" ({words((site / match[1]).stat().st_size)})", html)


def words(size: int) -> str:
    """Return a size in bytes as `8 kB` or `1,2 MB`, with a no-break space."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}\u00a0kB"
    return f"{size / 1_000_000:.1f}\u00a0MB".replace(".", ",")
