"""Fixtures for all tests. Each site is built once per test session, however many workers run."""

import datetime
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, Request, WebError, expect, sync_playwright

import hostile
from loopback import serve
from macros.authoring import new_strategy
from marks import pytest_collection_modifyitems
from published import publish
from support import FIXTURE, Server, build_site, find_browser

# The sites of the tests are served by this machine; a proxy is for the world outside.
os.environ["no_proxy"] = "127.0.0.1"

# No calls home: only what a test asks for may leave the browser.
BROWSER_FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Pages are drawn by the processor in either case; this way takes less of it.
    "--disable-gpu",
    "--disable-software-rasterizer",
]

# As long as an action waits: a machine that others load may take more than the five seconds of Playwright's choice.
expect.set_options(timeout=30_000)

# Workers wait for browsers and servers a third of the time; more than four browsers make the run slower.
MOST_WORKERS = 4


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return two workers more than the machine has cores, within MOST_WORKERS."""
    return min((os.cpu_count() or 1) + 2, MOST_WORKERS)


__all__ = ["pytest_collection_modifyitems"]


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A temporary folder that all workers of this test session share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


def build_once(folder: Path, name: str, data: Path | None = None, *, drafts: bool = False) -> Path:
    """The first worker to come builds the site; the others wait for it, or for its failure."""
    site, failure = folder / name, folder / f"{name}.failure"
    with FileLock(folder / f"{name}.lock"):
        if failure.exists():
            pytest.fail(failure.read_text(encoding="utf-8"), pytrace=False)
        if not site.exists():
            try:
                build_site(site, data, drafts=drafts)
            except AssertionError as error:
                failure.write_text(str(error), encoding="utf-8")
                pytest.fail(str(error), pytrace=False)
    return site


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A copy of the invented county that a test may change."""
    return shutil.copytree(FIXTURE, tmp_path / "exempellan")


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets the build be on a day, at a time in Sweden."""

    def on(day: str, time: str = "12:00") -> None:
        moment = datetime.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo("Europe/Stockholm"))
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))

    return on


@pytest.fixture(scope="session")
def built_site(shared_folder: Path) -> Path:
    """The site of the project's own data, built as for publishing."""
    return build_once(shared_folder, "site")


@pytest.fixture(scope="session")
def built_fixture_site(shared_folder: Path) -> Path:
    """The site of another county: the invented strategy in tests/fixtures/."""
    return build_once(shared_folder, "fixture-site", FIXTURE)


@pytest.fixture(scope="session")
def built_goals_only_site(shared_folder: Path) -> Path:
    """The site of an invented county that has only text and goals."""
    return build_once(shared_folder, "goals-only-site", FIXTURE.parent / "provlan")


@pytest.fixture(scope="session")
def built_rows_only_site(shared_folder: Path) -> Path:
    """The site of an invented county with fifteen goals, areas with rows, and no insatser."""
    return build_once(shared_folder, "rows-only-site", FIXTURE.parent / "testmark")


@pytest.fixture(scope="session")
def built_new_site(shared_folder: Path) -> Path:
    """The site of what `make new` writes for a county with areas and åtgärder, built as it stands but for their names."""
    data = shared_folder / "new-county"
    with FileLock(f"{data}.lock"):
        if not data.exists():
            given = {
                "NAME": "Nyland",
                "CODE": "95",
                "PERIOD": "2026-2029",
                "PARTS": "fokusomraden,insatser,tips",
            }
            new_strategy.write(data, new_strategy.read_answers(given))
            site = (data / "site.yaml").read_text("utf-8")
            names = (
                "names:\n"
                "  focus_area: {one: målområde, the_one: målområdet, many: målområden, the_many: målområdena}\n"
                "  action: {one: åtgärd, the_one: åtgärden, many: åtgärder, the_many: åtgärderna}\n"
            )
            (data / "site.yaml").write_text(f"{site}\n{names}", "utf-8")
    return build_once(shared_folder, "new-site", data)


@pytest.fixture(scope="session")
def built_components(shared_folder: Path) -> Path:
    """The invented county's site with the drafts: the page of all components, which is never published."""
    return build_once(shared_folder, "components-site", FIXTURE, drafts=True)


