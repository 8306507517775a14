"""Headings that the source prints in capitals, as pages show them."""

from __future__ import annotations

import pytest

from macros.strategy.capitals import in_small_letters
from support import FIXTURE, unchanged


@pytest.mark.parametrize(
    ("heading", "shown"),
    {
        "a name begins with a capital": ("ARBETE I EXEMPELLÄN", "Arbete i Exempellän"),
        "signs and figures stay": ("2. ARBETE: LÖNER, 2029–2032!", "2. Arbete: löner, 2029–2032!"),
        "the first word needs no witness": ("XYZZY I LÖNER", "Xyzzy i löner"),
        "a word that the text lacks leaves the heading": ("ARBETE I XYZZY", None),
        "small letters are the source's": ("Arbete I EXEMPELLÄN", None),
        "figures alone have no letters": ("2029", None),
        "nothing": ("", None),
    }.values(),
)
def test_the_running_text_decides_the_letters(heading: str, shown: str | None) -> None:
    pieces = in_small_letters(unchanged(FIXTURE), heading)
    assert "".join(piece for piece, _ in pieces) == (heading if shown else "")
    assert "".join(piece.capitalize() if name else piece.lower() for piece, name in pieces) == (shown or "")
