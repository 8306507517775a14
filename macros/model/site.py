"""The site's identity, and what only its owner can decide (site.yaml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    Colours,
    Empty,
    FormerWordings,
    Help,
    Id,
    Model,
    NameWord,
    OptionalAddress,
    OptionalDate,
    OptionalEmail,
    OptionalSiteAddress,
    OptionalText,
    OptionalWebAddress,
    Period,
    Ref,
    Text,
    Title,
    Words,
)
from .support import Phone, SupportBox


class Publisher(Model):
    """The publisher of the strategy and the site."""

    name: Annotated[Title, Help("namn", "Utgivarens hela namn.")]
    short_name: Annotated[Title, Help("kort namn", "Utgivarens namn i löpande text.")]
    address: Annotated[OptionalWebAddress, Help("adress", "Utgivarens webbplats.")] = None
    uri: Annotated[
        OptionalWebAddress,
        Help(
            "uri", "Utgivarens uri på Sveriges dataportal.", "http://dataportal.se/organisation/SE0000000000"
        ),
    ] = None
    type: Annotated[
        OptionalWebAddress,
        Help(
            "slag av utgivare",
            "Ur EU:s lista över utgivare (ADMS). Ägaren avgör vilket.",
            "http://purl.org/adms/publishertype/RegionalAuthority",
        ),
    ] = None


class County(Model):
    """The county, by name and official codes."""

    name: Annotated[Title, Help("namn", "Länets namn.")]
    code: Annotated[
        str, StringConstraints(pattern=r"^[0-9]{2}$"), Help("länskod", "Länskoden, två siffror.", "08")
    ]
    nuts: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}[A-Z0-9]{1,3}$")] | None,
        Empty,
        Help("NUTS-kod", "Länets kod i EU:s indelning.", "SE000"),
    ] = None
    municipalities: Annotated[Words, Help("kommuner", "Länets kommuner, i alfabetisk ordning.")] = ()
    actor: Annotated[
        str | None,
        Empty,
        Ref.to("actor"),
        Help(
            "aktör",
            "Aktören som kommunerna är, som id ur actors.yaml. Då leder deras namn till rollerna där.",
            "kommun",
        ),
    ] = None


class Edition(Model):
    """The edition of the strategy that the site shows."""

    id: Annotated[Id, Help("id", "Utgåvans fasta namn: perioden.", "2024-2027")]
    title: Annotated[Title, Help("rubrik", "Utgåvans namn.")]
    dated: Annotated[Text, Help("daterad", "När texten är från, som det visas.", "januari 2024")]
    period: Annotated[Period, Help("period", "Strategins första och sista dag.")]
    afterwards: Annotated[
        OptionalText,
        Help("därefter", "Vad som gäller när strategins period är slut. Tomt tills det är bestämt."),
    ] = None
    replaced: FormerWordings = ()


class Decision(Model):
    """The authoritative decision. Empty fields are shown as "Ej fastställt"."""

    text: Annotated[OptionalText, Help("text", "Beslutet som gäller. Tomt visas som ”Ej fastställt”.")] = None
    date: Annotated[OptionalDate, Help("datum", "Beslutets dag.", "2024-01-17")] = None
    case_number: Annotated[OptionalText, Help("ärendenummer", "Diarienumret.")] = None
    original: Annotated[
        OptionalWebAddress, Help("original", "Adressen till den ursprungliga filen, om den finns på nätet.")
    ] = None


class Contact(Model):
    """Contact details of the owner. Empty fields are shown as "Ej fastställt"."""

    email: Annotated[
        OptionalEmail, Help("e-post", "En brevlåda som någon läser. Ingen persons adress.", "namn@exempel.se")
    ] = None
    security: Annotated[
        OptionalAddress,
        Help(
            "säkerhet",
            "Dit den som hittar en säkerhetsbrist hör av sig. Blir security.txt.",
            "mailto:sakerhet@exempel.se",
        ),
    ] = None
    plans: Annotated[
        OptionalEmail,
        Help(
            "planer",
            "Brevlådan dit verksamheter skickar sina planer ur Min plan. Det som kommer dit är en allmän handling.",
            "planer@exempel.se",
        ),
    ] = None
    phone: Annotated[Phone | None, Empty, Help("telefon", "Telefonnumret, som det visas.")] = None
    address: Annotated[OptionalWebAddress, Help("adress", "En sida med kontaktuppgifter.")] = None


class Repository(Model):
    """The repository where the data can be read and changed by pull request."""

    address: Annotated[
        OptionalWebAddress,
        Help("adress", "Adressen till data på nätet.", "https://github.com/exempel/projekt"),
    ] = None
    branch: Annotated[
        str,
        StringConstraints(pattern=r"^[a-zA-Z0-9._/-]+$"),
        Help("gren", "Grenen som publiceras.", "main"),
    ] = "main"
    maintenance: Annotated[
        Literal["internal", "community", "none"] | None,
        Empty,
        Help(
            "underhåll",
            "Vem som underhåller koden, för publiccode.yml: internal (utgivaren), community (flera) eller none (ingen).",
            "internal",
        ),
    ] = None
    app: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.]{4,60}$")] | None,
        Empty,
        Help(
            "inloggning",
            "Client ID för den GitHub App som redigerare loggar in med. Bara på en egen server, se HACKING.md. Utelämna annars.",
            "Iv23liExempel",
        ),
    ] = None


class Licences(Model):
    """The owner's decisions on reuse."""

    content: Annotated[
        OptionalText, Help("innehåll", "Licensen för innehållet, när ägaren har beslutat den.")
    ] = None
    content_address: Annotated[
        OptionalWebAddress,
        Help(
            "adress för innehållets licens",
            "Den beslutade licensens adress.",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
    ] = None
    content_proposed: Annotated[
        OptionalText, Help("förslag för innehåll", "Licensen som föreslås för innehållet.", "CC BY 4.0")
    ] = None
    code: Annotated[OptionalText, Help("kod", "Licensen för koden, när ägaren har beslutat den.")] = None
    code_proposed: Annotated[
        OptionalText, Help("förslag för kod", "Licensen som föreslås för koden.", "EUPL-1.2")
    ] = None


class NameForms(Model):
    """The forms of a name inside sentences, in lower case."""

    one: Annotated[NameWord, Help("ental", "En av dem, i obestämd form.", "åtgärd")]
    the_one: Annotated[NameWord, Help("bestämt ental", "Den enda, i bestämd form.", "åtgärden")]
    many: Annotated[NameWord, Help("flertal", "Flera, i obestämd form.", "åtgärder")]
    the_many: Annotated[NameWord, Help("bestämt flertal", "Alla, i bestämd form.", "åtgärderna")]
    also: Annotated[
        Words, Help("också", "Andra ord för samma sak, som sökningen förstår. De visas inte.", "[delmål]")
    ] = ()


_Forms = NameForms | None


class Names(Model):
    """The strategy's own names of its parts, where that is not the usual word."""

    focus_area: Annotated[_Forms, Help("fokusområde", "Annars: fokusområde.")] = None
    problem: Annotated[_Forms, Help("problemområde", "En rad i tabellen. Annars: problemområde.")] = None
    action: Annotated[_Forms, Help("insats", "Annars: insats.")] = None
    outcome: Annotated[_Forms, Help("delmål", "Det som insatserna ska leda till. Annars: delmål.")] = None
    goal: Annotated[_Forms, Help("mål", "Ett av målen i goals.yaml. Annars: jämställdhetsmål.")] = None
    action_plan: Annotated[_Forms, Help("handlingsplan", "Annars: handlingsplan.")] = None
    objective: Annotated[_Forms, Help("målsättning", "En rad i handlingsplanen. Annars: målsättning.")] = None
    objective_area: Annotated[
        _Forms, Help("målsättningsområde", "Ett område i handlingsplanen. Annars: målsättningsområde.")
    ] = None


class OpenData(Model):
    """Facts for the catalogue of the open data alone."""

    issued: Annotated[
        OptionalDate, Help("publicerat", "Dagen då öppna data först publicerades.", "2026-09-01")
    ] = None
    english_name: Annotated[
        OptionalText, Help("namn på engelska", "Webbplatsens namn på engelska, för Sveriges dataportal.")
    ] = None
    english_description: Annotated[
        OptionalText, Help("beskrivning på engelska", "Beskrivningen på engelska, för Sveriges dataportal.")
    ] = None


class SiteFile(Model):
    """site.yaml"""

    name: Annotated[Title, Help("namn", "Webbplatsens namn.")]
    wordmark: Annotated[
        tuple[Title, ...], Help("ordbild", "Namnet som det står överst på sidorna, en eller två rader.")
    ] = Field(min_length=1, max_length=2)
    accent: Annotated[Colours, Help("färg", "Webbplatsens färg, på ljus och på mörk grund.")]
    second: Annotated[
        Colours | None,
        Help(
            "andra färg",
            "Färgen i märkets ena halva, överst på sidorna. Utelämna raden: då har båda halvorna accentens färg.",
        ),
    ] = None
    description: Annotated[Text, Help("beskrivning", "En mening om webbplatsen, för sökmotorer.")]
    address: Annotated[
        OptionalSiteAddress, Help("adress", "Webbplatsens adress.", "https://exempel.se/jamstalldhet/")
    ] = None
    publisher: Annotated[Publisher, Help("utgivare", "Den som ger ut strategin och webbplatsen.")]
    county: Annotated[County, Help("län", "Länet, med officiella koder.")]
    edition: Annotated[Edition, Help("utgåva", "Utgåvan av strategin som visas.")]
    decision: Annotated[
        Decision, Help("beslut", "Beslutet som gäller. Tomma fält visas som ”Ej fastställt”.")
    ] = Decision()
    contact: Annotated[
        Contact, Help("kontakt", "Hur man når ägaren. Tomma fält visas som ”Ej fastställt”.")
    ] = Contact()
    repository: Annotated[Repository, Help("arkiv", "Var data kan läsas och ändras.")] = Repository()
    licences: Annotated[Licences, Help("licenser", "Vad ägaren har beslutat om återanvändning.")] = Licences()
    open_data: Annotated[
        OpenData, Help("öppna data", "Vad katalogen över öppna data säger utöver det som står här.")
    ] = OpenData()
    sign_language: Annotated[
        OptionalWebAddress,
        Help(
            "teckenspråk",
            "Adressen till en film på svenskt teckenspråk. Länken visas på alla sidor. Utelämna raden om ingen film finns.",
            "https://exempel.se/film",
        ),
    ] = None
    names: Annotated[
        Names, Help("benämningar", "Vad strategin kallar sina delar, där det inte är de vanliga orden.")
    ] = Names()
    support: Annotated[
        SupportBox | None, Help("stöd", "Rutan med stödlinjer, raden i sidfoten och ”Lämna sidan snabbt”.")
    ] = None
