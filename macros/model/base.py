"""The base of all models: text types, ids, references, and the fields that any entity may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PrivateAttr, StringConstraints

from .addresses import ADDRESS, SITE_ADDRESS, WEB_ADDRESS, as_uri
from .days import Day


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of another entity.

    `kinds` lists the allowed kinds, in the words of `Entity.kind`; `*` allows all.
    """

    kinds: tuple[str, ...]

    @classmethod
    def to(cls, *kinds: str) -> Ref:
        return cls(kinds)

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        """Return the field's schema with `x-ref`, from which a form makes a picker."""
        schema: dict[str, Any] = handler(core)
        return schema | {"x-ref": list(self.kinds)}


@dataclass(frozen=True)
class Help:
    """The Swedish help text of a field: its name, what to write there, and an example.

    The JSON Schemas in data/schema/ and the messages of `check` are generated from it. `form` is the text for a form,
    where the usual one says how YAML is written and `strings.form_help` cannot leave that out.
    """

    title: str
    text: str
    example: str = ""
    form: str = ""

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        schema: dict[str, Any] = handler(core)
        return (
            schema
            | {"title": self.title, "description": self.text}
            | ({"examples": [self.example]} if self.example else {})
            | ({"x-form": self.form} if self.form else {})
        )


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


Empty = BeforeValidator(_empty_is_none)


def _one_as_list(value: object) -> object:
    """Return a list for a single text, and an empty list for none."""
    if isinstance(value, str):
        return (value,) if value else ()
    return () if value is None else value


# A list of texts that may also be written as one text, without brackets.
OneOrMany = BeforeValidator(_one_as_list, json_schema_input_type=str | tuple[str, ...] | None)

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n]*\S[^\n]*$")]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n<>]*\S[^\n<>]*$")]
ShortTitle = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\n<>]*\S[^\n<>]*$")]
# A name inside sentences and messages, where other characters would have a meaning.
NameWord = Annotated[
    str, StringConstraints(max_length=60, pattern=r"^[a-zåäöéüA-ZÅÄÖÉÜ][a-zåäöéüA-ZÅÄÖÉÜ0-9 -]*$")
]
Prose = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Address = Annotated[str, StringConstraints(pattern=rf"^{ADDRESS}$")]
WebAddress = Annotated[str, StringConstraints(pattern=rf"^{WEB_ADDRESS}$")]
Email = Annotated[
    str,
    StringConstraints(
        pattern=r'^[^\s@<>"{}|\\^`\[\]?&:,;]+@[^\s@<>"{}|\\^`\[\]?&:,;]+\.[^\s@<>"{}|\\^`\[\]?&:,;]+$'
    ),
]
Words = tuple[Text, ...]

OptionalText = Annotated[Text | None, Empty]
# The name of an icon in the theme. Whether it exists is asked by `validation.icons`.
IconName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)+$")]
# Whether it can be read on its background is asked by `validation.colours`.
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
OptionalTitle = Annotated[Title | None, Empty]
OptionalAddress = Annotated[Address | None, Empty]
OptionalWebAddress = Annotated[WebAddress | None, Empty]
SiteAddress = Annotated[str, StringConstraints(pattern=rf"^{SITE_ADDRESS}$"), AfterValidator(as_uri)]
OptionalSiteAddress = Annotated[SiteAddress | None, Empty]
OptionalEmail = Annotated[Email | None, Empty]
OptionalDate = Annotated[Day | None, Empty]

# The id of another entity. `validation.ids` checks that it exists; the type only requires a value.
OtherId = Annotated[str, StringConstraints(min_length=1)]
ActorRef = Annotated[OtherId, Ref.to("actor")]
AnyRef = Annotated[OtherId, Ref.to("*")]
GoalRef = Annotated[OtherId, Ref.to("goal")]
FocusAreaRef = Annotated[OtherId, Ref.to("focus_area")]
ItemRef = Annotated[OtherId, Ref.to("action", "objective")]
MethodRef = Annotated[OtherId, Ref.to("method")]


