"""Running text: chapters, their sections and blocks, and the notes (strategy.yaml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from .base import (
    AddedOrNot,
    Empty,
    Entity,
    FormerWordings,
    Help,
    Keywords,
    Model,
    OptionalAddress,
    OptionalText,
    OptionalTitle,
    PreviousAddress,
    Prose,
    SupportBoxOrNot,
    Text,
    WithdrawnOrNot,
    Words,
)
from .points import PointList

Figure = Literal[
    "overall-goal",
    "goals",
    "national-goals",
    "regional-goals",
    "focus-areas",
    "agenda",
    "affiliates",
    "areas",
    "checklist",
    "tips",
    "indicators",
    "regional-indicators",
    "contributions",
    "governance-chain",
    "objective-areas",
]


class Table(Model):
    """A table of the text, with its caption. `text` holds the rows as Markdown writes them."""

    caption: Annotated[Text, Help("rubrik", "Vad tabellen visar. Står över den och läses upp först.")]
    text: Annotated[
        Prose,
        Help(
            "rader",
            "Tabellens rader, efter | på nyckelns rad: först kolumnernas namn, sedan |---|---|, sedan en rad för varje "
            "rad. Varje rad har lika många celler. Den första cellen är radens namn. |---:| ställer siffror till höger.",
            '"| År | Andel |"',
            form="Tabellens rader: först kolumnernas namn mellan lodräta streck, sedan |---|---|, sedan en rad för varje rad. Varje rad "
            "har lika många celler. Den första cellen är radens namn. |---:| ställer siffror till höger.",
        ),
    ]
    credit: Annotated[OptionalText, Help("källa", "Varifrån uppgifterna kommer. Visas under tabellen.")] = (
        None
    )


class Picture(Model):
    """A figure of the text: an image in data/media/, with its alternative text."""

    file: Annotated[
        str,
        StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|jpeg|webp)$", max_length=80),
        Help(
            "fil",
            "Bildens filnamn. Filen ligger i data/media/, är .png, .jpg eller .webp, och dess namn har små bokstäver "
            "a–z, siffror och bindestreck.",
            "stapeldiagram.png",
        ),
    ]
    alt: Annotated[
        Text,
        Help(
            "alternativtext",
            "Det som bilden visar, för den som inte ser bilden. Skriv vad den säger, inte att det är en bild.",
        ),
    ]
    caption: Annotated[OptionalText, Help("bildtext", "Texten under bilden. Behövs inte.")] = None
    credit: Annotated[
        OptionalText, Help("källa", "Vem som har gjort bilden, eller varifrån den kommer. Behövs inte.")
    ] = None


BLOCK_FORMS = (
    "text",
    "subheading",
    "quote",
    "signature",
    "caption",
    "list",
    "table",
    "figure",
    "show",
)


class Block(Model):
    """One block of a section: exactly one of the fields of BLOCK_FORMS is set."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [name]} for name in BLOCK_FORMS]})

    text: Annotated[
        Prose | None,
        Empty,
        Help(
            "text",
            "Löptext. Börja med | på nyckelns rad och dra in styckena två steg. Tomrad mellan stycken; varje stycke är "
            "en rad. En rad som börjar med - är en listpunkt, och 1. en punkt i en numrerad lista. **ord** är fet stil, "
            "[^s1] en fotnot och [text](adress) en länk. Rubriker, tabeller och bilder är delar för sig: subheading, "
            "table och figure. Annat läses som vanliga ord.",
            form="Löptext, med en tomrad mellan stycken. En rad som börjar med - är en listpunkt, och 1. en punkt i en numrerad "
            "lista. **ord** är fet stil, [^s1] en fotnot och [text](adress) en länk. Rubriker, tabeller och bilder är delar för sig.",
        ),
    ] = None
    subheading: Annotated[OptionalText, Help("mellanrubrik", "En mellanrubrik i texten.")] = None
    quote: Annotated[OptionalText, Help("citat", "De citerade orden.")] = None
    signature: Annotated[
        Words | None,
        Help(
            "underskrift",
            "Ort och datum först, sedan namnet, en rad för varje punkt. Var och en som skriver under har en egen; bara den "
            "första behöver ort och datum.",
        ),
    ] = None
    caption: Annotated[OptionalText, Help("bildtext", "Texten till en bild i källan.")] = None
    list: Annotated[
        PointList | None,
        Help("lista", "En lista vars punkter har egna id, så att annat kan hänvisa till dem."),
    ] = None
    table: Annotated[Table | None, Help("tabell", "En tabell med rubrik: caption och text.")] = None
    figure: Annotated[
        Picture | None, Help("figur", "En bild ur data/media/: file, alt, caption och credit.")
    ] = None
    show: Annotated[
        Figure | None,
        Help("visa", "En tabell, lista eller figur som hämtas från en annan fil.", "focus-areas"),
    ] = None
    replaced: FormerWordings = ()
    added: AddedOrNot = None

    @property
    def form(self) -> str:
        """The name of the field that is set, or "" when none or several are."""
        given = [name for name in BLOCK_FORMS if getattr(self, name) is not None]
        return given[0] if len(given) == 1 else ""


