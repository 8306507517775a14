"""The description of every component, as its template gives it, for the page that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..model import Block
from ..strategy import as_of
from ..strategy.resolved import Strategy

FOLDER = Path(__file__).parents[1] / "templates" / "components"
_COMMENT = re.compile(r"\A\{#(.*?)#\}", re.DOTALL)
_MACRO = re.compile(r"\{% macro (\w+)\((.*?)\) -?%\}")
_PARAMETER = re.compile(r"^   ((?:\w+)(?:, \w+)*): (.+?)(?=^   \w[\w, ]*: |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Component:
    """A component: its name, the parameters of its macro as written, what it is, and what each parameter is."""

    name: str
    signature: str
    about: str
    parameters: tuple[tuple[str, str], ...]


@cache
def components() -> tuple[Component, ...]:
    """Return all components by name."""
    return tuple(_read(FOLDER))


def blocks(strategy: Strategy) -> list[Block]:
    """Return the first block of each form that the strategy's texts have, but figures of data: they are shown apart."""
    every = (
        model for model in as_of.iter_models(strategy.data) if isinstance(model, Block) and not model.show
    )
    firsts: dict[str, Block] = {}
    for block in every:
        firsts.setdefault(block.form, block)
    return list(firsts.values())


def _read(folder: Path) -> Iterator[Component]:
    for file in sorted(folder.glob("*.html")):
        source = file.read_text("utf-8")
        comment, macro = _COMMENT.search(source), _MACRO.search(source)
        words = comment[1].strip("\n") if comment else ""
        first = _PARAMETER.search(words)
        yield Component(
            name=file.stem,
            signature=macro[2] if macro else "",
            about=" ".join(words[: first.start() if first else None].split()),
            parameters=tuple((names, " ".join(about.split())) for names, about in _PARAMETER.findall(words)),
        )
