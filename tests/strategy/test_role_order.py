"""The order of a role's page, and what leads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.model import Names, Role
from macros.strategy import roles
from macros.strings import names, role_labels
from macros.validation.loader import load
from role_pages import invented, role_page, section, strategy, text


def order(markup: str) -> list[str]:
    return re.findall(r'<section[^>]* id="([a-z-]+)">', markup)


USUAL = ["borja-har", "riktar-sig", "koppling", "handlingsplanen", "organisationen", "ga-vidare"]


@pytest.mark.parametrize(
    ("leads_with", "expected"),
    [
        ("", USUAL),
        ("    leads_with: [handlingsplanen]\n", ["borja-har", "handlingsplanen", *USUAL[1:3], *USUAL[4:]]),
        ("    leads_with: [checklistan]\n    related: [checklista-1]\n", ["borja-har", "checklistan", *USUAL[1:]]),
        ("    leads_with: [checklistan, handlingsplanen]\n    related: [checklista-1]\n",
         ["borja-har", "checklistan", "handlingsplanen", *USUAL[1:3], *USUAL[4:]]),
    ],
)  # fmt: skip
def test_a_role_meets_first_what_the_editors_lead_with_and_the_contents_follow(
    county: Path, leads_with: str, expected: list[str]
) -> None:
    made = role_page(county, leads_with)
    assert order(made) == expected
    listed = re.search(r'<nav[^>]*class="[^"]*contents.*?</nav>', made, re.DOTALL)
    assert listed
    assert re.findall(r'href="#([a-z-]+)"', listed[0]) == expected[1:]


def test_a_checklist_that_leads_has_the_roles_points_and_is_not_said_twice(county: Path) -> None:
    made = role_page(county, "    leads_with: [checklistan]\n    related: [checklista-1, tips-ett]\n")
    assert "Ledningen har beslutat." in section(made, "checklistan")
    assert 'href="../../verktyg/checklista/"' in section(made, "checklistan")
    assert "Ledningen har beslutat." not in made.split('id="ga-vidare"')[1]
    assert "Läs mer" in made.split('id="ga-vidare"')[1]


def test_a_role_of_the_whole_plan_has_every_objective_and_a_link_to_the_plan(county: Path) -> None:
    made = section(role_page(county, "    whole_plan: Skäl för hela planen.\n"), "handlingsplanen")
    number = len([one for one in invented().objectives.values() if not one.item.withdrawn])
    assert len(re.findall(r"data-item=", made)) == number
    assert text(made).count("Skäl för hela planen.") == 1
    assert 'href="../../handlingsplan/"' in made


def test_a_checklist_without_a_point_for_the_role_cannot_lead(county: Path) -> None:
    path = county / "roles.yaml"
    text_of = path.read_text("utf-8")
    old = "    workplace: kommunhuset\n"
    path.write_text(text_of.replace(old, f"{old}    leads_with: [checklistan]\n", 1), "utf-8")
    found = [diagnostic.message for diagnostic in load(county).diagnostics]
    assert any("leads_with" in words and "ingen punkt ur checklistan" in words for words in found), found


@pytest.mark.parametrize("role", strategy().roles.values(), ids=lambda role: role.id)
def test_every_role_has_somewhere_to_begin_and_to_go_on(role: Role) -> None:
    s = strategy()
    assert 1 <= len(role.first) <= 4
    assert roles.related(s, role)
    told = [thing.id for group in roles.related(s, role) for _, thing in group.entries]
    told += [point.id for points in roles.in_full(s, role) for point in roles.picked(role, points)]
    if "checklistan" in role.leads_with:
        told += [point.id for point in roles.picked(role, s.data.resources.checklist)]
    assert sorted(told) == sorted(role.related)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((1, 0, 0), "1 insats riktar sig till dig."),
        ((3, 2, 1), "3 insatser riktar sig till dig. 2 insatser och 1 målsättning i handlingsplanen rör dig, enligt redaktionen."),
        ((0, 4, 0), "4 insatser rör dig, enligt redaktionen."),
        ((0, 0, 0), "Strategin tar inte upp något för just din roll."),
    ],
)  # fmt: skip
def test_the_lead_counts_in_plain_swedish(counts: tuple[int, int, int], words: str) -> None:
    assert role_labels.role_lead(*counts, names.words(Names(), None, ("action", "objective"))) == words
