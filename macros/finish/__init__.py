"""What follows any generator's build: each step completes the built site in place. Never while serving.

Imports downloads, resolve and its own steps. The order matters: pages are whole before they are weighed.
"""

from __future__ import annotations

from pathlib import Path

from .. import downloads
from ..downloads import sizes
from ..resolve import Strategy
from . import (
    assets,
    bundles,
    escapes,
    fingerprints,
    headers,
    history,
    lean,
    lists,
    pages,
    policy,
    scripts,
    space,
    styles,
    superseded,
    wellknown,
)


def finish_earlier(site: Path, now: Strategy, old: Strategy) -> None:
    """Completes the built site of an earlier edition in place, within the site of today."""
    assets.drop_unused(site)
    downloads.write(site, old)
    superseded.mark(site, now, old)
    history.write(site, old)
    styles.join(site)
    scripts.strip(site)
    bundles.copy(site)
    pages.change(
        site, (sizes.fill(site), fingerprints.name(site), lists.add_role, space.out, lean.down, policy.add)
    )


def finish(site: Path, strategy: Strategy) -> None:
    """Completes a built site in place."""
    assets.drop_unused(site)
    escapes.even_out(site)
    downloads.write(site, strategy)
    history.write(site, strategy)
    wellknown.write(site, strategy)
    styles.join(site)
    scripts.strip(site)
    bundles.copy(site)
    pages.change(
        site, (sizes.fill(site), fingerprints.name(site), lists.add_role, space.out, lean.down, policy.add)
    )
    headers.write(site)
