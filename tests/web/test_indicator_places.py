"""Each indicator has its page, or a place that says why it has no value and where the nearest official statistics are."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from markupsafe import escape

from macros.strategy import statistics, urls
from macros.strategy.resolved import REGIONAL, Strategy
from macros.validation.loader import load
from macros.web.templating import Renderer
from published import COUNTIES


@pytest.fixture(scope="module", params=COUNTIES, ids=lambda path: path.name)
def strategy(request: pytest.FixtureRequest) -> Strategy:
    folder: Path = request.param
    found = load(folder).strategy
    assert found
    return found


@pytest.fixture(scope="module")
def places(strategy: Strategy) -> dict[str, str]:
    """Indicator id → its item in the list on the page of indicators."""
    html = str(Renderer(strategy).render("home_section", "indikatorer/", "indicators"))
    return {
        found[1]: found[0] for found in re.finditer(r'<li id="([^"]+)" data-indicator.*?</li>', html, re.S)
    }


def test_every_indicator_stands_in_the_list(strategy: Strategy, places: dict[str, str]) -> None:
    assert list(places) == [one.id for _, one in statistics.indicators(strategy)]


def test_one_with_a_measure_leads_to_a_page_with_its_source(
    strategy: Strategy, places: dict[str, str]
) -> None:
    renderer = Renderer(strategy)
    measured = [one for _, one in statistics.indicators(strategy) if statistics.measures_of(strategy, one.id)]
    assert measured
    for indicator in measured:
        path = urls.entity_urls(strategy)["indicator", indicator.id]
        assert f'href="../indikatorer/{indicator.id}/"' in places[indicator.id]
        assert path == f"indikatorer/{indicator.id}/"
        html = str(renderer.render("indicator", path, indicator.id))
        for measure in statistics.measures_of(strategy, indicator.id):
            assert f'href="{escape(measure.address)}"' in html
            assert str(escape(measure.definition)) in html
            assert "Källa: " in html


def test_one_without_says_why_and_where_the_nearest_statistics_are(
    strategy: Strategy, places: dict[str, str]
) -> None:
    """An address leads to the statistics, not to a front page; what the county follows itself has none."""
    for group, indicator in statistics.indicators(strategy):
        if statistics.measures_of(strategy, indicator.id):
            continue
        without, place = statistics.without(strategy, indicator.id), places[indicator.id]
        is_own = strategy.goals[group.goal].level == REGIONAL
        assert str(escape(without.why if without else "Inget mått är beskrivet ännu.")) in place
        assert ("Närmaste statistik" in place) == bool(without and without.address), indicator.id
        if without and without.address:
            assert not is_own, indicator.id
            assert urlsplit(without.address).path.strip("/"), without.address
            assert f'href="{escape(without.address)}"' in place
            assert f"Närmaste statistik hos {without.producer}" in place
            goal = Renderer(strategy).render(
                "goal", urls.entity_urls(strategy)["goal", group.goal], group.goal
            )
            assert str(escape(without.why)) in str(goal)
