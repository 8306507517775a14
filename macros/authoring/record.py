"""A change made in the form, as a record: what an issue or a file holds when the editor has no key.

A record is JSON, or the same packed: `redigera1:`, then deflated (RFC 1951) and base64url (RFC 4648). It may stand
anywhere in a text, as in an issue. It comes from anybody, so all of it is checked before it is used.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictInt, ValidationError, model_validator

from ..model import files
from ..source.yaml_values import INVISIBLE

PACKED = re.compile(r"redigera1:([A-Za-z0-9_-]+)")
_FENCED = re.compile(r"^(`{3,})\w*\n(.*?)\n\1$", re.DOTALL | re.MULTILINE)
# Bytes. No change of the form comes near them.
_LONGEST = 2_000_000
# A cell of Excel holds 32,767 characters: the limit that `check` has for a text.
_LONGEST_TEXT = 30_000
_DEEPEST = 20
_FILES = {f"{stem}.yaml" for stem, _ in files()}
# The characters that `check` refuses in a text, and in the words of a commit those that turn or end a line.
_UNSEEN = re.compile(f"{INVISIBLE.pattern}|[\t\r]")
_UNSEEN_IN_WORDS = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


class RecordError(Exception):
    """A record that cannot be used; the message is Swedish and says why."""


def _plain_text(text: str, unseen: re.Pattern[str] = _UNSEEN) -> str:
    if found := unseen.search(text):
        raise ValueError(f"har ett tecken som inte syns (U+{ord(found[0]):04X})")
    if len(text) > _LONGEST_TEXT:
        raise ValueError(f"är längre än {_LONGEST_TEXT} tecken")
    return text


def _words(text: str) -> str:
    return _plain_text(text, _UNSEEN_IN_WORDS)


def _one_line(text: str) -> str:
    if "\n" in _words(text) or not text.strip():
        raise ValueError("ska vara en rad med ord")
    return text


def _value(value: Any, depth: int = 0) -> Any:
    """Return a value of data/: texts, and lists and mappings of them. Raises ValueError for anything else."""
    if depth > _DEEPEST:
        raise ValueError("har för många nivåer")
    if isinstance(value, str):
        return _plain_text(value)
    if isinstance(value, list):
        return [_value(item, depth + 1) for item in value]
    if isinstance(value, dict):
        for key in value:
            _key(key)
        return {key: _value(item, depth + 1) for key, item in value.items()}
    raise ValueError("ska vara text, eller listor och fält med text")


def _key(key: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,60}", key):
        raise ValueError("är inget fältnamn")
    return key


def _known_file(name: str) -> str:
    if name not in _FILES:
        raise ValueError("är ingen av filerna i data/")
    return name


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ItemStep(_Part):
    """The item of a list that has this id."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,100}$")]


Step = Annotated[str, AfterValidator(_key)] | Annotated[StrictInt, Field(ge=0, le=100_000)] | ItemStep
"""A key of a mapping, an index of a list, or an item by its id."""


class RecordedChange(_Part):
    """One change, as `scripts/edit/changes.js` describes it."""

    path: Annotated[tuple[Step, ...], Field(max_length=40)]
    op: Literal["set", "remove", "insert", "move"]
    value: Annotated[Any, AfterValidator(lambda value: None if value is None else _value(value))] = None
    at: Annotated[StrictInt, Field(ge=0, le=100_000)] | None = None

    @model_validator(mode="after")
    def _has_its_parts(self) -> RecordedChange:
        if (self.op in ("set", "insert")) != (self.value is not None):
            raise ValueError("har fel delar för det som ska göras (op)")
        return self


class RecordedFile(_Part):
    """The changes of one file. `base` is git's name of the text that they were made in."""

    file: Annotated[str, AfterValidator(_known_file)]
    base: Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
    changes: Annotated[tuple[RecordedChange, ...], Field(min_length=1, max_length=2000)]


class ChangeRecord(_Part):
    """A change of the data, with its heading and the reason for it."""

    version: Literal[1]
    title: Annotated[str, Field(max_length=200), AfterValidator(_one_line)]
    why: Annotated[str, AfterValidator(_words)]
    files: Annotated[tuple[RecordedFile, ...], Field(min_length=1, max_length=len(_FILES))]

    @model_validator(mode="after")
    def _names_each_file_once(self) -> ChangeRecord:
        if len({one.file for one in self.files}) != len(self.files):
            raise ValueError("har samma fil två gånger")
        return self


def read_record(text: str) -> ChangeRecord:
    """Return the record in a text. Raises RecordError."""
    if len(text) > _LONGEST:
        raise RecordError("Texten är för stor för att vara en ändring från formuläret.")
    try:
        values = json.loads(_json_in(text.removeprefix("\ufeff").replace("\r\n", "\n")))
    except (ValueError, RecursionError) as error:
        raise RecordError(
            "Det finns ingen ändring från formuläret här. Den börjar med redigera1: eller är en fil som formuläret sparade."
        ) from error
    try:
        return ChangeRecord.model_validate(values)
    except ValidationError as error:
        # A list whose parts are wrong counts as empty too.
        wrong = [one for one in error.errors() if one["type"] != "too_short" or not one["input"]]
        # A step has three forms, and the first tells most; the names of the others are no words.
        told = {_where(one["loc"]): _why(one) for one in reversed(wrong)}
        lines = "\n".join(f"  {where} {why}." for where, why in [*reversed(told.items())][:10])
        raise RecordError(f"Ändringen är inte gjord av formuläret, eller har skadats:\n{lines}") from error


def _json_in(text: str) -> str:
    if packed := PACKED.search(text):
        return _unpacked(packed[1])
    fenced = [found[2] for found in _FENCED.finditer(text)]
    return next((block for block in fenced if block.lstrip().startswith("{")), text)


def _unpacked(letters: str) -> str:
    """Return the text of a packed record. Raises ValueError for what is broken, and for what would fill the memory."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = unpacking.decompress(base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4)), _LONGEST)
    except (zlib.error, binascii.Error) as error:
        raise ValueError from error
    if not unpacking.eof:
        raise ValueError
    return data.decode("utf-8")


def _shown(path: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return a place without the form of a step that was tried, and what is in it."""
    return path[: path.index("path") + 2] if "path" in path else path


def _where(path: tuple[int | str, ...]) -> str:
    """Return a place in the record: `files 2, changes 1, path`."""
    words = [f" {part + 1}," if isinstance(part, int) else f" {part}" for part in _shown(path)]
    return "".join(words).strip(" ,") or "Posten"


_WHYS = {
    "missing": "saknas",
    "extra_forbidden": "finns inte i en ändring",
    "too_short": "är tom",
    "too_long": "har för många delar",
    "string_too_long": "är för lång",
    "literal_error": "har ett okänt värde",
}


def _why(error: Any) -> str:
    said = str(error.get("ctx", {}).get("error", ""))
    return said or _WHYS.get(error["type"], "har fel form")
