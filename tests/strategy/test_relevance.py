"""The one answer to "does this concern me?": the real roles against the source, and the rules in an invented county."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.model import Role
from macros.strategy.relevance import (
    ItemInContext,
    Relevance,
    RelevantItem,
    relevance_of,
    role_relevance,
    roles_of,
)
from macros.strategy.resolved import Strategy
from support import FIXTURE, read_yaml, unchanged
from support import unchanged as strategy

READ = read_yaml("cases/match.yaml")


def invented() -> Strategy:
    return unchanged(FIXTURE)


def item(s: Strategy, name: str) -> ItemInContext:
    return s.actions[name] if name in s.actions else s.objectives[name]


def tie(role: Role, name: str) -> Relevance | None:
    return relevance_of(invented(), role, item(invented(), name))


def via(given: Relevance) -> list[str]:
    """The actors of the reasons in the highest tier."""
    named = (name for reason in given.reasons if reason.tier == given.tier for name in reason.actors)
    return list(dict.fromkeys(named))


def a_role(**fields: object) -> Role:
    return Role.model_validate({"id": "provroll", "title": "Provroll", "workplace": "skolan", **fields})


@pytest.mark.parametrize("case", READ["cases"], ids=lambda case: f"{case['role']} {case['item']}")
def test_a_role_meets_an_item_as_the_source_says(case: dict[str, object]) -> None:
    s = next(one for one in (strategy(), *strategy().earlier) if one.data.site.edition.id == READ["edition"])
    given = relevance_of(s, s.roles[str(case["role"])], item(s, str(case["item"])))
    if case["tier"] == "none":
        assert given is None
    else:
        assert given is not None
        assert (given.tier, via(given)) == (case["tier"], case["via"])


def test_the_named_actor_comes_first_with_a_reason() -> None:
    given = tie(a_role(actors=["skola"]), "skola-fritid-1-a")
    assert given is not None
    assert given.tier == 1
    assert given.reasons[0].words == "Strategin nämner Skola."


def test_an_organisation_counts_as_named_only_in_the_roles_focus_areas() -> None:
    near = tie(a_role(organisations=["kommun"], focus_areas=["skola-fritid"]), "skola-fritid-2-a")
    far = tie(a_role(organisations=["kommun"], focus_areas=["arbete"]), "skola-fritid-2-a")
    assert near is not None
    assert far is not None
    assert (near.tier, far.tier) == (1, 3)


def test_a_wider_actor_reaches_the_narrower_folded() -> None:
    given = tie(a_role(actors=["skola"]), "skola-fritid-2-a")
    assert given is not None
    assert (given.tier, via(given)) == (3, ["kommun"])


def test_a_wider_actor_reaches_by_any_number_of_steps() -> None:
    s = invented()
    further = s.actors["polis"].model_copy(update={"broader": ("skola",)})
    chained = replace(s, actors={**s.actors, "polis": further})
    given = relevance_of(chained, a_role(actors=["polis"]), item(chained, "arbete-1-b"))
    assert given is not None
    assert (given.tier, via(given)) == (3, ["kommun"])


@pytest.mark.parametrize(
    "circle",
    [
        {"actors": ["alla"]},
        {"organisations": ["alla"]},
        {"organisations": ["alla"], "focus_areas": ["trygghet"]},
    ],
    ids=["its own actor", "its organisation", "its organisation in its own area"],
)
def test_words_that_sum_up_a_cell_do_not_name_those_it_leaves_out(circle: dict[str, list[str]]) -> None:
    given = tie(a_role(**circle), "trygghet-1-a")
    assert given is not None
    assert given.tier == 3
    assert "Alla som möter unga" in given.reasons[0].words


def test_a_tag_raises_with_the_editors_own_reason() -> None:
    given = tie(a_role(actors=["polis"]), "skola-fritid-2-a")
    assert given is not None
    assert given.tier == 2
    assert [(reason.words, reason.editorial) for reason in given.reasons] == [("Påhittat skäl.", True)]


def test_whom_an_item_concerns_lowers_the_others_in_the_row_and_removes_nobody() -> None:
    meant = tie(a_role(actors=["foretag"]), "arbete-1-a")
    other = tie(a_role(actors=["kommun"]), "arbete-1-a")
    assert meant is not None
    assert other is not None
    assert (meant.tier, other.tier) == (1, 3)
    assert other.reasons[0].words.startswith("Strategin nämner Kommun, men redaktionen bedömer")
    assert "Företag" in other.reasons[0].words


def test_what_a_row_says_to_others_is_nothing_to_who_is_only_in_it_by_a_wider_actor() -> None:
    assert tie(a_role(actors=["skola"]), "arbete-1-a") is None
    assert tie(a_role(actors=["skola"], organisations=["kommun"]), "arbete-1-a") is not None


def test_a_role_of_the_whole_plan_meets_every_objective_with_the_same_reason() -> None:
    found = role_relevance(invented(), a_role(whole_plan="Skäl för hela planen."))
    assert {one.item.item.id for one in found.objectives[2]} == {
        name for name, placed in invented().objectives.items() if not placed.item.withdrawn
    }
    assert all(one.relevance.reasons[0].words == "Skäl för hela planen." for one in found.objectives[2])
    assert all(one.relevance.reasons[0].editorial for one in found.objectives[2])
    assert not any(found.actions.values())


def test_an_own_reason_stands_before_that_of_the_whole_plan() -> None:
    role = a_role(whole_plan="Hela.", also=[{"id": "handlingsplan-1-1", "reason": "Eget."}])
    given = tie(role, "handlingsplan-1-1")
    assert given is not None
    assert [reason.words for reason in given.reasons] == ["Eget.", "Hela."]


def test_a_row_stands_once_in_its_highest_tier_with_all_its_reasons() -> None:
    role = a_role(
        actors=["foreningar"], organisations=["kommun"], also=[{"id": "skola-fritid-2-a", "reason": "Skäl."}]
    )
    given = tie(role, "skola-fritid-2-a")
    assert given is not None
    assert given.tier == 1
    assert [reason.words for reason in given.reasons] == [
        "Strategin nämner föreningar.",
        "Skäl.",
        "Gäller Kommun.",
    ]


def test_nothing_ties_a_role_without_actors() -> None:
    assert all(tie(a_role(), name) is None for name in invented().actions)


def test_what_two_areas_say_in_the_same_words_is_shown_once() -> None:
    s = invented()
    found = role_relevance(s, a_role(actors=["foreningar"])).actions
    assert [one.item.item.id for one in found[1]] == ["skola-fritid-2-a", "trygghet-1-b"]
    assert [twin.item.item.id for twin in found[1][0].twins] == ["trygghet-1-a"]


def test_what_no_longer_applies_is_offered_to_nobody() -> None:
    found = role_relevance(invented(), a_role(actors=["foretag"])).actions
    assert [one.item.item.id for one in found[1]] == ["arbete-1-a"]


def rows(found: dict[int, tuple[RelevantItem, ...]]) -> list[str]:
    everything = [one for tier in found.values() for one in tier]
    return [row.item.item.id for one in everything for row in (one, *one.twins)]


def test_no_row_stands_twice_for_any_role() -> None:
    for role in strategy().roles.values():
        found = role_relevance(strategy(), role)
        assert len(rows(found.actions)) == len(set(rows(found.actions))), role.id
        assert len(rows(found.objectives)) == len(set(rows(found.objectives))), role.id


def test_a_role_holds_all_that_match_gives_it_and_no_more() -> None:
    s = strategy()
    for role in s.roles.values():
        found = role_relevance(s, role)
        told = {*rows(found.actions), *rows(found.objectives)}
        items = [*s.actions.values(), *s.objectives.values()]
        assert told == {one.item.id for one in items if relevance_of(s, role, one) and not one.item.withdrawn}


def test_an_item_and_its_roles_agree() -> None:
    s = strategy()
    for one in [*s.actions.values(), *s.objectives.values()]:
        for tier, pairs in roles_of(s, one).items():
            for role, given in pairs:
                assert given == relevance_of(s, role, one)
                assert given.tier == tier


def test_reasons_are_whole_and_the_highest_comes_first() -> None:
    s = strategy()
    for role in s.roles.values():
        for one in [*s.actions.values(), *s.objectives.values()]:
            given = relevance_of(s, role, one)
            if given:
                tiers = [reason.tier for reason in given.reasons]
                assert tiers == sorted(tiers)
                assert given.tier == tiers[0]
                words = [reason.words for reason in given.reasons]
                assert len(words) == len(set(words)), (role.id, one.item.id)
                assert all(text[0].isupper() and text.endswith(".") for text in words)


def test_what_the_cell_names_is_never_lost() -> None:
    """Narrowing and themes may lower a row, but whoever the cell names finds it."""
    s = strategy()
    for role in s.roles.values():
        for one in s.actions.values():
            if set(one.problem.actors) & {*role.actors, *role.organisations}:
                assert relevance_of(s, role, one), (role.id, one.action.id)


def test_a_role_has_something_near_and_at_most_fifteen_insatser_unfolded() -> None:
    for role in strategy().roles.values():
        found = role_relevance(strategy(), role).actions
        assert 1 <= len(found[1]) + len(found[2]) <= 15, role.id


def test_what_a_role_begins_with_is_near_it() -> None:
    s = strategy()
    for role in s.roles.values():
        for name in role.first:
            given = relevance_of(s, role, item(s, name))
            assert given is not None, (role.id, name)
            assert given.tier < 3, (role.id, name)
