"""The figures that may be published: sums and bands, in which no number tells what fewer than three have answered."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import product

from ...model import FollowUpRound, Period
from ...model.followup import (
    ANSWERS,
    LEAST_IN_TABLES,
    LEAST_SHOWN,
    AreaChosen,
    AreaProgress,
    GoalProgress,
    ItemBand,
    PointAnswers,
    Progress,
)
from ...strategy import parts
from ...strings.names import fill
from .counts import Counts
from .suppression import ALL, CountTable, Lot, class_row, hidden_cells
from .tables import Part, Shown
from .words import HIDING, HOW, NOT_KNOWN

_AREA, _GOAL = "area:", "goal:"
# The share of the numbers that are drawn to be hidden, although they need not be.
_DRAWN = 1 / 30


class TooFewError(Exception):
    """Fewer organisations than may be published have a counted plan."""


def public_round(counts: Counts, name: str, period: Period, lot: Lot | None = None) -> FollowUpRound:
    """Return the follow-up as it may be published, with what a lot hides too. Raises TooFewError."""
    if counts.organisations < LEAST_SHOWN:
        raise TooFewError
    has_tables = counts.organisations >= LEAST_IN_TABLES
    resources, lot = counts.strategy.data.resources, lot or _lot_of(counts)
    actions, objectives = (_part(counts, items, lot) for items in (counts.actions, counts.objectives))
    return FollowUpRound(
        id=name,
        as_of=counts.as_of,
        period=period,
        edition=counts.strategy.data.site.edition.id,
        affiliates=counts.affiliates,
        organisations=counts.organisations,
        plans=len(counts.plans),
        decided=_decided(counts),
        actions=Progress.model_validate(actions.progress(ALL)) if counts.actions else None,
        objectives=Progress.model_validate(objectives.progress(ALL)) if counts.objectives else None,
        areas=(*_areas(actions), *_areas(objectives)),
        goals=tuple(_goals(actions)),
        objective_goals=tuple(_goals(objectives)),
        items=_items(actions.bands() | objectives.bands()),
        checklist=tuple(
            PointAnswers(point=point.id, **_answers(counts, point.id, lot))
            for point in resources.checklist
            if has_tables
        ),
        chosen=tuple(_chosen(counts, area.id) for area in resources.areas if has_tables),
        how=(*fill(HOW, parts.words(counts.strategy)), HIDING),
        not_known=NOT_KNOWN,
    )


def _lot_of(counts: Counts) -> Lot:
    """Return the lot of some plans: the same for the same files, and known to none who has not all of them."""
    drawn = random.Random("".join(sorted(plan.plan.digest for plan in counts.plans)))
    return lambda cell: drawn.random() < _DRAWN


def _part(counts: Counts, items: list[str], lot: Lot) -> Part:
    """Return the tables of insatser, or of målsättningar."""
    goals = {goal: ids for goal, (_, ids) in counts.goals(items).items()}
    areas = {area: ids for area, ids in counts.areas.items() if not ids.isdisjoint(items)}
    return Part(counts, items, {**_keyed(_AREA, areas), **_keyed(_GOAL, goals)}, lot)


def _areas(part: Part) -> Iterator[AreaProgress]:
    for row in part.members:
        if row.startswith(_AREA):
            yield AreaProgress.model_validate({"area": row.removeprefix(_AREA), **part.progress(row)})


def _goals(part: Part) -> Iterator[GoalProgress]:
    for goal, (basis, _) in part.counts.goals(part.items).items():
        if (row := f"{_GOAL}{goal}") in part.members:
            yield GoalProgress.model_validate({"goal": goal, "basis": basis, **part.progress(row)})


def _items(bands: Mapping[str, str]) -> tuple[ItemBand, ...]:
    pairs = ({"item": item, "organisations": band} for item, band in bands.items())
    return tuple(ItemBand.model_validate(pair) for pair in pairs)


def _keyed(kind: str, held: Mapping[str, set[str]]) -> dict[str, set[str]]:
    return {f"{kind}{name}": ids for name, ids in held.items()}


def _unless_small(number: int, part: int, rest: int) -> int | None:
    """Return a number, unless the organisations that it is of, or the rest, are few: each tells the other."""
    return number if min(part, rest) >= LEAST_SHOWN else None


def _decided(counts: Counts) -> int | None:
    yes, no = (
        {plan.affiliate for plan in counts.plans if plan.plan.is_decided is side} for side in (True, False)
    )
    return _unless_small(counts.decided, len(yes), len(no))


def _chosen(counts: Counts, area: str) -> AreaChosen:
    chosen = counts.chosen_by(area)
    return AreaChosen(area=area, chosen=_unless_small(chosen, chosen, counts.organisations - chosen))


def _answers(counts: Counts, point: str, lot: Lot) -> Shown:
    """Return the answers to a point, None where they are hidden."""
    given = counts.answers(point)
    atoms = {("", answer): given[answer] for answer in ANSWERS}
    small = {
        (row, answer)
        for row, answer in product((ALL, class_row("")), ANSWERS)
        if counts.answering(point, answer) < LEAST_SHOWN
    }
    hidden = hidden_cells(CountTable(atoms, {}, {answer: [answer] for answer in ANSWERS}, small), lot)
    return {answer: None if (ALL, answer) in hidden else given[answer] for answer in ANSWERS}
