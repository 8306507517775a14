"""A polite HTTP client for open statistics: one request at a time, with pauses, retries and time-outs."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

USER_AGENT = "strategi-statistik/1.0"
_TIMEOUT = 30.0
# The lowest limit of the databases used is 30 calls in 10 seconds (SCB).
_PAUSE = 0.4
_TRIES = 4
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 60.0
_LARGEST = 50_000_000
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
                self._sleep(min(error.wait if error.wait is not None else wait, _LONGEST_WAIT))
                wait *= 2
        raise AssertionError

    def _once(self, address: str, body: bytes | None) -> Any:
        headers = {"User-Agent": USER_AGENT, "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(address, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=self._timeout) as answer:
                data = answer.read(_LARGEST + 1)
                kind = answer.headers.get_content_type()
        except urllib.error.HTTPError as error:
            raise self._refused(error, address) from error
        except (OSError, http.client.HTTPException) as error:
            raise _PassingError("svaret bröts eller uteblev") from error
        return _parsed(data, kind, address)

    def _refused(self, error: urllib.error.HTTPError, address: str) -> Exception:
        """Return the exception for an answer with an error status."""
        if error.code in _MAY_PASS:
            asked = error.headers.get("Retry-After", "")
            words = (
                "för många frågor på kort tid" if error.code == 429 else f"fel hos databasen ({error.code})"
            )
            return _PassingError(words, float(asked) if asked.isdecimal() else None)
        if error.code in (404, 410):
            return FetchError(
                f"{address} finns inte ({error.code}). Tabellen kan ha flyttats: ändra table i statistics.yaml."
            )
        if error.code in (400, 403):
            return FetchError(
                f"{address} avvisade frågan ({error.code}). Kontrollera table och select i statistics.yaml."
            )
        return FetchError(f"{address} svarade med felet {error.code}.")


def _parsed(data: bytes, kind: str, address: str) -> Any:
    """Return the JSON of an answer. Raises FetchError for another format, and _PassingError for half an answer."""
    if len(data) > _LARGEST:
        raise FetchError(f"{address} gav mer än 50 MB. Välj färre värden med select i statistics.yaml.")
    if not data.strip():
        raise _PassingError("svaret var tomt")
    if kind == "text/html" or data.lstrip()[:1] == b"<":
        raise FetchError(
            f"{address} gav en webbsida i stället för data. Tabellen kan ha flyttats: ändra table i statistics.yaml."
        )
    try:
        return json.loads(data)
    except ValueError as error:
        raise _PassingError("svaret var avhugget") from error
