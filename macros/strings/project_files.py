"""Words of the files that describe the project to others: publiccode.yml and CITATION.cff, in Swedish and English."""

from __future__ import annotations

MADE = "# Skapad ur data/site.yaml av: python -m macros describe\n"
PUBLICCODE_LACKS = """\
# Beskrivning av programvaran enligt publiccode.yml, version 0.4: https://yml.publiccode.tools/
# Här står bara det som är känt. Standarden kräver också url, legal/license och maintenance, som kommer med när ägaren
# har fyllt i repository (address och maintenance), licences (code) och contact (email) i site.yaml.
"""
CITE = "Hänvisa till strategin så här."
SWEDISH = {
    "shortDescription": "En regional strategi som webbplats, byggd ur redigerbara textfiler.",
    "longDescription": (
        "{description} Allt innehåll står i YAML-filer som kan redigeras utan att man kan programmera. Innehållet "
        "kontrolleras innan det visas: fel beskrivs på svenska med fil och rad, och ord ur den beslutade texten kan inte "
        "försvinna obemärkt. Samma kod bygger en annan strategi ur en annan mapp med innehåll."
    ),
    "features": [
        "En egen adress för varje insats, aktör, mål och målsättning",
        "Fotnoter som leder till källan och tillbaka",
        "Ett register över anmärkningar till källan",
        "Kontroll av innehållet, med felen beskrivna på svenska",
        "Jämförelse med den beslutade ordalydelsen",
        "Samma kod för ett annat läns strategi",
    ],
}
ENGLISH = {
    "shortDescription": "A regional strategy as a website, built from editable text files.",
    "longDescription": (
        "{description} All content is kept in YAML files that can be edited without programming. It is checked before it "
        "is shown: errors are described in Swedish with file and line, and no word of the decided text is lost unnoticed. "
        "The same code builds another strategy from another folder of content."
    ),
    "features": [
        "An address of its own for every action, actor, goal and objective",
        "Footnotes that lead to the source and back",
        "A register of editorial notes on the source",
        "Checks of the content, with errors described in Swedish",
        "Comparison with the decided wording",
        "The same code for another county's strategy",
    ],
}
