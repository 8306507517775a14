"""The weekly check of external links, without a network."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import Server
from tools import check_links
from tools.check_links import ascii_address, ask, check, external_links, fetch_status, main, report
from tools.html_pages import read_page

GONE = "https://a.example/borta"
HERE = "https://a.example/finns"
SHY = "https://b.example/"


def no_pause() -> None:
    pass


def fetch(address: str) -> int:
    return {GONE: 404, HERE: 200, SHY: 403}[address]


def test_only_external_links_that_readers_can_follow_are_asked() -> None:
    page = read_page(
        "om/index.html",
        f"""<link rel="canonical" href="https://c.example/"><a href="../">hem</a>
        <a href="mailto:a@a.example">post</a><a href="{HERE}#del">ett</a><a href="{HERE}">två</a>""",
    )
    assert external_links([page]) == {HERE: {"om/index.html"}}


@pytest.mark.parametrize(
    ("status", "ok", "broken"),
    [(200, True, False), (404, False, True), (410, False, True), (403, False, False), (503, False, False)],
)
def test_only_a_page_that_is_gone_counts_as_broken(status: int, ok: bool, broken: bool) -> None:
    outcome = ask(HERE, lambda _: status)
    assert (outcome.ok, outcome.broken) == (ok, broken)


@pytest.mark.parametrize(
    ("error", "broken"),
    [
        (TimeoutError(), False),
        (ConnectionResetError(), False),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), False),
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), True),
        (OSError("okänt fel"), True),
    ],
)
def test_a_host_that_does_not_exist_is_broken_but_a_slow_one_is_not(error: OSError, broken: bool) -> None:
    def fail(_: str) -> int:
        raise error

    assert ask(HERE, fail).broken is broken


def test_why_an_address_is_broken_is_said_in_swedish() -> None:
    def fail(_: str) -> int:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert ask(HERE, fail).reason == "webbplatsen finns inte (dess namn är okänt)"


def test_no_answer_at_all_is_no_verdict_on_the_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: str) -> int:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    (tmp_path / "index.html").write_text(f'<a href="{HERE}">ett</a><a href="{SHY}">två</a>', "utf-8")
    monkeypatch.setattr(check_links, "fetch_status", fail)
    monkeypatch.setattr(check_links, "PAUSE", 0)
    with pytest.raises(SystemExit, match=r"Ingen av 2 adresser svarade.*saknas nät"):
        main([str(tmp_path)])
    assert capsys.readouterr().out == ""


def test_a_failing_address_is_asked_once_more() -> None:
    answers: Iterator[int] = iter([503, 200])
    assert check([HERE], lambda _: next(answers), no_pause)[0].ok


def test_the_report_says_what_is_wrong_and_where_and_what_to_do() -> None:
    pages = {GONE: {f"{n}/index.html" for n in range(5)}, HERE: {"index.html"}, SHY: {"index.html"}}
    text = report(check(pages, fetch, no_pause), pages)
    assert "Av 3 länkar till andra webbplatser är det 1 som inte fungerar." in text
    assert "flytta den gamla till `previous_address`" in text
    places = "`0/index.html`, `1/index.html`, `2/index.html` och 2 till"
    assert f"- <{GONE}>\n  sidan finns inte kvar (404). Står på {places}." in text
    assert text.index("## Gick inte att avgöra") < text.index(SHY)
    assert HERE not in text


def test_no_report_when_nothing_is_broken() -> None:
    assert report(check([HERE, SHY], fetch, no_pause), {}) == ""


def test_swedish_letters_and_blanks_travel_escaped_once() -> None:
    assert (
        ascii_address("https://räksmörgås.example/lön%C3%B6 a?b=å#c")
        == "https://xn--rksmrgs-5wao1o.example/l%C3%B6n%C3%B6%20a?b=%C3%A5"
    )


def test_the_status_of_a_page_is_asked_over_the_network(tmp_path: Path, server: Server) -> None:
    (tmp_path / "finns.html").touch()
    address = server(tmp_path)
    assert fetch_status(address + "finns.html") == 200
    assert fetch_status(address + "borta.html") == 404


@pytest.mark.parametrize("address", ["http://a.example:x/", "http://a..example/"])
def test_an_address_that_makes_no_sense_is_an_answer_too(address: str) -> None:
    with pytest.raises(OSError, match="begripligt svar saknas"):
        fetch_status(address)


def test_a_missing_folder_is_said_in_swedish() -> None:
    with pytest.raises(SystemExit, match="Ange mappen"):
        main(["finns-inte"])
