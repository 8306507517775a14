"""A record of a change, as the form makes it, and others made of it."""

from __future__ import annotations

import base64
import copy
import json
import zlib
from typing import Any

RECORD: dict[str, Any] = {
    "version": 1,
    "title": "Rubrik",
    "why": "",
    "files": [{"file": "glossary.yaml", "base": "0" * 40, "changes": [{"path": ["terms", 0, "term"], "op": "set", "value": "Ord"}]}],
}  # fmt: skip


def changed(place: str, value: object) -> str:
    """Return the record with another value at a place: `files.0.file`."""
    record = copy.deepcopy(RECORD)
    *path, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    holder: Any = record
    for part in path:
        holder = holder[part]
    if isinstance(holder, list) and last == len(holder):
        holder.append(value)
    else:
        holder[last] = value
    return json.dumps(record)


def packed(data: bytes) -> str:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return "redigera1:" + base64.urlsafe_b64encode(deflate.compress(data) + deflate.flush()).decode().rstrip(
        "="
    )
