"""Pages that several of the browser tests open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from edit_site import DECIDED, EDITION, FILES, Forms, with_github
from engines import Run, running_engines
from fake_github import repository_of
from fake_github_server import serve_github
from loopback import serve
from support import Server, find_browser
from way_out import NEUTRAL

ROLE_FILE = {
    "reasons": ["Strategin nämner Skola.", "Påhittat skäl.", "Gäller Kommun."],
    "rows": {"skola-fritid-1-a": [1, 0], "skola-fritid-2-a": [2, 1], "arbete-1-b": [3, 2]},
}


@pytest.fixture(scope="session")
def running() -> Iterator[Callable[[str], Run]]:
    """Starts each engine once per worker, when the first flow asks for it."""
    with running_engines() as start:
        yield start


@pytest.fixture
def address(built_fixture_site: Path, server: Server) -> str:
    return server(built_fixture_site)


@pytest.fixture
def insatser(built_fixture_site: Path, server: Server, page: Page) -> Page:
    """The page with all insatser, and a known file for each role."""
    page.route("**/roller/*/rader.json", lambda route: route.fulfill(json=ROLE_FILE))
    page.goto(server(built_fixture_site) + "insatser/")
    return page


@pytest.fixture(scope="module")
def keeping_browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """A browser that keeps pages for Back: neither one without windows nor Playwright's own choice does."""
    browser = launch(executable_path=find_browser(), ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


@pytest.fixture
def asked() -> list[str]:
    """Return the requests made to the neutral address."""
    return []


@pytest.fixture
def context(keeping_browser: Browser, asked: list[str]) -> Iterator[BrowserContext]:
    context = keeping_browser.new_context(locale="sv-SE")

    def neutral(route: Route) -> None:
        asked.append(route.request.headers.get("referer", ""))
        route.fulfill(content_type="text/html", body="<title>Väder</title><h1>Sol</h1>")

    context.route(f"{NEUTRAL}**", neutral)
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page in a browser with scripts off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def served_form(built_fixture_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forms]:
    folder = tmp_path_factory.mktemp("edit")
    with (
        serve_github(repository_of(folder / "bare.git", FILES | EDITION)) as hub,
        serve(with_github(built_fixture_site, folder / "site", hub, adopted=(DECIDED,))) as address,
    ):
        yield Forms(hub, address)


@pytest.fixture
def forms(served_form: Forms) -> Forms:
    """The form, with a GitHub as at the beginning."""
    served_form.hub.reset()
    return served_form
