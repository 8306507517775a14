"""What a strategy is: the shape of every file in data/, as frozen models.

May import nothing of ours. Keys are English (see HACKING.md for the table of
terms), values Swedish. The classes say types, allowed values and which ids a
field may point at; rules that types cannot say live in checks.py.
"""

from __future__ import annotations

from collections.abc import Iterable

from .accessibility import AccessibilityFile, Assessment, Shortcoming, Supervisor
from .areas import (
    Action,
    Also,
    Concerns,
    Editorial,
    FocusArea,
    FocusAreaHeadings,
    FocusAreasFile,
    Outcome,
    Problem,
    TableColumns,
)
from .base import (
    ActorRef,
    Address,
    AnyRef,
    Email,
    Empty,
    Entity,
    FocusAreaRef,
    GoalRef,
    Id,
    ItemRef,
    MethodRef,
    Model,
    OptionalAddress,
    OptionalDate,
    OptionalEmail,
    OptionalText,
    OptionalTitle,
    Period,
    Point,
    PointList,
    Prose,
    Ref,
    Replaced,
    ShortTitle,
    Text,
    Title,
    Withdrawn,
    Words,
)
from .chapters import Block, Figure, Note, NotePart, Section, StrategyFile
from .goals import Goal, GoalsFile, Indicator, IndicatorGroup, IndicatorsFile
from .people import (
    Actor,
    ActorGroup,
    ActorsFile,
    Affiliate,
    AffiliatesFile,
    Role,
    RoleItem,
    RolesFile,
    Workplace,
)
from .plan import ActionPlanFile, Contributions, Objective, ObjectiveArea, ObjectiveColumns
from .registers import ErrataFile, Erratum, GlossaryFile, Method, MethodsFile, ResourcesFile, Term, Tip
from .site import (
    Accent,
    Colour,
    Contact,
    County,
    Decision,
    Edition,
    Licences,
    Publisher,
    Repository,
    SiteFile,
    SupportBox,
    SupportLine,
)

__all__ = [
    "Accent",
    "AccessibilityFile",
    "Action",
    "ActionPlanFile",
    "Actor",
    "ActorGroup",
    "ActorRef",
    "ActorsFile",
    "Address",
    "Affiliate",
    "AffiliatesFile",
    "Also",
    "AnyRef",
    "Assessment",
    "Block",
    "Colour",
    "Concerns",
    "Contact",
    "Contributions",
    "County",
    "Data",
    "Decision",
    "Edition",
    "Editorial",
    "Email",
    "Empty",
    "Entity",
    "ErrataFile",
    "Erratum",
    "Figure",
    "FocusArea",
    "FocusAreaHeadings",
    "FocusAreaRef",
    "FocusAreasFile",
    "GlossaryFile",
    "Goal",
    "GoalRef",
    "GoalsFile",
    "Id",
    "Indicator",
    "IndicatorGroup",
    "IndicatorsFile",
    "ItemRef",
    "Licences",
    "Method",
    "MethodRef",
    "MethodsFile",
    "Model",
    "Note",
    "NotePart",
    "Objective",
    "ObjectiveArea",
    "ObjectiveColumns",
    "OptionalAddress",
    "OptionalDate",
    "OptionalEmail",
    "OptionalText",
    "OptionalTitle",
    "Outcome",
    "Period",
    "Point",
    "PointList",
    "Problem",
    "Prose",
    "Publisher",
    "Ref",
    "Replaced",
    "Repository",
    "ResourcesFile",
    "Role",
    "RoleItem",
    "RolesFile",
    "Section",
    "ShortTitle",
    "Shortcoming",
    "SiteFile",
    "StrategyFile",
    "Supervisor",
    "SupportBox",
    "SupportLine",
    "TableColumns",
    "Term",
    "Text",
    "Tip",
    "Title",
    "Withdrawn",
    "Words",
    "Workplace",
    "files",
]


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
    accessibility: AccessibilityFile


def files() -> Iterable[tuple[str, type[Model]]]:
    """The stem of each file with the model of its content, in reading order."""
    for name, field in Data.model_fields.items():
        model = field.annotation
        assert isinstance(model, type)
        assert issubclass(model, Model)
        yield name, model
