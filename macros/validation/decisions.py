"""Rules on later decisions: what they changed, added or ended, and from which day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from ..model import Added, Block, Data, Model, Period, Replaced, Supervisor, Withdrawn
from ..source.diagnostics import Diagnostic
from ..source.reader import Key
from ..strategy import as_of
from . import adopted_wording, field_names
from .context import Context
from .periods import level_of, when
from .schema_messages import closest_match


def _with_decisions(data: Data) -> Iterator[tuple[Key, Model]]:
    """Every thing whose words a decision has changed, or will."""
    return ((key, thing) for key, thing in adopted_wording.placed(data) if getattr(thing, "replaced", ()))


def former_words_fit(known: Context, data: Data) -> Iterator[Diagnostic]:
    """Former words stood in a field of the thing, and are such as may stand there; so they can be shown until the day comes."""
    for key, thing in _with_decisions(data):
        for number, former in enumerate(getattr(thing, "replaced", ())):
            at = (*key, "replaced", number)
            field = as_of.field_of(thing, former)
            called = field_names.entity_name(known.source, at)
            allowed = as_of.fields_with_words(type(thing))
            if former.field and not field:
                tip = closest_match(former.field, list(allowed)) or f"tillåtet är: {', '.join(allowed)}"
                message = f'{called}nyckeln "{former.field}" har inga ord som kan ersättas.'
                yield Diagnostic(known.source.place((*at, "field")), message, tip)
            elif not field and "content" not in type(thing).model_fields:
                message = f"{called}det står inte vilken nyckel de förra orden stod i."
                tip = f'lägg till "field: …" bredvid text. Tillåtet är: {", ".join(allowed)}'
                yield Diagnostic(known.source.place(at), message, tip)
            elif not field and former.date > known.today:
                message = f"{called}ändringen börjar gälla {former.date}, men det står inte vilken del av texten den gäller."
                tip = (
                    "flytta replaced till delen under content: bredvid dess text, med hela den gamla delen under replaced. "
                    'Gäller det rubriken: lägg till "field: title"'
                )
                yield Diagnostic(known.source.place(at), message, tip)
            elif field and former.date > known.today:
                yield from _fits(known, at, thing, field, former)


def _fits(known: Context, at: Key, thing: Model, field: str, former: Replaced) -> Iterator[Diagnostic]:
    model = type(thing)
    try:
        as_of.type_of(model, field).validate_python(as_of.words_for(model, field, former.text))
    except ValidationError:
        called = field_names.entity_name(known.source, at)
        message = f"{called}de förra orden kan inte stå i {field_names.field(field)}."
        tip = "skriv dem på en enda rad, så som de stod i källan, utan < och >"
        yield Diagnostic(known.source.place((*at, "text")), message, tip)


def decisions_in_order(known: Context, data: Data) -> Iterator[Diagnostic]:
    """Words are replaced after the thing was added and before it ends, and once a day; nothing before the period."""
    for key, thing in adopted_wording.placed(data):
        former: tuple[Replaced, ...] = getattr(thing, "replaced", ())
        added: Added | None = getattr(thing, "added", None)
        withdrawn: Withdrawn | None = getattr(thing, "withdrawn", None)
        if not (former or added or withdrawn):
            continue
        days = Counter((as_of.field_of(thing, one), one.date) for one in former)
        called = field_names.entity_name(known.source, (*key, "id"))
        for number, one in enumerate(former):
            place = known.source.place((*key, "replaced", number, "date"))
            field = as_of.field_of(thing, one)
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
            place = known.source.place((*key, "withdrawn", "date"))
            message = f"{called}det upphör {withdrawn.date}, men lades till {added.date}."
            yield Diagnostic(place, message, "rätta en av dagarna")
        yield from _before_the_period(known, data, key, thing, called)


def _before_the_period(
    known: Context, data: Data, key: Key, thing: Model, called: str
) -> Iterator[Diagnostic]:
    start = data.site.edition.period.start
    found: list[tuple[Key, datetime.date]] = [
        ((*key, name, "date"), decision.date)
        for name in ("added", "withdrawn")
        if (decision := getattr(thing, name, None))
    ]
    found += [
        ((*key, "replaced", number, "date"), one.date)
        for number, one in enumerate(getattr(thing, "replaced", ()))
    ]
    for at, date in found:
        if date < start:
            message = f"{called}dagen {date} ligger före strategins första dag, {start}."
            yield Diagnostic(known.source.place(at), message, "kontrollera årtalet", "warning")


def coming(known: Context, data: Data) -> Iterator[Diagnostic]:
    """Everything in the data whose day has not come: a notice, and a warning from so many days before."""
    for key, thing in adopted_wording.placed(data):
        for name in type(thing).model_fields:
            date = getattr(thing, name)
            if (
                isinstance(date, datetime.date)
                and date > known.today
                and (name, type(thing)) != ("end", Period)
            ):
                told, tip = _coming(known, data, key, thing)
                message = f"kommande {when(date, known.today)}: {told}."
                yield Diagnostic(known.source.place((*key, name)), message, tip, level_of(date, known.today))


_BY_ITSELF = "webbplatsen byter själv den dagen, när den byggs"


def _coming(known: Context, data: Data, key: Key, thing: Model) -> tuple[str, str]:
    """What happens on the day, and what an editor need do."""
    called = (
        field_names.entity_name(known.source, key).removesuffix(": ") or f"{known.source.name}/{key[0]}.yaml"
    )
    if isinstance(thing, Withdrawn):
        return f"{called} upphör", _BY_ITSELF
    if isinstance(thing, Replaced):
        return f"{called} får ny lydelse", _BY_ITSELF
    if isinstance(thing, Added):
        return f"{called} börjar gälla", _BY_ITSELF
    if isinstance(thing, Supervisor):
        tip = (
            _BY_ITSELF
            if thing.address
            else "sök upp adressen för anmälan och fyll i address; till dess visas den senast kända"
        )
        return (
            f"{thing.name} får tillsynen{'' if thing.address else ', och adressen för anmälan saknas'}",
            tip,
        )
    if isinstance(thing, Period):
        return "perioden börjar", _BY_ITSELF
    if key[:2] == ("changes", "releases"):
        return f"{called} visas", _BY_ITSELF
    return f"dagen i {called} har inte kommit", "stämmer den inte: rätta den"


def unadopted(known: Context, data: Data) -> Iterator[Diagnostic]:
    """What stands in the strategy and not in the adopted wording says which decision added it."""
    for key, thing, words in adopted_wording.unadopted(known.source, data):
        called = field_names.entity_name(known.source, (*key, "id"))
        what = "stycket" if isinstance(thing, Block) else "orden"
        short = words if len(words) <= 60 else f"{words[:59]}…"
        message = f'{called}{what} "{short}" står inte i den beslutade texten.'
        tip = (
            f"har ett senare beslut lagt till {'det' if isinstance(thing, Block) else 'detta'}: skriv under {_beside(thing)} "
            '"added: {date: DAGEN, decision: BESLUTET}", med första dagen som det gäller och beslutets namn och diarienummer. '
            "Har beslutet ändrat en text: skriv den nya här och den gamla under replaced. Annars: ta bort det"
        )
        yield Diagnostic(
            known.source.words_at(key, words[:30]) if isinstance(thing, Block) else known.source.place(key),
            message,
            tip,
        )


def _beside(thing: Any) -> str:
    return "delen" if isinstance(thing, Block) else "id"
