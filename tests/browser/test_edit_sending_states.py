"""The states of sending from the form, in a narrow window: what an editor sees when a key, a right, the line or a check fails."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from edit_site import AREAS, FILES, TITLE, Forms, with_github
from fake_github import KEY
from loopback import serve
from support import axe_violations

pytestmark = pytest.mark.browser


@pytest.fixture
def editor(forms: Forms, built_fixture_site: Path, tmp_path: Path, browser: Browser) -> Iterator[Page]:
    """An editor in a narrow window, with a changed heading to send, where the owner has a GitHub App."""
    site = with_github(built_fixture_site, tmp_path / "site", forms.hub, app="Iv23prov")
    context = browser.new_context(locale="sv-SE", viewport={"width": 320, "height": 800})
    page = context.new_page()
    with serve(site) as address:
        page.goto(f"{address}redigera/#action:arbete-1-a")
        page.get_by_label("Rubrik").fill("Kartlägg lönerna nu")
        page.get_by_role("link", name="Granska ändringarna").first.click()
        yield page
        context.close()


def is_sound(page: Page) -> list[str]:
    """Return what axe finds in the view, and whether it is wider than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return axe_violations(page) + (["wider than the window"] if wide else [])


def test_every_state_of_sending_is_accessible_in_a_narrow_window(forms: Forms, editor: Page) -> None:
    assert is_sound(editor) == []
    editor.locator("#edit-send details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    editor.get_by_role("button", name="Skicka förslaget").click()
    expect(editor.get_by_text("Klistra in en nyckel först")).to_be_visible()
    assert is_sound(editor) == []
    forms.hub.write({AREAS: FILES[AREAS].replace(TITLE, "title: Kartlägg alla löner\n")})
    editor.get_by_label("klistra in en nyckel").fill(KEY)
    editor.get_by_role("button", name="Skicka förslaget").click()
    expect(editor.get_by_role("heading", name="Någon annan har ändrat samma sak")).to_be_visible()
    assert is_sound(editor) == []
    editor.get_by_role("button", name="Använd mina ord").click()
    forms.hub.fail("POST", "/pulls", 403)
    editor.get_by_role("button", name="Skicka förslaget").click()
    expect(editor.get_by_role("button", name="Försök igen")).to_be_visible()
    assert is_sound(editor) == []
    forms.hub.comments = [{"body": "<!-- diff -->\n### Ändringar\n- En rubrik."}]
    editor.get_by_role("button", name="Försök igen").click()
    expect(editor.get_by_text("En rubrik.")).to_be_visible()
    assert is_sound(editor) == []


def test_signing_in_at_github_comes_back_to_the_draft_with_a_key(forms: Forms, editor: Page) -> None:
    asked: dict[str, str] = {}

    def authorize(route: Route) -> None:
        asked.update({name: value for name, [value] in parse_qs(urlsplit(route.request.url).query).items()})
        back = f"{asked['redirect_uri']}?code=kod123&state={asked['state']}"
        route.fulfill(status=302, headers={"Location": back})

    def exchange(route: Route) -> None:
        headers = route.request.headers
        proof = (
            base64.urlsafe_b64encode(hashlib.sha256(headers["x-verifier"].encode()).digest())
            .decode()
            .rstrip("=")
        )
        is_right = (headers["x-code"], proof) == ("kod123", asked["code_challenge"])
        route.fulfill(json={"access_token": "ghu_prov"} if is_right else {"error": "fel"})

    forms.hub.key = "ghu_prov"
    editor.route("https://github.com/login/oauth/authorize?*", authorize)
    editor.route("**/redigera/nyckel", exchange)
    editor.get_by_role("button", name="Logga in med GitHub").click()
    expect(editor.get_by_text("Du är inloggad.")).to_be_visible()
    assert "?" not in editor.url
    assert (asked["client_id"], asked["code_challenge_method"]) == ("Iv23prov", "S256")
    editor.get_by_role("button", name="Skicka förslaget").click()
    expect(editor.get_by_role("heading", name="Förslaget är skickat")).to_be_visible()
    editor.goto(f"{editor.url.split('#')[0]}?code=annan&state=fel#")
    expect(editor.get_by_text("Inloggningen hörde inte till den här fliken")).to_be_visible()


def test_what_check_finds_is_mended_at_its_field_in_the_same_proposal(forms: Forms, editor: Page) -> None:
    line = FILES[AREAS].split("\n").index(f"            {TITLE.strip()}") + 1
    found = {
        "file": AREAS,
        "line": line,
        "column": 13,
        "message": "rubriken finns redan.",
        "tip": "Skriv en annan.",
    }
    forms.hub.runs = [{"status": "completed", "conclusion": "failure", "html_url": "https://github.com/x"}]
    forms.hub.comments = [
        {"body": f"<!-- diff -->\nEn rubrik.\n\n<!-- check {json.dumps({'errors': [found]})} -->"}
    ]
    editor.get_by_label("klistra in en nyckel").fill(KEY)
    editor.get_by_role("button", name="Skicka förslaget").click()
    editor.get_by_role("button", name="Rätta i formuläret").click()
    said = editor.get_by_role("region", name="Kontrollen säger")
    expect(said).to_contain_text("Insats: Kartlägg lönerna nu: rubriken finns redan. Skriv en annan.")
    assert is_sound(editor) == []
    said.get_by_role("link").click()
    title = editor.get_by_label("Rubrik")
    expect(title).to_be_focused()
    expect(title).to_have_accessible_description(re.compile(r"rubriken finns redan\. Skriv en annan\.$"))
    title.fill("Kartlägg alla löner")
    editor.get_by_role("link", name="Granska ändringarna").first.click()
    expect(said).to_have_count(0)
    editor.get_by_role("button", name="Skicka förslaget").click()
    expect(editor.get_by_role("heading", name="Förslaget är skickat")).to_be_visible()
    (pull,) = forms.hub.pulls
    assert forms.hub.branches() == [pull["head"]]
    assert "title: Kartlägg alla löner\n" in forms.hub.read(pull["head"], AREAS)


STOPPED = [
    ("GET", "/user", 401, {}, "GitHub godtog inte nyckeln."),
    ("POST", "/git/trees", 403, {}, "Nyckeln får inte göra det i kodarkivet exempel/strategi."),
    ("POST", "/git/trees", 429, {"Retry-After": "60"}, "Försök igen efter klockan"),
    ("POST", "/git/refs", 422, {"said": "Repository rule violations found"}, "Kodarkivets regler tillåter det inte."),
    ("GET", "/strategi", 403, {"said": "Resource protected by organization SAML enforcement."}, "inloggning (SSO)"),
    ("POST", "/pulls", 500, {}, "Det är ett fel hos GitHub."),
]  # fmt: skip
"""A request, how it fails, and the words that the editor gets."""


@pytest.mark.weekly
@pytest.mark.parametrize(("method", "end", "how", "more", "words"), STOPPED)
def test_what_stops_a_proposal_is_said_and_nothing_is_lost(
    forms: Forms, editor: Page, method: str, end: str, how: int, more: dict[str, str], words: str
) -> None:
    forms.hub.fail(method, end, how, **more)
    editor.get_by_label("klistra in en nyckel").fill(KEY)
    editor.get_by_role("button", name="Skicka förslaget").click()
    expect(editor.locator("#edit-send")).to_contain_text(words)
    assert is_sound(editor) == []
    editor.on("dialog", lambda dialog: dialog.accept())
    editor.reload()
    expect(editor.get_by_role("region", name="Lämna in")).to_be_visible()
    editor.get_by_label("klistra in en nyckel").fill(KEY)
    editor.get_by_role("button", name="Skicka förslaget").click()
    expect(editor.get_by_role("heading", name="Förslaget är skickat")).to_be_visible()
    assert len(forms.hub.pulls) == 1


@pytest.mark.weekly
def test_what_another_has_removed_is_shown_in_words(forms: Forms, editor: Page) -> None:
    _, kept = FILES[AREAS].split("          - id: arbete-1-a", 1)
    removed = kept[: kept.index("          - id: arbete-1-b")]
    forms.hub.write({AREAS: FILES[AREAS].replace(f"          - id: arbete-1-a{removed}", "")})
    editor.get_by_label("klistra in en nyckel").fill(KEY)
    editor.get_by_role("button", name="Skicka förslaget").click()
    told = editor.get_by_role("region", name="Någon annan har ändrat samma sak")
    expect(told).to_contain_text("rubrik: Kartlägg lönerna nu")
    expect(told).to_contain_text("inget (borttaget)")
    expect(told).not_to_contain_text("{")
    assert is_sound(editor) == []


@pytest.mark.weekly
def test_a_line_that_breaks_while_sending_loses_nothing(forms: Forms, editor: Page) -> None:
    editor.get_by_label("klistra in en nyckel").fill(KEY)
    editor.route("**/git/commits", lambda route: (editor.context.set_offline(True), route.continue_()))
    editor.get_by_role("button", name="Skicka förslaget").click()
    expect(editor.get_by_text("Datorn är inte uppkopplad till nätet.")).to_be_visible()
    editor.unroute("**/git/commits")
    editor.context.set_offline(False)
    editor.get_by_role("button", name="Försök igen").click()
    expect(editor.get_by_role("heading", name="Förslaget är skickat")).to_be_visible()


@pytest.mark.weekly
def test_an_editor_without_rights_is_led_to_the_way_without_a_key(forms: Forms, editor: Page) -> None:
    forms.hub.home = {"permissions": {"push": False}}
    editor.get_by_label("klistra in en nyckel").fill(KEY)
    editor.get_by_role("button", name="Skicka förslaget").click()
    expect(editor.get_by_text("Ditt konto får läsa men inte skriva")).to_be_visible()
    expect(editor.get_by_role("button", name="Gör ett ärende")).to_be_visible()
    assert is_sound(editor) == []
