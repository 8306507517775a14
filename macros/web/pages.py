"""The generated pages of a strategy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..model import OwnPage
from ..strategy import reading_order, roles, statistics, urls
from ..strategy.parts import parts, words
from ..strategy.resolved import Strategy, cached_per_strategy
from ..strings import labels, languages
from ..strings.names import fill
from . import content_pages, own_page_html

CONTENT = Path(__file__).parents[2] / "content"
"""The folder of the frame's pages."""
# libyaml's dumper, where installed, is ten times as fast.
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class GeneratedPage:
    """A page: its file under the site's source, its front matter, and its template with the id to render."""

    file: str
    meta: Mapping[str, Any]
    template: str
    id: str

    @property
    def markdown(self) -> str:
        """Return the page as Markdown, for any generator with the macro `show`."""
        return f"{front_matter(self.meta)}{{{{ show({self.template!r}, {self.id!r}) }}}}\n"


# Replaced by the hook with the finished content.
CONTENT_PLACEHOLDER = "<div data-place></div>"


@dataclass(frozen=True)
class _PageSpec:
    """A page to generate: its template, its entity and its metadata.

    `plan` says that the period is the action plan's; `styles` names the page's own style sheets.
    """

    template: str
    kind: str
    id: str
    title: str
    parents: tuple[tuple[str, str], ...]
    kicker: str = ""
    lead: str = ""
    plan: bool = False
    styles: tuple[str, ...] = ()


def _section(strategy: Strategy, path: str) -> tuple[str, str]:
    """Return (title, path) of a section of the site, for the breadcrumb."""
    return str(fill(labels.SECTIONS[path], words(strategy))), path


def pages(strategy: Strategy) -> Iterator[GeneratedPage]:
    """Yield every generated page, in the order of the strategy."""
    for path, wanted in _all(strategy):
        yield _page(strategy, path, wanted)
    for own in strategy.own_pages.values():
        yield _own_page(strategy, own)


def paths(strategy: Strategy) -> list[str]:
    """Return the path of every generated page."""
    return [*paths_from_data(strategy), *strategy.own_pages]


def paths_from_data(strategy: Strategy) -> list[str]:
    """Return the path of every page that shows an entity, without the pages that editors wrote."""
    return [path for path, _ in _all(strategy)]


def _all(strategy: Strategy) -> Iterator[tuple[str, _PageSpec]]:
    known = urls.entity_urls(strategy)
    for make in (
        _chapters,
        _focus_areas,
        _actions,
        _roles,
        _actors,
        _goals,
        _indicators,
        _plan_chapters,
        _objective_areas,
        _objectives,
    ):
        for wanted in make(strategy):
            yield known[wanted.kind, wanted.id], wanted


def _chapters(strategy: Strategy) -> Iterator[_PageSpec]:
    for chapter in strategy.chapters:
        if not urls.own_page(chapter):
            parents = (_section(strategy, "strategin/"),)
            about = ("chapter", "section", chapter.id, reading_order.chapter_name(chapter), parents)
            yield _PageSpec(*about, styles=("chapter",))


def _focus_areas(strategy: Strategy) -> Iterator[_PageSpec]:
    data = strategy.data.focusareas
    parents = (_section(strategy, "fokusomraden/"),)
    for area in data.focus_areas:
        kicker = f"{data.headings.numbered} {area.number}"
        about = ("focus_area", "focus_area", area.id, area.title, parents, kicker)
        measured = any(statistics.measures_of_goal(strategy, goal) for goal in area.goals)
        yield _PageSpec(*about, styles=("chapter", *(("statistics",) if measured else ())))


def _actions(strategy: Strategy) -> Iterator[_PageSpec]:
    known = words(strategy)
    for name, one in strategy.actions.items():
        parents = (_section(strategy, "insatser/"),)
        yield _PageSpec("action", "action", name, one.action.title, parents, known["Action"])


def _roles(strategy: Strategy) -> Iterator[_PageSpec]:
    parents = (_section(strategy, "roller/"),)
    for name, role in strategy.roles.items():
        lead = roles.lead(strategy, role)
        kicker = labels.KINDS["role"].capitalize()
        yield _PageSpec("role", "role", name, role.title, parents, kicker, lead, styles=("roles",))


def _actors(strategy: Strategy) -> Iterator[_PageSpec]:
    registers = {"actions": "insatser/", "focus_areas": "fokusomraden/"}
    within = [path for part, path in registers.items() if part in parts(strategy)][:1]
    parents = tuple(_section(strategy, path) for path in (*within, "aktorer/"))
    for name, actor in strategy.actors.items():
        yield _PageSpec("actor", "actor", name, actor.name, parents, labels.CONTRIBUTORS)


def _goals(strategy: Strategy) -> Iterator[_PageSpec]:
    for goal in strategy.data.goals.goals:
        kicker = labels.goal_kicker(goal, words(strategy))
        followed = any(group.goal == goal.id for group in strategy.data.indicators.groups)
        styles = ("statistics",) if followed and "statistics" in parts(strategy) else ()
        yield _PageSpec(
            "goal", "goal", goal.id, goal.name, (_section(strategy, "mal/"),), kicker, styles=styles
        )


