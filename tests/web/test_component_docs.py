"""The page of components lists each of them with what its parameters are."""

from __future__ import annotations

import re

import pytest

from macros.validation.loader import load
from macros.web.component_docs import Component, components
from macros.web.templating import Components, Renderer
from support import FIXTURE, ROOT


@pytest.mark.parametrize("component", components(), ids=lambda one: one.name)
def test_a_component_says_what_it_is_and_explains_each_parameter(component: Component) -> None:
    assert re.match(r"[A-Z].*\.", component.about), component.about
    named = [name for names, _ in component.parameters for name in names.split(", ")]
    plain = re.sub(r"\"[^\"]*\"|\([^)]*\)", "", component.signature)
    assert named == [part.split("=")[0].strip() for part in plain.split(",") if part.strip()]


def test_every_component_is_shown_on_the_page_of_components(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = set()
    make = Components.__getattr__

    def noted(self: Components, name: str) -> object:
        made = make(self, name)

        def call(*given: object, **named: object) -> str:
            html = made(*given, **named)
            if html.strip():
                shown.add(name)
            return html

        call.name = name  # type: ignore[attr-defined]
        setattr(self, name, call)
        return call

    monkeypatch.setattr(Components, "__getattr__", noted)
    strategy = load(FIXTURE).strategy
    assert strategy
    Renderer(strategy).render("components", "komponenter/")
    # What these two give follows from the address of a page of the strategy.
    hidden = sorted({one.name for one in components()} - shown)
    assert " ".join(hidden) == "page_downloads pager"


# States of the whole page that a script sets: what one sees of them is the page itself.
OF_THE_PAGE = {"ui-left", "ui-many", "ui-sender--tall"}


def test_the_page_of_components_holds_every_block_and_modifier_of_the_style_sheets() -> None:
    styles, frame = ROOT / "overrides" / "assets" / "styles", ROOT / "overrides"
    sheets = " ".join(sheet.read_text("utf-8") for sheet in styles.rglob("*.css"))
    named = set(re.findall(r"\.(ui-[\w-]+)", re.sub(r"(?s)/\*.*?\*/", "", sheets)))
    strategy = load(FIXTURE).strategy
    assert strategy
    shown = str(Renderer(strategy).render("components", "komponenter/"))
    shown += "".join(part.read_text("utf-8") for part in frame.rglob("*.html"))
    held = {name for found in re.findall(r'class="([^"]*)"', shown) for name in re.findall(r"[\w-]+", found)}
    assert sorted(named - held) == sorted(OF_THE_PAGE)
