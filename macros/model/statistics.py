"""The measures of the indicators (statistics.yaml), and the values that a program fetched (statistics/<id>.csv)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    Empty,
    Entity,
    Help,
    Model,
    OneOrMany,
    OptionalText,
    OptionalWebAddress,
    OtherId,
    Ref,
    Text,
    Tie,
    Title,
    WebAddress,
)

Sex = Literal["K", "M", "T"]
IndicatorRef = Annotated[OtherId, Ref.to("indicator")]
Year = Annotated[int, Field(ge=1900, le=2100)]
COUNTRY = "00"
"""The code of Sweden in official statistics."""
PERCENT = "procent"
"""The unit whose differences are percentage points."""


class Break(Model):
    """A year before which the values cannot be compared with those from it on."""

    before: Annotated[Year, Help("före", "Första året som räknas på det nya sättet.", "2022")]
    why: Annotated[
        Text, Help("varför", "Vad som ändrades. Läsaren ser det under diagrammet.", "Ny statistikkälla.")
    ]


class Selection(Model):
    """A variable of a table besides area, sex and year, and its one value."""

    variable: Annotated[Text, Help("variabel", "Variabelns kod i tabellen.", "ContentsCode")]
    value: Annotated[Text, Help("värde", "Värdets kod i tabellen.", "000007KF")]


class Measure(Entity):
    """A series of official statistics that shows the state of an indicator."""

    kind = "measure"
    indicator: Annotated[
        tuple[IndicatorRef, ...],
        OneOrMany,
        Ref.to("indicator"),
        Help(
            "indikator",
            "Indikatorn som måttet visar, som id ur indicators.yaml. Flera inom hakparenteser om samma mått står på flera ställen.",
            "indikator-1-1",
        ),
    ] = Field(min_length=1)
    title: Annotated[
        Title, Help("rubrik", "Måttets namn, så som det visas.", "Valdeltagande i riksdagsvalet")
    ]
    fit: Annotated[
        Literal["lika", "närmast"],
        Help(
            "passning",
            "lika om måttet är precis det som indikatorn säger, närmast om det bara ligger nära. Skriv då också why.",
        ),
    ]
    why: Annotated[
        OptionalText,
        Help("varför", "Vad som skiljer måttet från indikatorn. Behövs när fit är närmast. Läsaren ser det."),
    ] = None
    producer: Annotated[Text, Help("producent", "Den som tar fram statistiken.", "SCB")]
    via: Annotated[
        OptionalText,
        Help(
            "via", "Databasen som värdena hämtas ur, om det är någon annans. Den anges som källa.", "Kolada"
        ),
    ] = None
    fetch: Annotated[
        Literal["kolada", "pxweb1", "pxweb2", "fil"],
        Help(
            "hämtas ur",
            "kolada, pxweb1 eller pxweb2 (statistikdatabaser), eller fil när värdena läses ur ett kalkylark.",
        ),
    ]
    table: Annotated[
        OptionalText,
        Help(
            "tabell",
            "Koladas nyckeltal, eller tabellens hela adress i en PxWeb-databas. Behövs inte när fetch är fil.",
            "N05403",
        ),
    ] = None
    select: Annotated[
        tuple[Selection, ...],
        Help("urval", "Tabellens övriga variabler, var och en med sitt värde. Bara för PxWeb. Behövs inte."),
    ] = ()
    address: Annotated[
        WebAddress,
        Help(
            "adress", "Sidan där vem som helst kan se den officiella statistiken.", "https://www.kolada.se/"
        ),
    ]
    definition: Annotated[Text, Help("definition", "Vad måttet räknar, med producentens ord.")]
    unit: Annotated[
        Text,
        Help("enhet", "Måttets enhet: procent, dagar, kronor … Skillnader i procent blir procentenheter."),
    ]
    decimals: Annotated[int, Help("decimaler", "Hur många decimaler som visas.", "1")] = Field(ge=0, le=3)
    shape: Annotated[
        Literal["nivå", "fördelning"],
        Help(
            "slag",
            "nivå när kvinnor och män har var sitt värde, fördelning när kvinnors och mäns andelar tillsammans är 100 procent.",
        ),
    ]
    share_of: Annotated[
        Literal["kvinnor", "män"] | None,
        Empty,
        Help("andel av", "Vems andel tabellen har, när shape är fördelning.", "kvinnor"),
    ] = None
    direction: Annotated[
        Literal["upp", "ner", "jämn", "ingen"],
        Help(
            "riktning",
            "Åt vilket håll värdet ska gå: upp, ner, jämn (40–60 procent) eller ingen. Gissa inte: skriv ingen om det inte är klart.",
        ),
    ]
    sexes: Annotated[
        Literal["båda", "kvinnor", "män", "totalt"],
        Help(
            "kön",
            "båda, eller det enda som statistiken har: kvinnor, män eller totalt (inte uppdelad efter kön). Utelämna raden för båda.",
        ),
    ] = "båda"
    level: Annotated[
        Literal["län", "kommuner", "riket"],
        Help(
            "nivå",
            "kommuner när statistiken saknar värde för länet: då visas kommungruppens medelvärde, om det finns. riket när den bara "
            "gäller hela landet. Utelämna annars raden.",
        ),
    ] = "län"
    years: Annotated[
        tuple[Year, ...],
        Help(
            "år",
            "De enda år som räknas, till exempel valår. Andra år upprepar det förra värdet eller finns inte. Utelämna annars raden.",
            "[2018, 2022]",
        ),
    ] = ()
    every: Annotated[
        int,
        Help(
            "intervall",
            "Hur många år det går mellan undersökningarna. Databasens upprepningar åren emellan tas inte med. Utelämna raden när det är ett.",
            "4",
        ),
    ] = Field(default=1, ge=1, le=10)
    period: Annotated[
        int,
        Help(
            "period",
            "Hur många år varje värde är ett medelvärde av. Utelämna raden när det är ett år.",
            "4",
        ),
    ] = Field(default=1, ge=1, le=10)
    breaks: Annotated[
        tuple[Break, ...],
        Help("brott", "År då statistiken ändrades så att värdena inte går att jämföra. Behövs inte."),
    ] = ()
    note: Annotated[
        OptionalText, Help("anmärkning", "Det som läsaren behöver veta om måttet. Behövs inte.")
    ] = None

    @property
    def source(self) -> str:
        """The name to give as the source: the database, or else the producer."""
        return self.via or self.producer

    @property
    def is_key_figure(self) -> bool:
        """True if `table` is a name that people know, and no address."""
        return self.fetch == "kolada"

    @property
    def is_share(self) -> bool:
        """True if women's and men's shares add up to 100 per cent."""
        return self.shape == "fördelning"

    @property
    def sexes_shown(self) -> tuple[Sex, ...]:
        """The sexes with a line each. A share has one, because the other sex's is its mirror image."""
        if self.is_share:
            return ("M",) if self.share_of == "män" else ("K",)
        shown: dict[str, tuple[Sex, ...]] = {"kvinnor": ("K",), "män": ("M",), "totalt": ("T",)}
        return shown.get(self.sexes, ("K", "M"))

    @property
    def difference_unit(self) -> str:
        """The unit of a difference between two values."""
        return "procentenheter" if self.unit == PERCENT else self.unit


