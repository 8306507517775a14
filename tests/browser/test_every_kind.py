"""Rules for every kind of page, on the largest of each: no sideways scrolling at any width, and lists that are heard as lists."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from support import Server, lasting_pages, listed

WIDTHS = list(range(320, 1441, 16))
# The widths at which a page is wider than its window. In a frame, a width costs a layout and no conversation with the browser.
TOO_WIDE = """async ([path, widths]) => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  frame.src = path;
  frame.height = "800";
  await new Promise((done) => frame.addEventListener("load", done));
  const root = frame.contentDocument.documentElement;
  const found = widths.filter((width) => { frame.width = String(width); return root.scrollWidth > frame.contentWindow.innerWidth });
  frame.remove();
  return found;
}"""
# Lists whose markers are taken away: WebKit then says nothing of a list, unless it is told.
UNHEARD = """() => [...document.querySelectorAll("ul, ol")]
  .filter((e) => getComputedStyle(e).listStyleType === "none" && e.getAttribute("role") !== "list").map((e) => e.outerHTML.slice(0, 80))"""


def kinds(site: Path) -> list[str]:
    """The largest page in each folder of the site, and each page that lies alone."""
    largest: dict[str, Path] = {}
    for page in lasting_pages(site):
        path = page.relative_to(site).parent
        kind = path.as_posix() if len(path.parts) < 2 else f"{path.parts[0]}/*"
        if kind not in largest or largest[kind].stat().st_size < page.stat().st_size:
            largest[kind] = page
    return sorted(
        "" if p.parent == site else f"{p.parent.relative_to(site).as_posix()}/" for p in largest.values()
    )


def test_no_kind_of_page_scrolls_sideways_at_any_width(built_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_site))
    found = {path: page.evaluate(TOO_WIDE, [f"/{path}", WIDTHS]) for path in kinds(built_site)}
    wrong = [f"{path}: {width}" for path, widths in found.items() for width in widths]
    assert not wrong, listed(wrong)


def test_every_list_without_markers_is_heard_as_a_list(built_site: Path, server: Server, page: Page) -> None:
    wrong = []
    for path in kinds(built_site):
        page.goto(server(built_site) + path)
        wrong += [f"{path}: {one}" for one in page.evaluate(UNHEARD)]
    page.goto(server(built_site) + "insatser/?omrade=vald")
    page.locator(".ui-chip").first.wait_for()
    wrong += page.evaluate(UNHEARD)
    assert not wrong, listed(wrong)
