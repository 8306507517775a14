"""Rules on entities that readers could not tell apart, or that stand beside the wrong ones. `ids` reports one id twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Data, Entity, FocusArea, Goal, ObjectiveArea
from ..source.diagnostics import Diagnostic
from ..strings import labels
from ..web import permalinks
from . import field_names
from .context import Context


def numbers_differ(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Focus areas, areas of the action plan and goals have a number each of their own."""
    groups: tuple[tuple[FocusArea | ObjectiveArea | Goal, ...], ...] = (
        data.focusareas.focus_areas,
        data.actionplan.areas,
        data.goals.goals,
    )
    for listed in groups:
        taken = {entity.number for entity in listed}
        first: dict[int, Entity] = {}
        for entity in listed:
            number = entity.number
            before = first.setdefault(number, entity)
            if before.id != entity.id:
                word = labels.KINDS[entity.kind]
                place = context.place_of(entity.kind, entity.id, "number")
                message = f'{word} "{entity.id}" har samma nummer som "{before.id}": {number}.'
                free = next(one for one in range(1, len(taken) + 2) if one not in taken)
                better = context.source.suggestion(place, f"number: {number}", f"number: {free}")
                yield Diagnostic(place, message, "ge dem var sitt nummer", suggestion=better)


def titles_differ(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Entities that readers choose among by title have titles that differ."""
    groups: tuple[tuple[Iterable[Entity], str], ...] = (
        (data.focusareas.focus_areas, "title"),
        (data.actionplan.areas, "title"),
        (data.roles.roles, "title"),
        (data.actors.actors, "name"),
        (data.methods.methods, "name"),
        (data.glossary.terms, "term"),
        (data.affiliates.affiliates, "name"),
    )
    for entities, field in groups:
        first: dict[str, Entity] = {}
        for entity in entities:
            title = str(getattr(entity, field))
            before = first.setdefault(title.casefold(), entity)
            if before.id != entity.id and not getattr(entity, "withdrawn", None):
                what = {"title": "samma rubrik", "name": "samma namn", "term": "samma ord"}[field]
                message = (
                    f'{labels.KINDS[entity.kind]} "{entity.id}" har {what} som "{before.id}": "{title}".'
                )
                tip = "skriv så att en läsare kan skilja dem åt, eller ta bort den ena om det är samma sak"
                yield Diagnostic(context.place_of(entity.kind, entity.id, field), message, tip)


def rows_match_ids(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A new insats or delmål stands in the row that its id names. One that was published may have moved."""
    problems = {p.id for area in data.focusareas.focus_areas for p in area.problems}
    for area in data.focusareas.focus_areas:
        for problem in area.problems:
            for entity in (*problem.actions, *problem.outcomes):
                named = entity.id.removesuffix("-" + entity.id.rsplit("-", 1)[-1]).removesuffix("-delmal")
                if named == problem.id or named not in problems:
                    continue
                if not permalinks.was_published(context.source.folder, entity.id):
                    owner = field_names.entity_name(context.source, context.key_of(entity.kind, entity.id))
                    message = f'{owner}id:t hör till problemområdet "{named}", men står under "{problem.id}".'
                    tip = f'flytta den till "{named}". Hör den hemma här: ge den nästa lediga id som börjar med "{problem.id}-"'
                    yield Diagnostic(context.place_of(entity.kind, entity.id), message, tip, "warning")
