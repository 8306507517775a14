"""Driving the filter as a reader does: which rows are seen, and how an option is chosen."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

WIDER = "Visa också det som gäller hela organisationen"
EVERY = ["arbete-1-a", "arbete-1-b", "skola-fritid-1-a", "skola-fritid-2-a", "trygghet-1-a", "trygghet-1-b"]
# The nearest row stands last on the page, and one row is said by two areas.
MIXED = {
    "reasons": ["Nämnd.", "Kopplad.", "Gäller alla."],
    "rows": {
        "arbete-1-a": [2, 1],
        "skola-fritid-1-a": [3, 2],
        "trygghet-1-b": [1, 0],
        "trygghet-1-a": [3, 2, "skola-fritid-2-a"],
        "skola-fritid-2-a": [2, 1],
    },
}


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


def answering(page: Page, content: Any) -> None:
    """Each role's file is this."""
    page.unroute_all()
    page.route("**/roller/*/rader.json", lambda route: route.fulfill(json=content))


def pick(page: Page, role: str = "Lärare") -> None:
    page.get_by_role("combobox", name="Roll").select_option(label=role)


def shown(page: Page, number: int) -> None:
    """The page has come to show so many rows."""
    expect(page.locator("#resultat")).to_have_text(re.compile(rf"^{number}\b"))
