"""Points: the items of the source's lists, each with an id."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import AddedOrNot, Entity, FormerWordings, Help, Model, Text


class Point(Entity):
    """One item of a list, with an id that others may refer to."""

    kind = "point"
    text: Annotated[Text, Help("text", "Punktens ord, på en enda rad.")]
    replaced: FormerWordings = ()
    added: AddedOrNot = None


class PointList(Model):
    """A list of points, in order."""

    points: Annotated[
        tuple[Point, ...], Help("punkter", "Listans punkter i ordning, var och en med id och text.")
    ] = Field(min_length=1)
