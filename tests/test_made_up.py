"""Made-up strategies: each gets a report in Swedish, or a site where every word stands, every link resolves and every count is right.

`MADE_UP=1000` draws that many of them; otherwise the same few each time.
"""

from __future__ import annotations

import html
import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import hostile
import made_up
from macros import fidelity, project
from macros.__main__ import main
from macros.load import load
from macros.source import read
from made_up import actions, objectives, rows
from support import ROOT, broken_links, build_site, listed
from test_site import HIDDEN, text_of
from tools.html_pages import read_page

pytestmark = pytest.mark.slow

# A failing strategy is told as drawn, made smaller only when many are asked for.
PHASES = [Phase.explicit, Phase.generate, *([Phase.shrink] if "MADE_UP" in os.environ else [])]
MANY = int(os.environ.get("MADE_UP", "0"))


def examples(number: int) -> settings:
    """How a property is drawn: as many strategies as asked for, or the same few every time."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(
        max_examples=MANY or number,
        deadline=None,
        derandomize=not MANY,
        database=None,
        phases=PHASES,
        suppress_health_check=checks,
    )


DRAWN = {("focusareas", "focus_areas"), ("actionplan", "areas"), ("actors", "actors"), ("roles", "roles")}
# What `finish` writes, and what the templates bring.
FINISHED = ("data/", "ladda-ner/", "assets/", "om/andringar/feed.xml", "sok/index/")


@contextmanager
def folder_of(values: dict[str, Any]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield hostile.write(values, Path(name) / "pahittat")


class Site:
    """The pages of a strategy as `macros pages` writes them for any generator: path → front matter and HTML."""

    def __init__(self, data: Path) -> None:
        loaded = load(data)
        errors = [finding for finding in loaded.findings if finding.level == "error"]
        assert loaded.strategy, errors
        out = data.parent / "project"
        project.write(out, loaded.strategy, ROOT)
        self.meta: dict[str, dict[str, Any]] = {}
        self.body: dict[str, str] = {}
        content = out / "content"
        for file in content.rglob("*.md"):
            path = file.relative_to(content).as_posix().removesuffix("index.md")
            _, head, body = file.read_text("utf-8").split("---\n", 2)
            self.meta[path], self.body[path] = yaml.safe_load(head), body

    def text(self, path: str) -> str:
        return " ".join(text_of(self.body[path]).split())


def missing_words(data: Path, words: str) -> list[str]:
    """The strings of the data that no page has."""
    found = []
    for key, unit in fidelity.units(read(data, hostile.STEMS)):
        name = next(part for part in reversed(key) if isinstance(part, str))
        shown = " ".join(re.sub(r"\[\^[a-z](\d+)\]", r"\1", unit).split())
        # What a template says around the pages is not drawn.
        if key[:2] not in DRAWN:
            continue
        is_id = name in HIDDEN or (*key[:2], name) == ("actors", "actors", "group")
        if not is_id and not shown.startswith(("http", "/")) and shown not in words:
            found.append(f"{key}: {shown}")
    return found


def dead_links(site: Site) -> list[str]:
    """The links between the pages that lead nowhere."""
    pages = {path: read_page(f"{path}index.html", body) for path, body in site.body.items()}
    files = {"min-plan/strategi.json", "min-plan/planfil.schema.json"}
    found = []
    for path, page in pages.items():
        for link in page.links:
            address = urlsplit(urljoin(f"http://x.invalid/{path}", link.address))
            to, anchor = address.path[1:], address.fragment
            if address.netloc != "x.invalid" or to.startswith(FINISHED) or to in files:
                continue
            if to not in pages or (anchor and anchor not in pages[to].ids):
                found.append(f"{path}: {link.address}")
    return found


def insatser(number: int) -> str:
    return f"{number} insats" if number == 1 else f"{number} insatser"


def malsattningar(number: int) -> str:
    return f"{number} målsättning" if number == 1 else f"{number} målsättningar"


def wrong_counts(values: dict[str, Any], site: Site) -> list[str]:
    """The counts that pages show and a count by hand does not give."""
    wanted = [*_of_all(values), *_of_actors(values), *_of_roles(values)]
    return [
        f"{path}: {words}"
        for path, words in wanted
        if words not in site.text(path) + str(site.meta[path].get("lead", ""))
    ]


def _of_all(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    areas = values["focusareas"]["focus_areas"]
    in_areas = f"{len(areas)} fokusområde" + ("n" if len(areas) > 1 else "")
    yield "insatser/", f"{insatser(len(actions(values)))} i {in_areas}"
    yield "insatser/", f"Visa {insatser(len(actions(values)))}"
    yield "", f"{insatser(len(actions(values)))} i {in_areas}"
    yield "handlingsplan/", malsattningar(len(objectives(values)))
    for area in areas:
        number = sum(len(row["actions"]) for row in area["problems"])
        yield "fokusomraden/", f"{' '.join(area['title'].split())} {insatser(number)}"
        # What all rows have is no choice, and so no part of the filter.
        if len(areas) > 1:
            yield "insatser/", f"{' '.join(area['title'].split())}, {number} "
    resources = values["resources"]
    yield "verktyg/", f"{len(resources['checklist'])} punkt"
    yield "verktyg/", f"{len(resources['tips'])} tips"


def _of_actors(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for actor in values["actors"]["actors"]:
        number = sum(len(row["actions"]) for _, row in rows(values) if actor["id"] in row["actors"])
        name = " ".join(actor["name"].split())
        yield f"aktorer/{actor['id']}/", f"{insatser(number)} där strategin nämner {name}"
        yield "aktorer/", f"{name} {insatser(number)}"
        if len(values["actors"]["actors"]) > 1:
            yield "insatser/", f"{name}, {number} "


def _of_roles(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for role in values["roles"]["roles"]:
        tied_by_hand = {also["id"] for also in role["also"]}
        named, tied = set(), set()
        for area, row in rows(values):
            near = set(role["actors"]) | (
                set(role["organisations"]) if area["id"] in role["focus_areas"] else set()
            )
            for action in row["actions"]:
                # An editor's tie to an actor that the row names says nothing new.
                tags = {also["actor"] for also in action["editorial"]["also"]} - set(row["actors"])
                if near & set(row["actors"]):
                    named.add(action["id"])
                elif action["id"] in tied_by_hand or near & tags:
                    tied.add(action["id"])
        if named:
            yield f"roller/{role['id']}/", f"{insatser(len(named))} riktar sig till dig."
        if tied:
            yield (
                f"roller/{role['id']}/",
                f"Redaktionen har kopplat {'ytterligare ' if named else ''}{insatser(len(tied))}",
            )


@examples(25)
@given(values=made_up.strategies())
def test_a_strategy_that_keeps_the_rules_becomes_a_site_where_all_is_right(values: dict[str, Any]) -> None:
    with folder_of(values) as data:
        site = Site(data)
        words = " ".join(
            [site.text(path) for path in site.body]
            + [json.dumps(meta, ensure_ascii=False) for meta in site.meta.values()]
        )
        words += " ".join(str(meta["title"]) for meta in site.meta.values())
        assert missing_words(data, words) == []
        assert dead_links(site) == []
        assert wrong_counts(values, site) == []


BREAKS = {
    "okänd aktör": lambda values: values["focusareas"]["focus_areas"][0]["problems"][0]["actors"].append("finns-inte"),
    "okänd roll": lambda values: values["roles"]["roles"][0]["first"].append("finns-inte"),
    "tomma områden": lambda values: values["focusareas"].update(focus_areas=[]),
    "tom rad": lambda values: values["focusareas"]["focus_areas"][0]["problems"][0].update(actions=[]),
    "tomma roller": lambda values: values["roles"].update(roles=[]),
    "tomma aktörer": lambda values: values["actors"].update(actors=[]),
    "tom text": lambda values: values["focusareas"]["focus_areas"][0]["problems"][0].update(text=""),
    "samma id": lambda values: values["roles"]["roles"].append(dict(values["roles"]["roles"][0])),
    "lista som text": lambda values: values["roles"]["roles"][0].update(actors="skola"),
    "text som lista": lambda values: values["roles"]["roles"][0].update(title=["a"]),
    "ingenting": lambda values: values["roles"]["roles"][0].pop("title"),
    "tal": lambda values: values["focusareas"]["focus_areas"][0].update(number="ett"),
}  # fmt: skip


@examples(25)
@given(values=made_up.strategies(), kind=st.sampled_from(sorted(BREAKS)))
def test_a_strategy_that_breaks_a_rule_gets_a_report_in_swedish(values: dict[str, Any], kind: str) -> None:
    BREAKS[kind](values)
    with folder_of(values) as data:
        result = CliRunner().invoke(main, ["check", "--format", "json", str(data)])
        assert isinstance(result.exception, SystemExit), result.exception
        findings = [row for row in json.loads(result.stdout)["findings"] if row["level"] == "error"]
        assert findings
        for row in findings:
            lines = (data.parent / row["file"]).read_text("utf-8").splitlines()
            assert 1 <= row["line"] <= len(lines)
            assert row["message"][0].islower() or row["message"][0].isdigit() or row["message"][0] in "\"'"
            assert row["tip"]
            assert not re.search(r"\b(?:should|must|error|invalid|value|None|Traceback)\b", row["message"])


@examples(25)
@given(values=made_up.strategies(words=made_up.ANY_LETTERS, titles=made_up.ANY_LETTERS))
def test_any_letters_of_the_world_give_a_report_or_a_site(values: dict[str, Any]) -> None:
    with folder_of(values) as data:
        errors = [finding for finding in load(data).findings if finding.level == "error"]
        if not errors:
            assert dead_links(Site(data)) == []
        assert {
            "typsnitt" in e.message
            or "osynligt tecken" in e.message
            or "nämns inte" in e.message
            or "är tom" in e.message
            for e in errors
        } <= {True}, errors


@examples(2)
@given(values=made_up.strategies())
def test_a_whole_build_has_every_link_and_every_file(values: dict[str, Any]) -> None:
    with folder_of(values) as data:
        site = data.parent / "site"
        build_site(site, data)
        assert broken_links(site) == [], listed(broken_links(site))
        pages = "\n".join(text_of(path.read_text("utf-8")) for path in site.rglob("*.html"))
        assert missing_words(data, " ".join(html.unescape(pages).split())) == []
        rows_of = json.loads((site / "data/v1/insatser.json").read_text("utf-8"))
        assert len(next(value for value in rows_of.values() if isinstance(value, list))) == len(
            actions(values)
        )
        assert len(list(site.glob("ladda-ner/roller/*.pdf"))) == len(values["roles"]["roles"])
