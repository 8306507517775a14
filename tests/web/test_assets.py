"""The bundling of scripts, styles and images: their names, their manifest, the libraries, and what stops a build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web import assets
from support import FIXTURE, ROOT, build_environment

# What the bundler reads.
READ = ("macros/web/bundle.mjs", "overrides/assets", "package.json")


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    loaded = load(FIXTURE).strategy
    assert loaded is not None
    return loaded


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what is bundled, which a test may change, at another path than the project's."""
    for name in READ:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    monkeypatch.setattr(assets, "_ROOT", tmp_path)
    monkeypatch.setattr(assets, "_BUNDLER", tmp_path / READ[0])
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_same_sources_give_the_same_bytes_wherever_the_project_lies(
    strategy: Strategy, project: Path
) -> None:
    elsewhere = assets.of_strategy(strategy)
    here = subprocess.run(
        [sys.executable, "-m", "macros", "pages", str(project / "out")],
        cwd=ROOT, env=build_environment(FIXTURE), check=True, capture_output=True,
    )  # fmt: skip
    assert here.returncode == 0
    files = {path: (project / "out" / "content" / path).read_bytes() for path in elsewhere.files}
    assert files == elsewhere.files


def test_a_name_changes_with_its_content_and_with_that_of_what_it_imports(
    strategy: Strategy, project: Path
) -> None:
    before = assets.of_strategy(strategy).paths
    edit(
        project / "overrides/assets/scripts/filter/facet-index.js",
        "const LONGEST = 100",
        "const LONGEST = 101",
    )
    edit(project / "overrides/assets/styles/components/table.css", "25rem", "26rem")
    after = assets.of_strategy(strategy).paths
    changed = {source for source in before if before[source] != after[source]}
    assert {"scripts/filter/loader.js", "scripts/filter/controller.js", "styles/site.css"} <= changed
    assert not changed & {"scripts/search/page.js", "styles/pages/plan.css", "icon.svg"}


def test_all_is_named_by_its_content_but_the_licences(strategy: Strategy) -> None:
    names = [path for path in assets.of_strategy(strategy).files if not path.endswith(".LICENSE.txt")]
    assert [
        name
        for name in names
        if not re.fullmatch(r"assets/[\w-]+-[A-Z0-9]{8}\.(js|css|svg|json|woff2|png|ico)", name)
    ] == []


def test_the_colours_of_the_county_are_in_the_style_sheet(strategy: Strategy) -> None:
    made = assets.of_strategy(strategy)
    css = made.files[made.path("styles/site.css")].decode()
    assert f"--color-accent: {strategy.data.site.accent.light};" in css
    assert "@import" not in css
    assert strategy.data.site.accent.light in made.files[made.path("icon.svg")].decode()


def test_the_libraries_come_with_every_licence(strategy: Strategy) -> None:
    made = assets.of_strategy(strategy).files
    licences = {path: text.decode() for path, text in made.items() if path.endswith(".LICENSE.txt")}
    granted = re.compile("Permission (?:is hereby granted|to use, copy)")
    assert {path: len(granted.findall(text)) for path, text in licences.items()} == {
        "assets/docx.LICENSE.txt": 4,
        "assets/schibsted-grotesk.LICENSE.txt": 1,
        "assets/write-excel-file.LICENSE.txt": 2,
        "assets/yaml.LICENSE.txt": 1,
    }


def test_a_library_without_its_licence_stops_the_build(strategy: Strategy, project: Path) -> None:
    edit(project / READ[0], 'licences: ["docx", "fflate", "nanoid"]', 'licences: ["fflate", "nanoid"]')
    with pytest.raises(assets.BundleError, match=r"docx saknar licens"):
        assets.of_strategy(strategy)


def test_a_library_that_has_changed_where_we_mend_it_stops_the_build(
    strategy: Strategy, project: Path
) -> None:
    edit(project / READ[0], '"else if (size < 160000) {"', '"else if (size < 170000) {"')
    with pytest.raises(assets.BundleError, match=r"fflate/esm/browser\.js har ändrats"):
        assets.of_strategy(strategy)


def test_a_library_that_no_longer_uses_what_we_mend_stops_the_build(
    strategy: Strategy, project: Path
) -> None:
    edit(project / READ[0], '["fflate/esm/browser.js"', '["fflate/esm/index.mjs"')
    with pytest.raises(assets.BundleError, match=r"fflate/esm/index\.mjs används inte längre"):
        assets.of_strategy(strategy)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("scripts/search/page.js", "const PAGE = 20;", "const PAGE = ;", r"scripts/search/page\.js:\d+"),
        ("scripts/plan/page.js", "./items-view.js", "./gone.js", r"scripts/plan/page\.js:\d+"),
        ("styles/site.css", "./base.css", "./gone.css", r"styles/site\.css:\d+"),
        ("styles/base.css", "body {", "body {{", r"styles/base\.css:\d+"),
        ("styles/print.css", "@media print {", "}\n@media print {", r"styles/print\.css:\d+"),
    ],
)
def test_a_broken_source_stops_the_build_with_its_line(
    strategy: Strategy, project: Path, file: str, old: str, new: str, told: str
) -> None:
    edit(project / "overrides" / "assets" / file, old, new)
    with pytest.raises(assets.BundleError, match=told):
        assets.of_strategy(strategy)


def test_without_node_or_its_packages_it_is_said_what_to_do(
    strategy: Strategy, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "node_modules").unlink()
    with pytest.raises(assets.BundleError, match="Kör make build eller make serve"):
        assets.of_strategy(strategy)
    monkeypatch.setenv("PATH", os.devnull)
    assets._bundled.cache_clear()
    with pytest.raises(assets.BundleError, match=r"Node 20\.19 eller senare behövs"):
        assets.of_strategy(strategy)


@pytest.mark.parametrize(
    "command", [("macros", "pages", "{out}"), ("mkdocs", "build", "--quiet", "--site-dir", "{out}")]
)
def test_a_build_without_node_says_what_to_do_in_one_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    arguments = [part.format(out=tmp_path / "out") for part in command]
    env = build_environment(FIXTURE) | {"PATH": os.devnull}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode != 0
    assert "Node 20.19 eller senare behövs. Hämta den på nodejs.org." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_source_that_is_no_entry_is_refused_with_those_that_are(strategy: Strategy) -> None:
    with pytest.raises(KeyError, match=r"scripts/gone\.js är ingen ingång.*scripts/filter/loader\.js"):
        assets.of_strategy(strategy).path("scripts/gone.js")
