"""The page of components lists each of them with what its parameters are."""

from __future__ import annotations

import re

import pytest

from macros.validation.loader import load
from macros.web.component_docs import Component, components
from macros.web.templating import Components, Renderer
from support import FIXTURE


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
