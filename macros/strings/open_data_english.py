"""English titles and descriptions of the datasets, which the national data portal requires beside the Swedish."""

from __future__ import annotations

ALL = (
    "All data",
    "Every dataset in one file, except what concerns each role, which is computed from the others.",
)
STATIC_FILES = "Static files. No key is needed. Version 1 may get more data, but loses none."

# (title, description) by the name of a dataset.
DATASETS: dict[str, tuple[str, str]] = {
    "allt": (
        "All data",
        "Every dataset in one file, except what concerns each role and the places of the words.",
    ),
    "begrepp": (
        "Concepts",
        "Actors, roles, goals and glossary as SKOS, and the actions and objectives that use them.",
    ),
    "insatser": ("Proposed actions", "The strategy's proposed actions, one row per action."),
    "handlingsplan": ("Action plan", "The objectives of the action plan, one row per objective."),
    "indikatorer": ("Indicators", "The strategy's indicators, one row per indicator."),
    "matt": (
        "Statistics",
        "The measures that show where the indicators stand, with source and latest value.",
    ),
    "matt_varden": (
        "Statistics, all values",
        "The values of the measures as they were fetched, one per row.",
    ),
    "mal": ("Goals", "The goals that the strategy contributes to."),
    "fokusomraden": ("Focus areas", "The focus areas with their text and the problems that they address."),
    "strategi": ("Text of the strategy", "All chapters and sections in reading order."),
    "bidrag": ("Contributions to the action plan", "What each party contributes to the action plan."),
    "aktorer": ("Actors", "The actors, with each spelling in the source and the rows that name them."),
    "roller": (
        "Roles",
        "Readers' roles at work, with the editors' links. The strategy names actors, not professions.",
    ),
    "roller_insatser": (
        "What concerns each role",
        "One row per role and action or objective, with tier and reason, as on the role's page.",
    ),
    "metoder": ("Methods", "Methods that the strategy names."),
    "resurser": ("Tools", "What supports the work, one item per row."),
    "fotnoter": ("Notes", "All notes."),
    "ordlista": ("Glossary", "Terms that the strategy uses, explained."),
    "rattelser": (
        "Remarks on the source",
        "Where the source is wrong or unclear, and what has been corrected.",
    ),
    "anslutna": ("Affiliates", "Organisations that have joined the strategy. No persons."),
    "andringar": ("Changes", "What has changed since the strategy was published here, the latest first."),
    "kallor": ("Places of the words", "The file and the lines of the source data where each item stands."),
    "uppfoljning": (
        "Follow-up",
        "Progress of the affiliates' action plans, in sums only. Numbers below 3 are hidden.",
    ),
    "uppfoljning_lage": ("Follow-up: progress", "Progress in each area and towards each goal, one per row."),
    "uppfoljning_spann": ("Follow-up: ranges", "The number of organisations with each action, as a range."),
    "uppfoljning_checklista": ("Follow-up: checklist", "The answers to each point of the checklist."),
    "uppfoljning_omraden": ("Follow-up: chosen areas", "How many organisations have chosen each area."),
    "insatser_aktorer": ("Actions and actors", "Which actors each action concerns, one row per pair."),
    "insatser_delmal": ("Actions and outcomes", "The outcomes that each action leads to, one row per pair."),
    "insatser_metoder": ("Actions and methods", "The methods that each action names, one row per pair."),
    "handlingsplan_aktorer": (
        "Objectives and actors",
        "Which actors each objective concerns, one row per pair.",
    ),
    "handlingsplan_metoder": (
        "Objectives and methods",
        "The methods that each objective names, one row per pair.",
    ),
}


def english(dataset: str) -> tuple[str, str]:
    """Return (title, description) of a dataset; one without words of its own has the values of a measure."""
    measure = dataset.removeprefix("matt-")
    return DATASETS.get(dataset) or (
        f"Statistics: {measure}",
        "The values of one measure as they were fetched.",
    )
