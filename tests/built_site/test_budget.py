"""The weight of the built pages against tests/budget.yaml, and what no page may hold."""

from __future__ import annotations

import json
import re
from pathlib import Path

from macros.source import media
from macros.web.assets import MANIFEST
from support import BUDGET, asset, lasting_pages, manifest, overweight, weight


def test_no_page_is_heavier_or_in_more_files_than_its_budget(built_site: Path) -> None:
    heavy = []
    for page in sorted(built_site.rglob("*.html")):
        path = page.relative_to(built_site).as_posix().removesuffix("index.html")
        heavy += overweight(path, list(weight(built_site, page).values()))
    assert heavy == []


def test_no_figure_is_heavier_than_its_budget_or_fetched_before_it_is_reached(
    built_fixture_site: Path,
) -> None:
    files = list((built_fixture_site / media.FOLDER).iterdir())
    assert files
    assert [file.name for file in files if file.stat().st_size > 1000 * BUDGET["figure"]] == []
    pages = [page.read_text("utf-8") for page in built_fixture_site.rglob("*.html")]
    images = [image for page in pages for image in re.findall(r"<img\b[^>]*/media/[^>]*>", page)]
    assert images
    assert all('loading="lazy"' in image or "loading=lazy" in image for image in images)


def test_the_weight_counts_a_script_and_what_it_imports(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("a.js", "b.js", "later.js"):
        (tmp_path / "assets" / name).write_text("1;\n")
    made = {
        "a": {"file": "assets/a.js", "loads": ["assets/b.js"]},
        "later": {"file": "assets/later.js", "loads": []},
    }
    (tmp_path / MANIFEST).write_text(json.dumps(made))
    page = tmp_path / "index.html"
    page.write_text('<script type="module" src="assets/a.js"></script>')
    assert sorted(weight(tmp_path, page)) == ["assets/a.js", "assets/b.js", "index.html"]


def test_the_manifest_knows_all_that_a_script_imports_at_once(built_site: Path) -> None:
    """Read out of the scripts themselves, step by step."""
    imported = re.compile(r'\b(?:import|export)\b(?:[^"();]*?\bfrom)?"\./([^"]+)"')
    for source, made in manifest(built_site).items():
        found, waiting = set[str](), [made["file"]]
        while waiting:
            path = built_site / waiting.pop()
            text = path.read_text("utf-8") if path.suffix == ".js" else ""
            new = {f"assets/{name}" for name in imported.findall(text)} - found
            found |= new
            waiting += new
        assert sorted(found) == made["loads"], source


def test_no_page_holds_what_its_policy_forbids(built_site: Path) -> None:
    wrong = []
    for page in built_site.rglob("*.html"):
        html = page.read_text("utf-8")
        # Data is no code.
        inline = re.findall(
            r'<script\b(?!( [\w-]+="[^"]*")*( src=| type="application/(?:ld\+)?json"))[^>]*>', html
        )
        styles = re.findall(
            r"<style\b|<[^>]+\sstyle=|<[^>]+\son[a-z]+=|(?:src|href)=\"(?:data|javascript):", html
        )
        wrong += [f"{page.relative_to(built_site)}: {found}" for found in (*inline, *styles)]
        if html.count("Content-Security-Policy") != 1 or 'name="referrer" content="no-referrer"' not in html:
            wrong.append(f"{page.relative_to(built_site)}: no policy")
    assert wrong == []


def test_the_style_sheets_are_whole_and_without_comments(built_site: Path) -> None:
    sheets = [path.read_text("utf-8") for path in built_site.glob("assets/*.css")]
    assert sheets
    assert [css for css in sheets if "/*" in css or "@import" in css] == []


def test_a_page_asks_for_the_sheet_of_each_class_that_it_holds(built_site: Path) -> None:
    sheets = {
        sheet.name: set(re.findall(r"(?:^|[{},])\.([a-z][\w-]*)", sheet.read_text("utf-8")))
        for sheet in built_site.glob("assets/*.css")
    }
    bare = []
    for page in built_site.rglob("*.html"):
        text = page.read_text("utf-8")
        styled = set().union(*(classes for name, classes in sheets.items() if name in text))
        held = {word for found in re.findall(r' class="([^"]*)"', text) for word in found.split()}
        bare += [
            f"{page.relative_to(built_site)}: {name}"
            for name in held & (set().union(*sheets.values()) - styled)
        ]
    assert bare == []


def test_only_files_that_something_asks_for_are_published(built_site: Path) -> None:
    text = "\n".join(
        path.read_text("utf-8")
        for path in built_site.rglob("*")
        if path.suffix in {".html", ".js", ".css", ".json"}
    )
    # A library's licence goes where the library goes, and nobody links to it.
    assets = [p for p in (built_site / "assets").rglob("*") if p.is_file() and not p.match("*.LICENSE.txt")]
    assert assets
    assert [path.name for path in assets if path.name not in text] == []


def test_the_typeface_of_headings_is_small_and_every_page_asks_for_it_at_once(built_site: Path) -> None:
    [font] = built_site.rglob("*.woff2")
    assert font.stat().st_size / 1000 <= BUDGET["font"]
    name = font.relative_to(built_site).as_posix()
    preload = re.compile(
        rf'<link rel="preload" href="[./]*{re.escape(name)}" as="font" type="font/woff2" crossorigin>'
    )
    bare = [page for page in lasting_pages(built_site) if not preload.search(page.read_text("utf-8"))]
    assert bare == []
    assert "font-display:optional" in asset(built_site, "styles/site.css").read_text("utf-8")


def test_the_licence_of_the_typeface_lies_beside_it(built_site: Path) -> None:
    [font] = built_site.rglob("*.woff2")
    assert "SIL OPEN FONT LICENSE" in (font.parent / "schibsted-grotesk.LICENSE.txt").read_text("utf-8")
