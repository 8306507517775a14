"""Running text with the editors' notes, each after the paragraph that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Block, Erratum


def noted_blocks(blocks: Sequence[Block], errata: Sequence[Erratum]) -> list[tuple[Block, list[Erratum]]]:
    """Return the blocks of a text, in order, each with the notes that follow it.

    A note follows the first paragraph with words that it quotes, and otherwise the last one.
    """
    if not errata or not blocks:
        return [(block, []) for block in blocks]
    pieces = [piece for block in blocks for piece in _paragraphs(block)]
    placed: list[tuple[Block, list[Erratum]]] = [(piece, []) for piece in pieces]
    for erratum in errata:
        quoted = (*erratum.source_says, *([erratum.published] if erratum.published else []))
        at = (n for n, piece in enumerate(pieces) if any(words in _words(piece) for words in quoted))
        placed[next(at, len(placed) - 1)][1].append(erratum)
    return placed


def _paragraphs(block: Block) -> Iterator[Block]:
    """Yield a block of running text as a block for each paragraph; the last has its former wordings."""
    first, *rest = block.text.split("\n\n") if block.text else [None]
    texts = [first, *rest]
    for text in texts[:-1]:
        yield block.model_copy(update={"text": text, "replaced": (), "added": None})
    yield block.model_copy(update={"text": texts[-1]})


def _words(block: Block) -> str:
    """Return all words of a block."""
    points = block.list.points if block.list else ()
    whole = (block.text, block.subheading, block.quote, block.caption, *(point.text for point in points))
    return "\n".join(words for words in whole if words)
