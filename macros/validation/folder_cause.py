"""A cause that lies in the folder of data as a whole. Each of its hundreds of effects would hide it, so it is told alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Data, files, helps
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import EDITIONS, Source
from ..strings.phrases import listed
from ..web import permalinks
from .adopted_wording import edition_lines, units
from .repairs import slug

# The optional files whose entities have pages, and the folder of these on the site.
_PAGES = {"focusareas": "fokusomraden", "actionplan": "handlingsplan", "actors": "aktorer", "roles": "roller"}
_COUNTY = " län"
_NAMED_COUNTY = re.compile(r"\b([A-ZÅÄÖ][a-zåäö]+(?: [A-ZÅÄÖ][a-zåäö]+)*?)s? län\b")
# Of fewer lines of adopted wording, one change makes "most" of them.
_ENOUGH_LINES = 10
_FEWEST_LINES, _FEWEST_SENTENCES = 3, 6
# The files that hold adopted wording in every county, and how much of one's text the wording may lack.
_ADOPTED = ("strategy", "focusareas", "actionplan", "goals")
_LEAST_OWN = 0.1


def folder_cause(source: Source) -> list[Diagnostic]:
    """Return the diagnostics of a folder that mixes two counties, or lacks a published file; empty otherwise."""
    return (
        list(_misnamed_files(source))
        or list(_other_county(source))
        or list(_lost_files(source))
        or list(_others_files(source))
    )


def _misnamed_files(source: Source) -> Iterator[Diagnostic]:
    """A file that is missing does not lie there under a name that Windows or another program gave it."""
    missing = {stem: f"{stem}.yaml" for stem, _ in files() if not (source.folder / f"{stem}.yaml").exists()}
    others = (
        [path.name for path in source.folder.iterdir() if path.is_file()]
        if missing and source.folder.is_dir()
        else []
    )
    for stem, file in missing.items():
        alike = re.compile(
            rf"{stem}(?:\.yml|\.yaml\.(?:txt|yaml|yml)|\.txt|[ _-]+\(?(?:\d+|kopia|copy)\)?\.ya?ml)",
            re.IGNORECASE,
        )
        written = re.compile(rf"{stem}(?:\.ya?ml)?\.(?:rtf|docx?|odt|pages|html?)", re.IGNORECASE)
        for other in sorted(filter(written.fullmatch, others)):
            message = f"filen ska heta {file}, och vara ren text. Så som den är nu läses den inte."
            tip = f"spara {other} som ren text (UTF-8), med namnet {file}"
            yield Diagnostic(SourceLocation(f"{source.name}/{other}", 1), message, tip, is_first=True)
        swedish = slug(helps(Data)[stem].title)
        for other in sorted(
            one
            for one in others
            if alike.fullmatch(one) or one.lower() == file or _is_swedish_name(one, swedish)
        ):
            message = f"filen ska heta {file}. Så som den heter nu läses den inte."
            tip = f"byt namn på {other} till {file}. I Windows: visa filnamnstillägg, så syns hela namnet"
            yield Diagnostic(SourceLocation(f"{source.name}/{other}", 1), message, tip, is_first=True)


def _is_swedish_name(file: str, title: str) -> bool:
    """Return True if a file has the Swedish name of another, as ordlista.yaml for glossary.yaml."""
    name, _, ending = file.casefold().partition(".")
    return ending in ("yaml", "yml") and len(name) > 2 and title.startswith(slug(name))


def _other_county(source: Source) -> Iterator[Diagnostic]:
    """The adopted wording and the published addresses belong to the county of site.yaml."""
    others_addresses = _are_others_addresses(source)
    kept = [
        *(
            ["edition"]
            if list(edition_lines(source)) and (others_addresses or _is_others_wording(source))
            else []
        ),
        *([permalinks.FILE] if others_addresses else []),
    ]
    if kept:
        kept += [EDITIONS] if (source.folder / EDITIONS).is_dir() else []
        held = listed([f"{source.name}/{one}" for one in kept])
        message = f"{held} hör till ett annat län än {_county_name(source)}."
        tip = (
            'kör make new NAME="…" i en tom mapp (STRATEGY_DATA=mapp), eller ta bort dem. Ta också bort de andra filerna i '
            f"{source.name}/ som inte är era"
        )
        yield Diagnostic(SourceLocation(f"{source.name}/site.yaml", 1), message, tip, is_first=True)


def _county(source: Source) -> dict[str, object]:
    site = source.values.get("site")
    county = site.get("county") if isinstance(site, dict) else None
    return county if isinstance(county, dict) else {}


def _county_name(source: Source) -> str:
    return str(_county(source).get("name") or "")


def _is_others_wording(source: Source) -> bool:
    """Return True if the adopted wording never names the county, and most of it is lost.

    Few lines are another county's if all are lost, and they are three or name another county.
    """
    adopted = [text for _, text in edition_lines(source)]
    name = _county_name(source).removesuffix(_COUNTY).removesuffix("s")
    if not adopted or not name or source.unreadable or any(name in text for text in adopted):
        return False
    if len(adopted) >= _ENOUGH_LINES:
        return _is_mostly_lost(source)
    names_another = any(_NAMED_COUNTY.search(text) for text in adopted)
    left = {text for _, text in units(source)}
    return not left.intersection(adopted) and (names_another or len(adopted) >= _FEWEST_LINES)


def _is_mostly_lost(source: Source) -> bool:
    """Return True if fewer than half of the lines of the adopted wording stand in the data."""
    adopted = [text for _, text in edition_lines(source)]
    left = {text for _, text in units(source)}
    return 2 * sum(text in left for text in adopted) < len(adopted)


def _are_others_addresses(source: Source) -> bool:
    """Return True if the list of published addresses says another county's code."""
    code = permalinks.county_code(source.folder)
    own = _county(source).get("code")
    return bool(code and own) and code != own


