"""The page of affiliates, with places that the county lacks and without affiliates."""

from __future__ import annotations

import re
from pathlib import Path

from county import change, check
from macros.validation.loader import load
from macros.web.templating import Renderer


def test_a_municipality_that_the_county_lacks_is_an_error_with_the_name_that_is_meant(county: Path) -> None:
    change(county, "affiliates.yaml", "actor: kommun,", "actor: kommun, municipality: Provbyn,")
    output = check(county).output
    assert 'kommunen "Provbyn" finns inte under county i site.yaml' in output
    assert 'menade du "Provby"?' in output


def test_a_page_without_affiliates_says_how_to_become_one(county: Path) -> None:
    (county / "affiliates.yaml").write_text(
        "address: https://anslut.exempel.invalid/\nsection: ansluta-exempel\naffiliates: []\n", "utf-8"
    )
    strategy = load(county).strategy
    assert strategy, check(county).output
    html = str(Renderer(strategy).render("home_section", "om/anslutna-verksamheter/", "affiliates"))
    assert "Ingen är införd än" in html
    assert re.search(r'href="[^"]*ansluta-exempel[^"]*">Vad det innebär att ansluta sig', html)
    # On a narrow screen the address breaks at a dot. In Firefox the break is an item of the button's row if it stands alone.
    words = "<span>Anslut på anslut<wbr>.exempel<wbr>.invalid/</span>"
    assert f'href="https://anslut.exempel.invalid/">{words}' in html


def test_two_affiliates_may_be_the_same_kind_of_actor(county: Path) -> None:
    change(county, "affiliates.yaml", "section:", "  - {id: provby, name: Provby, actor: kommun}\nsection:")
    assert check(county).exit_code == 0
