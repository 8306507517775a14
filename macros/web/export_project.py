"""The whole site as a project for another generator: Markdown, templates and configuration in one folder.

Prepared for the end of MkDocs or Material. The results of our hook and of the macro `show` are written to the
files: each page's content is finished HTML, and its metadata is front matter. The project needs no plugin and
no theme.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from html import unescape
from pathlib import Path
from typing import Any

import jinja2
import yaml

from ..exports import pictures
from ..source import media
from ..strategy import colours, registers, text_dates, violence
from ..strategy.parts import parts, words
from ..strategy.resolved import Strategy
from ..strings.frame_texts import FRAME
from ..strings.names import fill
from . import (
    assets,
    content_pages,
    descriptions,
    edit_data,
    feedback_links,
    last_modified,
    my_plan_data,
    own_page_html,
    role_relevance_json,
    selection_sheet,
    structured_data,
    theme,
)
from .assets import Assets
from .pages import alternates, front_matter, language_links, menu, pages
from .templating import Renderer

CONTENT = "content"
# The value of `support` of a page with the quick exit and without the support box.
EXIT = "exit"
_CONFIG = "mkdocs.yml"


def write(out: Path, strategy: Strategy, project: Path) -> None:
    """Write the project to a folder; `project` is the folder with our mkdocs.yml, content and overrides."""
    ours = yaml.load((project / _CONFIG).read_text("utf-8"), Loader=_Loader)
    bundled = assets.of_strategy(strategy)
    renderer = Renderer(strategy, bundled)
    made = {**_content(renderer, project), **_generated(renderer)}
    for path, content in {**made, _CONFIG: _config(strategy, bundled, ours)}.items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    sources = shutil.ignore_patterns("assets")
    shutil.copytree(project / "overrides", out / "overrides", ignore=sources, dirs_exist_ok=True)


class _Loader(yaml.SafeLoader):
    """YAML loader for mkdocs.yml that reads `!ENV [NAME, default]` as the default."""


def _default(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    assert isinstance(node, yaml.SequenceNode)
    return loader.construct_sequence(node)[-1]


_Loader.add_constructor("!ENV", _default)


def extra(
    strategy: Strategy, bundled: Assets | None = None, frame: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return what the templates know of the site besides its pages; `frame` is what `theme.frame` returns."""
    return {
        **(frame or {}),
        "site": strategy.data.site.model_dump(mode="json"),
        "ended": dict(registers.period_notices(strategy)),
        "assets": bundled.paths if bundled else {},
        "languages": language_links(strategy),
        "t": fill(FRAME, words(strategy)) | (frame or {}).get("t", {}),
        "parts": sorted(parts(strategy)),
        "share_size": pictures.SHARE_SIZE,
        "deep": colours.deep(strategy),
    }


def about(strategy: Strategy, here: str, meta: Mapping[str, Any], title: str, html: str) -> dict[str, Any]:
    """Return the values of a page for the template, besides its front matter; `html` is its content.

    `changed` is the ISO date of the last change of its lines in data/, `dated` the date of its wording, `described` its
    description, `alternates` its addresses in other languages, `jsonld` its structured data, `edit_items` and `feedback` its
    links to edit and to propose, and `support` the support box, where it has one.
    """
    template, name = meta.get("show", ("", ""))
    committed = last_modified.last_modified(meta, strategy.folder)
    path = here.removeprefix("./")
    known = {
        # A decision takes effect on its own day, perhaps later than the commit that records it.
        "changed": committed and max(committed, text_dates.last_effective_date(strategy, template, name)),
        "dated": text_dates.page_text_date(strategy, template, name),
        "described": descriptions.of_page(strategy, meta, title),
        "alternates": alternates(strategy, path),
        "jsonld": structured_data.of_page(strategy, here, meta, title),
        "edit_url": meta.get("edit_url") or feedback_links.edit_url(strategy, meta),
        "edit_items": [asdict(link) for link in feedback_links.edit_items(strategy, path)],
        "feedback": [asdict(link) for link in feedback_links.of_page(strategy, here, meta, title)],
        "support": violence.box(strategy, path, title, f"{meta.get('lead', '')} {_said(html)}")
        or _exit(strategy, path),
    }
    return {name: value for name, value in known.items() if value}


