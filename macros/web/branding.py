"""The sources that carry the site's identity: its icon, and the colours imported by `site.css`."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from ..strategy.resolved import Strategy


def files(strategy: Strategy) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of each source, to be bundled with those in overrides/assets/."""
    facts = strategy.data.site
    yield (
        "icon.svg",
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
            f'<circle cx="32" cy="32" r="32" fill="{facts.accent.light}"/>'
            '<text x="32" y="43" font-family="Georgia,serif" font-size="32" text-anchor="middle" fill="#fff">'
            f"{escape(facts.monogram)}</text></svg>\n"
        ),
    )
    yield (
        "identity.css",
        f":root {{ --color-accent-light: {facts.accent.light}; --color-accent-dark: {facts.accent.dark}; }}\n",
    )
