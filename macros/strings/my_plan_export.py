"""The Swedish words of a plan's files: Word, Excel and CSV.

Scripts fill in the words within braces, with the syntax of format.js.
"""

from __future__ import annotations

from . import labels
from .my_plan import ABOUT, DATES, FIELDS, PAGE

_SUMMARY = {
    "plan": "Plan",
    "untitled": "{Own_plan}",
    "titled": "{Own_plan} för {name}",
    "action": "{Action}",
    "actions": "{Actions}",
    "counted_action": "{n} {n|{action}|{actions}}",
    "objective": "{Objective}",
    "objectives": "{Objectives}",
    "counted_objective": "{n} {n|{objective}|{objectives}}",
    "and": "och",
    "holds": "Planen har {held}.",
    "statuses": "Status: {counts}.",
    "no_status": "utan status",
}
_FIELDS = {
    **FIELDS,
    "state": FIELDS["status"],
    **{name: ABOUT[name] for name in ("organisation", "contact", "decision")},
    "affiliate": "Ansluten verksamhet",
    "plan_id": "Planens beteckning",
    "kind": "Slag",
    "area": "Område",
    "outcomes": "{Outcomes}",
    "no_outcomes": "Källan anger {no_outcome}.",
    "goals": "{Goals}",
    "title": "Rubrik",
    "text": "Strategins ord",
    "period": "Period",
    "since": "Från {day}",
    "until": "Till {day}",
    **DATES,
    "remark": "Anmärkning om datum",
    "changed": "Ändrad",
    "address": "Sida",
    "uri": "Beteckning (URI)",
    "id": "Id",
    "strategy": "Strategi",
    "edition": "Utgåva",
    "saved": "Planen sparad",
}
_DOCUMENT = {
    "unset": "Ej ifyllt",
    "decided": "Beslutsfattare",
    "day": "Datum",
    "case": "Ärendenummer",
    "signature": "Underskrift",
    "overview": "Översikt",
    "own": "Vems ord?",
    "legend": (
        "Under ”Strategins ord” står ordalydelsen ur strategin, så som den var när raden lades till. "
        "Rubriken på varje rad är redaktionell. {Outcomes} och {goals} är strategins, så som de var när filen gjordes. "
        "Allt annat har organisationen själv skrivit."
    ),
    "quoted": "Strategins ord:",
    "checklist": "Checklista",
    "checklist_title": labels.CHECKLIST,
    "number": "Nr",
    "point": "Punkt",
    "check": labels.CHECKLIST_POINT,
    "answer": "Svar",
    "comment": "Kommentar",
    "answers": "Checklistans svar: {counts}.",
    "not_answered": "Obesvarad",
    "untouched": "Ingen av checklistans {n} punkter är besvarad.",
    "unanswered": "utan svar",
    "next": "Att gå vidare med",
    **{name: words for name, words in PAGE.items() if name.startswith("next-")},
    "areas": "Områden",
    "areas_title": labels.AREAS,
    "integrate": labels.AREA_POINT,
    "chosen": "Vald",
    "chosen_areas": "{n} av {all} {all|område|områden} att integrera är {n|valt|valda}.",
    "yes": "ja",
    "no": "nej",
    "sources": "Källor",
    "sources_lead": "Strategin, och sidan om varje rad i planen:",
    "page": "Webbplats",
    "footer": "Sida {n} av {all}",
}
_SHEETS = {
    "about": "Om planen",
    "fact": "Uppgift",
    "value": "Innehåll",
    "long": "Långa texter",
    "goes_on": "[Texten fortsätter på bladet ”{sheet}”.]",
    "sheet": "Blad",
    "row": "Rad",
    "column": "Kolumn",
    "piece": "Del",
    "text_piece": "Text",
}
WORDS = {**_SUMMARY, **_FIELDS, **_DOCUMENT, **_SHEETS}
