"""The letters of headings that the source prints in capitals throughout, decided by how its running text has their words.

The data keep the source's letters: pages only show others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from .as_of import iter_models
from .resolved import Strategy, cached_per_strategy

_WORD = re.compile(r"[^\W\d_]+")
# Within a sentence, where a capital marks a name.
_WITHIN = re.compile(r"(?:(?<=[^\W\d_] )|(?<=[^\W\d_], ))[^\W\d_]+")


@cached_per_strategy
def in_small_letters(strategy: Strategy, heading: str) -> tuple[tuple[str, bool], ...]:
    """Return the pieces of a heading in capitals, in order, and of each True if it begins with a capital as a name.

    Returns () for a heading of other letters, and for one with a word that the strategy's running text lacks: nothing
    says how it is written. The first word needs no such decision.
    """
    words = list(_WORD.finditer(heading)) if heading.isupper() else []
    usual = _usual_letters(strategy) if words else {}
    if not words or any(match[0].lower() not in usual for match in words[1:]):
        return ()
    pieces, end = [], 0
    for number, match in enumerate(words):
        pieces += [(heading[end : match.start()], False)] if number else []
        pieces.append((match[0], not number or usual[match[0].lower()][0].isupper()))
        end = match.end()
    return (*((heading[: words[0].start()], False),), *pieces, (heading[end:], False))


@cached_per_strategy
def _usual_letters(strategy: Strategy) -> Mapping[str, str]:
    """Return, for each word of the running text in small letters, the form that it mostly has within a sentence."""
    found = Counter(
        match[0] for text in _texts(strategy) if not text.isupper() for match in _WITHIN.finditer(text)
    )
    return {word.lower(): word for word, _ in reversed(found.most_common())}


def _texts(strategy: Strategy) -> Iterator[str]:
    """Yield the texts of the data."""
    for model in iter_models(strategy.data):
        for value in vars(model).values():
            yield from (
                one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str)
            )
