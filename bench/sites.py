"""The sites that are measured, each built once: ours at any size, and plain Material with the same pages."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bench import data
from bench.process import ROOT, Cost, cost
from macros.validation.loader import data_folder

# Numbers of insatser: the county's own (0), ten times as many, and a whole country's. Pages have aims at the first two.
SIZES = (0, 370, 5000)
PAGE_SIZES = SIZES[:2]
_WORK = tempfile.TemporaryDirectory(prefix="bench-")
_FORM = re.compile(r'<form class="ui-filter.*?</form>|<script.*?</script>', re.DOTALL)
_ARTICLE = re.compile(r"<h1>(?P<title>.*?)</h1>(?P<rest>.*)<footer class=\"about-page\">", re.DOTALL)


@dataclass(frozen=True)
class Built:
    """A built site: how many insatser it has, where its source and its pages lie, what each step cost.

    `pages` is the generator's step; `rest` all that follows: PDFs, Excel, open data, search. Material has no such step.
    """

    number: int
    source: Path
    site: Path
    pages: Cost
    rest: Cost

    @property
    def whole(self) -> Cost:
        """Both steps."""
        return self.pages + self.rest


def work(name: str) -> Path:
    """A folder for what is made while measuring; it goes when all is measured."""
    return Path(_WORK.name) / name


def environment(source: Path, cold: Path | None = None) -> dict[str, str]:
    """The environment of a strict build of a folder of data; with `cold`, Python's own cache is kept there."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    own |= {"STRATEGY_DATA": str(source), "STRICT": "true", "NO_MKDOCS_2_WARNING": "1"}
    return own | ({"PYTHONPYCACHEPREFIX": str(cold)} if cold else {})


@cache
def ours(size: int) -> Built:
    """Our site with so many insatser, or as many as the county has for 0."""
    source = work(f"data-{size}")
    number = data.make(data_folder(), source, size)
    return build(source, work(f"site-{size}"), number)


def build(source: Path, site: Path, number: int, cold: Path | None = None) -> Built:
    """Builds as `make build` does."""
    env = environment(source, cold)
    pages = cost("-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site), env=env)
    rest = cost("-m", "macros", "finish", str(site), env=env)
    return Built(number, source, site, pages, rest)


@cache
def material(size: int) -> Built:
    """Plain Material, with its own search, fed the pages of our site as Markdown with the same words and tables."""
    like = ours(size)
    source = work(f"material-{size}")
    _write_material(like.site, source)
    return build_material(source, like.number)


def build_material(source: Path, number: int, cold: Path | None = None) -> Built:
    """Builds the folder that `material` made."""
    took = cost("-m", "mkdocs", "build", "--quiet", env=environment(source, cold), cwd=source)
    return Built(number, source, source / "site", took, Cost(0, 0))


def _write_material(site: Path, source: Path) -> None:
    for page in site.rglob("index.html"):
        if text := markdown(page.read_text("utf-8")):
            path = source / "docs" / page.relative_to(site).with_suffix(".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").partition("\nplugins:")[0])["nav"]
    config = {
        "site_name": "Material",
        # Without its web font, which it asks another host for.
        "theme": {"name": "material", "language": "sv", "font": False},
        "plugins": [{"search": {"lang": "sv"}}],
        "markdown_extensions": ["attr_list"],
        "nav": menu,
        "validation": {"omitted_files": "ignore", "links": {"not_found": "ignore"}},
    }
    (source / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")


def markdown(html: str) -> str:
    """One of our pages as Markdown: the title, and the content without its filter. Empty for a page that only leads on."""
    found = _ARTICLE.search(html)
    if not found:
        return ""
    content = re.sub(r"\n\s*\n+", "\n", _FORM.sub("", found["rest"])).strip()
    return f"# {found['title']}\n\n{content}\n"


def clear(folder: Path) -> None:
    """Removes what was built there, when it is there."""
    shutil.rmtree(folder, ignore_errors=True)
