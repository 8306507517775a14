"""The list of rules that types cannot express.

Each rule is a small generator whose docstring is the rule. The modules divide them by subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..model import Data
from ..source.diagnostics import Diagnostic
from . import (
    affiliates,
    characters,
    colours,
    decisions,
    figures,
    followup,
    icons,
    ids,
    markup_rules,
    periods,
    publication,
    rows,
    statistics,
    stray_files,
    successors,
    support,
    texts,
    titles,
    twins,
)
from .context import Context, build_context
from .edition_checksums import unchanged_wording
from .lost_wording import lost_words

__all__ = ["Context", "build_context", "check"]

RULES: tuple[Callable[[Context], Iterator[Diagnostic]], ...] = (
    ids.unique_ids,
    ids.known_references,
    ids.absent_files,
    ids.named_once,
    successors.other_successors,
    lambda context: titles.without_code(context.source),
    lambda context: characters.have_glyphs(context.source),
    lambda context: characters.one_alphabet(context.source),
    stray_files.no_stray_files,
    texts.notes_and_marks,
    lambda context: texts.files_are_whole(context.source),
    markup_rules.markup_is_ours,
    lambda context: markup_rules.words_without_quotes(context.source),
    figures.figures_exist,
    texts.former_words_differ,
    lambda context: unchanged_wording(context.source),
    followup.parts_of_this_edition,
    support.boxes_have_support,
    lambda context: publication.guarded_wording(context.source),
    lambda context: publication.examples_left(context.source),
)
DATA_RULES: tuple[Callable[[Context, Data], Iterator[Diagnostic]], ...] = (
    ids.own_addresses,
    texts.one_form_per_block,
    twins.numbers_differ,
    twins.titles_differ,
    twins.rows_match_ids,
    rows.known_levels,
    rows.rows_name_actors,
    rows.roles_have_rows,
    texts.few_beside,
    texts.corrections_are_shown,
    rows.named_actors,
    rows.named_methods,
    rows.leading_checklist,
    rows.known_examples,
    rows.broader_without_circles,
    rows.same_rows_agree,
    periods.periods_in_order,
    periods.ending_periods,
    periods.periods_in_words,
    decisions.former_words_fit,
    decisions.decisions_in_order,
    decisions.coming,
    successors.successors_in_force,
    successors.changes_in_roles,
    icons.known_icons,
    affiliates.known_municipalities,
    affiliates.names_without_contacts,
    support.boxes_have_pages,
    support.support_leads_right,
    colours.readable_accent,
    colours.readable_hues,
    colours.distinct_hues,
    colours.hues_for_all,
    followup.rounds_in_order,
    followup.sums_hold,
    followup.tables_of_enough,
    statistics.measures_hold_together,
    statistics.one_place_per_indicator,
    lambda context, data: publication.unset_before_publication(context.source, data),
    lambda context, data: publication.beginning_of_addresses(context.source, data),
    lambda context, data: publication.files_at_the_root(context.source, data),
    lambda context, data: publication.supervisor_in_place(context.source, data, context.today),
)


# Rules that conclude from what is absent, which an error elsewhere may have taken out.
ABSENCE_RULES: tuple[Callable[[Context, Data], Iterator[Diagnostic]], ...] = (
    texts.figures_have_content,
    rows.used_actors,
    rows.used_methods,
)


def _unexplained(found: Iterable[Diagnostic], errors: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what no error within the same lines explains: what is not written right is mended first, and then compared."""
    return [one for one in found if not any(_is_within(error, one) for error in errors)]


def _is_within(error: Diagnostic, outer: Diagnostic) -> bool:
    return error.place.file == outer.place.file and outer.place.line <= error.place.line <= outer.place.end


def check(context: Context, before: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Return the diagnostics of all rules; `before` are those of the files as read.

    Rules on models run only if every file has a model, and those on absence only on data without errors.
    """
    diagnostics = [diagnostic for rule in RULES for diagnostic in rule(context)]
    errors = [diagnostic for diagnostic in (*before, *diagnostics) if diagnostic.level == "error"]
    diagnostics += _unexplained(lost_words(context.source), errors)
    if context.data is None:
        return diagnostics
    diagnostics += [diagnostic for needs in DATA_RULES for diagnostic in needs(context, context.data)]
    errors = [diagnostic for diagnostic in (*before, *diagnostics) if diagnostic.level == "error"]
    for rule in (decisions.unadopted, titles.titles_and_texts_in_place):
        diagnostics += _unexplained(rule(context, context.data), errors)
    if not errors:
        diagnostics += [diagnostic for needs in ABSENCE_RULES for diagnostic in needs(context, context.data)]
    return diagnostics
