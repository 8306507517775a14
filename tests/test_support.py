"""The helpers that other tests trust."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page

from support import Server, axe_violations, broken_links, html_problems
from tools.html_pages import PageLink, read_page


def write(site: Path, **pages: str) -> Path:
    """Makes a site: a page per name, where `__` stands for a slash."""
    for name, html in pages.items():
        file = site / (name.replace("__", "/") + ".html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return site


def test_a_page_is_read_with_its_title_ids_and_links() -> None:
    page = read_page(
        "index.html",
        '<title>En\n sida</title><h1 id="a">x</h1>\n<svg><title>bild</title></svg><a name="b" href=" c ">d</a>'
        '<img src="e.svg" srcset="f.png 1x, g.png 2x">',
    )
    assert page.title == "En sida"
    assert page.ids == {"a", "b"}
    assert page.links == [
        PageLink("c", "a", 3),
        *(PageLink(name, "img", 3) for name in ("e.svg", "f.png", "g.png")),
    ]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("under/", ""),
        ("under/#här", ""),
        ("under/#h%C3%A4r", ""),
        ("?q=ord#start", ""),
        ("https://a.example/borta", ""),
        ("mailto:a@a.example", ""),
        ("under", "a folder without a closing slash"),
        ("borta/", "no such page or file"),
        ("under/#borta", "no such place on the page"),
        ("#borta", "no such place on the page"),
        ("/del/under/", ""),
        ("/under/", "leaves the site under /del/"),
        ("../", "leaves the site under /del/"),
    ],
)
def test_links_that_lead_nowhere_are_told_with_the_reason(tmp_path: Path, address: str, why: str) -> None:
    site = write(
        tmp_path, index=f'<p id="start"></p>\n<a href="{address}">x</a>', under__index='<p id="här"></p>'
    )
    assert broken_links(site, "/del/") == ([f"index.html:2: {address}: {why}"] if why else [])


def test_the_page_for_missing_addresses_links_from_the_root(tmp_path: Path) -> None:
    assert broken_links(write(tmp_path, index="", **{"404": '<a href="/">hem</a>'}), "/del/") == []


def test_a_site_is_served_under_a_prefix_with_its_page_for_missing_addresses(
    tmp_path: Path, server: Server
) -> None:
    address = server(write(tmp_path, index="hem", **{"404": "saknas"}), "/del/")
    assert urllib.request.urlopen(address).read() == b"hem"
    for missing in (address + "borta", address.removesuffix("del/")):
        with pytest.raises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(missing)
        with raised.value as error:
            assert (error.code, error.read()) == (404, b"saknas")


def test_the_validator_finds_a_fault_at_its_place(tmp_path: Path) -> None:
    write(tmp_path, index='<!DOCTYPE html>\n<html lang="sv"><title>x</title><p><div></div></p></html>')
    assert any(problem.startswith("index.html:2:") for problem in html_problems(tmp_path))


def test_the_validator_tells_every_fault_of_a_bad_site(tmp_path: Path) -> None:
    write(tmp_path, index="<!DOCTYPE html>" + "<p><div></div></p>\n" * 1000)
    assert any(problem.startswith("index.html:1000:") for problem in html_problems(tmp_path))


def test_axe_finds_a_picture_without_a_text(tmp_path: Path, server: Server, page: Page) -> None:
    page.goto(
        server(
            write(tmp_path, index='<html lang="sv"><title>x</title><main><h1>x</h1><img src="data:,"></main>')
        )
    )
    assert [violation.split(":")[0] for violation in axe_violations(page)] == ["image-alt"]
    assert axe_violations(page, exclude=["img"]) == []
