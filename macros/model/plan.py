"""The action plan with its målsättningar (actionplan.yaml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .areas import Editorial, EditorialLinks, NamedMethods
from .base import (
    ActorRef,
    AddedOrNot,
    Empty,
    Entity,
    FormerWordings,
    GoalRef,
    Help,
    Keywords,
    Model,
    OptionalText,
    OptionalTitle,
    Period,
    Ref,
    ShortTitle,
    SupportBoxOrNot,
    Text,
    Title,
    WithdrawnOrNot,
    Words,
)
from .chapters import Section
from .points import Point


class Objective(Entity):
    """A målsättning: one row of the action plan's tables."""

    kind = "objective"
    title: Annotated[
        ShortTitle,
        Help("rubrik", "En kort redaktionell rubrik, högst 60 tecken, för rubriker, listor och sökträffar."),
    ]
    text: Annotated[Text, Help("text", "Strategins ord för målsättningen, hela och på en enda rad.")]
    activities: Annotated[
        Text,
        Help(
            "lokala aktiviteter",
            "Exempel på lokala aktiviteter, källans ord på en enda rad. Utelämna raden om källan inte anger några.",
        ),
    ] = ""
    methods: NamedMethods = ()
    regulations: Annotated[
        Words, Help("regler", "Lagar och föreskrifter som raden nämner, en i varje punkt.")
    ] = ()
    follow_up: Annotated[
        Words, Help("årlig uppföljning", "Vad som följs upp varje år, en källa i varje punkt.")
    ] = ()
    same_as: Annotated[
        str | None,
        Empty,
        Ref.to("objective"),
        Help("samma rad", "Id för samma målsättning i ett annat område. De två ska peka på varandra."),
    ] = None
    support_box: SupportBoxOrNot = None
    keywords: Keywords = ()
    editorial: EditorialLinks = Editorial()
    replaced: FormerWordings = ()
    added: AddedOrNot = None
    withdrawn: WithdrawnOrNot = None


class ObjectiveArea(Entity):
    """A målsättningsområde."""

    kind = "objective_area"
    number: Annotated[int, Help("nummer", "Områdets nummer i handlingsplanen.", "1")] = Field(ge=1)
    title: Annotated[Title, Help("rubrik", "Områdets namn.")]
    figure: Annotated[
        OptionalText, Help("figurens ord", "Områdets namn i källans figur, när det är ett annat.")
    ] = None
    objectives: Annotated[
        tuple[Objective, ...], Help("målsättningar", "Områdets målsättningar i ordning.")
    ] = Field(min_length=1)
    support_box: SupportBoxOrNot = None
    keywords: Keywords = ()
    replaced: FormerWordings = ()
    added: AddedOrNot = None


class Contributions(Entity):
    """The contributions of one party to the action plan."""

    kind = "contributions"
    heading: Annotated[Text, Help("rubrik", "Rubriken över listan, som i källan.")]
    points: Annotated[tuple[Point, ...], Help("punkter", "Vad parten bidrar med, en punkt i taget.")] = Field(
        min_length=1
    )
    actors: Annotated[
        tuple[ActorRef, ...],
        Help(
            "aktörer",
            "Aktörerna som listan gäller, som id ur actors.yaml. Den visas för rollerna där. Behövs inte.",
            "[region]",
        ),
    ] = ()
    replaced: FormerWordings = ()
    added: AddedOrNot = None


class ObjectiveColumns(Model):
    """The column headings of the action plan's tables, as in the source; the site's own words where it has none."""

    objective: Annotated[Text, Help("målsättning", "Rubriken över målsättningarna.")] = ""
    activities: Annotated[Text, Help("lokala aktiviteter", "Rubriken över aktiviteterna.")] = ""
    follow_up: Annotated[Text, Help("årlig uppföljning", "Rubriken över uppföljningen.")] = ""
    replaced: FormerWordings = ()


class ActionPlanFile(Entity):
    """actionplan.yaml"""

    kind = "action_plan"
    label: Annotated[Title, Help("beteckning", "Planens plats i strategin. Behövs inte.", "Bilaga 3")] = ""
    title: Annotated[Title, Help("rubrik", "Planens namn.")]
    short_title: Annotated[
        OptionalTitle,
        Help("kort rubrik", "Ett kortare namn för kort och sidor. Behövs inte.", "Handlingsplanen mot våld"),
    ] = None
    subtitle: Annotated[Title, Help("underrubrik", "Planens underrubrik. Behövs inte.")] = ""
    publisher: Annotated[Text, Help("utgivare", "Den som ger ut planen. Behövs inte.")] = ""
    period: Annotated[Period, Help("period", "Planens första och sista dag.")]
    afterwards: Annotated[
        OptionalText,
        Help("därefter", "Vad som gäller när planens period är slut. Tomt tills det är bestämt."),
    ] = None
    goals: Annotated[
        tuple[GoalRef, ...], Help("mål", "Jämställdhetsmålen, som id ur goals.yaml.", "[mal-6]")
    ] = ()
    support_box: Annotated[
        Literal["ja", "nej"] | None,
        Empty,
        Help(
            "stödruta",
            "ja visar rutan med stödlinjer först på alla handlingsplanens sidor. Utelämna raden: då avgör sidornas ord.",
        ),
    ] = None
    chapters: Annotated[tuple[Section, ...], Help("kapitel", "Planens kapitel i läsordning.")] = ()
    contributions: Annotated[tuple[Contributions, ...], Help("bidrag", "Vad varje part bidrar med.")] = ()
    governance_chain: Annotated[Words, Help("styrkedja", "Styrkedjans led i ordning.")] = ()
    columns: Annotated[ObjectiveColumns, Help("kolumner", "Tabellernas kolumnrubriker, som i källan.")] = (
        ObjectiveColumns()
    )
    keywords: Keywords = ()
    areas: Annotated[tuple[ObjectiveArea, ...], Help("områden", "Målsättningsområdena i ordning.")] = Field(
        min_length=1
    )
    replaced: FormerWordings = ()
