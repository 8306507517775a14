"""The invented county without any two of its parts: every page and file is made, and holds nothing empty."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import without
from built_site_outline import WORDS, Outline
from macros import exports
from macros.exports.pdf.books import plan_book, strategy_book
from macros.exports.pdf.handouts import handout
from macros.postprocess import feed_and_redirects
from macros.strategy.parts import parts
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web import content_pages, export_project, my_plan_data, role_relevance_json, search_records
from macros.web.pages import pages
from macros.web.templating import Renderer
from page_text import text_of
from support import listed

_SHOW = re.compile(r"\{\{ show\('([a-z_]+)'(?:, '([^']*)')?\) \}\}")
# EVERY_SUBSET=2000 tries so many more.
MORE = int(os.environ.get("EVERY_SUBSET", "0"))
SETS = [
    *without.pairwise(),
    *(frozenset(some) for some in itertools.islice(
        (some for size in range(1, len(without.PARTS)) for some in itertools.combinations(without.PARTS, size)), MORE)),
]  # fmt: skip


# Pages of words that the county itself writes, about what it may have no list of.
_OWN_WORDS = ("om/andringar/", "om/ordlista/", "om/kallan/")


def rendered(strategy: Strategy) -> dict[str, str]:
    """Return path → HTML or Markdown of every page."""
    renderer = Renderer(strategy)
    made = {
        page.file.removesuffix("index.md"): str(
            renderer.render(page.template, page.file.removesuffix("index.md"), page.id)
        )
        for page in pages(strategy)
    }
    for page in content_pages.pages(strategy):
        own = "".join(
            str(renderer.render(template, page.path, name)) for template, name in _SHOW.findall(page.body)
        )
        made[page.path] = f"{page.meta['title']} {page.meta.get('lead', '')} {_SHOW.sub('', page.body)} {own}"
    return made


@pytest.mark.parametrize("lacked", SETS, ids=lambda lacked: "-".join(sorted(lacked)) or "inget")
def test_a_strategy_without_some_parts_has_no_page_file_or_words_of_them(
    lacked: frozenset[str], tmp_path: Path
) -> None:
    loaded = load(without.write(tmp_path / "lan", lacked))
    errors = [f"{one.place.file}: {one.message}" for one in loaded.diagnostics if one.level == "error"]
    assert errors == []
    strategy = loaded.strategy
    assert strategy
    made = rendered(strategy)
    wrong = [*_empty_or_broken(made), *_words_of_lacked_parts(made, strategy)]
    assert wrong == [], listed(wrong)
    _every_file_is_made(strategy)


def _empty_or_broken(made: dict[str, str]) -> Iterator[str]:
    """Yield what is empty, links that lead nowhere, and counts of nothing."""
    known = set(made) | {"sok/", ""}
    for path, html in made.items():
        shown = re.sub(r"<(script|template|form|search)\b.*?</\1>", "", html, flags=re.DOTALL)
        yield from (f"{path}: {words}" for words in Outline(shown).empty)
        links = {re.sub(r"[?#].*", "", link) for link in re.findall(r'href="([^"]+)"', shown)}
        for link in links - {""}:
            target = os.path.normpath(f"/{path}{link}").lstrip("/") + ("/" if link.endswith("/") else "")
            is_elsewhere = re.match("https?:|mailto:|tel:", link) or re.search(r"\.[a-z]+$", target)
            if target.strip("/") and target not in known and not is_elsewhere:
                yield f"{path}: {link}"
        if re.search(r"(?<![\d,.])0 [a-zåäö]{3,}", text_of(shown)):
            yield f"{path}: noll av något"


def _words_of_lacked_parts(made: dict[str, str], strategy: Strategy) -> Iterator[str]:
    """Yield the words of parts that the strategy lacks, on pages about the site."""
    # The list of fields describes the columns that the files have.
    silent = re.compile(r'<(script|template|section(?= id="falten"))\b.*?</\1>', re.DOTALL)
    texts = {path: text_of(silent.sub("", html)) for path, html in made.items()}
    texts["search.json"] = search_records.search_file(strategy).decode()
    own = {*parts(strategy), *(["support"] if strategy.data.site.support else [])}
    for part in WORDS.keys() - own:
        pattern = re.compile(WORDS[part], re.IGNORECASE)
        for path, words in texts.items():
            is_about_site = path.startswith(("om/", "sok/", "oppna-data/", "verktyg/"))
            if path not in _OWN_WORDS and is_about_site and (found := pattern.search(words)):
                yield f"{path} ({part}): {found[0]}"


def _every_file_is_made(strategy: Strategy) -> None:
    for _, make in feed_and_redirects.files(strategy):
        assert make()
    for _, content in (*my_plan_data.files(strategy), *role_relevance_json.files(strategy)):
        assert content
    for file in exports.downloads(strategy):
        if file.format != "PDF":
            assert file.make(), file.path
    assert export_project.extra(strategy)["parts"]
    assert strategy_book(strategy)["parts"]
    if "action_plan" in parts(strategy):
        assert plan_book(strategy)["parts"]
    for role in strategy.roles.values():
        assert handout(role, strategy)["parts"]