def _indicators(strategy: Strategy) -> Iterator[_PageSpec]:
    """Yield a page for each indicator that has a measure."""
    parents = (_section(strategy, "mal/"), (labels.INDICATORS, "indikatorer/"))
    known = words(strategy)
    for group, one in statistics.indicators(strategy):
        if statistics.measures_of(strategy, one.id):
            kicker = f"{labels.KINDS['indicator'].capitalize()}, {labels.goal_kicker(strategy.goals[group.goal], known)}"
            about = ("indicator", "indicator", one.id, one.text, parents, kicker)
            yield _PageSpec(*about, styles=("statistics",))


def _plan_chapters(strategy: Strategy) -> Iterator[_PageSpec]:
    for chapter in strategy.data.actionplan.chapters:
        plan = _section(strategy, "handlingsplan/")
        about = ("plan_chapter", "section", chapter.id, chapter.name, (plan,), plan[0])
        yield _PageSpec(*about, plan=True, styles=("chapter",))


def _objective_areas(strategy: Strategy) -> Iterator[_PageSpec]:
    for area in strategy.data.actionplan.areas:
        parents = (_section(strategy, "handlingsplan/"),)
        about = ("objective_area", "objective_area", area.id, area.title, parents)
        kicker = fill(labels.NUMBERED_AREA, {**words(strategy), "number": str(area.number)})
        yield _PageSpec(*about, kicker, plan=True, styles=("chapter",))


def _objectives(strategy: Strategy) -> Iterator[_PageSpec]:
    for name, one in strategy.objectives.items():
        parents = (_section(strategy, "handlingsplan/"), (one.area.title, f"handlingsplan/{one.area.id}/"))
        kicker = fill(labels.HITS["objective"][0], words(strategy))
        about = ("objective", "objective", name, one.objective.title, parents, kicker)
        yield _PageSpec(*about, plan=True)


def _page(strategy: Strategy, path: str, wanted: _PageSpec) -> GeneratedPage:
    place = strategy.place(wanted.kind, wanted.id)
    meta = {
        "title": wanted.title,
        "parents": [{"title": title, "path": parent} for title, parent in wanted.parents],
        "source_file": place.file if place else "",
        "source_line": place.line if place else 0,
        "source_end": place.end if place else 0,
        "edited": f"{wanted.kind}:{wanted.id}",
        **{name: value for name in ("kicker", "lead", "plan") if (value := getattr(wanted, name))},
        **({"styles": list(wanted.styles)} if wanted.styles else {}),
    }
    return GeneratedPage(f"{path}index.md", meta, wanted.template, wanted.id)


def _own_page(strategy: Strategy, own: OwnPage) -> GeneratedPage:
    language = languages.language(own.language)
    meta = {
        "title": own.title,
        "parents": list(_parents(strategy, own.path)),
        "source_file": own.file,
        "source_line": 1,
        "source_end": own.end,
        "about_site": True,
        **({"lead": own.head.lead} if own.head.lead else {}),
        **({"styles": ["roles"]} if own_page_html.has_cards(own) else {}),
        **(
            {"language": language.code, "direction": language.direction}
            if own_page_html.is_foreign(own)
            else {}
        ),
    }
    return GeneratedPage(f"{own.path}index.md", meta, "own_page", own.path)


def _parents(strategy: Strategy, path: str) -> Iterator[dict[str, str]]:
    """Yield title and path of the pages whose folders a page stands in."""
    folders = path.rstrip("/").split("/")
    for length in range(1, len(folders)):
        parent = "/".join(folders[:length]) + "/"
        own = strategy.own_pages.get(parent)
        title = own.title if own else _frame_titles(strategy).get(parent)
        if title:
            yield {"title": title, "path": parent}


@cached_per_strategy
def _frame_titles(strategy: Strategy) -> Mapping[str, str]:
    """Return path → title of the frame's pages."""
    return {page.path: str(page.meta["title"]) for page in content_pages.pages(strategy)}


def menu(nav: Iterable[Mapping[str, str]], strategy: Strategy) -> list[dict[str, str]]:
    """Return the menu of mkdocs.yml, without what the strategy lacks, and the own pages that want a place before the last item."""
    own = [{page.title: f"{page.path}index.md"} for page in strategy.own_pages.values() if page.is_in_menu]
    items = content_pages.menu(strategy, nav)
    return [*items[:-1], *own, *items[-1:]]


def language_links(strategy: Strategy) -> list[dict[str, str]]:
    """Return the first page of each other language, easy Swedish first: path, name and language."""
    codes = {page.language for page in strategy.own_pages.values() if page.language}
    return [
        {
            "path": f"{code}/",
            "name": languages.name(code),
            "language": languages.language(code).code,
        }
        for code in sorted(codes, key=lambda code: (code != languages.EASY, code))
    ]


def alternates(strategy: Strategy, path: str) -> list[dict[str, str]]:
    """Return language and address of a page and of the texts in other languages that say they are based on it.

    Search engines read them (hreflang). Empty without such texts, and while the site has no address.
    """
    here = strategy.own_pages.get(path)
    original = here.original if here and here.language else f"/{path}"
    texts = [
        page
        for page in strategy.own_pages.values()
        if own_page_html.is_foreign(page) and page.original == original
    ]
    address = strategy.data.site.address
    if not (address and original and texts):
        return []
    both = [("sv", original[1:]), *((page.language, page.path) for page in texts)]
    return [{"language": code, "address": urls.absolute(strategy, one) or ""} for code, one in both]


def front_matter(meta: Mapping[str, Any]) -> str:
    """Return front matter as YAML between its two `---` lines."""
    front = yaml.dump(dict(meta), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{front}---\n"
