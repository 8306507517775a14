"""Rules on texts and their parts: notes, links, former words and anmärkningar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Block, Data, Section, markup
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key, Source
from ..strategy.resolved import NATIONAL, REGIONAL
from ..strings import labels
from . import adopted_wording, field_names, line_slips
from .context import Context
from .repairs import closest_match_tip

MAX_BESIDE = 20
# The fields of a block of which exactly one is set.
BLOCK_FORMS = tuple(name for name in Block.model_fields if name not in ("replaced", "added"))


def files_are_whole(source: Source) -> Iterator[Diagnostic]:
    """The last line of a file ends as a line: one that does not may have been cut off among words that could end there."""
    for stem, lines in source.lines.items():
        if last := lines[-1].strip():
            place = SourceLocation(f"{source.name}/{stem}.yaml", len(lines))
            tip = f'läs slutet av filen: är "{last[-40:]}" helt kör du make fix, annars hämtar du tillbaka det som saknas'
            yield Diagnostic(place, "filen slutar mitt i en rad: den kan vara avbruten.", tip, "warning")


def notes_and_marks(context: Context) -> Iterator[Diagnostic]:
    """Every note has a mark in the text, and every mark has a note."""
    if "strategy" in context.source.unreadable:
        return
    notes = {reference.id: reference.key for reference in context.references if reference.kind == "note"}
    marked = {
        reference.id for reference in context.references if reference.ref and reference.ref.kinds == ("note",)
    }
    for key, value in prose(context.source):
        # A mark of another form is reported as such.
        loose = line_slips.loose_notes(value)
        marked |= {name for name in notes if name[1:] in loose}
        for name in markup.notes(value):
            marked.add(name)
            if name not in notes:
                tip = f"{closest_match_tip(name, list(notes))}Fotnoterna står sist i {context.source.folder.name}/strategy.yaml"
                yield Diagnostic(
                    context.source.words_at(key, f"[^{name}]"),
                    f"texten har märket [^{name}] men fotnoten finns inte.",
                    tip,
                )
    if not context.source.unreadable & {"focusareas", "actionplan", "goals"}:
        for name in notes.keys() - marked:
            tip = f"sätt [^{name}] i texten där noten hör hemma, eller ta bort noten"
            yield Diagnostic(
                context.source.place(notes[name]), f'fotnoten "{name}" har inget märke i någon text.', tip
            )


def prose(source: Source) -> Iterator[tuple[Key, str]]:
    """Yield the texts with notes and links, those of `content`. All other texts are plain."""

    def strings(value: object, key: Key) -> Iterator[tuple[Key, str]]:
        if isinstance(value, dict):
            for name, item in value.items():
                yield from strings(item, (*key, name))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from strings(item, (*key, index))
        elif isinstance(value, str) and markup.is_prose(key):
            yield key, value

    for stem, value in source.values.items():
        yield from strings(value, (stem,))


def former_words_differ(context: Context) -> Iterator[Diagnostic]:
    """The words under `replaced` differ from the present ones."""
    for key, entity in _with_replaced(context.source):
        for number, former in enumerate(entity["replaced"]):
            field = str(former.get("field") or "text") if isinstance(former, dict) else ""
            if field and former.get("text") == entity.get(field):
                message = f"{field_names.entity_name(context.source, key)}de förra orden under replaced är desamma som i {field}."
                tip = f"skriv de nya orden i {field}, och de gamla under replaced"
                yield Diagnostic(context.source.place((*key, "replaced", number)), message, tip)


def _with_replaced(source: Source) -> Iterator[tuple[Key, dict[str, Any]]]:
    waiting: list[tuple[Key, Any]] = [((stem,), value) for stem, value in source.values.items()]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get("replaced"), list):
                yield key, value
            waiting += [((*key, name), item) for name, item in value.items()]
        elif isinstance(value, list):
            waiting += [((*key, number), item) for number, item in enumerate(value)]


def corrections_are_shown(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The `published` words of an anmärkning stand in some text."""
    texts = [text for key, text in adopted_wording.units(context.source) if key[0] != "errata"]
    for erratum in data.errata.errata:
        if erratum.published and not any(erratum.published in text for text in texts):
            message = f'anmärkning "{erratum.id}": orden under published visas ingenstans.'
            tip = "skriv dem så som texten är rättad, tecken för tecken, eller ta bort raden om texten inte är rättad"
            yield Diagnostic(context.place_of("erratum", erratum.id, "published"), message, tip)


