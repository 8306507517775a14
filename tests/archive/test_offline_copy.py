"""The copy of the site that opens from disk."""

from __future__ import annotations

import re
from pathlib import Path

from macros.archive import offline_copy
from support import broken_links, listed


def test_every_link_of_the_copy_leads_to_a_file(built_fixture_site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopia"
    offline_copy.copy_for_offline(built_fixture_site, copy)
    problems = []
    for path in copy.rglob("*.html"):
        for link in re.findall(r'\bhref="([^"#?]+)', path.read_text("utf-8")):
            if not re.match(r"[a-z]+:", link) and not (path.parent / link).is_file():
                problems.append(f"{path.relative_to(copy)}: {link}")
    assert not problems, listed(problems)
    assert not broken_links(copy)


def test_the_copy_runs_no_script() -> None:
    assert offline_copy.page('<script type="module" src="a.mjs"></script><a href="../x/#y">x</a>') == (
        '<a href="../x/index.html#y">x</a>'
    )


def test_the_copy_shows_what_is_for_readers_without_scripts() -> None:
    css = "@media not (scripting: enabled){.a{x:y}}@media (scripting: enabled){.b{x:y}}"
    assert offline_copy.styles(css) == ("@media not (max-width:0){.a{x:y}}@media (max-width:0){.b{x:y}}")


def test_an_old_address_leads_on_to_a_file() -> None:
    assert offline_copy.page('content="0; url=../ny/"') == 'content="0; url=../ny/index.html"'


def test_links_elsewhere_and_on_the_page_are_left() -> None:
    for html in ('<a href="https://example.org/a/">', '<a href="#y">', '<a href="a.css">'):
        assert offline_copy.page(html) == html
    assert offline_copy.page('<a href="./">') == '<a href="./index.html">'
    assert offline_copy.page('<a href="..">') == '<a href="../index.html">'


def test_the_typeface_comes_with_its_licence_and_nothing_asks_for_it_as_from_elsewhere(
    built_fixture_site: Path, tmp_path: Path
) -> None:
    offline_copy.copy_for_offline(built_fixture_site, tmp_path / "copy")
    assert sorted(path.name for path in tmp_path.rglob("*.LICENSE.txt")) == ["schibsted-grotesk.LICENSE.txt"]
    assert len(list(tmp_path.rglob("*.woff2"))) == 1
    assert 'rel="preload"' not in (tmp_path / "copy" / "index.html").read_text("utf-8")
