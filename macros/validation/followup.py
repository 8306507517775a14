"""Rules on the follow-ups in followup.yaml: days, sums, and numbers that are hidden but can be computed."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from ..model import Data, FollowUpRound, Model, helps
from ..model.followup import ANSWERS, BANDS, LEAST_IN_TABLES, LEAST_SHOWN, STATUSES, Progress
from ..source.diagnostics import Diagnostic
from ..source.reader import EDITIONS, Key
from . import field_names
from .context import Context
from .repairs import closest_match_tip

# Key path within the follow-up, message and tip.
_Wrong = tuple[Key, str, str]
# The figures by part, which refer to the ids of an edition.
_PARTS = ("areas", "goals", "objective_goals", "items", "checklist", "chosen")
_AGAIN = "räkna om med make follow-up, eller rätta talet"
_HIDE_ANOTHER = "dölj ett tal till i samma rad (ta bort det), eller räkna om med make follow-up"


def parts_of_this_edition(context: Context) -> Iterator[Diagnostic]:
    """Only a follow-up of this edition has figures by part, because the ids of another may be gone."""
    values = context.source.values
    try:
        edition, rounds = values["site"]["edition"]["id"], values["followup"]["rounds"]
        other = [(number, one) for number, one in enumerate(rounds) if one["edition"] != edition]
    except (KeyError, TypeError):
        return
    for number, one in other:
        if held := [name for name in _PARTS if one.get(name)]:
            place = context.source.place(("followup", "rounds", number, held[0]))
            message = f'uppföljning "{one.get("id")}" gäller utgåvan {one["edition"]}, så dess delar hör hemma där: {", ".join(held)}.'
            yield Diagnostic(place, message, "ta bort delarna här; de står kvar i den tidigare utgåvan")


def tables_of_enough(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Few organisations have no tables: only the numbers of affiliates and plans, and what is carried out."""
    for number, one in enumerate(data.followup.rounds):
        if one.organisations >= LEAST_IN_TABLES:
            continue
        held: list[Key] = [(name,) for name in _PARTS if getattr(one, name)]
        for name in ("actions", "objectives"):
            figures = getattr(one, name)
            columns = () if figures is None else ("rows", *STATUSES, "late")
            held += [(name, column) for column in columns if getattr(figures, column) is not None]
        if held:
            listed = ", ".join(dict.fromkeys(str(key[-1]) for key in held))
            message = f"tabeller görs bara av planer från minst {LEAST_IN_TABLES} verksamheter, och här är de {one.organisations}."
            yield _said(
                context, number, one, held[0], message, f"ta bort {listed}, eller räkna om med make follow-up"
            )


