"""Draft affiliates.yaml from a spreadsheet.

Written as text, so that the file's comments and order stay. No id that stands there changes.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..exports.pdf.glyph_coverage import missing_glyphs
from ..model import Actor, ActorsFile, files
from ..model.base import WEB_ADDRESS
from ..source.reader import INVISIBLE, Source, read
from ..strings import collation, phrases
from .spreadsheet import Cells, read_rows
from .swedish_dates import DateError, parse_date

# What a column may be called. The first row in which one is a name is the table's head.
HEADERS = {
    "name": ("namn", "verksamhet", "verksamheter", "verksamhetens namn", "verksamhetsnamn", "organisation",
             "organisationsnamn", "organisationens namn", "ansluten verksamhet", "anslutna verksamheter",
             "anslutna", "företag", "förening", "name", "organization"),
    "address": ("adress", "webbadress", "webbplats", "webb", "webbsida", "hemsida", "länk", "url", "address",
                "website", "www", "internetadress"),
    "joined": ("ansluten", "anslöt", "anslöt sig", "datum", "ansluten datum", "anslutningsdatum", "anslutningsdag",
               "datum för anslutning", "anslutna sedan", "ansluten sedan", "anslutning", "dag", "joined", "date"),
    "actor": ("aktör", "aktor", "typ", "typ av verksamhet", "slag", "kategori", "actor"),
    "municipality": ("kommun", "ort", "kommun/ort", "municipality"),
}  # fmt: skip
_HEAD_ROWS = 20
_LONGEST_NAME = 200
_PLAIN = re.compile(r"[A-Za-zÅÄÖåäöÉé0-9](?:[\wåäöÅÄÖéÉ&+./()–-]|,? )*[\wåäöÅÄÖéÉ).]")


@dataclass(frozen=True)
class Row:
    """One affiliate of the spreadsheet: its row there, and its fields as affiliates.yaml has them."""

    row: int
    name: str
    address: str = ""
    joined: datetime.date | None = None
    actor: str = ""
    municipality: str = ""


@dataclass(frozen=True)
class Draft:
    """The whole text of affiliates.yaml with what is new, and what an editor is told, in Swedish.

    `rows` is the new part alone; `problems` are the rows that could not be read and are not in it.
    """

    text: str
    rows: str
    count: int
    notes: tuple[str, ...]
    problems: tuple[str, ...]


class DraftError(Exception):
    """Nothing can be drafted; the message is Swedish and says what to do."""


def draft_affiliates(table: Path, data: Path, today: datetime.date) -> Draft:
    """Return affiliates.yaml of `data` with the table's affiliates added last, by the Swedish alphabet.

    Raise SpreadsheetError when the table cannot be read, and DraftError when affiliates.yaml cannot be added to.
    """
    source = read(data, [stem for stem, _ in files()])
    present = _present(source)
    reader = _Reader(read_rows(table), _actors(source), today)
    new, doubles = _without_doubles(reader.rows(), present)
    entries = _with_ids(new, present)
    rows = "\n".join(_entry(name, row) for name, row in entries)
    return Draft(
        text=_added(source, rows) if entries else "",
        rows=rows,
        count=len(entries),
        notes=(*reader.notes, *doubles),
        problems=tuple(reader.problems),
    )


def summary(draft: Draft, file: str, is_shown: bool) -> str:
    """Say in Swedish what was drafted, and what to do next."""
    verb = "Utkastet har" if is_shown else "Skrev"
    count = phrases.count(draft.count, "ny verksamhet", "nya verksamheter")
    said = (
        f"{verb} {count}{'' if is_shown else f' i {file}'}."
        if draft.count
        else f"Inget nytt att skriva i {file}."
    )
    if draft.problems:
        rows = phrases.count(len(draft.problems), "rad", "rader")
        said += f" {rows} gick inte att läsa: rätta i kalkylarket och kör igen. Det som redan är skrivet skrivs inte en gång till."
    if draft.count and not is_shown:
        said += " Läs igenom, och kör make check och make diff."
    return said


def write_text(path: Path, text: str) -> None:
    """Replace a file's text in one step, with the line ends and the byte order mark that it has."""
    old = path.read_bytes()
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(mark + text.encode("utf-8"))
    os.replace(beside, path)


