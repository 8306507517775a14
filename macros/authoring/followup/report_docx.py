"""The officer's report in Word: what was counted, where things stand, and what is missing. It is internal."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Length, Mm, Pt, RGBColor

from ...exports.repeatable import repeatable
from ...model.followup import ANSWERS
from ...strings import phrases
from ...strings.names import fill
from .counts import Figures
from .result import PartRow, Result
from .words import HOW, NOT_KNOWN
from .workbook import ANSWER_LABELS, INTERNAL, STATUS_LABELS, n_of

NAME = "uppfoljning-rapport.docx"
_MOST_LISTED = 5
# What is between the margins of a landscape A4, and a column of numbers and one of words in it.
_WIDTH, _NUMBER, _WORDS = Mm(257), Mm(24), Mm(170)
# What the XML of a Word file cannot hold.
_UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def report(result: Result) -> bytes:
    """Return the report as a Word file."""
    document = _document(result)
    document.add_heading(result.title, 0)
    _text(document, INTERNAL)
    _table(document, ("Uppgift", "Antal"), result.facts(), _WORDS)
    document.add_heading("De tre talen", 1)
    for sentence in _sentences(result):
        document.add_paragraph(_held(sentence), style="List Bullet")
    document.add_heading("Läget i varje del", 1)
    _table(
        document,
        ("Del", "Genomförda", "Rader", *STATUS_LABELS.values(), "Försenade"),
        map(_part, result.parts()),
    )
    _most_and_least(document, result)
    _checklist(document, result)
    _missing(document, result)
    for heading, sentences in (
        ("Så räknades det", fill(HOW, result.words)),
        ("Det som uppgifterna inte säger", NOT_KNOWN),
    ):
        document.add_heading(heading, 1)
        for sentence in sentences:
            document.add_paragraph(sentence, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return repeatable(out.getvalue(), result.strategy.today)


def _document(result: Result) -> DocumentType:
    """Return an empty document in Swedish, with the strategy's colour, that names nobody."""
    document = Document()
    site = result.strategy.data.site
    properties = document.core_properties
    properties.title, properties.author, properties.language = result.title, site.publisher.name, "sv-SE"
    properties.comments = properties.last_modified_by = properties.keywords = ""
    properties.created = properties.modified = datetime.datetime.combine(
        result.strategy.today, datetime.time()
    )
    colour = RGBColor.from_string(site.accent.light.removeprefix("#").upper())
    for name in ("Normal", "Title", "Heading 1"):
        font = document.styles[name].font
        font.name = "Calibri"
        if name != "Normal":
            font.color.rgb = colour
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    return document


def _held(text: object) -> str:
    return _UNHELD.sub("", str(text))


def _text(document: DocumentType, text: str) -> None:
    document.add_paragraph(_held(text))


def _table(
    document: DocumentType,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    number: Length = _NUMBER,
) -> None:
    """Add a table with a wide first column. Its headings repeat on each page, and no row is parted."""
    listed = list(rows)
    table = document.add_table(rows=0, cols=len(headings), style="Table Grid")
    table.autofit = False
    widths = [Emu(_WIDTH - number * (len(headings) - 1)), *[number] * (len(headings) - 1)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in (headings, *listed):
        added = table.add_row()
        added._tr.get_or_add_trPr().append(_flag("w:cantSplit"))
        for cell, words, width in zip(added.cells, row, widths, strict=True):
            cell.text, cell.width = _held(words), width
    first = table.rows[0]
    first._tr.get_or_add_trPr().append(_flag("w:tblHeader"))
    for cell in first.cells:
        font = cell.paragraphs[0].runs[0].font
        font.bold, font.size = True, Pt(9)


def _flag(name: str) -> BaseOxmlElement:
    """Return an element that is on, such as that a row is a heading."""
    made: BaseOxmlElement = OxmlElement(name)
    made.set(qn("w:val"), "true")
    return made


def _sentences(result: Result) -> list[str]:
    """Return the three counts that the strategy promises."""
    counts, actions = result.counts, result.words["actions"]
    done = counts.of(counts.actions)
    by_goal = [
        f"{row.title}: {n_of(row.figures.carried_out, row.figures.items)}{' (redaktionell koppling)' if row.basis == 'redaktionell' else ''}"
        for row in result.parts()
        if row.kind == "mål" and row.counted == actions
    ]
    goals = f" Till varje mål: {'; '.join(by_goal)}." if by_goal else ""
    return [
        f"{phrases.count(counts.affiliates, 'verksamhet är ansluten', 'verksamheter är anslutna')}.",
        f"{n_of(counts.organisations, counts.affiliates)} har en räknad handlingsplan. {n_of(counts.decided, len(counts.plans))} planer är beslutade.",
        f"{n_of(done.carried_out, done.items)} {actions} är genomförda i minst en handlingsplan.{goals}",
    ]


def _part(row: PartRow) -> list[object]:
    held: Figures = row.figures
    title = f"{row.title}: {row.counted}" if row.kind == "mål" else row.title
    done = n_of(held.carried_out, held.items)
    return [title, done, len(held.entries), *(held.statuses[name] for name in STATUS_LABELS), held.late]


def _most_and_least(document: DocumentType, result: Result) -> None:
    """Add the insatser and målsättningar that most organisations have in their plans, and the fewest."""
    counts = result.counts
    ordered = sorted(counts.items, key=lambda name: -counts.taken_up_by(name))
    lists = (("Det som flest har i sin plan", ordered), ("Det som färst har i sin plan", ordered[::-1]))
    for heading, names in lists:
        document.add_heading(heading, 1)
        rows = [
            (result.title_of(name), n_of(counts.taken_up_by(name), counts.organisations))
            for name in names[:_MOST_LISTED]
        ]
        _table(document, ("Rubrik", "Verksamheter"), rows, Mm(40))


def _checklist(document: DocumentType, result: Result) -> None:
    points = result.strategy.data.resources.checklist
    if not points:
        return
    document.add_heading("Checklistan", 1)
    counts = result.counts
    _text(document, f"Antal planer av {len(counts.plans)}.")
    rows = [(point.text, *(counts.answers(point.id)[name] for name in ANSWERS)) for point in points]
    _table(document, ("Punkt", *ANSWER_LABELS.values()), rows)


def _missing(document: DocumentType, result: Result) -> None:
    """Add the affiliates without a plan, and the files that were not counted."""
    without = [result.name_of(name) for name, plan in result.organisations() if plan is None]
    document.add_heading("Anslutna utan räknad plan", 1)
    _text(document, ", ".join(without) if without else "Alla anslutna har en räknad plan.")
    document.add_heading("Filer som inte är räknade", 1)
    dropped = [(note.file, note.reason) for note in result.notes if not note.is_counted]
    if dropped:
        _table(document, ("Fil", "Skäl"), dropped, _WORDS)
    else:
        _text(document, "Alla filer är räknade.")
