"""The box with help lines, and when it is shown (`support` in site.yaml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    Help,
    Model,
    ShortTitle,
    Text,
    Title,
    WebAddress,
    Words,
)

Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 -]*$")]


class SupportLine(Model):
    """A telephone helpline, without opening hours."""

    name: Annotated[Title, Help("namn", "Stödlinjens namn.")]
    number: Annotated[
        Phone,
        Help("nummer", "Telefonnumret, inom citattecken om det bara är siffror.", '"112"'),
    ]


class SupportFooter(Model):
    """The line that always stands on the search page."""

    title: Annotated[Title, Help("rubrik", "Frågan som raden börjar med.", "Utsatt för våld?")]
    lines: Annotated[
        tuple[SupportLine, ...],
        Help("stödlinjer", "En eller två av stödlinjerna, med de ord som står framför numret i raden."),
    ] = Field(min_length=1, max_length=2)


class QuickExit(Model):
    """The target of `Lämna sidan snabbt`."""

    name: Annotated[
        ShortTitle,
        Help("namn", "Vart länken leder, så som det står efter ”till”.", "vädret hos Exempelväder"),
    ]
    address: Annotated[
        WebAddress,
        Help(
            "adress",
            "En neutral sida som vem som helst kan ha öppen: väder eller ett uppslagsverk. Börjar med https://.",
            "https://www.exempel.se/",
        ),
    ]


class SupportPage(Model):
    """The support-box decision for a page that shows no entity of the data."""

    page: Annotated[
        str,
        StringConstraints(pattern=r"^/([a-z0-9-]+/)*$"),
        Help("sida", "Sidans adress här, med snedstreck först och sist.", "/om/ordlista/"),
    ]
    support_box: Annotated[
        Literal["ja", "nej"], Help("stödruta", "ja visar rutan först på sidan, nej visar den inte.")
    ]


# Shorter roots occur inside other words: "hot" in "hotell".
Root = Annotated[str, StringConstraints(min_length=4, pattern=r"^\S[^\n]*\S$")]


class SupportPair(Model):
    """Two word lists. A query that holds a word of each asks for help."""

    what: Annotated[Words, Help("vad", "Vad någon gör eller känner, som i en ordbok.", "hota")] = Field(
        min_length=1
    )
    who: Annotated[Words, Help("vem", "Vem det gäller.", "min NÄRA")] = Field(min_length=1)


class SupportSearch(Model):
    """The search words that put the support box first among the hits."""

    words: Annotated[
        Words,
        Help(
            "ord",
            "Ord och uttryck som ensamma visar rutan först bland sökträffarna, var de än står i frågan.",
        ),
    ] = ()
    beginnings: Annotated[
        Words, Help("ordbörjan", "Ord som börjar så visar rutan först bland sökträffarna.", "könsstymp")
    ] = ()
    whole: Annotated[
        Words, Help("hel fråga", "Vad som visar rutan när frågan inte säger något annat.", "hjälp")
    ] = ()
    close: Annotated[
        Words, Help("närstående", "De som ordet NÄRA betyder i listorna under pairs.", "man")
    ] = ()
    pairs: Annotated[
        tuple[SupportPair, ...], Help("par", "Två listor i taget: ett ord ur vardera visar rutan.")
    ] = ()
    harmless: Annotated[
        Words, Help("ofarligt", "Uttryck som betyder något annat än orden ensamma.", "slå ihop")
    ] = ()


class SupportBox(Model):
    """The help for those exposed to violence: the support box, the line at the foot of every page, the quick
    exit.
    """

    title: Annotated[Title, Help("rubrik", "Rutans rubrik.")]
    lines: Annotated[
        tuple[SupportLine, ...],
        Help("stödlinjer", "Telefonnummer, utan öppettider."),
    ] = Field(min_length=1)
    afterwards: Annotated[Text, Help("därefter", "Meningen under numren.")]
    roots: Annotated[
        tuple[Root, ...],
        Help(
            "ordstammar",
            "Början eller mitten av ord som gör att en sida handlar om våld, minst fyra bokstäver: våld finner också "
            "våldsutsatt och partnervåld. Sidor där de står ofta visar rutan.",
            "[våld, misshand]",
        ),
    ] = Field(min_length=1)
    footer: Annotated[SupportFooter, Help("sidfot", "Raden längst ner på alla sidor.")]
    exit: Annotated[QuickExit, Help("snabb utgång", "Dit ”Lämna sidan snabbt” leder.")]
    pages: Annotated[
        tuple[SupportPage, ...],
        Help(
            "sidor",
            "Sidor som inte är någon sak i data/, där redaktionen avgör i stället för orden. Behövs inte. "
            "För allt som har ett id: skriv support_box där.",
        ),
    ] = ()
    search: Annotated[
        SupportSearch, Help("sökning", "Vad någon skriver på söksidan när rutan ska visas först.")
    ] = SupportSearch()
