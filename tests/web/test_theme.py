"""The parts taken from Material for MkDocs stand in the pages; without the package there is no site."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.strategy import items, urls
from macros.validation.loader import load
from macros.web import export_project, feedback_links, theme
from macros.web.pages import pages
from support import FIXTURE, ROOT, build_environment

SPEC = importlib.util.find_spec("material")
assert SPEC
assert SPEC.origin
MATERIAL = Path(SPEC.origin).parent / "templates"
GENERATED = {"source_file": "data/goals.yaml", "source_line": 7}
WITHOUT = "import sys; sys.modules['material'] = None; from macros.__main__ import main; main()"


def drawing(name: str) -> str:
    """The path of one of Material's icons, as its file has it."""
    found = re.search(r' d="([^"]+)"', (MATERIAL / ".icons" / f"{name}.svg").read_text("utf-8"))
    assert found
    return found[1]


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def with_repository(tmp_path: Path, address: str) -> export_project.Strategy:
    county = shutil.copytree(FIXTURE, tmp_path / "exempellan")
    site = county / "site.yaml"
    site.write_text(
        f"{site.read_text('utf-8')}\nrepository: {{address: {address}, branch: huvud}}\n", "utf-8"
    )
    strategy = load(county).strategy
    assert strategy
    return strategy


class TestIcons:
    @pytest.mark.parametrize("name", [*theme.FRAME_ICONS])
    def test_the_frame_shows_the_themes_icons_and_each_option_can_be_changed(self, name: str) -> None:
        if name != "edit":
            assert drawing(theme.FRAME_ICONS[name]) in theme.frame({}, {})["symbols"]
        changed = theme.frame({"icon": {name: "material/heart-pulse"}}, {})
        assert drawing("material/heart-pulse") in changed["symbols"] + changed["icons"][name]

    def test_pages_have_them_once_each_and_hidden_from_those_who_listen(
        self, built_fixture_site: Path
    ) -> None:
        for path in built_fixture_site.rglob("*.html"):
            text = path.read_text("utf-8")
            assert (
                re.findall(r'<svg class="ui-icon"(?!(?: viewBox="[^"]+")? aria-hidden="true">)', text) == []
            ), path
            for shown in set(re.findall(r'<use href="#([^"]+)"', text)):
                assert text.count(f' id="{shown}"') == 1, (path, shown)
        shown = page(built_fixture_site, "fokusomraden")
        for name in ("material/magnify", "material/menu", "material/close", "material/shield-account"):
            assert shown.count(drawing(name)) == 1, name
        assert page(built_fixture_site, "insatser").count(drawing("material/download")) == 1

    def test_a_focus_area_without_an_icon_has_its_number(self, built_fixture_site: Path) -> None:
        cards = re.findall(
            r'<a class="ui-area (.*?)</li>', page(built_fixture_site, "fokusomraden"), re.DOTALL
        )
        assert [("shield-account" in card) for card in cards] == [False] * (len(cards) - 1) + [True]

    @pytest.mark.parametrize("name", ["material/finns-ej", "../../pyproject", "/etc/passwd", "material", ""])
    def test_no_other_file_is_an_icon(self, name: str) -> None:
        with pytest.raises(theme.ThemeError, match="finns inte i Material"):
            theme.icon(name)


class TestWords:
    def test_the_frames_words_are_the_themes(self, built_fixture_site: Path) -> None:
        translations = (MATERIAL / "partials/languages/sv.html").read_text("utf-8")
        shown = page(built_fixture_site, "mal")
        for key in ("action.skip", "search"):
            found = re.search(rf'"{re.escape(key)}": "([^"]+)"', translations)
            assert found
            assert re.search(rf"<(?:a|button) [^>]*>(?:<svg.*?</svg>)?{found[1]}</", shown), key

    def test_another_language_of_the_frame_is_an_option(self) -> None:
        assert theme.frame({"language": "en"}, {})["t"]["skip"] == "Skip to content"
        with pytest.raises(theme.ThemeError, match="språket xx"):
            theme.frame({"language": "xx"}, {})


class TestSocial:
    def test_links_of_the_owner_stand_with_their_icons(self) -> None:
        link = {"icon": "material/rss", "link": "https://exempel.invalid/", "name": "Nyheter"}
        [shown] = theme.frame({}, {"social": [link]})["social"]
        assert (shown["link"], shown["name"]) == (link["link"], link["name"])
        assert drawing("material/rss") in shown["icon"]


