"""Pages that editors write: what their macros show, in lists and boxes, and in other languages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from county import check
from macros.authoring.new_edition import keep_edition
from macros.diff import compare, report
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web import editions, export_project, page_macros, search_records
from macros.web.pages import pages
from macros.web.templating import Renderer
from support import rest_weekly

HEAD = "---\ntitle: Ny sida\n---\n"
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*?(/?)>")
VOID = {"br", "img", "wbr", "input", "path", "hr"}


def write(county: Path, body: str, file: str = "pages/ny.md", head: str = HEAD) -> Strategy:
    path = county / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}{body}\n", "utf-8")
    strategy = load(county).strategy
    assert strategy, check(county).output
    return strategy


def shown(county: Path, body: str) -> str:
    html = str(Renderer(write(county, body)).render("own_page", "ny/", "ny/"))
    assert_well_formed(html)
    return html


def assert_well_formed(html: str) -> None:
    """Each element ends where it should, no paragraph holds a block, and no id stands twice."""
    opened: list[str] = []
    for end, name, empty in TAG.findall(html):
        if name in VOID or empty:
            continue
        if end:
            assert opened
            assert opened.pop() == name, html
        else:
            assert not (opened and opened[-1] == "p" and name in ("p", "table", "ul", "section", "div")), html
            opened.append(name)
    assert opened == []
    ids = [name for tag in re.findall(r"<[^<>]+>", html) for name in re.findall(r' id="([^"]+)"', tag)]
    assert len(ids) == len(set(ids)), sorted(ids)


CALLS = [
    'insatser()', 'insatser(som="kort")', 'insatser(roll="larare")', 'insatser(aktor="skola", som="kort")',
    'insatser(fokusomrade="arbete")', "malsattningar()", 'malsattningar(omrade="skydda", som="kort")',
    'malsattningar(roll="chef")', 'tabell("arbete")', 'tabell("arbete-1")', 'tabell(id="forebygga")',
    'indikator("indikator-3-1")', 'indikator(mal="mal-1")', "mal(1)", 'mal("mal-3")', "stod()", 'ordforklaring("insats")',
]  # fmt: skip
AROUND = {
    "alone": "Först.\n\n{}\n\nSedan.",
    "without blank lines": "Först.\n{}\nSedan.",
    "in a list": "- Ett\n- {}\n- Tre",
    "under a point of a list": "1. Ett\n\n    {}\n\n2. Två",
    "in a box": '!!! note "Tänk på"\n    Ord.\n    {}\n    Fler ord.',
    "in a quotation": "> Ord.\n>\n> {}",
    "below a heading": "## Rubrik\n{}\n### En till\n\n{}",
    "twice": "{}\n\n{}",
}


@pytest.mark.parametrize("around", rest_weekly(AROUND, 3))
def test_each_macro_can_stand(county: Path, around: str) -> None:
    for call in CALLS:
        assert "{{" not in shown(county, AROUND[around].replace("{}", f"{{{{ {call} }}}}"))


def test_each_macro_and_each_argument_is_tried() -> None:
    for macro in page_macros.MACROS.values():
        own = [call for call in CALLS if call.startswith(f"{macro.name}(")]
        assert own, macro.name
        for parameter in macro.parameters:
            is_subject = macro.has_subject and parameter is macro.parameters[0]
            tried = is_subject or any(f"{parameter.name}=" in call for call in own)
            assert tried or parameter.name == "text", (macro.name, parameter.name)


def test_headings_follow_each_other(county: Path) -> None:
    body = '{{ tabell("arbete") }}\n\n## Två\n\n{{ tabell("trygghet") }}\n\n### Tre\n\n{{ tabell("skola-fritid") }}'
    levels = [int(level) for level in re.findall(r"<h([1-6])", shown(county, body))]
    assert levels == [2, 2, 3, 3, 4, 4]


def test_a_heading_takes_no_id_of_the_frame(county: Path) -> None:
    html = shown(county, "## Menu\n\n## Add\n\n## Ord insats\n\n## Add\n\n" + '{{ ordforklaring("insats") }}')
    assert re.findall(r'<h2 id="([^"]+)"', html)[:3] == ["menu-", "add-", "ord-insats-"]


def test_a_choice_shows_what_the_pages_show(county: Path) -> None:
    strategy = write(county, "Text.")
    ids = [one.action.id for one in page_macros.actions(strategy, {"aktor": "foreningar"})]
    assert ids == ["skola-fritid-2-a", "trygghet-1-a", "trygghet-1-b"]
    both = page_macros.actions(strategy, {"aktor": "foreningar", "fokusomrade": "trygghet"})
    assert [one.action.id for one in both] == ["trygghet-1-a", "trygghet-1-b"]
    # The row stands in two areas, and is shown in the one that was chosen.
    chosen = page_macros.objectives(strategy, {"roll": "chef", "omrade": "forebygga"})
    assert [one.objective.id for one in chosen] == ["handlingsplan-1-1"]
    assert page_macros.objectives(strategy, {"roll": "chef", "omrade": "skydda"}) == []


def test_a_word_in_a_sentence_is_a_button_in_the_form_it_is_given(county: Path) -> None:
    html = shown(county, 'Alla {{ ordforklaring("insats", text="insatserna") }} räknas.')
    assert re.search(r"Alla <button [^>]*popovertarget=\"ord-insats\">insatserna</button> räknas\.", html)
    assert html.count('id="ord-insats" popover') == 1


def test_links_lead_within_the_site_from_any_depth(county: Path) -> None:
    strategy = write(
        county,
        "[a](/insatser/) [b](../skolan.md#mal) [c](#x) [d](https://exempel.invalid/)\n\n## X",
        "pages/a/b.md",
    )
    html = str(Renderer(strategy).render("own_page", "a/b/", "a/b/"))
    links = re.findall(r'href="([^"]+)"', html)
    assert links[:4] == ["../../insatser/", "../../skolan/#mal", "#x", "https://exempel.invalid/"]
    assert "<svg" in html


def test_breadcrumbs_follow_the_folders(county: Path) -> None:
    write(county, "Text.", "pages/teman/index.md", "---\ntitle: Teman\n---\n")
    write(county, "Text.", "pages/verktyg/mall.md", "---\ntitle: Mall\n---\n")
    strategy = write(county, "Text.", "pages/teman/mars.md")
    parents = {page.file: page.meta["parents"] for page in pages(strategy)}
    assert parents["teman/mars/index.md"] == [{"title": "Teman", "path": "teman/"}]
    assert parents["verktyg/mall/index.md"] == [{"title": "Verktyg", "path": "verktyg/"}]
    assert parents["skolan/index.md"] == []


def test_words_that_look_like_code_stay_words(county: Path) -> None:
    html = shown(county, 'Ett &lt;b&gt; och `<b>` och id="x" id="x" 5 < 6 & 7.')
    assert "<b>" not in html
    assert html.count('id="x"') == 2


def test_an_address_that_hides_from_the_check_leads_nowhere(county: Path) -> None:
    assert "javascript" not in shown(
        county, "[a [b] c](javascript:alert(1)) [a [b]](vbscript:x)"
    ).lower().replace("a [b]", "")


def test_other_languages_are_found_by_title_and_keywords_only(county: Path) -> None:
    strategy = write(county, "Text.")
    records = {record.path: record for record in search_records.records(strategy)}
    assert records["en/"].texts == ()
    assert {"summary", "engelska", "English"} <= set(records["en/"].keywords)
    assert "Exempellän finns inte." in records["lattlast/"].texts
    assert any("påhittat exempel" in text for text in records["skolan/"].texts)
    assert not any("{{" in text for text in records["skolan/"].texts)


def test_the_script_of_a_language_gives_the_direction(county: Path) -> None:
    head = "---\ntitle: نص\nstatus: utkast\n---\n"
    for code in ("ar", "fa"):
        strategy = write(county, "نص.\n\n{{ mal(1) }}", f"translations/{code}/index.md", head)
        meta = next(page.meta for page in pages(strategy) if page.file == f"{code}/index.md")
        assert (meta["language"], meta["direction"]) == (code, "rtl")
        html = str(Renderer(strategy).render("own_page", f"{code}/", f"{code}/"))
        # There are no words of ours in the language, so the status is Swedish and says so.
        assert '<div class="ui-notice" lang="sv" dir="ltr">' in html
        assert '<div lang="sv" dir="ltr"><ul class="ui-linkcards">' in html


def test_a_site_without_other_languages_names_none(county: Path) -> None:
    for path in (county / "translations").rglob("*.md"):
        path.unlink()
    strategy = write(county, "Text.")
    assert export_project.extra(strategy)["languages"] == []
    assert export_project.about(strategy, "strategin/", {}, "Strategin", "").get("alternates") is None


def test_a_page_with_helplines_in_its_text_has_the_quick_exit(county: Path) -> None:
    strategy = write(county, "{{ stod() }}")
    assert export_project.about(strategy, "ny/", {"show": ["own_page", "ny/"]}, "Ny", "")["support"] == "exit"
    strategy = write(county, "Våld är våld.", head="---\ntitle: Om våld\n---\n")
    assert export_project.about(strategy, "ny/", {}, "Om våld", "våld")["support"] == "open"
    strategy = write(county, "Våld.", head="---\ntitle: Om våld\nsupport_box: nej\n---\n")
    assert "support" not in export_project.about(strategy, "ny/", {}, "Om våld", "våld")


def test_a_difference_names_own_pages_and_their_words(county: Path, tmp_path: Path) -> None:
    old = shutil.copytree(county, tmp_path / "old" / "exempellan")
    write(county, "Nya ord.")
    page = county / "pages" / "skolan.md"
    page.write_text(page.read_text("utf-8").replace("Vecka 10", "Vecka 11"), "utf-8")
    (county / "translations" / "en" / "index.md").unlink()
    (county / "translations" / "en").rmdir()
    said = report.text(compare(old, county))
    assert "Sida ”Ny sida” (/ny/): Nya ord." in said
    assert re.search(r"Sida ”För skolan” \(/skolan/\), text: .*Vecka \[-10-\] ?\{\+11\+\}", said), said
    assert "Sida ”The strategy in short” (/en/)" in said
    assert re.search(r"Nya sidor \(1\)\n- /ny/", said)
    assert re.search(r"Publicerade adresser som försvinner \(1\)\n- /en/", said)
    json.loads(report.as_json(compare(old, county)))


def test_a_broken_page_is_compared_all_the_same(county: Path, tmp_path: Path) -> None:
    old = shutil.copytree(county, tmp_path / "old" / "exempellan")
    (county / "pages" / "ny.md").write_text("Inget huvud {{", "utf-8")
    (county / "pages" / "tom.md").write_bytes(b"\xff\xfe")
    assert "/ny/" in report.text(compare(old, county))


def test_an_earlier_edition_keeps_its_own_pages(county: Path) -> None:
    strategy = write(county, "[skolan](skolan.md)", "pages/tema.md")
    keep_edition(county, strategy)
    kept = load(editions.edition_folder(county, "2025-2028"), history=False).strategy
    assert kept
    assert list(kept.own_pages) == list(strategy.own_pages)
