"""Rules on the Markdown of pages that editors write: it is rendered, or refused at its line with what to write.

Python-Markdown leaves much of what editors paste as words, and drops some: a cell too many, a number out of order.
What running text in data/ refuses is refused by the same rules (line_slips, block_slips).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import markup
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.markdown_pages import MarkdownPage
from ..strings import languages
from . import block_slips, foreign_marks, line_slips, link_slips, plain_slips, repairs
from .page_calls import HEADING
from .slips import Slip

# An address of the page itself, or of another page's file.
_PAGE_ADDRESS = re.compile(r"#[\w-]+|[\w./-]+\.md(?:#[\w-]+)?")
_HTML = re.compile(r"</?[a-zA-Z][^>\n]*>?|<!--.*")
_CODE = re.compile(r"(`+).+?\1")
LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\(\s*<?([^)\s>]*)>?([^)\n]*)\)|^ {0,3}\[[^\[\]\n]+\]:\s*(\S+)")
_REFERENCE = re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]|^ {0,3}\[[^\[\]^\n][^\[\]\n]*\]:.*")
_RULE = re.compile(r" {0,3}(?:=+|-+)\s*")
_LINE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
_ATTRIBUTES = re.compile(r"\{\s*[:#.][^{}\n]*\}")
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|>{7})(?: .*)?|={7}")
_CALL = re.compile(r"\{\{.*?\}\}")
_LONG_CALL = re.compile(r"\{\{[^{}]*\n[^{}]*\}\}")
_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|(?P<number>\d+)\.) +(?=\S)")
_BOX = re.compile(r"(?P<indent> *)(?P<mark>!!!|\?\?\?\+?)\s*(?P<kind>[\w-]*)\s*(?P<title>.*)")
_NAMED_BOX = re.compile(r' *!!! [\w -]+ "[^"]+"\s*')
_DATA = re.compile(r"\s*- (?:text|subheading|quote|table|figure|caption|signature|list|show):(?: .*)?")
_RAGGED = re.compile(r"\|.*\|")
_BOLD_ITALIC = re.compile(r"(?<!\*)\*{3}[^*\n]+\*{3}(?!\*)")
# A sentence's end within a line, unless the word before it is an abbreviation.
_NEXT_SENTENCE = re.compile(r"(?<![.\s]\w)(?<!\bca)(?<!\bkl)(?<!\bnr)[.!?][”\")]*\s+(?=[A-ZÅÄÖ”\"])")
# Markdown takes quadratic time or worse where marks have no end.
_MOST_MARKS = 300
_MOST_LETTERS = 200_000
_DEEPEST = 40
_NO_NOTES = "fotnoter finns inte på egna sidor: skriv källan i texten, som en länk [ord](adress)"


def page_markup(page: MarkdownPage) -> Iterator[Diagnostic]:
    """The text has what Markdown can show here: headings in order, links, lists, tables, boxes, and no HTML."""
    if not page.body.strip() and not page.head.diagnostics:
        yield Diagnostic(
            SourceLocation(page.name, page.line), "sidan har ingen text.", "skriv något under huvudet"
        )
    lines = page.body.split("\n")
    too_much = list(_too_much(lines))
    if too_much:
        yield from (
            Diagnostic(SourceLocation(page.name, page.line + n), one.message, one.tip) for n, one in too_much
        )
        return
    # The lines of a call are judged as a call: here they are a word each.
    body = _LONG_CALL.sub(lambda found: re.sub(r"[^\n]", "a", found[0]), page.body)
    words = [_CODE.sub(lambda found: " " * len(found[0]), line) for line in body.split("\n")]
    slips = [*_headings(words), *_lists(words), *_tables(words), *_boxes(words)]
    slips += foreign_marks.indented_code(words)
    for number, line in enumerate(words):
        slips += [(number, slip) for slip in (*_line(line, lines[number]), *_links(line), *_marks(line))]
    divided = block_slips.divided(words)
    plain = ["" if _LINE.fullmatch(line) else _BOLD_ITALIC.sub("", _CALL.sub("", line)) for line in words]
    for number, slip in (*slips, *divided, *block_slips.unpaired_bold(plain)):
        # A mended line is made of the line without code, so it holds only where there is none.
        mended = slip.mended if words[number] == lines[number] else ""
        place = SourceLocation(page.name, page.line + number)
        yield Diagnostic(place, slip.message, slip.tip, suggestion=mended.strip())
    if page.language == languages.EASY:
        yield from _sentences(page)


def _too_much(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield what Markdown could not read in reasonable time: no text of an editor's is so."""
    if sum(map(len, lines)) > _MOST_LETTERS:
        yield 0, Slip(f"sidan har mer än {_MOST_LETTERS} tecken.", "dela den i flera sidor")
    for start, block in _blocks(lines):
        text = "\n".join(block)
        for mark in "[]*_`<!&{|>":
            count = text.count(mark)
            if count > _MOST_MARKS and (mark != "|" or text.count("\n") < 3):
                tip = "ta bort dem, eller dela stycket med en tomrad"
                yield start, Slip(f'stycket har tecknet "{mark}" {count} gånger.', tip)
    for number, line in enumerate(lines):
        if re.match(rf"(?: |> ?|[-*+] ){{{_DEEPEST}}}", line):
            yield number, Slip("raden är indragen för långt.", "högst tio nivåer går att läsa")


