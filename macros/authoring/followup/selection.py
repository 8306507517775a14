"""Which of the plans that have come in are counted, as whose; every other is named with its reason. Nothing is guessed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ...model import Period
from ...strategy import succession
from ...strategy.relevance import ItemInContext, twin_key
from ...strategy.resolved import Strategy, cached_per_strategy
from ...strings.collation import folded
from ...strings.my_plan import STATUSES, UNLISTED
from ...web.my_plan_data import successor_ids
from .organisations import Listed
from .plan_file import Plan, PlanItem

# The statuses by how far a row has come, the least first. None of them is last where rows meet.
_FURTHEST = ("", "avbruten", "planerad", "pågår", "klar")
assert {*_FURTHEST} == {"", *STATUSES}


@dataclass(frozen=True)
class FileNote:
    """A remark on a file, in Swedish: why it is not counted, or what in it could not be used."""

    file: str
    reason: str
    is_counted: bool = False


@dataclass(frozen=True)
class CountedPlan:
    """A plan that is counted: its affiliate, its unit, and its rows by the id that they count under."""

    file: str
    affiliate: str
    unit: str
    plan: Plan
    rows: Mapping[str, PlanItem]


class PlanSelection:
    """Sorts plans into those that are counted and those that are not."""

    def __init__(
        self, strategy: Strategy, listed: Mapping[str, Listed], period: Period, as_of: datetime.date
    ) -> None:
        self.strategy, self.listed, self.period, self.as_of = strategy, listed, period, as_of
        self.joined = {
            one.id: one.joined is None or one.joined <= as_of for one in strategy.data.affiliates.affiliates
        }
        self.names: dict[str, list[str]] = {}
        for one in strategy.data.affiliates.affiliates:
            self.names.setdefault(folded(one.name), []).append(one.id)
        editions = (strategy, *strategy.earlier)
        self.editions = {one.data.site.edition.id for one in editions}
        resources = strategy.data.resources
        self.points = {one.id for one in (*resources.checklist, *resources.areas)}
        self.notes: list[FileNote] = []
        # What the organisations of unmatched plans call themselves, for the terminal alone.
        self.unmatched: dict[str, str] = {}

    def count(self, plans: Iterable[tuple[str, Plan]]) -> list[CountedPlan]:
        """Return the plans that are counted, one for each affiliate and unit, in the order of their affiliates."""
        by_key: dict[tuple[str, str], list[tuple[str, Plan]]] = {}
        for file, plan in plans:
            reason, listed = self._of_whom(file, plan)
            if listed is None:
                self.notes.append(FileNote(file, reason))
            else:
                by_key.setdefault((listed.affiliate, listed.unit), []).append((file, plan))
        chosen = [(key, one) for key in sorted(by_key) if (one := self._newest(by_key[key]))]
        return [self._counted(*key, *one) for key, one in chosen]

    def _of_whom(self, file: str, plan: Plan) -> tuple[str, Listed | None]:
        """Return the affiliate and unit of a plan, or the reason that it has none."""
        site = self.strategy.data.site
        if plan.county not in (site.county.name, site.county.code, site.name):
            return "den är gjord för ett annat läns strategi", None
        if plan.edition not in self.editions:
            return "den är gjord för en utgåva av strategin som inte finns här", None
        if (plan.start and plan.start > self.period.end) or (plan.end and plan.end < self.period.start):
            return "planen gäller en annan tid än den som följs upp", None
        listed = self._matched(plan)
        if isinstance(listed, str):
            self.unmatched[file] = plan.organisation
            return listed, None
        if not self.joined[listed.affiliate]:
            return f"{listed.affiliate} anslöt sig först efter dagen som läget gäller", None
        return "", listed

    def _matched(self, plan: Plan) -> Listed | str:
        """Return the affiliate of a plan, or why there is none."""
        own = "" if plan.affiliate == UNLISTED else plan.affiliate
        named = folded(plan.organisation)
        listed = self.listed.get(named)
        if own and own not in self.joined:
            return listed or "verksamheten som är vald i planen finns inte i affiliates.yaml"
        if listed and own and listed.affiliate != own:
            return "planen och listan säger olika verksamheter"
        if listed:
            return listed
        same = [own] if own else self.names.get(named, [])
        if len(same) != 1:
            return "organisationen står inte i listan över verksamheter"
        if any(one.affiliate == same[0] and one.unit for one in self.listed.values()):
            return "verksamheten räknas i enheter, och organisationen står inte i listan över dem"
        return Listed(same[0])

    def _newest(self, plans: list[tuple[str, Plan]]) -> tuple[str, Plan] | None:
        """Return the newest of an affiliate's plans. None, with a note on each, if none of them is."""
        latest_first = sorted(plans, key=lambda one: (one[1].saved, one[0]), reverse=True)
        different: list[tuple[str, Plan]] = []
        for file, plan in latest_first:
            same = next((name for name, other in different if other.content == plan.content), None)
            if same:
                self.notes.append(FileNote(file, f"den har samma innehåll som {same}"))
            else:
                different.append((file, plan))
        first, *rest = different
        tied = [one for one in rest if _is_tied(first[1], one[1])]
        for file, plan in rest:
            if (file, plan) not in tied:
                self.notes.append(FileNote(file, f"{first[0]} är nyare, från samma verksamhet"))
        if tied:
            for file, _ in (first, *tied):
                self.notes.append(
                    FileNote(
                        file,
                        "det går inte att avgöra vilken av verksamhetens planer som är nyast: ta bort den andra",
                    )
                )
            return None
        return first

    def _counted(self, affiliate: str, unit: str, file: str, plan: Plan) -> CountedPlan:
        rows: dict[str, PlanItem] = {}
        remarks = [*plan.remarks]
        for number, sent in enumerate(plan.items, 1):
            item = sent
            if sent.completed and sent.completed > self.as_of:
                item = replace(sent, status="")
                remarks.append(
                    f"rad {number} blev klar efter dagen som läget gäller, och räknas som utan status"
                )
            found = current_ids(self.strategy, item.id)
            if len(found) == 1:
                rows[found[0]] = _further(rows[found[0]], item) if found[0] in rows else item
            else:
                remarks.append(f"{self._uncounted(number, item.id, found)} och är inte räknad")
        unknown = sum(bool(answer) and point not in self.points for point, answer in plan.checklist)
        unknown += sum(area not in self.points for area in plan.areas)
        if unknown:
            what = "ett svar" if unknown == 1 else f"{unknown} svar"
            remarks.append(f"{what} gäller punkter eller områden som inte finns i strategin")
        self.notes += [FileNote(file, remark, True) for remark in remarks]
        return CountedPlan(file, affiliate, unit, plan, rows)

    def _uncounted(self, number: int, name: str, found: list[str]) -> str:
        """Return a row and why it is not counted. An id that no edition has is not repeated: it could be a name."""
        if found:
            return f"raden {name} har delats i flera"
        editions = (self.strategy, *self.strategy.earlier)
        if any(name in one.actions or name in one.objectives for one in editions):
            return f"raden {name} är upphävd"
        return f"rad {number} har ett id som inte finns i strategin"


