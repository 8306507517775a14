"""The pages in content/ that a strategy has, with its own names in them.

The front matter of a page says which part it belongs to (`part`), and it is left out when the strategy lacks that part. Words within
braces, in front matter and body, are names (`strings/names.py`). The body may ask `{% if "roles" in parts %}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment

from ..source.markdown_pages import frame_files
from ..strategy.parts import parts, words
from ..strategy.resolved import Strategy
from ..strings.names import fill

FOLDER = Path(__file__).parents[2] / "content"
# The macro `show` passes through: it is called by whoever renders the page.
_ENVIRONMENT = Environment(
    variable_start_string="{!", variable_end_string="!}", trim_blocks=True, keep_trailing_newline=True
)


@dataclass(frozen=True)
class ContentPage:
    """A page in content/: its file below the folder, its path on the site, its front matter and its Markdown."""

    file: str
    path: str
    meta: Mapping[str, Any]
    body: str


def pages(strategy: Strategy, folder: Path = FOLDER) -> Iterator[ContentPage]:
    """Yield the pages that the strategy has, in the order of their files.

    Those that editors wrote are not among them. Files at the top are drafts for developers, except index.md.
    """
    for source in frame_files(folder):
        if source.parent == folder and source.name != "index.md":
            continue
        _, head, body = source.read_text("utf-8").split("---\n", 2)
        file, meta = source.relative_to(folder).as_posix(), _front_matter(head)
        path = file.removesuffix(".md").removesuffix("index").strip("/")
        if _has_any(strategy, meta.get("part")):
            own, text = filled(strategy, meta, body)
            yield ContentPage(file, f"{path}/" if path else "", own, text)


def lacked(strategy: Strategy, folder: Path = FOLDER) -> set[str]:
    """Return the files of the pages that the strategy lacks."""
    known = {page.file for page in pages(strategy, folder)}
    every = (path.relative_to(folder).as_posix() for path in frame_files(folder))
    return {file for file in every if "/" in file} - known


def filled(strategy: Strategy, meta: Mapping[str, Any], body: str) -> tuple[dict[str, Any], str]:
    """Return a page's front matter and Markdown with the strategy's own names, and without what is about parts that it lacks."""
    if "{%" in body:
        body = _template(body).render(parts=parts(strategy), site=strategy.data.site)
    own = fill(meta, words(strategy))
    known = parts(strategy)
    if "parents" in own:
        own["parents"] = [
            parent
            for parent in own["parents"]
            if parent.get("part") in (None, *known) and parent.get("unless") not in known
        ]
    # What only a part needs is written {part: keyword}.
    for name in ("keywords", "styles"):
        every = [word if isinstance(word, dict) else {"": word} for word in own.get(name, ())]
        if every:
            own[name] = [text for one in every for part, text in one.items() if part in ("", *known)]
    return own, fill(body, words(strategy))


_template = lru_cache(maxsize=64)(_ENVIRONMENT.from_string)


@lru_cache(maxsize=64)
def _front_matter(head: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(head)
    return found


def _has_any(strategy: Strategy, wanted: str | None) -> bool:
    """Return True if the strategy has one of the parts, which are separated by spaces, or if none is wanted."""
    return not wanted or bool(parts(strategy).intersection(wanted.split()))


def menu(strategy: Strategy, nav: Iterable[Mapping[str, str]], folder: Path = FOLDER) -> list[dict[str, str]]:
    """Return the menu of mkdocs.yml without the pages that the strategy lacks, with its names."""
    known = {page.file for page in pages(strategy, folder)}
    return [
        {fill(title, words(strategy)): file} for item in nav for title, file in item.items() if file in known
    ]
