"""Sorting by the Swedish alphabet."""

from __future__ import annotations

import re
import unicodedata

ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzåäö"
"""Digits and lower-case letters in Swedish order: a–z, then å, ä, ö. Code point order puts ä before å."""

# 0 ends a word.
_ORDER = {letter: index for index, letter in enumerate(ALPHABET, 1)}

# Other letters sort as these (CLDR's collation for sv): é as e, ü as y, æ as ä, ø as ö.
_SORTED_AS = str.maketrans({"ü": "y", "æ": "ä", "ø": "ö", "ł": "l", "đ": "d"})


def _rank(letter: str) -> int:
    plain = letter if letter in _ORDER else unicodedata.normalize("NFD", letter)[0]
    return _ORDER.get(plain, 99)


def swedish_sort_key(text: str) -> tuple[tuple[int, ...], str]:
    """Return a key that sorts by the Swedish alphabet, word by word, as CLDR's collation for sv does."""
    letters = unicodedata.normalize("NFC", text.casefold()).translate(_SORTED_AS)
    words = re.findall(r"[^\W_]+", letters)
    ranks = [rank for word in words for rank in (0, *map(_rank, word))]
    return tuple(ranks), text.casefold()


def folded(words: str) -> str:
    """Return words without differences of case, spaces and composed letters."""
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())
