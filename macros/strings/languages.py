"""The languages that texts can be translated to, and the words around such a text.

Codes are those of BCP 47. Each language is named in its own words, because those who read it look for them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language: its code, its Swedish name, its own name, and the direction of its script."""

    code: str
    swedish: str
    own: str
    direction: str = "ltr"


SWEDISH = Language("sv", "svenska", "Svenska")
# The folder of texts in easy Swedish: a form of Swedish, and no language.
EASY = "lattlast"
EASY_NAME = "Lättläst"

LANGUAGES = {
    language.code: language
    for language in (
        Language("ar", "arabiska", "العربية", "rtl"),
        Language("bs", "bosniska", "Bosanski"),
        Language("ckb", "sorani", "کوردیی ناوەندی", "rtl"),
        Language("da", "danska", "Dansk"),
        Language("de", "tyska", "Deutsch"),
        Language("en", "engelska", "English"),
        Language("es", "spanska", "Español"),
        Language("et", "estniska", "Eesti"),
        Language("fa", "persiska", "فارسی", "rtl"),
        Language("fi", "finska", "Suomi"),
        Language("fit", "meänkieli", "Meänkieli"),
        Language("fr", "franska", "Français"),
        Language("he", "hebreiska", "עברית", "rtl"),
        Language("hr", "kroatiska", "Hrvatski"),
        Language("kmr", "kurmanji", "Kurmancî"),
        Language("lt", "litauiska", "Lietuvių"),
        Language("lv", "lettiska", "Latviešu"),
        Language("nb", "norska", "Norsk bokmål"),
        Language("pl", "polska", "Polski"),
        Language("prs", "dari", "دری", "rtl"),
        Language("ps", "pashto", "پښتو", "rtl"),
        Language("ro", "rumänska", "Română"),
        Language("rom", "romska", "Romani"),
        Language("ru", "ryska", "Русский"),
        Language("se", "nordsamiska", "Davvisámegiella"),
        Language("sma", "sydsamiska", "Åarjelsaemien gïele"),
        Language("smj", "lulesamiska", "Julevsámegiella"),
        Language("so", "somaliska", "Soomaali"),
        Language("sq", "albanska", "Shqip"),
        Language("sr", "serbiska", "Српски"),
        Language("th", "thailändska", "ไทย"),
        Language("ti", "tigrinska", "ትግርኛ"),
        Language("tr", "turkiska", "Türkçe"),
        Language("uk", "ukrainska", "Українська"),
        Language("ur", "urdu", "اردو", "rtl"),
        Language("vi", "vietnamesiska", "Tiếng Việt"),
        Language("yi", "jiddisch", "ייִדיש", "rtl"),
        Language("zh", "kinesiska", "中文"),
    )
}


def language(folder: str) -> Language:
    """Return the language of a folder of translations: Swedish for easy Swedish and for no folder."""
    return LANGUAGES.get(folder, SWEDISH)


def name(folder: str) -> str:
    """Return the text of a link to the texts of a folder, in their own language."""
    return EASY_NAME if folder == EASY else LANGUAGES[folder].own


@dataclass(frozen=True)
class StatusWords:
    """The words on a text's status, and of the link to the page that it is based on."""

    draft: str
    reviewed: str
    reviewed_by: str
    original: str


# By the language of the words: where a text's language is not listed, Swedish is used and marked.
_STATUS = {
    "sv": StatusWords(
        "Det här är ett utkast. Texten är inte granskad.",
        "Texten är granskad {day}.",
        "Texten är granskad {day} av {reviewer}.",
        "Sidan som texten bygger på",
    ),
    "en": StatusWords(
        "This is a draft. The text has not been reviewed.",
        "The text was reviewed on {day}.",
        "The text was reviewed on {day} by {reviewer}.",
        "The page in Swedish",
    ),
}


def has_status_words(folder: str) -> bool:
    """Return True if the words on a text's status are in the text's own language."""
    return language(folder).code in _STATUS


def status_words(folder: str) -> StatusWords:
    """Return the words on the status of a text in a folder of translations."""
    return _STATUS.get(language(folder).code, _STATUS["sv"])


def status(folder: str, day: object, reviewer: str | None) -> str:
    """Return the sentence on a text's status; `day` is that of its review, None for a draft."""
    words = status_words(folder)
    sentence = words.draft if day is None else words.reviewed_by if reviewer else words.reviewed
    return sentence.format(day=day, reviewer=reviewer)
