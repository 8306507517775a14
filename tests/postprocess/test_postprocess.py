"""The steps after a build: the policy, the headers, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.postprocess import csp, html_pipeline, http_headers, list_roles, remove_theme_assets

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


def test_every_list_says_that_it_is_one_and_says_it_once() -> None:
    html = '<ul><li>a</li></ul><ol class="b"><li><ul\nid="c" role="list"></ul></li></ol><ulx>&lt;ul>'
    wanted = '<ul role="list"><li>a</li></ul><ol role="list" class="b"><li><ul\nid="c" role="list"></ul></li></ol><ulx>&lt;ul>'
    assert list_roles.add_role(html) == wanted
    assert list_roles.add_role(wanted) == wanted
