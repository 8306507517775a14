"""A finished site looks as its style sheets say, also where scripts make the elements."""

from __future__ import annotations

from playwright.sync_api import Page, expect

# What the sign before a tier's heading looks like: its fill, and the style and colour of its edge.
LOOK = """all => all.map((e) => { const s = getComputedStyle(e); return [s.backgroundColor, s.borderTopStyle, s.borderTopColor].join(" ") })"""


def test_the_three_tiers_look_different_on_a_published_page(insatser: Page) -> None:
    insatser.goto(insatser.url + "?roll=larare")
    expect(insatser.locator(".ui-why")).to_have_count(3)
    signs = insatser.locator("#rows .ui-tier")
    expect(signs).to_have_count(3)
    looks: list[str] = signs.evaluate_all(LOOK)
    assert len(set(looks)) == 3, looks
