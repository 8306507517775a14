"""The marks of the tests: by their fixtures and files, so that nobody has to remember one."""

from __future__ import annotations

import pytest

from support import TESTS

# What a fixture means for the tests that use it.
MARKS = {
    "launch": "browser",
    **dict.fromkeys(
        (
            "built_site",
            "built_goals_only_site",
            "built_rows_only_site",
            "built_new_site",
            "hostile_site",
            "harmless_site",
        ),
        "slow",
    ),
}
# What builds a site of its own, or takes longest without one; `make test-fast` leaves it to `make test`.
SLOW = {
    "archive/test_offline_copy.py",
    "archive/test_release.py",
    "authoring/followup/test_follow_up.py",
    "authoring/followup/test_public.py",
    "authoring/followup/test_selection.py",
    "authoring/test_autofix.py",
    "authoring/test_new_edition.py",
    "authoring/test_new_strategy.py",
    "diff/test_diff.py",
    "edit/test_form.py",
    "edit/test_merge.py",
    "edit/test_patch.py",
    "edit/test_send.py",
    "edit/test_send_refused.py",
    "exports/pdf/test_document.py",
    "exports/pdf/test_pdf.py",
    "exports/test_dcat.py",
    "exports/test_exports.py",
    "exports/test_machine_descriptions.py",
    "scripts/test_facets.py",
    "scripts/test_picker_match.py",
    "strategy/test_as_of.py",
    "strategy/test_as_of_check.py",
    "strategy/test_as_of_periods.py",
    "strategy/test_violence.py",
    "tools/test_issue_workflow.py",
    "validation/test_adopted_wording.py",
    "validation/test_editor_tasks.py",
    "validation/test_hostile_refused.py",
    "validation/test_slips.py",
    "web/test_assets.py",
    "web/test_descriptions.py",
    "web/test_export_project.py",
    "web/test_my_plan_data.py",
    "web/test_my_plan_drift.py",
    "web/test_my_plan_merging.py",
    "web/test_own_pages.py",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by their fixtures, and leave out those marked weekly unless they are asked for."""
    for item in items:
        if item.path.relative_to(TESTS).as_posix() in SLOW:
            item.add_marker("slow")
        # A parameter may name a fixture too.
        given = getattr(item, "callspec", None)
        named = {one for one in given.params.values() if isinstance(one, str)} if given else set()
        for fixture in MARKS.keys() & {*getattr(item, "fixturenames", ()), *named}:
            item.add_marker(MARKS[fixture])
    if "weekly" not in config.option.markexpr:
        weekly = [item for item in items if item.get_closest_marker("weekly")]
        config.hook.pytest_deselected(items=weekly)
        items[:] = [item for item in items if item not in weekly]