class _Reader:
    """Reads the table's rows; gathers notes on columns and problems by row."""

    def __init__(self, table: list[Cells], actors: dict[str, str], today: datetime.date) -> None:
        self.table, self.actors, self.today = table, actors, today
        self.notes: list[str] = []
        self.problems: list[str] = []
        self.head, self.columns = self._head()

    def rows(self) -> list[Row]:
        """The rows that can be read, in order."""
        found = []
        for number, cells in enumerate(self.table[self.head :], self.head + 1):
            fields = {field: cells[at] if at < len(cells) else "" for field, at in self.columns.items()}
            if any(cells) and (row := self._row(number, fields)):
                found.append(row)
        return found

    def _head(self) -> tuple[int, dict[str, int]]:
        """The number of rows down to and with the head, and the column of each field."""
        for number, cells in enumerate(self.table[:_HEAD_ROWS], 1):
            named = [(at, _field_of(cell), cell) for at, cell in enumerate(cells) if cell]
            columns: dict[str, int] = {}
            for at, field, cell in named:
                if field and field not in columns:
                    columns[field] = at
                else:
                    self.notes.append(f'Kolumnen "{cell}" används inte.')
            if "name" in columns:
                return number, columns
            self.notes.clear()
        raise DraftError(
            "tabellen saknar en rad med rubriker. Skriv överst: Namn, Adress, Ansluten (och om du vill Aktör, Kommun). "
            "Ordningen är fri."
        )

    def _row(self, number: int, fields: dict[str, str]) -> Row | None:
        name, wrong = self._name(fields["name"])
        address, bad_address = _address(fields.get("address", ""))
        joined, bad_date = self._joined(fields.get("joined", ""))
        actor, bad_actor = self._actor(fields.get("actor", ""))
        why = [words for words in (wrong, bad_address, bad_date, bad_actor) if words]
        if why:
            called = f" ({fields['name']})" if fields["name"] else ""
            self.problems.append(f"Rad {number}{called}: {'; '.join(why)}.")
            return None
        return Row(number, name, address, joined, actor, fields.get("municipality", ""))

    def _name(self, words: str) -> tuple[str, str]:
        name = " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", words)).split())
        if not name:
            return "", "namnet saknas"
        if len(name) > _LONGEST_NAME:
            return "", f"namnet är för långt, {len(name)} tecken; högst {_LONGEST_NAME}"
        if found := [mark for mark in ("<", ">", "{{", "{%", "{#") if mark in name]:
            return "", f"namnet får inte ha {found[0]}"
        if missing := sorted(missing_glyphs(frozenset(name))):
            return "", f'tecknet "{missing[0]}" (U+{ord(missing[0]):04X}) finns inte i PDF-filernas typsnitt'
        if "@" in name:
            return "", "namnet är en e-postadress; här står verksamheter, inga personer"
        return name, ""

    def _joined(self, words: str) -> tuple[datetime.date | None, str]:
        if not words:
            return None, ""
        try:
            day = parse_date(words)
        except DateError as error:
            return None, f"{error}; skriv datumet som 2024-03-01"
        if day > self.today:
            return None, f"dagen har inte varit än: {day}"
        return day, ""

    def _actor(self, words: str) -> tuple[str, str]:
        if not words:
            return "", ""
        found = self.actors.get(_folded(words))
        return (found, "") if found else ("", f'aktören "{words}" finns inte i actors.yaml')


def _field_of(heading: str) -> str | None:
    words = _folded(heading.strip(" :*"))
    return next((field for field, names in HEADERS.items() if words in names), None)


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())


def _address(words: str) -> tuple[str, str]:
    """The address with https:// before it where it has none; or why it is no page's address."""
    words = words.strip(" <>")
    if not words:
        return "", ""
    if "@" in words.split("/")[0] or words.casefold().startswith("mailto:"):
        return "", f'"{words}" är en e-postadress; här står verksamhetens webbplats'
    address = words if re.match(r"https?://", words, re.IGNORECASE) else f"https://{words.lstrip('/')}"
    scheme, _, rest = address.partition("://")
    address = f"{scheme.casefold()}://{rest}"
    host = rest.split("/")[0].split(":")[0]
    if not re.fullmatch(WEB_ADDRESS, address) or not re.fullmatch(r"[^.\s]+(\.[^.\s]+)+", host):
        return "", f'"{words}" är inte en webbadress'
    return address, ""


