"""The strategy as a book: its pages and sections in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import (
    Section,
)
from . import urls
from .parts import parts, shows_figure
from .resolved import Strategy, cached_per_strategy


@dataclass(frozen=True)
class PageInOrder:
    """A page in reading order; level 2 belongs to the level 1 before it."""

    title: str
    path: str
    level: int = 1


def reading_order(strategy: Strategy) -> list[PageInOrder]:
    """Return the pages in reading order.

    Each focus area comes after the chapter that lists them, and the action plan last.
    """
    steps: list[PageInOrder] = []
    areas = [
        PageInOrder(area.title, f"fokusomraden/{area.id}/", 2)
        for area in strategy.data.focusareas.focus_areas
    ]
    holder = focus_areas_chapter(strategy)
    for top in strategy.chapters:
        steps.append(PageInOrder(chapter_name(top), urls.chapter_url(top)))
        if top is holder:
            steps += areas
        inner = [
            PageInOrder(section.name, urls.own_page(section), 2)
            for section in top.sections
            if urls.own_page(section)
        ]
        steps += inner
    action_plan = strategy.data.actionplan
    if "action_plan" not in parts(strategy):
        return steps
    steps.append(PageInOrder(plan_name(strategy), "handlingsplan/"))
    steps += [PageInOrder(chapter_name(top), f"handlingsplan/{top.id}/", 2) for top in action_plan.chapters]
    return steps + [PageInOrder(area.title, f"handlingsplan/{area.id}/", 2) for area in action_plan.areas]


def focus_areas_chapter(strategy: Strategy) -> Section:
    """Return the chapter that the focus areas follow: the one that lists them, or else the last."""
    listing = (top for top in strategy.chapters if shows_figure(top, "focus-areas"))
    return next(listing, strategy.chapters[-1])


def plan_name(strategy: Strategy) -> str:
    """Return the action plan's label and title: `Bilaga 3: Handlingsplan`."""
    action_plan = strategy.data.actionplan
    return f"{action_plan.label}: {action_plan.title}" if action_plan.label else action_plan.title


def by_chapter(strategy: Strategy) -> list[list[PageInOrder]]:
    """Return the pages in reading order, in lists: a page of level 1, and those of level 2 that belong to it."""
    chapters: list[list[PageInOrder]] = []
    for step in reading_order(strategy):
        if step.level == 1:
            chapters.append([step])
        else:
            chapters[-1].append(step)
    return chapters


def contents_at(strategy: Strategy, here: str) -> list[tuple[PageInOrder, bool]]:
    """Return the pages to list beside the page at `here`, in reading order, each with True if `here` belongs to it.

    These are the pages of level 1, and below the one that `here` belongs to also its own of level 2.
    """
    found: list[tuple[PageInOrder, bool]] = []
    for chapter in by_chapter(strategy):
        is_open = any(step.path == here for step in chapter)
        found.append((chapter[0], is_open))
        found += [(step, False) for step in chapter[1:] if is_open]
    return found


def chapter_name(section: Section) -> str:
    """Return a chapter's label and name: `Bilaga 1: Bakgrund`."""
    return f"{section.label}: {section.name}" if section.label else section.name


def previous_and_next(strategy: Strategy, path: str) -> tuple[PageInOrder | None, PageInOrder | None]:
    """Return the pages before and after a path in reading order; None where there is none."""
    return _neighbours(strategy).get(path, (None, None))


@cached_per_strategy
def _neighbours(strategy: Strategy) -> Mapping[str, tuple[PageInOrder | None, PageInOrder | None]]:
    steps = reading_order(strategy)
    before, after = (None, *steps[:-1]), (*steps[1:], None)
    return {step.path: (b, a) for step, b, a in zip(steps, before, after, strict=True)}


def find_section(sections: tuple[Section, ...], name: str) -> Section | None:
    """Return the section with an id, at any depth, or None."""
    for section in sections:
        if section.id == name:
            return section
        if inner := find_section(section.sections, name):
            return inner
    return None


def section_showing(strategy: Strategy, figure: str) -> Section | None:
    """Return the section of the strategy with a block that shows a figure, or None."""
    stack = list(reversed(strategy.chapters))
    while stack:
        section = stack.pop()
        if any(block.show == figure for block in section.content):
            return section
        stack += reversed(section.sections)
    return None
