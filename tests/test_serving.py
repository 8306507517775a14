"""A server of one's own: what nginx sends with deploy/nginx.conf, and what deploy/publish.py leaves when it is killed."""

from __future__ import annotations

import asyncio
import fcntl
import gzip
import http.client
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse
from pathlib import Path

import pytest

from bench import load
from macros.finish.policy import HEADERS
from support import ROOT, asset
from tools import nginx

# make test-fast asks for no nginx.
pytestmark = pytest.mark.slow

PUBLISH = ROOT / "deploy" / "publish.py"
MANIFEST = "manifest-sha256.txt"
KEPT = "public, max-age=31536000, immutable"
BRIEF = "public, max-age=60, must-revalidate"
Ask = Callable[..., tuple[HTTPResponse, bytes]]


def publish(target: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PUBLISH), str(target), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def published(target: Path, site: Path) -> Path:
    done = publish(target, site)
    assert done.returncode == 0, done.stderr
    return target


def files(site: Path) -> dict[str, bytes]:
    """What a built site publishes."""
    found = (path for path in site.rglob("*") if path.is_file() and path.name != "_headers")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def asking(port: int) -> Ask:
    """ask(path, header=value): the answer and its body, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection.request(method, f"/{path}", headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read()

    return ask


@pytest.fixture(scope="module")
def target(built_fixture_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("server"), built_fixture_site)


@pytest.fixture(scope="module")
def ask(target: Path) -> Iterator[Ask]:
    with nginx.serve(target) as port:
        yield asking(port)


def test_every_published_file_is_sent_as_it_was_built(ask: Ask, built_fixture_site: Path) -> None:
    wrong = []
    for name, content in files(built_fixture_site).items():
        answer, body = ask(name.removesuffix("index.html"))
        if answer.status != 200 or body != content:
            wrong.append(f"{name}: {answer.status}")
    assert wrong == []


def test_texts_are_sent_packed_to_who_can_unpack_them(ask: Ask, built_fixture_site: Path) -> None:
    for name in ("", "sok/", "data/v1/insatser.csv", "data/v1/allt.json", "om/andringar/feed.xml"):
        answer, body = ask(name, Accept_Encoding="gzip")
        assert answer.headers["Content-Encoding"] == "gzip", name
        assert answer.headers["Vary"] == "Accept-Encoding", name
        file = built_fixture_site / name
        assert gzip.decompress(body) == (file / "index.html" if file.is_dir() else file).read_bytes()
        answer, _ = ask(name)
        assert answer.headers["Content-Encoding"] is None, name


@pytest.mark.parametrize(
    "path", ["", "insatser", "insatser/index.html", "finns/inte", "assets/", "ladda-ner/strategi.pdf"]
)
def test_every_answer_carries_the_one_policy(ask: Ask, path: str) -> None:
    answer, _ = ask(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["Strict-Transport-Security"] is None
    assert answer.headers["Server"] == "nginx"


def test_the_files_for_static_hosts_say_the_same_as_nginx(ask: Ask, built_fixture_site: Path) -> None:
    rules: dict[str, dict[str, str]] = {}
    for line in filter(None, (built_fixture_site / "_headers").read_text("utf-8").split("\n")):
        if line.startswith("/"):
            rule = rules.setdefault(line.removesuffix("*"), {})
        else:
            name, _, value = line.strip().partition(": ")
            rule[name] = value
    assert len(rules) > 1
    for name in files(built_fixture_site):
        told = {"Cache-Control": BRIEF}
        for start, rule in rules.items():
            told |= rule if f"/{name}".startswith(start) else {}
        answer, _ = ask(name.removesuffix("index.html"), "HEAD")
        assert {key: answer.headers[key] for key in told} == told, name


def test_what_is_named_by_its_content_is_kept_and_all_else_is_asked_for_again(
    ask: Ask, built_fixture_site: Path
) -> None:
    def lifetime(path: str) -> str:
        return ask(path, "HEAD")[0].headers["Cache-Control"]

    for name in ("site.css", "filter.mjs", "icon.svg", "write-excel-file.min.mjs"):
        assert lifetime(f"assets/{asset(built_fixture_site, name).name}") == KEPT
    fragment = next((built_fixture_site / "sok" / "index" / "fragment").iterdir())
    assert lifetime(f"sok/index/fragment/{fragment.name}") == KEPT
    for name in ("", "insatser/", "sok/index/pagefind.js", "ladda-ner/strategi.pdf", "data/v1/allt.json"):
        assert lifetime(name) == BRIEF
    # A file that is missing for a moment must not be missing for a year.
    assert lifetime("assets/gone.12345678.css") == BRIEF


def test_an_unchanged_page_costs_an_empty_answer(ask: Ask) -> None:
    tag = ask("")[0].headers["ETag"]
    answer, body = ask("", If_None_Match=tag)
    assert (answer.status, body) == (304, b"")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("filter.mjs", "text/javascript; charset=utf-8"),
        ("site.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_assets_have_the_type_that_a_browser_asks_for(
    ask: Ask, built_fixture_site: Path, name: str, kind: str
) -> None:
    assert ask(f"assets/{asset(built_fixture_site, name).name}")[0].headers["Content-Type"] == kind


@pytest.mark.parametrize("path", ["finns/inte", "finns-inte/", "assets/", "_headers", "%00", "..%2f"])
def test_what_does_not_exist_gets_the_page_that_says_so(ask: Ask, path: str) -> None:
    answer, body = ask(path)
    if path in ("%00", "..%2f"):
        assert answer.status == 400
    else:
        assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
        assert "Sidan finns inte" in body.decode("utf-8")


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("insatser", "/insatser/"),
        ("insatser?aktor=skola", "/insatser/?aktor=skola"),
        ("insatser/index.html", "/insatser/"),
        ("index.html", "/"),
        ("insatser/index.html?aktor=skola", "/insatser/?aktor=skola"),
        # Not to another host, whose name somebody has put in a link to us.
        ("/evil.invalid/index.html", None),
        ("\\evil.invalid/index.html", None),
    ],
)
def test_a_page_has_one_address_and_other_forms_lead_there(ask: Ask, path: str, wanted: str | None) -> None:
    answer, _ = ask(path)
    assert answer.headers["Location"] == wanted
    assert answer.status == (301 if wanted else 404)


def test_a_part_of_a_pdf_can_be_asked_for(ask: Ask, built_fixture_site: Path) -> None:
    whole = (built_fixture_site / "ladda-ner" / "strategi.pdf").read_bytes()
    answer, body = ask("ladda-ner/strategi.pdf", Range="bytes=100-299", Accept_Encoding="gzip")
    assert (answer.status, body) == (206, whole[100:300])
    assert answer.headers["Content-Range"] == f"bytes 100-299/{len(whole)}"
    answer, _ = ask("ladda-ner/strategi.pdf", Range=f"bytes={len(whole)}-")
    assert answer.status == 416


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


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of a few files."""
    return written(tmp_path / "small", "one", "1")


