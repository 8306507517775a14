"""The requirements of the law on every page, in a real browser: axe in all states, keyboard, zoom, contrast modes, print.

The tests leave evidence in .cache/evidence, never a verdict: that belongs to the owner.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support import ROOT, Server, axe_violations, lasting_pages, listed, rest_weekly

PARTS = 24
VARIANTS = [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]
# Every twelfth page, in one variant, in a normal run; each page every week, and in every variant by `make access`.
ALL_VARIANTS = os.environ.get("EVERY_VARIANT") == "true"
EVIDENCE = ROOT / ".cache" / "evidence"


def paths(site: Path) -> list[str]:
    found = (path.relative_to(site).parent.as_posix() for path in lasting_pages(site))
    return sorted("" if path == "." else f"{path}/" for path in found)


@pytest.mark.parametrize("part", rest_weekly(range(PARTS), 1))
def test_axe_finds_nothing_on_any_page_of_the_site(
    part: int, built_site: Path, server: Server, page: Page
) -> None:
    address, problems, seen = server(built_site), [], []
    for number, path in enumerate(paths(built_site)[part::PARTS]):
        for width, scheme in VARIANTS if ALL_VARIANTS else [VARIANTS[number % len(VARIANTS)]]:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address + path)
            found = axe_violations(page)
            seen.append({"page": path, "width": width, "scheme": scheme, "violations": found})
            problems += [f"{path} {width} {scheme}: {violation}" for violation in found]
    EVIDENCE.mkdir(parents=True, exist_ok=True)
    (EVIDENCE / f"axe-{part}.json").write_text(json.dumps(seen, ensure_ascii=False, indent=1), "utf-8")
    assert not problems, listed(problems)


@pytest.mark.parametrize(("width", "scheme"), rest_weekly([VARIANTS[3], *VARIANTS[:3]], 1))
def test_axe_finds_nothing_on_any_component(
    width: int, scheme: str, built_components: Path, server: Server, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server(built_components) + "komponenter/")
    expect(page.get_by_role("heading", name="Rutor")).to_be_attached()
    page.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    assert axe_violations(page) == []


def test_the_page_of_components_is_not_published(built_fixture_site: Path) -> None:
    assert not (built_fixture_site / "komponenter").exists()


@pytest.mark.parametrize("scheme", rest_weekly(["light", "dark"], 1))
def test_the_menu_opens_and_closes_with_the_keyboard_alone(
    scheme: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(server(built_fixture_site) + "insatser/")
    button = page.get_by_role("button", name="Meny", exact=True)
    link = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Handlingsplanen")
    expect(link).to_be_hidden()
    button.focus()
    assert expanded(page) is False
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    assert expanded(page) is True
    assert axe_violations(page) == []
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Stäng", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()


def expanded(page: Page) -> bool | None:
    """Return the expanded state of the menu's button, as a screen reader gets it."""
    session = page.context.new_cdp_session(page)
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        if node.get("name", {}).get("value") == "Meny" and node.get("role", {}).get("value") == "button":
            found = [p["value"]["value"] for p in node["properties"] if p["name"] == "expanded"]
            return found[0] if found else None
    return None


@pytest.mark.parametrize(
    ("path", "width"),
    rest_weekly(
        [
            ("insatser/", 1280),
            ("strategin/inledning-exempel/", 320),
            ("handlingsplan/", 1280),
            ("sok/", 320),
            ("insatser/", 320),
            ("strategin/inledning-exempel/", 1280),
            ("handlingsplan/", 320),
            ("sok/", 1280),
        ],
        4,
    ),
)
def test_tab_reaches_everything_in_view_and_leaves_the_page(
    path: str, width: int, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(server(built_fixture_site) + path)
    wanted = page.evaluate(FOCUSABLE)
    reached = []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["tag"] == "BODY":
            break
        assert at["outlined"], f"{at['text']}: fokus syns inte"
        assert at["uncovered"], f"{at['text']}: fokus är skymt"
        reached.append(at["text"])
    assert len(reached) == wanted


FOCUSABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled).length"""
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const first = e.getClientRects()[0] ?? box;
  const hit = document.elementFromPoint(first.x + first.width / 2, first.y + first.height / 2);
  return {
    tag: e.tagName,
    text: e.textContent.trim().slice(0, 60) || e.name,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    uncovered: e === document.body || (hit !== null && (e.contains(hit) || hit.contains(e))),
  };
}"""


KEYS = "abcdefghijklmnopqrstuvwxyz0123456789/?.,+-"


@pytest.mark.parametrize("path", ["", "insatser/", "sok/"])
def test_no_single_key_does_anything(path: str, built_fixture_site: Path, server: Server, page: Page) -> None:
    """WCAG 2.2, 2.1.4: who speaks to the computer says letters all the time."""
    page.goto(server(built_fixture_site) + path)
    expect(page.locator("[data-awaits]")).to_have_count(0)
    before = page.evaluate(STATE)
    for key in KEYS:
        page.keyboard.press(key)
    assert page.evaluate(STATE) == before


STATE = "() => [location.href, document.activeElement.tagName, scrollY, document.body.innerHTML]"


