"""What follows a build: the style sheet, the names of the assets, the policy, and what is left out."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
import tinycss2

from macros.postprocess import (
    bundle_css,
    csp,
    fingerprint,
    html_pipeline,
    http_headers,
    list_roles,
    minify_html,
    optional_tags,
    remove_theme_assets,
    vendor_libraries,
)
from support import ROOT, asset

PAGE = '<!doctype html><html lang="sv"><head><meta charset="utf-8"></head><body>{}</body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets" / "styles").mkdir(parents=True)
    (tmp_path / "index.html").write_text(PAGE.format('<p class="used" id="here">Ord</p>'), "utf-8")
    return tmp_path


def styled(site: Path, css: str) -> str:
    (site / "assets" / "site.css").write_text('@import "styles/part.css";\n', "utf-8")
    (site / "assets" / "styles" / "part.css").write_text(css, "utf-8")
    bundle_css.join(site)
    return (site / "assets" / "site.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("css", "wanted"),
    [
        ("/* why */ .used { color: red; }", ".used{color:red}"),
        (".made-by-a-script { color: red; }", ".made-by-a-script{color:red}"),
        (".near-2 , .near-3\n{ color: red; top: 0 }", ".near-2,.near-3{color:red;top:0}"),
        ("p.used:not(.unused) { color: red; }", "p.used:not(.unused){color:red}"),
        ("@media print { .used { top: calc(1px + 2px); } }", "@media print{.used{top:calc(1px + 2px)}}"),
        ('.used::before { content: " ( " attr(href); }', '.used::before{content:" ( " attr(href)}'),
        (".used > p { top: 0; }", ".used > p{top:0}"),
    ],
)
def test_a_style_sheet_keeps_every_rule_in_fewer_characters(site: Path, css: str, wanted: str) -> None:
    assert styled(site, css) == wanted


def test_the_parts_are_not_published(site: Path) -> None:
    styled(site, "p { top: 0; }")
    assert sorted(path.name for path in (site / "assets").iterdir()) == ["site.css"]


def test_a_broken_style_sheet_stops_the_build_with_its_line(site: Path) -> None:
    with pytest.raises(ValueError, match=r"part\.css:2"):
        styled(site, "p { top: 0; }\n}\n")


def test_a_sheet_for_one_page_is_minified_too(site: Path) -> None:
    (site / "assets" / "plan.css").write_text("/* why */ .used { top: 0; } .unused { top: 0; }", "utf-8")
    bundle_css.join(site)
    assert (site / "assets" / "plan.css").read_text("utf-8") == ".used{top:0}.unused{top:0}"


def test_every_selector_of_our_styles_stands_in_the_finished_site(built_fixture_site: Path) -> None:
    source, built = selectors(ROOT / "overrides" / "assets"), selectors(built_fixture_site / "assets")
    assert len(source) > 300
    assert source - built == set()


def selectors(folder: Path) -> set[str]:
    """Every selector of the style sheets in a folder, without spaces."""
    rules = [
        rule for path in folder.rglob("*.css") for rule in tinycss2.parse_stylesheet(path.read_text("utf-8"))
    ]
    found: set[str] = set()
    while rules:
        rule = rules.pop()
        if rule.type == "qualified-rule":
            found |= set("".join(tinycss2.serialize(rule.prelude).split()).split(","))
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            rules += tinycss2.parse_rule_list(rule.content)
    return found


def test_indentation_goes_but_not_that_of_code() -> None:
    html = "<ul>\n    \n    <li>Ett\n  två</li>\n</ul>\n<pre>\n  kod\n\n    mer</pre>\n  <p>"
    assert minify_html.out(html) == "<ul>\n<li>Ett\ntvå</li>\n</ul>\n<pre>\n  kod\n\n    mer</pre>\n<p>"
    table = "<p>a\n<table>\n<caption>\n<h4>d</h4></caption>\n <tr>\n<td>b\nc</td>\n</tr></table>"
    assert minify_html.out(table) == "<p>a<table><caption><h4>d</h4></caption><tr><td>b\nc</td></tr></table>"


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


def named(site: Path, part: str) -> Path:
    """A site with a page that runs a script, which imports `part` and loads another script when asked."""
    for name, text in {
        "site.css": "p{top:0}",
        "main.mjs": 'import { a } from "./part.mjs";\nimport("./later.mjs");\n',
        "later.mjs": 'export { a } from "./part.mjs";\n',
        "part.mjs": part,
        "lib.min.js": "1",
        "lib.LICENSE.txt": "Free",
    }.items():
        (site / "assets" / name).write_text(text, "utf-8")
    body = '<script type="module" src="{}assets/main.mjs" data-lib="{}assets/lib.min.js"></script>{}'
    (site / "index.html").write_text(PAGE.format(body.format("", "", "")), "utf-8")
    (site / "deep").mkdir(exist_ok=True)
    link = '<a href="https://example.org/assets/site.css">assets/site.css</a>'
    (site / "deep" / "index.html").write_text(PAGE.format(body.format("../", "../", link)), "utf-8")
    (site / "404.html").write_text(PAGE.format(body.format("/x/", "/x/", "")), "utf-8")
    html_pipeline.transform_pages(site, [fingerprint.name(site)])
    return site


@pytest.fixture
def scripted(site: Path) -> Path:
    return named(site, "export const a = 1;\n")


def test_assets_are_named_by_their_content_wherever_a_page_or_script_names_them(scripted: Path) -> None:
    main, later, part, lib = (
        asset(scripted, name).name for name in ("main.mjs", "later.mjs", "part.mjs", "lib.min.js")
    )
    for page, root in {"index.html": "", "deep/index.html": "../", "404.html": "/x/"}.items():
        html = (scripted / page).read_text("utf-8")
        assert f'src="{root}assets/{main}" data-lib="{root}assets/{lib}"' in html
    text = (scripted / "assets" / main).read_text("utf-8")
    assert text == f'import {{ a }} from "./{part}";\nimport("./{later}");\n'
    assert f'"./{part}"' in (scripted / "assets" / later).read_text("utf-8")


def test_what_only_looks_like_an_asset_keeps_its_name(scripted: Path) -> None:
    page = (scripted / "deep" / "index.html").read_text("utf-8")
    assert '<a href="https://example.org/assets/site.css">assets/site.css</a>' in page
    assert (scripted / "assets" / "lib.LICENSE.txt").exists()


def test_a_changed_import_gives_its_importers_new_names_too(site: Path) -> None:
    names = []
    for part in ("export const a = 1;\n", "export const a = 2;\n", "export const a = 1;\n"):
        names.append(asset(named(site, part), "main.mjs").name)
        for path in (site / "assets").glob("*.*"):
            path.unlink()
    assert names[0] == names[2] != names[1]


def test_an_import_that_leads_nowhere_stops_the_build(site: Path) -> None:
    (site / "assets" / "a.mjs").write_text('import "./gone.mjs";\n', "utf-8")
    with pytest.raises(ValueError, match=r"gone\.mjs, som inte finns"):
        html_pipeline.transform_pages(site, [fingerprint.name(site)])


def test_static_hosts_are_told_the_policy_and_what_a_browser_may_keep(site: Path) -> None:
    http_headers.write_headers_file(site)
    text = (site / "_headers").read_text("utf-8")
    assert f"/*\n  Content-Security-Policy: {csp.POLICY}; frame-ancestors 'none'\n" in text
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in text


def test_the_libraries_come_with_every_licence(site: Path) -> None:
    vendor_libraries.copy(site)
    copied = {path.name: path.read_text("utf-8") for path in (site / "assets").iterdir() if path.is_file()}
    assert sorted(copied) == [
        "docx.LICENSE.txt",
        "docx.min.mjs",
        "write-excel-file.LICENSE.txt",
        "write-excel-file.min.mjs",
    ]
    assert copied["docx.LICENSE.txt"].count("Permission is hereby granted") == 4
    assert copied["write-excel-file.LICENSE.txt"].count("Permission is hereby granted") == 2


def test_a_library_that_has_changed_where_we_mend_it_stops_the_build(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vendor_libraries, "_read", lambda name: "if(g<16e4)if(g<16e4)")
    with pytest.raises(ValueError, match=r"write-excel-file\.min\.js har ändrats"):
        vendor_libraries.copy(site)


def test_a_library_that_is_not_installed_stops_the_build(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vendor_libraries, "_MODULES", tmp_path)
    with pytest.raises(SystemExit, match="Kör make build"):
        vendor_libraries.copy(site)


def test_a_long_page_keeps_to_latin_1_with_the_same_words() -> None:
    words = "Så – ”här” på 日本語, &amp; så vidare. "
    code = '<script type="application/ld+json">{"name":"”–”"}</script>'
    long = PAGE.format(f"{code}<p title='–'>{words * 30_000}</p>")
    spared = optional_tags.down(long)
    assert {ord(character) for character in spared.replace(code, "")} <= set(range(256))
    assert html.unescape(spared) == html.unescape(long), "the words"
    assert code in spared, "code knows no references"
    assert optional_tags.down(PAGE.format(words)) == PAGE.format(words), "a short page stays as it is"


def test_every_list_says_that_it_is_one_and_says_it_once() -> None:
    html = '<ul><li>a</li></ul><ol class="b"><li><ul\nid="c" role="list"></ul></li></ol><ulx>&lt;ul>'
    wanted = '<ul role="list"><li>a</li></ul><ol role="list" class="b"><li><ul\nid="c" role="list"></ul></li></ol><ulx>&lt;ul>'
    assert list_roles.add_role(html) == wanted
    assert list_roles.add_role(wanted) == wanted