class Model(BaseModel):
    """The base class: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # Set by `as_of`, never read from a file: decisions that have not taken effect.
    _coming: Coming | None = PrivateAttr(default=None)

    @property
    def coming(self) -> Coming:
        """Decisions on this entity that have not taken effect on the day shown."""
        return self._coming or Coming()


class Colours(Model):
    """A colour on a light background, and on a dark one."""

    light: Annotated[Colour, Help("ljus grund", "Färgen på ljus grund, inom citattecken.", '"#4b2e83"')]
    dark: Annotated[Colour, Help("mörk grund", "Färgen på mörk grund, inom citattecken.", '"#c4b0f0"')]


class Entity(Model):
    """A model with a permanent id, unique within its `kind`."""

    kind: ClassVar[str]
    id: Annotated[
        Id,
        Help(
            "id",
            "Fast namn: små bokstäver a–z, siffror och bindestreck. Det står i sidans adress. Det ändras aldrig, och "
            "används aldrig igen för något annat.",
            "ekonomi-1-a",
        ),
    ]


class Tie(Model):
    """A reference with the reason for it. A list of ties names each entity once.

    An `Entity` has an id of its own, so several entities may hold the same reference.
    """


class Replaced(Model):
    """A former wording, kept when a decision changed it. It applies until `date`."""

    text: Annotated[Prose, Help("text", "De förra orden, hela och tecken för tecken.")]
    date: Annotated[
        Day,
        Help(
            "datum",
            "Första dagen som den nya texten gäller. Ligger dagen framåt visas de förra orden till dess.",
            "2026-02-01",
        ),
    ]
    decision: Annotated[Text, Help("beslut", "Beslutet som ändrade texten: namn och diarienummer.")]
    field: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")] | None,
        Empty,
        Help("nyckel", "Nyckeln som orden stod i, när det inte är text.", "subtitle"),
    ] = None


class Added(Model):
    """The date and the decision that added an entity to the adopted wording."""

    date: Annotated[
        Day,
        Help("datum", "Första dagen som det gäller. Ligger dagen framåt visas det först då.", "2026-02-01"),
    ]
    decision: Annotated[Text, Help("beslut", "Beslutet som lade till det: namn och diarienummer.")]


class Withdrawn(Model):
    """The end of an entity: date, decision and reason. Its id and URL stay, and it applies until `date`."""

    date: Annotated[
        Day,
        Help(
            "datum",
            "Första dagen som det inte gäller. Ligger dagen framåt står det kvar till dess, märkt ”Upphör”.",
            "2026-02-01",
        ),
    ]
    decision: Annotated[Text, Help("beslut", "Beslutet: namn och diarienummer.")]
    reason: Annotated[Text, Help("skäl", "Varför det inte gäller längre. Läsaren ser skälet.")]
    successor: Annotated[
        tuple[AnyRef, ...],
        OneOrMany,
        # Again, because the schema of OneOrMany is of texts.
        Ref.to("*"),
        Help(
            "efterföljare",
            "Id på det som gäller i stället: ett, eller flera inom hakparenteser när det har delats. Rollerna som hade det upphävda "
            "får efterföljarna. Utelämna raden om inget gäller i stället.",
            "[ekonomi-1-h, ekonomi-1-i]",
            form="Det som gäller i stället: ett, eller flera när det har delats. Rollerna som hade det upphävda får efterföljarna. "
            "Lämna tomt om inget gäller i stället.",
        ),
    ] = ()
    readers: Annotated[
        Literal["ja", "nej"] | None,
        Empty,
        Help(
            "läsare",
            "nej om efterföljarna inte ska visas för rollerna som hade det upphävda. Utelämna raden: då får rollerna dem.",
        ),
    ] = None

    @property
    def inherits(self) -> bool:
        """True if the readers of what is withdrawn get its successors."""
        return self.readers != "nej"


@dataclass(frozen=True)
class Coming:
    """Decisions that have not taken effect.

    `withdrawn` holds the end of the entity. Each of `wordings` has coming words and their first day, the
    earliest first.
    """

    withdrawn: Withdrawn | None = None
    wordings: tuple[Replaced, ...] = ()


FormerWordings = Annotated[
    tuple[Replaced, ...],
    Help("förra lydelser", "Tidigare ord som ett beslut har ändrat. Den nya texten står i text."),
]
AddedOrNot = Annotated[
    Added | None,
    Help(
        "tillagt",
        "Skriv detta när ett senare beslut har lagt till något som den beslutade texten inte har. Läsaren ser dagen och beslutet.",
    ),
]
WithdrawnOrNot = Annotated[
    Withdrawn | None,
    Help(
        "upphävd",
        "Skriv detta när något inte gäller längre, i stället för att ta bort det. Sidan och orden finns kvar.",
    ),
]
Keywords = Annotated[
    Words, Help("sökord", "Ord som folk söker med. De visas inte på sidan. Behövs inte.", "[pappaledig, vab]")
]
SupportBoxOrNot = Annotated[
    Literal["ja", "nej"] | None,
    Empty,
    Help(
        "stödruta",
        "Om sidan visar rutan med stödlinjer: ja först på sidan, nej inte alls. Utelämna raden: då avgör sidans ord.",
    ),
]
PreviousAddress = Annotated[
    OptionalAddress,
    Help(
        "förra adressen",
        "Den gamla adressen, när en död länk har bytts ut. Den beslutade adressen finns då kvar.",
    ),
]


class Period(Model):
    """First and last day, both included."""

    start: Annotated[Day, Help("första dagen", "Periodens första dag.", "2024-01-01")]
    end: Annotated[Day, Help("sista dagen", "Periodens sista dag.", "2027-12-31")]