def test_menu_glossary_and_notes_work_without_scripts(
    built_fixture_site: Path, server: Server, scriptless: Page
) -> None:
    scriptless.set_viewport_size({"width": 320, "height": 568})
    scriptless.goto(server(built_fixture_site))
    scriptless.get_by_role("button", name="Meny", exact=True).click()
    scriptless.get_by_role("link", name="Insatser", exact=True).click()
    expect(scriptless.get_by_role("heading", level=1, name="Alla insatser")).to_be_visible()
    expect(scriptless.get_by_role("row").first).to_be_visible()
    expect(scriptless.get_by_label("Sök bland insatserna")).to_be_hidden()
    scriptless.goto(server(built_fixture_site) + "strategin/inledning-exempel/")
    word = scriptless.locator("button.ui-term").first
    word.click()
    expect(scriptless.locator(f"#{word.get_attribute('popovertarget')}")).to_be_visible()


def test_less_motion_is_respected(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(server(built_fixture_site))
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"


def test_forced_colours_keep_boxes_and_focus(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(server(built_fixture_site) + "handlingsplan/")
    assert page.locator(".ui-support").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["outlined"]
    assert axe_violations(page) == []


def test_a_page_prints_its_words_and_its_addresses_without_the_navigation(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.emulate_media(media="print")
    page.goto(server(built_fixture_site) + "strategin/inledning-exempel/")
    for name in ("Huvudmeny", "Brödsmulor", "Föregående och nästa"):
        expect(page.get_by_role("navigation", name=name, include_hidden=True)).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    written = page.locator('main a[href^="http"]').first.evaluate(
        "e => getComputedStyle(e, '::after').content"
    )
    assert "http" in written or "attr(href)" in written


def test_on_paper_a_table_is_a_table_and_what_was_found_is_there(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 680, "height": 900})  # What a sheet of A4 leaves between its margins.
    page.emulate_media(media="print")
    page.goto(server(built_fixture_site) + "insatser/")
    row = page.get_by_role("row").filter(has=page.get_by_role("cell")).first
    tops = {round(box["y"]) for cell in row.locator("th, td").all() if (box := cell.bounding_box())}
    assert len(tops) == 1
    # A row is whole, but for one with cells that span the rows of its problem: to keep it whole is to keep them all.
    rows = page.locator("main tr").evaluate_all(
        "all => all.map((e) => [!!e.querySelector('[rowspan]'), getComputedStyle(e).breakInside])"
    )
    assert {tuple(one) for one in rows} == {(False, "avoid"), (True, "auto")}
    expect(page.get_by_role("columnheader").first).to_be_visible()
    expect(page.get_by_label("Sök bland insatserna")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto(server(built_fixture_site) + "sok/?q=lärare")
    expect(page.locator("#hits li").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#hits li").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)


def test_running_text_has_sixty_to_seventy_five_characters_a_line(
    built_site: Path, server: Server, page: Page
) -> None:
    longest = max((built_site / "strategin").rglob("index.html"), key=lambda path: path.stat().st_size)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{server(built_site)}{longest.relative_to(built_site).parent}/")
    lines = page.evaluate(LINES)
    assert len(lines) > 20
    assert 60 <= sum(lines) / len(lines) <= 75


# The length of each full line of running text.
LINES = """() => [...document.querySelectorAll(".ui-layout__main p")].flatMap((p) => {
  const lines = new Map(), range = document.createRange(), text = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  while (text.nextNode()) for (let i = 0; i < text.currentNode.length; i++) {
    range.setStart(text.currentNode, i);
    range.setEnd(text.currentNode, i + 1);
    const { bottom, height } = range.getBoundingClientRect();
    if (height) lines.set(Math.round(bottom / 12), (lines.get(Math.round(bottom / 12)) ?? 0) + 1);
  }
  return [...lines.values()].filter((n) => n > 20).slice(0, -1);
})"""


def test_what_the_page_keeps_is_nothing(built_fixture_site: Path, server: Server, page: Page) -> None:
    address = server(built_fixture_site)
    for path in ("", "insatser/", "roller/", "fokusomraden/trygghet/", "sok/?q=skola"):
        page.goto(address + path)
        expect(page.locator("[data-awaits]")).to_have_count(0)
    kept = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length, indexedDB.databases]")
    assert kept[:3] == ["", 0, 0]
    assert page.context.cookies() == []
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.evaluate("caches.keys().then((all) => all.length)") == 0


@pytest.mark.parametrize("width", [1280, 320])
def test_a_glossary_word_is_explained_in_place_and_escape_closes_it(
    width: int, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(server(built_fixture_site) + "strategin/inledning-exempel/")
    word = page.locator("button.ui-term").first
    explanation = page.locator(f"#{word.get_attribute('popovertarget')}")
    expect(explanation).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(explanation).to_be_visible()
    expect(explanation).to_be_in_viewport(ratio=1)
    assert axe_violations(page) == []
    page.keyboard.press("Tab")
    expect(explanation.get_by_role("link", name="Ordlistan")).to_be_focused()
    page.keyboard.press("Escape")
    expect(explanation).to_be_hidden()
    expect(word).to_be_focused()