def one_form_per_block(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A block has exactly one of text, subheading, quote, signature, caption, list, table, figure and show."""
    stack = [("section", section) for section in (*data.strategy.chapters, *data.actionplan.chapters)]
    stack += [("focus_area", area) for area in data.focusareas.focus_areas]  # type: ignore[misc]
    while stack:
        kind, section = stack.pop()
        stack += [("section", inner) for inner in section.sections]
        for number, block in enumerate(section.content, 1):
            if not block.form:
                yield _several_forms(context, kind, section, number, block)


def _several_forms(context: Context, kind: str, section: Section, number: int, block: Block) -> Diagnostic:
    """Return the diagnostic of a block with no form, or with several: then the second lacks its dash."""
    owner = f'{labels.KINDS[kind]} "{section.id}": del {number} av innehållet'
    place = context.place_of(kind, section.id, "content", number - 1)
    here = (*context.key_of(kind, section.id)[:-1], "content", number - 1)
    names = sorted(
        (at.line, str(key[-1]))
        for key, at in context.source.names.items()
        if key[:-1] == here and key[-1] in BLOCK_FORMS
    )
    if len(names) < 2:
        tip = f'börja en ny del med "- " ({", ".join(BLOCK_FORMS)})'
        return Diagnostic(place, f"{owner} ska ha precis en nyckel.", tip)
    line, name = names[1]
    suggestion = f"- {context.source.lines[str(here[0])][line - 1].strip()}"
    message = f'strecket saknas före "{name}": {owner} har två nycklar ({names[0][1]} och {name}).'
    tip = "varje del börjar med ett streck: sätt det två steg till vänster, under de andra strecken"
    return Diagnostic(SourceLocation(place.file, line), message, tip, suggestion=suggestion)


def figures_have_content(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A block with `show` has something to show. The list of affiliates may be empty, which the page says."""
    levels = {goal.level for goal in data.goals.goals}
    if not levels <= {"", *(level.name for level in data.goals.levels)}:
        # A misspelt level is told by itself.
        return
    regional = {goal.id for goal in data.goals.goals if goal.level == REGIONAL}
    measured = {group.goal for group in data.indicators.groups}
    held: dict[str, tuple[bool, str]] = {
        "national-goals": (
            NATIONAL in levels,
            f'mål med "level: {NATIONAL}" i goals.yaml (alla mål visas med show: goals)',
        ),
        "regional-goals": (
            REGIONAL in levels,
            f'mål med "level: {REGIONAL}" i goals.yaml (alla mål visas med show: goals)',
        ),
        "agenda": (bool(data.goals.agenda), "agenda i goals.yaml"),
        "focus-areas": (bool(data.focusareas.focus_areas), "focusareas.yaml"),
        "areas": (bool(data.resources.areas), "areas i resources.yaml"),
        "checklist": (bool(data.resources.checklist), "checklist i resources.yaml"),
        "tips": (bool(data.resources.tips), "tips i resources.yaml"),
        "indicators": (bool(measured), "groups i indicators.yaml"),
        "regional-indicators": (
            bool(measured & regional),
            f'grupper i indicators.yaml vars mål har "level: {REGIONAL}"',
        ),
        "contributions": (bool(data.actionplan.contributions), "contributions i actionplan.yaml"),
        "governance-chain": (bool(data.actionplan.governance_chain), "governance_chain i actionplan.yaml"),
        "objective-areas": (bool(data.actionplan.areas), "actionplan.yaml"),
    }
    for key, model in adopted_wording.iter_models(data):
        if isinstance(model, Block) and model.show in held and not held[model.show][0]:
            message = f"show: {model.show} har inget att visa."
            tip = f"ta bort delen, eller skriv det som ska visas: {held[model.show][1]}"
            yield Diagnostic(context.source.place((*key, "show")), message, tip)


def few_beside(context: Context, data: Data) -> Iterator[Diagnostic]:
    """At most MAX_BESIDE anmärkningar stand beside the text: those that correct something misleading."""
    beside = [erratum for erratum in data.errata.errata if erratum.show == "beside"]
    if len(beside) > MAX_BESIDE:
        message = f"{len(beside)} anmärkningar visas bredvid texten; högst {MAX_BESIDE} får plats."
        yield Diagnostic(
            context.place_of("erratum", beside[-1].id),
            message,
            'sätt "show: register" på dem som inte vilseleder',
        )
