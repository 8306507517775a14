"""The editors' notes in running text: after the paragraph that they are about, and never first."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from county import change, shown
from macros.model import Block
from macros.strategy.notes_in_text import noted_blocks

TEXT = Block(text="Ett första stycke.\n\nEtt andra om kommuner.\n\n- En punkt\n- En till\n\nDet sista.")
QUOTE = Block(quote="Ett citat ur en bok.")


def erratum(name: str, *says: str, published: str | None = None) -> Any:
    return SimpleNamespace(id=name, source_says=says, published=published)


def placed(blocks: list[Block], *errata: Any) -> list[tuple[str, list[str]]]:
    return [
        (block.text or block.quote or "", [note.id for note in notes])
        for block, notes in noted_blocks(blocks, errata)
    ]


@pytest.mark.parametrize(
    ("note", "at"),
    [
        (erratum("ord", "andra om kommuner"), 1),
        (erratum("punkt", "En till"), 2),
        (erratum("rättad", "finns inte", published="Det sista"), 3),
        (erratum("citat", "ur en bok"), 4),
        (erratum("saknas", "Något som inte står här"), 4),
        (erratum("tom"), 4),
        (erratum("första", "stycke"), 0),
    ],
    ids=lambda value: value.id if hasattr(value, "id") else "",
)
def test_a_note_follows_the_paragraph_that_it_quotes_or_the_last(note: Any, at: int) -> None:
    found = placed([TEXT, QUOTE], note)
    assert [bool(notes) for _, notes in found] == [n == at for n in range(5)]


def test_the_text_is_the_same_with_and_without_notes() -> None:
    whole = placed([TEXT, QUOTE], erratum("ord", "kommuner"), erratum("tom"))
    assert "\n\n".join(words for words, _ in whole) == f"{TEXT.text}\n\n{QUOTE.quote}"
    assert placed([TEXT, QUOTE]) == [(TEXT.text, []), (QUOTE.quote, [])]


def test_without_text_there_is_nothing_to_follow() -> None:
    assert placed([], erratum("tom")) == []


def test_former_wordings_stand_once_after_the_last_paragraph() -> None:
    block = TEXT.model_copy(update={"replaced": ("förr",)})
    pieces = noted_blocks([block], [erratum("tom")])
    assert [len(piece.replaced) for piece, _ in pieces] == [0, 0, 0, 1]


@pytest.mark.parametrize("about", ["arbete-1", "arbete-1-a", "arbete-1-delmal-1"])
def test_a_note_stands_in_full_where_its_item_does_and_as_a_link_in_headers_and_the_register(
    county: Path, about: str
) -> None:
    change(county, "errata.yaml", "about: [arbete-1]", f"about: [{about}]")
    words, link = "Ett ord saknas troligen i Gender Example.", "Redaktionens anmärkning ord-saknas"
    assert words in shown(county, "insatser/arbete-1-a/")
    # In its area an insats is the header of a row, which is repeated with each cell.
    assert (link if about == "arbete-1-a" else words) in shown(county, "fokusomraden/arbete/")
    register = shown(county, "insatser/", "actions")
    assert link in register
    assert words not in register
