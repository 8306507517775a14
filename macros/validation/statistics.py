"""Rules on the measures of statistics.yaml, and on the values in statistics/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from ..model import Data, Measure, Observation, Series, StatisticsFile
from ..model.addresses import WEB_ADDRESS
from ..model.statistics import COUNTRY, PERCENT
from ..source import series as values
from ..source.diagnostics import Diagnostic, SourceLocation
from .context import Context
from .repairs import closest_match

_KPI = re.compile(r"[NU][0-9]{5}")
_TABLES = {
    "kolada": (_KPI, 'ett nyckeltal i Kolada, som "N05403"'),
    "pxweb1": (re.compile(WEB_ADDRESS), "tabellens hela adress, som https://…"),
    "pxweb2": (re.compile(WEB_ADDRESS), "tabellens hela adress, som https://…/tables/TAB1234"),
}
_SEX_WORDS = {"K": "kvinnor", "M": "män", "T": "totalt"}
_FETCH_AGAIN = "hämta värdena igen (make statistics), eller rätta måttet i statistics.yaml"


def measures_hold_together(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The fields of a measure agree: what one of them requires is there."""
    for number, measure in enumerate(data.statistics.measures):
        for field, message, tip in _wrong_fields(measure):
            place = context.source.place(("statistics", "measures", number, field))
            yield Diagnostic(place, f'måttet "{measure.id}": {message}', tip)


def _wrong_fields(measure: Measure) -> Iterator[tuple[str, str, str]]:
    """Yield field, message and tip of each fault of a measure."""
    yield from _wrong_shape(measure)
    if measure.fit == "närmast" and not measure.why:
        yield (
            "fit",
            "det är inte sagt vad som skiljer det från indikatorn.",
            "skriv why, eller fit: lika om inget skiljer",
        )
    if measure.fetch == "fil":
        if measure.table:
            yield "table", "fetch är fil, så table används inte.", "ta bort raden, eller byt fetch"
    else:
        pattern, example = _TABLES[measure.fetch]
        if not measure.table or not pattern.fullmatch(measure.table):
            yield "table", f"table ska vara {example}.", "ändra raden, eller skriv fetch: fil"
    if measure.select and not measure.fetch.startswith("pxweb"):
        yield "select", "select hör bara till PxWeb.", "ta bort raden"
    if measure.years and measure.every > 1:
        yield "every", "years säger redan vilka år som räknas.", "ta bort den ena raden"
    if list(measure.years) != sorted({*measure.years}):
        yield "years", "åren ska stå i ordning, vart och ett en gång.", f"skriv {sorted({*measure.years})}"
    first_years = [one.before for one in measure.breaks]
    if first_years != sorted({*first_years}):
        yield "breaks", "brotten ska stå i ordning, ett för varje år.", "flytta raderna"


def _wrong_shape(measure: Measure) -> Iterator[tuple[str, str, str]]:
    """Yield the faults of a measure whose values are a distribution, or are written as one."""
    if measure.is_share and not measure.share_of:
        yield (
            "shape",
            "en fördelning behöver share_of.",
            "skriv share_of: kvinnor eller share_of: män, som tabellen",
        )
    if not measure.is_share and measure.share_of:
        yield (
            "share_of",
            "share_of hör bara till en fördelning.",
            "ta bort raden, eller skriv shape: fördelning",
        )
    if measure.is_share and measure.unit != PERCENT:
        yield "unit", f'en fördelning är i procent, och enheten är "{measure.unit}".', "skriv unit: procent"
    if measure.direction == "jämn" and not measure.is_share:
        yield "direction", "jämn (40–60 procent) gäller bara en fördelning.", "skriv upp, ner eller ingen"


def one_place_per_indicator(context: Context, data: Data) -> Iterator[Diagnostic]:
    """An indicator under `without` has no measure, and where its statistics are is said with whose they are."""
    measured = {name: measure.id for measure in data.statistics.measures for name in measure.indicator}
    for number, one in enumerate(data.statistics.without):
        if one.indicator in measured:
            place = context.source.place(("statistics", "without", number))
            message = f'indikatorn "{one.indicator}" har måttet "{measured[one.indicator]}", men står också som utan mått.'
            yield Diagnostic(place, message, "ta bort raden")
        if bool(one.address) != bool(one.producer):
            place = context.source.place(
                ("statistics", "without", number, "address" if one.address else "producer")
            )
            message = f'indikatorn "{one.indicator}": address och producer hör ihop, och bara den ena finns.'
            yield Diagnostic(place, message, "skriv båda, eller ingen")


