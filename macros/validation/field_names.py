"""The Swedish names, in messages, of entities, fields and formats."""

from __future__ import annotations

from ..model import titles
from ..source.reader import Key, Source

FILES = {
    "actor": "actors.yaml",
    "focus_area": "focusareas.yaml",
    "follow_up_round": "followup.yaml",
    "goal": "goals.yaml",
    "method": "methods.yaml",
    "note": "strategy.yaml",
    "problem": "focusareas.yaml",
    "action": "focusareas.yaml",
    "objective": "actionplan.yaml",
    "actor_group": "actors.yaml",
    "indicator": "indicators.yaml",
    "measure": "statistics.yaml",
    "objective_area": "actionplan.yaml",
    "role": "roles.yaml",
    "term": "glossary.yaml",
    "workplace": "roles.yaml",
}
# The list that an entity stands in → the word for the entity.
_LISTS = {
    "actions": "insats",
    "problems": "problemområde",
    "focus_areas": "fokusområde",
    "outcomes": "delmål",
    "objectives": "målsättning",
    "actors": "aktör",
    "roles": "roll",
    "methods": "metod",
    "goals": "mål",
    "notes": "fotnot",
    "chapters": "kapitel",
    "sections": "avsnitt",
    "points": "punkt",
    "areas": "område",
    "contributions": "bidrag",
    "checklist": "checklistpunkt",
    "tips": "tips",
    "releases": "publicering",
    "rounds": "uppföljning",
    "editions": "utgåva",
    "errata": "anmärkning",
    "terms": "ord",
    "indicators": "indikator",
    "measures": "mått",
    "affiliates": "ansluten verksamhet",
    "shortcomings": "brist",
}
_PATTERNS = {
    "field": "skriv nyckelns namn, som subtitle eller contributors",
    "id": "ett id har små bokstäver a–z, siffror och bindestreck, som ekonomi-1-a",
    "light": "en färg skrivs som #4b2e83, med små bokstäver",
    "dark": "en färg skrivs som #4b2e83, med små bokstäver",
    "email": "en e-postadress skrivs namn@exempel.se",
    "plans": "en e-postadress skrivs namn@exempel.se",
    "nuts": "en NUTS-kod är två stora bokstäver och en till tre siffror eller stora bokstäver, som SE000",
    "branch": "en gren har bokstäver, siffror, punkt, bindestreck, understreck och /",
    "number": "ett telefonnummer har siffror, mellanslag och bindestreck",
    "phone": "ett telefonnummer har siffror, mellanslag och bindestreck",
    "code": "en länskod är två siffror",
    "original": "en sidas adress börjar och slutar med / och har små bokstäver a–z, siffror, bindestreck och /",
    "where": "en sidas adress börjar med / och har små bokstäver a–z, siffror, bindestreck och /",
    "old": "en sidas adress börjar och slutar med / och har små bokstäver a–z, siffror, bindestreck och /",
    "new": "en sidas adress börjar och slutar med / och har små bokstäver a–z, siffror, bindestreck och /",
}


def field(name: str) -> str:
    """Return a key with its Swedish word: `text` or `actors (aktörer)`."""
    return named(name, titles().get(name, ""))


def named(name: str, word: str) -> str:
    """Return a key with a Swedish word, or the key alone if they are equal."""
    return f"{name} ({word})" if word and word != name else name


def pattern(name: str, allowed: str) -> str:
    """Return a description of a field's format, by its name or by the pattern of its type."""
    if "https?" in allowed:
        starts = "https://, http://, mailto: eller tel:" if "mailto" in allowed else "https:// eller http://"
        tip = f'en adress börjar med {starts} och har varken mellanslag eller något av tecknen < > " {{ }} | \\ ^ ` [ ]'
        return (
            tip
            if "[/?#]" in allowed
            else f"{tip}; varje sidas adress börjar med den här, så den har inte heller ? eller #"
        )
    if allowed.startswith("^[a-zåäö"):
        return "ett namn har bokstäver, siffror, mellanslag och bindestreck"
    return _PATTERNS.get(name, "texten ska stå på en rad och får inte ha tecknen < och >")


def entity_name(source: Source, key: Key) -> str:
    """Return `insats "ekonomi-1-a": ` for the nearest entity that contains the key, or ""."""
    for length in range(len(key), 1, -1):
        at = key[:length]
        if not isinstance(at[-1], int):
            continue
        value = value_at(source, at)
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            word = _LISTS.get(str(at[-2]), "")
            # A reference row is named by the entity that contains it.
            if word or not entity_name(source, at[:-1]):
                return f'{word or "post"} "{value["id"]}": '
    return ""


def value_at(source: Source, key: Key) -> object:
    """Return the value at a key path, or None."""
    value: object = source.values
    for part in key:
        try:
            value = value[part]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return value
