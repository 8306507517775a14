"""Methods, tools, glossary, anmärkningar and search words.

The files are methods.yaml, resources.yaml, glossary.yaml, errata.yaml and search.yaml.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    AddedOrNot,
    Address,
    AnyRef,
    Empty,
    Entity,
    FormerWordings,
    Help,
    Keywords,
    Model,
    PreviousAddress,
    Prose,
    Text,
    Title,
    Words,
)
from .points import Point


class Method(Entity):
    """A method or form of work, with every spelling in the source."""

    kind = "method"
    name: Annotated[Title, Help("namn", "Metodens namn, så som det visas.")]
    spellings: Annotated[Words, Help("skrivningar", "Varje skrivning i tabellerna, tecken för tecken.")] = (
        Field(min_length=1)
    )
    keywords: Keywords = ()


class MethodsFile(Model):
    """methods.yaml"""

    methods: Annotated[
        tuple[Method, ...], Help("metoder", "Metoderna. En metod ska nämnas av minst en rad.")
    ] = ()


class Tip(Entity):
    """A text to read or a course to take."""

    kind = "tip"
    group: Annotated[Text, Help("grupp", "Rubriken i källan som tipset står under.", "TIPS")]
    text: Annotated[Text, Help("text", "Tipsets namn.")]
    site: Annotated[Text, Help("webbplats", "Webbplatsens namn, som i källan.", "example.org")]
    address: Annotated[Address, Help("adress", "Länken.", "https://example.org/vagledning")]
    previous_address: PreviousAddress = None
    keywords: Keywords = ()
    replaced: FormerWordings = ()
    added: AddedOrNot = None


class ResourcesFile(Model):
    """resources.yaml"""

    areas: Annotated[tuple[Point, ...], Help("områden", "Områden att integrera jämställdhet i.")] = ()
    checklist: Annotated[tuple[Point, ...], Help("checklista", "Checklistans punkter i ordning.")] = ()
    tips: Annotated[tuple[Tip, ...], Help("tips", "Tipsen med sina länkar, under källans rubriker.")] = ()


class Term(Entity):
    """An explained word."""

    kind = "term"
    term: Annotated[Title, Help("ord", "Ordet så som det visas i ordlistan.")]
    forms: Annotated[
        Words,
        Help("ordformer", "Formerna av ordet som märks ut i texten. Hela ord.", "[normkritik, normkritiskt]"),
    ] = Field(min_length=1)
    explanation: Annotated[Text, Help("förklaring", "En eller två meningar på enkel svenska. Gissa aldrig.")]
    basis: Annotated[
        Literal["redaktionell", "källan"],
        Help("grund", "källan: strategins egna ord, inom citattecken. redaktionell: våra ord."),
    ]


class GlossaryFile(Model):
    """glossary.yaml"""

    terms: Annotated[tuple[Term, ...], Help("ord", "Orden som förklaras.")] = ()
    english: Annotated[
        Words,
        Help(
            "engelska", "Engelska ord i texten, tecken för tecken, så att skärmläsare läser dem på engelska."
        ),
    ] = ()


class Erratum(Entity):
    """An editor's note on the source: its words, the published words, and the reason."""

    kind = "erratum"
    group: Annotated[
        Text,
        Help(
            "grupp",
            "En av grupperna som står överst i filen.",
            "Språk",
            form="En av grupperna som de andra anmärkningarna har.",
        ),
    ]
    about: Annotated[
        tuple[AnyRef, ...],
        Help(
            "gäller",
            "Id för det som anmärkningen gäller. [] om inget passar.",
            "[ekonomi-1-b]",
            form="Det som anmärkningen gäller. Lämna tomt om inget passar.",
        ),
    ] = ()
    lines: Annotated[Text, Help("rader", "Radnummer i den publicerade texten, inom citattecken.", '"477"')]
    source_says: Annotated[
        tuple[Prose, ...],
        Help("källan säger", "Källans egna ord, tecken för tecken. [] när något saknas i källan."),
    ] = ()
    published: Annotated[
        Prose | None, Empty, Help("publicerat", "Orden som visas i stället. Bara när texten är rättad.")
    ] = None
    why: Annotated[Text, Help("varför", "Vad som är fel eller märkligt, och hur det visas.")]
    show: Annotated[
        Literal["beside", "register"],
        Help(
            "visa",
            "beside: vid texten och i registret (högst 20). register: bara i registret.",
            form="Högst 20 anmärkningar kan visas vid texten.",
        ),
    ]


class ErrataFile(Model):
    """errata.yaml"""

    errata: Annotated[tuple[Erratum, ...], Help("anmärkningar", "Anmärkningarna till källan.")] = ()


class Synonym(Model):
    """Search words for something that the strategy calls by another name."""

    words: Annotated[Words, Help("ord", "Orden så som läsare skriver dem.", "jobb")] = Field(min_length=1)
    means: Annotated[Words, Help("betyder", "Vad strategin kallar det.", "arbetsplats")] = Field(min_length=1)


class SearchFile(Model):
    """search.yaml"""

    synonyms: Annotated[
        tuple[Synonym, ...], Help("synonymer", "Vad läsare skriver, och vad det betyder i strategin.")
    ] = ()
