"""The Swedish alphabet."""

from __future__ import annotations

from macros.strings import collation


def test_words_sort_as_swedes_sort() -> None:
    given = ["Öland", "Ängel", "Åby", "Zorn", "Müller", "Myller", "Emmabodahus", "Emmaboda kommun", "Ærø", "Eva", "Éva", "2024", "Wiking", "Vidar", "Vik"]  # fmt: skip
    assert sorted(given, key=collation.swedish_sort_key) == [
        "2024", "Emmaboda kommun", "Emmabodahus", "Eva", "Éva", "Myller", "Müller", "Vidar", "Vik", "Wiking", "Zorn",
        "Åby", "Ängel", "Ærø", "Öland",
    ]  # fmt: skip
