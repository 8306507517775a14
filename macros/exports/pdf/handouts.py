"""The handout of a role: relevant items, the reasons, and where to read more.

One to three pages to pin up or bring to a meeting. Items of tiers 1 and 2 are complete; those of tier 3 are
counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ...model import Role
from ...strategy import parts, succession, text_dates, urls, violence
from ...strategy.colours import area_hue, plan_hue
from ...strategy.relevance import (
    NAMED,
    TIED,
    WHOLE,
    ItemInContext,
    RelevantItem,
    RoleRelevance,
    relevance_of,
    role_relevance,
)
from ...strategy.resolved import ObjectiveInContext, Strategy
from ...strategy.urls import absolute
from ...strings import documents, role_labels
from ..motif import area_icon
from .books import document
from .document import (
    Document,
    DocumentBuilder,
    DocumentPart,
    TextRun,
    heading,
    hue_values,
    listing,
    words_of,
)

# The folder of the handouts on the site.
_HERE = "ladda-ner/roller/"


class Handout:
    """The handout of one role while it is written."""

    def __init__(self, strategy: Strategy, role: Role) -> None:
        self.strategy, self.role = strategy, role
        self.builder = DocumentBuilder(strategy)
        self.paths = urls.entity_urls(strategy)
        self.begin = succession.items_to_begin_with(strategy, role)
        self.relevance: RoleRelevance = role_relevance(strategy, role)

    def tier(self, tier: int) -> list[RelevantItem]:
        """Return the items of a tier that are not already under "Börja här"."""
        lists = [self.relevance.actions[tier], self.relevance.objectives[tier]]
        if "handlingsplanen" in self.role.leads_with:
            lists.reverse()
        return [one for relevant in lists for one in relevant if not self._is_first(one)]

    def _is_first(self, relevant: RelevantItem) -> bool:
        return any(one.item.item.id in self.begin for one in (relevant, *relevant.twins))

    def first(self) -> list[ItemInContext]:
        """Return the items that the editors chose to begin with."""
        return [self.strategy.actions.get(name) or self.strategy.objectives[name] for name in self.begin]

    def concerns_violence(self) -> bool:
        """Return True if an item of tier 1 or 2 is about violence."""
        items = [*self.first(), *(one.item for tier in (NAMED, TIED) for one in self.tier(tier))]
        return any(violence.concerns_violence(self.strategy, item) for item in items)

    def where(self, path: str) -> TextRun:
        """Return a page's address for print, as a link. Without an address of the site the link is relative to the file."""
        address = absolute(self.strategy, path)
        page, mark, anchor = path.partition("#")
        file = urls.relative(_HERE, f"{page}index.html{mark}{anchor}")
        return {"text": (address or path).removeprefix("https://"), "address": address or file}

    def task(self, item: ItemInContext, reasons: Iterable[str] = (), first: bool = False) -> DocumentPart:
        """Return an insats or målsättning: area, title, wording, reasons and address.

        A målsättning also has its examples, because the reasons often refer to them.
        """
        kind, examples, icon = "action", "", None
        if isinstance(item, ObjectiveInContext):
            action_plan, own = self.strategy.data.actionplan, item.objective.activities
            kind, examples = "objective", f"{action_plan.columns.activities}: {own}" if own else ""
            hue = plan_hue(self.strategy)
            area = documents.plan_area(item.area.number, parts.words(self.strategy))
        else:
            hue = area_hue(self.strategy, item.area)
            icon, area = area_icon(item.area, hue.hue), f"{item.area.number}. {item.area.short_title}"
        return {
            "kind": "task",
            "first": first,
            "area": self.builder.words(area),
            "icon": icon,
            **hue_values(hue),
            "title": self.builder.words(item.item.title),
            "words": self.builder.words(item.item.text),
            "examples": self.builder.words(examples),
            "reason": self.builder.words(" ".join(reasons)),
            "where": [self.where(self.paths[kind, item.item.id])],
        }

    def begin_here(self) -> Iterator[DocumentPart]:
        """Yield the items to begin with, each with its reasons."""
        tasks = []
        for item in self.first():
            given = relevance_of(self.strategy, self.role, item)
            reasons = [r.words for r in given.reasons if r.tier == given.tier] if given else []
            tasks.append(self.task(item, reasons, first=True))
        if tasks:
            yield heading(1, self.builder.words(documents.BEGIN_HERE))
            yield {"kind": "begin", "tasks": tasks}

    def named(self) -> Iterator[DocumentPart]:
        """Yield the items whose cell names the role's actors, under the reasons."""
        groups: dict[str, list[RelevantItem]] = {}
        for one in self.tier(NAMED):
            groups.setdefault(one.relevance.reasons[0].words, []).append(one)
        if groups:
            yield heading(1, self.builder.words(role_labels.TIERS[NAMED]))
        for reason, relevant in groups.items():
            yield self._reason(reason)
            yield from (self.task(one.item) for one in relevant)

    def tied(self) -> Iterator[DocumentPart]:
        """Yield the items that the editors tie to the role, each with its reason."""
        relevant = self.tier(TIED)
        if relevant:
            yield heading(1, self.builder.words(role_labels.TIERS[TIED]))
            yield words_of("quiet", self.builder.words(documents.EDITORIAL))
            for reasons, group in groupby(relevant, _reasons):
                yield from self._under_reasons(reasons, [one.item for one in group])

    def _under_reasons(self, reasons: list[str], items: list[ItemInContext]) -> Iterator[DocumentPart]:
        """Yield items with the same reasons, which stand over them when they are several."""
        if len(items) == 1:
            yield self.task(items[0], reasons)
        else:
            yield self._reason(" ".join(reasons))
            yield from map(self.task, items)

    def _reason(self, words: str) -> DocumentPart:
        return words_of("reason", self.builder.words(words)) | {"level": 2}

    def whole(self) -> Iterator[DocumentPart]:
        """Yield the number of items for the whole workplace, with the address of the role's page."""
        relevant = self.tier(WHOLE)
        if not relevant:
            return
        objectives = sum(isinstance(one.item, ObjectiveInContext) for one in relevant)
        yield heading(1, self.builder.words(role_labels.TIERS[WHOLE]))
        words = documents.on_the_page_of_the_role(
            len(relevant) - objectives, objectives, parts.words(self.strategy)
        )
        yield words_of("paragraph", self.builder.words(words))

    def more(self) -> Iterator[DocumentPart]:
        """Yield further reading: pages of the site, and the tips for the role."""
        page = self.paths["role", self.role.id]
        rows = [
            (documents.FOR_ROLE, page),
            (documents.WHOLE_STRATEGY, "strategin/"),
            (documents.ALL_ROLES, "roller/"),
        ]
        yield heading(1, self.builder.words(documents.READ_MORE))
        items = [[*self.builder.words(words), self.where(path)] for words, path in rows]
        tips = [tip for tip in self.strategy.data.resources.tips if tip.id in self.role.related]
        items += [
            [*self.builder.link(tip.text, tip.address), *self.builder.words(f" {tip.site}")] for tip in tips
        ]
        yield listing([words_of("item", words)] for words in items)

    def document(self) -> Document:
        """Return the complete handout."""
        site = self.strategy.data.site
        place = {p.id: p for p in self.strategy.data.roles.workplaces}[self.role.workplace]
        made = document(
            self.strategy,
            self.role.title,
            place.title,
            documents.handout_kicker(site),
            site.edition.period,
        )
        first = list(self.builder.support(1, site.support)) if self.concerns_violence() else []
        parts = [*self.begin_here(), *self.named(), *self.tied(), *self.whole(), *self.more()]
        dated = text_dates.text_date(self.strategy)
        facts = [documents.handout_facts(site, dated, self.strategy.today)]
        footer = f"{site.name}: {self.role.title}. {dated}"
        return made | {"cover": False, "facts": facts, "footer": footer, "first": first, "parts": parts}


def handout(role: Role, strategy: Strategy) -> Document:
    """Return the handout of a role."""
    return Handout(strategy, role).document()


def _reasons(relevant: RelevantItem) -> list[str]:
    return [reason.words for reason in relevant.relevance.reasons if reason.tier == relevant.relevance.tier]
