"""Signing in on a server of one's own: nginx turns GitHub's code into a key, with deploy/github-app.conf."""

from __future__ import annotations

import http.server
import json
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import parse_qs

import pytest

from loopback import listening
from own_server import Ask, asking, published
from support import ROOT
from tools import nginx

pytestmark = pytest.mark.slow

CODE = "0123456789abcdef0123"
VERIFIER = "A-._~z09" * 6
RIGHT = {"X_Code": CODE, "X_Verifier": VERIFIER, "Sec_Fetch_Site": "same-origin"}
ASKED_WITH = {"host", "connection", "accept", "content-type", "content-length"}


class _GitHub(http.server.BaseHTTPRequestHandler):
    """GitHub's address for a code: the right one gives a key; another gives an error, with status 200 as there."""

    asked: ClassVar[list[tuple[str, dict[str, str], dict[str, list[str]]]]] = []

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}, body))
        told = {"access_token": "ghu_prov"} if body["code"] == [CODE] else {"error": "bad_verification_code"}
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Set-Cookie", "spår=1")
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    site = tmp_path_factory.mktemp("site")
    for name in ("index.html", "404.html", "_headers", "redigera/index.html"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("Ord", "utf-8")
    with listening(_GitHub) as github:
        text = (ROOT / "deploy" / "github-app.conf").read_text("utf-8")
        for old, new in {
            "https://github.com/": f"{github}/",
            "ÄGARENS_CLIENT_ID": "Iv23prov",
            "ÄGARENS_HEMLIGHET": "hemligt",
        }.items():
            assert text.count(old) == 1
            text = text.replace(old, new)
        # So many tests in a minute are more than one editor makes.
        text = text.replace("burst=5", "burst=100")
        with nginx.serve(published(tmp_path_factory.mktemp("server"), site), text) as port:
            yield asking(port)


def test_a_code_becomes_a_key_and_nothing_else_of_the_reader_goes_on(ask: Ask) -> None:
    answer, body = ask(
        "redigera/nyckel", "POST", **RIGHT, Cookie="a=b", Referer="https://x.invalid/", User_Agent="M"
    )
    assert (answer.status, json.loads(body)) == (200, {"access_token": "ghu_prov"})
    path, headers, form = _GitHub.asked[-1]
    assert path == "/login/oauth/access_token"
    assert set(headers) <= ASKED_WITH
    assert (headers["host"], headers["accept"]) == ("github.com", "application/json")
    assert form == {
        "client_id": ["Iv23prov"],
        "client_secret": ["hemligt"],
        "code": [CODE],
        "code_verifier": [VERIFIER],
    }
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Set-Cookie"] is None
    assert answer.headers["Access-Control-Allow-Origin"] is None


def test_a_wrong_code_gives_githubs_own_answer(ask: Ask) -> None:
    answer, body = ask("redigera/nyckel", "POST", **RIGHT | {"X_Code": "fel"})
    assert (answer.status, json.loads(body)) == (200, {"error": "bad_verification_code"})


@pytest.mark.parametrize(
    "changed",
    [
        {"X_Code": f"{CODE}&client_id=annan"},
        {"X_Code": ""},
        {"X_Code": "a" * 129},
        {"X_Code": f"{CODE}%26scope"},
        {"X_Verifier": "kort"},
        {"X_Verifier": f"{VERIFIER} x"},
        {"X_Verifier": "å" * 50},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": ""},
    ],
)
def test_anything_else_is_refused_and_never_reaches_github(ask: Ask, changed: dict[str, str]) -> None:
    before = len(_GitHub.asked)
    assert (
        ask(
            "redigera/nyckel",
            "POST",
            **{**RIGHT, **{k: v.encode().decode("latin-1") for k, v in changed.items()}},
        )[0].status
        == 400
    )
    assert len(_GitHub.asked) == before


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS", "DELETE"])
def test_only_post_is_answered(ask: Ask, method: str) -> None:
    assert ask("redigera/nyckel", method, **RIGHT)[0].status == 405


def test_many_tries_are_stopped(ask: Ask) -> None:
    statuses = [ask("redigera/nyckel", "POST", **RIGHT)[0].status for _ in range(130)]
    assert (statuses[0], statuses[-1]) == (200, 429)
