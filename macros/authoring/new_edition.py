"""`make edition` copies data/ to editions/ before the next edition; `make successors` drafts its redirects.

changes.yaml is edited as text, so that comments stay.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ..source import media, series
from ..source.markdown_pages import CONTENT, PAGES, TRANSLATIONS, own_files
from ..strategy import edition_links
from ..strategy.resolved import Strategy
from ..validation.loader import load
from ..web import editions

_KEY = re.compile(r"^editions: *(?:\[\])? *$", re.MULTILINE)
_NEXT = (
    "Skriv nu den nya utgåvan:",
    "1. I {data}/site.yaml, under edition: id, title, dated och period. Under decision: det nya beslutet.",
    "2. Ändra innehållet. Det som finns kvar behåller sitt id; det som är nytt får ett nytt. Ta bort det som inte är med.",
    "3. Kör make successors. Då skrivs en rad för varje sida som inte finns kvar: fyll i vart den leder.",
)


def keep_edition(data: Path, strategy: Strategy) -> list[str]:
    """Copy the current edition of data/ to editions/, unless it is there; return what was done, in Swedish."""
    name = strategy.data.site.edition.id
    target = editions.edition_folder(data, name)
    steps = [line.format(data=data.name) for line in _NEXT]
    if target.exists():
        return [f"Utgåvan {name} är redan sparad.", *steps]
    target.mkdir(parents=True)
    for path in sorted(data.glob("*.yaml")):
        shutil.copy(path, target)
    _keep_own_pages(data, target)
    for folder in (media.FOLDER, series.FOLDER):
        if (data / folder).is_dir():
            shutil.copytree(data / folder, target / folder)
    decided = sorted(path for kind in ("*.txt", "*.sha256") for path in (data / "edition").glob(kind))
    for path in decided:
        (target / "edition").mkdir(exist_ok=True)
        shutil.move(path, target / "edition")
    _add_to_changes(data / "changes.yaml", name)
    moved = [f"Den beslutade ordalydelsen följde med, till {target}/edition/."] if decided else []
    return [f"Utgåvan {name} ligger nu i {target}/ och visas under /{name}/.", *moved, *steps]


def _keep_own_pages(data: Path, target: Path) -> None:
    """Copy the pages that editors wrote: the edition is shown with them, whatever they say later."""
    for path in own_files(data):
        root = data / PAGES if path.is_relative_to(data) else data.parent / CONTENT
        kept = target / PAGES / path.relative_to(root)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, kept)
    if (data / TRANSLATIONS).is_dir():
        shutil.copytree(data / TRANSLATIONS, target / TRANSLATIONS)


def _add_to_changes(changes: Path, name: str) -> None:
    """Add an edition first under `editions` in changes.yaml."""
    text = changes.read_text("utf-8").rstrip("\n")
    if not _KEY.search(text):
        text = f"{text}\neditions:"
    entry = f"editions:\n  - id: {name}\n    successors: []"
    changes.write_text(_KEY.sub(lambda _: entry, text, count=1) + "\n", "utf-8")


def draft_successors(data: Path, now: Strategy) -> list[str]:
    """Write a draft row in changes.yaml for each page of the last edition that is gone; return what was done, in Swedish.

    The row suggests the page of the same kind and title, if there is exactly one.
    """
    if not now.data.changes.editions:
        return ["Det finns ingen tidigare utgåva. Kör make edition för att spara den som visas."]
    name = now.data.changes.editions[0].id
    old = load(editions.edition_folder(data, name), history=False).strategy
    if old is None:
        return [f"Utgåvan {name} har fel. Kör make check."]
    successors = edition_links.successors(now, old)
    missing = [page for page in editions.missing_pages(old, now) if f"/{page}" not in successors]
    if not missing:
        return [f"Alla sidor i utgåvan {name} finns kvar, eller har en rad under successors."]
    guesses = _same_titles(old, now)
    rows = "".join(
        f"      - old: /{page}\n        new: {guesses.get(page, '')}".rstrip() + "\n" for page in missing
    )
    changes = data / "changes.yaml"
    text = changes.read_text("utf-8")
    entry = re.compile(rf"^(  - id: {re.escape(name)}\n    successors:)(?: *\[\])? *\n", re.MULTILINE)
    if not entry.search(text):
        return [f"Lägg raderna under successors för {name} i {changes}:", rows]
    changes.write_text(entry.sub(lambda match: f"{match[1]}\n{rows}", text, count=1), "utf-8")
    count = sum(page in guesses for page in missing)
    return [
        f"Skrev {len(missing)} rader under successors för {name} i {changes}, {count} med ett förslag.",
        "Läs förslagen. Fyll i resten: adressen i den nya utgåvan, eller ingen motsvarighet.",
    ]


def _same_titles(old: Strategy, now: Strategy) -> dict[str, str]:
    """Return page → address of the only page of the same kind with the same title today."""
    today: dict[tuple[str, str], list[str]] = {}
    for page, title in editions.titles(now).items():
        today.setdefault((page.split("/")[0], title.casefold()), []).append(page)
    candidates = (
        (page, today.get((page.split("/")[0], title.casefold()), []))
        for page, title in editions.titles(old).items()
    )
    return {page: f"/{same[0]}" for page, same in candidates if len(same) == 1}
