"""The preview of a shared link, and the site's icons: read from the built pages and opened."""

from __future__ import annotations

import re
import shutil
import struct
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image

from macros.exports import pictures
from macros.strategy import colours
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from published import COUNTIES, source
from support import ROOT

MOST_BYTES = 60_000


class Head(HTMLParser):
    """The tags of a page's head."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in values:
            self.tags[values.get("property") or values.get("name", "")] = values["content"]
        if tag == "link":
            self.links.append(values)


def heads(site: Path) -> dict[str, Head]:
    return {
        page.parent.relative_to(site).as_posix(): Head(page.read_text("utf-8"))
        for page in sorted(site.rglob("index.html"))
        if "<main" in page.read_text("utf-8")
    }


@pytest.fixture(scope="module", params=["built_site", "built_fixture_site"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture(scope="module", params=COUNTIES, ids=lambda path: path.name)
def strategy(request: pytest.FixtureRequest) -> Strategy:
    found = load(request.param).strategy
    assert found is not None
    return found


class TestSharedLinks:
    def test_each_page_has_a_title_and_a_description_of_its_own(self, site: Path) -> None:
        for name in ("og:title", "og:description", "description"):
            shared = Counter(head.tags.get(name, "") for head in heads(site).values())
            assert "" not in shared, name
            assert [words for words, count in shared.items() if count > 1] == [], name

    @pytest.mark.parametrize(
        ("built", "county"), [("built_site", COUNTIES[0]), ("built_fixture_site", COUNTIES[1])]
    )
    def test_an_insats_is_described_by_the_strategys_own_words(
        self, built: str, county: Path, request: pytest.FixtureRequest
    ) -> None:
        shown = heads(request.getfixturevalue(built))
        rows = [row for area in source(county, "focusareas")["focus_areas"] for row in area["problems"]]
        for action in (action for row in rows for action in row["actions"]):
            described = shown[f"insatser/{action['id']}"].tags["og:description"]
            assert described.startswith(action["text"][:100].rstrip(". ")), action["id"]

    def test_no_description_is_longer_than_what_is_shown(self, site: Path) -> None:
        long = {path: d for path, head in heads(site).items() if len(d := head.tags["og:description"]) > 200}
        assert long == {}

    def test_the_picture_has_its_whole_address_and_only_where_the_site_has_one(
        self, built_site: Path, built_fixture_site: Path
    ) -> None:
        address = str(source(ROOT / "tests/fixtures/exempellan", "site")["address"])
        for head in heads(built_fixture_site).values():
            picture = head.tags["og:image"]
            assert picture.startswith(address)
            assert (
                built_fixture_site / urlsplit(picture).path.removeprefix(urlsplit(address).path)
            ).is_file()
            assert (head.tags["og:image:width"], head.tags["og:image:height"]) == ("1200", "630")
            assert head.tags["og:image:alt"]
        if not source(ROOT / "data", "site").get("address"):
            assert not any("og:image" in head.tags for head in heads(built_site).values())


class TestPictures:
    def test_the_picture_of_a_shared_link_is_small_and_has_the_accent(
        self, strategy: Strategy, tmp_path: Path
    ) -> None:
        file = tmp_path / "share.png"
        file.write_bytes(pictures.share(strategy))
        assert len(file.read_bytes()) <= MOST_BYTES
        with Image.open(file) as picture:
            assert picture.size == pictures.SHARE_SIZE
            shades = Counter(picture.convert("RGB").get_flattened_data())
        assert "#{:02x}{:02x}{:02x}".format(*shades.most_common(1)[0][0]) == colours.deep(strategy)
        # The words, and every hue of the frieze.
        used = {"#{:02x}{:02x}{:02x}".format(*shade) for shade, count in shades.items() if count > 500}
        areas = strategy.data.focusareas.focus_areas
        assert {"#ffffff", *(area.colour.dark for area in areas if area.colour)} <= used

    @pytest.mark.parametrize(
        "name",
        [
            "Ö",
            "Jämställt i Norra länet",
            "Ett långt namn på en strategi " * 6,
            "Mångmannamannamannamannaskogslän " * 6,
            "Ισότητα και равенство för alla " * 6,
        ],
    )
    def test_a_name_of_any_length_has_a_small_picture(self, name: str, tmp_path: Path) -> None:
        county = shutil.copytree(COUNTIES[1], tmp_path / "exempellan")
        site = county / "site.yaml"
        site.write_text(re.sub(r"(?m)^name: .*", f"name: {name.strip()}", site.read_text("utf-8")), "utf-8")
        strategy = load(county).strategy
        assert strategy is not None
        assert len(pictures.share(strategy)) <= MOST_BYTES

    def test_the_icons_open_in_the_sizes_that_are_asked_for(self, strategy: Strategy, tmp_path: Path) -> None:
        touch, ico = tmp_path / "touch.png", tmp_path / "favicon.ico"
        touch.write_bytes(pictures.touch_icon(strategy))
        ico.write_bytes(pictures.favicon(strategy))
        with Image.open(touch) as picture:
            assert picture.size == (180, 180)
            assert picture.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)
        with Image.open(ico) as picture:
            assert picture.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
            # Dark halves would not be told from a dark window.
            on_black = Image.alpha_composite(
                Image.new("RGBA", picture.size, "black"), picture.convert("RGBA")
            )
            edge = [on_black.convert("L").getpixel((x, picture.height // 2)) for x in range(3)]
            assert max(edge) > 200
        assert struct.unpack("<HHH", ico.read_bytes()[:6]) == (0, 1, 3)

    def test_the_same_strategy_gives_the_same_pictures(self, strategy: Strategy) -> None:
        first = pictures.share(strategy), pictures.favicon(strategy)
        pictures._drawn.cache_clear()
        assert (pictures.share(strategy), pictures.favicon(strategy)) == first

    def test_a_page_names_its_icons_and_they_are_there(self, site: Path) -> None:
        for path, head in heads(site).items():
            icons = {
                (link["rel"], link.get("type", "")): link["href"]
                for link in head.links
                if "icon" in link["rel"]
            }
            assert {("icon", ""), ("icon", "image/svg+xml"), ("apple-touch-icon", "")} == set(icons)
            for address in icons.values():
                assert (site / urljoin(f"{path}/", address)).is_file(), (path, address)

    def test_the_icon_of_a_tab_has_colours_for_dark_too(self, site: Path) -> None:
        icon = ElementTree.parse(next(site.glob("assets/icon-*.svg"))).getroot()
        text = ElementTree.tostring(icon, "unicode")
        assert [part.tag.rpartition("}")[2] for part in icon] == ["style", "path", "path"]
        assert "prefers-color-scheme" in text
