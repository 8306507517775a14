"""English in a Swedish page says so, wherever a page shows it: a screen reader changes its voice there (WCAG 3.1.2)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from macros.validation.loader import load
from support import FIXTURE, ROOT, listed, rest_weekly

# Where no element can stand inside, and what is read by machines.
UNMARKABLE = {"title", "option", "script", "style", "code"}


class Swedish(HTMLParser):
    """The stretches of a page's text that nothing says are of another language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside or tag in UNMARKABLE or dict(attrs).get("lang", "sv") != "sv":
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag in self.inside:
            while self.inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.texts.append(data)


@pytest.mark.parametrize(
    ("data", "fixture"),
    rest_weekly([(FIXTURE, "built_fixture_site"), (ROOT / "data", "built_site")], 1),
)
def test_every_english_phrase_is_marked_wherever_it_stands(
    data: Path, fixture: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(fixture)
    strategy = load(data).strategy
    assert strategy is not None
    phrases = "|".join(map(re.escape, strategy.data.glossary.english))
    pattern = re.compile(rf"(?<!\w)(?:{phrases})(?!\w)")
    marked, bare = 0, []
    for file in sorted(site.rglob("*.html")):
        page = file.read_text("utf-8")
        marked += page.count('<span lang="en">')
        bare += [
            f"{file.relative_to(site)}: {found[0]}: …{text[max(0, found.start() - 40) : found.end() + 20]}…"
            for text in Swedish(page).texts
            for found in pattern.finditer(text)
        ]
    assert marked
    assert not bare, listed(bare)
