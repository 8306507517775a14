"""The impact of a change on readers: pages, roles, actors, downloads, URLs and saved plans.

Pages and files of both versions are rendered and compared, so that no effect is missed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .. import exports
from ..strategy import build_day, urls
from ..strategy.relevance import WHOLE, ItemInContext, relevance_of
from ..strategy.resolved import Strategy, cached_per_strategy
from ..strings import phrases
from ..web import content_pages, my_plan_data, permalinks
from ..web.pages import front_matter, pages
from ..web.templating import Renderer
from . import role_impact
from .changes import Change
from .entities import PART_SEPARATOR

_SHOW = re.compile(r"\{\{ show\('([a-z_]+)'(?:, '([^']*)')?\) \}\}")
# The location of a page's lines in data/ is invisible to readers.
_PLACE = re.compile(r"^source_\w+:.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Impact:
    """The affected pages (paths), roles, actors and downloads (names), and sentences on plans and roles."""

    pages: tuple[str, ...] = ()
    new_pages: tuple[str, ...] = ()
    lost_pages: tuple[str, ...] = ()
    led_on: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    role_changes: tuple[str, ...] = ()


def impact(old: Strategy | None, new: Strategy | None, changes: Iterable[Change]) -> Impact:
    """Return the impact of changes. Without both strategies, it is derived from the changes alone."""
    changes = list(changes)
    plans = tuple(_plan_notices(changes, my_plan_data.successor_ids(new) if new else {}))
    if old is None or new is None:
        return _without_pages(old or new, changes, plans)
    if _have_equal_data(old, new):
        return Impact(plans=plans)
    before, after = _pages_by_path(old), _pages_by_path(new)
    changed = tuple(path for path in after if path in before and before[path] != after[path])
    touched = {*changed, *(path for path in after if path not in before)}
    gone, leads = [path for path in before if path not in after], permalinks.redirects(new)
    return Impact(
        pages=changed,
        new_pages=tuple(path for path in after if path not in before),
        lost_pages=tuple(path for path in gone if f"/{path}" not in leads),
        led_on=tuple(f"/{path} → {leads[f'/{path}']}" for path in gone if f"/{path}" in leads),
        roles=tuple(role.title for role in new.roles.values() if f"roller/{role.id}/" in touched),
        actors=tuple(actor.name for actor in new.actors.values() if f"aktorer/{actor.id}/" in touched),
        downloads=tuple(_changed_files(old, new)),
        plans=(*plans, *_plan_proposals(old, new)),
        role_changes=tuple(role_impact.role_changes(old, new)),
    )


def _without_pages(strategy: Strategy | None, changes: list[Change], plans: tuple[str, ...]) -> Impact:
    """Return the impact when one version cannot be rendered: the pages of changed and of removed entities."""
    at = urls.entity_urls(strategy) if strategy else {}
    paths = {
        change: at[change.kind, change.id].split("#")[0]
        for change in changes
        if (change.kind, change.id) in at
    }
    lost = [
        path
        for change, path in paths.items()
        if change.verb in ("removed", "renamed") and "#" not in at[change.kind, change.id]
    ]
    remaining = dict.fromkeys(path for path in paths.values() if path not in lost)
    return Impact(pages=tuple(remaining), lost_pages=tuple(lost), plans=plans)


def _have_equal_data(old: Strategy, new: Strategy) -> bool:
    """Return True if two strategies hold equal data, however their files are written."""
    before, after = ([(e.data, e.own_pages, e.series) for e in (one, *one.earlier)] for one in (old, new))
    return before == after


@cached_per_strategy
def _pages_by_path(strategy: Strategy) -> dict[str, str]:
    """Return path → front matter and content, for every page of a strategy."""
    renderer = Renderer(strategy)
    return {path: _content(renderer, path, text) for path, text in _sources(strategy)}


def _sources(strategy: Strategy) -> Iterator[tuple[str, str]]:
    for page in pages(strategy):
        yield page.file.removesuffix("index.md"), page.markdown
    for own in content_pages.pages(strategy):
        yield own.path, f"{front_matter(own.meta)}{own.body}"


def _content(renderer: Renderer, path: str, text: str) -> str:
    return _PLACE.sub("", text) + "".join(
        str(renderer.render(template, path, name)) for template, name in _SHOW.findall(text)
    )


def _plan_proposals(old: Strategy, new: Strategy) -> Iterator[str]:
    """Yield a sentence for each new item in the two highest tiers of some role.

    Saved plans for the role will propose the item.
    """
    known = {*old.actions, *old.objectives}
    known |= {after for before, after in my_plan_data.successor_ids(new).items() if before in known}
    items: list[tuple[str, ItemInContext]] = [*new.actions.items(), *new.objectives.items()]
    for key, item in items:
        if key not in known:
            ties = ((role.title, relevance_of(new, role, item)) for role in new.roles.values())
            titles = [title for title, tie in ties if tie and tie.tier != WHOLE]
            if titles:
                yield f"”{item.item.title}” ({key}) är ny: sparade planer för {phrases.listed(titles)} frågar om den ska vara med."


def _changed_files(old: Strategy, new: Strategy) -> Iterator[str]:
    """Yield the paths of the files with other contents, apart from line numbers in data/."""
    before = _file_contents(old)
    for path, content in _file_contents(new).items():
        if before.get(path) != content:
            yield path


@cached_per_strategy
def _file_contents(strategy: Strategy) -> dict[str, object]:
    """Return path → what each download is made of, without the line numbers in data/."""
    files = exports.downloads(dataclasses.replace(strategy, places={}))
    return {file.path: (file.content or file.make)() for file in files}


def _plan_notices(changes: list[Change], successors: Mapping[str, str]) -> Iterator[str]:
    """Yield the sentences on what readers with a saved plan will notice."""
    for change in changes:
        if change.kind in ("action", "objective"):
            if change.verb in ("removed", "renamed") and change.id in successors:
                shown = (
                    " De gamla och de nya orden visas bredvid varandra." if change.verb == "removed" else ""
                )
                yield f"{change.called}: sparade planer som har den följer med till {successors[change.id]}.{shown}"
            elif change.verb in ("removed", "renamed"):
                yield f"{change.called} finns inte längre: sparade planer som har den säger det, och frågar."
            elif change.verb == "withdrawn" and change.new.split(PART_SEPARATOR)[0] > str(build_day.today()):
                yield f"{change.called} upphör {change.new.split(PART_SEPARATOR)[0]}: från den dagen säger sparade planer som har den det."
            elif change.verb == "changed" and change.field == "text" and change.day > str(build_day.today()):
                yield f"{change.called} får nya ord {change.day}: från den dagen visar sparade planer som har den båda lydelserna."
            elif change.verb == "withdrawn":
                yield f"{change.called} är upphävd: sparade planer som har den visar det, med skäl och efterföljare."
            # Of all fields, a plan stores only the item's words.
            elif change.verb == "changed" and change.field == "text":
                yield f"{change.called}: sparade planer som har den visar de gamla och de nya orden bredvid varandra."
