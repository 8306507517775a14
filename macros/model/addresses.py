"""The ways that addresses are written: patterns of them, and the form that machines take."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# The characters that RFC 3986 excludes from a URI. Brackets are allowed there only around IPv6 addresses,
# which no page needs.
_CHAR = r'[^\s<>"{}|\\^`\[\]]'
# The parts of a host between its dots, as RFC 3986 delimits them; the last is a top level domain. No address ends with a
# mark of the sentence that it stands in.
_LABEL = r"""[^\s<>"{}|\\^`\[\]/?#:@.,;!$&'()*+=~%]"""
_TOP = rf"{_LABEL[:-1]}0-9]{_LABEL}+"
_LAST = rf"{_CHAR[:-1]}.,;:!]"
_HOST = rf"(?:{_LABEL}+\.)+{_TOP}"
WEB_ADDRESS = rf"https?://{_HOST}(?::[0-9]+)?(?:[/?#](?:{_CHAR}*{_LAST})?)?"
_IN_PATH, _LAST_IN_PATH = (f"{chars[:-1]}?#]" for chars in (_CHAR, _LAST))
# One that every page's address begins with.
SITE_ADDRESS = rf"https?://{_HOST}(?::[0-9]+)?(?:/(?:{_IN_PATH}*{_LAST_IN_PATH})?)?"
ADDRESS = rf"(?:{WEB_ADDRESS}|mailto:{_CHAR}+@{_HOST}(?:\?{_CHAR}*)?|tel:[+0-9-]+)"
# What a path may hold as it is (RFC 3986, 3.3), codes included.
_SAFE = "/%:@!$&'()*+,;="


def as_uri(address: str) -> str:
    """Return an address in ASCII (RFC 3986): the host in lower case as IDNA (RFC 3490), other letters in percent code."""
    parts = urlsplit(address)
    host, colon, port = parts.netloc.partition(":")
    try:
        host = host.lower().encode("idna").decode()
    except UnicodeError:
        return address  # no host has this name
    return parts._replace(netloc=host + colon + port, path=quote(parts.path, safe=_SAFE)).geturl()
