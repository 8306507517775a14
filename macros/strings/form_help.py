"""The help of a field as the form shows it: without how YAML is written, which the form's editor never sees."""

from __future__ import annotations

import re

# Phrases about YAML, and what they mean in a form. A help that says more has a text of its own (`Help.form`).
_PHRASES = (
    (r",? som id ur \w+\.yaml", ""),
    (r"\baktörs id ur actors\.yaml", "aktör"),
    (r"\bAktörernas id ur actors\.yaml", "Aktörerna"),
    (r"\bFotnoternas id, ur strategy\.yaml", "Fotnoterna"),
    (r"(?<!egna ord),? inom citattecken( om det bara är siffror)?\.$", "."),
    (r"\bUtelämna raden\b", "Lämna tomt"),
    (r"\bUtelämna annars raden\b", "Lämna annars tomt"),
    (r" inom hakparenteser\b", ""),
    (r"(?<=\. )\[\](?= (?:om|när) )", "Lämna tomt"),
    (r"^Skriv detta\b", "Lägg till detta"),
    (r", som id,", ","),
    (r" i goals\.yaml", ""),
    (r": ett id ur groups, överst i filen", ""),
    (r"Id för en av arbetsplatserna överst i filen", "En av arbetsplatserna"),
    (r"En av nivåerna överst i filen", "En av nivåerna"),
    (r" \(verksamheterna i affiliates\.yaml\)", ""),
    (r", som id\.$", "."),
    (r", så som den står i site\.yaml\b", ""),
    (r"\bUtelämna för\b", "Lämna tomt för"),
    (r", var och en med id och text\b", ", var och en med sin text"),
    (r"\bmed rubrik: caption och text\b", "med rubrik och rader"),
    (r" ur data/media/: file, alt, caption och credit\b", " med ord för den som inte ser den"),
    (r" \(dess punkter under related\)", " (dess punkter väljs under ”hör ihop”)"),
    (r"\bdet står i målens level\b", "den står vid målen"),
    (r"\bi listorna under pairs\b", "i ordparen"),
    (
        r"\bFör allt som har ett id: skriv support_box där\b",
        "Det som har ett eget formulär har fältet ”stödruta” där",
    ),
    (r"\bSkriv då också why\b", "Säg då också varför"),
    (r"\bBehövs när fit är närmast\b", "Behövs när måttet bara ligger nära"),
    (r"\bnär fetch är fil\b", "när värdena står i en fil"),
    (r"\bnär shape är fördelning\b", "när måttet är en fördelning"),
)


def in_form(text: str) -> str:
    """Return the help of a field for somebody who fills in a form."""
    for pattern, words in _PHRASES:
        text = re.sub(pattern, words, text)
    return text
