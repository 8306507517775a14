"""Rules on the calls of macros in editors' own pages, and in the pages of the frame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..source.diagnostics import Diagnostic
from ..source.macro_calls import MacroCall, parse_calls
from ..source.markdown_pages import CONTENT, MarkdownPage, frame_files
from ..source.reader import Source
from ..source.references import kinds_of
from ..strings import labels
from ..web import page_macros, permalinks
from ..web.page_macros import MACROS, PageMacro, Parameter
from . import field_names
from .context import Context
from .repairs import closest_match, slug

# Also in a list, a quotation or a box.
HEADING = re.compile(r"(?P<before>[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?)(?P<marks>#+)\s*(?P<words>.*)")
_DOCS = "alla anrop står i CONTRIBUTING.md"


@dataclass
class CallContext:
    """The ids of the data: by kind, each id with its title; and the kinds whose files could not be read."""

    titles: dict[str, dict[str, str]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)


def call_context(context: Context) -> CallContext:
    """Return the ids that the calls of own pages may name."""
    known = CallContext(unread={kind for stem in context.source.unreadable for kind in kinds_of(stem)})
    for reference in context.references:
        if reference.kind:
            entity = field_names.value_at(context.source, reference.key[:-1])
            entity = entity if isinstance(entity, dict) else {}
            title = next((str(entity[key]) for key in ("title", "name", "term") if entity.get(key)), "")
            known.titles.setdefault(reference.kind, {})[reference.id] = title
            if reference.kind == "goal":
                known.numbers[str(entity.get("number", ""))] = reference.id
    return known


def call_rules(page: MarkdownPage, known: CallContext, context: Context) -> Iterator[Diagnostic]:
    """A call names a macro and ids that exist, and stands on a line of its own unless it is inline."""
    found = parse_calls(
        page.body, page.name, page.line, {name: macro.example for name, macro in MACROS.items()}
    )
    yield from found.diagnostics
    lines = page.body.split("\n")
    for call in found.calls:
        line = lines[call.place.line - page.line]
        macro = MACROS.get(call.name)
        if macro is None:
            yield _unknown_macro(call, line)
            continue
        if HEADING.match(line):
            tip = "skriv rubriken med ord, och anropet på en egen rad under den"
            yield Diagnostic(call.place, "ett anrop kan inte stå i en rubrik.", tip)
        elif not (macro.is_inline or call.is_alone):
            message = f"{macro.name}() står inte på en egen rad."
            yield Diagnostic(call.place, message, "lägg anropet på en egen rad, med en tomrad före och efter")
        yield from _arguments(call, macro, line, known, context)


def _unknown_macro(call: MacroCall, line: str) -> Diagnostic:
    if call.name == "show":
        tip = f"anropa någon av {', '.join(MACROS)}; {_DOCS}"
        return Diagnostic(call.place, "show() är till för webbplatsens egna sidor.", tip)
    match = closest_match(slug(call.name).replace("-", ""), list(MACROS))
    tip = f"{f'menade du {match}? ' if match else ''}Det som finns: {', '.join(MACROS)}; {_DOCS}"
    return Diagnostic(
        call.place, f"{call.name}() finns inte.", tip, suggestion=_instead(line, call.name, match)
    )


def _arguments(
    call: MacroCall, macro: PageMacro, line: str, known: CallContext, context: Context
) -> Iterator[Diagnostic]:
    names = [parameter.name for parameter in macro.parameters]
    given = page_macros.values(macro, call.values)
    for name, value in call.values.items():
        parameter = macro.parameter(name)
        if parameter is not None:
            yield from _value(call, macro, parameter, value, line, known, context)
        elif isinstance(name, int):
            allowed = ", ".join(f'{one}="…"' for one in names)
            message = (
                f'"{value}" i {macro.name}() har inget namn.'
                if names
                else f"{macro.name}() har inga argument."
            )
            tip = f"skriv något av {allowed}" if names else f"skriv {{{{ {macro.example} }}}}"
            yield Diagnostic(call.place, message, tip)
        else:
            match = closest_match(slug(name).replace("-", ""), names)
            tip = f"{f'menade du {match}? ' if match else ''}Det som finns: {', '.join(names) or 'inga argument'}"
            message = f'{macro.name}() har inget argument "{name}".'
            yield Diagnostic(call.place, message, tip, suggestion=_instead(line, name, match))
    if 0 in call.values and macro.parameters and macro.parameters[0].name in call.values:
        message = f"{macro.parameters[0].name} är skrivet två gånger i {macro.name}()."
        yield Diagnostic(call.place, message, "behåll det ena")
    needs = macro.needs or (names[:1] if macro.has_subject else [])
    unknown = any(macro.parameter(name) is None for name in call.values)
    if needs and not unknown and not any(name in given for name in needs):
        yield Diagnostic(
            call.place, f"{macro.name}() säger inte vad som ska visas.", f"skriv {{{{ {macro.example} }}}}"
        )
    if len(needs) > 1 and all(name in given for name in needs):
        yield Diagnostic(call.place, f"{macro.name}() har både {' och '.join(needs)}.", "behåll det ena")
    site = context.source.values.get("site")
    if macro.name == "stod" and isinstance(site, dict) and not site.get("support"):
        tip = f"fyll i support i {context.source.name}/site.yaml, eller ta bort anropet"
        yield Diagnostic(call.place, "stod() har inga stödlinjer att visa.", tip)


def _value(
    call: MacroCall,
    macro: PageMacro,
    parameter: Parameter,
    value: str,
    line: str,
    known: CallContext,
    context: Context,
) -> Iterator[Diagnostic]:
    if parameter.words and value not in parameter.words:
        match = closest_match(value.casefold(), list(parameter.words))
        tip = f"skriv {' eller '.join(parameter.words)}"
        message = f'{macro.name}() kan inte visas som "{value}".'
        yield Diagnostic(call.place, message, tip, suggestion=_instead(line, value, match))
    if parameter.words or not parameter.kinds or known.unread.intersection(parameter.kinds):
        return
    allowed = {name: title for kind in parameter.kinds for name, title in known.titles.get(kind, {}).items()}
    if value in allowed or (parameter.is_number and value in known.numbers):
        return
    words = " eller ".join(labels.KINDS[kind] for kind in parameter.kinds)
    message = f'{words} "{value}" finns inte.'
    match = _closest(value, allowed)
    parts = [part.strip() for part in value.split(",")]
    if len(parts) > 1 and all(part in allowed for part in parts):
        tip = "skriv ett värde, och ett anrop till för nästa"
        yield Diagnostic(call.place, "ett argument har flera värden.", tip)
        return
    if other := next((kind for kind, titles in known.titles.items() if value in titles), ""):
        fit = next((one.name for one in macro.parameters if other in one.kinds), "")
        message = f'"{value}" är id för {labels.KINDS[other]}, inte {words}.'
        tip = f'skriv {fit}="{value}"' if fit else f"Det som finns: {', '.join(list(allowed)[:8])} …"
        better = _instead(line, f"{parameter.name}=", f"{fit}=") if fit else ""
        yield Diagnostic(call.place, message, tip, suggestion=better)
        return
    tip = _tip(parameter, value, match, allowed, known, context)
    yield Diagnostic(call.place, message, tip, suggestion=_instead(line, value, match))


def _tip(
    parameter: Parameter, value: str, match: str, allowed: Iterable[str], known: CallContext, context: Context
) -> str:
    """Return the tip for a value that does not exist: what it may mean, or where those that do are found."""
    meant = f"menade du {match}? " if match else ""
    names = list(allowed)
    if permalinks.was_published(context.source.folder, value):
        return "det har varit publicerat men finns inte längre: skriv id på det som gäller i stället, eller ta bort anropet"
    if parameter.is_number and known.numbers:
        return f"målen har numren {', '.join(sorted(known.numbers, key=lambda one: (len(one), one)))}"
    if len(names) <= 8:
        return f"{meant}Det som finns: {', '.join(names) or 'inget'}"
    file = field_names.FILES.get(parameter.kinds[0], "")
    return f"{meant}Alla id står i {context.source.name}/{file}"


def _closest(value: str, allowed: dict[str, str]) -> str:
    """Return the id whose own form, or whose title, is closest to a value; "" without one."""
    forms = {slug(title): name for name, title in allowed.items() if title} | {name: name for name in allowed}
    return forms.get(closest_match(slug(value), list(forms)), "")


def _instead(line: str, old: str, new: str) -> str:
    """Return a line with `old` replaced by `new`; "" unless it stands there once."""
    return line.replace(old, new).strip() if new and old and line.count(old) == 1 else ""


def frame_rules(source: Source) -> Iterator[Diagnostic]:
    """A page of the frame calls `show` and nothing else."""
    if not (source.folder.parent / "mkdocs.yml").exists():
        return
    content = source.folder.parent / CONTENT
    for path in frame_files(content):
        text = path.read_text("utf-8", "replace")
        name = path.relative_to(content.parent).as_posix()
        for call in parse_calls(text, name, 1).calls:
            if call.name != "show":
                tip = "gör en egen sida för det, i en ny fil i content/, och länka till den"
                message = f"{call.name}() kan bara stå på en egen sida; den här hör till webbplatsen."
                yield Diagnostic(call.place, message, tip)
