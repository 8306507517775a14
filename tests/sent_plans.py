"""Made-up plans that affiliates of the invented county have sent in, as planfil and as Excel, and a county with fifteen of them."""

from __future__ import annotations

import copy
import io
import json
from pathlib import Path
from typing import Any

import openpyxl

from county import change
from macros.model import Names
from macros.strings import my_plan_export, names

WORDS = names.fill(my_plan_export.WORDS, names.words(Names(), "Handlingsplanen", ("action", "objective")))
Values = dict[str, Any]
ITEMS = {
    "A": "arbete-1-a",
    "S": "skola-fritid-1-a",
    "T": "trygghet-1-a",
    "M": "trygghet-1-b",
    "1": "handlingsplan-1-1",
    "2": "handlingsplan-1-2",
    "3": "handlingsplan-2-1",
}
POINTS = {"checklista-1": "Ledningen har beslutat.", "checklista-2": "Statistiken är könsuppdelad."}
AREAS = {"omrade-1": "Resvanor", "omrade-2": "Budget"}
STATUSES = {"p": "planerad", "g": "pågår", "k": "klar", "a": "avbruten", "-": "", "x": ""}
PLANTED = "Planterad Personsson"


def county_with(county: Path, count: int = 15) -> Path:
    """Give the invented county affiliates v01, v02 …, an old address that leads to an insats, and a målsättning tied to a goal."""
    rows = [
        f"  - {{id: v{n:02}, name: Verksamhet {n}, joined: 2025-0{n % 9 + 1}-01}}"
        for n in range(1, count + 1)
    ]
    (county / "affiliates.yaml").write_text(
        "\n".join(["affiliates:", *rows, "section: ansluta-exempel", ""]), "utf-8"
    )
    change(
        county,
        "changes.yaml",
        "redirects: []",
        "redirects:\n  - {old: /insatser/gammal-insats/, new: /insatser/trygghet-1-b/}",
    )
    tie = "        editorial: {goals: [{goal: mal-1, reason: Påhittat skäl.}]}\n"
    change(
        county,
        "actionplan.yaml",
        "        regulations: [EX 2025:1]\n",
        f"        regulations: [EX 2025:1]\n{tie}",
    )
    (county / "followup.yaml").unlink()
    return county


def planted(place: str) -> str:
    """A person's name for a free field, by which a leak is known."""
    return f"{PLANTED} ({place})"


def item(name: str, code: str, to: str = "2028-12-31") -> Values:
    """A row: its status by a letter of STATUSES; a capital letter is one whose last day has passed."""
    free = ("title", "text", "activity", "responsible", "resources", "follow_up", "reason", "kept")
    kind = "objective" if name.startswith("handlingsplan") else "action"
    return {
        "id": name,
        "kind": kind,
        "uri": f"urn:x-strategi:se:99:2025-2028:{'insats' if kind == 'action' else 'malsattning'}:{name}",
        "area": {"id": "nagot", "title": planted("area")},
        "path": "",
        "from": "2025-01-01",
        "to": "2026-01-31" if code.isupper() else to,
        "status": STATUSES[code.lower()],
        "completed": "",
        "not_relevant": code == "x",
        "changed": "2026-01-01T10:00:00Z",
        **{field: planted(field) for field in free},
    }


def plan(who: str, rows: str, answers: str = "..", chosen: str = "..", **given: Any) -> Values:
    """A plan: rows are letters for A, S, T, M, 1, 2 and 3 in order (a point for one that is not there)."""
    about = {
        "contact": planted("contact"),
        "decision": planted("decision"),
        "from": "2025-01-01",
        "to": "2028-12-31",
    }
    if "decided" in given and not given.pop("decided"):
        about["decision"] = ""
    codes = zip(ITEMS.values(), rows.replace(" ", ""), strict=True)
    words = {"j": "ja", "d": "delvis", "n": "nej", "v": "vet inte", ".": ""}
    made: Values = {
        "format": "min-plan",
        "version": 1,
        "id": "5f0c4d7e-0000-4000-8000-000000000000",
        "strategy": {"name": "Ett jämställt Exempellän", "county": "Exempellän", "edition": "2025-2028", "address": ""},
        "saved": given.pop("saved", "2026-09-01T10:00:00.000Z"),
        "about": {"organisation": given.pop("organisation", planted("organisation")), "affiliate": who, **about},
        "items": [item(name, code) for name, code in codes if code != "."],
        "checklist": [
            {"id": name, "text": text, "answer": words[code], "comment": planted("comment")}
            for (name, text), code in zip(POINTS.items(), answers, strict=True)
        ],
        "areas": [{"id": name, "text": text, "chosen": code == "v"} for (name, text), code in zip(AREAS.items(), chosen, strict=True)],
        "roles": [],
        "okant": planted("an unknown key"),
    }  # fmt: skip
    return copy.deepcopy(made | given)


def as_json(values: Values) -> bytes:
    return json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8")


def as_excel(values: Values) -> bytes:
    """The plan as the Excel file of Min plan: sheets by kind, checklist, areas and facts, in its words."""
    book, about = openpyxl.Workbook(), values["about"]
    book.remove(book.worksheets[0])
    columns = (
        "title",
        "area",
        "text",
        "activity",
        "responsible",
        "from",
        "to",
        "resources",
        "follow_up",
        "status",
        "uri",
        "id",
    )
    for kind in ("action", "objective"):
        rows = [one for one in values["items"] if one["kind"] == kind]
        cells = [[one["area"]["title"] if c == "area" else one[c] for c in columns] for one in rows]
        for row, one in zip(cells, rows, strict=True):
            if one["not_relevant"]:
                row[columns.index("status")] = "rör inte oss"
        _sheet(book, WORDS[f"{kind}s"], [WORDS[c] for c in columns], cells)
    points = [[n, p["text"], p["answer"], p["comment"]] for n, p in enumerate(values["checklist"], 1)]
    _sheet(book, WORDS["checklist"], [WORDS[c] for c in ("number", "point", "answer", "comment")], points)
    areas = [[a["text"], WORDS["yes"] if a["chosen"] else WORDS["no"]] for a in values["areas"]]
    _sheet(book, WORDS["areas"], [WORDS["integrate"], WORDS["chosen"]], areas)
    facts = [
        [WORDS["organisation"], about["organisation"]], [WORDS["contact"], about["contact"]],
        [WORDS["period"], f"{about['from']}–{about['to']}"], [WORDS["strategy"], values["strategy"]["name"]],
        [WORDS["edition"], values["strategy"]["edition"]], [WORDS["saved"], values["saved"][:10]], [WORDS["decision"], about["decision"]],
    ]  # fmt: skip
    _sheet(book, WORDS["about"], [WORDS["fact"], WORDS["value"]], facts)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: openpyxl.Workbook, title: str, headings: list[str], rows: list[list[Any]]) -> None:
    sheet = book.create_sheet(title)
    for row in (headings, *rows):
        sheet.append(row)
