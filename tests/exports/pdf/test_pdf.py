"""The PDFs: every word of the source, read by another reader; tags and language; what must not pass."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from macros.exports import download_lists, pdf
from macros.exports.pdf.books import strategy_book
from macros.exports.pdf.typst_compiler import TEMPLATE, compile_pdf
from macros.strategy import urls
from macros.strategy.colours import area_hue, deep
from macros.strategy.resolved import Strategy
from pdf_words import notes, said, text, words_of
from published import source, strings
from support import listed

STRATEGY, PLAN = "ladda-ner/strategi.pdf", "ladda-ner/handlingsplan.pdf"
WHOLE_STRATEGY = ("strategy", "focusareas", "actionplan", "goals", "indicators", "resources")


@pytest.fixture(scope="module")
def files(strategy: Strategy) -> dict[str, bytes]:
    return {file.path: file.make() for file in pdf.downloads(strategy)}


def test_every_word_of_the_strategy_stands_in_its_pdf(county: Path, files: dict[str, bytes]) -> None:
    body, _ = text(files[STRATEGY])
    missing = [words for words in words_of(county, WHOLE_STRATEGY) if said(words) not in body]
    assert not missing, listed(missing)


def test_every_word_of_the_action_plan_stands_in_its_pdf(county: Path, files: dict[str, bytes]) -> None:
    body, _ = text(files[PLAN])
    plan = source(county, "actionplan")
    missing = [
        words
        for words in words_of(county, ("actionplan",))
        if words != plan["label"] and said(words) not in body
    ]
    assert not missing, listed(missing)


@pytest.mark.parametrize(("path", "series"), [(STRATEGY, "s"), (STRATEGY, "h"), (PLAN, "h")])
def test_notes_stand_at_the_foot_with_the_numbers_of_the_source(
    county: Path, files: dict[str, bytes], path: str, series: str
) -> None:
    _, small = text(files[path])
    missing = [
        note["id"]
        for note in notes(county, series)
        if said(note["id"][1:] + note["parts"][0]["text"]) not in small
    ]
    assert not missing, listed(missing)


def test_a_figure_has_its_alternative_text_and_no_words_of_its_own(
    county: Path, files: dict[str, bytes]
) -> None:
    wanted = [
        words for key, words in strings(source(county, "strategy"), ()) if key[-2:] == ("figure", "alt")
    ]
    with pikepdf.open(io.BytesIO(files[STRATEGY])) as pdf:
        said_instead = [
            str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert [words for words in wanted if words not in said_instead] == []


def test_the_editors_remarks_are_marked_as_theirs(county: Path, files: dict[str, bytes]) -> None:
    body, small = text(files[STRATEGY])
    for erratum in source(county, "errata")["errata"]:
        assert said(erratum["why"]) in body
        if erratum["show"] == "beside" and erratum["about"]:
            assert said(f"Redaktionens anmärkning: {erratum['why']}") in body + small, erratum["id"]


def test_every_pdf_is_tagged_in_swedish_and_says_that_it_is_pdf_ua_and_pdf_a(
    county: Path, files: dict[str, bytes]
) -> None:
    name = source(county, "site")["name"]
    for path, file in files.items():
        with pikepdf.open(io.BytesIO(file)) as made, made.open_metadata() as about:
            assert made.Root.Lang == "sv", path
            assert made.Root.MarkInfo.Marked, path
            assert "/StructTreeRoot" in made.Root, path
            assert made.Root.ViewerPreferences.DisplayDocTitle, path
            assert about["pdfuaid:part"] == "1", path
            # For archives: one of them, and the strategy, are told by the title alone.
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A"), path
            assert [str(one.S) for one in made.Root.OutputIntents] == ["/GTS_PDFA1"], path
            assert name in about["dc:title"], path
            assert about["dc:creator"], path


def test_the_big_pdfs_have_bookmarks_for_each_chapter(county: Path, files: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(files[STRATEGY])) as made, made.open_outline() as outline:
        names = [str(item.title) for item in outline.root]
    chapters = [chapter.get("title", "") for chapter in source(county, "strategy")["chapters"]]
    missing = [title for title in chapters if not any(name.endswith(title) for name in names)]
    assert not missing, names


def test_each_focus_area_opens_in_its_hue_and_the_cover_in_the_accent(
    county: Path, strategy: Strategy, files: dict[str, bytes]
) -> None:
    def share(page: pypdfium2.PdfPage, colour: str) -> float:
        picture = page.render(scale=0.2).to_pil().convert("RGB")
        shade = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return sum(pixel == shade for pixel in picture.get_flattened_data()) / (
            picture.width * picture.height
        )

    cover, *pages = list(pypdfium2.PdfDocument(files[STRATEGY]))
    assert share(cover, deep(strategy)) > 0.3
    heads = [area for area in strategy.data.focusareas.focus_areas if area.colour]
    for area in heads:
        words = f"{source(county, 'focusareas')['headings']['numbered']} {area.number}"
        opened = [page for page in pages if words in page.get_textpage().get_text_range()[:200]]
        assert any(share(page, area_hue(strategy, area).hue) > 0.05 for page in opened), area.id


def test_english_passages_are_marked_as_english(county: Path, files: dict[str, bytes]) -> None:
    words = " ".join(words_of(county, WHOLE_STRATEGY))
    english = [word for word in source(county, "glossary").get("english", []) if word in words]
    with pikepdf.open(io.BytesIO(files[STRATEGY])) as made:
        marked = [
            item
            for item in made.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Lang") == "en"
        ]
        streams = b"".join(page.Contents.read_bytes() for page in made.pages)
    assert bool(english) == bool(marked or re.search(rb"/Lang ?\(en\)", streams))


def test_the_words_are_set_in_serif_and_the_headings_in_grotesque_and_both_are_embedded(
    files: dict[str, bytes],
) -> None:
    for path, file in files.items():
        with pikepdf.open(io.BytesIO(file)) as made:
            fonts = {
                str(item.FontName): "/FontFile2" in item or "/FontFile3" in item
                for item in made.objects
                if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
            }
        assert all(fonts.values()), (path, fonts)
        families = {"Libertinus" if "Libertinus" in name else "Schibsted" for name in fonts}
        assert families == {"Libertinus", "Schibsted"}, (path, fonts)
        assert all("Libertinus" in name or "SchibstedGrotesk" in name for name in fonts), (path, fonts)


def test_each_role_has_a_handout_of_at_most_three_pages_with_what_to_do_first(
    county: Path, files: dict[str, bytes]
) -> None:
    rows = {
        item["id"]: item["text"]
        for stem in ("focusareas", "actionplan")
        for item in items(source(county, stem))
        if "withdrawn" not in item
    }
    examples = {
        item["id"]: item["activities"] for item in items(source(county, "actionplan")) if "activities" in item
    }
    for role in source(county, "roles")["roles"]:
        file = files[f"ladda-ner/roller/{role['id']}.pdf"]
        assert len(pypdfium2.PdfDocument(file)) <= 3, role["id"]
        body, small = text(file)
        # What is withdrawn is no longer where to begin.
        for name in (name for name in role["first"] if name in rows):
            assert said(rows[name]) in body, (role["id"], name)
            assert f"/{said(name)}/" in small, (role["id"], name)
        # Why a målsättning is the reader's is often said of its examples.
        for name, activities in examples.items():
            if f"/{said(name)}/" in small:
                assert said(activities) in body + small, (role["id"], name)


def test_the_links_of_a_handout_lead_to_pages_that_exist(
    county: Path, files: dict[str, bytes], strategy: Strategy
) -> None:
    """Without an address of the site they are relative to the file, so that they hold in any copy of the site."""
    known = {path.partition("#")[0] for path in urls.entity_urls(strategy).values()}
    address = strategy.data.site.address
    for path, file in files.items():
        if "/roller/" not in path:
            continue
        with pikepdf.open(io.BytesIO(file)) as made:
            noted = [note for page in made.pages for note in page.get("/Annots", ())]
            links = {str(note.A.URI) for note in noted if "/A" in note and "/URI" in note.A}
        inside = [link for link in links if link.startswith(address or "../../")]
        assert inside, path
        for link in inside:
            page = link.partition("#")[0].removeprefix(address or "../../")
            assert page.removesuffix("index.html") in known or page.endswith(".pdf") or page.count("/") < 2, (
                link
            )


def items(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping with an id and words."""
    if isinstance(value, dict):
        if "id" in value and "text" in value:
            yield value
        for inner in value.values():
            yield from items(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from items(inner)


def test_the_support_box_stands_first_where_the_words_concern_violence(
    county: Path, files: dict[str, bytes]
) -> None:
    box = said(source(county, "site")["support"]["title"])
    objectives = {item["id"] for area in source(county, "actionplan")["areas"] for item in area["objectives"]}
    for role in source(county, "roles")["roles"]:
        if objectives & set(role["first"]):
            body, _ = text(files[f"ladda-ner/roller/{role['id']}.pdf"])
            assert -1 < body.find(box) < body.find(said("Börja här")), role["id"]
    body, _ = text(files[PLAN])
    assert box in body[: body.find("Innehåll")]


def test_the_pages_of_the_strategy_the_plan_and_the_roles_offer_their_pdf(
    county: Path, strategy: Strategy
) -> None:
    offered = {"strategin/": STRATEGY, "handlingsplan/": PLAN}
    for role in source(county, "roles")["roles"]:
        offered[f"roller/{role['id']}/"] = f"ladda-ner/roller/{role['id']}.pdf"
    for page, file in offered.items():
        assert file in [found.path for found in download_lists.on_page(strategy, page)], page


def test_the_same_input_gives_the_same_bytes(
    strategy: Strategy, files: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.copytree(TEMPLATE.parent, tmp_path, dirs_exist_ok=True)
    copy = tmp_path / TEMPLATE.name
    assert compile_pdf(strategy_book(strategy), STRATEGY, strategy.today, copy) == files[STRATEGY]
