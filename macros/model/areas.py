"""The focus areas with their rows of insatser (focusareas.yaml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    ActorRef,
    AddedOrNot,
    Colours,
    Empty,
    Entity,
    FormerWordings,
    GoalRef,
    Help,
    IconName,
    Keywords,
    MethodRef,
    Model,
    OptionalTitle,
    Ref,
    ShortTitle,
    SupportBoxOrNot,
    Text,
    Tie,
    Title,
    WithdrawnOrNot,
)
from .chapters import Content, Section
from .points import Point

ReasonText = Annotated[Text, Help("skäl", "Varför redaktionen gör kopplingen. Läsaren ser skälet.")]
NamedMethods = Annotated[
    tuple[MethodRef, ...],
    Help(
        "metoder",
        "Metoder som texten nämner, som id ur methods.yaml. En av metodens skrivningar ska stå i texten.",
    ),
]


class Also(Tie):
    """An editorial link to an actor that the cell does not name."""

    actor: Annotated[ActorRef, Help("aktör", "En aktörs id ur actors.yaml.", "region")]
    reason: ReasonText


class Concerns(Model):
    """An editorial narrowing: the actors, in the row or beside it, that this one item concerns."""

    actors: Annotated[tuple[ActorRef, ...], Help("aktörer", "Aktörernas id ur actors.yaml.", "[skola]")] = (
        Field(min_length=1)
    )
    reason: ReasonText


class GoalTie(Tie):
    """An editorial link to a goal, where the source does not say what an insats contributes to."""

    goal: Annotated[GoalRef, Help("mål", "Jämställdhetsmålet, som id ur goals.yaml.", "mal-2")]
    reason: ReasonText


class Editorial(Model):
    """The editors' additions to the source's words. They are always shown as additions."""

    concerns: Annotated[
        Concerns | None, Help("rör", "Vem i raden just den här insatsen rör, med skäl. Behövs inte.")
    ] = None
    also: Annotated[
        tuple[Also, ...], Help("också", "Aktörer som källan inte nämner här, var och en med skäl.")
    ] = ()
    goals: Annotated[
        tuple[GoalTie, ...],
        Help("mål", "Jämställdhetsmål som källan inte kopplar hit, vart och ett med skäl. Behövs inte."),
    ] = ()


EditorialLinks = Annotated[
    Editorial,
    Help(
        "redaktionell koppling",
        "Det som går utöver strategins ord. Visas som ”Redaktionens bedömning”. Behövs inte.",
    ),
]


class Action(Entity):
    """An insats."""

    kind = "action"
    title: Annotated[
        ShortTitle,
        Help("rubrik", "En kort redaktionell rubrik, högst 60 tecken, för rubriker, listor och sökträffar."),
    ]
    text: Annotated[Text, Help("text", "Strategins ord för insatsen, hela och på en enda rad.")]
    methods: NamedMethods = ()
    support_box: SupportBoxOrNot = None
    keywords: Keywords = ()
    editorial: EditorialLinks = Editorial()
    replaced: FormerWordings = ()
    added: AddedOrNot = None
    withdrawn: WithdrawnOrNot = None


class Outcome(Entity):
    """A delmål of the table column."""

    kind = "outcome"
    text: Annotated[Text, Help("text", "Delmålets ord, på en enda rad.")]
    replaced: FormerWordings = ()
    added: AddedOrNot = None


class Problem(Entity):
    """A problemområde: one row of a focus area's table."""

    kind = "problem"
    text: Annotated[Text, Help("text", "Problemområdets ord, på en enda rad.")]
    contributors: Annotated[
        Text,
        Help(
            "du som kan bidra",
            "Cellens ord, tecken för tecken. Utelämna raden om källan inte säger vem.",
            "Kommun, Region",
        ),
    ] = ""
    actors: Annotated[
        tuple[ActorRef, ...],
        Help(
            "aktörer",
            "Samma aktörer som i contributors, som id ur actors.yaml.",
            "[kommun, region]",
            form="Samma aktörer som cellens ord nämner.",
        ),
    ] = ()
    together: Annotated[
        str | None,
        Empty,
        Ref.to("actor"),
        Help(
            "tillsammans", "Aktören som sammanfattar hela uppräkningen, som id ur actors.yaml. Behövs inte."
        ),
    ] = None
    actions: Annotated[
        tuple[Action, ...], Help("insatser", "Radens insatser i ordning. [] om källan inte anger någon.")
    ] = ()
    outcomes: Annotated[
        tuple[Outcome, ...], Help("delmål", "Radens delmål i ordning. [] om källan inte anger något.")
    ] = ()
    same_as: Annotated[
        str | None,
        Empty,
        Ref.to("problem"),
        Help("samma rad", "Id för samma problemområde i ett annat fokusområde. De två ska peka på varandra."),
    ] = None
    replaced: FormerWordings = ()
    added: AddedOrNot = None


