"""No page scrolls sideways, however wide the window is, with small text or large, short words or long."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from support import Server, listed, of_each_kind

ALL_WIDTHS = list(range(320, 1441, 16))
# The narrowest of each layout, and of what a breakpoint leaves.
TIGHT_WIDTHS = [320, 360, 639, 640, 1023, 1024, 1279, 1280]
# A frame is laid out anew at once when it gets another width; a window takes ten times as long.
TOO_WIDE = """async ([address, widths, tight]) => {
  // What stands in it is wider than itself, and may cover what is beside it. What only is heard has one pixel.
  const leaves = (one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 &&
    !one.closest("input, select, svg") && getComputedStyle(one).overflowX === "visible";
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
    if (root.scrollWidth > width) found.push(`${root.scrollWidth} in ${width}`);
    const all = tight.includes(width) ? frame.contentDocument.querySelectorAll("body *") : [];
    for (const one of [...all].filter(leaves)) found.push(`out of ${one.localName}.${one.className} in ${width}`);
  }
  return found;
}"""


def sideways(site: Path, address: str, page: Page, letters: int, widths: list[int]) -> list[str]:
    """Return where pages of a site, served at an address, are wider than their window, or parts of them than their box.

    The letters' size in px is the reader's own, which the widths of the layout follow (WCAG 1.4.4).
    """
    sizes = {"standard": letters, "fixed": letters}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    page.goto(address + "robots.txt")
    wrong = []
    for path in of_each_kind(site):
        wrong += [f"{path}: {one}" for one in page.evaluate(TOO_WIDE, [address + path, widths, TIGHT_WIDTHS])]
    return wrong


@pytest.mark.parametrize(
    ("county", "letters", "widths"),
    [
        ("built_fixture_site", 16, TIGHT_WIDTHS),
        ("built_fixture_site", 32, TIGHT_WIDTHS[:1]),
        *(
            pytest.param(county, letters, ALL_WIDTHS, marks=pytest.mark.weekly)
            for county in ("built_site", "built_fixture_site", "hostile_site")
            for letters in (16, 32)
        ),
    ],
)
def test_no_page_scrolls_sideways(
    county: str,
    letters: int,
    widths: list[int],
    request: pytest.FixtureRequest,
    server: Server,
    page: Page,
) -> None:
    site = request.getfixturevalue(county)
    wrong = sideways(site, server(site), page, letters, widths)
    assert not wrong, listed(wrong)


@pytest.mark.weekly
@pytest.mark.parametrize("county", ["built_site", "built_fixture_site"])
def test_no_page_scrolls_sideways_where_a_readers_style_doubles_its_letters(
    county: str, request: pytest.FixtureRequest, server: Server, page: Page
) -> None:
    """Such a style leaves the layout's breakpoints where they are, unlike the browser's own size of letters."""
    site: Path = request.getfixturevalue(county)
    wrong = []
    for path in of_each_kind(site):
        page.goto(server(site) + path)
        for width in TIGHT_WIDTHS[:2]:
            page.set_viewport_size({"width": width, "height": 800})
            across = page.evaluate(
                "() => { const root = document.documentElement; root.style.fontSize = '200%'; return root.scrollWidth; }"
            )
            wrong += [f"{path}: {across} in {width}"] if across > width else []
    assert not wrong, listed(wrong)
