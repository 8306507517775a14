"""The archive is whole, checkable, and the same bytes for the same input."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from published import source
from support import FIXTURE, ROOT, asset, build_environment, build_site

MANIFEST, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"


def made(site: Path, target: Path, **environment: str) -> Path:
    """A release of the invented county's site, by the command line."""
    env = build_environment(FIXTURE) | environment
    command = [sys.executable, "-m", "macros", "release", str(site), str(target)]
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    return target


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def checksums(folder: Path, manifest: str) -> dict[str, str]:
    rows = (folder / manifest).read_text("utf-8").splitlines()
    return {name: digest for digest, name in (row.split("  ", 1) for row in rows)}


def unlisted(folder: Path) -> set[str]:
    """The files of the ZIP whose checksum is not the listed one, and those that only one side has."""
    listed = checksums(folder, MANIFEST)
    there = {
        name: hashlib.sha256(data).hexdigest() for name, data in files(folder).items() if name != MANIFEST
    }
    return {name for name, _ in listed.items() ^ there.items()}


def faults_of_bag(bag: Path) -> list[str]:
    """The sections of RFC 8493 that a bag does not follow."""
    there = {name: hashlib.sha256(data).hexdigest() for name, data in files(bag).items()}
    payload = {name: digest for name, digest in there.items() if name.startswith("data/")}
    tags = {name: digest for name, digest in there.items() if name not in payload and name != TAGS}
    info = dict(row.split(": ", 1) for row in (bag / "bag-info.txt").read_text("utf-8").splitlines())
    size = sum((bag / name).stat().st_size for name in payload)
    held = {
        "2.1.1": (bag / "bagit.txt").read_bytes()
        == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "2.1.3": checksums(bag, MANIFEST) == payload and bool(payload),
        "2.2.1": checksums(bag, TAGS) == tags,
        "2.2.2": info["Payload-Oxum"] == f"{size}.{len(payload)}",
        "2.1.3, names": not [name for name in there if "%" in name or "\n" in name],
    }
    return [section for section, holds in held.items() if not holds]


@pytest.fixture(scope="module")
def archive(built_fixture_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(built_fixture_site, tmp_path_factory.mktemp("release") / "dist")


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (packed,) = archive.glob("data/*.zip")
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(packed) as content:
        content.extractall(folder)
    return folder / packed.stem


def test_the_name_says_which_county_and_edition(archive: Path) -> None:
    site = source(FIXTURE, "site")
    assert (archive / "data" / f"strategi-{site['county']['code']}-{site['edition']['id']}.zip").is_file()


def test_the_pdfs_and_the_open_data_are_the_files_of_the_site(
    archive: Path, built_fixture_site: Path
) -> None:
    for folder in ("ladda-ner", "data"):
        assert files(archive / "data" / folder) == files(built_fixture_site / folder) != {}


def test_the_release_is_a_bag_that_archives_can_check(archive: Path, unpacked: Path) -> None:
    assert faults_of_bag(archive) == []
    assert unlisted(unpacked) == set()


@pytest.mark.parametrize(
    ("file", "sections"),
    [
        ("data/ladda-ner/strategi.pdf", ["2.1.3", "2.2.2"]),
        ("LAS-MIG.txt", ["2.2.1"]),
        ("bagit.txt", ["2.1.1", "2.2.1"]),
    ],
)
def test_a_bag_that_was_changed_is_no_longer_valid(
    archive: Path, tmp_path: Path, file: str, sections: list[str]
) -> None:
    changed = shutil.copytree(archive, tmp_path / "bag")
    with (changed / file).open("ab") as end:
        end.write(b" ")
    assert faults_of_bag(changed) == sections


def test_the_release_names_its_decision_and_its_commit(archive: Path) -> None:
    words = (archive / "LAS-MIG.txt").read_text("utf-8")
    about = dict(row.split(": ", 1) for row in (archive / "bag-info.txt").read_text("utf-8").splitlines())
    site = source(FIXTURE, "site")
    commit = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    for fact in (
        site["name"],
        site["publisher"]["name"],
        site["edition"]["id"],
        *filter(None, site["decision"].values()),
    ):
        assert fact in words, fact
    assert commit.stdout.strip() in words
    assert about["Source-Organization"] == site["publisher"]["name"]
    assert about["External-Identifier"] == f"strategi-{site['county']['code']}-{site['edition']['id']}"
    assert commit.stdout.strip() in about["Internal-Sender-Description"]


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
        with zipfile.ZipFile(next(folder.glob("data/*.zip"))) as content:
            assert {entry.external_attr >> 16 for entry in content.infolist()} == {0o100644}
            return {entry.date_time for entry in content.infolist()}

    start = source(FIXTURE, "site")["edition"]["period"]["start"]
    assert {"-".join(f"{part:02}" for part in time[:3]) for time in times(archive)} == {str(start)}
    given = made(built_fixture_site, tmp_path / "dist", SOURCE_DATE_EPOCH="1793491200")
    assert times(given) == {(2026, 11, 1, 0, 0, 0)}


@pytest.mark.weekly
@pytest.mark.slow
def test_two_builds_of_the_same_data_are_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793491200")
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        build_site(tmp_path / seed, FIXTURE)
    first, second = files(tmp_path / "1"), files(tmp_path / "2")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
