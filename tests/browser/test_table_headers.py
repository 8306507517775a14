"""Each table cell is read out under its own column's header: what a browser gives assistive technology, not what the markup says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from support import ROOT, Server, find_browser, rest_weekly

READER = Path(__file__).parent / "read_tables.py"
WIDTHS = (420, 1280)
# The strategy's own tables are listened to each time, and every kind of table every week; a test below looks for others.
OWN_TABLES = ("insatser/", "fokusomraden/arbete/", "handlingsplan/forebygga/")
PAGES = (
    *OWN_TABLES,
    "handlingsplan/",
    "oppna-data/",
    "indikatorer/",
    "indikatorer/indikator-1-1/",
    "skolan/",
    "uppfoljning/",
    "strategin/verktyg-exempel/",
)
FIREFOX_SETTINGS = """user_pref("accessibility.force_disabled", -1);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
"""


class _Tables(HTMLParser):
    """For each table of a page, the header that each of its cells should have, in order; none for the headers themselves.

    It is the cell's own label where it has one, else the header of its column. A row whose cells are labelled may lack
    those that hold for several rows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._columns: list[str] = []
        self._place = 0
        self._in_header = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.tables.append([])
            self._columns = []
        elif tag == "tr":
            self._place = 0
        elif tag == "th":
            self.tables[-1].append([])
            self._in_header = given.get("scope") == "col"
            self._columns += [""] * self._in_header
            self._place += 1
        elif tag == "td":
            label = given.get("data-label") or self._columns[self._place].strip()
            self.tables[-1].append([re.sub(r", för alla \d+ \w+ här$", "", label)])
            self._place += 1

    def handle_endtag(self, tag: str) -> None:
        self._in_header = self._in_header and tag != "th"

    def handle_data(self, data: str) -> None:
        if self._in_header:
            self._columns[-1] += data


def wanted(site: Path, pages: tuple[str, ...]) -> list[list[list[str]]]:
    found = []
    for path in pages:
        reader = _Tables()
        reader.feed((site / path / "index.html").read_text("utf-8"))
        assert reader.tables, path
        found += reader.tables
    return found


def opened(site: Path, copy: Path) -> Path:
    """Copy a site with the folds of its pages opened, for what is folded is heard by nobody."""
    shutil.copytree(site, copy)
    for path in PAGES:
        page = copy / path / "index.html"
        page.write_text(page.read_text("utf-8").replace("<details", "<details open"), "utf-8")
    return copy


def frames(address: str, pages: tuple[str, ...], folder: Path) -> str:
    """Write a page that shows pages in both widths, above each other, since a browser skips what is out of sight; give its address."""
    model = '<iframe style="position:absolute;top:0;left:0" width="{}" height="900" src="{}"></iframe>'
    shown = [model.format(width, urljoin(address, path)) for width in WIDTHS for path in pages]
    page = folder / "frames.html"
    page.write_text(f'<!doctype html><html lang="sv"><title>Alla</title>{"".join(shown)}', "utf-8")
    return page.as_uri()


def command(browser: str, folder: Path) -> list[str]:
    """Return how to start a browser that speaks to assistive technology, with a profile of its own."""
    if browser == "chromium":
        flags = [
            "--no-first-run",
            "--disable-gpu",
            "--disable-background-networking",
            "--window-size=1400,1000",
        ]
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        return [
            find_browser(),
            *flags,
            *sandbox,
            "--force-renderer-accessibility",
            f"--user-data-dir={folder}",
        ]
    (folder / "user.js").write_text(FIREFOX_SETTINGS, "utf-8")
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox:
        pytest.skip("Firefox saknas, och tabellernas rubriker prövas inte i den.")
    return [firefox, "--no-remote", "--new-instance", "--profile", str(folder)]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("browser_name", "pages"),
    rest_weekly([("chromium", OWN_TABLES), ("chromium", PAGES), ("firefox", PAGES)], 1),
    ids=["own", "all", "firefox"],
)
def test_each_cell_of_every_table_is_heard_under_its_own_column(
    browser_name: str, pages: tuple[str, ...], built_fixture_site: Path, server: Server, tmp_path: Path
) -> None:
    python = subprocess.run(
        [str(ROOT / "tools" / "find-atspi")], capture_output=True, text=True, encoding="utf-8"
    )
    if python.returncode:
        pytest.skip(python.stderr.strip())
    profile = tmp_path / "profile"
    profile.mkdir()
    tables = wanted(built_fixture_site, pages) * len(WIDTHS)
    start = command(browser_name, profile)
    screen = ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1400x1000x24"]
    reader = [python.stdout.strip(), str(READER), str(len(tables))]
    page = frames(server(opened(built_fixture_site, tmp_path / "site")), pages, tmp_path)
    done = subprocess.run(
        [*screen, *reader, *start, page], capture_output=True, text=True, encoding="utf-8", timeout=200
    )
    assert done.returncode == 0, done.stderr
    heard = json.loads(done.stdout.splitlines()[-1])
    # Browsers differ on what stands above a header.
    wrong = [
        f"tabell {number}, cell {place}: {cell}, inte {right}"
        for number, (said, cells) in enumerate(zip(heard, tables, strict=True))
        for place, (cell, right) in enumerate(zip(said, cells, strict=True))
        if right and cell != right
    ]
    assert not wrong, "\n".join(wrong[:20])


def test_every_kind_of_table_is_among_those_that_are_listened_to(built_fixture_site: Path) -> None:
    kinds = {_kind(path) for path in PAGES}
    found = {
        _kind(page.relative_to(built_fixture_site).parent.as_posix() + "/")
        for page in built_fixture_site.rglob("index.html")
        if "<table" in page.read_text("utf-8")
    }
    assert found - kinds == set()


def _kind(path: str) -> str:
    return re.sub(r"[^/]+/$", "*/", path) if path.count("/") > 1 else path