def _exit(strategy: Strategy, path: str) -> str:
    """Return EXIT for a page that has the helplines in its text: it has the quick exit, and no box."""
    own = strategy.own_pages.get(path)
    return EXIT if own and strategy.data.site.support and own_page_html.shows_support(own) else ""


# Elements whose text is not part of the page's prose.
_UNSAID = re.compile(r"<(template|script|form|nav)\b.*?</\1>", re.DOTALL)
# HTML tags, and the addresses of Markdown links.
_MARKUP = re.compile(r"<[^>]*>|(?<=\])\([^)\s]*\)")


def _said(html: str) -> str:
    """Return the visible text of a page's HTML or Markdown."""
    return unescape(_MARKUP.sub(" ", _UNSAID.sub(" ", html)))


def _config(strategy: Strategy, bundled: Assets, ours: Mapping[str, Any]) -> str:
    facts = strategy.data.site
    config = {
        "site_name": facts.name,
        "site_description": facts.description,
        **({"site_url": f"{facts.address.rstrip('/')}/"} if facts.address else {}),
        "docs_dir": CONTENT,
        "theme": {
            "name": None,
            "custom_dir": "overrides",
            "static_templates": ["404.html"],
            "language": "sv",
        },
        "nav": menu(ours["nav"], strategy),
        "not_in_nav": "*",
        "plugins": [],
        "markdown_extensions": ours["markdown_extensions"],
        "extra": extra(strategy, bundled, theme.frame(ours["theme"], ours.get("extra") or {})),
    }
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=10_000)


def _content(renderer: Renderer, project: Path) -> dict[str, str]:
    """Return file → text of the pages of content/, with their macro calls rendered."""
    made = {}
    for page in content_pages.pages(renderer.strategy, project / CONTENT):
        here, meta = page.path, dict(page.meta)
        meta["edit_url"] = feedback_links.content_edit_url(renderer.strategy, f"{CONTENT}/{page.file}")
        body = jinja2.Template(_moved(page.body, page.file))
        shown = body.render(show=_show(renderer, here, meta), t=fill(FRAME, words(renderer.strategy)))
        meta |= about(renderer.strategy, here, meta, meta["title"], shown)
        meta = {name: value for name, value in meta.items() if value}
        made[f"{CONTENT}/{here}index.md"] = f"{front_matter(meta)}{shown}\n"
    return made


def _moved(body: str, file: str) -> str:
    """Return a page's Markdown with its links adjusted to the page's own folder.

    Some generators resolve links in finished HTML from the file and not from the page; in a folder of its own
    the two are the same.
    """
    return body if file.endswith("index.md") else body.replace("](../", "](../../")


def _show(renderer: Renderer, here: str, meta: dict[str, Any]) -> Callable[..., str]:
    def show(template: str, name: str = "") -> str:
        made = renderer.render_page(template, here, name)
        meta.update(show=[template, name], head=dict(made.head))
        return made.content

    return show


def _generated(renderer: Renderer) -> dict[str, str | bytes]:
    """Return file → content of the generated pages and files."""
    strategy, made = renderer.strategy, dict[str, str | bytes]()
    for page in pages(strategy):
        here = _address(page.file)
        meta = {**page.meta, "show": [page.template, page.id]}
        rendered = renderer.render_page(page.template, here, page.id)
        shown = rendered.content
        meta |= {"head": dict(rendered.head), **about(strategy, here, meta, page.meta["title"], shown)}
        made[f"{CONTENT}/{page.file}"] = f"{front_matter(meta)}{shown}\n"
    return made | {f"{CONTENT}/{path}": content for path, content in files(strategy, renderer.assets)}


def files(strategy: Strategy, bundled: Assets) -> Iterator[tuple[str, str | bytes]]:
    """Yield (path in the site, content) of the generated files: scripts, styles, the icon and data for
    scripts.
    """
    yield from bundled.generated()
    yield from my_plan_data.files(strategy)
    yield from edit_data.files(strategy)
    yield from role_relevance_json.files(strategy)
    yield from selection_sheet.files(strategy)
    for figure in registers.pictures(strategy):
        for image in media.renditions(strategy.folder, figure.file):
            yield image.path, image.content


def _address(file: str) -> str:
    """Return the path of the page made from a Markdown file."""
    return file.removesuffix("index.md") if file.endswith("index.md") else file.removesuffix(".md") + "/"
