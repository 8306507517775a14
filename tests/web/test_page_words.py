"""Words on pages of the invented county: no name stands bare, nothing is said twice, and notes are folded."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from county import change, shown
from macros.strategy.parts import words
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web.pages import pages
from macros.web.templating import Renderer
from support import FIXTURE


def strategy(folder: Path = FIXTURE) -> Strategy:
    """Return the strategy of a folder without errors."""
    loaded = load(folder)
    assert loaded.strategy
    return loaded.strategy


def test_an_objective_and_a_goal_are_named_in_full() -> None:
    above = {page.template: page.meta.get("kicker") for page in reversed(list(pages(strategy())))}
    assert above["objective"] == "Målsättning i handlingsplanen"
    assert above["objective_area"] == "Målsättningsområde 1 i handlingsplanen"
    assert "Målsättning i handlingsplanen" in shown(FIXTURE, "metoder/", "methods")
    assert re.search(r"\d jämställdhetsmål", shown(FIXTURE, "verktyg/", "tools"))


@pytest.mark.parametrize(
    ("forms", "title"),
    [
        (
            ("jämställdhetsmål", "jämställdhetsmålet", "jämställdhetsmål", "jämställdhetsmålen"),
            "Mål och statistik",
        ),
        (("läge", "läget", "lägen", "lägena"), "Lägen och statistik"),
    ],
)
def test_the_menu_names_the_goals_by_their_own_word_only_where_it_is_another(
    county: Path, forms: tuple[str, ...], title: str
) -> None:
    named = dict(zip(("one", "the_one", "many", "the_many"), forms, strict=True))
    text = (county / "site.yaml").read_text("utf-8")
    assert "\nnames:" not in text
    (county / "site.yaml").write_text(
        f"{text}\nnames: {json.dumps({'goal': named}, ensure_ascii=False)}\n", "utf-8"
    )
    assert words(strategy(county))["Goals_section"] == title


def test_the_tips_have_their_heading_once() -> None:
    words = shown(FIXTURE, "verktyg/tips/", "home_section", "tips")
    assert words.split("Läs mer")[0].split() == ["TIPS"]


def test_each_group_of_notes_on_the_source_is_folded_with_its_number() -> None:
    one = strategy()
    folds = Renderer(one).render("errata", "om/kallan/").split('<details class="ui-fold"')[1:]
    groups = {erratum.group: erratum for erratum in one.data.errata.errata}
    assert len(folds) == len(groups) > 0
    for fold, (group, last) in zip(folds, groups.items(), strict=True):
        assert group in fold.split("</summary>")[0]
        assert f'id="{last.id}"' in fold.split("</details>")[0]


def test_a_note_in_the_header_of_a_table_is_a_link(county: Path) -> None:
    change(county, "errata.yaml", "about: [arbete-1]", "about: [arbete-1-a, handlingsplan-1-1]")
    renderer = Renderer(strategy(county))
    for template, path, name in (
        ("focus_area", "fokusomraden/arbete/", "arbete"),
        ("action_plan", "handlingsplan/", ""),
    ):
        notes = re.findall(
            r'<th scope="row">.*?<p class="ui-note">(.*?)</p>',
            renderer.render(template, path, name),
            re.DOTALL,
        )
        assert notes, template
        assert all(note.startswith("<a ") for note in notes), template