class FocusArea(Entity):
    """A fokusområde: text, what the publisher contributes, and the rows."""

    kind = "focus_area"
    number: Annotated[int, Help("nummer", "Fokusområdets nummer i strategin.", "1")] = Field(ge=1)
    title: Annotated[Title, Help("rubrik", "Fokusområdets namn.")]
    listed_as: Annotated[
        OptionalTitle, Help("namn i listan", "Namnet i strategins lista, när det är ett annat.")
    ] = None
    icon: Annotated[
        IconName | None,
        Empty,
        Help(
            "ikon",
            "En bild vid fokusområdets namn, vald av redaktionen: ett namn ur Material for MkDocs. Behövs inte.",
            "material/heart-pulse",
        ),
    ] = None
    short: Annotated[
        ShortTitle | None,
        Empty,
        Help(
            "kort namn",
            "Ett kort redaktionellt namn, högst 60 tecken, där hela namnet inte får plats. Behövs inte.",
            "Ekonomi och arbetsmarknad",
        ),
    ] = None
    colour: Annotated[
        Colours | None,
        Help(
            "färg",
            "Fokusområdets färg, på ljus och på mörk grund. Antingen har alla fokusområden en, eller inget. "
            "Kontrollen säger till om den är svår att läsa, eller för lik ett annat fokusområdes.",
        ),
    ] = None

    goals: Annotated[
        tuple[GoalRef, ...], Help("mål", "Jämställdhetsmålen, som id ur goals.yaml.", "[mal-2]")
    ] = ()
    support_box: Annotated[
        Literal["ja", "nej"] | None,
        Empty,
        Help(
            "stödruta",
            "ja visar rutan med stödlinjer först på fokusområdets sida och på dess insatsers. nej visar den inte på "
            "fokusområdets. Utelämna raden: då avgör sidornas ord.",
        ),
    ] = None
    content: Content = ()
    sections: Annotated[tuple[Section, ...], Help("avsnitt", "Avsnitt med egna rubriker.")] = ()
    contributions: Annotated[
        tuple[Point, ...], Help("bidrag", "Vad utgivaren bidrar med, en punkt i taget.")
    ] = ()
    problems: Annotated[
        tuple[Problem, ...],
        Help("problemområden", "Tabellens rader i ordning. Utelämna om källan inte har några."),
    ] = ()
    keywords: Keywords = ()
    replaced: FormerWordings = ()
    added: AddedOrNot = None

    @property
    def short_title(self) -> str:
        """Return the short name; the whole name where there is none."""
        return self.short or self.title

    @property
    def has_actions(self) -> bool:
        """True if any row of the area has an insats."""
        return any(problem.actions for problem in self.problems)


class TableColumns(Model):
    """The column headings of the focus-area tables, as in the source; the site's own words where it has none."""

    problem: Annotated[Text, Help("problemområde", "Rubriken över problemområdena.")] = ""
    action: Annotated[Text, Help("insats", "Rubriken över insatserna.")] = ""
    contributors: Annotated[Text, Help("du som kan bidra", "Rubriken över dem som kan bidra.")] = ""
    outcomes: Annotated[Text, Help("delmål", "Rubriken över delmålen.")] = ""
    replaced: FormerWordings = ()


class FocusAreaHeadings(Model):
    """The words that the source repeats in every focus area; the site's own words where it has none."""

    numbered: Annotated[Text, Help("numrerat", "Ordet framför numret.", "Fokusområde")] = ""
    contributions: Annotated[Text, Help("bidrag", "Rubriken över det som utgivaren bidrar med.")] = ""
    table: Annotated[Text, Help("tabell", "Orden över tabellen.")] = ""
    columns: Annotated[TableColumns, Help("kolumner", "Tabellens kolumnrubriker, som i källan.")] = (
        TableColumns()
    )
    replaced: FormerWordings = ()


class FocusAreasFile(Model):
    """focusareas.yaml"""

    headings: Annotated[
        FocusAreaHeadings, Help("rubriker", "Ord som källan upprepar i varje fokusområde.")
    ] = FocusAreaHeadings()
    focus_areas: Annotated[tuple[FocusArea, ...], Help("fokusområden", "Fokusområdena i ordning.")] = Field(
        min_length=1
    )
