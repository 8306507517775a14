"""The counties whose PDFs are read: the real one and the invented one."""

from pathlib import Path

import pytest

from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from published import COUNTIES


@pytest.fixture(scope="module", params=COUNTIES, ids=lambda path: path.name)
def county(request: pytest.FixtureRequest) -> Path:
    data: Path = request.param
    return data


@pytest.fixture(scope="module")
def strategy(county: Path) -> Strategy:
    found = load(county).strategy
    assert found is not None
    return found