def read_values(context: Context, before: Iterable[Diagnostic] = ()) -> tuple[list[Series], list[Diagnostic]]:
    """Return the values of all measures, and the diagnostics of their files, all in one run.

    `before` are those of the other files. A measure without a file has not been fetched, which is no fault.
    """
    found, wrong = [], list[Diagnostic]()
    # With errors in statistics.yaml, every file would seem to lack its measure.
    if context.data is None or "statistics" in context.source.unreadable:
        return [], []
    measures = {measure.id: measure for measure in context.data.statistics.measures}
    # What is wrong in the description of a measure would be said again of each of its values.
    file = f"{context.source.name}/statistics.yaml"
    is_described = not any(one.level == "error" and one.place.file == file for one in before)
    # One with an error of its own is there, although it has no model.
    names = [one.id for one in context.references if one.kind == Measure.kind]
    for path in values.files(context.source.folder):
        name = f"{context.source.name}/{values.FOLDER}/{path.name}"
        if path.stem not in names:
            closest = closest_match(path.stem, [one for one in names if not path.with_stem(one).exists()])
            tip = (
                f"menade du {closest}.csv? Annars: ta bort filen"
                if closest
                else "ta bort filen, eller beskriv måttet"
            )
            message = f'det finns inget mått "{path.stem}" i statistics.yaml, så värdena visas inte.'
            wrong.append(Diagnostic(SourceLocation(name, 1), message, tip))
            continue
        series, unreadable = values.read_series(path, name)
        wrong += unreadable
        if is_described:
            wrong += _wrong_values(measures[path.stem], series, context.data)
        found.append(series)
    return found, wrong


def areas(statistics: StatisticsFile, county: str) -> dict[str, str]:
    """Return the code of each area that values may be for, with a word for it in messages."""
    group = {statistics.group.code: statistics.group.name} if statistics.group else {}
    return {
        county: "länet",
        COUNTRY: "riket",
        **{one.code: one.name for one in statistics.municipalities},
        **group,
    }


def _wrong_values(measure: Measure, series: Series, data: Data) -> Iterator[Diagnostic]:
    """Yield each kind of fault once, at its first line, with the number of lines that share it."""
    known = areas(data.statistics, data.site.county.code)
    found: dict[str, list[tuple[int, str]]] = {}
    for one, line in series.lines.items():
        for kind, message in value_faults(measure, one):
            found.setdefault(kind, []).append((line, message))
        if one.area not in known:
            message = f'området "{one.area}" är varken länet, riket, en kommun eller kommungruppen.'
            found.setdefault("area", []).append((line, message))
    for kind, faults in found.items():
        line, message = faults[0]
        others = len(faults) - 1
        more = f" Samma fel på {'en rad' if others == 1 else f'{others} rader'} till." if others else ""
        tip = f"områdena är {', '.join(known)}; kommuner och grupp står överst i statistics.yaml"
        place = SourceLocation(series.file, line)
        yield Diagnostic(place, f"{message}{more}", tip if kind == "area" else _FETCH_AGAIN)
    for message in (*sexes_missing(measure, series), *shares_for_percent(measure, series)):
        yield Diagnostic(SourceLocation(series.file, 1), message, _FETCH_AGAIN)


def value_faults(measure: Measure, one: Observation) -> Iterator[tuple[str, str]]:
    """Yield the kind of each fault that a single value shows, and the fault in Swedish."""
    start, end, value = one.start, one.end, one.value
    if measure.unit == PERCENT and value is not None and not 0 <= value <= 100:
        yield "percent", f"värdet {value} är inget procenttal: det ska vara 0–100."
    if end - start + 1 != measure.period:
        years = "ett år" if measure.period == 1 else f"{measure.period} år"
        yield "period", f"{start}–{end} är inte {years}, som måttet säger (period)."
    inside = (one.low, value, one.high)
    if value is not None and any(low > high for low, high in pairwise(b for b in inside if b is not None)):
        yield "margin", f"värdet {value} ligger utanför sin felmarginal ({one.low}–{one.high})."


def sexes_missing(measure: Measure, series: Series) -> Iterator[str]:
    """Yield in Swedish which of the measure's sexes have no value at all."""
    from_shares = {"kvinnor": ("K",), "män": ("M",)}
    from_sexes = {"båda": ("K", "M"), "totalt": ("T",), **from_shares}
    wanted = (
        from_shares[measure.share_of] if measure.is_share and measure.share_of else from_sexes[measure.sexes]
    )
    present = {one.sex for one in series.observations}
    for sex in wanted:
        if series.observations and sex not in present:
            yield f"värden för {_SEX_WORDS[sex]} saknas helt, men måttet ska ha dem."


def shares_for_percent(measure: Measure, series: Series) -> Iterator[str]:
    """Yield in Swedish if percentages seem to be shares of one; a measure with two decimals may be as small."""
    most = max((one.value for one in series.observations if one.value is not None), default=Decimal(0))
    if measure.unit == PERCENT and 0 < most <= 1 and measure.decimals < 2:
        yield (
            f"inget värde är större än {str(most).replace('.', ',')}. Är de andelar (0,41) i stället för procent (41)? "
            "Är procenttalen verkligen så små: skriv decimals: 2."
        )