def _lost_files(source: Source) -> Iterator[Diagnostic]:
    """A file whose pages have been published is there."""
    published = [address for _, address in permalinks.published_urls(source.folder)]
    for stem in sorted(source.absent & _PAGES.keys()):
        own = [address for address in published if address.startswith(f"/{_PAGES[stem]}/")]
        if own:
            name = f"{source.name}/{stem}.yaml"
            message = f"filen saknas, men {len(own)} av dess sidor är publicerade ({own[0]} …)."
            tip = f"hämta tillbaka {name}. Det som inte gäller längre får withdrawn, och sidorna finns kvar"
            yield Diagnostic(SourceLocation(name, 1), message, tip, is_first=True)


def _others_files(source: Source) -> Iterator[Diagnostic]:
    """The files with adopted wording hold that of edition/, unless an edition is being written."""
    adopted = {text for _, text in edition_lines(source)}
    if len(adopted) < _ENOUGH_LINES or source.unreadable:
        return
    by_file: dict[str, list[str]] = {}
    for key, text in units(source):
        by_file.setdefault(str(key[0]), []).append(text)
    others = [stem for stem in _ADOPTED if _is_foreign(by_file.get(stem, []), adopted)]
    if others:
        names = [f"{source.name}/{stem}.yaml" for stem in others]
        message = (
            f"nästan ingen text i {listed(names)} står i den beslutade ordalydelsen i {source.name}/edition."
        )
        tip = (
            f"hör {'filerna' if len(names) > 1 else 'filen'} till ett annat län: hämta tillbaka er egen, eller kör "
            'make new NAME="…" i en tom mapp (STRATEGY_DATA=mapp). Är det nästa utgåva: lägg dess ordalydelse i edition först'
        )
        yield Diagnostic(SourceLocation(names[0], 1), message, tip, is_first=True)


def _is_foreign(texts: list[str], adopted: set[str]) -> bool:
    """Return True if hardly any of a file's texts is adopted; a file of few texts proves nothing."""
    sentences = [text for text in texts if " " in text]
    own = sum(text in adopted for text in sentences)
    return (
        own < _LEAST_OWN * len(sentences)
        if len(sentences) >= _FEWEST_SENTENCES
        else len(sentences) > 1 and not own
    )
