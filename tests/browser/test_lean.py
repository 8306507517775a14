"""What a long page is spared, as a browser reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.postprocess import optional_tags

# Where the two first differ, for who reads the failure.
DIFFER = """([one, other]) => {
  const read = (html) => new DOMParser().parseFromString(html, "text/html").documentElement.outerHTML;
  const [a, b] = [read(one), read(other)];
  const at = [...a].findIndex((character, i) => character !== b[i]);
  return a === b ? "" : `${a.slice(at - 80, at + 80)}\\n≠\\n${b.slice(at - 80, at + 80)}`;
}"""


def test_a_page_that_is_spared_tags_is_the_same_page(
    built_fixture_site: Path, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(optional_tags, "_LONG", 0)
    spared = 0
    for path in sorted(built_fixture_site.rglob("*.html")):
        html = path.read_text("utf-8")
        lighter = optional_tags.down(html)
        assert not page.evaluate(DIFFER, [html, lighter]), path.relative_to(built_fixture_site)
        spared += html.count("</") - lighter.count("</")
    assert spared > 100
