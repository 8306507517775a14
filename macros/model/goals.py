"""Goals and the indicators that measure their state (goals.yaml, indicators.yaml)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import (
    AddedOrNot,
    Entity,
    FormerWordings,
    GoalRef,
    Help,
    Keywords,
    Model,
    OptionalText,
    OptionalTitle,
    OtherId,
    Ref,
    SupportBoxOrNot,
    Text,
    Title,
    Words,
)


class GoalLevel(Model):
    """A level of goals: its name after a goal's number, and the heading over its goals."""

    name: Annotated[
        Title,
        Help("namn", "Nivåns namn, så som det står i målens level och efter målets nummer.", "regionalt"),
    ]
    title: Annotated[Title, Help("rubrik", "Rubriken över nivåns mål.", "Regionala mål")]


class Goal(Entity):
    """A jämställdhetsmål: national or regional."""

    kind = "goal"
    number: Annotated[int, Help("nummer", "Målets nummer. Det står i sidans adress.", "2")] = Field(ge=1)
    level: Annotated[Title, Help("nivå", "En av nivåerna överst i filen. Behövs inte.", "regionalt")] = ""
    title: Annotated[OptionalTitle, Help("rubrik", "Målets namn. Tomt om målet inte har något eget.")] = None
    text: Annotated[Text, Help("text", "Målets ord, på en enda rad.")]
    notes: Annotated[
        tuple[Annotated[OtherId, Ref.to("note")], ...],
        Help("fotnoter", "Fotnoternas id, ur strategy.yaml.", "[s6]"),
    ] = ()
    support_box: SupportBoxOrNot = None
    keywords: Keywords = ()
    replaced: FormerWordings = ()
    added: AddedOrNot = None

    @property
    def name(self) -> str:
        """The name in lists and links; the regional goal has no title."""
        return self.title or self.text.rstrip(".")


class GoalsFile(Model):
    """goals.yaml"""

    overall: Annotated[Text, Help("övergripande mål", "Det övergripande jämställdhetspolitiska målet.")]
    agenda: Annotated[
        Words, Help("Agenda 2030", "Målen i Agenda 2030 som strategin nämner, ett i varje punkt.")
    ] = ()
    explanation: Annotated[
        OptionalText,
        Help("förklaring", "Redaktionens förklaring överst på sidan med målen. Behövs inte."),
    ] = None
    levels: Annotated[
        tuple[GoalLevel, ...],
        Help("nivåer", "Nivåerna som målen delas upp i, i den ordning de visas. Behövs inte."),
    ] = ()
    goals: Annotated[tuple[Goal, ...], Help("mål", "Jämställdhetsmålen i ordning.")] = Field(min_length=1)
    replaced: FormerWordings = ()


class Indicator(Entity):
    """A measurable indicator of the state of a goal."""

    kind = "indicator"
    # The title of its page, where it has one.
    text: Annotated[Title, Help("text", "Indikatorns ord, på en enda rad.")]
    replaced: FormerWordings = ()
    added: AddedOrNot = None


class IndicatorGroup(Model):
    """The indicators of one goal, under the heading in the source."""

    goal: Annotated[
        GoalRef, Help("mål", "Målet som indikatorerna visar läget för, som id ur goals.yaml.", "mal-1")
    ]
    heading: Annotated[Text, Help("rubrik", "Rubriken som källan ger gruppen.")]
    indicators: Annotated[tuple[Indicator, ...], Help("indikatorer", "Gruppens indikatorer i ordning.")] = (
        Field(min_length=1)
    )
    replaced: FormerWordings = ()


class IndicatorsFile(Model):
    """indicators.yaml"""

    intro: Annotated[Text, Help("inledning", "Orden före indikatorerna. Behövs inte.")] = ""
    groups: Annotated[
        tuple[IndicatorGroup, ...], Help("grupper", "Indikatorerna, en grupp för varje mål.")
    ] = ()
    replaced: FormerWordings = ()
