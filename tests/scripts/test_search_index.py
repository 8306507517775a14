"""The search, outside a browser: what readers write finds its page, all forms of a word find the same, and nothing is told that is not."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
import yaml

from macros.strategy.resolved import Strategy
from macros.web import search_records
from paradigms import paradigms
from support import BUDGET, FIXTURE, unchanged
from tools import queries


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    return unchanged()


@pytest.fixture(scope="module")
def county() -> Strategy:
    return unchanged(FIXTURE)


Ask = Callable[[list[str]], list[queries.Answer]]


def test_every_query_of_readers_is_answered_as_the_files_say(strategy: Strategy) -> None:
    assert len(yaml.safe_load(queries.QUERIES.read_text("utf-8"))) > 350
    assert list(queries.lost(strategy)) == []


def test_an_edit_that_loses_a_query_is_told_with_what_to_do(county: Strategy) -> None:
    # The invented county has other words: the queries that share its addresses are lost there.
    told = list(queries.lost(county))
    assert any("hittar inte" in line and "keywords" in line for line in told)
    assert any("tests/help.yaml" in line and "site.yaml" in line for line in told)


def test_all_forms_of_a_word_find_the_same(strategy: Strategy) -> None:
    forms = [form for lemma in paradigms() for form in lemma]
    found = dict(zip(forms, queries.answers(strategy, forms), strict=True))
    # Of a word that the site does not have every answer is a guess.
    lemmas = [lemma for lemma in paradigms() if any(found[form].whole for form in lemma)]
    assert len(lemmas) > 200
    parted = [lemma[0] for lemma in lemmas if len({found[form].paths[:3] for form in lemma}) > 1]
    assert len(parted) <= 0.02 * len(lemmas), parted


@pytest.mark.parametrize(
    "query", ["", " ", "?", "🙂", "och i på", "a", "ö", "\u0000", "%", "x" * 5000, "skola " * 300]
)
def test_what_is_no_question_gives_no_error(query: str, county: Strategy) -> None:
    assert len(queries.answers(county, [query])) == 1


def test_numbers_are_found_exactly_and_never_guessed(strategy: Strategy) -> None:
    answers = queries.answers(
        strategy, ["mål 6", "mål 66", "indikator 5.11", "indikator 5.111", "2.4", "2.44"]
    )
    assert [bool(answer.whole) for answer in answers] == [True, False, True, False, True, False]
    assert answers[0].paths[0] == "mal/6/"
    assert answers[2].paths[0] == "indikatorer/#indikator-5-11"


def test_the_page_about_a_thing_comes_before_pages_that_mention_it(strategy: Strategy) -> None:
    asked = {
        "rektor": "roller/rektor/",
        "ordlista": "om/ordlista/",
        "tillgänglighet": "om/tillganglighet/",
        "barnahus": "metoder/#barnahus",
        "socialtjänst": "aktorer/socialtjanst/",
    }
    answers = queries.answers(strategy, list(asked))
    assert {query: answer.paths[0] for query, answer in zip(asked, answers, strict=True)} == asked


def test_the_help_lines_are_a_hit_by_name_and_number(county: Strategy) -> None:
    answers = queries.answers(county, ["Exempellinjen", "070-174 06 05"])
    assert [answer.paths[0] for answer in answers] == ["sok/#support", "sok/#support"]
    assert all(answer.help for answer in answers)


def test_the_file_of_the_search_is_light_and_the_same_each_time(strategy: Strategy) -> None:
    made = search_records.search_file(strategy)
    assert made == search_records.search_file(strategy)
    assert len(gzip.compress(made, 9)) / 1000 < BUDGET["first_search"]
