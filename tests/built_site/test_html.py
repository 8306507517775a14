"""Rules on every page of a built site, whatever its data."""

from collections import defaultdict
from pathlib import Path

import pytest

from support import broken_links, html_problems, listed, rest_weekly
from tools.html_pages import read_pages

LEFTOVERS = ("{{", "{%", "Macro Rendering Error")


@pytest.fixture(params=["built_site", "built_fixture_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each test below runs on the project's own site and on the invented one."""
    built: Path = request.getfixturevalue(request.param)
    return built


@pytest.mark.parametrize("site", rest_weekly(["built_fixture_site", "built_site"], 1), indirect=True)
def test_html_is_valid(site: Path) -> None:
    problems = html_problems(site)
    assert not problems, listed(problems)


@pytest.mark.parametrize("prefix", ["/", "/nagon/annanstans/"])
def test_internal_links_and_anchors_lead_somewhere_under_any_prefix(site: Path, prefix: str) -> None:
    problems = broken_links(site, prefix)
    assert not problems, listed(problems)


def test_titles_are_present_and_unique(site: Path) -> None:
    titles: dict[str, list[str]] = defaultdict(list)
    for page in read_pages(site):
        titles[page.title].append(page.path)
    shared = {title: paths for title, paths in titles.items() if not title or len(paths) > 1}
    assert not shared, shared


def test_no_template_code_reaches_a_page(site: Path) -> None:
    problems = [
        f"{file.relative_to(site)}: {leftover}"
        for file in sorted(site.rglob("*.html"))
        for leftover in LEFTOVERS
        if leftover in file.read_text(encoding="utf-8")
    ]
    assert not problems, listed(problems)
