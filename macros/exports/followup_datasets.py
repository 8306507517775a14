"""The datasets of follow-ups: each as one item, and as tables with a row per part, point or area."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model import FollowUpRound, Model, helps
from ..model.followup import ANSWERS, STATUSES, AreaChosen, GoalProgress, ItemBand, PointAnswers, Progress
from ..strategy import followup
from ..strategy.followup import AREAS, GOALS, ITEMS, POINTS
from ..strategy.items import key_of
from ..strategy.resolved import EntityKey, Strategy
from ..strings.labels import ALL_OF_KIND, KINDS
from .dataset import (
    DATE,
    NAMED,
    NUMBER,
    TEXT,
    URI,
    Column,
    Dataset,
    Shape,
    identity,
    later,
    many,
    maybe,
    origin,
    record,
    status,
    strategy_columns,
)
from .file_context import FileContext

_HIDDEN_ABOUT = "Tomt när talet är dolt."
_NUMBERS = ("carried_out", "rows", *STATUSES, "late")


def _numbers(names: tuple[str, ...]) -> dict[str, Shape]:
    return dict.fromkeys(names, maybe(NUMBER))


_PROGRESS: dict[str, Shape] = {"items": NUMBER, **_numbers(_NUMBERS)}
PROGRESS: Shape = maybe(record(text=TEXT, **_PROGRESS))


def _values(model: Model, *names: str) -> dict[str, Any]:
    return {name: getattr(model, name) for name in names}


def _progress(model: Progress) -> dict[str, Any]:
    return _values(model, *_PROGRESS)


def _whole(name: str) -> Callable[[FileContext, FollowUpRound], Any]:
    text = ALL_OF_KIND[name.removesuffix("s")]
    return lambda context, one: {"text": text, **_progress(whole)} if (whole := getattr(one, name)) else None


def _goals(name: str) -> Callable[[FileContext, FollowUpRound], Any]:
    return lambda context, one: [
        {**context.entity(row.goal, *GOALS), "basis": row.basis, **_progress(row)}
        for row in getattr(one, name)
    ]


_AREA, _POINT = record(**NAMED["properties"], **_PROGRESS), record(**NAMED["properties"], **_numbers(ANSWERS))
GOAL_PROGRESS = record(**NAMED["properties"], basis=TEXT, **_PROGRESS)
_BAND = record(**NAMED["properties"], organisations=TEXT)
_CHOSEN = record(**NAMED["properties"], chosen=maybe(NUMBER))

ROUNDS: Dataset[FollowUpRound] = Dataset(
    "uppfoljning", "Uppföljning", "Läget i de anslutnas handlingsplaner, bara i summor. Tal under 3 är dolda.",
    (
        *identity("follow_up_round", lambda x: x.id),
        Column("as_of", "Per dag", "Dagen som läget gäller.", lambda c, x: x.as_of.isoformat(), DATE),
        Column("start", "Från", "Första dagen i tiden som följs upp.", lambda c, x: x.period.start.isoformat(), DATE),
        Column("end", "Till", "Sista dagen i tiden som följs upp.", lambda c, x: x.period.end.isoformat(), DATE),
        Column("counted_edition", "Räknad utgåva", "Utgåvan som planerna räknades mot.", lambda c, x: x.edition, TEXT),
        Column("decision", "Beslut", "Beslutet att publicera uppgifterna.", lambda c, x: x.decision, maybe(TEXT)),
        Column("affiliates", "Anslutna", "Antalet anslutna verksamheter den dagen.", lambda c, x: x.affiliates, NUMBER),
        Column("organisations", "Verksamheter med plan", "Antalet av dem som har en räknad plan.", lambda c, x: x.organisations, NUMBER),
        Column("plans", "Handlingsplaner", "Antalet räknade planer.", lambda c, x: x.plans, NUMBER),
        Column("decided", "Beslutade", f"Antalet av planerna som är beslutade. {_HIDDEN_ABOUT}", lambda c, x: x.decided, maybe(NUMBER)),
        Column("actions", "Alla insatser", "Läget för alla insatser.", _whole("actions"), PROGRESS),
        Column("objectives", "Alla målsättningar", "Läget för alla målsättningar.", _whole("objectives"), PROGRESS),
        Column("areas", "Områden", "Läget i varje fokusområde och målsättningsområde.",
               lambda c, x: [{**c.entity(row.area, *AREAS), **_progress(row)} for row in x.areas], many(_AREA)),
        Column("goals", "Mål", "Läget för insatserna till varje mål.",
               _goals("goals"), many(GOAL_PROGRESS)),
        Column("objective_goals", "Målens målsättningar", "Läget för målsättningarna till varje mål.",
               _goals("objective_goals"), many(GOAL_PROGRESS)),
        Column("items", "Spann", "Antalet verksamheter med varje insats och målsättning, i spann.",
               lambda c, x: [{**c.entity(row.item, *ITEMS), "organisations": row.organisations} for row in x.items], many(_BAND)),
        Column("checklist", "Checklista", "Svaren på varje punkt.",
               lambda c, x: [{**c.entity(row.point, *POINTS), **_values(row, *ANSWERS)} for row in x.checklist], many(_POINT)),
        Column("chosen", "Valda områden", "Antalet verksamheter som har valt varje område.",
               lambda c, x: [{**c.entity(row.area, *POINTS), "chosen": row.chosen} for row in x.chosen], many(_CHOSEN)),
        Column("how", "Så räknades det", "Hur uppgifterna räknades.", lambda c, x: list(x.how), many(TEXT)),
        Column("not_known", "Vet vi inte", "Det som uppgifterna inte säger.", lambda c, x: list(x.not_known), many(TEXT)),
        *origin("follow_up_round", lambda x: x.id), *later("follow_up_round", lambda x: x.id),
        *status(lambda x: (("follow_up_round", x.id),)),
    ),
    lambda strategy: strategy.data.followup.rounds, table=True, page=followup.PATH, parts=("my_plan",),
)  # fmt: skip


@dataclass(frozen=True)
class FollowUpRow:
    """A row of a table: a follow-up, the kind and id of its part ("" for all of a kind), the figures, and the kind that is counted."""

    round: FollowUpRound
    kind: str
    name: str
    figures: Any
    counted: str = ""

    @property
    def keys(self) -> tuple[EntityKey, ...]:
        """The (kind, id) of what the row is about."""
        return ((self.kind, self.name) if self.name else ("follow_up_round", self.round.id),)


def _part_rows(strategy: Strategy) -> Iterator[FollowUpRow]:
    for one in strategy.data.followup.rounds:
        for kind, whole in (("action", one.actions), ("objective", one.objectives)):
            if whole:
                yield FollowUpRow(one, kind, "", whole, kind)
        for area in one.areas:
            kind, name = key_of(strategy, area.area, *AREAS)
            yield FollowUpRow(one, kind, name, area, followup.COUNTED_IN[kind])
        for kind, rows in (("action", one.goals), ("objective", one.objective_goals)):
            yield from (FollowUpRow(one, *key_of(strategy, row.goal, *GOALS), row, kind) for row in rows)


def _rows_of(
    field: str, reference: str, kinds: tuple[str, ...]
) -> Callable[[Strategy], Iterator[FollowUpRow]]:
    def rows(strategy: Strategy) -> Iterator[FollowUpRow]:
        for one in strategy.data.followup.rounds:
            for row in getattr(one, field):
                yield FollowUpRow(one, *key_of(strategy, getattr(row, reference), *kinds), row)

    return rows


def _kind(context: FileContext, row: FollowUpRow) -> str:
    return (KINDS if row.name else ALL_OF_KIND)[row.kind]


def _entity(part: str) -> Callable[[FileContext, FollowUpRow], str | None]:
    return lambda context, row: context.entity(row.name, row.kind)[part] if row.name else None


def _dataset(
    name: str,
    title: str,
    model: type[Model],
    fields: dict[str, Shape],
    rows: Callable[[Strategy], Any],
    *parts: str,
    more: tuple[Column[FollowUpRow], ...] = (),
) -> Dataset[FollowUpRow]:
    said = helps(model)

    def column(key: str, shape: Shape) -> Column[FollowUpRow]:
        word = said[key].title
        return Column(
            key,
            word[:1].upper() + word[1:],
            said[key].text,
            lambda c, x: getattr(x.figures, key, None),
            shape,
        )

    return Dataset(
        f"uppfoljning_{name}", title, f"{title}, en rad för varje del. {_HIDDEN_ABOUT}",
        (
            Column("round", "Uppföljning", "Uppföljningens id.", lambda c, x: x.round.id, TEXT),
            Column("round_uri", "Uppföljning-uri", "Uppföljningens uri.", lambda c, x: c.uri("follow_up_round", x.round.id), URI),
            Column("as_of", "Per dag", "Dagen som läget gäller.", lambda c, x: x.round.as_of.isoformat(), DATE),
            Column("kind", "Slag", "Vad raden gäller.", _kind, TEXT),
            Column("id", "Id", "Delens id. Tomt för alla tillsammans.", _entity("id"), maybe(TEXT)),
            Column("uri", "Uri", "Delens uri. Tomt för alla tillsammans.", _entity("uri"), maybe(URI)),
            Column("text", "Namn", "Delens namn. Tomt för alla tillsammans.", _entity("text"), maybe(TEXT)),
            *(column(key, shape) for key, shape in fields.items()),
            *strategy_columns(),
            *more,
            *status(lambda x: x.keys),
        ),
        rows, table=True, parts=("my_plan", "followup", *parts),
    )  # fmt: skip


_COUNTED: Column[FollowUpRow] = Column(
    "counted", "Räknar", "Slaget av rader som räknas.", lambda c, x: KINDS[x.counted], TEXT
)
TABLES = (
    _dataset(
        "lage",
        "Uppföljning, läget",
        GoalProgress,
        {**_PROGRESS, "basis": maybe(TEXT)},
        _part_rows,
        more=(_COUNTED,),
    ),
    _dataset(
        "spann", "Uppföljning, spann", ItemBand, {"organisations": TEXT}, _rows_of("items", "item", ITEMS)
    ),
    _dataset(
        "checklista",
        "Uppföljning, checklistan",
        PointAnswers,
        _numbers(ANSWERS),
        _rows_of("checklist", "point", POINTS),
        "checklist",
    ),
    _dataset(
        "omraden",
        "Uppföljning, valda områden",
        AreaChosen,
        {"chosen": maybe(NUMBER)},
        _rows_of("chosen", "area", POINTS),
        "areas",
    ),
)
