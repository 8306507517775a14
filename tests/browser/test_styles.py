"""A finished site looks as its style sheets say, also where scripts make the elements."""

from __future__ import annotations

from playwright.sync_api import Page, expect

# What the sign before a tier's heading looks like: its edge's width, style and colour.
LOOK = """all => all.map((e) => { const s = getComputedStyle(e, "::before"); return [s.borderTopWidth, s.borderTopStyle, s.borderTopColor].join(" ") })"""


def test_the_three_tiers_look_different_on_a_published_page(insatser: Page) -> None:
    insatser.goto(insatser.url + "?roll=larare")
    expect(insatser.locator(".ui-why")).to_have_count(3)
    signs = insatser.locator(".ui-nearness")
    expect(signs).to_have_count(3)
    looks: list[str] = signs.evaluate_all(LOOK)
    assert len(set(looks)) == 3, looks
