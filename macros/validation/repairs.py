"""The value or key that an editor most likely meant where the model refuses what is written.

The rest of the file is checked as if it had been written so, because one slip would otherwise give several errors.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import BaseModel

from ..model import Entity, all_models, files, helps, models_in
from ..model.addresses import ADDRESS
from ..source.reader import Key
from ..source.references import Reference
from ..source.swedish_dates import DateError, parse_date
from ..source.yaml_values import INVISIBLE

_QUOTES = "\"'”“„’‘‚»«`´"
_DASHES = re.compile("[\u2010-\u2015\u2212]")
# Words for a key that are not the Swedish name in its help.
_OTHER_NAMES = {
    "titel": "title", "namn": "title", "rubrik": "title", "url": "address", "länk": "address", "webbadress": "address",
    "beskrivning": "text", "förklaring": "explanation", "nyckelord": "keywords", "innehåll": "content",
    "bild": "file", "fil": "file", "alternativtext": "alt", "alt-text": "alt", "bildtext": "caption", "källa": "credit",
    "fotograf": "credit", "text": "words", "beslut": "decision", "startdatum": "start", "slutdatum": "end",
}  # fmt: skip
_YES_NO = {
    "ja": ("true", "yes", "y", "sant", "x", "1", "on"),
    "nej": ("false", "no", "n", "falskt", "0", "off"),
}


def closest_match(word: str, words: list[str]) -> str:
    """Return the word that is meant, or "" if none is similar.

    The same letters in another case, form or quotation marks come first, then difflib's best with a cutoff of 0.6.
    Ids that differ in a digit are different entities, and one is no guess at the other.
    """
    folded = {slug(one): one for one in reversed(words)}
    if slug(word) in folded:
        return folded[slug(word)]
    lower = word.strip(_QUOTES + " ").casefold()
    matches = difflib.get_close_matches(lower, words, n=3, cutoff=0.6)
    return next((one for one in matches if not _are_siblings(one, lower)), "")


def closest_match_tip(word: str, words: list[str]) -> str:
    """Return `menade du "…"? ` with the closest of the words, or ""."""
    match = closest_match(word, words)
    return f'menade du "{match}"? ' if match else ""


def _are_siblings(one: str, other: str) -> bool:
    """Return True for two ids that differ in a number or in the letter at their end: neither is a slip of the other."""
    ends = [match[1] for word in (one, other) if (match := re.search(r"-([a-z0-9])$", word))]
    if len(set(ends)) == 2:
        return True
    if re.findall(r"[0-9]", one) != re.findall(r"[0-9]", other):
        return True
    # With the same number, the names before it differ.
    stems = [word.split("-")[0] for word in (one, other) if re.search(r"-[0-9]", word)]
    return len(stems) == 2 and not difflib.get_close_matches(stems[0], stems[1:], cutoff=0.7)


def slug(text: str) -> str:
    """Return the id that is closest to a text: small letters a–z, digits and hyphens."""
    plain = _DASHES.sub("-", INVISIBLE.sub("", text).strip(_QUOTES + " ")).casefold()
    letters = unicodedata.normalize("NFKD", plain.replace("ø", "o").replace("æ", "a"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in letters if not unicodedata.combining(c))).strip("-")


def id_faults(text: str) -> str:
    """Return what an id has that it may not have, in Swedish."""
    faults = [
        (any(mark in text for mark in _QUOTES), "citattecken"),
        (any(c.isupper() for c in text), "stora bokstäver"),
        (bool(_DASHES.search(text)), "ett tankstreck i stället för bindestreck"),
        (bool(re.search("[åäöÅÄÖ]", text)), "å, ä eller ö"),
        (bool(re.search(r"\s", text.strip())), "mellanslag"),
        ("_" in text, "understreck"),
    ]
    return ", ".join(word for is_so, word in faults if is_so)


def meant_key(name: str, allowed: list[str], holders: list[type[BaseModel]]) -> str:
    """Return the key that is meant: by its Swedish name, in another case, or misspelt; "" if none is."""
    word = name.strip(_QUOTES + " ").casefold()
    swedish = {help_.title.casefold(): key for holder in holders for key, help_ in helps(holder).items()}
    other = _OTHER_NAMES.get(word, "")
    # "namn" is title where there is no name.
    options = [swedish.get(word, ""), word, other, "name" if other == "title" else "", "heading"]
    return next(
        (one for one in options[: 4 if other != "title" else 5] if one in allowed), ""
    ) or closest_match(word, allowed)


def meant_value(given: str, allowed: list[str]) -> str:
    """Return the allowed word that is meant, or ""."""
    word = given.strip(_QUOTES + " ").casefold()
    same = next((one for one in allowed if one.casefold() == word), "")
    answer = next((one for one, others in _YES_NO.items() if word in others and one in allowed), "")
    return same or answer or closest_match(given, allowed)


def address_fault(given: str) -> str:
    """Return what is wrong with the address of a page on the web, in Swedish; "" if it is nothing of this."""
    if not (scheme := re.match(r"https?://", given)):
        return ""
    host = re.split(r"[/?#]", given[scheme.end() :])[0]
    faults = (
        (re.match(r"https?:/*https?:", given), "https:// står två gånger"),
        (re.search(r"[.,;:!]$", given), "den slutar med ett skiljetecken"),
        ("," in host, "ett kommatecken står där en punkt ska stå"),
        (".." in host, "två punkter i rad"),
        (re.match(r"localhost\b|127\.", host), "bara den egna datorn når den"),
        ("." not in host, f"webbplatsens hela namn behövs, som {host or 'exempel'}.se"),
    )
    return next((fault for is_so, fault in faults if is_so), "")


def meant_address(given: str) -> str:
    """Return a complete address, or "" if it cannot be guessed: without spaces and marks around it, with https://."""
    words = re.sub(r"\s", "", given.strip(_QUOTES + "<>() "))
    if address_fault(words):
        words = re.sub(r"^(?:https?:/*)+(?=https?:)", "", words).rstrip(".,;:!")
        scheme, host, rest = re.fullmatch(r"(https?:/*)([^/?#]*)(.*)", words).groups()  # type: ignore[union-attr]
        words = scheme + re.sub(r"[.,]+", ".", host) + rest
    words = re.sub(r"^(?:https?|htps|htpps|http)[:;]?/{1,3}(?=[\w-])", "https://", words, flags=re.IGNORECASE)
    is_file = re.search(r"^[^/]*\.(?:md|html?|pdf|docx?|xlsx?|ya?ml|png|jpe?g)$", words)
    words = (
        f"https://{words}"
        if not is_file and re.match(r"(?:[\w-]+\.)+[a-zåäö]{2,}(?:[/?#:]|$)", words)
        else words
    )
    words = f"mailto:{words}" if re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", words) else words
    return words if words != given and re.fullmatch(ADDRESS, words) else ""


