"""The result of a follow-up, with names, as the workbook and the report show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...model import Period
from ...strategy import parts, registers
from ...strategy.resolved import Strategy
from .counts import Counts, Figures
from .selection import CountedPlan, FileNote


@dataclass(frozen=True)
class PartRow:
    """A part of the strategy with the figures of its insatser or målsättningar, and for a goal who ties them to it."""

    title: str
    kind: str
    figures: Figures
    counted: str
    basis: str = ""


@dataclass(frozen=True)
class Result:
    """The counted plans of a period, and the notes on files."""

    counts: Counts
    period: Period
    notes: tuple[FileNote, ...]
    read: int

    @property
    def strategy(self) -> Strategy:
        """The strategy as of the day of the figures."""
        return self.counts.strategy

    @property
    def title(self) -> str:
        """The title of the files."""
        return f"Uppföljning av handlingsplaner per {self.counts.as_of}"

    def facts(self) -> list[tuple[str, str]]:
        """Return (label, value) of what was counted."""
        counts = self.counts
        without_date = sum(one.joined is None for one in self.strategy.data.affiliates.affiliates)
        dropped = len({note.file for note in self.notes if not note.is_counted})
        return [
            ("Strategi", self.strategy.data.site.name),
            ("Utgåva", self.strategy.data.site.edition.id),
            ("Läget per dag", counts.as_of.isoformat()),
            ("Period", f"{self.period.start}–{self.period.end}"),
            (
                "Anslutna verksamheter",
                f"{counts.affiliates}, av dem {without_date} utan datum för anslutning",
            ),
            ("Verksamheter med räknad plan", f"{counts.organisations} av {counts.affiliates}"),
            ("Räknade handlingsplaner", f"{len(counts.plans)}, av dem {counts.decided} beslutade"),
            ("Lästa filer", f"{self.read}, av dem {dropped} inte räknade"),
        ]

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The strategy's own names of its parts."""
        return parts.words(self.strategy)

    @property
    def kinds(self) -> list[tuple[str, list[str]]]:
        """The ids of insatser and of målsättningar that there are, by the strategy's name of them."""
        named = (("actions", self.counts.actions), ("objectives", self.counts.objectives))
        return [(self.words[name], ids) for name, ids in named if ids]

    def parts(self) -> Iterator[PartRow]:
        """Yield each part of the strategy: all, each area, each goal."""
        counts, data = self.counts, self.strategy.data
        titles = {area.id: area.title for area in data.focusareas.focus_areas}
        titles |= {area.id: area.title for area in data.actionplan.areas}
        for counted, items in self.kinds:
            yield PartRow(f"Alla {counted}", "alla", counts.of(items), counted)
        for area, ids in counts.areas.items():
            counted = next(name for name, items in self.kinds if not ids.isdisjoint(items))
            yield PartRow(titles[area], "område", counts.of(ids), counted)
        for counted, items in self.kinds:
            for goal, (basis, ids) in counts.goals(items).items():
                yield PartRow(self.strategy.goals[goal].name, "mål", counts.of(ids), counted, basis)

    def organisations(self) -> Iterator[tuple[str, CountedPlan | None]]:
        """Yield each affiliate with its counted plan, or None; one with several units several times."""
        for one in registers.affiliates(self.strategy):
            plans = [plan for plan in self.counts.plans if plan.affiliate == one.id]
            yield from ((one.id, plan) for plan in plans)
            if not plans:
                yield one.id, None

    @cached_property
    def _names(self) -> dict[str, str]:
        return {one.id: one.name for one in self.strategy.data.affiliates.affiliates}

    def name_of(self, affiliate: str) -> str:
        """Return the name of an affiliate."""
        return self._names[affiliate]

    def of_plan(self, plan: CountedPlan) -> Figures:
        """Return the figures of one plan."""
        return Counts(self.strategy, [plan], self.counts.as_of).of(plan.rows)

    def who(self, item: str) -> list[str]:
        """Return the names of the affiliates with an insats or a målsättning in a plan."""
        held = {one.affiliate for one in self.counts.of([item]).entries}
        return [one.name for one in registers.affiliates(self.strategy) if one.id in held]

    def title_of(self, item: str) -> str:
        """Return the title of an insats or a målsättning."""
        return self.counts.items[item].item.title

    def area_of(self, item: str) -> str:
        """Return the area of an insats or a målsättning."""
        return self.counts.items[item].area.title
