"""Changes are visible to machines: the feed, the sitemap, the list of changes and the files' revisions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.postprocess.robots_sitemap_security import sitemap
from macros.validation.loader import load
from published import publish, source
from support import FIXTURE, lasting_pages

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEED = re.compile(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">')
CHANGED = re.compile(r'Sidan ändrades senast <time datetime="([\d-]+)">')


def test_every_page_announces_the_feed_which_names_its_own_address(built_fixture_site: Path) -> None:
    feed = built_fixture_site / "om/andringar/feed.xml"
    for page in lasting_pages(built_fixture_site):
        (href,) = FEED.findall(page.read_text("utf-8"))
        assert (page.parent / href).resolve() == feed, page
    address = source(FIXTURE, "site")["address"]
    links = {
        link.get("rel"): link.get("href") for link in ElementTree.parse(feed).getroot().findall(f"{ATOM}link")
    }
    assert links["self"] == f"{address}om/andringar/feed.xml"


def test_the_sitemap_has_the_day_that_each_page_says_and_a_list_that_of_its_newest(built_site: Path) -> None:
    """The pages of the project's own data, whose days git knows, as if they stood at the invented county's address."""
    strategy = load(FIXTURE).strategy
    assert strategy
    address = str(strategy.data.site.address)
    rows = ElementTree.fromstring(sitemap(built_site, strategy).encode())
    days = {
        (url.findtext(f"{SITEMAP}loc") or "").removeprefix(address): url.findtext(f"{SITEMAP}lastmod")
        for url in rows
    }
    said = {path: CHANGED.search((built_site / path / "index.html").read_text("utf-8")) for path in days}
    assert len(days) > 100
    for path, day in days.items():
        below = [found[1] for inner, found in said.items() if found and inner.startswith(path)]
        own = said[path]
        assert day == (own[1] if own else max(below, default=day)), path
    assert None not in days.values()


def test_the_published_changes_are_a_file(published: Callable[[Path], Path]) -> None:
    files = published(FIXTURE)
    wanted = [
        (release["date"], release["title"], change["text"], list(change.get("about", [])))
        for release in sorted(
            source(FIXTURE, "changes")["releases"], key=lambda one: one["date"], reverse=True
        )
        if release["reviewed"] == "ja"
        for change in release["items"]
    ]
    items = json.loads((files / "andringar.json").read_text("utf-8"))["items"]
    assert wanted
    assert [(i["date"], i["title"], i["text"], [one["id"] for one in i["about"]]) for i in items] == wanted


@pytest.mark.parametrize("name", ["insatser", "allt", "aktorer"])
def test_a_file_has_a_revision_that_changes_with_its_items_alone(name: str, tmp_path: Path) -> None:
    def head(folder: Path) -> tuple[str, str]:
        value = json.loads((folder / f"{name}.json").read_text("utf-8"))
        return value["modified"], value["revision"]

    county = tmp_path / "lan"
    county.mkdir()
    for file in FIXTURE.rglob("*"):
        if file.is_file():
            (county / file.relative_to(FIXTURE)).parent.mkdir(parents=True, exist_ok=True)
            (county / file.relative_to(FIXTURE)).write_bytes(file.read_bytes())
    first = head(publish(county, tmp_path / "first"))
    assert re.fullmatch(r"[0-9a-f]{16}", first[1])
    assert head(publish(county, tmp_path / "again")) == first
    areas = county / "focusareas.yaml"
    areas.write_text(
        areas.read_text("utf-8").replace("title: Kartlägg lönerna", "title: Se över lönerna"), "utf-8"
    )
    assert head(publish(county, tmp_path / "second"))[1] != first[1]
