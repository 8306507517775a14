"""A withdrawn or reworded entity keeps its id, its page and its former words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from county import change, check, shown

WITHDRAWN = "withdrawn: {date: 2026-03-01, decision: Beslut 9, reason: Slutade gälla., successor: %s}"
REPLACED = "replaced: [{text: Ordalydelsen förr., date: 2026-03-01, decision: Beslut 9}]"


@pytest.mark.parametrize(
    ("file", "line", "page", "successor", "called"),
    [
        ("focusareas.yaml", "            text: Kartlägga löner varje år.\n", "insatser/arbete-1-a/", "trygghet-1-b", "Använd Exempelmetoden"),
        ("actionplan.yaml", "        text: Mer samverkan\n", "handlingsplan/handlingsplan-1-2/", "handlingsplan-1-1", "Sprid kunskap"),
        ("actors.yaml", "{id: polis, name: Polis, ", "aktorer/polis/", "kommun", "Kommun"),
        ("roles.yaml", "    title: Lärare\n", "roller/larare/", "chef", "Chef"),
        ("strategy.yaml", "    title: Inledning\n", "strategin/inledning-exempel/", "malen-exempel", "Mål för arbetet"),
        ("strategy.yaml", "        title: Nationella mål\n", "strategin/malen-exempel/", "regionala-malen", "Regionala mål"),
        ("actionplan.yaml", "    title: Inledning\n", "handlingsplan/planens-inledning/", "planens-arbete", "Arbetet"),
    ],
)  # fmt: skip
def test_what_is_withdrawn_keeps_its_page_and_says_why_and_what_came_after(
    county: Path, file: str, line: str, page: str, successor: str, called: str
) -> None:
    words = WITHDRAWN % successor
    indent = re.match(" *", line)
    assert indent
    change(county, file, line, line + (f"{indent[0]}{words}\n" if line.endswith("\n") else f"{words}, "))
    told = f"Upphävd 2026-03-01. Slutade gälla. Beslut: Beslut 9. Ersatt av {called}."
    assert told in shown(county, page)


def test_an_id_that_a_role_and_an_actor_share_means_the_one_of_the_same_kind(county: Path) -> None:
    role = "  - {id: kommun, title: Strateg, workplace: kommunhuset, organisations: [kommun], first: [arbete-1-a], %s}\n"
    change(county, "roles.yaml", "  - id: chef\n", f"{role % (WITHDRAWN % 'chef')}  - id: chef\n")
    change(county, "roles.yaml", "    title: Lärare\n", f"    title: Lärare\n    {WITHDRAWN % 'kommun'}\n")
    change(county, "actors.yaml", "name: Polis, ", f"name: Polis, {WITHDRAWN % 'kommun'}, ")
    change(county, "errata.yaml", "about: [arbete-1]", "about: [kommun]")
    assert "Ersatt av Kommun. " in shown(county, "aktorer/polis/")
    assert "Ersatt av Strateg (upphävd 2026-03-01). I dag gäller Chef." in shown(county, "roller/larare/")
    assert "Ett ord saknas" in shown(county, "aktorer/kommun/")
    assert "Ett ord saknas" not in shown(county, "roller/kommun/")


def test_a_role_begins_with_the_successor_of_what_is_withdrawn(county: Path) -> None:
    assert "Börja här Lägg till båda i Min plan Kartlägg lönerna" in shown(county, "roller/chef/")
    line = "            text: Kartlägga löner varje år.\n"
    change(county, "focusareas.yaml", line, f"{line}            {WITHDRAWN % 'trygghet-1-b'}\n")
    begin = shown(county, "roller/chef/").split("Börja här")[1]
    assert begin.startswith(" Lägg till båda i Min plan Använd Exempelmetoden Fokusområde")
    assert begin.split(" Handlingsplanen ")[0].endswith(" Sprid kunskap")


@pytest.mark.parametrize(
    "page", ["insatser/", "fokusomraden/arbete/", "aktorer/kommun/", "insatser/arbete-1-b/"]
)
def test_each_list_says_of_an_insats_that_it_is_withdrawn(county: Path, page: str) -> None:
    line = "            text: Kartlägga löner varje år.\n"
    change(county, "focusareas.yaml", line, f"{line}            {WITHDRAWN % 'trygghet-1-b'}\n")
    content = {"insatser/": "actions"}
    words = shown(county, page, content.get(page, ""))
    assert re.search(r"Kartlägga? löner(na| varje år\.) Upphävd 2026-03-01", words), words


def test_a_method_says_of_an_insats_that_it_is_withdrawn(county: Path) -> None:
    line = "            text: Använda Exempelmetoden.\n"
    change(county, "focusareas.yaml", line, f"{line}            {WITHDRAWN % 'arbete-1-a'}\n")
    assert "Använd Exempelmetoden Upphävd 2026-03-01" in shown(county, "metoder/", "methods")


def test_an_actor_that_no_row_names_may_be_withdrawn_but_not_forgotten(county: Path) -> None:
    row = "  - {id: tingsratt, name: Tingsrätten, group: offentligt%s}\n"
    change(county, "actors.yaml", "actors:\n", "actors:\n" + row % "")
    assert 'aktör "tingsratt" nämns inte' in check(county).output
    change(county, "actors.yaml", row % "", row % f", {WITHDRAWN % 'polis'}")
    assert "Upphävd 2026-03-01" in shown(county, "aktorer/tingsratt/")
    assert "Tingsrätten Upphävd 2026-03-01" in shown(county, "aktorer/", "actors")


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("focusareas.yaml", "            text: Kartlägga löner varje år.\n", "            %s\n", "insatser/arbete-1-a/"),
        ("focusareas.yaml", "        text: Lönerna skiljer sig\n", "        %s\n", "fokusomraden/arbete/"),
        ("focusareas.yaml", "{id: arbete-1-delmal-1, ", "%s, ", "fokusomraden/arbete/"),
        ("focusareas.yaml", "{id: arbete-myndigheten-1, ", "%s, ", "fokusomraden/arbete/"),
        ("focusareas.yaml", "    title: Arbete för alla\n", "    %s\n", "fokusomraden/arbete/"),
        ("actionplan.yaml", "        text: Mer samverkan\n", "        %s\n", "handlingsplan/handlingsplan-1-2/"),
        ("actionplan.yaml", "{id: bidrag-myndigheten-1, ", "%s, ", "handlingsplan/planens-arbete/"),
        ("goals.yaml", "{id: mal-2, ", "%s, ", "mal/2/"),
        ("strategy.yaml", "        title: Nationella mål\n", "        %s\n", "strategin/malen-exempel/"),
        ("strategy.yaml", "{id: ansvar-exempel, ", "%s, ", "strategin/ansluta-exempel/"),
    ],
)  # fmt: skip
def test_former_words_are_shown_where_the_new_ones_stand(
    county: Path, file: str, old: str, new: str, page: str
) -> None:
    change(county, file, old, old + new % REPLACED)
    assert "Tidigare lydelse, till 2026-03-01Ordalydelsen förr.Beslut: Beslut 9" in shown(county, page)


def test_former_words_of_indicators_and_points_are_shown_in_their_lists(county: Path) -> None:
    change(county, "indicators.yaml", "{id: indikator-1-1, ", "{id: indikator-1-1, " + REPLACED + ", ")
    change(county, "resources.yaml", "{id: omrade-1, ", "{id: omrade-1, " + REPLACED + ", ")
    for page, name in (("indikatorer/", "indicators"), ("verktyg/omraden/", "areas")):
        assert "Ordalydelsen förr." in shown(county, page, "home_section", name)
