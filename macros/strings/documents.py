"""Swedish words of the files to download: the PDFs, the Excel file's first sheet, and the names of open data."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterator, Sequence

from ..model import Erratum, Model, Period, SiteFile, Withdrawn
from . import labels, phrases
from .names import Words

# The first sheet of the Excel file.
README = "Läs mig"
# Excel's own codes for the number of a page, and of all.
SHEET_PAGE = "Sida &P av &N"
SHEET_AND_COLUMN = ("Blad och kolumn", "Vad den innehåller")
ONE_VALUE_A_LINE = "Ett värde per rad i cellen."
# The names of the cells' styles in Excel's list of styles.
SHEET_CELL, SHEET_FIGURE, SHEET_LINK = "Strategins celler", "Strategins siffror", "Strategins länkar"
CUT = "… (resten står i JSON-filen)"
# The books.
REMARKS = "Redaktionens anmärkningar till källan"
REMARKS_EXPLAINED = "Anmärkningarna är redaktionens och inte en del av strategin."
STATISTICS = "Indikatorernas läge"
STATISTICS_EXPLAINED = (
    "Kapitlet är redaktionens och inte en del av strategin. Det visar de värden som är hämtade."
)
# The handout of a role.
BEGIN_HERE = "Börja här"
EDITORIAL = "Går utöver strategins ord. Redaktionen skriver varför."
READ_MORE = "Läs mer"
FOR_ROLE, WHOLE_STRATEGY, ALL_ROLES = "Allt för din roll: ", "Hela strategin: ", "Alla roller: "
# No empty lines, because rendering removes them.
_POWER_QUERY = """let
    Fil = Csv.Document(
        Web.Contents("{}"),
        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]
    ),
    Insatser = Table.PromoteHeaders(Fil)
in
    Insatser
"""
_PYTHON = """import csv
import io
import urllib.request
with urllib.request.urlopen("{}") as fil:
    insatser = list(csv.DictReader(io.TextIOWrapper(fil, "utf-8-sig", newline="")))
for insats in insatser:
    print(insats["Id"], insats["Insats"], insats["Aktörer"].split(" | "))
"""
_R = """insatser <- read.csv(
  "{}",
  fileEncoding = "UTF-8-BOM", check.names = FALSE, colClasses = "character"
)
table(insatser[["Fokusområde"]])
"""
# (tool, instruction, code) of the examples of reading a file; {} is its address.
EXAMPLES = (
    ("Power Query (Excel, Power BI)", "Välj Data, Hämta data, Tom fråga och Avancerad redigerare. Klistra in:", _POWER_QUERY),
    ("Python", "Inget utöver Python behöver installeras:", _PYTHON),
    ("R", "Inget utöver R behöver installeras:", _R),
)  # fmt: skip
OPENAPI = "Beskrivning av filerna (OpenAPI 3.1)"
CATALOGUE = "Katalog (DCAT-AP-SE)"
CONTEXT = "Kontext för JSON-filerna"
CONCEPTS = "Begrepp (SKOS)"
CONCEPTS_ABOUT = "Strategins begrepp som länkade data, med de rader som rör dem."
SCHEMES = {"actor": "Aktörer", "role": "Roller", "goal": "Mål", "term": "Ordlista"}
ALL_IN_ONE = (
    "Allt i en fil",
    "Alla datamängder i en fil, utom vad som rör varje roll, som räknas fram ur de andra, och var orden står.",
)


def open_data(site: SiteFile) -> str:
    """Return the name of the site's open data."""
    return f"{site.name}: öppna data"


# The names of parts that serve as search words of the open data, by part.
_KEYWORDS = {"actions": "action", "action_plan": "action_plan", "focus_areas": "focus_area"}


def keywords(known: Words, parts: Container[str]) -> list[str]:
    """Return the search words of the open data: short, in the singular and in lower case (DCAT-AP-SE, recommendation 10)."""
    return ["jämställdhet", *(known[name] for part, name in _KEYWORDS.items() if part in parts)]


def static_files(site: SiteFile) -> str:
    """Return the description of the open data as an API."""
    return (
        f"Statiska filer från {site.publisher.name}. Ingen nyckel behövs. "
        "Inom version 1 tillkommer uppgifter, men inga tas bort."
    )


def your_role(sheet: str) -> tuple[str, str]:
    """Return (label, value) of the line on the Excel file that leads to the sheet of roles, by its title."""
    return (
        "Din roll",
        f"Öppna bladet ”{sheet}” och välj din roll med pilen vid rubriken Roll. Då står bara det som rör rollen kvar, med skäl.",
    )


