"""What a strategy is: the shape of every file in data/, as frozen models.

May import nothing of ours. Keys are English (see HACKING.md for the table of
terms), values Swedish. The classes say types, allowed values and which ids a
field may point at; rules that types cannot say live in checks.py.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of something else.

    `kinds` names the kinds of thing the id may belong to, in the words of `Entity.kind`.
    """

    kinds: tuple[str, ...]

    @classmethod
    def to(cls, *kinds: str) -> Ref:
        return cls(kinds)


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


Empty = BeforeValidator(_empty_is_none)

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n]*\S[^\n]*$")]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n<>]*\S[^\n<>]*$")]
ShortTitle = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\n<>]*\S[^\n<>]*$")]
Prose = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Address = Annotated[
    str,
    StringConstraints(pattern=r"^(https?://[^\s<>\"]+|mailto:[^\s<>\"]+@[^\s<>\"]+|tel:[+0-9-]+)$"),
]
Email = Annotated[str, StringConstraints(pattern=r"^[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+$")]
Words = tuple[Text, ...]

OptionalText = Annotated[Text | None, Empty]
OptionalTitle = Annotated[Title | None, Empty]
OptionalAddress = Annotated[Address | None, Empty]
OptionalEmail = Annotated[Email | None, Empty]
OptionalDate = Annotated[datetime.date | None, Empty]

ActorRef = Annotated[str, Ref.to("actor")]
AnyRef = Annotated[str, Ref.to("*")]
GoalRef = Annotated[str, Ref.to("goal")]
FocusAreaRef = Annotated[str, Ref.to("focus_area")]
ItemRef = Annotated[str, Ref.to("action", "objective")]
MethodRef = Annotated[str, Ref.to("method")]


class Model(BaseModel):
    """The base of all: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entity(Model):
    """Something with a permanent id; ids are unique within each `kind`."""

    kind: ClassVar[str]
    id: Id


class Replaced(Model):
    """A former wording, kept when a decision changed it."""

    text: Prose
    date: datetime.date
    decision: Text


class Withdrawn(Model):
    """Why and when something stopped applying; its id and address stay."""

    date: datetime.date
    decision: Text
    reason: Text
    successor: Annotated[str | None, Empty, Ref.to("*")] = None


class Point(Entity):
    """One item of a list that other things may refer to."""

    kind = "point"
    text: Text
    replaced: tuple[Replaced, ...] = ()


class PointList(Model):
    """A list of points, in order."""

    points: tuple[Point, ...] = Field(min_length=1)


Figure = Literal[
    "overall-goal",
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


class Block(Model):
    """One part of a section: exactly one of the fields is given."""

    text: Annotated[Prose | None, Empty] = None
    subheading: OptionalText = None
    quote: OptionalText = None
    signature: Words | None = None
    caption: OptionalText = None
    list: PointList | None = None
    show: Figure | None = None

    @property
    def form(self) -> str:
        """The name of the field that is given, or "" when none or several are."""
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        return given[0] if len(given) == 1 else ""


class Section(Entity):
    """A headed part of a chapter; chapters are the sections at the top."""

    kind = "section"
    title: OptionalTitle = None
    short_title: OptionalTitle = None
    label: OptionalTitle = None
    content: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    keywords: Words = ()
    replaced: tuple[Replaced, ...] = ()
    withdrawn: Withdrawn | None = None

    @property
    def name(self) -> str:
        """The words to call it by in lists and links."""
        return self.short_title or self.title or self.id


class NotePart(Model):
    """One reference in a note, with its link where the source has one."""

    text: Text
    address: OptionalAddress = None
    previous_address: OptionalAddress = None


class Note(Entity):
    """A footnote. Series s is the strategy's, h the action plan's; the number follows."""

    kind = "note"
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][1-9][0-9]*$")]
    parts: tuple[NotePart, ...] = Field(min_length=1)

    @property
    def number(self) -> str:
        """The number as printed in the source."""
        return self.id[1:]


class StrategyFile(Model):
    """strategy.yaml"""

    chapters: tuple[Section, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class Also(Model):
    """An editorial link to an actor that the cell does not name."""

    actor: ActorRef
    reason: Text


class Concerns(Model):
    """An editorial narrowing: whom in (or beside) the row this one item concerns."""

    actors: tuple[ActorRef, ...] = Field(min_length=1)
    reason: Text


class Editorial(Model):
    """What editors add beyond the source's words; always shown as such."""

    concerns: Concerns | None = None
    also: tuple[Also, ...] = ()


