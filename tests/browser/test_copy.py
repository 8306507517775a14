"""Carrying away a row's words with their source: by click, by key, where copying is refused, and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support import Server, axe_violations

WORDS = "”Arbeta med fria val i skolan.” Myndigheten i Exempellän. Ett jämställt Exempellän: "


@pytest.fixture
def insats(built_fixture_site: Path, server: Server, page: Page) -> Page:
    """The page of an insats whose words are known."""
    page.goto(server(built_fixture_site) + "insatser/skola-fritid-1-a/")
    return page


def test_opening_a_rows_words_copies_them_with_source_and_link(insats: Page) -> None:
    insats.context.grant_permissions(["clipboard-read", "clipboard-write"])
    row = insats.get_by_role("main")
    row.get_by_text("Kopiera text och källa").focus()
    insats.keyboard.press("Enter")
    expect(insats.get_by_role("status").filter(has_text="Kopierat.")).to_have_count(1)
    copied = insats.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(WORDS)
    assert copied.endswith(insats.url)
    expect(row.locator("p.ui-quiet").get_by_text("Kopierat.")).to_be_visible()
    assert axe_violations(insats) == []


# As WebKit: the clipboard is open only while the click itself is handled. `text` is what was put there.
ONLY_IN_THE_CLICK = """
  const allowed = () => window.event?.type === "click" || Promise.reject(new DOMException("", "NotAllowedError"));
  navigator.clipboard.writeText = async (text) => { await allowed(); window.text = text; };
  navigator.clipboard.write = async ([item]) => { await allowed(); window.text = await (await item.getType("text/plain")).text(); };
"""


@pytest.mark.parametrize(
    ("path", "press", "copied"),
    [
        ("insatser/skola-fritid-1-a/", ".ui-copy summary", "skola-fritid-1-a/"),
        ("insatser/", "#filter-result details [value=link]", "insatser/"),
        ("insatser/?aktor=skola", "#filter-result details [value=link]", "insatser/?aktor=skola"),
    ],
)
def test_copying_begins_in_the_click(
    path: str, press: str, copied: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.add_init_script(ONLY_IN_THE_CLICK)
    page.goto(server(built_fixture_site) + path)
    fold = page.locator("details:not(.ui-copy)", has=page.locator(press))
    if fold.count():
        fold.locator("summary").click()
    # The first press, before anything that it needs has been loaded.
    page.locator(press).first.dispatch_event("click")
    page.wait_for_function("() => window.text !== undefined")
    assert page.evaluate("window.text").endswith(copied)


def test_what_the_browser_opens_by_itself_is_not_copied(insats: Page) -> None:
    insats.context.grant_permissions(["clipboard-read", "clipboard-write"])
    insats.evaluate("navigator.clipboard.writeText('mitt eget')")
    insats.locator("details.ui-copy").evaluate("details => { details.open = true }")
    expect(insats.get_by_role("main").get_by_text(WORDS)).to_be_visible()
    assert insats.evaluate("navigator.clipboard.readText()") == "mitt eget"


def test_where_copying_is_refused_the_words_are_marked(insats: Page) -> None:
    insats.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('nej')) }")
    insats.get_by_role("main").get_by_text("Kopiera text och källa").click()
    expect(insats.get_by_role("status").filter(has_text="Texten är markerad.")).to_have_count(1)
    assert insats.evaluate("String(getSelection())").startswith(WORDS)


def test_without_scripts_one_click_marks_the_words(
    built_fixture_site: Path, server: Server, scriptless: Page
) -> None:
    scriptless.goto(server(built_fixture_site) + "insatser/skola-fritid-1-a/")
    scriptless.get_by_text("Kopiera text och källa").click()
    expect(scriptless.get_by_text(WORDS)).to_be_visible()
    expect(scriptless.get_by_text(WORDS)).to_have_css("user-select", "all")
