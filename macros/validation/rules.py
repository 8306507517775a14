"""The only home of rules that types cannot say.

Each rule is a small generator; its docstring is the rule. They lie by subject: ids, texts, rows, periods, decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Data
from ..source.diagnostics import Diagnostic
from . import characters, decisions, icons, ids, periods, publication, rows, support, texts
from .adopted_wording import lost_words
from .context import Context, build_context
from .edition_checksums import unchanged_wording

__all__ = ["Context", "build_context", "check"]

RULES: tuple[Callable[[Context], Iterator[Diagnostic]], ...] = (
    ids.unique_ids,
    ids.known_references,
    ids.named_once,
    ids.other_successors,
    lambda known: characters.titles_without_code(known.source),
    lambda known: characters.characters_on_paper(known.source),
    texts.notes_and_marks,
    texts.prose_links,
    texts.former_words_differ,
    lambda known: unchanged_wording(known.source),
    support.boxes_have_support,
    lambda known: lost_words(known.source),
    lambda known: publication.guarded_wording(known.source),
)
DATA_RULES: tuple[Callable[[Context, Data], Iterator[Diagnostic]], ...] = (
    ids.own_addresses,
    texts.one_form_per_block,
    texts.few_beside,
    texts.corrections_are_shown,
    rows.named_actors,
    rows.named_methods,
    rows.leading_checklist,
    rows.broader_without_circles,
    rows.same_rows_agree,
    periods.periods_in_order,
    periods.ending_periods,
    periods.periods_in_words,
    decisions.former_words_fit,
    decisions.decisions_in_order,
    decisions.coming,
    decisions.unadopted,
    icons.known_icons,
    support.boxes_have_pages,
    support.support_leads_right,
    lambda known, data: publication.readable_accent(known.source, data),
    lambda known, data: publication.unset_before_publication(known.source, data),
    lambda known, data: publication.supervisor_in_place(known.source, data, known.today),
)


def check(known: Context) -> list[Diagnostic]:
    """All findings of all rules."""
    found = [finding for rule in RULES for finding in rule(known)]
    if known.data is not None:
        found += [finding for needs in DATA_RULES for finding in needs(known, known.data)]
    return found