@dataclass(frozen=True)
class _Present:
    """An affiliate that affiliates.yaml has: its id, name, the other fields as written, and its line."""

    id: str
    name: str
    fields: dict[str, str]
    line: int


def _present(source: Source) -> list[_Present]:
    errors = [finding for finding in source.findings if finding.place.file.endswith("/affiliates.yaml")]
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


def _actors(source: Source) -> dict[str, str]:
    """Every way to write an actor, folded → its id; none when actors.yaml has faults."""
    try:
        actors = ActorsFile.model_validate(source.values.get("actors")).actors
    except ValueError:
        return {}
    return {_folded(words): actor.id for actor in actors for words in _ways_to_write(actor)}


def _ways_to_write(actor: Actor) -> Iterable[str]:
    return (*actor.spellings, *filter(None, [actor.in_sentence]), actor.name, actor.id)


def _without_doubles(rows: list[Row], present: list[_Present]) -> tuple[list[Row], list[str]]:
    """The rows that are new, and what is said of the others. Of the same name in two municipalities both are kept."""
    rows = _with_places(rows)
    taken = {_folded(one.name): one for one in present}
    notes: list[str] = []
    new: dict[str, Row] = {}
    for row in rows:
        key = _folded(row.name)
        if key in taken:
            notes.append(_told_of_present(row, taken[key]))
        elif key in new:
            notes.append(
                f"Rad {row.row} ({row.name}) är samma som rad {new[key].row} och är inte med två gånger."
            )
        else:
            new[key] = row
    return list(new.values()), notes


def _with_places(rows: list[Row]) -> list[Row]:
    """Names that stand in several municipalities, with the municipality after."""
    places: dict[str, set[str]] = {}
    for row in rows:
        places.setdefault(_folded(row.name), set()).add(_folded(row.municipality))
    return [
        replace(row, name=f"{row.name} ({row.municipality})")
        if len(places[_folded(row.name)]) > 1 and row.municipality
        else row
        for row in rows
    ]


def _told_of_present(row: Row, one: _Present) -> str:
    pairs = (
        ("address", "adressen", row.address),
        ("joined", "dagen", str(row.joined or "")),
        ("actor", "aktören", row.actor),
    )
    others = [
        f"{word} är {given} i listan"
        + (f", {one.fields[key]} i filen" if one.fields.get(key) else ", tom i filen")
        for key, word, given in pairs
        if given and given.rstrip("/") != one.fields.get(key, "").rstrip("/")
    ]
    told = f" Skiljer sig: {'; '.join(others)}. Filen är inte ändrad där." if others else ""
    return f"Rad {row.row} ({row.name}) finns redan, som {one.id} på rad {one.line} i affiliates.yaml.{told}"


def _with_ids(rows: list[Row], present: list[_Present]) -> list[tuple[str, Row]]:
    """The rows by the Swedish alphabet, each with an id that nothing else has."""
    used = Counter(one.id for one in present)
    found = []
    for row in sorted(rows, key=lambda row: collation.swedish_sort_key(row.name)):
        base = slug(row.name)
        names = (base, *(f"{base}-{number}" for number in range(2, len(rows) + len(present) + 3)))
        name = next(name for name in names if not used[name])
        used[name] += 1
        found.append((name, row))
    return found


def slug(name: str) -> str:
    """Return a name as an id: a–z, digits and hyphens, at most 70 characters, so that a number fits after it."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o").replace("æ", "ae"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return "-".join(words)[:70].strip("-") or "verksamhet"


def _entry(name: str, row: Row) -> str:
    lines = [f"  - id: {name}", f"    name: {_scalar(row.name)}"]
    if row.actor:
        lines.append(f"    actor: {row.actor}")
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
    """A name as YAML: within quotation marks unless it is plain words."""
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def _added(source: Source, rows: str) -> str:
    """The text of affiliates.yaml with rows after the last affiliate."""
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
    """The number of the last line before `end` that holds something else than a comment."""
    while end > 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end