class Action(Entity):
    """An insats."""

    kind = "action"
    title: ShortTitle
    text: Text
    methods: tuple[MethodRef, ...] = ()
    keywords: Words = ()
    editorial: Editorial = Editorial()
    replaced: tuple[Replaced, ...] = ()
    withdrawn: Withdrawn | None = None


class Outcome(Entity):
    """A delmål of the table column."""

    kind = "outcome"
    text: Text
    replaced: tuple[Replaced, ...] = ()


class Problem(Entity):
    """A problemområde: one row of a focus area's table."""

    kind = "problem"
    text: Text
    contributors: Text
    actors: tuple[ActorRef, ...] = Field(min_length=1)
    together: Annotated[str | None, Empty, Ref.to("actor")] = None
    actions: tuple[Action, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = ()
    same_as: Annotated[str | None, Empty, Ref.to("problem")] = None
    replaced: tuple[Replaced, ...] = ()


class FocusArea(Entity):
    """A fokusområde: text, what the publisher contributes, and the rows."""

    kind = "focus_area"
    number: int = Field(ge=1)
    title: Title
    listed_as: OptionalTitle = None
    goals: tuple[GoalRef, ...] = ()
    support_box: Literal["ja", "nej"] = "nej"
    content: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    contributions: tuple[Point, ...] = ()
    problems: tuple[Problem, ...] = Field(min_length=1)
    keywords: Words = ()
    replaced: tuple[Replaced, ...] = ()


class TableColumns(Model):
    """The column headings of the focus-area tables, as in the source."""

    problem: Text
    action: Text
    contributors: Text
    outcomes: Text


class FocusAreaHeadings(Model):
    """Words that the source repeats in every focus area."""

    numbered: Text
    contributions: Text
    table: Text
    columns: TableColumns


class FocusAreasFile(Model):
    """focusareas.yaml"""

    headings: FocusAreaHeadings
    focus_areas: tuple[FocusArea, ...] = Field(min_length=1)


class Objective(Entity):
    """A målsättning: one row of the action plan's tables."""

    kind = "objective"
    title: ShortTitle
    text: Text
    activities: Text
    methods: tuple[MethodRef, ...] = ()
    regulations: Words = ()
    follow_up: Words = ()
    same_as: Annotated[str | None, Empty, Ref.to("objective")] = None
    keywords: Words = ()
    editorial: Editorial = Editorial()
    replaced: tuple[Replaced, ...] = ()
    withdrawn: Withdrawn | None = None


class ObjectiveArea(Entity):
    """A målsättningsområde."""

    kind = "objective_area"
    number: int = Field(ge=1)
    title: Title
    figure: OptionalText = None
    objectives: tuple[Objective, ...] = Field(min_length=1)
    keywords: Words = ()


class Contributions(Entity):
    """What one party contributes to the action plan."""

    kind = "contributions"
    heading: Text
    points: tuple[Point, ...] = Field(min_length=1)


class ObjectiveColumns(Model):
    """The column headings of the action plan's tables, as in the source."""

    objective: Text
    activities: Text
    follow_up: Text


class Period(Model):
    """First and last day."""

    start: datetime.date
    end: datetime.date


class ActionPlanFile(Entity):
    """actionplan.yaml"""

    kind = "action_plan"
    label: Title
    title: Title
    subtitle: Title
    publisher: Text
    period: Period
    goals: tuple[GoalRef, ...] = ()
    chapters: tuple[Section, ...] = ()
    contributions: tuple[Contributions, ...] = ()
    governance_chain: Words = ()
    columns: ObjectiveColumns
    areas: tuple[ObjectiveArea, ...] = Field(min_length=1)


class Goal(Entity):
    """A jämställdhetsmål: national or regional."""

    kind = "goal"
    number: int = Field(ge=1)
    level: Literal["nationellt", "regionalt"]
    title: OptionalTitle = None
    text: Text
    notes: tuple[Annotated[str, Ref.to("note")], ...] = ()
    keywords: Words = ()
    replaced: tuple[Replaced, ...] = ()

    @property
    def name(self) -> str:
        """The words to call it by; the regional goal has no title of its own."""
        return self.title or self.text.rstrip(".")


class GoalsFile(Model):
    """goals.yaml"""

    overall: Text
    agenda: Words = ()
    goals: tuple[Goal, ...] = Field(min_length=1)


class ActorGroup(Entity):
    """A heading under which actors are listed."""

    kind = "actor_group"
    title: Title


class Actor(Entity):
    """An aktör, by its one name, with every spelling in the source."""

    kind = "actor"
    name: Title
    group: Annotated[str, Ref.to("actor_group")]
    broader: tuple[ActorRef, ...] = ()
    spellings: Words = ()
    whole: OptionalText = None
    keywords: Words = ()
    withdrawn: Withdrawn | None = None


class ActorsFile(Model):
    """actors.yaml"""

    groups: tuple[ActorGroup, ...] = Field(min_length=1)
    actors: tuple[Actor, ...] = Field(min_length=1)


class Workplace(Entity):
    """A heading under which roles are listed."""

    kind = "workplace"
    title: Title


class RoleItem(Model):
    """One item that an editor ties to a role."""

    id: ItemRef
    reason: Text


class Role(Entity):
    """A reader's job."""

    kind = "role"
    title: Title
    workplace: Annotated[str, Ref.to("workplace")]
    synonyms: Words = ()
    actors: tuple[ActorRef, ...] = ()
    organisations: tuple[ActorRef, ...] = ()
    focus_areas: tuple[FocusAreaRef, ...] = ()
    also: tuple[RoleItem, ...] = ()
    first: tuple[ItemRef, ...] = Field(default=(), max_length=4)
    related: tuple[Annotated[str, Ref.to("point", "tip", "indicator")], ...] = ()
    withdrawn: Withdrawn | None = None


class RolesFile(Model):
    """roles.yaml"""

    workplaces: tuple[Workplace, ...] = Field(min_length=1)
    roles: tuple[Role, ...] = Field(min_length=1)


class Method(Entity):
    """A method or form of work, with every spelling in the source."""

    kind = "method"
    name: Title
    spellings: Words = Field(min_length=1)
    keywords: Words = ()


class MethodsFile(Model):
    """methods.yaml"""

    methods: tuple[Method, ...] = ()


class Indicator(Entity):
    """Something measurable that shows the state of a goal."""

    kind = "indicator"
    text: Text
    replaced: tuple[Replaced, ...] = ()


class IndicatorGroup(Model):
    """The indicators of one goal, under the heading the source gives."""

    goal: GoalRef
    heading: Text
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class IndicatorsFile(Model):
    """indicators.yaml"""

    intro: Text
    groups: tuple[IndicatorGroup, ...] = ()


class Tip(Entity):
    """A work to read or a course to take."""

    kind = "tip"
    group: Text
    text: Text
    site: Text
    address: Address
    previous_address: OptionalAddress = None
    keywords: Words = ()


class ResourcesFile(Model):
    """resources.yaml"""

    areas: tuple[Point, ...] = ()
    checklist: tuple[Point, ...] = ()
    tips: tuple[Tip, ...] = ()


class Term(Entity):
    """A word explained."""

    kind = "term"
    term: Title
    forms: Words = Field(min_length=1)
    explanation: Text
    basis: Literal["redaktionell", "källan"]


class GlossaryFile(Model):
    """glossary.yaml"""

    terms: tuple[Term, ...] = ()
    english: Words = ()


class Erratum(Entity):
    """An editor's note on the source: what it says, what is published, why."""

    kind = "erratum"
    group: Text
    about: tuple[AnyRef, ...] = ()
    lines: Text
    source_says: tuple[Prose, ...] = ()
    published: Annotated[Prose | None, Empty] = None
    why: Text
    show: Literal["beside", "register"]


class ErrataFile(Model):
    """errata.yaml"""

    errata: tuple[Erratum, ...] = ()


class Affiliate(Entity):
    """An organisation that has joined the strategy. No persons."""

    kind = "affiliate"
    name: Title
    actor: Annotated[str | None, Empty, Ref.to("actor")] = None
    joined: OptionalDate = None
    address: OptionalAddress = None


class AffiliatesFile(Model):
    """affiliates.yaml"""

    address: OptionalAddress = None
    affiliates: tuple[Affiliate, ...] = ()


class Publisher(Model):
    """Who publishes the strategy and the site."""

    name: Title
    short_name: Title
    address: OptionalAddress = None


class County(Model):
    """The county, by name and official codes."""

    name: Title
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$")]
    nuts: Annotated[str | None, Empty] = None
    municipalities: Words = ()


class Edition(Model):
    """The edition of the strategy that the site shows."""

    id: Id
    title: Title
    dated: Text
    period: Period
    afterwards: OptionalText = None


class Decision(Model):
    """The decision that is authoritative. Empty fields are shown as not established."""

    text: OptionalText = None
    date: OptionalDate = None
    case_number: OptionalText = None
    original: OptionalAddress = None


class Contact(Model):
    """How to reach the owner. Empty fields are shown as not established."""

    email: OptionalEmail = None
    phone: OptionalText = None
    address: OptionalAddress = None


class Repository(Model):
    """Where the data can be read and changed by pull request."""

    address: OptionalAddress = None
    branch: Text = "main"


class Licences(Model):
    """What the owner has decided on reuse."""

    content: OptionalText = None
    content_proposed: OptionalText = None
    code: OptionalText = None
    code_proposed: OptionalText = None


class SupportLine(Model):
    """A telephone line, without hours."""

    name: Title
    number: Text


class SupportBox(Model):
    """The box shown first where the site is about violence."""

    title: Title
    lines: tuple[SupportLine, ...] = Field(min_length=1)
    afterwards: Text
    words: Words = ()


Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Accent(Model):
    """The site's one colour: on a light ground, and on a dark."""

    light: Colour
    dark: Colour


class SiteFile(Model):
    """site.yaml"""

    name: Title
    wordmark: tuple[Title, ...] = Field(min_length=1, max_length=2)
    monogram: Annotated[str, StringConstraints(min_length=1, max_length=3)]
    accent: Accent
    description: Text
    address: OptionalAddress = None
    publisher: Publisher
    county: County
    edition: Edition
    decision: Decision = Decision()
    contact: Contact = Contact()
    repository: Repository = Repository()
    licences: Licences = Licences()
    support: SupportBox | None = None


class Data(Model):
    """All of data/: one field per file."""

    site: SiteFile
    strategy: StrategyFile
    focusareas: FocusAreasFile
    actionplan: ActionPlanFile
    goals: GoalsFile
    actors: ActorsFile
    roles: RolesFile
    methods: MethodsFile
    indicators: IndicatorsFile
    resources: ResourcesFile
    glossary: GlossaryFile
    errata: ErrataFile
    affiliates: AffiliatesFile


def files() -> Iterable[tuple[str, type[Model]]]:
    """The stem of each file with the model of its content, in reading order."""
    for name, field in Data.model_fields.items():
        model = field.annotation
        assert isinstance(model, type)
        assert issubclass(model, Model)
        yield name, model
