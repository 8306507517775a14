"""The county's follow-up of affiliates' action plans: public, summed figures only (followup.yaml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    Empty,
    Entity,
    GoalRef,
    Help,
    ItemRef,
    Model,
    OptionalText,
    OtherId,
    Period,
    Ref,
    Text,
    Tie,
)
from .days import Day

LEAST_SHOWN = 3
"""The lowest number that is published. A lower one could tell what a single organisation has answered."""
LEAST_IN_TABLES = 8
"""The fewest organisations with rows, or plans, that tables are published of.

Tables of fewer show next to nothing, and who runs the program on every possible answer could learn small numbers.
"""
HIDDEN_BAND = "dold"
# (lowest, highest, words) of each band of organisations; the last has no highest.
BANDS: tuple[tuple[int, int | None, str], ...] = (
    (0, 2, "färre än 3"),
    (3, 5, "3–5"),
    (6, 10, "6–10"),
    (11, 20, "11–20"),
    (21, 50, "21–50"),
    (51, None, "fler än 50"),
)
Band = Literal["färre än 3", "3–5", "6–10", "11–20", "21–50", "fler än 50", "dold"]
# None is a hidden number.
Shown = Annotated[Annotated[int, Field(ge=LEAST_SHOWN)] | None, Empty]
Total = Annotated[int, Field(ge=0)]
PointRef = Annotated[OtherId, Ref.to("point")]
# The columns of a row that add up to its `rows`.
STATUSES = ("planned", "ongoing", "done", "stopped", "unset")
# The columns of a point that add up to the number of plans.
ANSWERS = ("yes", "partly", "no", "unknown", "unanswered")
_LEFT_OUT = "Utelämna raden om talet är dolt."


class Progress(Model):
    """The state of the rows of all plans in one part of the strategy. A number that is left out is hidden."""

    items: Annotated[
        Total,
        Help("antal i strategin", "Hur många insatser, eller målsättningar, delen har. N i ”n av N”.", "12"),
    ]
    carried_out: Annotated[
        Shown,
        Help("genomförda", f"Hur många av dem som är klara i minst en handlingsplan. {_LEFT_OUT}", "5"),
    ] = None
    rows: Annotated[
        Shown,
        Help("rader", f"Hur många rader handlingsplanerna har tillsammans. {_LEFT_OUT}", "48"),
    ] = None
    planned: Annotated[Shown, Help("planerade", f"Rader med status planerad. {_LEFT_OUT}", "20")] = None
    ongoing: Annotated[Shown, Help("pågår", f"Rader med status pågår. {_LEFT_OUT}", "12")] = None
    done: Annotated[Shown, Help("klara", f"Rader med status klar. {_LEFT_OUT}", "9")] = None
    stopped: Annotated[Shown, Help("avbrutna", f"Rader med status avbruten. {_LEFT_OUT}", "3")] = None
    unset: Annotated[Shown, Help("utan status", f"Rader utan status. {_LEFT_OUT}", "4")] = None
    late: Annotated[
        Shown,
        Help(
            "försenade",
            f"Rader vars sista dag har passerat och som varken är klara eller avbrutna. {_LEFT_OUT}",
            "6",
        ),
    ] = None


class _OfArea(Tie):
    """The area of a part. A base of its own, because the fields of the last base come first."""

    area: Annotated[
        OtherId,
        Ref.to("focus_area", "objective_area"),
        Help("område", "Fokusområdet eller målsättningsområdet, som id.", "arbete"),
    ]


class AreaProgress(Progress, _OfArea):
    """The progress of a focus area, or of an area of the action plan."""


class _OfGoal(Tie):
    """The goal of a part, and who ties it."""

    goal: Annotated[GoalRef, Help("mål", "Jämställdhetsmålet, som id ur goals.yaml.", "mal-1")]
    basis: Annotated[
        Literal["redaktionell", "källan"],
        Help(
            "grund",
            "källan: strategin säger själv vad som hör till målet. redaktionell: någon koppling är redaktionens.",
        ),
    ]


class GoalProgress(Progress, _OfGoal):
    """The progress of the insatser, or the målsättningar, towards a goal. One may count towards several."""


class ItemBand(Tie):
    """The number of organisations with an insats or a målsättning in their plans, as a band."""

    item: Annotated[
        ItemRef, Help("insats eller målsättning", "Insatsens eller målsättningens id.", "arbete-1-a")
    ]
    organisations: Annotated[
        Band, Help("verksamheter", "Hur många verksamheter som har den i sin plan, som ett spann.", "3–5")
    ]


class PointAnswers(Tie):
    """The answers to a point of the checklist, one a plan."""

    point: Annotated[PointRef, Help("punkt", "Checklistans punkt, som id.", "checklista-1")]
    yes: Annotated[Shown, Help("ja", f"Antal ja. {_LEFT_OUT}", "7")] = None
    partly: Annotated[Shown, Help("delvis", f"Antal delvis. {_LEFT_OUT}", "4")] = None
    no: Annotated[Shown, Help("nej", f"Antal nej. {_LEFT_OUT}", "3")] = None
    unknown: Annotated[Shown, Help("vet inte", f"Antal vet inte. {_LEFT_OUT}", "3")] = None
    unanswered: Annotated[Shown, Help("obesvarad", f"Antal utan svar. {_LEFT_OUT}", "3")] = None


class AreaChosen(Tie):
    """The number of organisations that integrate gender equality in an area."""

    area: Annotated[PointRef, Help("område", "Området att integrera, som id ur resources.yaml.", "omrade-1")]
    chosen: Annotated[Shown, Help("valt", f"Hur många verksamheter som har valt det. {_LEFT_OUT}", "6")] = (
        None
    )


class FollowUpRound(Entity):
    """One follow-up: the figures of all plans as of a day."""

    kind = "follow_up_round"
    as_of: Annotated[Day, Help("per dag", "Dagen som läget gäller.", "2026-12-31")]
    period: Annotated[Period, Help("period", "Tiden som uppföljningen omfattar.")]
    edition: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")],
        Help("utgåva", "Utgåvan av strategin som planerna räknades mot, som id ur site.yaml.", "2024-2027"),
    ]
    decision: Annotated[
        OptionalText,
        Help("beslut", "Beslutet att publicera uppgifterna: namn och diarienummer. Behövs inte."),
    ] = None
    affiliates: Annotated[
        Total, Help("anslutna", "Hur många verksamheter som var anslutna den dagen. N i ”n av N”.", "15")
    ]
    organisations: Annotated[
        Annotated[int, Field(ge=LEAST_SHOWN)],
        Help("verksamheter med plan", "Hur många av dem som har en räknad handlingsplan, minst 3.", "12"),
    ]
    plans: Annotated[
        Annotated[int, Field(ge=LEAST_SHOWN)],
        Help(
            "handlingsplaner", "Hur många handlingsplaner som är räknade. En verksamhet kan ha flera.", "13"
        ),
    ]
    decided: Annotated[
        Shown, Help("beslutade", f"Hur många av planerna som är beslutade. {_LEFT_OUT}", "8")
    ] = None
    actions: Annotated[
        Progress | None,
        Help("insatser", "Alla insatser tillsammans. Samma rad i två områden räknas en gång."),
    ] = None
    objectives: Annotated[Progress | None, Help("målsättningar", "Alla målsättningar tillsammans.")] = None
    areas: Annotated[
        tuple[AreaProgress, ...], Help("områden", "Läget i varje fokusområde och målsättningsområde.")
    ] = ()
    goals: Annotated[
        tuple[GoalProgress, ...], Help("mål", "Läget för insatserna till varje jämställdhetsmål.")
    ] = ()
    objective_goals: Annotated[
        tuple[GoalProgress, ...],
        Help("målens målsättningar", "Läget för målsättningarna till varje jämställdhetsmål."),
    ] = ()
    items: Annotated[
        tuple[ItemBand, ...],
        Help("insatser och målsättningar", "Hur många verksamheter som har var och en, i spann."),
    ] = ()
    checklist: Annotated[
        tuple[PointAnswers, ...], Help("checklista", "Svaren på varje punkt, ett för varje räknad plan.")
    ] = ()
    chosen: Annotated[
        tuple[AreaChosen, ...], Help("valda områden", "Områdena att integrera jämställdhet i.")
    ] = ()
    how: Annotated[
        tuple[Text, ...], Help("så räknades det", "Hur uppgifterna räknades, en mening i varje punkt.")
    ] = ()
    not_known: Annotated[
        tuple[Text, ...], Help("vet vi inte", "Det som uppgifterna inte säger, en mening i varje punkt.")
    ] = ()


class FollowUpFile(Model):
    """followup.yaml"""

    section: Annotated[
        str | None,
        Empty,
        Ref.to("section"),
        Help(
            "avsnitt",
            "Avsnittet i strategin om hur den följs upp, som id ur strategy.yaml. Det visas på sidan Uppföljning.",
            "uppfoljning",
        ),
    ] = None
    rounds: Annotated[
        tuple[FollowUpRound, ...],
        Help("uppföljningar", "Uppföljningarna, den äldsta först. Skrivs av make follow-up."),
    ] = ()