def rounds_in_order(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Follow-ups stand by day, none of them after today or before its period, and each of an edition that exists."""
    known = [data.site.edition.id, *(one.id for one in data.changes.editions)]
    # A folder that changes.yaml lacks is reported by itself.
    folders = (context.source.folder / EDITIONS).glob("*")
    editions = list(dict.fromkeys([*known, *(path.name for path in folders)]))
    before = None
    for number, one in enumerate(data.followup.rounds):
        faults = [*_wrong_days(one, before, context.today)]
        if one.edition not in editions:
            tip = f"{closest_match_tip(one.edition, editions)}utgåvorna är {', '.join(editions)}"
            faults.append((("edition",), f'utgåvan "{one.edition}" finns inte.', tip))
        yield from (_said(context, number, one, *wrong) for wrong in faults)
        before = one.as_of


def _wrong_days(one: FollowUpRound, before: datetime.date | None, today: datetime.date) -> Iterator[_Wrong]:
    if before and one.as_of <= before:
        message = f"{one.as_of} är inte efter den förra uppföljningens dag, {before}."
        yield ("as_of",), message, "skriv den äldsta först"
    if one.as_of > today:
        yield ("as_of",), f"{one.as_of} har inte varit än.", "skriv dagen som planerna räknades"
    if one.period.start > one.period.end:
        yield ("period",), "perioden slutar före sin första dag.", "byt plats på dagarna"
    elif one.period.start > one.as_of:
        message = f"perioden börjar efter dagen som läget gäller, {one.as_of}."
        yield ("period",), message, "ändra period eller as_of"


def sums_hold(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A part is never larger than its whole, and no hidden number follows from those shown."""
    focus_areas = {area.id for area in data.focusareas.focus_areas}
    for number, one in enumerate(data.followup.rounds):
        wrongs = (*_wrong_sums(one), *_larger_parts(one, focus_areas), *_wrong_bands(one))
        yield from (_said(context, number, one, *wrong) for wrong in wrongs)


def _said(context: Context, number: int, one: FollowUpRound, key: Key, message: str, tip: str) -> Diagnostic:
    place = context.source.place(("followup", "rounds", number, *key))
    return Diagnostic(place, f'uppföljning "{one.id}": {message}', tip)


def _wrong_sums(one: FollowUpRound) -> Iterator[_Wrong]:
    for whole in ("affiliates", "plans"):
        yield from _larger((), one, "organisations", one, whole)
    yield from _larger((), one, "decided", one, "plans")
    yield from _small_rest((), one, "decided", one, "plans")
    for key, progress in _progress(one):
        yield from _larger(key, progress, "carried_out", progress, "items")
        ended = (progress.done or 0) + (progress.stopped or 0)
        yield from _larger(key, progress, "late", progress, "rows", less=ended)
        yield from _addends(key, progress, STATUSES, progress.rows)
    for number, point in enumerate(one.checklist):
        yield from _addends(("checklist", number), point, ANSWERS, one.plans)
    for number, area in enumerate(one.chosen):
        yield from _larger(("chosen", number), area, "chosen", one, "organisations")
        yield from _small_rest(("chosen", number), area, "chosen", one, "organisations")


def _small_rest(key: Key, held: Model, part: str, holder: Model, whole: str) -> Iterator[_Wrong]:
    """Yield the fault of a part that tells that the rest of its whole is small."""
    number, rest = getattr(held, part), getattr(holder, whole) - (getattr(held, part) or 0)
    if number is not None and 0 <= rest < LEAST_SHOWN:
        message = f"{_field(held, part)} är {number} av {getattr(holder, whole)}, och av det följer resten, {rest}, som är under {LEAST_SHOWN}."
        yield (*key, part), message, f"ta bort {part}, så är det dolt"


def _larger_parts(one: FollowUpRound, focus_areas: Collection[str]) -> Iterator[_Wrong]:
    """Yield the faults of areas and goals with more than all insatser, or all målsättningar, have together."""
    others = {("areas", number) for number, area in enumerate(one.areas) if area.area not in focus_areas}
    for key, row in _progress(one):
        of = "objectives" if key in others or key[0] in ("objectives", "objective_goals") else "actions"
        whole = getattr(one, of)
        for name in Progress.model_fields:
            number, most = getattr(row, name), getattr(whole, name, None)
            if number is not None and most is not None and number > most:
                message = f"{_field(row, name)} är {number}, men {_field(one, of)} räcker bara till {most}."
                yield (*key, name), message, _AGAIN


def _wrong_bands(one: FollowUpRound) -> Iterator[_Wrong]:
    """Yield the fault of a band that begins above the number of organisations with a plan."""
    lows = {words: low for low, _, words in BANDS}
    for number, item in enumerate(one.items):
        if lows.get(item.organisations, 0) > one.organisations:
            message = f"{item.item} har spannet {item.organisations}, men {_field(one, 'organisations')} är {one.organisations}."
            yield (
                ("items", number, "organisations"),
                message,
                "räkna om med make follow-up, eller rätta spannet",
            )


def _progress(one: FollowUpRound) -> Iterator[tuple[Key, Progress]]:
    for name, whole in (("actions", one.actions), ("objectives", one.objectives)):
        if whole:
            yield (name,), whole
    for name in ("areas", "goals", "objective_goals"):
        yield from (((name, number), row) for number, row in enumerate(getattr(one, name)))


def _larger(key: Key, held: Model, part: str, holder: Model, whole: str, less: int = 0) -> Iterator[_Wrong]:
    """Yield the fault of a part that is larger than its whole, of which `less` belongs to others."""
    number, most = getattr(held, part), getattr(holder, whole)
    if number is not None and most is not None and number > most - less:
        message = (
            f"{_field(held, part)} är {number}, men {_field(holder, whole)} räcker bara till {most - less}."
        )
        yield (*key, part), message, _AGAIN


def _addends(key: Key, row: Model, names: tuple[str, ...], whole: int | None) -> Iterator[_Wrong]:
    """Yield the fault of numbers that add up to a shown whole."""
    if whole is None:
        return
    shown = [name for name in names if getattr(row, name) is not None]
    hidden = [name for name in names if name not in shown]
    known = sum(getattr(row, name) for name in shown)
    if known > whole or (known < whole and not hidden):
        listed = ", ".join(_field(row, name) for name in shown)
        yield key, f"{listed} är tillsammans {known}, men ska vara {whole}.", _AGAIN
    elif hidden and (known == whole or len(hidden) == 1):
        listed = ", ".join(_field(row, name) for name in hidden)
        yield (
            key,
            f"att dölja {listed} hjälper inte: {whole - known} följer av de andra talen.",
            _HIDE_ANOTHER,
        )


def _field(row: Model, name: str) -> str:
    return field_names.named(name, helps(type(row))[name].title)
