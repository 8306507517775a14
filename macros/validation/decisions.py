"""Rules on later decisions: what they change, add or withdraw, and from which day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from ..model import Added, Block, Data, Model, Period, Replaced, Supervisor, Withdrawn
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key
from ..strategy import as_of
from . import added_wording, adopted_wording, field_names
from .context import Context
from .periods import level_of, when
from .repairs import closest_match_tip


def _with_decisions(data: Data) -> Iterator[tuple[Key, Model]]:
    """Yield (key, model) of the models with former words."""
    return (
        (key, model) for key, model in adopted_wording.iter_models(data) if getattr(model, "replaced", ())
    )


def former_words_fit(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Former words belong to a field of the entity and are valid there.

    Otherwise they could not be shown until the day of the change.
    """
    for key, model in _with_decisions(data):
        for number, former in enumerate(getattr(model, "replaced", ())):
            at = (*key, "replaced", number)
            field = as_of.field_of(model, former)
            called = field_names.entity_name(context.source, at)
            allowed = as_of.fields_with_words(type(model))
            if former.field and not field:
                tip = closest_match_tip(former.field, list(allowed)) or f"tillåtet är: {', '.join(allowed)}"
                message = f'{called}nyckeln "{former.field}" har inga ord som kan ersättas.'
                yield Diagnostic(context.source.place((*at, "field")), message, tip)
            elif not field and "content" not in type(model).model_fields:
                message = f"{called}det står inte vilken nyckel de förra orden stod i."
                tip = f'lägg till "field: …" bredvid text. Tillåtet är: {", ".join(allowed)}'
                yield Diagnostic(context.source.place(at), message, tip)
            elif not field and former.date > context.today:
                message = f"{called}ändringen börjar gälla {former.date}, men det står inte vilken del av texten den gäller."
                tip = (
                    "flytta replaced till delen under content: bredvid dess text, med hela den gamla delen under replaced. "
                    'Gäller det rubriken: lägg till "field: title"'
                )
                yield Diagnostic(context.source.place(at), message, tip)
            elif field and former.date > context.today:
                yield from _former_value_problems(context, at, model, field, former)


def _former_value_problems(
    context: Context, at: Key, model: Model, field: str, former: Replaced
) -> Iterator[Diagnostic]:
    try:
        as_of.type_adapter(type(model), field).validate_python(
            as_of.former_value(type(model), field, former.text)
        )
    except ValidationError:
        called = field_names.entity_name(context.source, at)
        message = f"{called}de förra orden kan inte stå i {field_names.field(field)}."
        tip = "skriv dem på en enda rad, så som de stod i källan, utan < och >"
        yield Diagnostic(context.source.place((*at, "text")), message, tip)


