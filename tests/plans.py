"""A plan with words of its own in every field, and the files that the browser makes of it, read by other readers."""

from __future__ import annotations

import base64
import csv
import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.document import Document
from docx.table import Table
from openpyxl.workbook import Workbook
from playwright.sync_api import Page

from macros.model import Names
from macros.strings import my_plan_export, names
from support import asset

# The words as a site with the usual names of the parts hands them to the script.
WORDS = names.fill(my_plan_export.WORDS, names.words(Names(), None, ("action", "objective")))
BASE = "https://exempel.invalid/plan/"
# What the strategy of today says of some of the rows.
STRATEGY = {
    "items": [
        {"id": "a-1", "outcomes": ["Delmål ett", "Delmål två"], "goals": ["Mål A", "Mål B"]},
        {"id": "a-2", "outcomes": [], "goals": ["Mål A", "Mål B"]},
        {"id": "m-1", "goals": ["Mål C"]},
    ],
    "hues": {"område-ett": "#1f3b9e"},
}
ACCENT = "#35205f"
Plan = dict[str, Any]

MAKE = """async ([module, kind, plan, words, strategy]) => {
  const { planFile } = await import(module);
  const refused = new Promise((_, fail) => document.addEventListener("securitypolicyviolation", (e) => fail(e.violatedDirective)));
  const file = await Promise.race([planFile(kind, plan, words, strategy), refused]);
  const reader = new FileReader();
  await new Promise((done) => { reader.onload = done; reader.readAsDataURL(file); });
  return [reader.result.split(",")[1], file.type];
}"""


class Maker:
    """Makes files in a page of the built site, under its policy."""

    def __init__(self, page: Page, site: Path, address: str) -> None:
        self.page = page
        self.module = f"{address}assets/{asset(site, 'scripts/plan/export/index.js').name}"
        page.goto(address)

    def file(self, kind: str, plan: Plan) -> bytes:
        content, _ = self.page.evaluate(
            MAKE, [self.module, kind, plan, {**WORDS, "base": BASE, "accent": ACCENT}, STRATEGY]
        )
        return base64.b64decode(content)

    def word(self, plan: Plan) -> Document:
        return docx.Document(io.BytesIO(self.file("docx", plan)))

    def excel(self, plan: Plan) -> Workbook:
        return openpyxl.load_workbook(io.BytesIO(self.file("xlsx", plan)))

    def csv(self, plan: Plan) -> list[dict[str, str]]:
        text = self.file("csv", plan).decode("utf-8")
        assert text.startswith("\ufeff")
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def item(name: str, kind: str = "action", area: str = "Område ett", **given: str) -> Plan:
    """An item with words of its own in every field, so that a lost one is seen."""
    fields = ("activity", "responsible", "resources", "follow_up")
    return {
        "id": name,
        "kind": kind,
        "uri": f"urn:prov:{name}",
        "title": f"Rubrik {name}",
        "text": f"Strategiord {name}",
        "area": {"id": area.lower().replace(" ", "-"), "title": area},
        "path": f"insatser/{name}/",
        **{field: f"{field} {name}" for field in fields},
        "from": "2026-01-01",
        "to": "2026-12-31",
        "status": "planerad",
        "changed": "2026-05-06T22:30:00Z",
        **given,
    }


def plan(*items: Plan, **given: Any) -> Plan:
    return {
        "format": "min-plan",
        "version": 1,
        "strategy": {"name": "Provstrategin", "county": "99", "edition": "Utgåva A", "address": ""},
        "saved": "2026-05-06T22:30:00Z",
        "about": {
            "organisation": "Provverksamheten",
            "contact": "prov@exempel.invalid",
            "decision": "Nämnden § 12",
            "from": "2026-01-01",
            "to": "",
        },
        "items": list(items),
        "checklist": [
            {"id": "c1", "text": "Första punkten", "answer": "ja", "comment": "En\nkommentar"},
            {"id": "c2", "text": "Andra punkten", "answer": "", "comment": ""},
            {"id": "c3", "text": "Tredje punkten", "answer": "delvis", "comment": ""},
            {"id": "c4", "text": "Fjärde punkten", "answer": "nej", "comment": ""},
        ],
        "areas": [
            {"id": "o1", "text": "Valt område", "chosen": True},
            {"id": "o2", "text": "Annat område", "chosen": False},
        ],
        "roles": [],
        "more": "okänt",
        **given,
    }


RICH = plan(
    item("a-1", activity="Rad ett\nRad två", status="pågår"),
    item("b-1", area="Område två"),
    item("a-2", responsible="", to=""),
    item("m-1", kind="objective", area="Målområde", path="handlingsplan/#m-1", **{"from": ""}),
)


def parts(document: Document) -> list[str]:
    """Return a document's parts in order: `style: text` of paragraphs, and the rows of tables."""
    found: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            found += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        elif block.text.strip():
            style = block.style.name if block.style else ""
            found.append(f"{style}: {block.text}" if style.startswith(("Title", "Heading")) else block.text)
    return found


def rows(book: Workbook, name: str) -> list[list[str]]:
    return [[str(cell or "") for cell in row] for row in book[name].iter_rows(values_only=True)]