def _meant_email(given: str) -> str:
    """Return an e-mail address: without spaces and mailto:, with @ and a dot in its host."""
    words = re.sub(r"\(at\)|\[at\]|\(a\)", "@", re.sub(r"\s|^mailto:", "", given.strip(_QUOTES + "<>() ")))
    name, at, host = words.partition("@")
    return name + at + host.replace(",", ".").rstrip(".")


def _meant_colour(given: str) -> str:
    """Return a colour of six digits, in small letters."""
    digits = given.strip(_QUOTES + " #").lower()
    return f"#{digits if len(digits) != 3 else ''.join(one * 2 for one in digits)}"


def _meant_number(given: str) -> str:
    """Return a telephone number where letters stand for the digits that they look like."""
    return given.strip(_QUOTES + " ").translate(str.maketrans("OoIl–‑", "0011--"))


def host_of(address: str) -> str:
    """Return the host of an address, or "" if it has none that can be read."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def unwrapped_address(address: str) -> str:
    """Return the address within one that Outlook or Google has put its own around, or ""."""
    host = host_of(address)
    parts = urlsplit(address if host else "")
    names: tuple[str, ...] = ("url",) if host.endswith("safelinks.protection.outlook.com") else ()
    names = ("q", "url") if host in ("www.google.com", "www.google.se") and parts.path == "/url" else names
    inner = next((parse_qs(parts.query)[name][0] for name in names if name in parse_qs(parts.query)), "")
    return inner if re.fullmatch(ADDRESS, inner) else ""


def meant_date(given: str) -> str:
    """Return a date as 2024-01-31, or "" if the words are no date that Swedes write."""
    try:
        return parse_date(_date_words(given)).isoformat()
    except DateError:
        return ""


def date_fault(given: str) -> str:
    """Return why words are no date, in Swedish; "" if nothing more is known."""
    try:
        parse_date(_date_words(given))
    except DateError as error:
        return "" if str(error).endswith("är inte ett datum") else str(error)
    return ""


def _date_words(given: str) -> str:
    """Return the words of a date with hyphens, without what stands around them."""
    words = re.sub(r" ?- ?", "-", _DASHES.sub("-", given.strip(_QUOTES + " .")))
    return re.sub(r"^(\d{4}) (\d{1,2}) (\d{1,2})$", r"\1-\2-\3", words)


@dataclass(frozen=True)
class Home:
    """An entity's place in data/: its model, its file and the list that it stands in."""

    model: type[Entity]
    stem: str
    field: str


