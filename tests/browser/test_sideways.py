"""No page scrolls sideways, however wide the window is, with small text or large, short words or long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support import Server, lasting_pages, listed

ALL_WIDTHS = list(range(320, 1441, 16))
# The narrowest of each layout, and of what a breakpoint leaves.
TIGHT_WIDTHS = [320, 360, 639, 640, 1023, 1024, 1279, 1280]
# A frame is laid out anew at once when it gets another width; a window takes ten times as long.
TOO_WIDE = """async ([address, widths]) => {
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.style = "border: 0; height: 800px";
  document.body.replaceChildren(frame);
  await new Promise((done) => frame.addEventListener("load", done, { once: true }));
  const root = frame.contentDocument.documentElement;
  for (const one of frame.contentDocument.querySelectorAll("details")) one.open = true;
  const found = [];
  for (const width of widths) {
    frame.style.width = `${width}px`;
    if (root.scrollWidth > width) found.push([width, root.scrollWidth]);
  }
  return found;
}"""


def of_each_kind(site: Path) -> list[str]:
    """Return the addresses of a site's pages, one of each kind: the longest of those that lie in the same folder."""
    longest: dict[str, Path] = {}
    for path in sorted(lasting_pages(site), key=lambda path: path.stat().st_size):
        longest[path.relative_to(site).parent.parent.as_posix() + str(path.parent == site)] = path
        if len(path.relative_to(site).parts) == 2:  # A page of its own at the top.
            longest[path.parent.name] = path
    return sorted(
        {f"{path.relative_to(site).parent.as_posix()}/".removeprefix("./") for path in longest.values()}
    )


def sideways(site: Path, address: str, page: Page, widths: list[int] = ALL_WIDTHS) -> list[str]:
    """Return where pages of a site, served at an address, are wider than their window: the page, and both widths in px."""
    page.goto(address + "robots.txt")
    wrong = []
    for path in of_each_kind(site):
        wide = page.evaluate(TOO_WIDE, [address + path, widths])
        wrong += [f"{path}: {shown} in {width}" for width, shown in wide]
    return wrong


def test_no_page_scrolls_sideways_where_it_is_tightest(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    wrong = sideways(built_fixture_site, server(built_fixture_site), page, TIGHT_WIDTHS)
    assert not wrong, listed(wrong)


@pytest.mark.weekly
def test_letters_of_double_size_scroll_no_page_sideways(
    built_fixture_site: Path, server: Server, launch: Callable[..., Browser]
) -> None:
    """WCAG 1.4.4: the size is the reader's own, which the widths of the layout follow."""
    browser = launch(args=["--no-sandbox", "--blink-settings=defaultFontSize=32"])
    wrong = sideways(built_fixture_site, server(built_fixture_site), browser.new_page())
    browser.close()
    assert not wrong, listed(wrong)


@pytest.mark.weekly
@pytest.mark.parametrize("county", ["built_site", "built_fixture_site", "hostile_site"])
def test_no_page_scrolls_sideways_at_any_width(
    county: str, request: pytest.FixtureRequest, server: Server, page: Page
) -> None:
    site = request.getfixturevalue(county)
    wrong = sideways(site, server(site), page)
    assert not wrong, listed(wrong)
