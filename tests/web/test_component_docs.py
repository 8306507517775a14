"""The page of components lists each of them with what its parameters are."""

from __future__ import annotations

import re

import pytest

from macros.web.component_docs import Component, components


@pytest.mark.parametrize("component", components(), ids=lambda one: one.name)
def test_a_component_says_what_it_is_and_explains_each_parameter(component: Component) -> None:
    assert re.match(r"[A-Z].*\.", component.about), component.about
    named = [name for names, _ in component.parameters for name in names.split(", ")]
    plain = re.sub(r"\"[^\"]*\"|\([^)]*\)", "", component.signature)
    assert named == [part.split("=")[0].strip() for part in plain.split(",") if part.strip()]
