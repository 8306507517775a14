"""A slip in a line of text, as the rules on markup report it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """A mistake in one line: the message, the tip, and the line mended ("" if that is unknown)."""

    message: str
    tip: str
    mended: str = ""
