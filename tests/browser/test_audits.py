"""Two more engines than axe on the pages: IBM Equal Access and HTML_CodeSniffer, with all that is folded open."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from audits import audit_errors
from support import Server, lasting_pages, listed

PARTS = 4
# Those with most parts of their own; every page is asked each week.
RICHEST = ["insatser/", "insatser/?roll=larare", "min-plan/"]


def errors_on(address: str, paths: list[str], page: Page) -> list[str]:
    found = []
    for path in paths:
        page.goto(address + path)
        if "?roll" in path:
            page.locator(".ui-table--tier").first.wait_for()
        found += [f"{path}: {error}" for error in audit_errors(page)]
    return found


def test_both_engines_find_what_is_wrong(page: Page) -> None:
    page.set_content("<html lang=sv><title>Fel</title><main><h1>Fel</h1><img src='data:,'><input></main>")
    engines = {error.partition(":")[0] for error in audit_errors(page)}
    assert engines == {"IBM", "HTML_CodeSniffer"}


def test_no_engine_finds_an_error_on_the_richest_pages(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    wrong = errors_on(server(built_fixture_site), RICHEST, page)
    assert not wrong, listed(wrong)


@pytest.mark.weekly
@pytest.mark.parametrize("part", range(PARTS))
def test_no_engine_finds_an_error_on_any_page(
    part: int, built_site: Path, built_fixture_site: Path, server: Server, page: Page
) -> None:
    wrong = []
    for site in (built_site, built_fixture_site):
        paths = [
            f"{path.relative_to(site).parent.as_posix()}/".removeprefix("./") for path in lasting_pages(site)
        ]
        wrong += errors_on(server(site), paths[part::PARTS], page)
    assert not wrong, listed(wrong)
