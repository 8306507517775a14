"""The invented county's own page and its texts in other languages, as published."""

from __future__ import annotations

import re
from pathlib import Path


def read(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text("utf-8")


def test_an_own_page_stands_in_the_menu_of_every_page(built_fixture_site: Path) -> None:
    menu = r'<nav class="ui-nav".*?</nav>'
    for page in ("", "insatser", "skolan", "om/integritet"):
        shown = re.search(menu, read(built_fixture_site, page), re.DOTALL)
        assert shown
        names = [name.strip() for name in re.findall(r"<li><a[^>]*>([^<]+)</a>", shown[0])]
        assert names[-5:] == ["För skolan", "Om", "Lättläst", "English", "Film på teckenspråk"]
    assert 'href="./" aria-current="page">För skolan' in read(built_fixture_site, "skolan")


def test_own_pages_are_searched_and_mapped(built_fixture_site: Path) -> None:
    sitemap = (built_fixture_site / "sitemap.xml").read_text("utf-8")
    (records,) = (built_fixture_site / "assets").glob("search-*.json")
    for path in ("skolan/", "en/", "lattlast/"):
        assert f"<loc>https://exempel.invalid/{path}</loc>" in sitemap
        assert f'"{path}"' in records.read_text("utf-8")


def test_what_the_frame_says_on_a_page_in_english_is_marked_as_swedish(built_fixture_site: Path) -> None:
    html = read(built_fixture_site, "en")
    assert '<html lang="en">' in html
    assert "This is a draft. The text has not been reviewed." in html
    # What is left when every part marked as Swedish is taken away: the text, its title and its status.
    body = html[html.index("<body>") :]
    for tag in ("a", "header", "aside", "nav", "footer", "div", "p"):
        while found := re.search(rf'<{tag}\b[^>]* lang="sv"', body):
            body = body[: found.start()] + body[end_of(body, tag, found.start()) :]
    words = re.sub(r"<[^>]+>", " ", body)
    assert not re.search(r"[åäöÅÄÖ]", words), words
    assert "Everyone shall have the same power" in words


def end_of(html: str, tag: str, start: int) -> int:
    """Return the position after the element that begins at `start`."""
    depth = 0
    for found in re.finditer(rf"<(/?){tag}\b[^>]*>", html[start:]):
        depth += -1 if found[1] else 1
        if depth == 0:
            return start + found.end()
    raise AssertionError(f"<{tag}> har inget slut")


def test_languages_of_one_page_know_each_other(built_fixture_site: Path) -> None:
    for page in ("en", "strategin"):
        found = re.findall(
            r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', read(built_fixture_site, page)
        )
        assert found == [("sv", "https://exempel.invalid/strategin/"), ("en", "https://exempel.invalid/en/")]
    assert 'rel="alternate" hreflang' not in read(built_fixture_site, "insatser")


def test_easy_swedish_is_swedish_and_keeps_its_lines(built_fixture_site: Path) -> None:
    html = read(built_fixture_site, "lattlast")
    assert '<html lang="sv">' in html
    assert re.search(r"Exempellän finns inte\.<br>\s*Texten är påhittad\.", html)
    assert "Texten är granskad 2025-03-15 av Exempelgranskarna." in html
