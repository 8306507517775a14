"""The search page as a reader uses it, and the forty queries of tests/queries.yaml."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Page, expect

from support import ROOT, Server, axe_violations, lasting_pages

QUERIES = yaml.safe_load((ROOT / "tests" / "queries.yaml").read_text("utf-8"))


def search(page: Page, words: str) -> None:
    field = page.get_by_role("searchbox", name="Vad söker du?")
    field.fill(words)
    field.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(words)


def hits(page: Page) -> list[str]:
    links = page.locator("#hits a")
    return [str(link.get_attribute("href")).removeprefix("../") for link in links.all()]


def leads_to(hit: str, wanted: str) -> bool:
    """A page is found by any place on it; a place only by itself."""
    return hit == wanted or ("#" not in wanted and hit.split("#")[0] == wanted)


def test_each_query_finds_its_page_among_the_first_three(
    built_site: Path, server: Server, page: Page
) -> None:
    assert len(QUERIES) >= 40
    page.goto(server(built_site) + "sok/")
    missed = []
    # A page that the strategy has no longer leads on, and is not asked for.
    here = {f"{file.relative_to(built_site).parent}/" for file in lasting_pages(built_site)}
    for query in (query for query in QUERIES if here.intersection(query["finds"])):
        search(page, str(query["query"]))
        found = hits(page)[:3]
        if not any(leads_to(hit, wanted) for hit in found for wanted in query["finds"]):
            missed.append((query["query"], found))
    assert missed == []


def test_nothing_is_loaded_before_the_reader_searches(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server(built_fixture_site) + "sok/")
    page.wait_for_load_state("networkidle")
    assert not any("/sok/index/" in address for address in asked)
    search(page, "skolan")
    assert any("/sok/index/" in address for address in asked)


def test_results_come_as_one_types_with_their_kind_and_number(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site) + "sok/")
    page.get_by_role("searchbox", name="Vad söker du?").press_sequentially("lönegap")
    expect(page.get_by_role("status")).to_have_text("1 träff på ”lönegap”.")
    expect(page.locator("#hits li").first).to_contain_text("Insats")
    assert axe_violations(page) == []


def test_a_hit_leads_to_its_exact_place(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site) + "sok/")
    search(page, "exempelmetoden")
    link = page.locator('#hits a[href*="#"]').first
    place = str(link.get_attribute("href")).split("#")[1]
    link.click()
    expect(page.locator(f"#{place}")).to_be_in_viewport()


def test_small_words_do_not_stop_a_search(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site) + "sok/")
    search(page, "hur kan vi om lönegap")
    expect(page.get_by_role("status")).to_contain_text("Inga exakta träffar")
    assert hits(page)


def test_without_hits_the_registers_remain(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site) + "sok/")
    search(page, "xyzzyqwerty")
    expect(page.get_by_role("status")).to_contain_text("Inga träffar")
    expect(page.get_by_role("link", name="Alla insatser")).to_be_visible()
    assert axe_violations(page) == []


@pytest.mark.parametrize("words", ["slagen", "Slagen!", "jag blev slagen igår", "RÄDD hemma"])
def test_who_may_need_support_sees_it_first_on_a_small_screen(
    words: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(server(built_fixture_site) + "sok/")
    box = page.get_by_role("complementary", name="Behöver du stöd?")
    expect(box).to_be_hidden()
    search(page, words)
    expect(box).to_be_visible()
    expect(box).to_be_in_viewport(ratio=1)
    expect(box).to_contain_text("Sidan är skriven för dig som arbetar i en verksamhet.")
    search(page, "skolan")
    expect(box).to_be_hidden()


def test_what_is_typed_never_enters_history(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site) + "sok/")
    before = page.evaluate("history.length")
    search(page, "slagen")
    search(page, "skola")
    assert page.evaluate("history.length") == before
    assert page.url == server(built_fixture_site) + "sok/"


def test_words_typed_before_the_script_has_come_stay_out_of_the_address(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.route("**/search.*.mjs", lambda route: route.abort())
    page.goto(server(built_fixture_site) + "sok/")
    field = page.get_by_role("searchbox", name="Vad söker du?")
    field.fill("slagen")
    field.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == server(built_fixture_site) + "sok/"


@pytest.mark.parametrize("words", ["slagen", "skola", "a&b=c#d"])
def test_words_of_an_old_link_leave_the_address_at_once(
    words: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site) + f"sok/?q={quote(words)}")
    expect(page.get_by_role("searchbox", name="Vad söker du?")).to_have_value(words)
    assert page.url == server(built_fixture_site) + "sok/"
    box = page.get_by_role("complementary", name="Behöver du stöd?")
    expect(box).to_be_visible(visible=words == "slagen")


@pytest.mark.parametrize(
    "words", ["min man slår mig", "kvinnojouren", "hotar mig", "hjälp", "070-174 06 05", "Exempellinjen"]
)
def test_help_is_found_by_what_is_meant(
    words: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site) + "sok/")
    page.get_by_role("searchbox", name="Vad söker du?").fill(words)
    expect(page.get_by_role("complementary", name="Behöver du stöd?")).to_be_visible()


def test_one_line_with_help_stands_on_the_search_page_always(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site) + "sok/")
    line = page.locator(".support-line")
    expect(line).to_contain_text("Exempellinjen 070-174 06 05")
    expect(line.get_by_role("link")).to_have_attribute("href", "tel:0701740605")


def test_pages_on_violence_have_no_search_field_of_the_site(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site) + "handlingsplan/")
    expect(page.get_by_role("searchbox", name="Sök på webbplatsen")).to_have_count(0)
    page.get_by_role("link", name="Sök", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Sök")).to_be_visible()


def test_the_header_hands_its_words_over_and_they_stand_nowhere(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    page.goto(server(built_fixture_site))
    field = page.get_by_role("searchbox", name="Sök på webbplatsen")
    field.fill("skolor")
    field.press("Enter")
    page.wait_for_url("**/sok/")
    expect(page.get_by_role("status")).to_contain_text("”skolor”")
    assert "skolor" not in page.title()
    assert not any("skolor" in address for address in asked)
    assert page.evaluate(
        "[JSON.stringify(history.state), window.name, ...Object.values(sessionStorage)]"
    ) == [
        "null",
        "",
    ]
    assert page.evaluate("localStorage.length") == 0
    page.go_back()
    expect(page).to_have_url(server(built_fixture_site))


@pytest.mark.parametrize("lacks", ["script", "storage"])
def test_the_header_puts_no_words_in_the_address_when_something_is_lacking(
    lacks: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    if lacks == "script":
        page.route("**/header-search.*.mjs", lambda route: route.abort())
    else:
        page.add_init_script(
            "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked'); } })"
        )
    page.goto(server(built_fixture_site))
    field = page.get_by_role("searchbox", name="Sök på webbplatsen")
    field.fill("slagen")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Sök")).to_be_visible()
    assert page.url.rstrip("?") == server(built_fixture_site) + "sok/"


def test_without_scripts_the_header_has_a_link_and_no_field(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    assert page.context.browser is not None
    for width in (1280, 320):
        context = page.context.browser.new_context(
            java_script_enabled=False, viewport={"width": width, "height": 700}
        )
        plain = context.new_page()
        plain.goto(server(built_fixture_site))
        expect(plain.get_by_role("searchbox")).to_have_count(0)
        plain.get_by_role("banner").get_by_role("link", name="Sök", exact=True).click()
        expect(plain.get_by_role("link", name="Alla insatser")).to_be_visible()
        context.close()


def test_a_hostile_address_is_only_words(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site) + "sok/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%E0%A4%A")
    expect(page.get_by_role("status")).to_contain_text("<img src=x")
    assert page.locator("main img").count() == 0


def test_without_scripts_the_registers_are_the_search(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    assert page.context.browser is not None
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(server(built_fixture_site) + "sok/?q=skola")
    expect(plain.get_by_text("Sökningen behöver JavaScript.")).to_be_visible()
    expect(plain.get_by_role("searchbox")).to_have_count(0)
    expect(plain.get_by_role("link", name="Alla insatser")).to_be_visible()
    context.close()


def test_an_index_that_cannot_be_had_is_said(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.route("**/sok/index/**", lambda route: route.abort())
    page.goto(server(built_fixture_site) + "sok/")
    page.get_by_role("searchbox", name="Vad söker du?").fill("skola")
    expect(page.get_by_role("status")).to_contain_text("Sökningen kunde inte laddas.")
