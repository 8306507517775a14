"""Counts with their nouns, in plain Swedish: one is never several."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.strings import labels
from macros.validation.loader import load
from macros.web.templating import Renderer


@pytest.mark.parametrize(
    ("total", "words"), [(1, "1 av {all} insats visas"), (2, "1 av {all} insatser visas")]
)
def test_a_table_of_one_row_counts_in_the_singular(total: int, words: str) -> None:
    said = labels.filter_words("insats", "insatser", "insatserna", total)
    assert said["shown"].replace("{n}", "1") == words
    assert ("insatser" in said["selection"]) == (total > 1)


def test_a_cell_that_holds_for_one_row_says_nothing_of_all() -> None:
    assert labels.for_all(1, "insatserna") == ""
    assert labels.for_all(7, "insatserna") == ", för alla 7 insatserna här"


@pytest.mark.parametrize(
    ("verdict", "wanted"),
    [
        ("helt förenlig", "Inga brister är kända."),
        ("delvis förenlig", "Bristerna: Ej fastställt."),
        ("inte förenlig", "Bristerna: Ej fastställt."),
        (None, "Listan fylls i när webbplatsen har granskats."),
    ],
)
def test_the_accessibility_page_says_of_shortcomings_what_its_verdict_says(
    verdict: str | None, wanted: str, county: Path
) -> None:
    path = county / "accessibility.yaml"
    text = re.sub(r"(?ms)^shortcomings:.*?(?=^\w|\Z)", "", path.read_text("utf-8"))
    text = re.sub(r"(?m)^verdict:.*\n", "", text)
    # Without a verdict nobody has assessed the site.
    text = text if verdict else re.sub(r"(?m)^assessed:.*\n", "", text)
    path.write_text(text + (f"verdict: {verdict}\n" if verdict else ""), "utf-8")
    strategy = load(county).strategy
    assert strategy
    html = Renderer(strategy).render("accessibility", "om/tillganglighet/")
    part = html.split('id="inte-tillgangligt"')[1].split("<h2")[0]
    assert wanted in part
    assert ("fylls i" in part) == (verdict is None)


def test_no_page_counts_one_in_the_plural(built_site: Path, built_fixture_site: Path) -> None:
    plural = re.compile(
        r"\b1 (?:insatser|målsättningar|rader|träffar|roller|punkter|fält|val|fokusområden|datamängder|metoder)\b(?! [^<]*1 val\b)"
    )
    wrong = []
    for site in (built_site, built_fixture_site):
        for page in site.rglob("*.html"):
            text = re.sub(r"<script.*?</script>|<[^>]+>", "", page.read_text("utf-8"), flags=re.DOTALL)
            wrong += [
                f"{page.relative_to(site)}: {hit}"
                for hit in plural.findall(text)
                if hit not in ("1 fält", "1 val")
            ]
    assert not wrong


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (["kontakt"], "Inte fastställt än: kontakt."),
        (["beslut", "kontakt"], "Beslut och kontakt är inte fastställda än."),
        (
            ["ärendenummer", "kontakt", "licenser"],
            "Ärendenummer, kontakt och licenser är inte fastställda än.",
        ),
    ],
)
def test_what_is_not_decided_stands_in_one_sentence(facts: list[str], sentence: str) -> None:
    assert labels.undecided(facts) == sentence
