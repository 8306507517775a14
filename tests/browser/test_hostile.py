"""The hostile data in a browser that no policy protects: nothing runs, and every page is built of what it should be."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from filtering import rows, tool
from hostile_words import MARK, mangled
from support import Server, of_each_kind, rest_weekly

# openpyxl misses a style with a name, which the library does not write and Excel does not need.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("error::UserWarning:openpyxl")]

# Every element with the names of its attributes, as the browser itself reads a page before any script has run.
SHAPES = """async (paths) => Object.fromEntries(await Promise.all(paths.map(async (path) => {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  const name = (e) => `${e.localName} ${e.getAttributeNames().join(" ")}`;
  return [path, [...page.querySelectorAll("*")].map(name).join("\\n")];
})))"""
# What a reader may open: words of the glossary, the menu, folded parts.
OPEN_ALL = """() => {
  for (const part of document.querySelectorAll("details")) part.open = true;
  for (const part of document.querySelectorAll("[popover]")) { part.showPopover(); part.hidePopover(); }
}"""


def paths(site: Path) -> list[str]:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path.removesuffix("index.html") for path in found]


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A page without the site's policy, so that only the escaping protects; what runs or leaves is noted in `ran`."""
    context = browser.new_context(locale="sv-SE", bypass_csp=True)
    page = context.new_page()
    ran: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:")):
            ran.append(request.url)

    context.on("request", note)
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.expose_function("__owned", lambda number: ran.append(f"canary {number}"))
    yield page
    context.close()
    assert ran == []


# Each time a page of each kind; test_hostile.py of built_site reads the elements of all without a browser.
EVERY_PAGE = pytest.mark.parametrize("chosen", rest_weekly([of_each_kind, paths], 1), ids=["kinds", "all"])


@EVERY_PAGE
def test_no_page_has_an_element_or_attribute_that_the_words_made(
    chosen: Callable[[Path], list[str]], hostile_site: Path, harmless_site: Path, server: Server, bare: Page
) -> None:
    addresses = ["/" + path for path in chosen(hostile_site)]
    found = []
    for site in (hostile_site, harmless_site):
        bare.goto(server(site) + "404.html")
        found.append(bare.evaluate(SHAPES, addresses))
    assert len(found[0]) > 20
    spoiled, plain = ({path: _ordered(shape.split("\n")) for path, shape in one.items()} for one in found)
    assert [path for path, shape in spoiled.items() if shape != plain.get(path)] == []


def _ordered(elements: list[str]) -> tuple[list[str], list[str]]:
    """Options are sorted by their words, so only they may stand in another order."""
    options = sorted(one for one in elements if one.startswith("option"))
    return [one for one in elements if not one.startswith("option")], options


@EVERY_PAGE
def test_nothing_in_the_words_runs_on_any_page(
    chosen: Callable[[Path], list[str]], hostile_site: Path, server: Server, bare: Page
) -> None:
    home = server(hostile_site)
    for path in chosen(hostile_site):
        bare.goto(home + path)
        bare.evaluate(OPEN_ALL)


def test_what_scripts_make_of_the_words_is_words(hostile_site: Path, server: Server, bare: Page) -> None:
    home = server(hostile_site)
    bare.goto(home + "sok/?q=owned")
    expect(bare.locator("#hits li").first).to_be_visible()
    assert bare.locator("#hits :is(script, img, svg, b, i)").count() == 0
    assert "<img src=x" in bare.locator("#hits").inner_text()
    bare.goto(home + "insatser/?q=owned")
    expect(bare.locator("table").first).to_be_visible()
    assert bare.locator("main :is(img, svg:not(.ui-icon, .ui-sr, .ui-share__bar))").count() == 0
    the_selection_s_files_run_nothing(bare)
    bare.goto(f"{home}min-plan/#urval={rows(bare)[0]}")
    expect(bare.locator("#plan-preview li")).to_contain_text("__owned")
    bare.locator("#plan-preview").get_by_role("button", name="Öppna", exact=True).click()
    expect(bare.locator(".ui-item__paper [data-words]")).to_contain_text("<img src=x")
    assert bare.locator("#plan-items :is(img, svg:not(.ui-icon), script, b, i)").count() == 0
    bare.goto(home)
    bare.get_by_label("Vad arbetar du med?").fill("zzzz<hr>")
    bare.get_by_label("Vad arbetar du med?").press("Enter")
    expect(bare.locator("#picker-status")).to_contain_text("zzzz<hr>")


def the_selection_s_files_run_nothing(bare: Page) -> None:
    with bare.expect_download() as saved:
        tool(bare, "Ladda ner urvalet (CSV)").click()
    text = saved.value.path().read_text("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert mangled("\n".join(cells)) == []
    with bare.expect_download() as saved:
        tool(bare, "Ladda ner urvalet (Excel)").click()
    with saved.value.path().open("rb") as file:
        sheets = openpyxl.load_workbook(file).worksheets
    found = [cell for sheet in sheets for row in sheet.rows for cell in row if cell.value is not None]
    assert {cell.data_type for cell in found} <= {"s", "n"}
    assert mangled("\n".join(str(cell.value) for cell in found)) == []
    assert any(MARK.search(str(cell.value)) for cell in found)
