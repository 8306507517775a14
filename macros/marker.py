"""Where English phrases and glossary words stand in a text, for pages and PDFs alike. Imports resolve."""

from __future__ import annotations

import re

from .resolve import Strategy


class Marker:
    """Finds English phrases and glossary words in text; made once per strategy."""

    def __init__(self, strategy: Strategy) -> None:
        glossary = strategy.data.glossary
        self.english = set(glossary.english)
        self.terms = {form.casefold(): term for term in glossary.terms for form in term.forms}
        words = sorted([*self.english, *self.terms], key=len, reverse=True)
        self.pattern = (
            re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE)
            if words
            else None
        )
