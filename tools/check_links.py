"""Check that the external pages linked from the site still exist.

    python -m tools.check_links site > report.md

Print a report in Markdown, in Swedish, or nothing if all links work. The report becomes an issue, so it has
only items to act on. Addresses that could not be checked (a time-out, a site that refuses robots) are listed
after the broken ones, and give no report alone. Without a network: print no report, and exit with 1.
"""

import socket
import ssl
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote, urldefrag, urlsplit, urlunsplit

from tools.html_pages import ParsedPage, read_pages

TIMEOUT = 20.0
PAUSE = 1.0
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
USER_AGENT = (
    "Mozilla/5.0 (compatible; lankkontroll; kontrollerar en gång i veckan om länkade sidor finns kvar)"
)

Fetch = Callable[[str], int]
"""Asks an address; gives the HTTP status after redirects, or raises OSError if nobody answers."""


@dataclass(frozen=True)
class LinkResult:
    """The outcome of checking one address."""

    address: str
    ok: bool
    broken: bool
    reason: str = ""
    answered: bool = True


def external_links(pages: Iterable[ParsedPage]) -> dict[str, set[str]]:
    """Return the external addresses in the links, each with the pages that link to it."""
    pages_by_address: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for link in page.links:
            if link.element == "a" and link.address.startswith(("http://", "https://")):
                pages_by_address[urldefrag(link.address).url].add(page.path)
    return dict(pages_by_address)


def check(addresses: Iterable[str], fetch: Fetch, pause: Callable[[], None]) -> list[LinkResult]:
    """Check one address at a time, and the failed ones once more at the end."""
    outcomes = {}
    for address in sorted(addresses):
        outcomes[address] = ask(address, fetch)
        pause()
    for address in [address for address, outcome in outcomes.items() if not outcome.ok]:
        pause()
        outcomes[address] = ask(address, fetch)
    return list(outcomes.values())


def ask(address: str, fetch: Fetch) -> LinkResult:
    """Return the outcome for an address; a page that is gone differs from a server that refuses for now."""
    try:
        status = fetch(address)
    except OSError as error:
        broken, reason = silence(error)
        return LinkResult(address, ok=False, broken=broken, reason=reason, answered=False)
    if status < HTTPStatus.BAD_REQUEST:
        return LinkResult(address, ok=True, broken=False)
    if status in GONE:
        return LinkResult(address, ok=False, broken=True, reason=f"sidan finns inte kvar ({status:d})")
    return LinkResult(address, ok=False, broken=False, reason=f"ville inte svara ({status:d})")


def silence(error: OSError) -> tuple[bool, str]:
    """Return True if a missing response needs action, and its cause in Swedish."""
    if isinstance(error, socket.gaierror) and error.errno != socket.EAI_AGAIN:
        return True, "webbplatsen finns inte (dess namn är okänt)"
    if isinstance(error, TimeoutError | ConnectionError | socket.gaierror):
        return False, "svarade inte"
    if isinstance(error, ssl.SSLCertVerificationError):
        return True, f"certifikatet godtas inte ({error.verify_message})"
    return True, f"gick inte att nå ({error})"


def report(outcomes: list[LinkResult], pages: dict[str, set[str]]) -> str:
    """Return the text of the issue; empty if nothing is broken."""
    broken = [outcome for outcome in outcomes if outcome.broken]
    unsure = [outcome for outcome in outcomes if not outcome.ok and not outcome.broken]
    if not broken:
        return ""
    lines = [
        f"Av {len(outcomes)} länkar till andra webbplatser är det {len(broken)} som inte fungerar.",
        "Sök på adressen i mappen `data/` och byt den mot sidans nya adress. Står den under `address` i en fotnot "
        "eller ett tips, flytta den gamla till `previous_address`: se Byta en död länk i CONTRIBUTING.md.",
        "## Fungerar inte",
        *entries(broken, pages),
    ]
    if unsure:
        lines += [
            "## Gick inte att avgöra",
            "De här kan fungera i en webbläsare, men svarade inte på kontrollens fråga.",
            *entries(unsure, pages),
        ]
    return "\n\n".join([*lines, "Ärendet uppdateras varje vecka och stängs när allt fungerar igen.\n"])


def entries(outcomes: list[LinkResult], pages: dict[str, set[str]]) -> list[str]:
    """Return a list with the fault of each address and the first pages that link to it."""
    lines = []
    for outcome in outcomes:
        places = sorted(pages[outcome.address])
        more = f" och {len(places) - 3} till" if len(places) > 3 else ""
        shown = ", ".join(f"`{place}`" for place in places[:3])
        lines.append(f"- <{outcome.address}>\n  {outcome.reason}. Står på {shown}{more}.")
    return ["\n".join(lines)]


def fetch_status(address: str) -> int:
    """Return the HTTP status of an address, reading only the head of the response.

    Raises OSError without a response that can be read: its cause, such as TimeoutError, where there is one.
    """
    try:
        request = urllib.request.Request(ascii_address(address), headers={"User-Agent": USER_AGENT})
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except urllib.error.URLError as error:
        # urllib wraps the cause; unwrap a time-out.
        raise error.reason if isinstance(error.reason, OSError) else error from None
    except (HTTPException, ValueError) as error:
        raise OSError(f"begripligt svar saknas: {error}") from None


def ascii_address(address: str) -> str:
    """Return an address with å, ä, ö and spaces encoded (RFC 3986, RFC 3490)."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode("ascii")
    path, query = (quote(part, safe="/%:=&?~+!$,;'@()*[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def main(arguments: list[str]) -> None:
    """Check a site, print the report, and log a summary to stderr.

    Exits with 1 and a message without such a folder, and where no address answers at all.
    """
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.exit("Ange mappen med den byggda webbplatsen: python -m tools.check_links site")
    pages = external_links(read_pages(Path(arguments[0])))
    outcomes = check(pages, fetch_status, lambda: time.sleep(PAUSE))
    for outcome in outcomes:
        print(f"{outcome.address}: {outcome.reason or 'finns'}", file=sys.stderr)
    if outcomes and not any(outcome.answered for outcome in outcomes):
        sys.exit(
            f"Ingen av {len(outcomes)} adresser svarade: här saknas nät. Inget är avgjort; kör kontrollen igen."
        )
    print(report(outcomes, pages), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
