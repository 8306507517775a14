"""Every view of the form, for counties of every shape and for hostile words: what a screen reader gets of it, in a narrow window."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import hostile
from macros.validation.loader import load
from macros.web import edit_data
from support import FIXTURE, Server

pytestmark = pytest.mark.browser

FAULTS = """() => {
  const controls = [...document.querySelectorAll("#edit :is(input, textarea, select, button)")];
  const named = (one) => one.labels?.length || one.getAttribute("aria-label") || one.textContent.trim();
  const described = controls.flatMap((one) => (one.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  const ids = [...document.querySelectorAll("#edit [id]")].map(({ id }) => id);
  return [
    ...controls.filter((one) => !named(one)).map(({ id }) => `without a name: ${id}`),
    ...described.filter((id) => !document.getElementById(id)).map((id) => `described by nothing: ${id}`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice: ${id}`),
    ...[...document.querySelectorAll("#edit :is(script, img, iframe)")].map((one) => `from the data: ${one.outerHTML}`),
    ...(document.documentElement.scrollWidth > innerWidth ? ["wider than the window"] : []),
  ];
}"""
LINKS = """() => [...document.querySelectorAll('#edit :is(.ui-edit__files, .ui-edit__list) a[href^="#"]')]
  .map((link) => link.getAttribute("href"))"""


def folder_of(name: str, tmp_path: Path) -> Path:
    if name == "hostile":
        return hostile.write(hostile.fill(FIXTURE).values, tmp_path / "data")
    return FIXTURE.parent / name


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("provlan", 17),
        pytest.param("testmark", 40, marks=pytest.mark.weekly),
        pytest.param("exempellan", 100, marks=pytest.mark.weekly),
        pytest.param("hostile", 100, marks=pytest.mark.weekly),
    ],
)
def test_every_view_of_a_county_has_names_and_fits(
    built_fixture_site: Path, server: Server, page: Page, tmp_path: Path, name: str, least: int
) -> None:
    strategy = load(folder_of(name, tmp_path), history=False).strategy
    assert strategy
    page.set_viewport_size({"width": 320, "height": 800})
    page.route("**/underlag.json", lambda route: route.fulfill(json=edit_data.source(strategy)))
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.goto(f"{server(built_fixture_site)}redigera/")
    expect(page.locator("#edit-query")).to_be_visible()
    seen: dict[str, list[str]] = {"": page.evaluate(FAULTS)}
    waiting: list[str] = page.evaluate(LINKS)
    while waiting:
        view = waiting.pop()
        page.evaluate("(view) => { location.hash = view; }", view)
        page.wait_for_function(
            "(view) => location.hash === view && document.activeElement?.id === 'edit-heading'", arg=view
        )
        seen[view] = page.evaluate(FAULTS)
        waiting += [link for link in page.evaluate(LINKS) if link not in seen and link not in waiting]
    assert {view: faults for view, faults in seen.items() if faults} == {}
    assert thrown == []
    assert len(seen) >= least
