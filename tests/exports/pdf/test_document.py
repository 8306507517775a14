"""The documents before they are set: rows that are never split, words, and what stops the build."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from macros.exports.pdf.books import strategy_book
from macros.exports.pdf.document import DocumentBuilder, table
from macros.exports.pdf.typst_compiler import compile_pdf
from macros.strategy.colours import area_hue
from macros.strategy.resolved import Strategy
from pdf_words import said, text


def test_a_row_and_those_who_sign_together_are_never_split_between_pages(strategy: Strategy) -> None:
    def said_in(*words: str) -> list[dict[str, Any]]:
        return [{"kind": "paragraph", "words": [{"text": word}]} for word in words]

    parts: list[Any] = []
    for i in range(40):
        parts += said_in(*["utfyllnad"] * (i % 7 + 1))
        cells = [said_in(f"radbörjan{i}."), said_in("mitten", f"radslut{i}.")]
        parts.append(table([[{"text": "En"}], [{"text": "Två"}]], (1, 1), [cells], area_hue(strategy, None)))
        parts.append(
            DocumentBuilder(strategy).signatures([["Ort", f"förste{i}."], [f"andre{i}."], [f"tredje{i}."]])
        )
    file = pypdfium2.PdfDocument(
        compile_pdf(strategy_book(strategy) | {"parts": parts}, "hel.pdf", strategy.today)
    )
    pages = [page.get_textpage().get_text_range() for page in file]
    assert len(pages) > 10
    for i in range(40):
        for kept in ((f"radbörjan{i}.", f"radslut{i}."), (f"förste{i}.", f"andre{i}.", f"tredje{i}.")):
            assert any(all(word in page for word in kept) for page in pages), kept


def test_words_that_look_like_markup_are_only_words(strategy: Strategy) -> None:
    hostile = r"""#panic() *x* _y_ $x$ @ref <label> \ // = A "b" 'c' `d` -- ~ [e] https://example.org"""
    document = strategy_book(strategy)
    words = [{"text": hostile}]
    document |= {"title": hostile, "parts": [{"kind": "paragraph", "words": words}, {"kind": "task", "title": words, "examples": words,
                 "words": words, "reason": words, "where": words, "area": words, "icon": None, "hue": "#000000", "first": False}]}  # fmt: skip
    body, _ = text(compile_pdf(document, "fientlig.pdf", strategy.today))
    assert body.count(said(hostile)) >= 3


def test_a_character_that_the_font_lacks_stops_the_build_and_names_the_file(strategy: Strategy) -> None:
    document = strategy_book(strategy) | {"parts": [{"kind": "paragraph", "words": [{"text": "日"}]}]}
    with pytest.raises(SystemExit, match=r"(?s)ladda-ner/x\.pdf.*日"):
        compile_pdf(document, "ladda-ner/x.pdf", strategy.today)


def test_a_warning_stops_the_build_and_names_the_file(strategy: Strategy, tmp_path: Path) -> None:
    template = tmp_path / "warns.typ"
    template.write_text(
        '#set document(title: "x")\n#set text(font: "Finns inte", lang: "sv")\n#title()', "utf-8"
    )
    with pytest.raises(SystemExit, match=r"(?si)handlingsplan\.pdf.*finns inte"):
        compile_pdf(strategy_book(strategy), "handlingsplan.pdf", strategy.today, template)


def test_no_gap_of_a_sentence_is_left_open_in_a_pdf(strategy: Strategy) -> None:
    assert re.findall(r"\{[a-z_]+\}", str(strategy_book(strategy))) == []
