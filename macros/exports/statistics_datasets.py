"""The datasets of statistics: the measures of the indicators, and their values, one row a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from ..model import Measure, Observation
from ..strategy import statistics, statistics_words
from ..strategy.resolved import Strategy
from ..strings import statistics as words
from .dataset import (
    DATE,
    NAMED,
    NUMBER,
    TEXT,
    URI,
    Column,
    Dataset,
    Shape,
    identity,
    later,
    many,
    maybe,
    origin,
    record,
    status,
    strategy_columns,
)
from .file_context import FileContext

AMOUNT: Shape = {"type": "number"}


def _amount(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _indicators(context: FileContext, measure: Measure) -> list[dict[str, Any]]:
    texts = {one.id: one.text for _, one in statistics.indicators(context.strategy)}
    return [context.named("indicator", name, texts[name]) for name in measure.indicator]


def _fact(context: FileContext, measure: Measure, name: str) -> str | None:
    series = statistics.series_of(context.strategy, measure)
    found = getattr(series, name) if series else None
    return str(found) if found else None


MEASURES: Dataset[Measure] = Dataset(
    "matt", "Statistik", "Måtten som visar indikatorernas läge, med källa och det senaste värdet. Ett mått per rad.",
    (
        *identity("measure", lambda x: x.id),
        Column("indicators", "Indikatorer", "Indikatorerna som måttet visar.", _indicators, many(NAMED)),
        Column("title", "Mått", "Måttets namn.", lambda c, x: x.title, TEXT),
        Column("unit", "Enhet", "Måttets enhet.", lambda c, x: x.unit, TEXT),
        Column("says", "Läget i ord", "Det senaste värdet, skillnad och förändring. Skillnad och förändring är uträknade.",
               lambda c, x: " ".join(statistics_words.sentences(c.strategy, x)), TEXT),
        Column("fit", "Passning", "lika om måttet är precis indikatorn, närmast om det ligger nära.", lambda c, x: x.fit, TEXT),
        Column("why", "Vad som skiljer", "Vad som skiljer måttet från indikatorn.", lambda c, x: x.why, maybe(TEXT)),
        Column("direction", "Önskad riktning", "upp, ner, jämn (40–60 procent) eller ingen.", lambda c, x: x.direction, TEXT),
        Column("shape", "Slag", "nivå, eller fördelning mellan kvinnor och män.", lambda c, x: x.shape, TEXT),
        Column("definition", "Definition", "Vad måttet räknar.", lambda c, x: x.definition, TEXT),
        Column("producer", "Producent", "Den som tar fram statistiken.", lambda c, x: x.producer, TEXT),
        Column("database", "Databas", "Källan att ange.", lambda c, x: x.source, TEXT),
        Column("address", "Officiell statistik", "Sidan där statistiken finns.", lambda c, x: x.address, URI),
        Column("table", "Tabell", "Nyckeltal eller tabell som värdena hämtas ur.", lambda c, x: x.table, maybe(TEXT)),
        Column("breaks", "Brott", "År då statistiken ändrades.",
               lambda c, x: [{"year": one.before, "text": one.why} for one in x.breaks],
               many(record(year=NUMBER, text=TEXT))),
        Column("share_of", "Andel av", "Vems andel värdet är, i en fördelning.", lambda c, x: x.share_of, maybe(TEXT)),
        Column("sexes", "Kön", "båda, eller det enda som statistiken har.", lambda c, x: x.sexes, TEXT),
        Column("level", "Nivå", "län, kommuner eller riket: vad de visade värdena gäller.", lambda c, x: x.level, TEXT),
        Column("decimals", "Decimaler", "Hur många decimaler som visas.", lambda c, x: x.decimals, NUMBER),
        Column("years", "År som räknas", "De enda år som har egna värden. Tomt när alla år räknas.", lambda c, x: list(x.years), many(NUMBER)),
        Column("every", "Intervall", "Hur många år det går mellan undersökningarna.", lambda c, x: x.every, NUMBER),
        Column("period", "Period", "Hur många år varje värde är ett medelvärde av.", lambda c, x: x.period, NUMBER),
        Column("fetch", "Hämtas ur", "Slaget av databas, eller fil.", lambda c, x: x.fetch, TEXT),
        Column("note", "Anmärkning", "Det som behöver vetas om måttet.", lambda c, x: x.note, maybe(TEXT)),
        Column("fetched", "Hämtat", "Dagen då värdena hämtades.", lambda c, x: _fact(c, x, "fetched"), maybe(DATE)),
        Column("next_update", "Nästa uppdatering", "Dagen då nya värden väntas.", lambda c, x: _fact(c, x, "next_update"), maybe(DATE)),
        *origin("measure", lambda x: x.id), *later("measure", lambda x: x.id), *status(lambda x: (("measure", x.id),)),
    ),
    lambda strategy: strategy.data.statistics.measures, table=True, sheet=True, page="indikatorer/", parts=("statistics",),
    paper=("indicators", "title", "unit", "says", "database"),
)  # fmt: skip


@dataclass(frozen=True)
class PublishedValue:
    """One value of a measure."""

    measure: Measure
    one: Observation


def _values(strategy: Strategy) -> Iterator[PublishedValue]:
    """Yield every value, those of election years' repetitions left out, by measure, area, sex and year."""
    for measure in strategy.data.statistics.measures:
        series = statistics.series_of(strategy, measure)
        for one in series.observations if series else ():
            if not measure.years or one.end in measure.years:
                yield PublishedValue(measure, one)


