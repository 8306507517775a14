"""Draft affiliates.yaml from a spreadsheet.

The file is edited as text, so that its comments, order and ids stay.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..model import Actor, ActorsFile, files
from ..source.reader import Source, read
from ..strings import collation, phrases
from ..strings.collation import folded
from ..validation import repairs
from .affiliates_table import AffiliateRow, DraftError, TableReader
from .spreadsheet import read_rows

_PLAIN = re.compile(r"[A-Za-zÅÄÖåäöÉé0-9](?:[\wåäöÅÄÖéÉ&+./()–-]|,? )*[\wåäöÅÄÖéÉ).]")


@dataclass(frozen=True)
class Draft:
    """The new text of affiliates.yaml, and Swedish messages to the editor.

    `rows` is the added part alone. `problems` are the rows that could not be read and are left out.
    """

    text: str
    rows: str
    count: int
    notes: tuple[str, ...]
    problems: tuple[str, ...]


def draft_affiliates(table: Path, data: Path, today: datetime.date) -> Draft:
    """Return affiliates.yaml of `data` with the table's affiliates added last, by the Swedish alphabet.

    Raise SpreadsheetError when the table cannot be read, and DraftError when affiliates.yaml cannot be added to.
    """
    source = read(data, [stem for stem, _ in files()])
    present = _present(source)
    reader = TableReader(read_rows(table), _actors(source), _municipalities(source), today)
    new, doubles = _without_doubles(reader.rows(), present)
    entries = _with_ids(new, present)
    rows = "\n".join(_entry(name, row) for name, row in entries)
    return Draft(
        text=_with_rows_added(source, rows) if entries else "",
        rows=rows,
        count=len(entries),
        notes=(*reader.notes, *doubles),
        problems=tuple(reader.problems),
    )


def summary(draft: Draft, file: str, is_shown: bool) -> str:
    """Say in Swedish what was drafted, and what to do next."""
    verb = "Utkastet har" if is_shown else "Skrev"
    count = phrases.count(draft.count, "ny verksamhet", "nya verksamheter")
    sentence = (
        f"{verb} {count}{'' if is_shown else f' i {file}'}."
        if draft.count
        else f"Inget nytt att skriva i {file}."
    )
    if draft.problems:
        rows = phrases.count(len(draft.problems), "rad", "rader")
        sentence += f" {rows} gick inte att läsa: rätta i kalkylarket och kör igen. Det som redan är skrivet skrivs inte en gång till."
    if draft.count and not is_shown:
        sentence += " Läs igenom, och kör make check och make diff."
    return sentence


def write_text(path: Path, text: str) -> None:
    """Replace a file's text in one step, with the line ends and the byte order mark that it has."""
    old = path.read_bytes()
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(mark + text.encode("utf-8"))
    os.replace(beside, path)


@dataclass(frozen=True)
class _Present:
    """An affiliate of affiliates.yaml: its id, name, other fields as written, and line."""

    id: str
    name: str
    fields: dict[str, str]
    line: int


def _present(source: Source) -> list[_Present]:
    errors = [
        diagnostic for diagnostic in source.diagnostics if diagnostic.place.file.endswith("/affiliates.yaml")
    ]
    value = source.values.get("affiliates")
    listed = value.get("affiliates", []) if isinstance(value, dict) else None
    if errors or not isinstance(listed, list | str) or (isinstance(listed, str) and listed):
        raise DraftError(f"{source.name}/affiliates.yaml har fel. Kör make check, rätta och kör igen.")
    return [
        _Present(
            str(one.get("id", "")),
            str(one.get("name", "")),
            {key: str(words) for key, words in one.items()},
            source.place(("affiliates", "affiliates", number)).line,
        )
        for number, one in enumerate(listed or [])
        if isinstance(one, dict)
    ]


def _municipalities(source: Source) -> dict[str, str]:
    """Return each municipality of the county, case-folded, also with "kommun" after it → as site.yaml writes it."""
    site = source.values.get("site")
    county = site.get("county") if isinstance(site, dict) else None
    listed = county.get("municipalities") if isinstance(county, dict) else None
    names = [str(name) for name in listed] if isinstance(listed, list) else []
    return {folded(f"{name}{end}"): name for name in names for end in ("", " kommun", "s kommun")}


def _actors(source: Source) -> dict[str, str]:
    """Return each spelling of an actor, case-folded → its id; empty if actors.yaml has errors."""
    try:
        actors = ActorsFile.model_validate(source.values.get("actors")).actors
    except ValueError:
        return {}
    return {folded(words): actor.id for actor in actors for words in _ways_to_write(actor)}


def _ways_to_write(actor: Actor) -> Iterable[str]:
    return (*actor.spellings, *filter(None, [actor.in_sentence]), actor.name, actor.id)


