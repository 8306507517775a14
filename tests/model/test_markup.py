"""The markup of texts: what is read, what is left as words, and that words are the same with and without it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from county import change, check, shown
from macros.exports import downloads
from macros.model import markup
from macros.validation.edition_checksums import write_checksums
from macros.validation.loader import load
from macros.web import search_records
from macros.web.templating import Renderer

PAGE = "strategin/verktyg-exempel/"
NUMBERED = "1. Ett\n2. Två\n- Tre"


def html(county: Path, page: str, template: str, name: str) -> str:
    strategy = load(county).strategy
    assert strategy, check(county).output
    rendered = Renderer(strategy).render(template, page, name)
    return str(getattr(rendered, "content", rendered))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Ord.\n\n- Ett\n- Två", ["paragraph", "list"]),
        (NUMBERED, ["numbered", "list"]),
        ("Så här:\n1. Ett\n2. Två", ["paragraph", "numbered"]),
        ("Lagen är från\n2024. Den gäller.", ["paragraph"]),
        ("1. Ett som\nfortsätter", ["numbered"]),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", ["table"]),
        ("| inte en tabell", ["paragraph"]),
    ],
)
def test_a_text_is_paragraphs_lists_and_tables(text: str, forms: list[str]) -> None:
    assert [part.form for part in markup.text_blocks(text)] == forms


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("ett **fett** ord", ["fett"]),
        ("**allt**", ["allt"]),
        ("**en [länk](https://example.org/) till**", ["en ", "länk", " till"]),
        ("**ett** och **två**", ["ett", "två"]),
        ("ett ** ensamt", []),
        ("**ett** och ** ensamt", ["ett"]),
    ],
)
def test_bold_words_are_between_pairs_of_stars(text: str, bold: list[str]) -> None:
    runs = list(markup.inlines(text))
    assert [run.text for run in runs if run.bold] == bold
    if text.count("**") % 2 == 0:
        assert "**" not in markup.plain(tuple(runs))


def test_a_table_has_its_cells_in_rows_with_their_alignment() -> None:
    (part,) = markup.text_blocks("| År | Andel |\n|---|---:|\n| 2024 | a \\| b |\n| 2025 | 2 |")
    assert part.columns == ("", "right")
    assert [[markup.plain(cell) for cell in row] for row in (part.header, *part.rows)] == [
        ["År", "Andel"],
        ["2024", "a | b"],
        ["2025", "2"],
    ]


def test_the_page_has_each_kind(county: Path) -> None:
    page = html(county, PAGE, "chapter", "verktyg-exempel")
    assert "<strong>läsas noga</strong>" in page
    assert re.search(r"<ol>\s*<li>Läs tabellen</li>\s*<li>Jämför med <a ", page)
    table = page[
        page.index('<table class="ui-text-table">') : page.index("</table>", page.index("ui-text-table"))
    ]
    assert "<caption>Löner i Exempellän</caption>" in table
    assert table.count('<th scope="col"') == 3
    assert table.count('<th scope="row"') == 2
    assert '<td class="ui-text-table__number" data-label="Män">34 000</td>' in table
    assert "Källa: Påhittad statistik" in page
    assert 'alt="Fyra staplar. Männens är högre än kvinnornas i båda grupperna."' in page
    assert 'width="1200" height="600"' in page
    assert "<figcaption>Lönerna i två grupper. Bild: Myndigheten i Exempellän</figcaption>" in page


def test_what_looks_like_code_in_running_text_is_only_words() -> None:
    hostile = "\"'> <script>1</script> {{ 7*7 }} **<img src=x>**"
    strategy = load(Path(__file__).parents[1] / "fixtures" / "exempellan").strategy
    assert strategy
    renderer = Renderer(strategy)
    from macros.web.page_renderer import PageRenderer

    page = PageRenderer(strategy, "", renderer.marker, renderer.paths, {}, renderer.assets)
    made = "".join(page.inline(run) for run in markup.inlines(hostile))
    assert re.findall(r"<[^>]*>", made) == ["<strong>", "</strong>"]


def test_search_finds_the_words_of_tables_and_figures(county: Path) -> None:
    strategy = load(county).strategy
    assert strategy
    (record,) = [one for one in search_records.records(strategy) if one.path.endswith("#siffror-exempel")]
    texts = "\n".join(record.texts)
    for words in ("läsas noga", "Löner i Exempellän", "Chefer · 42 000 · 45 500", "Lönerna i två grupper."):
        assert words in texts
    assert "**" not in texts
    assert "|" not in texts


def test_bold_marks_and_numbers_do_not_change_the_adopted_words(county: Path) -> None:
    (county / "edition").mkdir()
    rows = [
        "Så här ska siffrorna läsas noga:",
        "1. Läs tabellen",
        "Jämför med källan",
        "Löner i Exempellän",
        "31 000",
    ]
    (county / "edition" / "2025.txt").write_text("# Rader\n" + "\n".join(rows) + "\n", "utf-8")
    write_checksums(county)
    assert check(county).exit_code == 0
    change(county, "strategy.yaml", "**läsas noga**", "läsas **noga**")
    assert check(county).exit_code == 0
    change(county, "strategy.yaml", "läsas **noga**", "läsas **slarvigt**")
    assert "den beslutade texten står inte längre här" in check(county).output


def test_a_note_in_the_middle_is_numbered_by_where_it_is_read(county: Path) -> None:
    change(
        county,
        "strategy.yaml",
        "Ett första stycke med not.[^s1]",
        "Ett nytt ord.[^s4] Ett första stycke med not.[^s1]",
    )
    change(
        county,
        "strategy.yaml",
        "  - id: h1\n",
        "  - id: s4\n    parts:\n      - text: En ny not\n  - id: h1\n",
    )
    strategy = load(county).strategy
    assert strategy, check(county).output
    assert dict(strategy.note_numbers) == {"s4": 1, "s1": 2, "s2": 3, "s3": 4, "h1": 1}
    page = html(county, "strategin/inledning-exempel/", "chapter", "inledning-exempel")
    assert re.findall(r'aria-label="Not (\d+)"', page) == ["1", "2"]
    assert 'href="#not-s4"' in page


def test_the_files_have_the_words_of_each_kind(county: Path) -> None:
    strategy = load(county).strategy
    assert strategy
    made = {one.path: one.make for one in downloads(strategy)}
    text = bytes(made["data/v1/strategi.json"]()).decode()
    for words in ('"Chefer"', '"45 500"', "media/lonestaplar-1200-", '"Lönerna i två grupper."'):
        assert words in text


def test_affiliates_are_shown_by_the_alphabet_however_they_are_written(county: Path) -> None:
    old = "  - {id: exempelkommun, name: Exempelkommun, actor: kommun, joined: 2025-04-01}\n"
    new = "  - {id: ornas, name: Örnäs}\n  - {id: alby, name: Alby}\n"
    change(county, "affiliates.yaml", old, new + old)
    _, _, page = shown(county, "om/anslutna-verksamheter/", "chapter", "anslutna-exempel").partition("Senast")
    assert page.index("Alby") < page.rindex("Exempelkommun") < page.index("Örnäs")
