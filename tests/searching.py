"""Searching as a reader does, on the page and in the header."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def search(page: Page, words: str) -> None:
    """Search on the search page, and wait for what it says."""
    field = page.get_by_role("searchbox", name="Vad söker du?")
    field.fill(words)
    field.press("Enter")
    expect(page.locator("#search-status")).to_contain_text(words)


def hits(page: Page) -> list[str]:
    """Return where the hits that are shown lead."""
    links = page.locator("#hits a")
    return [str(link.get_attribute("href")).removeprefix("../") for link in links.all()]


def suggest(page: Page, words: str) -> Locator:
    """Type in the header's field; gives the list of suggestions."""
    field = page.locator("#site-search")
    field.focus()
    expect(field).to_have_attribute("aria-controls", "suggestions")
    field.press_sequentially(words)
    return page.get_by_role("listbox", name="Förslag")
