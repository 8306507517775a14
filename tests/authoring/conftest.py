"""Fixtures for the tests of what editors run."""

from collections.abc import Iterator

import pytest

from statistics_server import Databases, serve


@pytest.fixture(scope="module")
def server() -> Iterator[Databases]:
    with serve() as found:
        yield found


@pytest.fixture
def databases(server: Databases) -> Databases:
    server.forget()
    return server