class WithoutValues(Tie):
    """An indicator without a measure, and why."""

    indicator: Annotated[IndicatorRef, Help("indikator", "Indikatorn, som id ur indicators.yaml.")]
    why: Annotated[
        Text,
        Help("varför", "Varför den inte har något mått. Läsaren ser det.", "Finns bara för hela landet."),
    ]
    producer: Annotated[
        OptionalText, Help("producent", "Den som har närliggande statistik. Behövs när address finns.", "SCB")
    ] = None
    address: Annotated[
        OptionalWebAddress,
        Help("adress", "Sidan med den närmaste officiella statistiken. Behövs inte.", "https://www.scb.se/"),
    ] = None


class PromisedCount(Tie):
    """A count that the strategy's own words promise to follow, and what it is a count of."""

    point: Annotated[
        Annotated[OtherId, Ref.to("point")],
        Help("punkt", "Punkten i strategin som lovar räkningen, som id ur strategy.yaml.", "uppfoljning-1"),
    ]
    of: Annotated[
        Literal["anslutna", "handlingsplaner", "insatser"],
        Help(
            "räknar",
            "anslutna (verksamheterna i affiliates.yaml), handlingsplaner eller insatser (de genomförda).",
        ),
    ]


class Municipality(Model):
    """A municipality of the county, with the official code."""

    code: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")],
        Help("kod", "Kommunens officiella kod: fyra siffror inom citattecken.", '"9901"'),
    ]
    name: Annotated[Title, Help("namn", "Kommunens namn.", "Exempelköping")]


class MunicipalityGroup(Model):
    """The county's municipalities as a group in Kolada, whose value is an unweighted mean."""

    code: Annotated[
        Annotated[str, StringConstraints(pattern=r"^G[0-9]+$")],
        Help("kod", "Gruppens id i Kolada.", "G12345"),
    ]
    name: Annotated[
        Title,
        Help("namn", "Gruppens namn. Säg att medelvärdet är ovägt.", "Länets kommuner (ovägt medelvärde)"),
    ]


class StatisticsFile(Model):
    """statistics.yaml"""

    municipalities: Annotated[
        tuple[Municipality, ...], Help("kommuner", "Länets kommuner med sina koder. Behövs inte.")
    ] = ()
    group: Annotated[
        MunicipalityGroup | None,
        Empty,
        Help("kommungrupp", "Länets kommuner som grupp i Kolada. Behövs inte."),
    ] = None
    measures: Annotated[tuple[Measure, ...], Help("mått", "Måtten, i den ordning de visas.")] = ()
    without: Annotated[
        tuple[WithoutValues, ...],
        Help("utan mått", "Indikatorer som inte har något mått, och varför. Behövs inte."),
    ] = ()
    counts: Annotated[
        tuple[PromisedCount, ...],
        Help("räkningar", "Det som strategin själv lovar att räkna. Behövs inte."),
    ] = ()
