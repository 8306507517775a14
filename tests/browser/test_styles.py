"""A finished site looks as its style sheets say, also where scripts make the elements."""

from __future__ import annotations

from playwright.sync_api import Page, expect

# What a role's mark in a row looks like: the edge's style, its colour and the colour of the words.
LOOK = """all => all.map((e) => { const s = getComputedStyle(e); return [s.borderLeftStyle, s.borderLeftColor, s.color].join(" ") })"""


def test_the_three_tiers_look_different_on_a_published_page(insatser: Page) -> None:
    insatser.goto(insatser.url + "?roll=larare")
    expect(insatser.locator(".ui-why")).to_have_count(3)
    looks: list[str] = insatser.locator(".ui-why").evaluate_all(LOOK)
    assert len(set(looks)) == 3, looks