def decisions_in_order(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Words are replaced after the entity is added and before it is withdrawn, once a day.

    A day before the strategy's period is a warning.
    """
    for key, model in adopted_wording.iter_models(data):
        former: tuple[Replaced, ...] = getattr(model, "replaced", ())
        added: Added | None = getattr(model, "added", None)
        withdrawn: Withdrawn | None = getattr(model, "withdrawn", None)
        if not (former or added or withdrawn):
            continue
        days = Counter((as_of.field_of(model, one), one.date) for one in former)
        called = field_names.entity_name(context.source, (*key, "id"))
        for number, one in enumerate(former):
            place = context.source.place((*key, "replaced", number, "date"))
            field = as_of.field_of(model, one)
            if field and days[field, one.date] > 1:
                message = f"{called}samma ord är ersatta två gånger samma dag, {one.date}."
                yield Diagnostic(
                    place, message, "skriv dagen då vart och ett började gälla, eller ta bort den ena"
                )
            if added and one.date <= added.date:
                message = f"{called}orden är ersatta {one.date}, men det lades till {added.date}."
                yield Diagnostic(
                    place, message, "rätta en av dagarna; det som lades till hade sina ord från den dagen"
                )
            if withdrawn and one.date >= withdrawn.date:
                message = f"{called}de nya orden gäller från {one.date}, men det upphör {withdrawn.date}."
                yield Diagnostic(
                    place, message, "rätta en av dagarna, eller ta bort den ändring som aldrig börjar gälla"
                )
        if added and withdrawn and withdrawn.date <= added.date:
            place = context.source.place((*key, "withdrawn", "date"))
            message = f"{called}det upphör {withdrawn.date}, men lades till {added.date}."
            yield Diagnostic(place, message, "rätta en av dagarna")
        yield from _before_the_period(context, data, key, model, called)


def _before_the_period(
    context: Context, data: Data, key: Key, model: Model, called: str
) -> Iterator[Diagnostic]:
    start = data.site.edition.period.start
    dates: list[tuple[Key, datetime.date]] = [
        ((*key, name, "date"), decision.date)
        for name in ("added", "withdrawn")
        if (decision := getattr(model, name, None))
    ]
    dates += [
        ((*key, "replaced", number, "date"), one.date)
        for number, one in enumerate(getattr(model, "replaced", ()))
    ]
    for at, date in dates:
        if date < start:
            message = f"{called}dagen {date} ligger före strategins första dag, {start}."
            yield Diagnostic(context.source.place(at), message, "kontrollera årtalet", "warning")


def coming(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A coming day is a notice, and a warning from 180 days before."""
    for key, model in adopted_wording.iter_models(data):
        for name in type(model).model_fields:
            date = getattr(model, name)
            if (
                isinstance(date, datetime.date)
                and date > context.today
                and (name, type(model)) != ("end", Period)
            ):
                event, tip = _coming_message(context, key, model)
                message = f"kommande {when(date, context.today)}: {event}."
                yield Diagnostic(
                    context.source.place((*key, name)), message, tip, level_of(date, context.today)
                )


_AUTOMATIC_TIP = "webbplatsen byter själv den dagen, när den byggs"


def _coming_message(context: Context, key: Key, model: Model) -> tuple[str, str]:
    """Return the event of the day and the tip, in Swedish."""
    called = (
        field_names.entity_name(context.source, key).removesuffix(": ")
        or f"{context.source.name}/{key[0]}.yaml"
    )
    if isinstance(model, Withdrawn):
        return f"{called} upphör", _AUTOMATIC_TIP
    if isinstance(model, Replaced):
        return f"{called} får ny lydelse", _AUTOMATIC_TIP
    if isinstance(model, Added):
        return f"{called} börjar gälla", _AUTOMATIC_TIP
    if isinstance(model, Supervisor):
        tip = (
            _AUTOMATIC_TIP
            if model.address
            else "sök upp adressen för anmälan och fyll i address; till dess visas den senast kända"
        )
        return (
            f"{model.name} får tillsynen{'' if model.address else ', och adressen för anmälan saknas'}",
            tip,
        )
    if isinstance(model, Period):
        return "perioden börjar", _AUTOMATIC_TIP
    if key[:2] == ("changes", "releases"):
        return f"{called} visas", _AUTOMATIC_TIP
    return f"dagen i {called} har inte kommit", "stämmer den inte: rätta den"


def unadopted(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Every text outside the adopted wording names the decision that added it."""
    for key, model, words in added_wording.unadopted(context.source, data):
        called = field_names.entity_name(context.source, (*key, "id"))
        what = "stycket" if isinstance(model, Block) else "orden"
        short = words if len(words) <= 60 else f"{words[:59]}…"
        message = f'{called}{what} "{short}" står inte i den beslutade texten.'
        tip = (
            f"har ett senare beslut lagt till {'det' if isinstance(model, Block) else 'detta'}: skriv under {_beside(model)} "
            '"added: {date: DAGEN, decision: BESLUTET}", med första dagen som det gäller och beslutets namn och diarienummer. '
            "Har beslutet ändrat en text: skriv den nya här och den gamla under replaced. Annars: ta bort det"
        )
        whole = context.source.place(key)
        start = context.source.words_at(key, words[:30]) if isinstance(model, Block) else whole
        place = SourceLocation(start.file, start.line, start.column, whole.end)
        yield Diagnostic(place, message, tip)


def _beside(model: Any) -> str:
    return "delen" if isinstance(model, Block) else "id"
