"""The positions of English phrases and glossary words in texts, for pages and PDFs alike."""

from __future__ import annotations

import re

from .resolved import Strategy, cached_per_strategy


class TermMatcher:
    """Finds English phrases and glossary words in texts. Use `term_matcher` to get the one of a strategy."""

    def __init__(self, strategy: Strategy) -> None:
        glossary = strategy.data.glossary
        self.english = set(glossary.english)
        self.terms = {form.casefold(): term for term in glossary.terms for form in term.forms}
        words = sorted([*self.english, *self.terms], key=len, reverse=True)
        alternatives = "|".join(map(re.escape, words)) or "(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
        self._matches: dict[str, tuple[tuple[int, int], ...]] = {}

    def find(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return (start, end) of each word found. Cached, because most texts stand on several pages."""
        if text not in self._matches:
            self._matches[text] = tuple(match.span() for match in self._pattern.finditer(text))
        return self._matches[text]


@cached_per_strategy
def term_matcher(strategy: Strategy) -> TermMatcher:
    """Return the one matcher of a strategy."""
    return TermMatcher(strategy)
