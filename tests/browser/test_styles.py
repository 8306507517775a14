"""A finished site looks as its style sheets say, also where scripts make the elements."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from support import Server, of_each_kind

# What the sign before a tier's heading looks like: its fill, and the style and colour of its edge.
LOOK = """all => all.map((e) => { const s = getComputedStyle(e); return [s.backgroundColor, s.borderTopStyle, s.borderTopColor].join(" ") })"""


def test_the_three_tiers_look_different_on_a_published_page(insatser: Page) -> None:
    insatser.goto(insatser.url + "?roll=larare")
    expect(insatser.locator(".ui-why")).to_have_count(3)
    signs = insatser.locator("#rows .ui-tier")
    expect(signs).to_have_count(3)
    looks: list[str] = signs.evaluate_all(LOOK)
    assert len(set(looks)) == 3, looks


# Words of a table's cells that go on in the next line with no hyphen: the browser of the tests hyphenates no Swedish.
BROKEN = r"""() => {
  const broken = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement.closest("td, th")) continue;
    for (const word of text.data.matchAll(/[^\s–\/-]{6,}/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""


def test_no_word_in_a_table_is_broken_where_tables_have_columns(
    built_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 1024, "height": 800})
    address = server(built_site)
    broken = []
    for path in of_each_kind(built_site):
        if "<table" in (built_site / path / "index.html").read_text("utf-8"):
            page.goto(address + path)
            broken += [f"{path}: {word}" for word in page.evaluate(BROKEN)]
    assert not broken, "\n".join(broken)


NAMED = """name => {
  const heading = document.querySelector("h1");
  heading.textContent = name;
  document.documentElement.style.setProperty("--letters", name.length);
  const range = document.createRange();
  range.selectNodeContents(heading);
  return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
}"""


@pytest.mark.parametrize("word", ["Västernorrlands", "Jämställdhetsarbetande"])
def test_a_long_word_of_the_name_is_not_broken_on_the_start_page(
    built_fixture_site: Path, server: Server, page: Page, word: str
) -> None:
    page.goto(server(built_fixture_site))
    lines = {}
    for width in (320, 1024, 1152, 1440, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        lines[width] = page.evaluate(NAMED, word)
    assert set(lines.values()) == {1}, lines


PRESSED = [".ui-search__go", ".ui-myplan", ".ui-button--main", ".ui-button--quiet.ui-add"]
ANSWER = """e => { const s = getComputedStyle(e);
  return [s.backgroundColor, s.borderTopColor, s.textDecorationLine, s.opacity, s.transform].join(" ") }"""


@pytest.mark.parametrize("forced_colors", ["none", "active"])
def test_what_can_be_pressed_answers_the_pointer_and_then_the_press(
    built_fixture_site: Path, server: Server, page: Page, forced_colors: Literal["none", "active"]
) -> None:
    page.emulate_media(forced_colors=forced_colors)
    page.goto(server(built_fixture_site) + "roller/larare/")
    for selector in PRESSED:
        part = page.locator(f"{selector}:visible").first
        looks = [part.evaluate(ANSWER)]
        part.hover()
        looks.append(part.evaluate(ANSWER))
        page.mouse.down()
        looks.append(part.evaluate(ANSWER))
        # Let go elsewhere, which presses nothing.
        page.mouse.move(0, 0)
        page.mouse.up()
        assert len(set(looks)) == 3, (selector, looks)