@pytest.fixture(scope="session")
def hostile_data(shared_folder: Path) -> Path:
    """The invented county with something hostile in every text field."""
    return _filled(shared_folder / "hostile-data", harmless=False)


@pytest.fixture(scope="session")
def harmless_data(shared_folder: Path) -> Path:
    """The same data with ordinary words in the same fields."""
    return _filled(shared_folder / "harmless-data", harmless=True)


def _filled(folder: Path, *, harmless: bool) -> Path:
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            hostile.write(hostile.fill(FIXTURE, harmless=harmless).values, folder)
    return folder


@pytest.fixture(scope="session")
def hostile_site(shared_folder: Path, hostile_data: Path) -> Path:
    """The site of the hostile data."""
    return build_once(shared_folder, "hostile-site", hostile_data)


@pytest.fixture(scope="session")
def harmless_site(shared_folder: Path, harmless_data: Path) -> Path:
    """The site of the same data with ordinary words."""
    return build_once(shared_folder, "harmless-site", harmless_data)


@pytest.fixture(scope="session")
def published(shared_folder: Path) -> Callable[[Path], Path]:
    """The open data of a county that no test changes, written by the first worker to come: published(data) gives version 1."""

    def published(data: Path) -> Path:
        folder, new = shared_folder / f"open-data-{data.name}", shared_folder / f"open-data-{data.name}-new"
        with FileLock(f"{folder}.lock"):
            if not folder.exists():
                publish(data, new)
                new.rename(folder)
        return folder / "data" / "v1"

    return published


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Serves sites: server(site) or server(site, "/prefix/") gives the address."""
    with ExitStack() as running:
        addresses: dict[tuple[Path, str], str] = {}

        def start(site: Path, prefix: str = "/") -> str:
            if (site, prefix) not in addresses:
                addresses[site, prefix] = running.enter_context(serve(site, prefix))
            return addresses[site, prefix]

        yield start


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Start a browser with Playwright's choices, or other ones by name. A worker can run Playwright only once."""
    # Chromium's sandbox does not start for root, as in a container.
    flags = [*BROWSER_FLAGS, "--no-sandbox"] if os.geteuid() == 0 else BROWSER_FLAGS
    with sync_playwright() as playwright:
        yield partial(playwright.chromium.launch, executable_path=find_browser("headless"), args=flags)


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """One browser per worker."""
    browser = launch()
    yield browser
    browser.close()


class Reader:
    """One reader's browser, that each test begins with as new. To make it anew takes longer than most pages do."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm")
        # A tab that no test sees, from which what the others have kept is cleared away.
        self.aside = self.context.new_page()
        self.session = self.context.new_cdp_session(self.aside)

    def forget(self, addresses: Iterable[str]) -> None:
        """Close every tab, and clear what their sites have kept, what was granted and what was routed."""
        for tab in self.context.pages:
            if tab is not self.aside:
                tab.close()
        for origin in {urlsplit(one)._replace(path="", query="", fragment="").geturl() for one in addresses}:
            self.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        self.session.send("Network.clearBrowserCache")
        self.context.unroute_all()
        self.context.clear_permissions()
        self.context.clear_cookies()
        self.context.set_offline(False)


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator[Reader]:
    """One reader per worker."""
    reader = Reader(browser)
    yield reader
    reader.context.close()


@pytest.fixture
def page(reader: Reader) -> Iterator[Page]:
    """A page of a reader who has been nowhere. Script errors and requests to other sites fail the test."""
    errors: list[str] = []
    visited: set[str] = set()

    def note_request(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:", "file:")):
            errors.append(f"request to another site: {request.url}")
        if request.is_navigation_request():
            visited.add(request.url)

    def note_error(error: WebError) -> None:
        errors.append(f"script error: {error.error}")

    reader.context.on("request", note_request)
    reader.context.on("weberror", note_error)
    yield reader.context.new_page()
    reader.forget(visited)
    reader.context.remove_listener("request", note_request)
    reader.context.remove_listener("weberror", note_error)
    assert not errors, errors
