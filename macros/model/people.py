"""The actors, roles and affiliates of the strategy (actors.yaml, roles.yaml, affiliates.yaml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    ActorRef,
    Empty,
    Entity,
    FocusAreaRef,
    Help,
    ItemRef,
    Keywords,
    Model,
    OptionalAddress,
    OptionalDate,
    OptionalText,
    OtherId,
    Ref,
    SupportBoxOrNot,
    Text,
    Tie,
    Title,
    WithdrawnOrNot,
    Words,
)


class ActorGroup(Entity):
    """A heading under which actors are listed."""

    kind = "actor_group"
    title: Annotated[Title, Help("rubrik", "Rubriken som aktörerna visas under.")]


class Actor(Entity):
    """An aktör: one name, and every spelling in the source."""

    kind = "actor"
    name: Annotated[Title, Help("namn", "Aktörens namn, så som det visas.", "Exempelmyndigheten")]
    group: Annotated[
        OtherId,
        Ref.to("actor_group"),
        Help("grupp", "Rubriken den visas under: ett id ur groups, överst i filen.", "stat"),
    ]
    broader: Annotated[
        tuple[ActorRef, ...],
        Help("vidare aktörer", "Vidare aktörer som också omfattar den, som id.", "[myndighet]"),
    ] = ()
    spellings: Annotated[
        Words,
        Help(
            "skrivningar",
            "Varje skrivning i kolumnen ”Du som kan bidra är”, tecken för tecken. Utelämna om kolumnen inte nämner den.",
        ),
    ] = ()
    in_sentence: Annotated[
        OptionalText,
        Help("i en mening", "Namnet inne i en mening, där det skrivs på ett annat sätt.", "kommunen"),
    ] = None
    whole: Annotated[
        OptionalText,
        Help("hela", "Orden efter ”Gäller …” när en insats riktar sig till alla i aktören.", "hela kommunen"),
    ] = None
    support_box: SupportBoxOrNot = None
    keywords: Keywords = ()
    withdrawn: WithdrawnOrNot = None


class ActorsFile(Model):
    """actors.yaml"""

    groups: Annotated[tuple[ActorGroup, ...], Help("grupper", "Rubrikerna i den ordning de visas.")] = Field(
        min_length=1
    )
    actors: Annotated[tuple[Actor, ...], Help("aktörer", "Alla aktörer.")] = Field(min_length=1)


class Workplace(Entity):
    """A heading under which roles are listed."""

    kind = "workplace"
    title: Annotated[Title, Help("rubrik", "Rubriken som rollerna visas under.", "Vård och omsorg")]


# The number of items that a role may be advised to begin with.
MOST_FIRST = 4
# The numbers of roles and words that the start page has room for.
MOST_COMMON = 6
MOST_EXAMPLES = 3


class RoleItem(Tie):
    """One item that editors tie to a role."""

    id: Annotated[ItemRef, Help("id", "Id för en insats eller en målsättning.", "ekonomi-3-a")]
    reason: Annotated[Text, Help("skäl", "Varför den passar rollen. Läsaren ser skälet.")]


class Role(Entity):
    """A job that readers may have."""

    kind = "role"
    title: Annotated[Title, Help("rubrik", "Rollens namn, som läsaren ser det.", "Bibliotekarie")]
    workplace: Annotated[
        OtherId,
        Ref.to("workplace"),
        Help("arbetsplats", "Id för en av arbetsplatserna överst i filen.", "skola-och-forskola"),
    ]
    synonyms: Annotated[
        Words, Help("synonymer", "Andra ord för arbetet, så som människor själva säger.", "[lärare, pedagog]")
    ] = ()
    endings: Annotated[
        Words,
        Help(
            "ordslut",
            "Slut på sammansatta ord som rollen känns igen på. De föreslås, och följs aldrig av sig själva.",
            "[lärare]",
        ),
    ] = ()
    actors: Annotated[
        tuple[ActorRef, ...],
        Help(
            "aktörer",
            "Rollens egna aktörer, som id ur actors.yaml. Rader som nämner någon av dem riktar sig till rollen.",
        ),
    ] = ()
    organisations: Annotated[
        tuple[ActorRef, ...],
        Help("organisationer", "Aktörerna som rollen arbetar hos, som id ur actors.yaml.", "[kommun]"),
    ] = ()
    focus_areas: Annotated[
        tuple[FocusAreaRef, ...],
        Help(
            "fokusområden",
            "Fokusområden där rader som bara nämner organisationen ändå riktar sig till rollen, som id.",
        ),
    ] = ()
    also: Annotated[
        tuple[RoleItem, ...],
        Help("också", "Insatser eller målsättningar som redaktionen kopplar till rollen, med skäl."),
    ] = ()
    first: Annotated[
        tuple[ItemRef, ...],
        Help("börja här", "En till fyra insatser eller målsättningar att börja med, som id."),
    ] = Field(default=(), max_length=MOST_FIRST)
    whole_plan: Annotated[
        OptionalText,
        Help(
            "hela handlingsplanen",
            "Skälet, när rollen rör alla målsättningar i handlingsplanen. Läsaren ser skälet. Behövs inte.",
        ),
    ] = None
    leads_with: Annotated[
        tuple[Literal["checklistan", "handlingsplanen"], ...],
        Help(
            "först på sidan",
            "Det som rollen möter före insatserna: checklistan (dess punkter under related), handlingsplanen. Behövs inte.",
            "[handlingsplanen]",
        ),
    ] = ()
    related: Annotated[
        tuple[Annotated[OtherId, Ref.to("point", "tip", "indicator")], ...],
        Help("hör ihop", "Punkter i checklistan, områden, tips och indikatorer som passar rollen, som id."),
    ] = ()
    support_box: SupportBoxOrNot = None
    withdrawn: WithdrawnOrNot = None


class Elsewhere(Model):
    """A workplace for readers without a role of their own."""

    title: Annotated[Title, Help("rubrik", "Var läsaren arbetar, med hennes ord.", "Jag arbetar i kommunen")]
    leads_to: Annotated[
        str,
        Ref.to("role", "actor"),
        Help("leder till", "Rollen eller aktören vars sida visas, som id.", "kommun"),
    ]


class RolesFile(Model):
    """roles.yaml"""

    workplaces: Annotated[
        tuple[Workplace, ...],
        Help("arbetsplatser", "Rubrikerna under ”Var arbetar du?”, i den ordning de visas."),
    ] = Field(min_length=1)
    roles: Annotated[
        tuple[Role, ...], Help("roller", "Rollerna, i den ordning de visas under sin arbetsplats.")
    ] = Field(min_length=1)
    elsewhere: Annotated[
        tuple[Elsewhere, ...],
        Help("någon annanstans", "Vad den som inte hittar sin roll kan välja i stället. Behövs inte."),
    ] = ()
    common: Annotated[
        tuple[Annotated[OtherId, Ref.to("role")], ...],
        Help(
            "vanliga roller",
            "Upp till sex roller som startsidan visar under fältet, som id, i den ordning de visas. "
            "Redaktionens val. Behövs inte.",
            "[larare, rektor]",
        ),
    ] = Field(default=(), max_length=MOST_COMMON)
    examples: Annotated[
        Words,
        Help(
            "exempel",
            "Upp till tre ord efter ”Till exempel” vid fältet: rubriker eller synonymer ur rollerna. Behövs inte.",
            "[rektor, magister]",
        ),
    ] = Field(default=(), max_length=MOST_EXAMPLES)


class Affiliate(Entity):
    """An organisation that has joined the strategy. No persons."""

    kind = "affiliate"
    name: Annotated[Title, Help("namn", "Verksamhetens namn. Aldrig en person.", "Exempelkommun")]
    actor: Annotated[
        str | None,
        Empty,
        Ref.to("actor"),
        Help("aktör", "Aktören som verksamheten är, som id ur actors.yaml.", "kommun"),
    ] = None
    municipality: Annotated[
        OptionalText,
        Help(
            "kommun",
            "Kommunen som verksamheten finns i, så som den står i site.yaml. Utelämna för den som finns i hela länet.",
            "Exempelköping",
        ),
    ] = None
    joined: Annotated[OptionalDate, Help("ansluten", "Dagen då verksamheten anslöt sig.", "2024-03-01")] = (
        None
    )
    address: Annotated[
        OptionalAddress, Help("adress", "Verksamhetens webbplats.", "https://example.org/")
    ] = None


class AffiliatesFile(Model):
    """affiliates.yaml"""

    address: Annotated[OptionalAddress, Help("adress", "Sidan där man ansluter sig till strategin.")] = None
    section: Annotated[
        str | None,
        Empty,
        Ref.to("section"),
        Help(
            "avsnitt",
            "Avsnittet i strategin om att ansluta sig, som id ur strategy.yaml. Det visas på rollernas sidor.",
        ),
    ] = None
    affiliates: Annotated[
        tuple[Affiliate, ...], Help("anslutna verksamheter", "Verksamheterna, inga personer.")
    ] = ()
