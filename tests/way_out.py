"""The way out of pages on violence: its page, its link, and Back after it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

NEUTRAL = "https://vader.invalid/"
WAY_OUT = "Lämna sidan snabbt till Exempelväder"
VIOLENCE = "insatser/trygghet-1-b/"
OTHER_VIOLENCE = "fokusomraden/trygghet/"
FOLDED = "roller/chef/"


def way_out(page: Page) -> Locator:
    return page.get_by_role("link", name=WAY_OUT)


def back(page: Page, address: str) -> None:
    """Presses Back, and is at an address. Playwright's own waits for a load that a page from the browser's cache never has."""
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_timeout(500)
    expect(page).to_have_url(address)
