"""Makes the list of the decided edition's strings from the transcription of the printed strategy.

Run once per edition:  python data/edition/make_edition.py STRUCTURE.json PROSE.json > data/edition/2024-2027.txt

One string a line, in reading order, repeated as often as the source has it. Note marks carry their
series (s1, h1). The number before a focus area's title is set by the site and left out here, and
words the source prints alike in every focus area stand once.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path


def strings(structure: dict, prose: dict) -> Iterator[str]:
    """Every string of the source that a reader shall find, links included."""
    # The list of focus areas repeats their titles: it is made from them, but for those that differ.
    seen = {area["titel"] for area in structure["fokusomraden"]}
    for section in prose["sections"]:
        yield from _section(section, seen)
    yield structure["tabell"]["ingress"]
    yield from structure["tabell"]["kolumner"]
    for area in structure["fokusomraden"]:
        yield from area["lansstyrelsen_bidrar"]
        for row in area["rader"]:
            yield from [row["problemomrade"], *row["insatser"], row["bidrar"], *row["delmal"]]
    yield structure["overgripande_mal"]["text"]
    for goal in structure["delmal_nationella"]:
        yield from [goal["titel"], goal["text"]]
    yield structure["delmal_regionalt"]["text"]
    yield from (
        structure["ansluta"]["ansvar"] + structure["ansluta"]["erbjudande"] + structure["ansluta"]["urls"]
    )
    for entry in structure["uppfoljning"]["listor"]:
        yield from [entry["inledning"], *entry["punkter"]]
    yield from [goal["text"] for goal in structure["agenda2030"]]
    yield from structure["omraden_att_integrera"] + structure["checklista"]
    for tip in structure["tips"]:
        yield from [tip["text"], tip["site"], tip["url"]]
    yield from [link["url"] for link in structure["lankar_avslutning"]]
    yield structure["indikatorer_inledning"]
    for number, heading in structure["indikatorer_rubriker"].items():
        yield from [heading, *structure["indikatorer"][number]]
    yield from _plan(structure["handlingsplan"])
    for note in structure["fotnoter"]:
        for part in note["delar"]:
            yield from [part["text"], *([part["url"]] if part.get("url") else [])]


def _plan(plan: dict) -> Iterator[str]:
    yield from [plan["undertitel"], plan["utgivare"], *plan["bidrar_rubriker"].values()]
    for points in plan["bidrar"].values():
        yield from points
    yield from plan["styrkedja"] + plan["malsattningar_nationella_diagram"] + plan["tabellkolumner"]
    for area in plan["malsattningsomraden"]:
        for row in area["rader"]:
            yield from [row["malsattning"], row["aktiviteter"], *row["uppfoljning"]]


def _section(section: dict, seen: set[str]) -> Iterator[str]:
    series = "s" if section["fotnotsserie"] == "strategi" else "h"
    if section["heading"]:
        yield re.sub(r"^Fokusområde \d+: ", "", section["heading"])
    if section.get("etikett"):
        yield section["etikett"]
    for block in section["blocks"]:
        texts = [
            block.get("text", ""),
            block.get("inledning", ""),
            *block.get("items", []),
            *block.get("lines", []),
        ]
        for text in filter(None, texts):
            if text not in seen:
                if text.isupper():
                    seen.add(text)
                yield re.sub(r"\[\^(\d+)\]", rf"[^{series}\1]", text)


if __name__ == "__main__":
    read = [json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:3]]
    print("# Ordalydelsen i den beslutade utgåvan, en text per rad. Ändras inte; se make_edition.py.")
    print("\n".join(strings(read[0], read[1])))
