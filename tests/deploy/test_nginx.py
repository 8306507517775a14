"""A server of one's own: what nginx sends with deploy/nginx.conf."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Page

from macros.postprocess import csp
from macros.postprocess.csp import HEADERS
from macros.web import github
from own_server import Ask, asking, files, published
from support import Server, asset
from tools import nginx

# make test-fast asks for no nginx.
pytestmark = pytest.mark.slow

KEPT = "public, max-age=31536000, immutable"
BRIEF = "public, max-age=60, must-revalidate"


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


def test_a_browser_gets_the_lightest_copy_that_it_can_unpack_with_the_same_headers(
    ask: Ask, built_fixture_site: Path
) -> None:
    if not nginx.has_brotli():
        pytest.skip("nginx har ingen Brotlimodul här (Debian: libnginx-mod-http-brotli-static)")
    script = f"assets/{asset(built_fixture_site, 'scripts/filter/loader.js').name}"
    for name in ("", "finns/inte", script, "data/v1/insatser.csv", "data/v1/allt.json"):
        plain, whole = ask(name)
        small, packed = ask(name, Accept_Encoding="gzip, deflate, br")
        _, larger = ask(name, Accept_Encoding="gzip, br;q=0")
        assert small.headers["Content-Encoding"] == "br", name
        assert brotli.decompress(packed) == gzip.decompress(larger) == whole, name
        assert len(packed) < len(larger), name
        assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding", name
        for header in ("Content-Type", "Cache-Control", *HEADERS):
            assert small.headers[header] == plain.headers[header] is not None, (name, header)


@pytest.mark.parametrize(
    "path", ["", "insatser", "insatser/index.html", "finns/inte", "assets/", "ladda-ner/strategi.pdf"]
)
def test_every_answer_carries_the_one_policy(ask: Ask, path: str) -> None:
    answer, _ = ask(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["Strict-Transport-Security"] is None
    assert answer.headers["Server"] == "nginx"


@pytest.fixture(scope="module")
def small_target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published site of three pages, one of them the form."""
    site = tmp_path_factory.mktemp("small")
    for name in ("index.html", "404.html", "_headers", "redigera/index.html"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("Ord", "utf-8")
    return published(tmp_path_factory.mktemp("small-server"), site)


def test_the_form_alone_may_ask_github(small_target: Path) -> None:
    with nginx.serve(small_target) as port:
        ask = asking(port)
        answers = {path: ask(path)[0] for path in ("", "redigera/", "redigera/finns-inte", "finns-inte")}
    sent = {path: {name: answer.headers[name] for name in HEADERS} for path, answer in answers.items()}
    assert sent.pop("redigera/") == csp.headers_with_api(github.API)
    assert sent == dict.fromkeys(sent, HEADERS)
    assert {answer.headers["Cache-Control"] for answer in answers.values()} == {BRIEF}


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
        if name.startswith("redigera/"):
            # nginx.conf is for a repository at GitHub, which this county lacks: its page says so itself.
            assert "connect-src" not in told["Content-Security-Policy"]
            told |= csp.headers_with_api(github.API)
        answer, _ = ask(name.removesuffix("index.html"), "HEAD")
        assert {key: answer.headers[key] for key in told} == told, name


def test_a_page_of_another_site_may_read_the_open_data_and_nothing_else(
    ask: Ask, built_fixture_site: Path
) -> None:
    for name in files(built_fixture_site):
        shared = ask(name.removesuffix("index.html"), "HEAD")[0].headers["Access-Control-Allow-Origin"]
        assert shared == ("*" if name.startswith("data/") else None), name


@pytest.mark.browser
def test_a_browser_lets_a_page_of_another_site_read_the_open_data(
    target: Path, tmp_path: Path, server: Server, page: Page
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>En annan webbplats</title>", "utf-8")
    read = "url => fetch(url).then((answer) => answer.ok, () => false)"
    with nginx.serve(target) as port:
        other = f"http://127.0.0.1:{port}/"
        page.goto(server(tmp_path))
        names = ("insatser.json", "insatser.csv", "strategi.xlsx", "openapi.json", "schema/insatser.json")
        assert {name: page.evaluate(read, f"{other}data/v1/{name}") for name in names} == dict.fromkeys(
            names, True
        )
        assert page.evaluate(read, other) is False


def test_the_catalogue_is_sent_as_turtle(ask: Ask, target: Path) -> None:
    answer, _ = ask("data/v1/katalog.ttl", "HEAD")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/turtle; charset=utf-8"


def test_what_is_named_by_its_content_is_kept_and_all_else_is_asked_for_again(
    ask: Ask, built_fixture_site: Path
) -> None:
    def lifetime(path: str) -> str:
        return ask(path, "HEAD")[0].headers["Cache-Control"]

    for name in (
        "styles/site.css",
        "scripts/filter/loader.js",
        "icon.svg",
        "scripts/plan/export/docx-library.js",
    ):
        assert lifetime(f"assets/{asset(built_fixture_site, name).name}") == KEPT
    records = asset(built_fixture_site, "search.json")
    assert lifetime(f"assets/{records.name}") == KEPT
    for name in ("", "insatser/", "ladda-ner/strategi.pdf", "data/v1/allt.json"):
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
        ("scripts/filter/loader.js", "text/javascript; charset=utf-8"),
        ("styles/site.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_assets_have_the_type_that_a_browser_asks_for(
    ask: Ask, built_fixture_site: Path, name: str, kind: str
) -> None:
    assert ask(f"assets/{asset(built_fixture_site, name).name}")[0].headers["Content-Type"] == kind


@pytest.mark.parametrize(
    "path", ["finns/inte", "finns-inte/", "assets/", "_headers", "_assets.json", "%00", "..%2f"]
)
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
    answer, body = ask("ladda-ner/strategi.pdf", Range="bytes=100-299", Accept_Encoding="gzip, br")
    assert (answer.status, body) == (206, whole[100:300])
    assert answer.headers["Content-Range"] == f"bytes 100-299/{len(whole)}"
    answer, _ = ask("ladda-ner/strategi.pdf", Range=f"bytes={len(whole)}-")
    assert answer.status == 416
