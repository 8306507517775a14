"""Readers at risk find help: the pages that show the box first, and the lines at every page's foot."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from county import change, check
from macros.validation.loader import load
from macros.web import export_project
from macros.web.assets import Unbundled
from support import ROOT, lasting_pages, listed

OPEN, FOLDED, NONE = "open", "folded", ""
LONG = "Ett ord om annat. " * 100


def boxes(county: Path, out: Path) -> dict[str, str]:
    """Return the state of the box by page: path → `open`, `folded` or nothing."""
    loaded = load(county)
    assert loaded.strategy is not None, loaded.diagnostics
    export_project.write(out, loaded.strategy, ROOT)
    pages = {}
    for path in (out / "content").rglob("*.md"):
        front = yaml.safe_load(path.read_text("utf-8").split("---\n", 2)[1])
        pages[path.relative_to(out / "content").as_posix().removesuffix("index.md")] = front.get(
            "support", NONE
        )
    return pages


def shown(html: str) -> str:
    """Return the state of the box on a built page: first on the page, else the way out alone, else neither."""
    if re.search(r'<aside class="ui-support"(?![^>]*hidden)', html):
        return OPEN
    return FOLDED if 'class="ui-exit"' in html else NONE


def test_pages_about_violence_show_the_box_wherever_they_stand(county: Path, tmp_path: Path) -> None:
    found = boxes(county, tmp_path / "out")
    # By its heading; by its area; by the action plan, though its own words are silent; by what it gathers.
    for path in (
        "mal/2/",
        "fokusomraden/trygghet/",
        "insatser/trygghet-1-b/",
        "handlingsplan/handlingsplan-2-1/",
    ):
        assert found[path] == OPEN, path
    assert found["aktorer/foreningar/"] in (OPEN, FOLDED)
    assert found["roller/chef/"] == FOLDED
    for path in ("mal/1/", "insatser/arbete-1-a/", "om/", "oppna-data/"):
        assert found[path] == NONE, path


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ("Våld ska synas. Våldsutsatta ska få stöd mot partnervåld. " * 3, OPEN),
        ("VÅLD och våldsutövare i familjer. " * 5, OPEN),
        (LONG + "Våldet ska synas. " * 4, FOLDED),
        (LONG + "Våldet nämns en gång. ", NONE),
        ("Våldet nämns en gång. ", NONE),
        ("Ett överväldigande hot om valdagen. " * 5, NONE),
        (LONG, NONE),
    ],
    ids=["våld", "versaler", "en sak bland andra", "en gång bland mycket", "en gång", "andra ord", "annat"],
)
def test_a_chapter_is_judged_by_how_often_it_speaks_of_violence(
    words: str, box: str, county: Path, tmp_path: Path
) -> None:
    change(county, "strategy.yaml", "Ett första stycke med not.", f"{words}Not.")
    assert boxes(county, tmp_path / "out")["strategin/inledning-exempel/"] == box


def test_another_county_and_language_names_its_own_words(county: Path, tmp_path: Path) -> None:
    change(county, "site.yaml", "roots: [våld]", "roots: [vold]")
    change(county, "goals.yaml", "title: Makt", "title: Frihed fra voldelige mænd")
    change(county, "strategy.yaml", "Ett första stycke med not.", "Våld. " * 50 + "Not.")
    found = boxes(county, tmp_path / "out")
    assert found["mal/1/"] == OPEN
    assert found["strategin/inledning-exempel/"] == NONE


@pytest.mark.parametrize(
    ("file", "old", "page", "box"),
    [
        ("focusareas.yaml", "title: Belys stigarna", "insatser/trygghet-1-a/", "nej"),
        ("focusareas.yaml", "title: Lys upp stigarna", "insatser/skola-fritid-2-a/", "ja"),
        ("actionplan.yaml", "title: Ge skydd", "handlingsplan/handlingsplan-2-1/", "nej"),
        ("actionplan.yaml", "title: Skydda", "handlingsplan/skydda/", "nej"),
        ("actionplan.yaml", "title: Inledning", "handlingsplan/planens-inledning/", "nej"),
        ("roles.yaml", "title: Lärare", "roller/larare/", "ja"),
        ("roles.yaml", "title: Chef", "roller/chef/", "nej"),
        ("strategy.yaml", "title: Inledning", "strategin/inledning-exempel/", "ja"),
    ],
)
def test_the_editors_word_comes_before_all_else(
    file: str, old: str, page: str, box: str, county: Path, tmp_path: Path
) -> None:
    line = (county / file).read_text("utf-8").splitlines()[change(county, file, old, old) - 1]
    indent = " " * (len(line) - len(line.lstrip(" -")))
    change(county, file, old, f"{old}\n{indent}support_box: {box}")
    assert boxes(county, tmp_path / "out")[page] == (OPEN if box == "ja" else NONE)


def test_the_editors_decide_for_registers_too(county: Path, tmp_path: Path) -> None:
    decided = "  pages:\n    - {page: /om/ordlista/, support_box: ja}\n    - {page: /handlingsplan/forebygga/x/, support_box: nej}\n"
    change(county, "site.yaml", "  roots: [våld]", f"{decided}  roots: [våld]")
    assert "sidan /handlingsplan/forebygga/x/ finns inte" in check(county).output
    change(county, "site.yaml", "    - {page: /handlingsplan/forebygga/x/, support_box: nej}\n", "")
    assert boxes(county, tmp_path / "out")["om/ordlista/"] == OPEN


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("actionplan.yaml", "support_box: ja"),
        ("focusareas.yaml", "support_box: ja"),
        ("roles.yaml", "    title: Lärare"),
        ("strategy.yaml", "    title: Inledning"),
    ],
)
def test_who_asks_for_the_box_without_support_is_told_where(file: str, old: str, county: Path) -> None:
    site = (county / "site.yaml").read_text("utf-8")
    (county / "site.yaml").write_text(site[: site.index("support:")], "utf-8")
    line = change(county, file, old, old if "support_box" in old else f"{old}\n    support_box: ja")
    result = check(county)
    assert result.exit_code == 1
    number = line if "support_box" in old else line + 1
    assert f"exempellan/{file}:{number}:" in result.output
    assert "site.yaml har inget support" in result.output
    assert "skriv support i site.yaml" in result.output


def test_a_strategy_that_asks_for_nothing_shows_nothing(county: Path, tmp_path: Path) -> None:
    site = (county / "site.yaml").read_text("utf-8")
    (county / "site.yaml").write_text(site[: site.index("support:")], "utf-8")
    for file in ("actionplan.yaml", "focusareas.yaml"):
        path = county / file
        path.write_text(
            re.sub(r"^ *support_box: ja\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
        )
    change(county, "pages/skolan.md", "{{ stod() }}", "")
    assert set(boxes(county, tmp_path / "out").values()) == {NONE}


@pytest.mark.parametrize("site", ["built_site", "built_fixture_site"])
def test_every_page_has_all_numbers_to_call_one_press_away(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    data = (ROOT / "data" if site == "built_site" else ROOT / "tests/fixtures/exempellan") / "site.yaml"
    lines = yaml.safe_load(data.read_text("utf-8"))["support"]["lines"]
    wanted = Counter(re.sub(r"\D", "", str(line["number"])) for line in lines)
    missing = []
    for path in (*lasting_pages(folder), folder / "404.html"):
        html = path.read_text("utf-8")
        # Where the strip at the top leads: first on pages about violence, else above the footer.
        [box] = re.findall(r'<aside class="ui-support[^>]* id="stod".*?</aside>', html, re.DOTALL)
        links = Counter(re.findall(r'<a href="tel:(\d+)">', box))
        if links != wanted or 'class="ui-sender__help" href="#stod"' not in html:
            missing.append(path.relative_to(folder).as_posix())
    assert not missing, listed(missing)


@pytest.mark.parametrize("site", ["built_site", "built_fixture_site"])
def test_a_page_whose_heading_names_violence_has_the_box_open_first(
    site: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    roots = "|".join(
        load(
            ROOT / "data" if site == "built_site" else ROOT / "tests/fixtures/exempellan"
        ).strategy.data.site.support.roots
    )
    seen, wrong = 0, []
    for path in lasting_pages(folder):
        html = path.read_text("utf-8")
        heading = re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)
        if heading and re.search(roots, heading[1], re.IGNORECASE):
            seen += 1
            main = html.partition('<main id="innehall"')[2]
            first = re.match(r'[^>]*>\s*<aside class="ui-support"', main)
            if shown(html) != OPEN or not first or 'id="site-search"' in html:
                wrong.append(path.relative_to(folder).as_posix())
    assert seen
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("site", ["built_site", "built_fixture_site"])
def test_the_way_out_stands_where_help_is_shown_and_says_where_it_leads(
    site: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    wrong = []
    for path in lasting_pages(folder):
        html = path.read_text("utf-8")
        out = re.findall(
            r'<a [^>]*href="(https://[^"]+)"[^>]*>Lämna sidan snabbt<span[^>]*> till ([^<]+)</span>', html
        )
        if bool(out) != bool(shown(html)):
            wrong.append(path.relative_to(folder).as_posix())
        # Nothing is fetched from there beforehand.
        for address, _ in out:
            if html.count(address) != 1 or re.search(
                r'rel="(?:prefetch|preconnect|dns-prefetch|prerender)', html
            ):
                wrong.append(f"{path.relative_to(folder).as_posix()}: {address}")
    assert not wrong, listed(wrong)


def test_a_plan_asks_where_it_is_kept_by_the_same_answer(county: Path, tmp_path: Path) -> None:
    change(
        county,
        "focusareas.yaml",
        "title: Lys upp stigarna",
        "title: Lys upp stigarna\n            support_box: ja",
    )
    strategy = load(county).strategy
    assert strategy is not None
    items = json.loads(dict(export_project.files(strategy, Unbundled()))["min-plan/strategi.json"])["items"]
    marked = {item["id"] for item in items if item.get("violence")}
    assert {"skola-fritid-2-a", "trygghet-1-b", "handlingsplan-2-1"} <= marked
    assert "arbete-1-a" not in marked
