"""The texts of the templates stand in macros/strings, each of them once and in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from macros.model import Names
from macros.strings.frame_texts import FRAME
from macros.strings.names import say, words
from macros.strings.template_texts import SHARED, TEXTS
from macros.web.theme import WORDS
from support import ROOT

TEMPLATES = ROOT / "macros" / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
OVERRIDES = sorted((ROOT / "overrides").rglob("*.html"))
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
READ = re.compile(r"""\s(?:aria-label|alt|data-(?:label|one|many|more)|placeholder|title)="([^"]*)\"""")
STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")
COUNT = re.compile(r"count\([^)]*\)")
NOUN = re.compile(r",\s*[\"']([^\"']*)")
WORD = re.compile(r"[A-Za-zÅÄÖåäö]{2}")
SWEDISH = re.compile(r"[ÅÄÖåäö]|^[A-Z][a-z]|[a-z] [a-z]|^(?:av|i|och|till|från)$")
ATTRIBUTE = re.compile(r"^\s*data-[\w-]+(?:=\"?)?$")


def texts_in(template: str) -> list[str]:
    """Return the words of a template that a reader sees: text nodes, attributes read aloud, and strings in Jinja."""
    source = COMMENT.sub("", template)
    html = JINJA.sub("\N{OBJECT REPLACEMENT CHARACTER}", source)
    nodes = [*TAG.split(html), *READ.findall(html)]
    pieces = [piece.strip() for node in nodes for piece in node.split("\N{OBJECT REPLACEMENT CHARACTER}")]
    visible = [piece for piece in pieces if WORD.search(piece) and not ATTRIBUTE.match(piece)]
    strings = [a or b for tag in JINJA.findall(source) for a, b in STRING.findall(tag)]
    counted = [text for call in COUNT.findall(source) for text in NOUN.findall(call)]
    return visible + counted + [text for text in strings if SWEDISH.search(text)]


def test_every_kind_of_written_text_is_found() -> None:
    template = (
        '<p title="Rubrik">Ord {{ name }} sist</p>{# Kommentar #}<td data-label="{{ x }}Etikett" class="a b">'
        '{{ count(n, "insats", \'insatser\') }}{{ "Lägg till" if a else "fri text" }}{% if kind == "action" %}{% endif %}'
    )
    assert set(texts_in(template)) == {
        "Rubrik", "Ord", "sist", "Etikett", "insats", "insatser", "Lägg till", "fri text"
    }  # fmt: skip


@pytest.mark.parametrize("path", [*PAGES, *OVERRIDES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    data = {"nationellt", "regionalt", "källan"}  # values in data/, compared and never shown
    assert [text for text in texts_in(path.read_text("utf-8")) if text not in data] == []


def test_every_text_is_read_and_none_is_written_twice() -> None:
    used = {
        path.relative_to(TEMPLATES).with_suffix("").as_posix(): set(
            re.findall(r"\bt\.(\w+)", path.read_text("utf-8"))
        )
        for path in PAGES
    }
    for template, texts in TEXTS.items():
        assert set(texts) <= used[template], template
        assert not set(texts) & set(SHARED), template
    for template, names in used.items():
        assert names <= {*SHARED, *TEXTS.get(template, {})}, template
    assert all(sum(name in names for names in used.values()) > 1 for name in SHARED)
    own = [text for texts in TEXTS.values() for text in texts.values()]
    assert sorted({text for text in own if own.count(text) > 1 or text in SHARED.values()}) == []


def test_the_frame_reads_each_of_its_texts() -> None:
    read = {name for path in OVERRIDES for name in re.findall(r"\bt\.(\w+)", path.read_text("utf-8"))}
    # What the theme has words for, it gives; "previous" and "next" are read where pages follow each other.
    assert read | set(WORDS) == set(FRAME) | set(WORDS)
    assert not set(FRAME) & set(WORDS)


# A text beside something else: after "}} " or a closing tag, or before " {{" or a tag that holds words.
BESIDE = re.compile(
    r"(?P<before>(?:\}\}|</(?:a|time|q)>)[ ,;]*)?(?:\{%[^%]*%\} ?)*"
    r"\{\{ ?(?:config\.extra\.)?t\.(?P<name>\w+)(?:[^{}]*)\}\}(?P<after>,? (?:\{%[^%]*%\})*(?:\{\{|<(?:a|time|q)\b))?"
)


@pytest.mark.parametrize("path", [*PAGES, *OVERRIDES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_sentence_is_one_text_with_gaps(path: Path) -> None:
    """A text that data follow ends as a sentence or a label, and one that follows data begins as one."""
    key = path.relative_to(TEMPLATES).with_suffix("").as_posix() if path in PAGES else ""
    texts = {**SHARED, **TEXTS.get(key, {})} if key else FRAME
    pieces = []
    for found in BESIDE.finditer(COMMENT.sub("", path.read_text("utf-8"))):
        text = str(texts.get(found["name"], ""))
        begun, ended = text[:1].isupper() or text[:1] in "{[<", text.endswith((".", "?", "!", ":", "…"))
        if (found["after"] and not ended) or (found["before"] and not begun):
            pieces.append(found["name"])
    assert pieces == []


SAY = re.compile(r"say\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_gap_is_filled_by_its_name(path: Path) -> None:
    """The names of gaps are those that the template gives, and none is a word that the strategy's names fill."""
    source = COMMENT.sub("", path.read_text("utf-8"))
    texts = {**SHARED, **TEXTS.get(path.relative_to(TEMPLATES).with_suffix("").as_posix(), {})}
    known = words(Names(), None, ["action", "objective"])
    gaps = {name: set(re.findall(r"\{([a-z]\w*)\}", text)) - set(known) for name, text in texts.items()}
    said: set[str] = set()
    for call in SAY.findall(source):
        names = re.findall(r"\bt\.(\w+)", call.partition(",")[0])
        given = set(re.findall(r"[,(] ?(\w+)=", call))
        assert set().union(*(gaps[name] for name in names)) >= given - {"reverse"}, call
        assert all(gaps[name] <= given for name in names), call
        said |= set(names)
    assert {name for name in set(re.findall(r"\bt\.(\w+)", source)) if gaps[name]} <= said


@pytest.mark.parametrize(
    ("text", "href", "gaps", "html"),
    [
        ("Rad {lines}", "", {"lines": "1–2"}, "Rad 1–2"),
        ("Kan du [anmäla det till {who}].", "/a?b&c", {"who": "A & B"}, 'Kan du <a href="/a?b&amp;c">anmäla det till A &amp; B</a>.'),
        ("Se {a} [här].", "#x", {"a": "[inte] {b}"}, 'Se [inte] {b} <a href="#x">här</a>.'),
        ("Se [här].", "", {}, "Se [här]."),
        ("{a} {b}", "", {"a": Markup("<b>1</b>"), "b": "<b>"}, "<b>1</b> &lt;b&gt;"),
        ("Ett ] och [ett].", "#x", {}, 'Ett ] och <a href="#x">ett</a>.'),
    ],
)  # fmt: skip
def test_a_sentence_is_filled_and_escaped(text: str, href: str, gaps: dict[str, str], html: str) -> None:
    assert say(text, href, **gaps) == html
