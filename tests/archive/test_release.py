"""The archive is whole, checkable, and the same bytes for the same input."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from published import source
from support import FIXTURE, ROOT, asset, build_environment, build_site

MANIFEST = "manifest-sha256.txt"


def made(site: Path, target: Path, **environment: str) -> Path:
    """A release of the invented county's site, by the command line."""
    env = build_environment(FIXTURE) | environment
    command = [sys.executable, "-m", "macros", "release", str(site), str(target)]
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    return target


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def unlisted(folder: Path) -> set[str]:
    """The files whose checksum is not the listed one, and those that only one side has."""
    rows = (folder / MANIFEST).read_text("utf-8").splitlines()
    listed = {name: digest for digest, name in (row.split("  ", 1) for row in rows)}
    there = {
        name: hashlib.sha256(data).hexdigest() for name, data in files(folder).items() if name != MANIFEST
    }
    return {name for name, _ in listed.items() ^ there.items()}


@pytest.fixture(scope="module")
def archive(built_fixture_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(built_fixture_site, tmp_path_factory.mktemp("release") / "dist")


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (packed,) = archive.glob("*.zip")
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(packed) as content:
        content.extractall(folder)
    return folder / packed.stem


def test_the_name_says_which_county_and_edition(archive: Path) -> None:
    site = source(FIXTURE, "site")
    assert (archive / f"strategi-{site['county']['code']}-{site['edition']['id']}.zip").is_file()


def test_the_pdfs_and_the_open_data_are_the_files_of_the_site(
    archive: Path, built_fixture_site: Path
) -> None:
    for folder in ("ladda-ner", "data"):
        assert files(archive / folder) == files(built_fixture_site / folder) != {}


def test_every_file_has_its_checksum_in_the_manifest_and_in_the_one_of_the_zip(
    archive: Path, unpacked: Path
) -> None:
    assert unlisted(archive) == set()
    assert unlisted(unpacked) == set()


def test_a_changed_file_no_longer_has_the_checksum_of_the_manifest(unpacked: Path) -> None:
    page = unpacked / "insatser" / "index.html"
    before = page.read_bytes()
    page.write_bytes(before + b" ")
    assert unlisted(unpacked) == {"insatser/index.html"}
    page.write_bytes(before)


def test_the_zip_has_the_pages_and_the_files_and_nothing_that_only_scripts_read(
    unpacked: Path, built_fixture_site: Path
) -> None:
    names = files(unpacked).keys()
    assert {"index.html", "ladda-ner/strategi.pdf", "data/v1/strategi.xlsx"} <= names
    assert asset(built_fixture_site, "styles/site.css").relative_to(built_fixture_site).as_posix() in names
    assert not [name for name in names if name.endswith((".js", "_headers", "_assets.json"))]


def test_the_same_site_gives_the_same_bytes_wherever_and_however_its_files_lie(
    archive: Path, built_fixture_site: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    for name, data in sorted(files(built_fixture_site).items(), reverse=True):
        path = other / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o600)
        os.utime(path, (1, 1))
    assert files(made(other, tmp_path / "dist", PYTHONHASHSEED="1")) == files(archive)


def test_the_times_in_the_zip_are_the_edition_s_or_the_given_ones(
    archive: Path, built_fixture_site: Path, tmp_path: Path
) -> None:
    def times(folder: Path) -> set[tuple[int, ...]]:
        with zipfile.ZipFile(next(folder.glob("*.zip"))) as content:
            assert {entry.external_attr >> 16 for entry in content.infolist()} == {0o100644}
            return {entry.date_time for entry in content.infolist()}

    start = source(FIXTURE, "site")["edition"]["period"]["start"]
    assert {"-".join(f"{part:02}" for part in time[:3]) for time in times(archive)} == {str(start)}
    given = made(built_fixture_site, tmp_path / "dist", SOURCE_DATE_EPOCH="1767225600")
    assert times(given) == {(2026, 1, 1, 0, 0, 0)}


@pytest.mark.weekly
@pytest.mark.slow
def test_two_builds_of_the_same_data_are_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        build_site(tmp_path / seed, FIXTURE)
    first, second = files(tmp_path / "1"), files(tmp_path / "2")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