def sheet_facts(site: SiteFile, dated: str, day: datetime.date) -> list[tuple[str, str]]:
    """Return (label, value) of each fact on the Excel file; `day` is that of the build."""
    return [
        ("Strategi", site.name),
        ("Utgivare", site.publisher.name),
        ("Utgåva", f"{site.edition.title}. {dated}"),
        ("Filen är gjord", day.isoformat()),
        ("Licens för innehållet", labels.licence(site.licences)),
        ("Webbplats", site.address or labels.NOT_SET),
        (
            "Bladen",
            "Kolumnerna med färgad rubrik kommer först, och raderna är så höga som de kräver. "
            "Resten är för maskiner och hopfällt: tryck på + ovanför kolumnerna för att se det.",
        ),
        (
            "Ändra inte här",
            "Filen görs av strategins data. Ändringar i den kommer inte tillbaka till strategin.",
        ),
    ]


def description(site: SiteFile, dated: str) -> str:
    """Return the description in the metadata of a PDF."""
    return f"{site.edition.title}. {dated} Utgåva {site.edition.id}."


def book_facts(site: SiteFile, period: Period, dated: str, day: datetime.date) -> list[str]:
    """Return the lines on a book's cover."""
    decision, case = site.decision.text or labels.NOT_SET, site.decision.case_number or labels.NOT_SET
    return [
        f"{site.edition.title}. {dated} Gäller {period.start} till {period.end}.",
        f"Beslut: {decision}. Ärendenummer: {case}.",
        f"Framställd {day} ur strategins öppna data.",
    ]


def shows_indicators(texts: Sequence[str], why: str | None) -> str:
    """Return the indicators that a measure shows, and what differs where it is only near."""
    several = "Visar indikatorerna" if len(texts) > 1 else "Visar indikatorn"
    said = f"{several} {phrases.listed([f'”{text}”' for text in texts])}."
    return f"{said} {labels.CLOSEST} {why}" if why else said


def handout_kicker(site: SiteFile) -> str:
    """Return the line above the title of a role's handout."""
    return f"{site.name} · Vad kan jag bidra med?"


def handout_facts(site: SiteFile, dated: str, day: datetime.date) -> str:
    """Return the line on the origin of a role's handout."""
    return f"{site.edition.title}. {dated} Framställt {day}. Urvalet är redaktionellt."


def plan_area(number: int, known: Words) -> str:
    """Return the name of an area of the action plan, beside a målsättning."""
    return f"{known['The_action_plan']}, område {number}"


def on_the_page_of_the_role(actions: int, objectives: int, known: Words) -> str:
    """Return the sentence on the items that a handout leaves out; at least one of the numbers is above 0."""
    kinds = ((actions, "action"), (objectives, "objective"))
    counts = [phrases.count(number, known[kind], known[f"{kind}s"]) for number, kind in kinds if number]
    return f"{phrases.listed(counts)}. De står på sidan för din roll."


def goals(names: Sequence[str], known: Words) -> str:
    """Return the sentence on the goals that a part of the strategy is tied to."""
    return f"Hör till {known['goal']} {phrases.listed(names)}."


def same_row(area: str) -> str:
    """Return the sentence on a row that another focus area prints too."""
    return f"Står också i {area}."


def remark(erratum: Erratum) -> str:
    """Return an anmärkning beside a text, marked as the editors'."""
    return f"Redaktionens anmärkning: {erratum.why}"


def listed_remark(erratum: Erratum) -> str:
    """Return an anmärkning in the list of all: the source's words, the fault and the words shown instead."""
    source = ", ".join(f"”{words}”" for words in erratum.source_says)
    before = f"Källan: {source}. " if source else ""
    return f"{before}{erratum.why}" + (f" Här står: ”{erratum.published}”." if erratum.published else "")


def decisions(entity: Model, successors: Callable[[Withdrawn], list[str]]) -> Iterator[str]:
    """Yield the later decisions on an entity: addition, withdrawal, coming and former wordings.

    `successors` gives the names of what succeeds the entity.
    """
    added, withdrawn = getattr(entity, "added", None), getattr(entity, "withdrawn", None)
    if added:
        yield f"Tillagt {added.date}. {_decided(added.decision)}"
    ends = withdrawn or entity.coming.withdrawn
    if ends:
        verb, by = ("Upphävd", "Ersatt av") if withdrawn else ("Upphör", "Ersätts av")
        after = f" {by} {phrases.listed(successors(ends))}." if ends.successor else ""
        yield f"{verb} {ends.date}. {labels.sentence(ends.reason)} {_decided(ends.decision)}{after}"
    for new in entity.coming.wordings:
        yield f"Ny {labels.wording(entity, new)}, från {new.date}: {new.text} {_decided(new.decision)}"
    for old in getattr(entity, "replaced", ()):
        yield f"Tidigare {labels.wording(entity, old)}, till {old.date}: {old.text} {_decided(old.decision)}"


def _decided(decision: str) -> str:
    return labels.sentence(f"Beslut: {decision}")
