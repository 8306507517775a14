"""followup.yaml with a new follow-up added last: the file's own text stays, comments and all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ...model import FollowUpRound

NAME = "followup.yaml"
_HEAD = (
    "# Uppföljningar av de anslutnas handlingsplaner: bara summor, inga namn på verksamheter eller personer.\n"
    "# Skriven av make follow-up. Ett tal som saknas är dolt.\nrounds: []\n"
)
_KEY = re.compile(r"[a-z_]+:")
_EMPTY = re.compile(r"(?m)^rounds: *(\[ *\])? *$")
# What YAML reads as text without quotation marks, in a list in braces too.
_PLAIN = re.compile(r"(?![-–])[\wåäöÅÄÖ–][\wåäöÅÄÖ ./–-]*")


class FileError(Exception):
    """The follow-up cannot be added to the file; the message is Swedish and says what to do."""


def with_round(data: Path, new: FollowUpRound) -> str:
    """Return the text of followup.yaml with a follow-up added.

    Raises FileError when the file has one of the same id, or is written in a way that cannot be added to.
    """
    path = data / NAME
    text = path.read_text("utf-8") if path.exists() else _HEAD
    before = _rounds(text, path)
    if any(one.get("id") == new.id for one in before):
        raise FileError(
            f'{path} har redan uppföljningen "{new.id}". Ta bort den där om den ska räknas om, eller skriv ett annat namn: ID=…'
        )
    added = _inserted(text, entry(new))
    try:
        fits = _rounds(added, path)[:-1] == before
    except FileError:
        fits = False
    if not fits:
        raise FileError(
            f"{path} är skriven så att inget kan läggas till sist. Börja varje uppföljning på en rad med -."
        )
    return added


def _inserted(text: str, added: str) -> str:
    """Return the text with an entry last in the list of rounds, before the next key and the comments above that."""
    lines = _EMPTY.sub("rounds:", text).rstrip().splitlines()
    start = next((at for at, line in enumerate(lines) if line.startswith("rounds:")), len(lines))
    end = next((at for at in range(start + 1, len(lines)) if _KEY.match(lines[at])), len(lines))
    while end < len(lines) and end - 1 > start and (not lines[end - 1] or lines[end - 1].startswith("#")):
        end -= 1
    head = lines if start < len(lines) else [*lines, "rounds:"]
    end = end if start < len(lines) else len(head)
    return "\n".join([*head[:end], *added.rstrip().splitlines(), *head[end:], ""])


def _rounds(text: str, path: Path) -> list[dict[str, Any]]:
    try:
        values = yaml.load(text, yaml.BaseLoader)
        rounds = (values or {}).get("rounds") or []
    except (yaml.YAMLError, AttributeError):
        raise FileError(f"{path} går inte att läsa. Kör make check.") from None
    return list(rounds)


def entry(new: FollowUpRound) -> str:
    """Return a follow-up as YAML, in the manner of the file: a line for each part, hidden numbers left out."""
    values = new.model_dump(mode="json", exclude_none=True)
    lines = [line for key, value in values.items() if value not in ((), []) for line in _lines(key, value)]
    return "".join(f"  {'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))


def _lines(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield f"{key}:"
        yield from (f"  - {_inline(item)}" for item in value)
    else:
        yield f"{key}: {_inline(value)}"


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_inline(item)}" for name, item in value.items()) + "}"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