Content = Annotated[
    tuple[Block, ...],
    Help(
        "innehåll",
        "Delarna i ordning. Varje del börjar med - och har precis en nyckel: text, subheading, quote, signature, "
        "caption, list, table, figure eller show.",
        form="Delarna i ordning. Varje del är av ett slag: löptext, mellanrubrik, citat, lista, tabell, figur …",
    ),
]


class Section(Entity):
    """A headed part of a chapter. The sections at the top are the chapters."""

    kind = "section"
    title: Annotated[OptionalTitle, Help("rubrik", "Rubriken på sidan.")] = None
    short_title: Annotated[
        OptionalTitle, Help("kort rubrik", "En kortare rubrik för menyer och listor. Behövs inte.")
    ] = None
    label: Annotated[OptionalTitle, Help("beteckning", "Det som står framför rubriken.", "Bilaga 1")] = None
    content: Content = ()
    sections: Annotated[
        tuple[Section, ...], Help("avsnitt", "Avsnitt i avsnittet, skrivna på samma sätt.")
    ] = ()
    support_box: SupportBoxOrNot = None
    keywords: Keywords = ()
    replaced: FormerWordings = ()
    added: AddedOrNot = None
    withdrawn: WithdrawnOrNot = None

    @property
    def name(self) -> str:
        """The name of the section in lists and links."""
        return self.short_title or self.title or self.id


class NotePart(Model):
    """One reference in a note, with its link if the source has one."""

    text: Annotated[Text, Help("text", "Fotnotens ord.")]
    address: Annotated[
        OptionalAddress, Help("adress", "Länken, om det finns en.", "https://example.org/rapport")
    ] = None
    previous_address: PreviousAddress = None
    replaced: FormerWordings = ()


class Note(Entity):
    """A footnote. Its id is a series (s for the strategy, h for the action plan) and a number."""

    kind = "note"
    id: Annotated[
        str,
        StringConstraints(pattern=r"^[a-z][1-9][0-9]*$"),
        Help("id", "En bokstav och ett nummer: s för strategins fotnoter, h för handlingsplanens.", "s21"),
    ]
    parts: Annotated[tuple[NotePart, ...], Help("delar", "En eller flera delar, med eller utan länk.")] = (
        Field(min_length=1)
    )
    added: AddedOrNot = None


class StrategyFile(Model):
    """strategy.yaml"""

    chapters: Annotated[tuple[Section, ...], Help("kapitel", "Strategins kapitel i läsordning.")] = Field(
        min_length=1
    )
    notes: Annotated[
        tuple[Note, ...],
        Help(
            "fotnoter", "Alla fotnoter. Märket i texten är id inom [^ ]: [^s1]. Varje fotnot har ett märke."
        ),
    ] = ()
