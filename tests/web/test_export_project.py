"""The site as a project for other generators, and how two sites are compared. `make generators` builds it with two of them."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from support import FIXTURE, ROOT, build_environment, run
from tools.compare_sites import differences

METHOD = re.compile(r"\{[{%][^}%]*\.\w+\(")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented county's site as another generator gets it."""
    folder = tmp_path_factory.mktemp("generators") / "project"
    run(sys.executable, "-m", "macros", "pages", str(folder), env=build_environment(FIXTURE))
    return folder


def test_the_project_asks_for_no_plugin_theme_or_code(project: Path) -> None:
    config = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    assert config["plugins"] == []
    assert config["theme"]["name"] is None
    assert "hooks" not in config
    assert not list(project.rglob("*.py"))
    assert [path for path in project.rglob("*.md") if "{{ show" in path.read_text("utf-8")] == []


def test_the_project_makes_the_site_that_our_own_adapter_makes(
    project: Path, built_fixture_site: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(site), env=env)  # fmt: skip
    run(sys.executable, "-m", "macros", "finish", str(site), env=build_environment(FIXTURE))
    assert list(differences(built_fixture_site, site)) == []
    assert len(list(site.rglob("*.html"))) > 50


def test_a_lost_page_a_lost_word_and_a_link_elsewhere_are_told(
    built_fixture_site: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(built_fixture_site, tmp_path / "annan")
    (other / "mal/1/index.html").unlink()
    changes = [
        ("mal/2/index.html", "Våldet ska", "Våldet kan"),
        ("fokusomraden/arbete/index.html", "../../insatser/arbete-1-a/", "../../insatser/arbete-1-b/"),
    ]
    for name, old, new in changes:
        html = (other / name).read_text("utf-8")
        assert old in html
        (other / name).write_text(html.replace(old, new), "utf-8")
    told = list(differences(built_fixture_site, other))
    assert [row.split(":")[0] for row in told] == [
        "mal/1/index.html",
        "fokusomraden/arbete/index.html",
        "mal/2/index.html",
    ]
    assert "finns bara i" in told[0]
    assert "/insatser/arbete-1-b/" in told[1]
    assert "Våldet kan" in told[2]


def test_templates_ask_only_what_the_engines_of_both_know() -> None:
    templates = [ROOT / "overrides" / name for name in ("main.html", "404.html", "partials/support.html")]
    assert [path.name for path in templates if METHOD.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: path.parent.name)
def test_what_stands_first_in_a_page_is_yaml(path: Path) -> None:
    """MkDocs reads what is not YAML in another way, without a word."""
    meta = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    assert isinstance(meta["title"], str)
    assert isinstance(meta.get("lead", ""), str)
