"""Menu, footer, cards and lists of ways on name a page by its own heading, so that readers see that they came right."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

# A link text that is not the heading of its page, and why.
ALLOWED = {
    "Insatser": "the menu has room for the short name of Alla insatser",
    "Om": "the menu has room for the first word of Om webbplatsen",
    "Din roll": "the page asks: Vad kan jag bidra med?",
}
PARTS = re.compile(
    r'<a class="ui-nav__link"(?![^>]*hreflang)[^>]*?href="([^"]*)"[^>]*>(.*?)</a>'
    r'|<li class="ui-linkcard"><a href="([^"]*)"[^>]*>(.*?)</a>',
    re.DOTALL,
)
LISTS = re.compile(r'<ul class="ui-links">(.*?)</ul>|<footer class="ui-footer"(.*?)</footer>', re.DOTALL)
# The link to another language names the language.
LINK = re.compile(r'<a (?![^>]*hreflang)[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def words(html: str) -> str:
    """Return the text of some HTML, without the number that a card has before its name."""
    return re.sub(r"^\d+\. ", "", " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split()))


def links(html: str) -> list[tuple[str, str]]:
    """Return (address, words) of the links that stand as names of pages."""
    named = [(one[0] or one[2], one[1] or one[3]) for one in PARTS.findall(html)]
    return named + [link for lists in LISTS.findall(html) for link in LINK.findall("".join(lists))]


def other_names(site: Path) -> dict[str, set[str]]:
    """Return, by link text and heading, the pages where they differ."""
    headings: dict[Path, str] = {}
    found: dict[str, set[str]] = {}
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        here = f"/{file.relative_to(site).as_posix()}"
        for address, inner in links(html):
            path, anchor = urldefrag(urljoin(here, unescape(address)))
            target = site / path.lstrip("/") / ("" if path.endswith(".html") else "index.html")
            if re.match(r"[a-z]+:", address) or anchor or not target.is_file():
                continue
            if target not in headings:
                heading = HEADING.search(target.read_text("utf-8"))
                headings[target] = words(heading[1]) if heading else ""
            text = words(inner)
            if headings[target] and text != headings[target] and text not in ALLOWED:
                found.setdefault(f"{text} → {headings[target]}", set()).add(here)
    return found


def test_a_difference_is_found(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<h1>Rätt namn</h1>", "utf-8")
    card = '<li class="ui-linkcard"><a href="a/">{}</a></li>'
    (tmp_path / "index.html").write_text(card.format("Annat namn") + card.format("1. Rätt namn"), "utf-8")
    assert list(other_names(tmp_path)) == ["Annat namn → Rätt namn"]


@pytest.mark.parametrize("county", ["built_site", "built_fixture_site"])
def test_a_link_in_menu_footer_card_or_list_is_the_heading_of_its_page(
    county: str, request: pytest.FixtureRequest
) -> None:
    found = other_names(request.getfixturevalue(county))
    assert {name: sorted(pages)[:3] for name, pages in found.items()} == {}
