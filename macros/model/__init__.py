"""The shape of every file in data/, as frozen pydantic models.

Keys are English (HACKING.md has the table of terms), values Swedish. The classes hold types, allowed values
and the kinds of id that a field may refer to. Rules that types cannot express stand in validation/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel

from .accessibility import AccessibilityFile, Supervisor
from .areas import Action, Concerns, FocusArea, FocusAreasFile, Outcome, Problem
from .base import (
    Added,
    Colours,
    Coming,
    Entity,
    Help,
    Model,
    Period,
    Ref,
    Replaced,
    Text,
    Tie,
    Withdrawn,
)
from .chapters import Block, Note, Picture, Section, StrategyFile, Table
from .followup import FollowUpFile, FollowUpRound
from .goals import Goal, GoalsFile, Indicator, IndicatorGroup, IndicatorsFile
from .history import NO_SUCCESSOR, ChangesFile, Release, ReleaseItem
from .observations import Observation, Series
from .own_pages import HEADS, OwnPage, OwnPageHead, TranslationHead
from .people import (
    MOST_FIRST,
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
from .plan import ActionPlanFile, Contributions, Objective, ObjectiveArea
from .points import Point
from .registers import (
    ErrataFile,
    Erratum,
    GlossaryFile,
    Method,
    MethodsFile,
    ResourcesFile,
    SearchFile,
    Term,
    Tip,
)
from .site import Licences, NameForms, Names, SiteFile
from .statistics import Break, Measure, Municipality, PromisedCount, StatisticsFile
from .support import SupportBox

# A strategy without a part has no file of it. The loader puts an empty one in its place.
OPTIONAL_FILES = (
    "focusareas",
    "actionplan",
    "actors",
    "roles",
    "methods",
    "indicators",
    "statistics",
    "resources",
    "glossary",
    "errata",
    "affiliates",
    "followup",
    "search",
)


class Data(Model):
    """All of data/: one field for each file."""

    site: Annotated[
        SiteFile,
        Help(
            "webbplatsen",
            "Namn, utgåva, kontakter och det som bara ägaren kan avgöra. Ett tomt fält visas som ”Ej fastställt”.",
        ),
    ]
    strategy: Annotated[StrategyFile, Help("strategin", "Strategins kapitel och alla fotnoter.")]
    focusareas: Annotated[FocusAreasFile, Help("fokusområdena", "Text, problemområden, insatser och delmål.")]
    actionplan: Annotated[
        ActionPlanFile,
        Help("handlingsplanen", "Handlingsplanens text, målsättningar och lokala aktiviteter."),
    ]
    goals: Annotated[GoalsFile, Help("målen", "Jämställdhetsmålen, nationella och regionala.")]
    actors: Annotated[ActorsFile, Help("aktörerna", "Aktörerna, med alla skrivningar i källan.")]
    roles: Annotated[RolesFile, Help("rollerna", "Läsarens arbete, med redaktionella kopplingar.")]
    methods: Annotated[MethodsFile, Help("metoderna", "Metoderna, med alla skrivningar i källan.")]
    indicators: Annotated[IndicatorsFile, Help("indikatorerna", "Indikatorerna, under källans rubriker.")]
    statistics: Annotated[
        StatisticsFile,
        Help("statistiken", "Måtten som visar indikatorernas läge. Värdena hämtas av ett program."),
    ]
    resources: Annotated[ResourcesFile, Help("verktygen", "Områden att integrera, checklistan och tipsen.")]
    glossary: Annotated[GlossaryFile, Help("ordlistan", "Ord som förklaras.")]
    errata: Annotated[ErrataFile, Help("anmärkningarna", "Anmärkningar till källan, och rättelser.")]
    affiliates: Annotated[
        AffiliatesFile, Help("anslutna verksamheter", "Verksamheter som har anslutit sig. Inga personer.")
    ]
    followup: Annotated[
        FollowUpFile,
        Help("uppföljningen", "Läget i de anslutnas handlingsplaner, bara i summor. Inga namn."),
    ]
    accessibility: Annotated[
        AccessibilityFile,
        Help(
            "tillgänglighetsredogörelsen",
            "Det som visas på sidan Tillgänglighet. Ett tomt fält visas som ”Ej fastställt”.",
        ),
    ]
    search: Annotated[SearchFile, Help("sökningen", "Ord som läsare söker med, och vad de betyder.")]
    changes: Annotated[
        ChangesFile, Help("ändringarna", "Vad som har ändrats, och adresser som leder vidare.")
    ]


def empty_file(stem: str, site: SiteFile) -> Model:
    """Return the file of a part that the strategy lacks: no entities, and no words.

    It is not validated, because a file that exists must hold something.
    """
    empty: dict[str, Model] = {
        "focusareas": FocusAreasFile.model_construct(focus_areas=()),
        "actionplan": ActionPlanFile.model_construct(
            id="handlingsplan", title="", areas=(), period=site.edition.period
        ),
        "actors": ActorsFile.model_construct(groups=(), actors=()),
        "roles": RolesFile.model_construct(workplaces=(), roles=()),
    }
    return empty[stem] if stem in empty else dict(files())[stem]()


def files() -> Iterable[tuple[str, type[Model]]]:
    """Yield (stem, model) of each file, in reading order."""
    for name, field in Data.model_fields.items():
        model = field.annotation
        assert isinstance(model, type)
        assert issubclass(model, Model)
        yield name, model


def helps(model: type[BaseModel]) -> dict[str, Help]:
    """Return field name → help text, in the order of the model; a field without one is left out."""
    return {
        name: help_
        for name, field in model.model_fields.items()
        for help_ in field.metadata
        if isinstance(help_, Help)
    }


def models_in(annotation: object) -> list[type[Model]]:
    """Return the models that a field's type is made of, without the models inside those."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def models_within(*models: type[Model]) -> Iterator[type[Model]]:
    """Yield some models and all models within them, each once, the outer ones first."""
    waiting, seen = list(models), set[type[Model]]()
    for model in waiting:
        if model not in seen:
            seen.add(model)
            yield model
            for field in model.model_fields.values():
                waiting += models_in(field.annotation)


@cache
def all_models() -> tuple[type[Model], ...]:
    """Return every model of data/ and of pages, in reading order."""
    return tuple(models_within(*(model for _, model in files()), *(model for model, _ in HEADS.values())))


@cache
def titles() -> dict[str, str]:
    """Return the Swedish word for each key of any model; where models differ, the first in reading order."""
    words: dict[str, str] = {}
    for model in all_models():
        for name, help_ in helps(model).items():
            words.setdefault(name, help_.title)
    return words


@cache
def word_lists() -> frozenset[str]:
    """Return the keys that hold a list of words or ids in every model that has them."""
    found: dict[str, bool] = {}
    for model in all_models():
        for name, field in model.model_fields.items():
            found[name] = found.get(name, True) and _is_word_list(field.annotation)
    return frozenset(name for name, is_list in found.items() if is_list)


def _is_word_list(annotation: object) -> bool:
    if get_origin(annotation) is tuple:
        return not models_in(annotation)
    return any(_is_word_list(part) for part in get_args(annotation))
