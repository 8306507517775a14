"""PDF: the strategy, the action plan, and a handout for each role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ...strategy import urls
from ...strategy.parts import parts
from ...strategy.resolved import Strategy
from ..download import Download
from .books import plan_book, strategy_book
from .document import Document
from .handouts import handout
from .typst_compiler import compile_pdf

FOLDER = "ladda-ner/"
MEDIA_TYPE = "application/pdf"


def downloads(strategy: Strategy) -> Iterator[Download]:
    """Yield the two books, then the handouts."""
    site, action_plan = strategy.data.site, strategy.data.actionplan
    yield _file(strategy, "strategi.pdf", site.name, strategy_book, ("strategi",))
    if "action_plan" in parts(strategy):
        title = action_plan.subtitle or action_plan.title
        yield _file(strategy, "handlingsplan.pdf", title, plan_book, ("handlingsplan",))
    paths = urls.entity_urls(strategy)
    for role in strategy.data.roles.roles:
        if not role.withdrawn:
            yield _file(
                strategy,
                f"roller/{role.id}.pdf",
                role.title,
                partial(handout, role),
                page=paths["role", role.id],
            )


def _file(
    strategy: Strategy,
    name: str,
    title: str,
    write: Callable[[Strategy], Document],
    datasets: tuple[str, ...] = (),
    page: str | None = None,
) -> Download:
    path = f"{FOLDER}{name}"
    make = partial(_make, strategy, path, write)
    return Download(path, title, "PDF", MEDIA_TYPE, make, datasets, page, content=partial(write, strategy))


def _make(strategy: Strategy, path: str, write: Callable[[Strategy], Document]) -> bytes:
    return compile_pdf(write(strategy), path, strategy.today)
