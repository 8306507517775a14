"""The accessibility statement (accessibility.yaml), under the act 2018:1937 and the ordinance 2018:1938."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Empty, Entity, Help, Model, OptionalAddress, OptionalDate, OptionalText, Text, Title


class Assessment(Model):
    """The date, method and assessor of the site's assessment. Empty fields are shown as "Ej fastställt"."""

    date: Annotated[OptionalDate, Help("datum", "Dagen då webbplatsen granskades.", "2026-09-01")] = None
    method: Annotated[OptionalText, Help("metod", "Hur webbplatsen granskades.")] = None
    by: Annotated[
        OptionalText, Help("av", "Vem som granskade: vi själva, eller namnet på en annan organisation.")
    ] = None


class Supervisor(Model):
    """An authority that supervises the act from `since` on. Without `since` it is the first."""

    name: Annotated[Title, Help("namn", "Myndighetens namn.")]
    address: Annotated[
        OptionalAddress, Help("adress", "Sidan där man anmäler.", "https://example.org/anmal")
    ] = None
    since: Annotated[
        OptionalDate,
        Help("från och med", "Första dagen med tillsynen. Tomt för den som har den först.", "2027-01-01"),
    ] = None


class Shortcoming(Entity):
    """Content that is not accessible."""

    kind = "shortcoming"
    what: Annotated[Text, Help("vad", "Innehållet som inte är tillgängligt, och hur det visar sig.")]
    where: Annotated[
        str,
        StringConstraints(pattern=r"^/[a-z0-9/#-]*$"),
        Help("var", "Sidans adress på webbplatsen.", "/strategin/bilaga-1/"),
    ]
    why: Annotated[Text, Help("varför", "Vilket lagkrav som bristen gäller, eller varför undantag görs.")]
    alternative: Annotated[Text, Help("i stället", "Var man får samma innehåll på ett annat sätt.")]
    plan: Annotated[Text, Help("plan", "När och hur bristen rättas.")]


class AccessibilityFile(Model):
    """accessibility.yaml"""

    verdict: Annotated[
        Literal["helt förenlig", "delvis förenlig", "inte förenlig"] | None,
        Empty,
        Help("omdöme", "Webbplatsens omdöme. Bara ägaren kan avgöra det."),
    ] = None
    assessed: Annotated[Assessment, Help("granskning", "Hur och när webbplatsen granskades, och av vem.")] = (
        Assessment()
    )
    published: Annotated[
        OptionalDate, Help("publicerad", "Dagen då redogörelsen publicerades.", "2026-09-23")
    ] = None
    updated: Annotated[
        OptionalDate, Help("uppdaterad", "Dagen då redogörelsen senast ändrades.", "2026-09-23")
    ] = None
    response: Annotated[OptionalText, Help("svar", "Hur snart den som rapporterar en brist får svar.")] = None
    help: Annotated[
        OptionalText, Help("hjälp", "Vad den kan göra som inte kan använda delar av webbplatsen.")
    ] = None
    supervisors: Annotated[
        tuple[Supervisor, ...],
        Help("tillsyn", "Myndigheterna med tillsynen, i ordning. Sidan byter själv när dagen kommer."),
    ] = Field(min_length=1)
    shortcomings: Annotated[
        tuple[Shortcoming, ...],
        Help("brister", "Innehåll som inte är tillgängligt. [] om det inte finns några kända."),
    ] = ()
