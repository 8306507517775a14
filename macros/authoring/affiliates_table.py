"""The rows of a spreadsheet of affiliates, read and checked."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

from ..exports.pdf.glyph_coverage import missing_glyphs
from ..model.addresses import WEB_ADDRESS
from ..source.swedish_dates import DateError, parse_date
from ..source.yaml_values import INVISIBLE
from ..strings.collation import folded
from .spreadsheet import Cells

# The accepted column headings. The first row with a heading for the name is the head of the table.
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


@dataclass(frozen=True)
class AffiliateRow:
    """One affiliate of the spreadsheet: its row number, and its fields as in affiliates.yaml.

    `place` is the municipality as the spreadsheet has it, `municipality` the same where the county has it.
    """

    row: int
    name: str
    address: str = ""
    joined: datetime.date | None = None
    actor: str = ""
    municipality: str = ""
    place: str = ""


class DraftError(Exception):
    """Nothing can be drafted; the message is Swedish and says what to do."""


class TableReader:
    """Reads the rows of the table; collects notes on columns, and problems by row."""

    def __init__(
        self, table: list[Cells], actors: dict[str, str], municipalities: dict[str, str], today: datetime.date
    ) -> None:
        self.table, self.actors, self.municipalities, self.today = table, actors, municipalities, today
        self.notes: list[str] = []
        self.problems: list[str] = []
        self.head, self.columns = self._head()

    def rows(self) -> list[AffiliateRow]:
        """Return the readable rows, in order."""
        result = []
        for number, cells in enumerate(self.table[self.head :], self.head + 1):
            fields = {field: cells[at] if at < len(cells) else "" for field, at in self.columns.items()}
            if any(cells) and (row := self._row(number, fields)):
                result.append(row)
        return result

    def _head(self) -> tuple[int, dict[str, int]]:
        """Return the number of the head's row, and the column of each field.

        Raises DraftError without a head.
        """
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

    def _row(self, number: int, fields: dict[str, str]) -> AffiliateRow | None:
        name, wrong = self._name(fields["name"])
        address, bad_address = _address(fields.get("address", ""))
        joined, bad_date = self._joined(fields.get("joined", ""))
        actor, bad_actor = self._actor(fields.get("actor", ""))
        why = [words for words in (wrong, bad_address, bad_date, bad_actor) if words]
        if why:
            called = f" ({fields['name']})" if fields["name"] else ""
            self.problems.append(f"Rad {number}{called}: {'; '.join(why)}.")
            return None
        place = fields.get("municipality", "")
        municipality = self.municipalities.get(folded(place), "")
        if place and not municipality:
            self.notes.append(
                f'Rad {number} ({name}): kommunen "{place}" finns inte i site.yaml och skrivs inte.'
            )
        return AffiliateRow(number, name, address, joined, actor, municipality, municipality or place)

    def _name(self, words: str) -> tuple[str, str]:
        name = " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", words)).split())
        if not name:
            return "", "namnet saknas"
        if len(name) > _LONGEST_NAME:
            return "", f"namnet är för långt, {len(name)} tecken; högst {_LONGEST_NAME}"
        if forbidden := [mark for mark in ("<", ">", "{{", "{%", "{#") if mark in name]:
            return "", f"namnet får inte ha {forbidden[0]}"
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
        actor_id = self.actors.get(folded(words))
        return (actor_id, "") if actor_id else ("", f'aktören "{words}" finns inte i actors.yaml')


def _field_of(heading: str) -> str | None:
    words = folded(heading.strip(" :*"))
    return next((field for field, names in HEADERS.items() if words in names), None)


def _address(words: str) -> tuple[str, str]:
    """Return (address, ""), with https:// added if it has no scheme, or ("", why it is no web address)."""
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
