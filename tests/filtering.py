"""Driving the filter as a reader does: which rows are seen, and how an option is chosen."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def rows(page: Page) -> list[str]:
    """The ids of the rows that the reader sees."""
    links = page.locator("[data-item]:visible th > a:first-child")
    found: list[str] = links.evaluate_all("all => all.map(link => link.pathname.split('/').at(-2))")
    return found


def row_of(page: Page, id: str) -> Locator:
    """The row that leads to an id's page."""
    return page.locator("[data-item]").filter(has=page.locator(f"a[href$='/{id}/']"))


def facet(page: Page, name: str) -> Locator:
    return page.locator("summary").filter(has_text=name)


def choose(page: Page, name: str, option: str) -> None:
    if not page.get_by_role("group", name=name, exact=True).first.is_visible():
        facet(page, name).click()
    page.get_by_role("checkbox", name=re.compile(f"^{option}, ")).check()
    # The first choice waits for what the filter is made of.
    expect(page.get_by_role("button", name=f"Ta bort valet {option}", exact=True)).to_be_visible()


def tool(page: Page, name: str) -> Locator:
    """A button for what can be done with the selection, in its fold, which is opened."""
    fold = page.locator("#filter-result details")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return page.get_by_role("button", name=name)
