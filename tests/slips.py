"""The slips that an editor's hand makes: each takes a file's lines and a row, and gives the lines after.

None where the slip cannot be made at that row. Which rows are tried is told in edits.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Lines = list[str]
Edit = Callable[[Lines, int], Lines | None]

KEY = re.compile(r"^(?P<before> *(?:- )?)(?P<key>[a-z_]+): (?P<value>.*\S)$")
BARE = re.compile(r"^(?P<before> *(?:- )?)(?P<key>[a-z_]+):$")


def _swap(lines: Lines, row: int, new: str) -> Lines:
    return [*lines[:row], new, *lines[row + 1 :]]


def _plain(lines: Lines, row: int) -> re.Match[str] | None:
    """A key with a plain text of its own, not in a `|` block, quotation marks or brackets."""
    match = KEY.match(lines[row])
    return match if match and match["value"][0] not in "\"'[{|>" else None


def misspelt_key(lines: Lines, row: int) -> Lines | None:
    match = KEY.match(lines[row]) or BARE.match(lines[row])
    if not match or len(match["key"]) < 3:
        return None
    key = match["key"]
    return _swap(lines, row, lines[row].replace(key, key[:-2] + key[-1], 1))


def misspelt_id(lines: Lines, row: int) -> Lines | None:
    match = re.match(
        r"^ *(actor|goal|workplace|group|together|same_as|actors|goals|methods|first|related): (\[?)([a-z0-9-]+)",
        lines[row],
    )
    if not match:
        return None
    at = match.end(3)
    return _swap(lines, row, lines[row][:at] + "x" + lines[row][at:])


def lost_colon(lines: Lines, row: int) -> Lines | None:
    match = KEY.match(lines[row]) or BARE.match(lines[row])
    return _swap(lines, row, lines[row].replace(":", "", 1)) if match else None


def lost_space_after_colon(lines: Lines, row: int) -> Lines | None:
    return _swap(lines, row, lines[row].replace(": ", ":", 1)) if KEY.match(lines[row]) else None


def colon_in_text(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    if not match or " " not in match["value"]:
        return None
    return _swap(lines, row, f"{match['before']}{match['key']}: {match['value'].replace(' ', ': ', 1)}")


def tab_as_indent(lines: Lines, row: int) -> Lines | None:
    return _swap(lines, row, "\t" + lines[row].lstrip()) if lines[row].startswith("  ") else None


def tab_in_line(lines: Lines, row: int) -> Lines | None:
    return _swap(lines, row, lines[row].replace(" ", "\t", 1)) if _plain(lines, row) else None


def one_space_too_many(lines: Lines, row: int) -> Lines | None:
    return _swap(lines, row, " " + lines[row]) if KEY.match(lines[row]) or BARE.match(lines[row]) else None


def one_space_too_few(lines: Lines, row: int) -> Lines | None:
    is_key = KEY.match(lines[row]) or BARE.match(lines[row])
    return _swap(lines, row, lines[row][1:]) if is_key and lines[row].startswith("  ") else None


def unclosed_quote(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    return _swap(lines, row, f'{match["before"]}{match["key"]}: "{match["value"]}') if match else None


def quote_in_the_middle(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    if not match or " " not in match["value"]:
        return None
    first, rest = match["value"].split(" ", 1)
    return _swap(lines, row, f'{match["before"]}{match["key"]}: "{first}" {rest}')


def smart_quotes(lines: Lines, row: int) -> Lines | None:
    match = KEY.match(lines[row])
    if not match or match["value"][0] != '"' or match["value"][-1] != '"':
        return None
    return _swap(lines, row, f"{match['before']}{match['key']}: “{match['value'][1:-1]}”")


def smart_quotes_around_plain(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    return _swap(lines, row, f"{match['before']}{match['key']}: ”{match['value']}”") if match else None


def block(lines: Lines, row: int) -> int:
    """The row after the list item that begins at a row."""
    depth = len(lines[row]) - len(lines[row].lstrip())
    end = row + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > depth):
        end += 1
    return end


def deleted_block(lines: Lines, row: int) -> Lines | None:
    is_item = re.match(r"^ *- id: ", lines[row])
    return [*lines[:row], *lines[block(lines, row) :]] if is_item else None


def duplicated_block(lines: Lines, row: int) -> Lines | None:
    if not re.match(r"^ *- id: ", lines[row]):
        return None
    end = block(lines, row)
    return [*lines[:end], *lines[row:end], *lines[end:]]


def duplicated_row(lines: Lines, row: int) -> Lines | None:
    match = KEY.match(lines[row])
    return (
        [*lines[: row + 1], lines[row], *lines[row + 1 :]] if match and "- " not in match["before"] else None
    )


def deleted_row(lines: Lines, row: int) -> Lines | None:
    return [*lines[:row], *lines[row + 1 :]] if KEY.match(lines[row]) else None


def list_for_text(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    return _swap(lines, row, f"{match['before']}{match['key']}: [{match['value']}]") if match else None


def text_for_list(lines: Lines, row: int) -> Lines | None:
    match = KEY.match(lines[row])
    if not match or match["value"][0] != "[" or match["value"] == "[]":
        return None
    return _swap(lines, row, f"{match['before']}{match['key']}: {match['value'].strip('[]')}")


def emptied_field(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    return _swap(lines, row, f"{match['before']}{match['key']}:") if match else None


def swapped_rows(lines: Lines, row: int) -> Lines | None:
    if row + 1 >= len(lines) or not KEY.match(lines[row]) or not KEY.match(lines[row + 1]):
        return None
    return [*lines[:row], lines[row + 1], lines[row], *lines[row + 2 :]]


def lost_dash(lines: Lines, row: int) -> Lines | None:
    is_item = re.match(r"^ *- ", lines[row])
    return _swap(lines, row, lines[row].replace("- ", "  ", 1)) if is_item else None


def hash_in_text(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    if not match or " " not in match["value"]:
        return None
    return _swap(lines, row, f"{match['before']}{match['key']}: {match['value'].replace(' ', ' #', 1)}")


def star_first(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    return _swap(lines, row, f"{match['before']}{match['key']}: *{match['value']}") if match else None


def conflict_marks(lines: Lines, row: int) -> Lines | None:
    if not KEY.match(lines[row]):
        return None
    marks = ["<<<<<<< HEAD", lines[row], "=======", lines[row], ">>>>>>> gren"]
    return [*lines[:row], *marks, *lines[row + 1 :]]


def broken_over_two_rows(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    if not match or " " not in match["value"]:
        return None
    first, rest = match["value"].split(" ", 1)
    head = f"{match['before']}{match['key']}: {first}"
    return [*lines[:row], head, " " * (len(match["before"]) + 2) + rest, *lines[row + 1 :]]


def soft_hyphen(lines: Lines, row: int) -> Lines | None:
    match = _plain(lines, row)
    return _swap(lines, row, lines[row][:-2] + "\u00ad" + lines[row][-2:]) if match else None


def no_break_space_after_colon(lines: Lines, row: int) -> Lines | None:
    return _swap(lines, row, lines[row].replace(": ", ":\u00a0", 1)) if KEY.match(lines[row]) else None


def changed_word(lines: Lines, row: int) -> Lines | None:
    match = re.match(
        r"^ *(?:- )?(?:text|name|title|activities|explanation): (?!\[|\||\").* (\w+)", lines[row]
    )
    return (
        _swap(lines, row, lines[row][: match.start(1)] + "ändrat" + lines[row][match.end(1) :])
        if match
        else None
    )


def number_for_text(lines: Lines, row: int) -> Lines | None:
    match = re.match(r"^( *(?:- )?(?:text|name|title)): (?!\[|\||\")", lines[row])
    return _swap(lines, row, f"{match[1]}: {('NO', '1.10', '12:30')[row % 3]}") if match else None


BY_ROW: dict[str, Edit] = {
    "felstavad nyckel": misspelt_key,
    "felstavat id": misspelt_id,
    "tappat kolon": lost_colon,
    "tappat mellanslag efter kolon": lost_space_after_colon,
    "kolon i text": colon_in_text,
    "tabb som indrag": tab_as_indent,
    "tabb i raden": tab_in_line,
    "ett mellanslag för mycket": one_space_too_many,
    "ett mellanslag för lite": one_space_too_few,
    "citattecken som inte avslutas": unclosed_quote,
    "citattecken mitt i": quote_in_the_middle,
    "typografiska citattecken i stället": smart_quotes,
    "typografiska citattecken runt": smart_quotes_around_plain,
    "borttaget block": deleted_block,
    "dubblerat block": duplicated_block,
    "dubblerad rad": duplicated_row,
    "borttagen rad": deleted_row,
    "lista i stället för text": list_for_text,
    "text i stället för lista": text_for_list,
    "tömt fält": emptied_field,
    "omkastade rader": swapped_rows,
    "borttaget streck": lost_dash,
    "nummertecken i text": hash_in_text,
    "stjärna först": star_first,
    "märken från en konflikt": conflict_marks,
    "text på två rader": broken_over_two_rows,
    "mjukt bindestreck": soft_hyphen,
    "hårt mellanslag efter kolon": no_break_space_after_colon,
    "ändrat ord": changed_word,
    "tal eller klockslag som text": number_for_text,
}
