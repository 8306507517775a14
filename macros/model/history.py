"""The history of the site since its first publication (changes.yaml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import AnyRef, Empty, Entity, Help, Model, Text, Title
from .days import Day

Path = Annotated[str, StringConstraints(pattern=r"^/([a-z0-9-]+/)*$")]


class ReleaseItem(Model):
    """One change, described for readers."""

    text: Annotated[Text, Help("text", "Vad som har ändrats, i en mening som en läsare förstår.")]
    about: Annotated[
        tuple[AnyRef, ...],
        Help("gäller", "Id för det som ändringen gäller. Den visas på dess sida.", "[ekonomi-1-b]"),
    ] = ()


class Release(Entity):
    """All changes published on one day."""

    kind = "release"
    date: Annotated[Day, Help("datum", "Dagen då ändringarna publicerades.", "2026-02-01")]
    title: Annotated[Title, Help("rubrik", "En rubrik som säger vad det mest handlar om.")]
    reviewed: Annotated[
        Literal["ja", "nej"],
        Help("granskad", "nej för ett utkast, som inte visas. ja när orden är lästa och godkända."),
    ]
    items: Annotated[tuple[ReleaseItem, ...], Help("ändringar", "Ändringarna, en mening var.")] = Field(
        min_length=1
    )


class Redirect(Model):
    """A redirect from a published URL."""

    old: Annotated[Path, Help("gammal adress", "Adressen som inte finns längre.", "/insatser/gammalt-id/")]
    new: Annotated[Path, Help("ny adress", "Sidan som gäller i stället.", "/insatser/nytt-id/")]


NO_SUCCESSOR: Literal["ingen motsvarighet"] = "ingen motsvarighet"


class Successor(Model):
    """A page of an earlier edition, and its successor in the next edition."""

    old: Annotated[Path, Help("gammal adress", "Sidan i den tidigare utgåvan.", "/insatser/gammalt-id/")]
    new: Annotated[
        Path | Literal["ingen motsvarighet"] | None,
        Empty,
        Help(
            "ny adress",
            "Sidan i utgåvan efter, eller ingen motsvarighet. Tomt tills det är avgjort.",
            "/insatser/nytt-id/",
        ),
    ] = None


class EarlierEdition(Entity):
    """A superseded edition. Its data stand in editions/ under its id."""

    kind = "edition"
    successors: Annotated[
        tuple[Successor, ...],
        Help(
            "motsvarigheter",
            "Vart de sidor leder som utgåvan efter inte har. make successors skriver raderna.",
        ),
    ] = ()


class ChangesFile(Model):
    """changes.yaml"""

    releases: Annotated[
        tuple[Release, ...], Help("publiceringar", "Det senaste först. [] när inget har ändrats.")
    ] = ()
    redirects: Annotated[
        tuple[Redirect, ...],
        Help("omdirigeringar", "Publicerade adresser som har bytts. [] när det inte finns några."),
    ] = ()
    editions: Annotated[
        tuple[EarlierEdition, ...],
        Help(
            "tidigare utgåvor",
            "Utgåvorna före den som visas, den senaste först. [] när det inte finns några.",
        ),
    ] = ()
