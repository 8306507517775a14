"""Lists on every kind of page are heard as lists."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from support import Server, listed, of_each_kind

# Lists whose markers are taken away: WebKit then says nothing of a list, unless it is told.
UNHEARD = """() => [...document.querySelectorAll("ul, ol")]
  .filter((e) => getComputedStyle(e).listStyleType === "none" && e.getAttribute("role") !== "list").map((e) => e.outerHTML.slice(0, 80))"""


def test_every_list_without_markers_is_heard_as_a_list(built_site: Path, server: Server, page: Page) -> None:
    wrong = []
    for path in of_each_kind(built_site):
        page.goto(server(built_site) + path)
        wrong += [f"{path}: {one}" for one in page.evaluate(UNHEARD)]
    page.goto(server(built_site) + "insatser/?omrade=vald")
    page.locator(".ui-chip").first.wait_for()
    wrong += page.evaluate(UNHEARD)
    assert not wrong, listed(wrong)
