"""Compare two sites built by different generators: `python -m tools.compare_sites ONE OTHER`.

Print each file that only one has, and the pages whose title, text or links of `main` differ. Standard library
only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urljoin

_SILENT = {"script", "style", "template"}
_SHAPE = {"h1", "h2", "h3", "li", "tr", "section", "details", "form", "button"}


class _Words(HTMLParser):
    """The title of a page, and the content of `main` in order: text, link targets, headings, items and
    rows.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.here = f"/{page.removesuffix('index.html')}"
        self.title: list[str] = []
        self.main: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("title", "main", *_SILENT):
            self.within.append(tag)
        if "main" in self.within:
            href = dict(attrs).get("href")
            self.main += [f"→ {urljoin(self.here, href)}"] if href else []
            self.main += [f"<{tag}>"] if tag in _SHAPE else []

    def handle_endtag(self, tag: str) -> None:
        if tag in self.within:
            self.within.remove(tag)

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words and not _SILENT.intersection(self.within):
            self.title += [words] if "title" in self.within and "main" not in self.within else []
            self.main += [words] if "main" in self.within else []


def differences(one: Path, other: Path) -> Iterator[str]:
    """Yield the differences between two sites, a line in Swedish each: files of one alone, then pages by name."""
    files = [
        {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        for site in (one, other)
    ]
    yield from (f"{name}: finns bara i {one.name}" for name in sorted(files[0] - files[1]))
    yield from (f"{name}: finns bara i {other.name}" for name in sorted(files[1] - files[0]))
    for page in sorted(name for name in files[0] & files[1] if name.endswith(".html")):
        said = [_read(site, page) for site in (one, other)]
        if said[0] != said[1]:
            first = next(pair for pair in zip_longest(*said) if pair[0] != pair[1])
            yield f"{page}: {one.name} har {first[0]!r}, {other.name} har {first[1]!r}"


def _read(site: Path, page: str) -> list[str]:
    words = _Words(page)
    words.feed((site / page).read_text(encoding="utf-8"))
    words.close()
    return [" ".join(words.title), *words.main]


def main(one: Path, other: Path) -> int:
    """Print the differences; return 1 if there are any."""
    lines = list(differences(one, other))
    print("\n".join(lines) or "Inga skillnader.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
