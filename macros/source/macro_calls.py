"""Calls such as `{{ mal(6) }}` in the Markdown of an editor's own page.

Jinja parses each call. Nothing is evaluated: a call is a name and values, and everything else is refused, with what
to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError, nodes

from .diagnostics import Diagnostic, SourceLocation


@dataclass(frozen=True)
class MacroCall:
    """A call: its name, its values by name (by number where they are unnamed), and where it stands.

    `start` and `end` are positions in the body. `is_alone` says that nothing else stands on its lines, apart from the
    mark of a list or a quotation before it.
    """

    name: str
    values: dict[str | int, str]
    start: int
    end: int
    place: SourceLocation
    is_alone: bool


@dataclass
class Calls:
    """The calls of a body, in order, and the diagnostics of those that cannot be read."""

    calls: list[MacroCall] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


_CALL = re.compile(r"\{\{(?P<inner>(?:[^{}\n]|\n(?!\s*\n))*)\}\}")
_DIVIDED = re.compile(r"\{\{[^{}]*\n[ \t]*\n[^{}]*\}\}")
_STATEMENT = re.compile(r"^.*(?:\{%|%\}).*$", re.MULTILINE)
_BRACES = re.compile(
    r"^[ \t>]*(?P<open>[{ ]*\{\{[{ ]*)(?P<inner>[^{}\n]+)(?P<close>[} ]*\}\}[} ]*)$", re.MULTILINE
)
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{\s+\{")
_BEFORE = re.compile(r"\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)])\s+)?")
_CURLY = "“”„‟″«»"
_SINGLE = "‘’‚‛´`′"
_STRAIGHT = str.maketrans(_CURLY + _SINGLE + "\u00a0", '"' * len(_CURLY) + "'" * len(_SINGLE) + " ")
_UNQUOTED = re.compile(r"([=(,]\s*)([^\W\d][\w-]*)(?=\s*[,)])")
_COLON = re.compile(r"(?<=[\w])\s*:\s*(?=[\"'\w])")
_NO_COMMA = re.compile(r"(?<=[\"'\d])(?:\s*[;&]\s*|\s+(?:och\s+)?)(?=[^\W\d]\w*\s*=)")
_ENVIRONMENT = Environment()


def parse_calls(
    body: str, file: str, first_line: int, examples: Mapping[str, str] | None = None, is_trial: bool = False
) -> Calls:
    """Return the calls in a body.

    `examples` gives each name that can be called; braces may be missing around them. A trial judges an advised line.
    """
    reader = _Reader(body, file, first_line, examples or {}, is_trial)
    rest = _CALL.sub(reader.call, reader.without_refused())
    reader.stray(rest)
    return reader.found


class _Reader:
    def __init__(
        self, body: str, file: str, first_line: int, examples: Mapping[str, str], is_trial: bool
    ) -> None:
        self.body, self.file, self.first_line, self.examples = body, file, first_line, examples
        self.is_trial = is_trial
        self.found = Calls()

    def without_refused(self) -> str:
        """Report what is no call as a whole, and return the body with blanks in its place."""
        body = self.body
        for pattern, report in (
            (_DIVIDED, self._divided),
            (_STATEMENT, self._statement),
            (_BRACES, self._braces),
        ):
            body = pattern.sub(report, body)
        return body

    def call(self, match: re.Match[str]) -> str:
        """Read one call, and return blanks of the same length."""
        values = self._parsed(match)
        if values:
            start, end = match.span()
            line_start = self.body.rfind("\n", 0, start) + 1
            after = self.body[end:].split("\n", 1)[0]
            is_alone = bool(_BEFORE.fullmatch(self.body[line_start:start])) and not after.strip()
            self.found.calls.append(MacroCall(*values, start, end, self._place(start), is_alone))
        return _blank(match[0])

    def _divided(self, match: re.Match[str]) -> str:
        self._report(
            match.start(), "en tomrad delar anropet.", "ta bort tomraden; ett anrop står helst på en enda rad"
        )
        return _blank(match[0])

    def _statement(self, match: re.Match[str]) -> str:
        tip = "skriv bara anrop, som {{ mal(6) }}; anropen står i CONTRIBUTING.md"
        self._report(match.start() + match[0].index("%") - 1, "{% … %} används inte på egna sidor.", tip)
        return _blank(match[0])

    def _braces(self, match: re.Match[str]) -> str:
        if match["open"].count("{") + match["close"].count("}") <= 4:
            return match[0]
        tip = "ett anrop börjar med {{ och slutar med }}"
        at = match.start() + match[0].index("{")
        self._report(at, "anropet har för många klamrar.", tip, f"{{{{ {match['inner'].strip()} }}}}")
        return _blank(match[0])

    def stray(self, rest: str) -> None:
        """Report braces that begin or end no call, and calls without braces."""
        names = "|".join(map(re.escape, self.examples))
        single = re.compile(rf"(?<!\{{)\{{?\s*(?:{names})\s*\([^(){{}}\n]*\)\s*\}}?(?!\}})")
        offset = 0
        for line in rest.split("\n"):
            if stray := _STRAY.search(line):
                self._broken(offset + stray.start(), stray[0], line)
            elif "(" in line and (bare := single.search(line)):
                whole = bare[0].strip()
                is_line = re.sub(r"^[\[<$@%｛\s]+|[\]>$@%｝\s]+$", "", line) == whole
                if whole.startswith("{") or is_line:
                    call = f"{{{{ {whole.strip('{} ')} }}}}"
                    fixed = call if is_line else line.replace(whole, call)
                    message = "anropet har inte dubbla klamrar, så det visas som vanliga ord."
                    tip = "ett anrop börjar med {{ och slutar med }}"
                    self._report(offset + bare.start(), message, tip, fixed)
            offset += len(line) + 1

    def _broken(self, at: int, mark: str, line: str) -> None:
        inner = re.search(r"[^\W\d]\w*\s*\([^(){}]*\)?", line)
        call = inner[0].strip() if inner else ""
        fixed = ""
        if inner:
            call += "" if call.endswith(")") else ")"
            before, after = line[: inner.start()].rstrip("{ "), line[inner.end() :].lstrip(")} ")
            fixed = " ".join(part for part in (before.strip(), f"{{{{ {call} }}}}", after) if part)
        message = "anropet börjar inte med {{." if mark == "}}" else "anropet slutar inte med }}."
        if mark not in ("{{", "}}"):
            message = "de två klamrarna i {{ står isär."
        tip = "ett anrop börjar med {{ och slutar med }}, som {{ mal(6) }}"
        self._report(at, message, tip, fixed)

    def _parsed(self, match: re.Match[str]) -> tuple[str, dict[str | int, str]] | None:
        inner = match["inner"].strip()
        straight = inner.translate(_STRAIGHT)
        if straight.replace(" ", "") != inner.replace("\u00a0", " ").replace(" ", ""):
            message = "anropet har typografiska citattecken, som Word gör dem."
            self._report(match.start(), message, 'skriv raka citattecken: "', self._line(match, straight))
        if re.search(r"\w\s*={2,}\s*[\"']", straight):
            fixed = self._line(match, re.sub(r"={2,}", "=", straight))
            message = "efter argumentets namn står == i stället för =."
            self._report(match.start(), message, 'skriv som roll="rektor"', fixed)
            return None
        try:
            template = _ENVIRONMENT.parse("{{" + straight + "}}")
        except (TemplateSyntaxError, RecursionError):
            self._unreadable(match, straight)
            return None
        try:
            return self._called(template)
        except _RefusedError as refused:
            fixed = refused.rewrite(straight)
            self._report(match.start(), refused.message, refused.tip, self._line(match, fixed))
            return None

    def _unreadable(self, match: re.Match[str], inner: str) -> None:
        """Report a call that Jinja cannot parse, by its most likely cause."""
        quotes = [inner.count(mark) for mark in "\"'"]
        name = re.match(r"[^\W\d]\w*", inner)
        if not inner:
            message, tip, fixed = "anropet är tomt.", "skriv ett anrop, som {{ mal(6) }}", ""
        elif name and re.match(r"\s+[^\s(]", inner[name.end() :]):
            message, tip = f"efter {name[0]} saknas parenteser.", f"skriv {{{{ {self._example(name[0])} }}}}"
            fixed = f"{name[0]}({inner[name.end() :].strip()})"
        elif arrow := re.search(r"=>|:=", inner):
            message, tip = (
                f"efter argumentets namn står {arrow[0]} i stället för =.",
                'skriv som roll="rektor"',
            )
            fixed = re.sub(r"=>|:=", "=", inner)
        elif any(count % 2 for count in quotes):
            message, tip = (
                "ett citattecken saknas i anropet.",
                'varje värde står mellan två raka citattecken: "',
            )
            fixed = re.sub(r"""(=\s*|\(\s*)(["']?)([\w-]+)["']?(?=\s*[,)]|$)""", r'\1"\3"', inner)
        elif re.search(r"=\s*\"[^\"]*\"\s*\w+\b(?!\s*=)", inner):
            message = "citattecken inne i ett värde avslutar det."
            tip, fixed = "sätt hela värdet mellan enkla citattecken: text='En \"riktig\" insats'", ""
        elif inner.count("(") != inner.count(")"):
            message, tip = "en parentes saknas i anropet.", "efter namnet står ( och sist )"
            fixed = inner + ")" * (inner.count("(") - inner.count(")"))
        elif _COLON.search(inner):
            message, tip = "efter argumentets namn står : i stället för =.", 'skriv som roll="rektor"'
            fixed = _COLON.sub("=", inner)
        elif _NO_COMMA.search(inner):
            message, tip = "ett kommatecken saknas mellan argumenten.", "skriv , mellan dem"
            fixed = _NO_COMMA.sub(", ", inner)
        else:
            message, fixed = "anropet går inte att läsa.", ""
            tip = f"skriv det som {{{{ {self._example(name[0] if name else '')} }}}}; alla anrop står i CONTRIBUTING.md"
        self._report(match.start(), message, tip, self._line(match, fixed) if fixed != inner else "")

    def _example(self, name: str) -> str:
        return self.examples.get(name, 'insatser(roll="rektor")')

    def _called(self, template: nodes.Template) -> tuple[str, dict[str | int, str]]:
        """Return a call's name and values. Raises _RefusedError for anything but a call with plain values."""
        output = template.body[0] if template.body else None
        node = output.nodes[0] if isinstance(output, nodes.Output) and output.nodes else None
        if isinstance(node, nodes.Name):
            name, tip = node.name, f"skriv {{{{ {self.examples.get(node.name, f'{node.name}(…)')} }}}}"
            raise _RefusedError(f"efter {name} saknas parenteser.", tip, lambda _: f"{name}()")
        if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
            if isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Name):
                name, tip = node.node.name, "skriv argumenten mellan ( och )"
                raise _RefusedError(
                    f"efter {name} saknas parenteser.",
                    tip,
                    lambda inner: inner.replace("[", "(").replace("]", ")"),
                )
            message = "mellan klamrarna står något annat än ett anrop."
            raise _RefusedError(message, "skriv bara ett anrop, som {{ mal(6) }}")
        if node.dyn_args or node.dyn_kwargs:
            raise _RefusedError("stjärnor används inte i anrop.", "skriv varje argument för sig")
        values: dict[str | int, str] = {}
        given: list[tuple[str | int, nodes.Expr]] = [*enumerate(node.args)]
        given += [(pair.key, pair.value) for pair in node.kwargs]
        for key, value in given:
            if key in values:
                raise _RefusedError(f'argumentet "{key}" står två gånger.', "behåll det ena")
            values[key] = _plain_value(value)
        return node.node.name, values

    def _line(self, match: re.Match[str], inner: str) -> str:
        """Return the line of a call with the call rewritten; "" without a rewritten one, or over several lines."""
        start = self.body.rfind("\n", 0, match.start()) + 1
        line = self.body[start:].split("\n", 1)[0]
        return line.replace(match[0], f"{{{{ {inner} }}}}").strip() if inner and match[0] in line else ""

    def _place(self, at: int) -> SourceLocation:
        line = self.body.count("\n", 0, at)
        column = at - (self.body.rfind("\n", 0, at) + 1)
        return SourceLocation(self.file, self.first_line + line, column + 1)

    def _report(self, at: int, message: str, tip: str, suggestion: str = "") -> None:
        # A line is advised only where its calls can then be read.
        is_right = self.is_trial or not parse_calls(suggestion, "", 1, is_trial=True).diagnostics
        better = suggestion.strip() if is_right else ""
        self.found.diagnostics.append(Diagnostic(self._place(at), message, tip, suggestion=better))


def _blank(words: str) -> str:
    return re.sub(r"[^\n]", " ", words)


class _RefusedError(Exception):
    """A call that Jinja can parse and an own page cannot have: what is wrong, what to do, and how to rewrite it."""

    def __init__(self, message: str, tip: str, rewrite: Callable[[str], str] = lambda inner: "") -> None:
        super().__init__(message)
        self.message, self.tip, self.rewrite = message, tip, rewrite


def _plain_value(value: nodes.Expr) -> str:
    """Return a text or a number as text. Raises _RefusedError for anything else."""
    if isinstance(value, nodes.Const):
        return str(value.value).strip()
    if isinstance(value, nodes.List | nodes.Tuple | nodes.Dict):
        message = "ett argument har flera värden."
        raise _RefusedError(message, "skriv ett värde, och ett anrop till för nästa")
    message = "värdet står inte mellan citattecken."
    raise _RefusedError(message, 'skriv som roll="rektor"', lambda inner: _UNQUOTED.sub(r'\1"\2"', inner))
