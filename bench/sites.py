"""The measured sites, each built once: ours at any size, and plain Material with the same pages."""

from __future__ import annotations

import os
import re
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
# By elements and ids, not classes, which a new look renames.
_OURS_ALONE = re.compile(
    r'<form[^>]* id="filter".*?</form>|<script.*?</script>|<footer.*?</footer>', re.DOTALL
)
_ARTICLE = re.compile(r"<h1[^>]*>(?P<title>.*?)</h1>(?P<rest>.*)</main>", re.DOTALL)


@dataclass(frozen=True)
class Built:
    """A built site: its number of insatser, the folders of its source and its pages, and the cost of each step.

    `pages` is the generator's step, `rest` all that follows: PDFs, Excel, open data, search. Material has no such step.
    """

    number: int
    source: Path
    site: Path
    pages: Cost
    rest: Cost

    @property
    def whole(self) -> Cost:
        """The cost of both steps."""
        return self.pages + self.rest


def work(name: str) -> Path:
    """Return the path of a temporary file or folder, removed when all is measured."""
    return Path(_WORK.name) / name


def environment(source: Path, cold: Path | None = None) -> dict[str, str]:
    """Return the environment of a strict build of a folder of data; `cold` is the folder of Python's own cache."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    own |= {"STRATEGY_DATA": str(source), "STRICT": "true", "NO_MKDOCS_2_WARNING": "1"}
    return own | ({"PYTHONPYCACHEPREFIX": str(cold)} if cold else {})


@cache
def ours(size: int) -> Built:
    """Return our site with so many insatser; 0 means the county's own number."""
    source = work(f"data-{size}")
    number = data.make(data_folder(), source, size)
    return build(source, work(f"site-{size}"), number)


def build(source: Path, site: Path, number: int, cold: Path | None = None) -> Built:
    """Build as `make build` does. Raises RuntimeError with the output if it fails."""
    env = environment(source, cold)
    pages = cost("-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site), env=env)
    rest = cost("-m", "macros", "finish", str(site), env=env)
    return Built(number, source, site, pages, rest)


@cache
def material(size: int) -> Built:
    """Return plain Material with its own search and the pages of our site as Markdown, with the same words and tables."""
    like = ours(size)
    source = work(f"material-{size}")
    _write_material(like.site, source)
    return build_material(source, like.number)


def build_material(source: Path, number: int, cold: Path | None = None) -> Built:
    """Build the folder that `material` made. Raises RuntimeError with the output if it fails."""
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
        # Without its web font, which comes from another host.
        "theme": {"name": "material", "language": "sv", "font": False},
        "plugins": [{"search": {"lang": "sv"}}],
        "markdown_extensions": ["attr_list"],
        "nav": menu,
        "validation": {"omitted_files": "ignore", "links": {"not_found": "ignore"}},
    }
    (source / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")


def markdown(html: str) -> str:
    """Return one of our pages as Markdown: title and content, without filter and footer. Empty for a redirect."""
    article = _ARTICLE.search(html)
    if not article or 'http-equiv="refresh"' in html:
        return ""
    content = re.sub(r"\n\s*\n+", "\n", _OURS_ALONE.sub("", article["rest"])).strip()
    return f"# {article['title']}\n\n{content}\n"
