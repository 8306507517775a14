"""The meaning of a change to the data, for readers who do not read YAML.

Works on values as read, because an older revision may break the rules of today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import files
from ..source.reader import Source, read
from ..strategy.resolved import Strategy
from ..validation import loader as loading
from ..web import my_plan_data
from .adopted_wording import WordingChange, wording_changes
from .changes import Change, changes, lost_links, lost_notes, new_tags
from .entities import Snapshots, snapshots
from .impact import Impact, impact
from .values import value_changes


@dataclass(frozen=True)
class Difference:
    """All differences between two folders of data, and their impact.

    `unclear` says, in Swedish, what could not be compared. `wording` lists changes to the adopted wording
    itself, `values` those of the measures' values, one line a measure.
    """

    changes: tuple[Change, ...]
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    links: tuple[str, ...]
    effects: Impact
    unclear: tuple[str, ...]
    wording: tuple[WordingChange, ...] = ()
    values: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.wording or self.values)


@dataclass(frozen=True)
class Version:
    """One folder of data as it stood when it was read: its values, and what `check` makes of them."""

    folder: Path
    source: Source
    loaded: loading.Loaded

    @classmethod
    def read(cls, folder: Path) -> Version:
        """Read a folder. Never raises for what stands in it."""
        return cls(folder, _read(folder), loading.load(folder))


def compare(old: Path, new: Path) -> Difference:
    """Return the difference between two folders of data. Never raises for their contents."""
    return compare_versions(Version.read(old), Version.read(new))


def compare_versions(old: Version, new: Version) -> Difference:
    """Return the difference between two versions. Never raises for their contents."""
    before, after = old.loaded, new.loaded
    first, second, unread = _entities(old.source, new.source)
    successors = my_plan_data.successor_ids(after.strategy) if after.strategy else {}
    changed = tuple(changes(first, second, successors))
    affected, failed = _effects(before.strategy, after.strategy, changed)
    return Difference(
        changes=changed,
        tags=tuple(new_tags(second, changed)),
        notes=tuple(lost_notes(first, second)),
        links=tuple(lost_links(first, second)),
        effects=affected,
        unclear=(*_unread(old.source, new.source, unread), *_unclear(before, after), *failed),
        wording=tuple(wording_changes(old.folder, new.folder)),
        values=tuple(value_changes(old.folder, new.folder, before.strategy, after.strategy)),
    )


def _effects(
    before: Strategy | None, after: Strategy | None, changed: tuple[Change, ...]
) -> tuple[Impact, list[str]]:
    """Return the impact, and Swedish messages if pages and files could not be compared.

    The pages of a version that an older program wrote, or that `check` wrongly accepted, may be impossible to
    render.
    """
    try:
        return impact(before, after, changed), []
    except Exception as error:
        why = f"{type(error).__name__}: {error}".rstrip(": ")
        message = (
            f"Sidor, roller och nedladdningar kunde inte jämföras, eftersom de inte gick att göra ({why}). Orden är jämförda. "
            "Säger make check inget om det är det ett fel i programmet: rapportera det med den här raden."
        )
        return impact(None, after or before, changed), [message]


def only_changes(old: Path, new: Path) -> tuple[Change, ...]:
    """Return the changes without their impact, which is slower to compute."""
    first, second, _ = _entities(_read(old), _read(new))
    return tuple(changes(first, second))


def _entities(old: Source, new: Source) -> tuple[Snapshots, Snapshots, set[str]]:
    unread = {stem for source in (old, new) for stem in source.unreadable if _exists(source, stem)}
    return snapshots(old, unread), snapshots(new, unread), unread


def _read(folder: Path) -> Source:
    return read(folder, [stem for stem, _ in files()])


def _exists(source: Source, stem: str) -> bool:
    return (source.folder / f"{stem}.yaml").exists()


def _unread(old: Source, new: Source, unread: set[str]) -> Iterator[str]:
    for stem in sorted(unread):
        versions = [which for source, which in ((old, "förra"), (new, "nya")) if stem in source.unreadable]
        yield f"{stem}.yaml går inte att läsa i den {' och den '.join(versions)} versionen, och är inte jämförd."


def _unclear(before: loading.Loaded, after: loading.Loaded) -> list[str]:
    reasons: list[str] = []
    for loaded, which in ((before, "förra"), (after, "nya")):
        errors = sum(diagnostic.level == "error" for diagnostic in loaded.diagnostics)
        if loaded.strategy is None:
            reasons.append(
                f"Den {which} versionen följer inte dagens regler ({errors} fel). Orden är jämförda, men sidor, roller och "
                "nedladdningar bara så långt det går."
            )
    return reasons