def _headings(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    level, before = 1, ""
    for number, line in enumerate(lines):
        heading = HEADING.fullmatch(line)
        if _CONFLICT.fullmatch(line):
            tip = "välj vilken text som gäller och ta bort raderna <<<<<<<, ======= och >>>>>>>"
            yield number, Slip("sidan har kvar märken från en konflikt mellan två ändringar.", tip)
        elif heading:
            yield from ((number, slip) for slip in _heading(heading, level))
            level = max(len(heading["marks"]), 2)
        elif _RULE.fullmatch(line) and before.strip() and "|" not in before and not HEADING.match(before):
            tip = "skriv ## före rubriken; en avdelande linje har en tomrad före sig"
            yield number, Slip("strecken under raden gör den till en rubrik.", tip, f"## {before.strip()}")
        before = line


def _heading(heading: re.Match[str], level: int) -> Iterator[Slip]:
    before, depth, words = heading["before"].lstrip(), len(heading["marks"]), heading["words"].strip()
    if depth == 1:
        message = "sidans rubrik är title i huvudet; rubriker i texten börjar på nivå två."
        yield Slip(message, "skriv två nummertecken", f"{before}## {words}")
    elif depth > level + 1:
        message = f"rubriken hoppar från nivå {level} till nivå {depth}."
        tip = "skriv ett nummertecken mer än i rubriken ovanför"
        yield Slip(message, tip, f"{before}{'#' * (level + 1)} {words}")
    if not words:
        yield Slip("rubriken har inga ord.", "skriv rubriken, eller ta bort raden")


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each run of lines without a blank one, with the index of its first line."""
    start = 0
    for number, line in enumerate([*lines, ""]):
        if not line.strip():
            if number > start:
                yield start, lines[start:number]
            start = number + 1


def _lists(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the slips in lists: no blank line above, a point in a point too little indented, numbers out of order."""
    counts: dict[int, int] = {}
    for start, block in _blocks(lines):
        in_text, mark = False, ""
        for number, line in enumerate(block, start):
            item = _ITEM.match(line)
            if HEADING.fullmatch(line) or _BOX.match(line) or _LINE.fullmatch(line):
                in_text, mark, counts = False, "", {}
            elif item is None:
                in_text = in_text or not mark
                # A paragraph after a list ends it, unless it is indented.
                counts = counts if mark or line.startswith(" ") else {}
            elif in_text:
                tip = "lägg en tomrad ovanför listan; annars fortsätter stycket"
                yield number, Slip("listan står direkt under ett stycke, och blir ingen lista.", tip)
                break
            else:
                yield from _item(number, item, line, mark, counts)
                mark = item["mark"]


def _item(
    number: int, item: re.Match[str], line: str, before: str, counts: dict[int, int]
) -> Iterator[tuple[int, Slip]]:
    """Yield the slips of one item. `before` is the mark above in its block; `counts` gives the last number an indent."""
    indent, words = len(item["indent"]), line[item.end() :]
    outer = max((one for one in counts if one < indent), default=indent)
    if 0 < indent - outer < 4:
        tip = "dra in en punkt i en punkt med fyra mellanslag"
        yield number, Slip("punkten hamnar i den yttre listan.", tip)
        indent = outer
    for inner in [one for one in counts if one > indent]:
        del counts[inner]
    if before and indent in counts and bool(item["number"]) != (counts[indent] > 0):
        tip = "lägg en tomrad ovanför, eller skriv raden som de andra"
        yield number, Slip("en punktlista och en numrerad lista står tätt ihop.", tip)
    last, found = counts.get(indent, 0), int(item["number"] or 0)
    if last and found and found not in (1, last + 1):
        message = f'"{found}." skulle visas som "{last + 1}.".'
        tip = f'numrera i ordning; ett årtal först i ett stycke skrivs "{found}\\."'
        yield number, Slip(message, tip, f"{last + 1}. {words}")
    counts[indent] = last + 1 if last and found else found


def _tables(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the slips in tables: words right above, no row of dashes, and rows of unlike length."""
    for start, block in _blocks(lines):
        rows = [number for number, line in enumerate(block) if "|" in line]
        is_open = all(_RAGGED.fullmatch(block[number].strip()) for number in rows)
        has_ruler = any(markup.is_table(["|", block[number]]) for number in rows)
        if len(rows) < 2 or not (is_open or has_ruler):
            continue
        first = rows[0]
        if first and not HEADING.fullmatch(block[first - 1]) and not _BOX.match(block[first - 1]):
            tip = "lägg en tomrad ovanför tabellen; annars fortsätter stycket"
            yield start + first, Slip("tabellen står direkt under ett stycke, och blir ingen tabell.", tip)
        table = [f"| {block[number].strip().strip('|').strip()} |" for number in rows]
        for number, slip in block_slips.table_slips(table):
            yield start + rows[number], slip


def _boxes(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    for number, line in enumerate(lines):
        box = _BOX.fullmatch(line)
        if box is None:
            continue
        title = box["title"].strip(" \"'”“„’»«")
        if not _NAMED_BOX.fullmatch(line) or box["mark"] != "!!!":
            mended = f'!!! {box["kind"] or "note"} "{title}"' if title else ""
            tip = 'en ruta skrivs !!! note "Rubrik", med raka citattecken, och raderna under indragna fyra mellanslag'
            yield number, Slip("rutan har inget huvud som går att läsa.", tip, mended)
        below = next((one for one in lines[number + 1 :] if one.strip()), "")
        if not below.startswith(" " * (len(box["indent"]) + 4)):
            yield number, Slip("rutan är tom.", "dra in raderna som hör till den med fyra mellanslag")


def _line(line: str, raw: str) -> Iterator[Slip]:
    """Yield the slips of a line as a whole. In `line` code is masked."""
    words = line.lstrip(" >")
    foreign = [*line_slips.foreign_starts(raw)]
    if foreign:
        yield from foreign
    elif _DATA.fullmatch(line):
        tip = "skriv sidan i Markdown: ## Rubrik, - punkt, > citat och tabeller med |; se CONTRIBUTING.md"
        yield Slip("raden är skriven som i data/, och skulle visas som ord.", tip)
    elif not (_BOX.match(line) or _ITEM.match(line)):
        yield from line_slips.list_slips(words, '"> " först på raden')


def _links(line: str) -> Iterator[Slip]:
    yield from link_slips.autolinks(line)
    rest = link_slips.masked(line, link_slips.AUTOLINK)
    if element := _HTML.search(rest):
        tip = "skriv **ord** för fetstil, ## för rubrik och - för lista; anrop ger tabeller"
        mended = line_slips.without_html(line)
        yield Slip(f"HTML används inte på egna sidor: {element[0]}", tip, mended if mended != line else "")
        return
    for link in LINK.finditer(rest):
        address = link[3] or link[5] or ""
        note = link[0].lstrip().startswith("[^")
        if link[1]:
            yield Slip("bilder används inte på egna sidor.", "ta bort bilden, eller länka till den")
        elif note:
            yield Slip("en fotnot skulle visas som ord.", _NO_NOTES)
        elif not (markup.ADDRESS.match(address) or _PAGE_ADDRESS.fullmatch(address)):
            tip = "en adress börjar med https://, mailto:, tel: eller, för en sida här, med /"
            whole, fault = repairs.meant_address(address), repairs.address_fault(address)
            mended = line.replace(f"({address})", f"({whole})") if whole else ""
            cause = f", eftersom {fault}" if fault else ""
            yield Slip(f'länken har en adress som inte går att följa{cause}: "{address}".', tip, mended)
        elif link[5] is None and (link[4] or "").strip(" >") and not re.match(r">? +[\"']", link[4]):
            yield Slip("en länk är inte hel.", "skriv [ord](adress) utan mellanslag i adressen")
        elif link[5] is None and not link[2].strip():
            yield Slip("länken har inga ord.", f"skriv [ord som säger vart den leder]({address})")
        elif inner := repairs.unwrapped_address(address):
            yield link_slips.wrapped(inner, line.replace(address, inner))
    if attributes := _ATTRIBUTES.search(LINK.sub("", rest)):
        tip = "ta bort klamrarna; rubriker får sina adresser av orden"
        yield Slip(f"{attributes[0]} skulle visas som ord.", tip)


def _marks(line: str) -> Iterator[Slip]:
    """Yield the slips within a line: what Markdown leaves as words."""
    bare = line
    for pattern in (link_slips.AUTOLINK, _HTML, LINK, _REFERENCE, _CALL):
        bare = pattern.sub(lambda found: "\x00" * len(found[0]), bare)
    yield from plain_slips.damaged(line)
    yield from foreign_marks.on_pages(bare)
    yield from link_slips.loose_links(line)
    yield from line_slips.struck(line, bare)
    for match in line_slips.note_marks(bare):
        yield Slip(f'"{match.strip()}" blir ingen fotnot.', _NO_NOTES)
    yield from link_slips.bare_addresses(line, bare)


def _sentences(page: MarkdownPage) -> Iterator[Diagnostic]:
    """Easy Swedish has one sentence a line, as Myndigheten för tillgängliga medier writes it."""
    for number, line in enumerate(page.body.split("\n"), page.line):
        if found := _NEXT_SENTENCE.search(re.sub(r"\bt\.ex\.|\bbl\.a\.|\bm\.m\.|\bdvs\.|\bs\.k\.", "", line)):
            tip = "skriv en mening på varje rad, och en tomrad mellan stycken"
            message = "raden har mer än en mening."
            yield Diagnostic(SourceLocation(page.name, number, found.start() + 1), message, tip)
