"""The words around figures and values of indicators, and how a value is written in Swedish."""

from __future__ import annotations

from decimal import Decimal

from ..model import Break, Measure, Observation

SEXES = {"K": "kvinnor", "M": "män", "T": "kvinnor och män tillsammans"}
SEX_TITLES = {"K": "Kvinnor", "M": "Män", "T": "Alla"}
DIRECTIONS = {
    "upp": "Ska öka",
    "ner": "Ska minska",
    "jämn": "Ska vara jämn (40–60 procent)",
    "ingen": "Ingen önskad riktning",
}
SHORT_DIRECTIONS = {"upp": "Öka", "ner": "Minska", "jämn": "Jämn", "ingen": "Ingen"}
# The official sign for what cannot be, as a difference where only women are counted.
IMPOSSIBLE = "."
MISSING = ".."
# Between women's and men's values in one cell.
BETWEEN = " / "
MARKS_EXPLAINED = {
    "..": "uppgift saknas eller är för osäker",
    ".": "uppgift kan inte förekomma",
    "–": "noll",
    "(–)": "felmarginal, undre och övre gräns",
}
INTERVAL = "{value} ({low}–{high})"
COUNTRY = "riket"
# Thousands are kept together, as in all Swedish statistics.
_THOUSANDS = "\u00a0"
_MINUS = "\u2212"
# Units that have another form after 1.
_ONE = {
    "procentenheter": "procentenhet",
    "dagar": "dag",
    "kronor": "krona",
    "personer": "person",
    "timmar": "timme",
}

LEVEL = "I {area} {year}: {values}."
SHARE = "I {area} var andelen {sex} {value} procent {year}, och andelen {other} {rest} procent."
IS_EVEN = "Fördelningen är jämn, eftersom båda har minst 40 procent."
IS_UNEVEN = "Fördelningen är inte jämn: det vore den om båda hade minst 40 procent."
COUNTRY_SHARE = "I riket {year}: {value} procent {sex}."
GAP = "Kvinnors värde är {size} {than} än mäns{part}."
NO_GAP = "Kvinnor och män har samma värde."
GAP_BEFORE = "{year} var det {size} {than}{part}."
GAP_BEFORE_NONE = "{year} var kvinnors värde {size} {than} än mäns{part}."
# Women's value as a part of men's, where the unit is no percentage: it holds when prices rise too.
OF_MEN, OF_MEN_BEFORE = ", det vill säga {part} procent av mäns", ", {part} procent av mäns"
NO_GAP_BEFORE = "{year} hade de samma värde."
GAP_TREND = {
    "less": "Skillnaden har minskat med {size}.",
    "more": "Skillnaden har ökat med {size}.",
    "same": "Skillnaden är lika stor nu.",
    "swapped": "Skillnaden har bytt håll.",
    "more but less": "Skillnaden har ökat med {size}, men minskat räknad i procent av mäns värde.",
    "less but more": "Skillnaden har minskat med {size}, men ökat räknad i procent av mäns värde.",
}
WITHIN_MARGIN = "Skillnaden ligger inom felmarginalen, så den kan bero på slumpen."
UNCHANGED = "{sex} oförändrat"
CHANGE = "Förändring sedan {year}: {values}."
GAPS = "Uppgift{of} saknas för {years}."
OF_SEX = " om {sex}"
BREAK_SENTENCE = "Brott i tidsserien före {year}: {why} Åren före och efter går inte att jämföra."
MEANS = "Varje värde är ett medelvärde för {count} år. I diagrammet står det vid det sista året."
WAITING = "Värden hämtas av {publisher}."
SOURCE = "Källa: {source}."
PROCESSED = "Skillnader och förändringar är bearbetning av {publisher}."
NOT_BY_SEX = "Statistiken är inte uppdelad efter kön."
ONE_SEX = "Statistiken gäller bara {sex}."
LOWER, HIGHER = "lägre", "högre"
SINCE = "sedan {year}"
# What a fetch or an edit changes, one line a measure.
FIRST_VALUES = "värden för {years}"
NO_VALUES = "värdena för {years} är borttagna"
NEW_YEARS = ("nytt år {years}", "nya år {years}")
LOST_YEARS = "{years} finns inte kvar"
CHANGED = "{year} ändrat {old} → {new} ({where})"
WHERE = "{sex}, {area}"
SPAN = "{first} till {last}"
# For one, and for several.
MORE_CHANGED = ("ett ändrat värde till", "{count} ändrade värden till")
FILLED = ("ett nytt värde för {years} ({places})", "{count} nya värden för {years} ({places})")
LOST = (
    "ett värde för {years} finns inte kvar ({places})",
    "{count} värden för {years} finns inte kvar ({places})",
)
PLACES = "{count} områden"
NEW_MARGINS = ("felmarginalen är ändrad för ett värde", "felmarginalen är ändrad för {count} värden")
COVERAGE = "{values} av {every} indikatorer har värden."
COVERAGE_NONE = "Ingen av {every} indikatorer har värden."
COVERAGE_WAITING = "{count} har ett mått och väntar på värden."


def value(amount: Decimal, decimals: int, sign: bool = False) -> str:
    """Return a rounded amount with comma and kept-together thousands; `sign` writes a plus too."""
    text = f"{abs(amount):,.{decimals}f}".replace(",", _THOUSANDS).replace(".", ",")
    if not float(text.replace(_THOUSANDS, "").replace(",", ".")):
        return text
    return f"{_MINUS if amount < 0 else '+' if sign else ''}{text}"


def with_unit(amount: str, unit: str) -> str:
    """Return a written amount with its unit, in the singular after 1."""
    return f"{amount} {_ONE.get(unit, unit) if amount.lstrip(f'+{_MINUS}') == '1' else unit}"


def period(one: Observation) -> str:
    """Return the year or the years of a value: `2021`, `2018–2021`."""
    return period_of(one.start, one.end)


def period_of(start: int, end: int) -> str:
    """Return a year, or the first and the last year."""
    return str(end) if start == end else f"{start}–{end}"


def period_ending(year: int, measure: Measure) -> str:
    """Return the year, or the first and the last year, of a measure's value."""
    return period_of(year - measure.period + 1, year)


def break_sentence(one: Break) -> str:
    """Return the sentence under a figure on a break."""
    why = one.why if one.why.endswith((".", "!", "?")) else f"{one.why}."
    return BREAK_SENTENCE.format(year=one.before, why=why)


def source_line(measure: Measure) -> str:
    """Return the source, as its owner wants it: Kolada must be named alone as the source of its values."""
    return SOURCE.format(source=measure.source)
