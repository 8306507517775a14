"""Made-up strategies: each gets a report in Swedish, or a site where every word stands, every link resolves and every count is right.

`MADE_UP=1000` draws that many of them, and builds a few whole; otherwise the same few each time.
"""

from __future__ import annotations

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

import by_hand
import hostile
import made_up
from macros.__main__ import main
from macros.source.reader import read
from macros.validation import adopted_wording
from macros.validation.loader import load
from macros.web import export_project
from made_up import actions, objectives
from page_text import HIDDEN, text_of
from support import ROOT, broken_links, build_site, listed
from tools.html_pages import read_page

pytestmark = pytest.mark.slow

# A failing strategy is told as drawn, made smaller only when many are asked for.
PHASES = [Phase.explicit, Phase.generate, *([Phase.shrink] if "MADE_UP" in os.environ else [])]
MANY = int(os.environ.get("MADE_UP", "0"))
# A whole build takes as long as this many strategies written as pages.
BUILD = 40


def examples(number: int, cost: int = 1) -> settings:
    """Return the settings of a property: as many strategies as asked for, fewer where each costs more, or the same few every time."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(
        max_examples=max(MANY // cost, number) if MANY else number,
        deadline=None,
        derandomize=not MANY,
        database=None,
        phases=PHASES,
        suppress_health_check=checks,
    )


DRAWN = {("focusareas", "focus_areas"), ("actionplan", "areas"), ("actors", "actors"), ("roles", "roles")}
# What `finish` writes, and what the templates bring.
FINISHED = ("data/", "ladda-ner/", "assets/", "media/", "om/andringar/feed.xml", "sok/index/")


@contextmanager
def folder_of(values: dict[str, Any]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield hostile.write(values, Path(name) / "pahittat")


class Site:
    """The pages of a strategy as `macros pages` writes them for any generator: path → front matter and HTML."""

    def __init__(self, data: Path) -> None:
        loaded = load(data)
        errors = [diagnostic for diagnostic in loaded.diagnostics if diagnostic.level == "error"]
        assert loaded.strategy, errors
        out = data.parent / "project"
        export_project.write(out, loaded.strategy, ROOT)
        self.meta: dict[str, dict[str, Any]] = {}
        self.body: dict[str, str] = {}
        content = out / "content"
        for file in content.rglob("*.md"):
            path = file.relative_to(content).as_posix().removesuffix("index.md")
            _, head, body = file.read_text("utf-8").split("---\n", 2)
            self.meta[path] = yaml.safe_load(head)
            self.body[path] = " ".join([*self.meta[path].get("head", {}).values(), body])
        # What the filter reads of a role: id → tier.
        self.tiers = {
            file.parent.name: {
                id: tier for id, (tier, *_) in json.loads(file.read_text("utf-8"))["rows"].items()
            }
            for file in content.glob("roller/*/rader.json")
        }

    def text(self, path: str) -> str:
        """The words of a page; what stands in boxes beside each other is apart."""
        apart = re.sub(r"(</(?:b|span|h\d)>)(?=<(?:span|p|h\d)\b|<b>)", r"\1 ", self.body[path])
        return " ".join(text_of(apart).split())


def missing_words(values: dict[str, Any], data: Path, words: str) -> list[str]:
    """The strings of the data that no page has."""
    found = []
    ended = {thing["id"] for thing in (*actions(values), *objectives(values)) if thing.get("withdrawn")}
    for key, unit in adopted_wording.units(read(data, hostile.STEMS)):
        name = next(part for part in reversed(key) if isinstance(part, str))
        shown = " ".join(re.sub(r"\[\^[a-z](\d+)\]", r"\1", unit).split())
        # What a template says around the pages is not drawn.
        if key[:2] not in DRAWN:
            continue
        # Why an editor tied a role to what no longer holds is told nobody: the tie is gone with it.
        if "also" in key and key[0] == "roles" and at(values, key[:-1])["id"] in ended:
            continue
        is_id = name in HIDDEN or (*key[:2], name) == ("actors", "actors", "group")
        if not is_id and not shown.startswith(("http", "/")) and shown not in words:
            found.append(f"{key}: {shown}")
    return found


def at(values: Any, key: tuple[str | int, ...]) -> Any:
    for part in key:
        values = values[part]
    return values


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


def wrong_counts(values: dict[str, Any], site: Site) -> list[str]:
    """The counts that pages show and a count by hand does not give."""
    return [
        f"{path}: {words}"
        for path, words in by_hand.counts(values)
        if words not in f"{site.text(path)} {site.meta[path].get('lead', '')}"
    ]


def wrong_tiers(values: dict[str, Any], site: Site) -> list[str]:
    """The roles whose pages and files have other rows, or in other tiers, than the rules by hand give."""
    found = []
    for role in values["roles"]["roles"]:
        body = site.body[f"roller/{role['id']}/"]
        shown = {name: int(tier) for name, tier in re.findall(r'data-item="([^"]+)" data-tier="(\d)"', body)}
        wanted, told = by_hand.concerning(values, role), site.tiers[role["id"]]
        if told != wanted:
            found.append(f"{role['id']}: {set(told.items()) ^ set(wanted.items())}")
        # What two areas print stands once, and names the other.
        twins = wanted.keys() - shown.keys()
        if shown.items() - wanted.items() or any(f"/{id}/" not in body for id in twins):
            found.append(f"{role['id']}: {shown}")
    return found


@examples(5)
@given(values=made_up.strategies())
def test_a_strategy_that_keeps_the_rules_becomes_a_site_where_all_is_right(values: dict[str, Any]) -> None:
    with folder_of(values) as data:
        site = Site(data)
        words = " ".join(
            [site.text(path) for path in site.body]
            + [json.dumps(meta, ensure_ascii=False) for meta in site.meta.values()]
        )
        words += " ".join(str(meta["title"]) for meta in site.meta.values())
        assert missing_words(values, data, words) == []
        assert dead_links(site) == []
        assert wrong_counts(values, site) == []
        assert wrong_tiers(values, site) == []


FIRST_ROW = ("focusareas", "focus_areas", 0, "problems", 0)
BREAKS = {
    "vidare i en cirkel": lambda values: values["actors"]["actors"][0].update(broader=["aktor-0"]),
    "samma rad bara åt ett håll": lambda values: at(values, FIRST_ROW).update(same_as="finns-inte"),
    "okänd efterföljare": lambda values: at(values, (*FIRST_ROW, "actions", 0)).update(
        withdrawn={"date": "2026-02-01", "decision": "Beslut", "reason": "Skäl.", "successor": "finns-inte"}
    ),
    "upphävd utan dag": lambda values: at(values, (*FIRST_ROW, "actions", 0)).update(withdrawn={"reason": "Skäl."}),
    "tillsammans utan ord i cellen": lambda values: at(values, FIRST_ROW).update(together="aktor-0", actors=["aktor-0"], contributors="ord"),
    "rör ingen": lambda values: at(values, (*FIRST_ROW, "actions", 0, "editorial")).update(concerns={"actors": [], "reason": "Skäl."}),
    "okänd aktör": lambda values: values["focusareas"]["focus_areas"][0]["problems"][0]["actors"].append("finns-inte"),
    "okänd roll": lambda values: values["roles"]["roles"][0]["first"].append("finns-inte"),
    "tomma områden": lambda values: values["focusareas"].update(focus_areas=[]),
    "tomma roller": lambda values: values["roles"].update(roles=[]),
    "tomma aktörer": lambda values: values["actors"].update(actors=[]),
    "tom text": lambda values: values["focusareas"]["focus_areas"][0]["problems"][0].update(text=""),
    "samma id": lambda values: values["roles"]["roles"].append(dict(values["roles"]["roles"][0])),
    "lista som text": lambda values: values["roles"]["roles"][0].update(actors="skola"),
    "text som lista": lambda values: values["roles"]["roles"][0].update(title=["a"]),
    "ingenting": lambda values: values["roles"]["roles"][0].pop("title"),
    "tal": lambda values: values["focusareas"]["focus_areas"][0].update(number="ett"),
}  # fmt: skip


@examples(10)
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


@examples(10)
@given(values=made_up.strategies(words=made_up.ANY_LETTERS, titles=made_up.ANY_LETTERS))
def test_any_letters_of_the_world_give_a_report_or_a_site(values: dict[str, Any]) -> None:
    with folder_of(values) as data:
        errors = [diagnostic for diagnostic in load(data).diagnostics if diagnostic.level == "error"]
        if not errors:
            assert dead_links(Site(data)) == []
        assert {
            "typsnitt" in e.message
            or "osynligt tecken" in e.message
            or "nämns inte" in e.message
            or "är tom" in e.message
            or "där orden ska stå" in e.message
            for e in errors
        } <= {True}, [e.message for e in errors if "typsnitt" not in e.message]


@pytest.mark.weekly
@examples(3, BUILD)
@given(values=made_up.strategies())
def test_a_whole_build_has_every_link_and_every_file(values: dict[str, Any]) -> None:
    with folder_of(values) as data:
        site = data.parent / "site"
        build_site(site, data)
        assert broken_links(site) == [], listed(broken_links(site))
        pages = "\n".join(text_of(path.read_text("utf-8")) for path in site.rglob("*.html"))
        assert missing_words(values, data, " ".join(pages.split())) == []
        for name, things in (("insatser", actions(values)), ("handlingsplan", objectives(values))):
            rows_of = json.loads((site / f"data/v1/{name}.json").read_text("utf-8"))
            listed_rows = next(value for value in rows_of.values() if isinstance(value, list))
            assert [row["id"] for row in listed_rows] == [thing["id"] for thing in things]
        handouts = {path.stem for path in site.glob("ladda-ner/roller/*.pdf")}
        assert handouts == {role["id"] for role in values["roles"]["roles"] if not role.get("withdrawn")}
