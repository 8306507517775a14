"""Buttons and links on a phone are large enough for a finger, on every kind of page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support import Server, listed, of_each_kind

# 44 px for what a page asks to be pressed or filled in; 32 px for what is quiet. Links within sentences follow the line.
SMALL = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  const main = ".ui-button:not(.ui-button--quiet), select, textarea, input:not([type=checkbox], [type=radio])";
  const quiet = ".ui-button--quiet, summary, .ui-chip, .ui-chips a, .ui-tally__link, .ui-share a, .ui-footer a, .ui-files a, .ui-role-list a";
  const low = (names, least) => [...document.querySelectorAll(names)]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < least - 0.5)
    .map((one) => `${least} px: ${one.outerHTML.slice(0, 90)}`);
  return [...low(main, 44), ...low(quiet, 32)];
}"""


@pytest.mark.weekly
@pytest.mark.parametrize("county", ["built_site", "built_fixture_site"])
def test_what_is_pressed_is_large_enough(
    county: str, request: pytest.FixtureRequest, server: Server, browser: Browser
) -> None:
    site: Path = request.getfixturevalue(county)
    phone = browser.new_context(viewport={"width": 375, "height": 812}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    wrong = []
    for path in of_each_kind(site):
        page.goto(server(site) + path)
        wrong += [f"{path}: {one}" for one in page.evaluate(SMALL)]
    phone.close()
    assert not wrong, listed(wrong)