def _area_name(context: FileContext, row: PublishedValue) -> str:
    return statistics.area_names(context.strategy)[row.one.area]


VALUES: Dataset[PublishedValue] = Dataset(
    "matt_varden", "Statistik, alla värden", "Måttens värden, ett per rad, så som de hämtades.",
    (
        Column("measure", "Mått-id", "Måttets fasta id.", lambda c, x: x.measure.id, TEXT),
        Column("measure_uri", "Mått-uri", "Måttets uri.", lambda c, x: c.uri("measure", x.measure.id), URI),
        Column("title", "Mått", "Måttets namn.", lambda c, x: x.measure.title, TEXT),
        Column("unit", "Enhet", "Måttets enhet.", lambda c, x: x.measure.unit, TEXT),
        Column("area", "Områdeskod", "Länets eller kommunens officiella kod; 00 är riket.", lambda c, x: x.one.area, TEXT),
        Column("area_name", "Område", "Områdets namn.", _area_name, TEXT),
        Column("sex", "Kön", "kvinnor, män, eller båda tillsammans.", lambda c, x: words.SEXES[x.one.sex], TEXT),
        Column("from", "Från år", "Första året som värdet gäller.", lambda c, x: x.one.start, NUMBER),
        Column("to", "Till år", "Sista året som värdet gäller.", lambda c, x: x.one.end, NUMBER),
        Column("value", "Värde", "Värdet. Tomt när det saknas.", lambda c, x: _amount(x.one.value), maybe(AMOUNT)),
        Column("low", "Undre gräns", "Konfidensintervallets undre gräns, där den är given.", lambda c, x: _amount(x.one.low), maybe(AMOUNT)),
        Column("high", "Övre gräns", "Konfidensintervallets övre gräns, där den är given.", lambda c, x: _amount(x.one.high), maybe(AMOUNT)),
        Column("mark", "Tecken", "Varför ett värde saknas: .. är för osäkert, . kan inte förekomma, – är noll.",
               lambda c, x: x.one.mark or None, maybe(TEXT)),
        Column("database", "Källa", "Källan att ange.", lambda c, x: x.measure.source, TEXT),
        *strategy_columns(),
        Column("address", "Officiell statistik", "Sidan där statistiken finns.", lambda c, x: x.measure.address, URI),
        Column("url", "Webbadress", "Sidan om måttet. Tomt så länge webbplatsens adress inte är fastställd.",
               lambda c, x: c.url("measure", x.measure.id), maybe(URI)),
        *status(lambda x: (("measure", x.measure.id),)),
    ),
    _values, table=True, sheet=True, parts=("statistics",),
    paper=("title", "area_name", "sex", "from", "to", "value", "unit", "mark", "database"),
)  # fmt: skip


def one_measure_each(strategy: Strategy) -> Iterator[Dataset[PublishedValue]]:
    """Yield the values of each measure that has any as a dataset of its own, named `matt/<id>`."""

    def own(measure: Measure, strategy: Strategy) -> Iterator[PublishedValue]:
        return (row for row in _values(strategy) if row.measure is measure)

    for measure in statistics.with_values(strategy, strategy.data.statistics.measures):
        about = f"{measure.definition} {words.source_line(measure)}"
        yield replace(
            VALUES, name=f"{MEASURES.name}/{measure.id}", title=f"{measure.title}, {measure.unit}", about=about,
            rows=partial(own, measure), sheet=False,
        )  # fmt: skip
