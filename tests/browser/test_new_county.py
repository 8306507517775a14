"""A county that has insatser under another name, and neither roles, actors nor a checklist: its scripts work."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from filtering import tool
from support import Server


def test_the_filter_and_the_plan_work_without_roles_and_checklist(
    page: Page, server: Server, built_new_site: Path
) -> None:
    address = server(built_new_site)
    page.goto(f"{address}insatser/")
    page.get_by_role("searchbox", name="Sök bland åtgärderna").fill("finns inte")
    expect(page.get_by_text("Inga åtgärder stämmer med alla dina val. Ta bort ett av dem:")).to_be_visible()
    page.get_by_role("searchbox", name="Sök bland åtgärderna").fill("kan göra")
    expect(page.locator("#resultat")).to_contain_text("1 åtgärd")
    tool(page, "Lägg till urvalet i Min plan").click()
    expect(page.locator(".ui-added")).to_contain_text("Tillagd i Min plan.")
    page.goto(f"{address}min-plan/")
    expect(page.get_by_role("heading", name="Åtgärder")).to_be_visible()
    expect(page.get_by_text("Exempel: En kort rubrik").first).to_be_visible()
    expect(page.get_by_text("Checklista")).to_have_count(0)
    expect(page.get_by_text("Områden att integrera")).to_have_count(0)


def test_searching_finds_what_there_is(page: Page, server: Server, built_new_site: Path) -> None:
    page.goto(f"{server(built_new_site)}sok/")
    page.get_by_label("Vad söker du?").fill("kort rubrik")
    page.get_by_role("main").get_by_role("button", name="Sök").click()
    expect(page.get_by_text("Åtgärd i strategin").first).to_be_visible()
