"""The words of the county's follow-up: counts, states and what is hidden."""

from __future__ import annotations

HIDDEN = "dolt"
HIDDEN_EXPLAINED = "talet är under {least}, eller skulle röja ett som är det"
# (one, several) of each count.
AFFILIATES = ("ansluten verksamhet", "anslutna verksamheter")
PLANS = ("handlingsplan", "handlingsplaner")
ROWS = ("rad", "rader")
FROM_ORGANISATIONS = "från {number} av {all} anslutna"
CARRIED_OUT_COUNT = "av {all} {actions} är genomförda"
CARRIED_OUT_COUNT_HIDDEN = "antal genomförda {actions}, av {all}"
DECIDED = "{number} av planerna är beslutade."
DECIDED_HIDDEN = "Hur många av planerna som är beslutade är dolt."
CARRIED_OUT = "Genomförda i minst en handlingsplan: {number} av {all}."
CARRIED_OUT_HIDDEN = "Genomförda i minst en handlingsplan: ett dolt antal av {all}."
STATES_OF_ROWS = "Planerna har {rows}: {states}."
ROWS_HIDDEN = "Antalet rader i planerna är dolt."
LATE = "Försenade: {number}."
ALL = {"action": "Alla {actions}", "objective": "Alla {objectives}"}
COUNTED = {"action": "{Actions}", "objective": "{Objectives}"}
TOO_FEW = "Läget för {kinds} visas när minst {least} verksamheter har sådana i sina planer, så att ingen av dem röjs."
# The states of a row and the answers to a point, by the keys of followup.yaml, in the order in which they are told.
STATES = {
    "done": "{n} klara",
    "ongoing": "{n} pågår",
    "planned": "{n} planerade",
    "stopped": "{n} avbrutna",
    "unset": "{n} utan status",
}
STATES_HIDDEN = "{n} vars läge är dolt"
ANSWERS = {
    "yes": "{n} ja",
    "partly": "{n} delvis",
    "no": "{n} nej",
    "unknown": "{n} vet inte",
    "unanswered": "{n} obesvarade",
}
ANSWERS_HIDDEN = "{n} vars svar är dolda"
ANSWERS_OF_PLANS = "{plans}: {answers}."
CHOSEN = "{number} av {all} verksamheter har valt det."
CHOSEN_HIDDEN = "Hur många som har valt det är dolt."
EDITORIAL = "Kopplingen till målet är redaktionens."
OF = "{number} av {all}"
COLUMNS = {
    "carried_out": "Genomförda",
    "rows": "Rader",
    "done": "Klara",
    "ongoing": "Pågår",
    "planned": "Planerade",
    "stopped": "Avbrutna",
    "unset": "Utan status",
    "late": "Försenade",
    "yes": "Ja",
    "partly": "Delvis",
    "no": "Nej",
    "unknown": "Vet inte",
    "unanswered": "Obesvarad",
}
YEARS = ("Anslutna verksamheter", "Handlingsplaner", "Genomförda {actions}")
# The first band of a list, the last, and those between.
BANDS = ("Mest: {band} verksamheter", "Minst: {band} verksamheter", "{band} verksamheter")
DESCRIPTION = "Läget {day}: {counts}."
DESCRIPTION_EMPTY = "Vad som ska följas upp i strategin, när, och hur en verksamhet skickar sin plan."
