"""Strategy → the pages that are made from data: (path, Markdown). Imports addresses, resolve, views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from . import addresses, views
from .resolve import Strategy


@dataclass(frozen=True)
class Generated:
    """One page: its file under the site's source, and its Markdown with front matter."""

    file: str
    markdown: str


def pages(strategy: Strategy) -> Iterator[Generated]:
    """Every generated page, in the order of the strategy."""
    data = strategy.data
    areas = ("Fokusområden", "fokusomraden/")
    for chapter in strategy.chapters:
        if not addresses.home(chapter):
            yield _page(
                strategy,
                f"strategin/{chapter.id}/",
                views.chapter_name(chapter),
                "chapter",
                ("section", chapter.id),
                [("Strategin", "strategin/")],
            )
    for area in data.focusareas.focus_areas:
        extra = {
            "support": area.support_box == "ja",
            "kicker": f"{data.focusareas.headings.numbered} {area.number}",
        }
        yield _page(
            strategy,
            f"fokusomraden/{area.id}/",
            area.title,
            "focus_area",
            ("focus_area", area.id),
            [areas],
            **extra,
        )
    for placed in strategy.actions.values():
        parents = [("Insatser", "insatser/"), (placed.area.title, f"fokusomraden/{placed.area.id}/")]
        extra = {"support": placed.area.support_box == "ja", "kicker": "Insats"}
        yield _page(
            strategy,
            f"insatser/{placed.action.id}/",
            placed.action.title,
            "action",
            ("action", placed.action.id),
            parents,
            **extra,
        )
    for actor in strategy.actors.values():
        yield _page(
            strategy,
            f"aktorer/{actor.id}/",
            actor.name,
            "actor",
            ("actor", actor.id),
            [("Aktörer", "aktorer/")],
            kicker="Du som kan bidra",
        )
    for goal in data.goals.goals:
        kicker = f"Jämställdhetsmål {goal.number}, {goal.level}"
        yield _page(
            strategy,
            f"mal/{goal.number}/",
            goal.name,
            "goal",
            ("goal", goal.id),
            [("Mål", "mal/")],
            kicker=kicker,
        )
    yield from _plan(strategy)


def _plan(strategy: Strategy) -> Iterator[Generated]:
    plan = strategy.data.actionplan
    parents = [("Handlingsplanen", "handlingsplan/")]
    for chapter in plan.chapters:
        yield _page(
            strategy,
            f"handlingsplan/{chapter.id}/",
            chapter.name,
            "plan_chapter",
            ("section", chapter.id),
            parents,
            kicker="Handlingsplanen",
            support=True,
            plan=True,
        )
    for area in plan.areas:
        extra = {"kicker": f"Målsättningsområde {area.number}", "support": True, "plan": True}
        yield _page(
            strategy,
            f"handlingsplan/{area.id}/",
            area.title,
            "objective_area",
            ("objective_area", area.id),
            parents,
            **extra,
        )
    for placed in strategy.objectives.values():
        trail = [*parents, (placed.area.title, f"handlingsplan/{placed.area.id}/")]
        extra = {"kicker": "Målsättning", "support": True, "plan": True}
        yield _page(
            strategy,
            f"handlingsplan/{placed.objective.id}/",
            placed.objective.title,
            "objective",
            ("objective", placed.objective.id),
            trail,
            **extra,
        )


def _page(
    strategy: Strategy,
    path: str,
    title: str,
    template: str,
    thing: tuple[str, str],
    parents: list[tuple[str, str]],
    **extra: object,
) -> Generated:
    place = strategy.place(*thing)
    meta = {
        "title": title,
        "parents": [{"title": name, "path": link} for name, link in parents],
        "source_file": place.file if place else "",
        "source_line": place.line if place else 0,
        "source_end": place.end if place else 0,
        **extra,
    }
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10_000)
    return Generated(f"{path}index.md", f"---\n{front}---\n{{{{ show({template!r}, {thing[1]!r}) }}}}\n")
