"""A new strategy for another county: a commented folder of data with one worked example of each thing."""

from __future__ import annotations

import datetime
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..model import files
from ..strategy.colours import contrast, nearest
from ..strings.phrases import either, listed
from ..validation.colours import ACCENT_CONTRAST, ACCENT_GROUND
from . import json_schema

_SKELETON = Path(__file__).parent / "skeleton"
# Each part by the word that is typed, with what it is.
PARTS = {
    "fokusomraden": "områden med text och rader",
    "insatser": "förslag på vad någon kan göra, i raderna",
    "handlingsplan": "en plan med målsättningar eller åtgärder",
    "aktorer": "vilka verksamheter som nämns",
    "roller": "läsarens arbete, med redaktionens kopplingar",
    "metoder": "metoder som raderna nämner",
    "indikatorer": "mått som visar läget",
    "checklista": "frågor att ställa",
    "omraden": "områden att integrera jämställdhet i",
    "tips": "länkar att läsa vidare",
    "ordlista": "ord som förklaras",
    "anmarkningar": "fel och oklarheter i källan",
    "anslutna": "verksamheter som har anslutit sig",
    "stod": "stödlinjer och ”Lämna sidan snabbt”",
}
# A part needs one of these others.
_NEEDS = {
    "insatser": ("fokusomraden",),
    "aktorer": ("fokusomraden", "handlingsplan"),
    "roller": ("insatser", "handlingsplan"),
    "metoder": ("insatser", "handlingsplan"),
}
_FILES: Mapping[str, tuple[str, ...]] = {
    "focusareas": ("fokusomraden",),
    "actionplan": ("handlingsplan",),
    "actors": ("aktorer",),
    "roles": ("roller",),
    "methods": ("metoder",),
    "indicators": ("indikatorer",),
    "resources": ("checklista", "omraden", "tips"),
    "glossary": ("ordlista",),
    "errata": ("anmarkningar",),
    "affiliates": ("anslutna",),
    # A measure needs the table that its values come from, so no county begins with an example.
    "statistics": (),
    # Its figures are counted from plans that affiliates send in.
    "followup": (),
}
_NAME = re.compile(r"[^\W\d_](?:[^\W_]|[ .’'&-])*")
_COLOUR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(?:[-–]+|till|\.\.)\s*(\d{4}-\d{2}-\d{2})")
_EXAMPLE = 'make new NAME="Länets namn" CODE=99 PERIOD=2026-2029'


class AnswerError(Exception):
    """An answer that cannot be used, with what is allowed."""


@dataclass(frozen=True)
class Answers:
    """The answers that a new strategy is made of: the county, two colours as #rrggbb, two days in ISO form, and the parts."""

    county: str
    code: str
    light: str
    dark: str
    start: str
    end: str
    parts: frozenset[str]


def read_name(text: str) -> str:
    """Return a county's name. Raises AnswerError."""
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not name:
        raise AnswerError(f"Säg vad länet heter: {_EXAMPLE}")
    if len(name) > 60 or not _NAME.fullmatch(name):
        raise AnswerError(
            f"Namnet ”{name[:80]}” går inte att använda. Det börjar med en bokstav, har bokstäver, siffror, mellanslag, punkt, "
            "bindestreck, ’ och &, och är högst 60 tecken."
        )
    return name


def read_code(text: str) -> str:
    """Return a county code of two digits. Raises AnswerError."""
    if not text.strip():
        raise AnswerError("Säg länets kod, två siffror: CODE=99")
    if not re.fullmatch(r"[0-9]{2}", text.strip()):
        raise AnswerError(f"Länskoden ”{text}” är inte två siffror. Skriv den som CODE=08.")
    return text.strip()


def read_colour(ground: str, option: str, text: str) -> str:
    """Return a colour as #rrggbb that is readable on the ground, "light" or "dark"; "" for none. Raises AnswerError."""
    if not text.strip():
        return ""
    matched = _COLOUR.fullmatch(text.strip())
    if not matched:
        raise AnswerError(
            f"Färgen ”{text}” är ingen färg. Skriv {option}=1f4e79: sex av tecknen 0–9 och a–f."
        )
    digits = matched[1].lower()
    colour = f"#{digits if len(digits) == 6 else ''.join(one * 2 for one in digits)}"
    ratio = contrast(colour, ACCENT_GROUND[ground])
    if ratio < ACCENT_CONTRAST:
        better = "mörkare" if ground == "light" else "ljusare"
        example = nearest(colour, lambda other: contrast(other, ACCENT_GROUND[ground]) >= ACCENT_CONTRAST)
        raise AnswerError(
            f"Färgen {colour} har kontrasten {ratio:.1f} mot {ACCENT_GROUND[ground]}; minst {ACCENT_CONTRAST:.1f} behövs. Välj en {better}, till exempel {example}."
        )
    return colour


def on_dark(light: str) -> str:
    """Return a lighter shade of a colour `#rrggbb` that is readable on the dark ground, with a margin; white if none is.

    The contrast is that of WCAG 2.1, 1.4.3.
    """
    parts = [int(light[at : at + 2], 16) for at in (1, 3, 5)]
    for step in range(101):
        shade = "#" + "".join(f"{round(one + (255 - one) * step / 100):02x}" for one in parts)
        # A margin, so that the shade is not exactly at the limit.
        if contrast(shade, ACCENT_GROUND["dark"]) >= ACCENT_CONTRAST + 2:
            return shade
    return "#ffffff"