def written(site: Path, word: str, asset: str) -> Path:
    for name, text in {
        "_headers": "",
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


def test_a_page_kept_from_the_last_release_still_finds_its_styles_and_then_no_longer(
    tmp_path: Path, small: Path
) -> None:
    target = published(tmp_path / "server", small)
    for word, there in {"two": True, "tri": False}.items():
        published(target, written(tmp_path / word, word, word[1].replace("w", "2").replace("r", "3")))
        assert (target / "current" / "assets" / "site.11111111.css").exists() == there
        assert (target / "current" / "assets" / "site.11111111.css.gz").exists() == there
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
    return subprocess.run(command, capture_output=True, text=True)


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


def test_the_load_run_counts_each_answer_that_is_not_what_was_asked_for(target: Path) -> None:
    paths = load.paths(target / "current")
    assert {"/", "/insatser/"} <= set(paths)
    assert any(path.startswith("/assets/site.") for path in paths)
    # In a thread of its own: a browser test before this one leaves its event loop running.
    with nginx.serve(target) as port, ThreadPoolExecutor(1) as thread:
        fine = thread.submit(asyncio.run, load.ask(port, paths, 100)).result()
        mixed = thread.submit(asyncio.run, load.ask(port, ["/", "/finns/inte/"], 100)).result()
    assert [len(fine), sum(answer.good for answer in fine)] == [100, 100]
    assert [len(mixed), sum(answer.good for answer in mixed)] == [100, 50]


def test_two_publications_at_once_do_not_mix(tmp_path: Path, small: Path) -> None:
    (tmp_path / "server" / "releases").mkdir(parents=True)
    with (tmp_path / "server" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "En annan publicering pågår" in publish(tmp_path / "server", small).stderr