class TestEditing:
    def test_a_generated_page_is_edited_at_its_line_of_data(self, tmp_path: Path) -> None:
        strategy = with_repository(tmp_path, "https://github.com/exempel/projekt/")
        address = "https://github.com/exempel/projekt/edit/huvud/data/goals.yaml#L7"
        assert feedback_links.edit_url(strategy, GENERATED) == address
        about = export_project.about(strategy, "mal/1/", {**GENERATED, "source_end": 8}, "Mål", "")
        assert about["edit_url"] == address

    def test_a_page_of_content_is_edited_by_mkdocs_own_option(self, tmp_path: Path) -> None:
        strategy = with_repository(tmp_path, "https://github.com/exempel/projekt")
        repository, edit = feedback_links.edit_options(strategy, "/projekt/content")
        assert (repository, edit) == ("https://github.com/exempel/projekt", "edit/huvud/content/")
        assert (
            feedback_links.content_edit_url(strategy, "content/om/index.md")
            == f"{repository}/{edit}om/index.md"
        )

    @pytest.mark.parametrize(
        ("path", "label", "file", "words"),
        [
            ("fokusomraden/arbete/", "Problemområde: Lönerna skiljer sig", "focusareas", "- id: arbete-1\n"),
            ("fokusomraden/arbete/", "Delmål: Lönerna är lika.", "focusareas", "{id: arbete-1-delmal-1,"),
            ("strategin/malen-exempel/", "Avsnitt: Nationella mål", "strategy", "- id: nationella-malen"),
            ("strategin/inledning-exempel/", "Fotnot 1: Påhittad källa", "strategy", "- id: s1"),
            ("om/ordlista/", "Ord: ", "glossary", "id: "),
            ("om/kallan/", "Anmärkning: ", "errata", "id: "),
            (
                "om/anslutna-verksamheter/",
                "Ansluten verksamhet: Exempelkommun",
                "affiliates",
                "{id: exempelkommun,",
            ),
            ("verktyg/checklista/", "Punkt: ", "resources", "id: checklista-1"),
            ("metoder/", "Metod: Exempelmetoden", "methods", "id: exempelmetoden"),
        ],
    )
    def test_each_item_on_a_page_is_edited_at_its_line(
        self, tmp_path: Path, path: str, label: str, file: str, words: str
    ) -> None:
        strategy = with_repository(tmp_path, "https://github.com/exempel/projekt")
        item = next(one for one in feedback_links.edit_items(strategy, path) if one.label.startswith(label))
        address, _, line = item.address.partition("#L")
        assert address == f"https://github.com/exempel/projekt/edit/huvud/exempellan/{file}.yaml"
        assert (
            words
            in f"{(tmp_path / f'exempellan/{file}.yaml').read_text('utf-8').splitlines()[int(line) - 1]}\n"
        )

    def test_each_entity_is_edited_on_its_own_page_or_on_the_page_that_shows_it(self, tmp_path: Path) -> None:
        strategy = with_repository(tmp_path, "https://github.com/exempel/projekt")
        paths = {address.split("#")[0] for address in urls.entity_urls(strategy).values()}
        paths |= {"om/kallan/", "om/andringar/", "om/tillganglighet/", "uppfoljning/"}
        links = [one.address for path in paths for one in feedback_links.edit_items(strategy, path)]
        links += [feedback_links.edit_url(strategy, page.meta) for page in pages(strategy)]
        elsewhere = {"actor_group", "workplace", "edition"}
        for (kind, name), entity in items.entities(strategy).items():
            place = strategy.place(kind, name)
            assert place
            edited = any(link.endswith(f"{place.file}#L{place.line}") for link in links)
            assert edited or kind in elsewhere, (kind, entity.id)

    @pytest.mark.parametrize("address", ["https://git.exempel.invalid/projekt", ""])
    def test_another_host_or_none_has_no_editor(self, tmp_path: Path, address: str) -> None:
        strategy = with_repository(tmp_path, address)
        assert feedback_links.edit_options(strategy, "content") == (None, None)
        assert feedback_links.edit_url(strategy, GENERATED) == ""
        assert feedback_links.edit_items(strategy, "fokusomraden/arbete/") == []

    def test_no_page_of_a_site_without_a_repository_offers_it(self, built_fixture_site: Path) -> None:
        assert [
            p for p in built_fixture_site.rglob("*.html") if "Ändra på GitHub" in p.read_text("utf-8")
        ] == []

    @pytest.mark.slow
    @pytest.mark.weekly
    def test_the_built_pages_have_the_button(self, tmp_path: Path) -> None:
        strategy = with_repository(tmp_path, "https://github.com/exempel/projekt")
        env = build_environment(tmp_path / "exempellan")
        site = tmp_path / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
        about = re.search(
            r'<li><a href="([^"]+)"><svg.*?</svg>Ändra på GitHub</a></li>', page(site, "om/integritet")
        )
        assert about
        assert about[1] == "https://github.com/exempel/projekt/edit/huvud/content/om/integritet.md"
        assert drawing("material/pencil") in page(site, "om/integritet")
        line = re.search(
            r"<summary>Ändra en del av sidan</summary>\s*<ul>\s*<li><a href=\"([^\"]+)\">([^<]+)</a> \(<a href=\"([^\"]+)\">på GitHub<",
            page(site, "om/ordlista"),
        )
        assert line
        assert line[1].startswith("../../redigera/#term:")
        assert line[2].startswith("Ord: ")
        assert line[3].startswith("https://github.com/exempel/projekt/edit/huvud/")
        assert "redigera/#" not in page(site, "om/integritet")
        action = next(iter(strategy.actions))
        assert f'../../redigera/#action:{action}">' in page(site, f"insatser/{action}")


class TestWithoutThePackage:
    def test_the_project_for_another_generator_is_not_written_and_the_message_says_why(
        self, tmp_path: Path
    ) -> None:
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT, "pages", str(tmp_path / "out")],
            cwd=ROOT, env=build_environment(FIXTURE), capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 1
        assert "Paketet mkdocs-material saknas." in done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "out").exists()

    @pytest.mark.weekly
    def test_the_written_project_needs_it_no_more(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        env = build_environment(FIXTURE)
        subprocess.run([sys.executable, "-m", "macros", "pages", str(out)], cwd=ROOT, env=env, check=True)
        extra = yaml.safe_load((out / "mkdocs.yml").read_text("utf-8"))["extra"]
        assert drawing("material/magnify") in extra["symbols"]
        assert extra["t"]["skip"] == "Gå till innehållet"
        build = "import sys; sys.modules['material'] = None; from mkdocs.__main__ import cli; cli()"
        command = [sys.executable, "-c", build, "build", "--quiet", "--strict", "--config-file", str(out / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")]  # fmt: skip
        subprocess.run(command, cwd=ROOT, env=env, check=True)
        assert drawing("material/magnify") in page(tmp_path / "site", "mal")
