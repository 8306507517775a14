"""Two more engines than axe, asked in a browser: IBM Equal Access and HTML_CodeSniffer. Neither is sent to readers."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page

from support import NODE_MODULES

# Evaluated rather than added as a script element, which the site's policy would stop.
ENGINES = {
    "IBM": ("accessibility-checker-engine/ace.js", "ace"),
    "HTML_CodeSniffer": ("html_codesniffer/build/HTMLCS.js", "HTMLCS"),
}

# A result that the engine is sure of; what it asks a person to look at is no fault. A table that scrolls on a narrow screen
# must be reached by Tab there (WCAG 2.1.1, which axe holds); on the wide one that is asked about it does not scroll.
IBM_ERRORS = """async () => {
  const report = await new ace.Checker().check(document, ["IBM_Accessibility"]);
  return report.results
    .filter(({ value: [level, outcome] }) => level === "VIOLATION" && outcome === "FAIL")
    .filter(({ ruleId, snippet }) => !(ruleId === "element_tabbable_role_valid" && snippet.includes("ui-values-scroll")))
    .map(({ ruleId, message, snippet }) => `${ruleId}: ${message}: ${snippet}`);
}"""

# A place with a colon is a view of the form, which its script shows; other places are followed by `broken_links`.
HTMLCS_ERRORS = """() => new Promise((done) => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages()
    .filter(({ type }) => type === HTMLCS.ERROR)
    .filter(({ code, element }) => !(code.endsWith("NoSuchID") && element.hash.includes(":")))
    .map(({ code, msg, element }) => `${code}: ${msg}: ${element.outerHTML?.slice(0, 120)}`)
)))"""


@cache
def _source(name: str) -> str:
    return (NODE_MODULES / ENGINES[name][0]).read_text("utf-8")


def audit_errors(page: Page) -> list[str]:
    """Open all that is folded; return both engines' errors on the page, as `engine: rule: message: element`."""
    page.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    errors = []
    for name, question in (("IBM", IBM_ERRORS), ("HTML_CodeSniffer", HTMLCS_ERRORS)):
        if not page.evaluate("(name) => name in window", ENGINES[name][1]):
            page.evaluate(_source(name))
        errors += [f"{name}: {error}" for error in page.evaluate(question)]
    return errors