def read_period(text: str) -> tuple[str, str]:
    """Return the first and the last day of `2026-2029`, or of two days. Raises AnswerError."""
    if not text.strip():
        raise AnswerError("Säg strategins period: PERIOD=2026-2029")
    if years := _YEARS.fullmatch(text.strip()):
        days = (f"{years[1]}-01-01", f"{years[2]}-12-31")
    elif given := _DAYS.fullmatch(text.strip()):
        days = (given[1], given[2])
    else:
        raise AnswerError(
            f"Perioden ”{text}” går inte att läsa. Skriv PERIOD=2026-2029, eller PERIOD=2026-03-01--2029-12-31."
        )
    try:
        start, end = (datetime.date.fromisoformat(day) for day in days)
    except ValueError as error:
        raise AnswerError(f"Perioden ”{text}” har en dag som inte finns.") from error
    if start > end:
        raise AnswerError(f"Perioden ”{text}” slutar innan den börjar. Skriv första året först.")
    return days


def read_parts(text: str) -> frozenset[str]:
    """Return the parts named in a list with commas or spaces; `alla` and `inga` are lists too. Raises AnswerError."""
    words = [_ascii(word) for word in re.split(r"[,;\s]+", text) if word]
    if words in (["alla"], []):
        return frozenset(PARTS)
    chosen = frozenset(words) - {"inga"}
    if unknown := sorted(chosen - PARTS.keys()):
        raise AnswerError(
            f"Okända delar: {', '.join(unknown)}. Det finns: {', '.join(PARTS)}, alla och inga."
        )
    lacking = [
        f"{part} kräver {either(needs)}"
        for part, needs in _NEEDS.items()
        if part in chosen and not chosen.intersection(needs)
    ]
    if lacking:
        raise AnswerError(f"{listed(lacking)}. Lägg till i PARTS, eller ta bort.")
    return chosen


def _ascii(word: str) -> str:
    return unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()


@dataclass(frozen=True)
class Question:
    """A question about the new strategy: its option, its words, its usual answer ("" for none) and its reader."""

    option: str
    words: str
    usual: str
    read: Callable[[str], Any]


QUESTIONS = (
    Question("NAME", "Vad heter länet?", "", read_name),
    Question("CODE", "Länets kod, två siffror?", "", read_code),
    Question("PERIOD", "Vilka år gäller strategin, till exempel 2026-2029?", "", read_period),
    Question(
        "COLOUR", "Webbplatsens färg, på ljus grund?", "#1f4e79", partial(read_colour, "light", "COLOUR")
    ),
    Question(
        "DARK", "Färgen på mörk grund (tomt: en ljusare av samma)?", "", partial(read_colour, "dark", "DARK")
    ),
    Question("PARTS", "Vilka delar har strategin, med komma mellan?", "alla", read_parts),
)


def read_answers(given: Mapping[str, str]) -> Answers:
    """Return the answers of given options, by option. Raises AnswerError with all that is wrong with them."""
    found, wrong = dict[str, Any](), list[str]()
    for question in QUESTIONS:
        try:
            found[question.option] = question.read(given.get(question.option) or question.usual)
        except AnswerError as error:
            wrong.append(str(error))
    if wrong:
        raise AnswerError("\n".join(wrong))
    light, (start, end) = found["COLOUR"], found["PERIOD"]
    return Answers(
        found["NAME"], found["CODE"], light, found["DARK"] or on_dark(light), start, end, found["PARTS"]
    )


def refusal(folder: Path) -> str:
    """Return why a folder cannot be written to; "" if it is free."""
    if folder.is_file():
        return f"{folder} är en fil. Välj en annan mapp: STRATEGY_DATA=mapp make new …"
    held = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if held:
        return (
            f"{folder}/ har redan filer ({', '.join(held[:3])}{' …' if held[3:] else ''}), och inget skrivs över. Flytta mappen, eller välj en "
            "annan: STRATEGY_DATA=mapp make new …"
        )
    return ""


def write(folder: Path, answers: Answers) -> list[str]:
    """Write the folder whole or not at all, with the schemas that editing tools read; return the names of the files of data."""
    environment = Environment(
        loader=FileSystemLoader(_SKELETON),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    years = "–".join(sorted({answers.start[:4], answers.end[:4]}))
    context = {
        **vars(answers),
        "years": years,
        "edition": years.replace("–", "-"),
    }
    texts = {stem: environment.get_template(f"{stem}.yaml").render(context) for stem in _stems(answers.parts)}
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".ny-", dir=folder.parent) as made:
        whole = Path(made) / folder.name
        whole.mkdir()
        for stem, text in texts.items():
            head = f"# yaml-language-server: $schema=schema/{stem}.json\n"
            (whole / f"{stem}.yaml").write_text(head + text, "utf-8")
        json_schema.write(whole / "schema")
        if folder.is_dir():
            folder.rmdir()
        whole.rename(folder)
    return [f"{stem}.yaml" for stem in texts]


def next_steps(folder: Path) -> str:
    """Return what to do with the new folder."""
    prefix = "" if str(folder) == "data" else f"STRATEGY_DATA={folder} "
    return (
        f"Nu: {prefix}make serve visar strategin, och {prefix}make check säger vad som återstår. Allt som börjar med ”Exempel:” är till för "
        "att bytas ut, i filerna eller genom att ta bort dem."
    )


def _stems(parts: Iterable[str]) -> list[str]:
    chosen = set(parts)
    return [stem for stem, _ in files() if stem not in _FILES or chosen.intersection(_FILES[stem])]