def _without_doubles(
    rows: list[AffiliateRow], present: list[_Present]
) -> tuple[list[AffiliateRow], list[str]]:
    """Return the new rows, and notes on the others. The same name in two municipalities counts as two."""
    rows = _with_places(rows)
    taken = {folded(one.name): one for one in present}
    notes: list[str] = []
    new: dict[str, AffiliateRow] = {}
    for row in rows:
        key = folded(row.name)
        if key in taken:
            notes.append(_already_present_note(row, taken[key]))
        elif key in new:
            notes.append(
                f"Rad {row.row} ({row.name}) är samma som rad {new[key].row} och är inte med två gånger."
            )
        else:
            new[key] = row
    return list(new.values()), notes


def _with_places(rows: list[AffiliateRow]) -> list[AffiliateRow]:
    """Return the rows; a name that occurs in several municipalities gets its municipality added."""
    places: dict[str, set[str]] = {}
    for row in rows:
        places.setdefault(folded(row.name), set()).add(folded(row.place))
    return [
        replace(row, name=f"{row.name} ({row.place})")
        if len(places[folded(row.name)]) > 1 and row.place
        else row
        for row in rows
    ]


def _already_present_note(row: AffiliateRow, one: _Present) -> str:
    pairs = (
        ("address", "adressen", row.address),
        ("joined", "dagen", str(row.joined or "")),
        ("actor", "aktören", row.actor),
        ("municipality", "kommunen", row.municipality),
    )
    others = [
        f"{word} är {given} i listan"
        + (f", {one.fields[key]} i filen" if one.fields.get(key) else ", tom i filen")
        for key, word, given in pairs
        if given and given.rstrip("/") != one.fields.get(key, "").rstrip("/")
    ]
    differences = f" Skiljer sig: {'; '.join(others)}. Filen är inte ändrad där." if others else ""
    return f"Rad {row.row} ({row.name}) finns redan, som {one.id} på rad {one.line} i affiliates.yaml.{differences}"


def _with_ids(rows: list[AffiliateRow], present: list[_Present]) -> list[tuple[str, AffiliateRow]]:
    """Return (id, row) by the Swedish alphabet, each id unused before."""
    used = Counter(one.id for one in present)
    entries = []
    for row in sorted(rows, key=lambda row: collation.swedish_sort_key(row.name)):
        base = slug(row.name)
        names = (base, *(f"{base}-{number}" for number in range(2, len(rows) + len(present) + 3)))
        name = next(name for name in names if not used[name])
        used[name] += 1
        entries.append((name, row))
    return entries


def slug(name: str) -> str:
    """Return a name as an id: a–z, digits and hyphens, at most 70 characters, so that a number fits after it."""
    return repairs.slug(name)[:70].strip("-") or "verksamhet"


def _entry(name: str, row: AffiliateRow) -> str:
    lines = [f"  - id: {name}", f"    name: {_scalar(row.name)}"]
    if row.actor:
        lines.append(f"    actor: {row.actor}")
    if row.municipality:
        lines.append(f"    municipality: {_scalar(row.municipality)}")
    if row.joined:
        lines.append(f"    joined: {row.joined}")
    if row.address:
        lines.append(
            f"    address: {row.address if _is_plain_address(row.address) else json.dumps(row.address)}"
        )
    return "\n".join(lines)


def _is_plain_address(address: str) -> bool:
    return " #" not in address and not address.endswith(":")


def _scalar(words: str) -> str:
    """Return a name as a YAML scalar, quoted unless it is plain words."""
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def _with_rows_added(source: Source, rows: str) -> str:
    """Return the text of affiliates.yaml with the rows after its last affiliate."""
    lines = list(source.lines["affiliates"])
    key = ("affiliates", "affiliates")
    if key not in source.names:
        return "\n".join(lines).rstrip("\n") + f"\naffiliates:\n{rows}\n"
    at = source.names[key].line - 1
    listed = source.values["affiliates"]["affiliates"]
    if not listed:
        return "\n".join([*lines[:at], "affiliates:", rows, *lines[source.place(key).end :]])
    first = lines[source.place((*key, 0)).line - 1]
    if not re.match(r" *- ", first):
        raise DraftError(
            "listan i affiliates.yaml står inom [ ]. Skriv varje verksamhet på en egen rad, med - framför."
        )
    indent = len(first) - len(first.lstrip())
    shifted = "\n".join(" " * indent + line[2:] for line in rows.split("\n"))
    end = _last_line(lines, source.place((*key, len(listed) - 1)).end)
    return "\n".join([*lines[:end], shifted, *lines[end:]])


def _last_line(lines: list[str], end: int) -> int:
    """Return the number of the last line before `end` that is not a comment."""
    while end > 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end
