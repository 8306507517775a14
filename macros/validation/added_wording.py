"""Words that the adopted wording lacks and no decision added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..model import Block, Data, Model, Note, markup
from ..source.reader import Key, Source
from .adopted_wording import compare, corrections_of, edition_lines, forms_of, nearest


def unadopted(source: Source, data: Data) -> Iterator[tuple[Key, Model, str]]:
    """Yield (key, model, words) of what is missing from the adopted wording, and that no decision added.

    An entity is identified by its text, title or heading, running text by each of its paragraphs. Entities
    within an added one, and words with `replaced`, belong to a decision already.
    """
    corrections = list(corrections_of(source))
    adopted = {form for _, text in edition_lines(source) for form in forms_of(text, corrections)}
    if not adopted:
        return
    candidates = list(_unadopted_words(data, (), adopted))
    # If an edition lacks half of a file's texts or more, it is not the adopted wording of that file.
    adopted_per_file, other_per_file = (
        Counter(str(key[0]) for key, _, words in candidates if (words is None) is adopted_here)
        for adopted_here in (True, False)
    )
    unknown = [
        (key, model, words)
        for key, model, words in candidates
        if words is not None and adopted_per_file[str(key[0])] > other_per_file[str(key[0])]
    ]
    # An adopted text changed without a decision is reported as lost, so it is not reported as added too.
    changed = _changed_texts(source) if unknown else set()
    yield from (one for one in unknown if one[2] not in changed)


def _changed_texts(source: Source) -> set[str]:
    """Return the strings of the data that stand where an adopted one is lost, joined or split."""
    comparison = compare(source)
    matched = (nearest(source, comparison.others, text, before) for _, text, before in comparison.lost)
    return (
        {one for matches in matched for one in matches}
        | {one.whole for one in comparison.joined}
        | {part for one in comparison.split for part in one.parts}
    )


def _unadopted_words(value: Any, key: Key, adopted: set[str]) -> Iterator[tuple[Key, Model, str | None]]:
    """Yield every model that a decision may add, with its first unadopted words, or None."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            if isinstance(item, Model):
                yield from _unadopted_words(item, (*key, number), adopted)
        return
    if not isinstance(value, Model) or getattr(value, "added", None):
        return
    is_changed = bool(getattr(value, "replaced", ()))
    if "added" in type(value).model_fields and not is_changed:
        words = list(_adopted_texts(value))
        strange = next((one for one in words if one not in adopted), None)
        if words:
            yield key, value, strange
        if strange is not None:
            return
    # If former words stand with the section, the new paragraph cannot be identified.
    left = {"content"} if is_changed and "content" in type(value).model_fields else set()
    for name in type(value).model_fields:
        if name not in left:
            yield from _unadopted_words(getattr(value, name), (*key, name), adopted)


def _adopted_texts(model: Model) -> Iterator[str]:
    """Yield the words that identify a model in the adopted wording."""
    if isinstance(model, Block):
        table, figure = model.table, model.figure
        texts = [
            *(getattr(model, name) for name in ("text", "subheading", "quote", "caption")),
            *(model.signature or ()),
            *([table.caption, table.text] if table else []),
            *([figure.caption or figure.alt] if figure else []),
        ]
    elif isinstance(model, Note):
        texts = [part.text for part in model.parts]
    else:
        names = ("text",) if "text" in type(model).model_fields else ("title", "heading")
        texts = [getattr(model, name, None) for name in names]
    for text in texts:
        for part in markup.text_blocks(text) if text else ():
            yield from (markup.plain(item, with_notes=True) for item in part.items)
