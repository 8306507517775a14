"""What readers notice of a change: pages, roles, actors, downloads, addresses and saved plans.

Pages and files are made from both versions and compared, so that nothing is forgotten. Imports addresses,
downloads, match, pages, render and resolve.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import addresses, downloads
from ..match import Placed, match
from ..pages import pages
from ..render import Renderer
from ..resolve import Strategy
from .changes import Change

_SHOW = re.compile(r"\{\{ show\('([a-z_]+)'(?:, '([^']*)')?\) \}\}")
# Where a page's lines stand in data/ is nothing that a reader sees.
_PLACE = re.compile(r"^source_\w+:.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Effects:
    """What is affected, as addresses on the site, names, or sentences."""

    pages: tuple[str, ...] = ()
    new_pages: tuple[str, ...] = ()
    lost_pages: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()


def effects(old: Strategy | None, new: Strategy | None, found: Iterable[Change]) -> Effects:
    """The effects of changes. Without both strategies only what can be told from the changes themselves."""
    found = list(found)
    plans = tuple(_plans(found))
    if old is None or new is None:
        known = addresses.things(new or old) if new or old else {}  # type: ignore[arg-type]
        at = dict.fromkeys(known[c.kind, c.id].split("#")[0] for c in found if (c.kind, c.id) in known)
        return Effects(pages=tuple(at), plans=plans)
    before, after = _made(old), _made(new)
    changed = tuple(path for path in after if path in before and before[path] != after[path])
    items = {change.id for change in found if change.kind in ("action", "objective")}
    return Effects(
        pages=changed,
        new_pages=tuple(path for path in after if path not in before),
        lost_pages=tuple(path for path in before if path not in after),
        roles=tuple(_roles(old, new, items)),
        actors=tuple(a.name for a in new.actors.values() if f"aktorer/{a.id}/" in changed),
        downloads=tuple(_files(old, new)),
        plans=plans,
    )


def _made(strategy: Strategy) -> dict[str, str]:
    """Every page of a strategy by its path: its front matter and its content."""
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


def _roles(old: Strategy, new: Strategy, items: set[str]) -> Iterator[str]:
    """The roles whose list of insatser and målsättningar is another, or has a changed one in it."""
    before = {role.id: _ties(old, role.id) for role in old.data.roles.roles}
    for role in new.data.roles.roles:
        now = _ties(new, role.id)
        if now != before.get(role.id) or items & now.keys():
            yield role.title


def _ties(strategy: Strategy, name: str) -> dict[str, int]:
    role = next(role for role in strategy.data.roles.roles if role.id == name)
    placed: list[tuple[str, Placed]] = [*strategy.actions.items(), *strategy.objectives.items()]
    found = ((key, match(strategy, role, item)) for key, item in placed)
    return {key: tie.tier for key, tie in found if tie}


def _files(old: Strategy, new: Strategy) -> Iterator[str]:
    """The files whose content is another, apart from where in data/ it stands."""
    old = dataclasses.replace(old, places={**old.places, **new.places})
    before = {file.path: file for file in downloads.downloads(old)}
    for file in downloads.downloads(new):
        if file.path not in before or file.make() != before[file.path].make():
            yield file.path


def _plans(found: list[Change]) -> Iterator[str]:
    """What someone with a saved plan will notice."""
    for change in found:
        if change.kind in ("action", "objective"):
            if change.verb in ("removed", "renamed"):
                yield f"{change.called} finns inte längre: sparade planer som har den visar att den saknas."
            elif change.verb == "withdrawn":
                yield f"{change.called} är upphävd: sparade planer som har den visar det."
            elif change.verb == "changed" and change.field in ("text", "rubrik", "lokala aktiviteter"):
                yield f"{change.called}: sparade planer som har den visar de nya orden ({change.field})."
