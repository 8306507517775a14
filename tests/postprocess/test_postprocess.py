"""The steps after a build: the policy, the headers, and what is left out."""

from __future__ import annotations

import dataclasses
import fnmatch
import re
from pathlib import Path

import pytest

from macros.model.site import Repository
from macros.postprocess import (
    csp,
    html_pipeline,
    http_headers,
    let_the_form_send,
    list_roles,
    remove_theme_assets,
)
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web import github
from support import FIXTURE

PAGE = '<!doctype html><html lang="sv"><head><meta charset="utf-8"></head><body>{}</body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets" / "styles").mkdir(parents=True)
    (tmp_path / "index.html").write_text(PAGE.format('<p class="used" id="here">Ord</p>'), "utf-8")
    return tmp_path


def test_each_page_gets_the_policy_before_anything_it_governs(site: Path) -> None:
    html_pipeline.transform_pages(site, [csp.add_policy])
    html = (site / "index.html").read_text("utf-8")
    assert html.index("Content-Security-Policy") < html.index("</head>")
    assert "default-src 'self'" in html
    assert "unsafe-inline" not in html


def test_a_page_that_cannot_get_the_policy_stops_the_build(site: Path) -> None:
    (site / "index.html").write_text("<p>Ord</p>", "utf-8")
    with pytest.raises(ValueError, match="säkerhetspolicy"):
        html_pipeline.transform_pages(site, [csp.add_policy])


def test_what_the_theme_copies_and_no_page_asks_for_is_dropped(site: Path) -> None:
    (site / "assets" / "javascripts").mkdir()
    (site / "assets" / "javascripts" / "bundle.js").write_text("1", "utf-8")
    (site / "sitemap.xml.gz").write_bytes(b"1")
    remove_theme_assets.remove_theme_assets(site)
    assert not (site / "assets" / "javascripts").exists()
    assert not (site / "sitemap.xml.gz").exists()
    assert (site / "index.html").exists()


def test_static_hosts_are_told_the_policy_and_what_a_browser_may_keep(site: Path) -> None:
    http_headers.write_headers_file(site)
    text = (site / "_headers").read_text("utf-8")
    assert f"/*\n  Content-Security-Policy: {csp.POLICY}; frame-ancestors 'none'\n" in text
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in text


class TestThePageThatAsksAnApi:
    API = "https://api.exempel.invalid"

    @pytest.fixture
    def page(self, site: Path) -> Path:
        for folder in ("redigera", "insatser"):
            (site / folder).mkdir()
            (site / folder / "index.html").write_text(PAGE.format("Ord"), "utf-8")
        html_pipeline.transform_pages(site, [csp.add_policy])
        return site / "redigera" / "index.html"

    def test_it_alone_may_ask_it(self, site: Path, page: Path) -> None:
        csp.allow_api(page, self.API)
        allowed = {path.parent.name: self.API in path.read_text("utf-8") for path in site.rglob("index.html")}
        assert allowed == {"redigera": True, "insatser": False, site.name: False}
        assert page.read_text("utf-8").count("Content-Security-Policy") == 1
        assert f"object-src 'none'; connect-src 'self' {self.API}\"" in page.read_text("utf-8")

    def test_a_page_without_the_policy_stops_the_build(self, site: Path) -> None:
        with pytest.raises(ValueError, match="säkerhetspolicy"):
            csp.allow_api(site / "index.html", self.API)

    def test_static_hosts_send_each_file_one_policy(self, site: Path, page: Path) -> None:
        http_headers.write_headers_file(site, {"redigera": csp.headers_with_api(self.API)})
        rules = re.findall(
            r"^(/.*)\n  Content-Security-Policy: (.*)$", (site / "_headers").read_text("utf-8"), re.MULTILINE
        )
        for path in (
            "/",
            "/index.html",
            "/insatser/",
            "/insatser/index.html",
            "/redigera/",
            "/redigera/index.html",
        ):
            met = [policy for rule, policy in rules if fnmatch.fnmatchcase(path, rule)]
            assert [self.API in policy for policy in met] == ["redigera" in path], path
            assert "frame-ancestors 'none'" in met[0]


def with_repository(address: str) -> Strategy:
    """The invented county with its repository at an address."""
    strategy = load(FIXTURE).strategy
    assert strategy
    site = strategy.data.site.model_copy(update={"repository": Repository(address=address or None)})
    return dataclasses.replace(strategy, data=strategy.data.model_copy(update={"site": site}))


@pytest.mark.parametrize(
    "address", ["https://github.com/exempel/projekt", "https://exempel.invalid/projekt", ""]
)
def test_the_forms_page_may_ask_github_where_the_repository_is_there(site: Path, address: str) -> None:
    (site / "redigera").mkdir()
    (site / "redigera" / "index.html").write_text(PAGE.format("Ord"), "utf-8")
    html_pipeline.transform_pages(site, [csp.add_policy])
    let_the_form_send(site, with_repository(address))
    wanted = "github.com" in address
    assert ("https://api.github.com" in (site / "redigera" / "index.html").read_text("utf-8")) == wanted
    assert ("https://api.github.com" in (site / "_headers").read_text("utf-8")) == wanted
    assert "api.github.com" not in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://github.com/exempel/projekt", ("exempel", "projekt")),
        ("https://github.com/exempel/projekt.webb.git/", ("exempel", "projekt.webb")),
        ("https://gitlab.com/exempel/projekt", None),
        ("https://github.com.exempel.invalid/exempel/projekt", None),
        ("https://github.com/exempel", None),
        ("", None),
    ],
)
def test_changes_are_proposed_only_in_a_repository_at_github(
    address: str, wanted: tuple[str, str] | None
) -> None:
    place = github.of_strategy(with_repository(address))
    assert (place and (place.owner, place.name)) == wanted
    if place:
        assert (place.branch, place.folder) == ("main", "tests/fixtures/exempellan")
        assert place.api == "https://api.github.com"


def test_every_list_says_that_it_is_one_and_says_it_once() -> None:
    html = '<ul><li>a</li></ul><ol class="b"><li><ul\nid="c" role="list"></ul></li></ol><ulx>&lt;ul>'
    wanted = '<ul role="list"><li>a</li></ul><ol role="list" class="b"><li><ul\nid="c" role="list"></ul></li></ol><ulx>&lt;ul>'
    assert list_roles.add_role(html) == wanted
    assert list_roles.add_role(wanted) == wanted
