"""Something hostile in every text field of the data at once: each page shows it as the words it is."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import markdown
import pytest
import yaml
from click.testing import CliRunner

import hostile
from hostile_words import MARK, SCHEMES, Shape, mangled, pages
from macros import diff
from macros.__main__ import main
from macros.diff import report
from macros.validation.loader import load
from macros.web import search_records
from support import FIXTURE, listed

pytestmark = pytest.mark.slow


def test_every_page_has_the_elements_that_it_has_with_harmless_words(
    hostile_site: Path, harmless_site: Path
) -> None:
    spoiled, plain = pages(hostile_site), pages(harmless_site)
    assert list(spoiled) == list(plain)
    assert len(spoiled) > 50
    for name in spoiled:
        found, wanted = spoiled[name].elements, plain[name].elements
        # The options of a list are sorted by their words, so only they may stand in another order.
        assert Counter(found) == Counter(wanted), name
        assert [one for one in found if one[0] != "option"] == [
            one for one in wanted if one[0] != "option"
        ], name


def test_every_page_shows_the_words_as_they_are_written(hostile_site: Path) -> None:
    shown = pages(hostile_site)
    wrong = [f"{name}: {words}" for name, page in shown.items() for words in mangled("".join(page.texts))]
    assert wrong == [], listed(wrong)
    everything = " ".join("".join(page.texts) for page in shown.values())
    assert hostile.PRODUCT not in everything
    assert len(set(MARK.findall(everything))) > 200


def test_links_lead_only_to_pages_mailboxes_and_telephones(hostile_site: Path) -> None:
    found = {
        address
        for page in pages(hostile_site).values()
        for address in page.addresses
        if ":" in address.split("/")[0]
    }
    links = {address for address in found if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", address)}
    assert {urlsplit(address).scheme for address in links} <= SCHEMES
    assert links


def test_search_engines_read_the_words_of_a_page(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.html"):
        for script in re.findall(
            r'(?s)<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8")
        ):
            assert not re.search("[<>&]", script)
            assert (
                mangled(
                    json.dumps(json.loads(script), ensure_ascii=False)
                    .replace('\\"', '"')
                    .replace("\\\\", "\\")
                )
                == []
            )


def test_a_search_record_is_of_its_kind_at_its_place_whatever_the_words(
    hostile_data: Path, harmless_data: Path
) -> None:
    found = []
    for folder in (hostile_data, harmless_data):
        strategy = load(folder).strategy
        assert strategy
        found.append([(record.kind, record.path) for record in search_records.records(strategy)])
    assert len(found[0]) > 50
    assert found[0] == found[1]


@pytest.mark.weekly
def test_a_difference_is_told_as_words_in_markdown(hostile_data: Path, harmless_data: Path) -> None:
    found = diff.compare(harmless_data, hostile_data)
    made = report.markdown(found)
    shape = Shape(markdown.markdown(made))
    assert {element[0] for element in shape.elements} <= {"h2", "h3", "ul", "li", "p", "strong"}
    assert {element[1:] for element in shape.elements} == {()}
    said = "".join(shape.texts)
    assert all(
        words in said
        for words in ("<script>__owned(", "<javascript:__owned(", "](javascript:", "![bild](", "`kod`")
    )


def test_a_draft_of_changes_is_whole_whatever_the_titles_are(tmp_path: Path, hostile_data: Path) -> None:
    county = shutil.copytree(hostile_data, tmp_path / "nu")
    (county / "changes.yaml").write_text("releases: []\nredirects: []\n", "utf-8")
    before = shutil.copytree(FIXTURE, tmp_path / "forr")
    done = CliRunner().invoke(
        main, ["diff", str(before), str(county), "--record"], env={"STRATEGY_DATA": str(county)}
    )
    assert done.exception is None, done.exception
    drafted = yaml.safe_load((county / "changes.yaml").read_text("utf-8"))["releases"][0]
    assert drafted["reviewed"] is False or drafted["reviewed"] == "nej"
    assert load(county).strategy
