"""deploy/publish.py leaves one whole site or the other, however it ends, and the files of open pages."""

from __future__ import annotations

import fcntl
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from own_server import PUBLISH, Ask, asking, files, publish, published
from tools import nginx

# make test-fast asks for no nginx.
pytestmark = pytest.mark.slow

MANIFEST = "manifest-sha256.txt"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of a few files."""
    return written(tmp_path / "small", "one", "1")


def written(site: Path, word: str, asset: str) -> Path:
    for name, text in {
        "_headers": "",
        "_assets.json": "{}",
        "404.html": f"<p>{word} 404",
        "index.html": f"<p>{word}" * 50,
        "same/index.html": "<p>same" * 50,
        f"{word}/index.html": f"<p>{word}",
        f"assets/site.{asset * 8}.css": f"{word}" * 50,
        "paper.pdf": word * 50,
    }.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return site


def test_a_folder_that_is_no_finished_site_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("", "utf-8")
    done = publish(tmp_path / "server", tmp_path / "site")
    assert done.returncode == 1
    assert "404.html, _headers saknas. Kör make build." in done.stderr
    assert not (tmp_path / "server").exists()


def test_a_place_that_cannot_be_written_is_told_in_plain_words(tmp_path: Path, small: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    done = publish(tmp_path / "file", small)
    assert (done.returncode, done.stderr.startswith("Det gick inte att publicera:")) == (1, True)


def test_a_page_kept_from_the_last_release_still_finds_its_styles_and_then_no_longer(
    tmp_path: Path, small: Path
) -> None:
    target = published(tmp_path / "server", small)
    for word, there in {"two": True, "tri": False}.items():
        published(target, written(tmp_path / word, word, word[1].replace("w", "2").replace("r", "3")))
        assert (target / "current" / "assets" / "site.11111111.css").exists() == there
        for copy in ("gz", "br"):
            assert (target / "current" / "assets" / f"site.11111111.css.{copy}").exists() == there
        assert not (target / "current" / "one").exists()


def test_a_reader_s_copy_is_good_until_the_page_has_changed(tmp_path: Path, small: Path) -> None:
    # Both pages have as many characters before as after, and all of it happens within a second.
    target = published(tmp_path / "server", small)
    with nginx.serve(target) as port:
        ask = asking(port)
        before = {path: ask(path)[0].headers["ETag"] for path in ("", "same/")}
        published(target, written(tmp_path / "two", "two", "2"))
        answers = {path: ask(path, If_None_Match=tag) for path, tag in before.items()}
    assert answers["same/"][0].status == 304
    assert answers[""][0].status == 200
    assert b"two" in answers[""][1]


def test_the_last_release_can_be_shown_again(tmp_path: Path, small: Path) -> None:
    target = published(tmp_path / "server", small)
    assert "ingen tidigare" in publish(target, "--back").stderr
    published(target, written(tmp_path / "two", "two", "2"))
    assert publish(target, "--back").returncode == 0
    assert "one" in (target / "current" / "index.html").read_text("utf-8")


def test_a_release_can_be_checked_by_its_list_and_old_ones_go(tmp_path: Path, small: Path) -> None:
    target = tmp_path / "server"
    for _ in range(7):
        published(target, small)
    assert len(list((target / "releases").iterdir())) == 5
    command = ["sha256sum", "--check", "--quiet", f"../{MANIFEST}"]
    assert subprocess.run(command, cwd=target / "current").returncode == 0
    (target / "current" / "index.html").write_text("", "utf-8")
    assert subprocess.run(command, cwd=target / "current", capture_output=True).returncode == 1


def test_packed_copies_are_the_same_bytes_whenever_they_are_made(tmp_path: Path, small: Path) -> None:
    copies = [path.read_bytes() for path in published(tmp_path / "server", small).rglob("*.gz")]
    assert copies
    # RFC 1952: four bytes for the time, which is nobody's.
    assert {copy[4:8] for copy in copies} == {bytes(4)}


def test_without_brotli_all_is_published_with_gzip_and_one_sentence_says_so(
    tmp_path: Path, small: Path
) -> None:
    done = publish(tmp_path / "server", small, alone=True)
    assert done.returncode == 0, done.stderr
    assert "python3-brotli" in done.stdout
    assert copies(tmp_path / "server", "gz")
    assert not copies(tmp_path / "server", "br")
    published(tmp_path / "server", small)
    assert "python3-brotli" not in publish(tmp_path / "server", "--back", alone=True).stdout


def test_files_taken_over_get_the_copies_that_they_lack_and_keep_those_they_have(
    tmp_path: Path, small: Path
) -> None:
    target = published(tmp_path / "server", small, alone=True)
    # With the styles of the release before, which nothing in the new site holds.
    shutil.rmtree(small / "assets")
    made = copies(published(target, small), "br")
    assert {"index.html.br", "same/index.html.br", "assets/site.11111111.css.br"} <= made.keys()
    for name, copy in made.items():
        file = target / "current" / name.removesuffix(".br")
        assert brotli.decompress(copy.read_bytes()) == file.read_bytes()
        assert copy.stat().st_size < file.with_name(f"{file.name}.gz").stat().st_size
    kept = copies(published(target, small, alone=True), "br")
    assert {"index.html.br", "same/index.html.br"} <= kept.keys()
    assert all(kept[name].samefile(made[name]) for name in kept)


def test_a_copy_no_lighter_than_gzip_s_is_not_kept(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "poor" / "brotli.py"
    module.parent.mkdir()
    module.write_text("MODE_TEXT = 1\ndef compress(content, **how):\n    return content[1:]\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(module.parent))
    made = copies(published(tmp_path / "server", small), "*")
    assert "index.html.gz" in made
    assert "index.html.br" not in made


def copies(target: Path, end: str) -> dict[str, Path]:
    """The packed copies of the release that is shown."""
    site = (target / "current").resolve()
    return {path.relative_to(site).as_posix(): path for path in site.rglob(f"*.{end}")}


@pytest.mark.parametrize("name", ["same/index.html.gz", "paper.pdf.br"])
def test_a_file_that_nginx_would_send_in_another_s_place_is_refused(
    tmp_path: Path, small: Path, name: str
) -> None:
    target = published(tmp_path / "server", small)
    (small / name).write_text("något annat", "utf-8")
    done = publish(target, small)
    assert (done.returncode, done.stderr.startswith(f"{name} heter som en packad kopia")) == (1, True)
    assert len(list((target / "releases").iterdir())) == 1


# Runs publish.py and kills it, as `kill -9` does, before the n:th file it writes, links, renames or removes; with 0
# it counts them.
KILLER = """
import os, runpy, signal, sys
steps, last = 0, int(sys.argv[1])
def step(event, arguments):
    global steps
    written = event == "open" and arguments[1] == "w"
    if written or event in {"os.link", "os.symlink", "os.rename", "os.remove"}:
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")
print(steps)
"""


def killed_before(step: int, target: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLER, str(step), str(PUBLISH), str(target), str(site)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def test_a_publication_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole(
    small: Path, tmp_path: Path
) -> None:
    new, server, before = written(tmp_path / "new", "two", "2"), tmp_path / "server", tmp_path / "before"
    for _ in range(5):  # So that an old release is also removed.
        published(before, small)
    shutil.copytree(before, server, symlinks=True)
    steps = int(killed_before(0, server, new).stdout.split()[-1])
    assert steps >= 20
    seen = []
    with nginx.serve(server) as port:
        for moment in range(1, steps + 1):
            shutil.rmtree(server)
            shutil.copytree(before, server, symlinks=True)
            assert killed_before(moment, server, new).returncode == -signal.SIGKILL
            seen.append(shown(asking(port), small, new))
        # A killed run stands in nobody's way.
        published(server, new)
        assert shown(asking(port), small, new) == "new"
    assert set(seen) == {"old", "new"}
    assert seen == sorted(seen, reverse=True)
    assert len(list((server / "releases").iterdir())) == 5


def shown(ask: Ask, old: Path, new: Path) -> str:
    """Which site is shown, when each of its files is, and none that only the other has but for what is kept of the old."""
    wholes = {"old": files(old), "new": files(new)}
    answers = {name: ask(name.removesuffix("index.html")) for name in {*wholes["old"], *wholes["new"]}}
    there = {name: body for name, (answer, body) in answers.items() if answer.status == 200}
    kept = {name: body for name, body in wholes["old"].items() if name.startswith("assets/")}
    return next((version for version, whole in wholes.items() if there in (whole, whole | kept)), "neither")


def test_two_publications_at_once_do_not_mix(tmp_path: Path, small: Path) -> None:
    (tmp_path / "server" / "releases").mkdir(parents=True)
    with (tmp_path / "server" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "En annan publicering pågår" in publish(tmp_path / "server", small).stderr
