"""A second edition of the strategy: the first stays under its period, and each of its pages leads on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from conftest import build_once
from county import change
from macros.__main__ import main
from macros.validation.loader import load
from macros.web import editions, permalinks
from support import FIXTURE, broken_links, listed, write_next_edition

OLD, NEW = "2025-2028", "2029-2032"


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data of the second edition, with the first kept."""
    data = write_next_edition(tmp_path)
    monkeypatch.setenv("STRATEGY_DATA", str(data))
    return data


@pytest.fixture(scope="module")
def site(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the second edition, with the first in it."""
    data = write_next_edition(tmp_path_factory.mktemp("editions"))
    moved = "redirects: [{old: /insatser/forr/, new: /insatser/arbete-1-a/}]"
    for changes in (data / "changes.yaml", data / "editions" / OLD / "changes.yaml"):
        changes.write_text(changes.read_text("utf-8").replace("redirects: []", moved), "utf-8")
    return build_once(shared_folder, "next-edition", data)


def run(*command: str) -> Result:
    return CliRunner().invoke(main, command)


def text_of(path: Path) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", path.read_text("utf-8").split("<main", 1)[1]))


def test_an_edition_is_kept_as_it_is_and_says_what_comes_next(
    tmp_path: Path, county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in FIXTURE.glob("*.yaml"):
        assert (county / "editions" / OLD / path.name).read_bytes() == path.read_bytes()
    assert "Utgåvan 2029-2032 ligger nu i" in run("edition").output
    assert "utgåvan 2029-2032 är redan en tidigare utgåva" in run("check").output
    assert "är redan sparad" in run("edition").output


def test_a_page_that_is_gone_needs_to_lead_on(county: Path) -> None:
    assert run("check").exit_code == 0
    change(
        county, "changes.yaml", "      - old: /insatser/arbete-1-b/\n        new: ingen motsvarighet\n", ""
    )
    result = run("check")
    assert result.exit_code == 1
    assert "/insatser/arbete-1-b/ i utgåvan 2025-2028 har ingen sida i utgåvan efter" in result.output
    assert '"- {old: /insatser/arbete-1-b/, new: ingen motsvarighet}"' in result.output


def test_saved_plans_follow_to_the_page_that_corresponds(county: Path) -> None:
    output = run("diff", str(FIXTURE)).output
    followed = "(skola-fritid-1-a): sparade planer som har den följer med till skola-fritid-1-b."
    assert output.count("följer med") == 1
    assert followed in output
    assert "är ny: sparade planer" not in output


def test_what_is_not_settled_is_a_warning(county: Path) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "inte avgjort vad som motsvarar /roller/chef/" in result.output


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("new: /insatser/skola-fritid-1-b/", "new: /insatser/skola-fritid-1-x/", "som inte finns i utgåvan efter"),
        ("old: /roller/chef/", "old: /roller/chefen/", "/roller/chefen/ är ingen sida i utgåvan 2025-2028"),
        ("old: /roller/chef/\n        new:", "old: /roller/larare/\n        new: /roller/ledare/", "ett id används aldrig igen"),
        ("id: 2025-2028", "id: 2021-2024", "utgåvan 2025-2028 finns i exempellan/editions/ men inte under editions"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_earlier_edition_is_told(county: Path, old: str, new: str, said: str) -> None:
    change(county, "changes.yaml", old, new)
    result = run("check")
    assert result.exit_code == 1
    assert said in result.output


def test_an_error_in_kept_data_is_told_where_it_stands(county: Path) -> None:
    change(county, f"editions/{OLD}/goals.yaml", "level: regionalt", "level: lokalt")
    assert f"exempellan/editions/{OLD}/goals.yaml:7" in run("check").output


def test_the_lines_to_fill_in_are_drafted_with_what_has_the_same_title(county: Path) -> None:
    text = (county / "changes.yaml").read_text("utf-8")
    (county / "changes.yaml").write_text(text.split("    successors:")[0] + "    successors: []\n", "utf-8")
    assert "Skrev 3 rader under successors för 2025-2028" in run("successors").output
    drafted = yaml.safe_load((county / "changes.yaml").read_text("utf-8"))["editions"][0]["successors"]
    assert drafted == [
        {"old": "/insatser/arbete-1-b/", "new": None},
        {"old": "/insatser/skola-fritid-1-a/", "new": "/insatser/skola-fritid-1-b/"},
        {"old": "/roller/chef/", "new": None},
    ]
    assert run("check").exit_code == 0
    assert "Alla sidor i utgåvan 2025-2028 finns kvar, eller har en rad" in run("successors").output


def test_a_page_leads_on_through_every_edition_since(county: Path) -> None:
    assert run("edition").exit_code == 0
    change(county, "site.yaml", "id: 2029-2032", "id: 2033-2036")
    change(county, "roles.yaml", "  - id: ledare", "  - id: ledande")
    assert run("successors").exit_code == 0
    strategy = load(county).strategy
    assert strategy
    assert [old.data.site.edition.id for old in strategy.earlier] == [OLD, NEW]
    assert permalinks.redirects(strategy)["/insatser/arbete-1-b/"] == f"/{OLD}/insatser/arbete-1-b/"
    # What the second edition dropped was last shown there, and what it renamed is found under the new name.
    heir = editions.successor_of(strategy, strategy.earlier[0], "insatser/skola-fritid-1-a/")
    assert (heir.path, heir.title) == ("insatser/skola-fritid-1-b/", "Bredda valen")


def test_addresses_of_both_editions_are_kept_on_the_list(county: Path) -> None:
    first = load(FIXTURE).strategy
    assert first
    permalinks.record(county, first)
    assert run("check").exit_code == 0
    strategy = load(county).strategy
    assert strategy
    permalinks.record(county, strategy)
    text = (county / permalinks.FILE).read_text("utf-8")
    assert f"/{OLD}/insatser/arbete-1-b/\n" in text
    assert "\n/insatser/arbete-1-b/\n" in text


@pytest.mark.slow
class TestTheBuiltSite:
    """The second edition's site, with the first under its period."""

    def test_every_link_leads_somewhere(self, site: Path) -> None:
        assert not (problems := broken_links(site, "/under/")), listed(problems)

    def test_every_old_page_is_marked_and_leads_on(self, site: Path) -> None:
        pages = sorted((site / OLD).rglob("*.html"))
        assert len(pages) > 40
        for path in pages:
            if path.parent.name == "forr":
                continue
            html = path.read_text("utf-8")
            assert "Ersatt av Påhittad strategi 2029–2032." in text_of(path), path
            assert '<meta name="robots" content="noindex, follow">' in html
            assert "(ersatt utgåva)</title>" in html
            if '<aside class="ui-support"' in html:
                assert html.index('<aside class="ui-support"') < html.index("Ersatt av"), path

    @pytest.mark.parametrize(
        ("page", "said", "link"),
        [
            ("insatser/arbete-1-a", "Det som gäller nu: Kartlägg lönerna.", "../../../insatser/arbete-1-a/"),
            ("insatser/skola-fritid-1-a", "Det som gäller nu: Bredda valen.", "../../../insatser/skola-fritid-1-b/"),
            ("insatser/arbete-1-b", "Sidan har ingen motsvarighet i den nya utgåvan.", ""),
            ("roller/chef", "Motsvarande sida i den nya utgåvan: Ej fastställt.", ""),
            ("insatser", "Det som gäller nu: samma sida.", "../../insatser/"),
        ],
    )  # fmt: skip
    def test_an_old_page_says_what_came_after_it(self, site: Path, page: str, said: str, link: str) -> None:
        path = site / OLD / page / "index.html"
        assert said in text_of(path)
        assert f'<a href="{link}">' in path.read_text("utf-8") or not link

    def test_an_old_address_leads_to_the_page_that_was_there(self, site: Path) -> None:
        html = (site / "insatser/arbete-1-b/index.html").read_text("utf-8")
        assert f'content="0; url=../../{OLD}/insatser/arbete-1-b/"' in html
        assert f'<a href="../../{OLD}/insatser/arbete-1-b/">' in html

    def test_what_had_moved_already_still_leads_on(self, site: Path) -> None:
        for at in ("", f"{OLD}/"):
            html = (site / at / "insatser/forr/index.html").read_text("utf-8")
            assert '<a href="../../insatser/arbete-1-a/">' in html

    def test_an_old_page_keeps_its_words_under_its_own_address(self, site: Path) -> None:
        html = (site / OLD / "insatser/arbete-1-a/index.html").read_text("utf-8")
        assert "Kartlägga löner varje år." in html
        assert f'<link rel="canonical" href="https://exempel.invalid/{OLD}/insatser/arbete-1-a/">' in html
        assert "Kartlägga löner vartannat år." in (site / "insatser/arbete-1-a/index.html").read_text("utf-8")

    def test_searching_and_what_is_about_the_site_are_those_of_today(self, site: Path) -> None:
        for name in ("sok", "om/tillganglighet", "om/integritet", "404.html", "robots.txt", "sitemap.xml"):
            assert not (site / OLD / name).exists(), name
        html = (site / OLD / "insatser/arbete-1-a/index.html").read_text("utf-8")
        assert 'action="../../../sok/"' in html
        assert 'href="../../../om/tillganglighet/"' in html
        assert OLD not in (site / "sitemap.xml").read_text("utf-8")

    def test_contacts_and_support_are_those_of_today(self, site: Path) -> None:
        assert "ny@exempel.invalid" in (site / OLD / "om/index.html").read_text("utf-8")

    def test_a_shortcoming_can_be_reported_but_no_change_proposed(self, site: Path) -> None:
        html = (site / OLD / "insatser/arbete-1-a/index.html").read_text("utf-8")
        assert "Rapportera brist" in html
        assert (
            f"exempel.invalid%2F{OLD}%2Finsatser%2Farbete-1-a%2F" in html or f"exempel.invalid/{OLD}/" in html
        )
        assert "Föreslå ändring" not in html

    def test_todays_site_names_the_earlier_editions(self, site: Path) -> None:
        assert f'<a href="../{OLD}/">{OLD}</a>' in (site / "om/index.html").read_text("utf-8")

    def test_no_uri_is_shared_between_the_editions(self, site: Path) -> None:
        old, new = (
            set(_uris(json.loads((site / at / "data/v1/allt.json").read_text("utf-8")))) for at in (OLD, "")
        )
        assert old
        assert not old & new
        assert all(f":se:99:{OLD}:" in uri for uri in old)
        assert all(f":se:99:{NEW}:" in uri for uri in new)


def _uris(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["uri"]] if isinstance(value.get("uri"), str) else [])
        value = list(value.values())
    for inner in value if isinstance(value, list) else []:
        yield from _uris(inner)
