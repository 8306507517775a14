"""The rows of a file that are YAML syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator


def plain_rows(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield (number, line), counted from 1, of the lines that are YAML syntax: neither comments nor text under `|`."""
    block = -1
    for number, line in enumerate(lines, 1):
        depth = len(line) - len(line.lstrip(" "))
        if not line.strip() or (block >= 0 and depth > block):
            continue
        block = -1
        if line.lstrip().startswith("#"):
            continue
        yield number, line
        if re.search(r":\s+[|>][-+]?\s*$", line):
            block = len(re.match(r" *(?:- +)*", line)[0]) if "- " in line else depth  # type: ignore[index]