# How a text is brought into the form that its key asks for.
FORMS: dict[str, Callable[[str], str]] = {
    "id": slug, "email": _meant_email, "plans": _meant_email, "light": _meant_colour, "dark": _meant_colour,
    "number": _meant_number, "phone": _meant_number,
}  # fmt: skip


@cache
def homes() -> tuple[Home, ...]:
    """Return the places of all kinds of entity, in reading order."""
    found: dict[type[Entity], Home] = {}
    for stem, model in files():
        stack: list[type[BaseModel]] = [model]
        seen: set[type[BaseModel]] = set()
        while stack:
            at = stack.pop(0)
            seen.add(at)
            for name, field in at.model_fields.items():
                for inner in models_in(field.annotation):
                    if issubclass(inner, Entity):
                        found.setdefault(inner, Home(inner, stem, name))
                    stack += [] if inner in seen else [inner]
    return tuple(found[model] for model in all_models() if model in found)


def home_of(item: dict[str, Any], here: list[type[BaseModel]], known: Iterable[Reference]) -> Home | None:
    """Return the place of a misplaced entity: the kind that has all of its keys, and lacks none itself.

    Of several such kinds it is the one with an id like the entity's among the `known` ones.
    """
    fits = []
    for home in homes():
        fields = home.model.model_fields
        needed = {name for name, field in fields.items() if field.is_required()}
        if home.model not in here and needed <= item.keys() <= fields.keys():
            fits.append((len(needed), home))
    best = max((count for count, _ in fits), default=0)
    # Two keys are too few to tell one kind from another.
    homes_left = [home for count, home in fits if count == best > 2]
    stem = str(item.get("id", "")).rpartition("-")[0]
    alike = {one.kind for one in known if one.kind and stem and one.id.rpartition("-")[0] == stem}
    return next((home for home in homes_left if home.model.kind in alike), next(iter(homes_left), None))


def as_list(given: str) -> list[str]:
    """Return the words of a list that was written as a text."""
    return [word.strip(_QUOTES + " ") for word in given.strip().strip("[]").split(",") if word.strip()]


def enclosing(key: Key) -> Iterator[Key]:
    """Yield the key paths around a key, the nearest first."""
    for length in range(len(key) - 1, 0, -1):
        yield key[:length]
