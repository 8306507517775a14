"""Published in a folder of a host, as GitHub does with a project's site, before the address is decided."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from support import FIXTURE, ROOT, build_environment, run
from tools.html_pages import read_pages

ADDRESS = "https://namn.github.io/min-strategi"


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented county before its address is decided."""
    data = shutil.copytree(FIXTURE, tmp_path_factory.mktemp("län") / "exempellan")
    file = data / "site.yaml"
    rows = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(row for row in rows if not row.startswith("address:")), "utf-8")
    return data


def build(data: Path, target: Path, address: str) -> Path:
    env = build_environment(data) | {"PYTHON": sys.executable, "SITE_ADDRESS": address}
    run(str(ROOT / "tools" / "build"), str(target), env=env)
    return target


@pytest.mark.slow
@pytest.mark.parametrize("slash", ["", pytest.param("/", marks=pytest.mark.weekly)])
def test_the_page_for_missing_addresses_stays_within_the_site(
    undecided: Path, tmp_path: Path, slash: str
) -> None:
    site = build(undecided, tmp_path / "site", ADDRESS + slash)
    (page,) = (page for page in read_pages(site) if page.path == "404.html")
    inside = [
        link.address for link in page.links if not link.address.startswith(("#", "http", "mailto:", "tel:"))
    ]
    assert any(address.endswith(".css") for address in inside)
    for address in inside:
        assert address.startswith("/min-strategi/"), address
        path = address.removeprefix("/min-strategi/").split("#")[0]
        assert (site / path).is_file() or (site / path / "index.html").is_file(), address
    # What is not decided is said nowhere else.
    named = [path for path in site.rglob("*") if path.is_file() and b"namn.github.io" in path.read_bytes()]
    assert named == []
    assert not (site / "sitemap.xml").exists()


def test_an_address_that_is_none_stops_the_build_in_a_line(undecided: Path, tmp_path: Path) -> None:
    with pytest.raises(AssertionError) as stopped:
        build(undecided, tmp_path / "site", "min-strategi")
    said = str(stopped.value)
    assert 'SITE_ADDRESS är "min-strategi", som inte är en adress' in said
    assert "Traceback" not in said
