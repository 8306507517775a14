"""A polite HTTP client for open statistics: one request at a time, with pauses, retries and time-outs."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

USER_AGENT = "strategi-statistik/1.0"
_TIMEOUT = 30.0
# The lowest limit of the databases used is 30 calls in 10 seconds (SCB).
_PAUSE = 0.4
_TRIES = 4
_FIRST_WAIT, _LONGEST_WAIT, _LONGEST_WAIT_SAID = 2.0, 60.0, 1e9
_LARGEST = 50_000_000
# A whole answer comes within so many time-outs, so that one that trickles in is given up.
_TIMEOUTS = 4
_MAY_PASS = {429, 500, 502, 503, 504}


class FetchError(Exception):
    """Values could not be fetched; the message is Swedish and says what to do."""


class _PassingError(Exception):
    """A fault that may pass; `wait` is the pause in seconds that the server asks for."""

    def __init__(self, words: str, wait: float | None = None) -> None:
        super().__init__(words)
        self.wait = wait


class Client:
    """Requests JSON. `sleep` waits a number of seconds, so that tests need not."""

    def __init__(self, sleep: Callable[[float], None] | None = None, timeout: float = _TIMEOUT) -> None:
        self._sleep, self._timeout = sleep or time.sleep, timeout
        self._has_asked = False
        # Of its own, since that of urllib keeps the proxy of the first request.
        self._open = urllib.request.build_opener().open

    def get(self, address: str) -> Any:
        """Return the JSON at an address. Raises FetchError."""
        return self._ask(address, None)

    def post(self, address: str, body: object) -> Any:
        """Return the JSON that answers a query. Raises FetchError."""
        return self._ask(address, json.dumps(body).encode())

    def _ask(self, address: str, body: bytes | None) -> Any:
        host, wait = urlsplit(address).hostname, _FIRST_WAIT
        if urlsplit(address).scheme not in ("http", "https"):
            raise FetchError(f"{address} är ingen webbadress.")
        for attempt in range(1, _TRIES + 1):
            if self._has_asked:
                self._sleep(_PAUSE)
            self._has_asked = True
            try:
                return self._once(address, body)
            except _PassingError as error:
                if attempt == _TRIES:
                    again = "Försök igen senare; inget har ändrats."
                    raise FetchError(f"{host}: {error} ({_TRIES} försök). {again}") from error
                asked = wait if error.wait is None else error.wait
                if asked > _LONGEST_WAIT:
                    minutes = -(-int(asked) // 60)
                    raise FetchError(
                        f"{host}: {error}. Databasen ber om {minutes} minuters väntan. Försök igen då; inget har ändrats."
                    ) from error
                self._sleep(asked)
                wait *= 2
        raise AssertionError

    def _once(self, address: str, body: bytes | None) -> Any:
        headers = {"User-Agent": USER_AGENT, "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(address, body, headers)
        try:
            with self._open(request, timeout=self._timeout) as answer:
                data = _unpacked(self._whole(answer))
                headers_read = answer.headers
        except urllib.error.HTTPError as error:
            raise self._refused(error, address) from error
        except (OSError, http.client.HTTPException) as error:
            raise _PassingError("svaret bröts eller uteblev") from error
        kind, charset = headers_read.get_content_type(), headers_read.get_content_charset("utf-8")
        return _parsed(data, kind, charset, address)

    def _whole(self, answer: http.client.HTTPResponse) -> bytes:
        """Return the body of an answer, or a little more than the most that is read. Raises TimeoutError."""
        data, last = bytearray(), time.monotonic() + _TIMEOUTS * self._timeout
        while len(data) <= _LARGEST and (part := answer.read1(1 << 16)):
            data += part
            if time.monotonic() > last:
                raise TimeoutError
        return bytes(data)

    def _refused(self, error: urllib.error.HTTPError, address: str) -> Exception:
        """Return the exception for an answer with an error status."""
        if error.code in _MAY_PASS:
            words = (
                "för många frågor på kort tid" if error.code == 429 else f"fel hos databasen ({error.code})"
            )
            return _PassingError(words, _seconds(error.headers.get("Retry-After", "")))
        if error.code in (404, 410):
            return FetchError(
                f"{address} finns inte ({error.code}). Tabellen kan ha flyttats: ändra table i statistics.yaml."
            )
        if 300 <= error.code < 400:
            return FetchError(
                f"{address} hänvisar till en annan adress ({error.code}). Ändra table i statistics.yaml till den."
            )
        if error.code in (400, 403):
            return FetchError(
                f"{address} avvisade frågan ({error.code}). Kontrollera table och select i statistics.yaml."
            )
        return FetchError(f"{address} svarade med felet {error.code}.")


def _seconds(text: str) -> float | None:
    """Return the pause that `Retry-After` asks for (RFC 9110, 10.2.3): seconds, or until a moment; None for neither."""
    if text.isdecimal():
        return min(float(text), _LONGEST_WAIT_SAID)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _unpacked(data: bytes) -> bytes:
    """Return an answer that was sent as gzip, although nobody asked for it, as it was; another one as it is."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    gzip = zlib.decompressobj(wbits=31)
    try:
        whole = gzip.decompress(data, _LARGEST + 1)
    except zlib.error as error:
        raise _PassingError("svaret var avhugget") from error
    if not gzip.eof and len(whole) <= _LARGEST:
        raise _PassingError("svaret var avhugget")
    return whole


def _decoded(data: bytes, charset: str) -> str | None:
    """Return the text of an answer; None if it has other letters than JSON (RFC 8259, 8.1), and than it says itself."""
    for encoding in (json.detect_encoding(data), charset):
        with suppress(UnicodeError, LookupError):
            return data.decode(encoding)
    return None


def _parsed(data: bytes, kind: str, charset: str, address: str) -> Any:
    """Return the JSON of an answer. Raises FetchError for another format, and _PassingError for half an answer."""
    if len(data) > _LARGEST:
        raise FetchError(f"{address} gav mer än 50 MB. Välj färre värden med select i statistics.yaml.")
    if not data.strip():
        raise _PassingError("svaret var tomt")
    if kind == "text/html" or data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        raise FetchError(
            f"{address} gav en webbsida i stället för data. Tabellen kan ha flyttats: ändra table i statistics.yaml."
        )
    text = _decoded(data, charset)
    if text is None:
        raise FetchError(f"{address} gav tecken som inte går att läsa ({charset}).")
    try:
        # NaN is no JSON, but some programs write it for a missing value.
        return json.loads(text, parse_float=Decimal, parse_constant=lambda _: None)
    except ValueError as error:
        raise _PassingError("svaret var avhugget") from error
