"""The copy that opens from disk, opened from disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.archive import offline_copy
from support import of_each_kind


@pytest.fixture(scope="module")
def copy(built_fixture_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk") / "kopia"
    offline_copy.copy_for_offline(built_fixture_site, folder)
    return folder


def test_every_link_of_a_page_of_each_kind_leads_to_a_file(copy: Path, page: Page) -> None:
    pages = [copy / path / "index.html" for path in of_each_kind(copy)]
    assert len(pages) > 20
    lost = set()
    for path in pages:
        page.goto(path.as_uri())
        found = page.evaluate(
            "[...document.querySelectorAll('a[href], form[action], link[href]')].map((one) => one.href ?? one.action)"
        )
        for address in found:
            if address.startswith("file:"):
                file = Path(address.removeprefix("file://").split("#")[0].split("?")[0])
                if not file.is_file():
                    lost.add((path.relative_to(copy).as_posix(), address))
    assert lost == set()


@pytest.mark.parametrize("path", ["index.html", "insatser/index.html", "roller/chef/index.html"])
def test_the_pages_have_their_styles(copy: Path, page: Page, path: str) -> None:
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((copy / path).as_uri())
    assert failed == []
    wanted = page.locator("link[rel=stylesheet]").count()
    assert page.evaluate("document.styleSheets.length") == wanted > 0
    expect(page.locator(".ui-skip").first).to_have_css("position", "absolute")
    assert page.locator(".ui-header").bounding_box() is not None


def test_what_needs_scripts_is_not_shown_and_what_replaces_it_is(copy: Path, page: Page) -> None:
    page.goto((copy / "sok" / "index.html").as_uri())
    expect(page.locator("#search")).to_be_hidden()
    expect(page.get_by_text("Sökningen behöver JavaScript.")).to_be_visible()
    page.locator("#register").get_by_role("link", name="Alla insatser").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Gå till fokusområde")).to_be_visible()
    for scripted in page.locator(".ui-scripted").all():
        expect(scripted).to_be_hidden()


def test_a_reader_comes_from_the_start_page_to_a_role(copy: Path, page: Page) -> None:
    page.goto((copy / "index.html").as_uri())
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link").first.click()
    page.goto((copy / "roller" / "index.html").as_uri())
    page.locator("main a[href*='chef']").first.click()
    assert page.url.endswith("/roller/chef/index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