def _is_tied(one: Plan, other: Plan) -> bool:
    """Return True if the same time, or a day that holds the other's time, is all that is known of when they were saved."""
    return one.saved.startswith(other.saved) or other.saved.startswith(one.saved)


def _further(one: PlanItem, other: PlanItem) -> PlanItem:
    """Return the row that has come furthest, of two that count as one."""
    return max(one, other, key=lambda item: (item.is_relevant, _FURTHEST.index(item.status)))


def items_in_force(strategy: Strategy) -> Iterator[ItemInContext]:
    """Yield the insatser and målsättningar in force, each row that is printed twice as its first."""
    seen = set()
    for one in _in_force(strategy):
        if twin_key(one) not in seen:
            seen.add(twin_key(one))
            yield one


@cached_per_strategy
def counted_as(strategy: Strategy) -> Mapping[str, str]:
    """Return id → the id that it is counted under, of every insats and målsättning in force."""
    first = {twin_key(one): one.item.id for one in items_in_force(strategy)}
    return {one.item.id: first[twin_key(one)] for one in _in_force(strategy)}


def _in_force(strategy: Strategy) -> list[ItemInContext]:
    every: tuple[ItemInContext, ...] = (*strategy.actions.values(), *strategy.objectives.values())
    return [one for one in every if not one.item.withdrawn]


def current_ids(strategy: Strategy, name: str) -> list[str]:
    """Return the ids that an id of any edition is counted under: itself, its successors, or none."""
    known = {**strategy.actions, **strategy.objectives}
    today = name if name in known else successor_ids(strategy).get(name, "")
    in_force = succession.items_in_force(strategy, today, readers=False) if today in known else ()
    counted = counted_as(strategy)
    return list(dict.fromkeys(counted[one] for one in in_force if one in counted))
