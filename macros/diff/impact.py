"""What readers notice of a change: pages, roles, actors, downloads, addresses and saved plans.

Pages and files are made from both versions and compared, so that nothing is forgotten.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import exports
from ..strategy import build_day, urls
from ..strategy.relevance import WHOLE, ItemInContext, relevance_of
from ..strategy.resolved import Strategy, cached_per_strategy
from ..strings import phrases
from ..web import my_plan_data, permalinks
from ..web.pages import pages
from ..web.templating import Renderer
from .changes import Change
from .entities import PART_SEPARATOR

_SHOW = re.compile(r"\{\{ show\('([a-z_]+)'(?:, '([^']*)')?\) \}\}")
# Where a page's lines stand in data/ is nothing that a reader sees.
_PLACE = re.compile(r"^source_\w+:.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Impact:
    """What is affected, as addresses on the site, names, or sentences."""

    pages: tuple[str, ...] = ()
    new_pages: tuple[str, ...] = ()
    lost_pages: tuple[str, ...] = ()
    led_on: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()


def impact(old: Strategy | None, new: Strategy | None, found: Iterable[Change]) -> Impact:
    """The effects of changes. Without both strategies only what can be told from the changes themselves."""
    found = list(found)
    plans = tuple(_plans(found, my_plan_data.successor_ids(new) if new else {}))
    if old is None or new is None:
        return _without_pages(old or new, found, plans)
    if _say_the_same(old, new):
        return Impact(plans=plans)
    before, after = _page_contents(old), _page_contents(new)
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
        downloads=tuple(_files(old, new)),
        plans=(*plans, *_proposed(old, new)),
    )


def _without_pages(known: Strategy | None, found: list[Change], plans: tuple[str, ...]) -> Impact:
    """What can be told when the pages of one version cannot be made: the pages of what changed, and of what is gone."""
    at = urls.entity_urls(known) if known else {}
    paths = {
        change: at[change.kind, change.id].split("#")[0] for change in found if (change.kind, change.id) in at
    }
    lost = [
        path
        for change, path in paths.items()
        if change.verb in ("removed", "renamed") and "#" not in at[change.kind, change.id]
    ]
    kept = dict.fromkeys(path for path in paths.values() if path not in lost)
    return Impact(pages=tuple(kept), lost_pages=tuple(lost), plans=plans)


def _say_the_same(old: Strategy, new: Strategy) -> bool:
    """Whether two strategies hold the same, however the files of data/ are written."""
    return old.data == new.data and [e.data for e in old.earlier] == [e.data for e in new.earlier]


@cached_per_strategy
def _page_contents(strategy: Strategy) -> dict[str, str]:
    """Return every page of a strategy by its path: its front matter and its content."""
    renderer = Renderer(strategy)
    return {path: _content(renderer, path, text) for path, text in _sources(strategy)}


def _sources(strategy: Strategy) -> Iterator[tuple[str, str]]:
    for page in pages(strategy):
        yield page.file.removesuffix("index.md"), page.markdown
    # What lies at the top, but for the first page, is for those who build.
    root = Path(__file__).parents[2] / "content"
    for path in [*sorted(root.glob("*/**/*.md")), root / "index.md"]:
        name = path.relative_to(root).as_posix().removesuffix(".md")
        yield ("" if name == "index" else f"{name.removesuffix('/index')}/"), path.read_text("utf-8")


def _content(renderer: Renderer, path: str, text: str) -> str:
    return _PLACE.sub("", text) + "".join(
        str(renderer.render(template, path, name)) for template, name in _SHOW.findall(text)
    )


def _proposed(old: Strategy, new: Strategy) -> Iterator[str]:
    """What is new and near a role: plans that were made for it ask whether to take it in."""
    known = {*old.actions, *old.objectives}
    known |= {after for before, after in my_plan_data.successor_ids(new).items() if before in known}
    placed: list[tuple[str, ItemInContext]] = [*new.actions.items(), *new.objectives.items()]
    for key, item in placed:
        if key not in known:
            ties = ((role.title, relevance_of(new, role, item)) for role in new.roles.values())
            near = [title for title, tie in ties if tie and tie.tier != WHOLE]
            if near:
                yield f"”{item.item.title}” ({key}) är ny: sparade planer för {phrases.listed(near)} frågar om den ska vara med."


def _files(old: Strategy, new: Strategy) -> Iterator[str]:
    """Yield the paths of the files whose content is another, apart from where in data/ it stands."""
    before = _file_contents(old)
    for path, content in _file_contents(new).items():
        if before.get(path) != content:
            yield path


@cached_per_strategy
def _file_contents(strategy: Strategy) -> dict[str, bytes]:
    """Return every file to download by its path, without the lines of data/ where its words stand."""
    return {file.path: file.make() for file in exports.downloads(dataclasses.replace(strategy, places={}))}


def _plans(found: list[Change], led_on: Mapping[str, str]) -> Iterator[str]:
    """What someone with a saved plan will notice."""
    for change in found:
        if change.kind in ("action", "objective"):
            if change.verb in ("removed", "renamed") and change.id in led_on:
                shown = (
                    " De gamla och de nya orden visas bredvid varandra." if change.verb == "removed" else ""
                )
                yield f"{change.called}: sparade planer som har den följer med till {led_on[change.id]}.{shown}"
            elif change.verb in ("removed", "renamed"):
                yield f"{change.called} finns inte längre: sparade planer som har den säger det, och frågar."
            elif change.verb == "withdrawn" and change.new.split(PART_SEPARATOR)[0] > str(build_day.today()):
                yield f"{change.called} upphör {change.new.split(PART_SEPARATOR)[0]}: från den dagen säger sparade planer som har den det."
            elif change.verb == "changed" and change.field == "text" and change.day > str(build_day.today()):
                yield f"{change.called} får nya ord {change.day}: från den dagen visar sparade planer som har den båda lydelserna."
            elif change.verb == "withdrawn":
                yield f"{change.called} är upphävd: sparade planer som har den visar det, med skäl och efterföljare."
            # A plan keeps the words that it was made with, and no other field.
            elif change.verb == "changed" and change.field == "text":
                yield f"{change.called}: sparade planer som har den visar de gamla och de nya orden bredvid varandra."
