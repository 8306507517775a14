"""Draw the pictures of CONTRIBUTING.md: the steps from an edit, in the form or on GitHub, to the published site.

Diagrams with the words of the buttons, not copies of the pages. `python -m tools.draw_steps` writes them anew.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

Steps = tuple[tuple[str, str, str], ...]
"""Each step: its title, its explanation, and the button to press."""

PICTURES: dict[Path, Steps] = {
    Path("docs/fran-formular-till-webbplats.svg"): (
        ("1. Hitta", "Längst ner på sidan, eller sök i formuläret.", "Redigera"),
        ("2. Ändra", "Ett fält i taget. Allt går att ångra.", "Granska ändringarna"),
        ("3. Säg varför", "Bara om beslutade ord ändras.", "Ett nytt beslut"),
        ("4. Skicka", "Första gången behövs en nyckel till GitHub.", "Skicka förslaget"),
        ("5. Godkänn", "En kollega läser vad ändringen betyder.", "Merge pull request"),
        ("6. Klart", "Webbplatsen byggs och publiceras av sig själv.", ""),
    ),
    Path("docs/fran-andring-till-webbplats.svg"): (
        ("1. Öppna filen", "Du står på filens sida i data/.", "Pennan (Edit this file)"),
        ("2. Ändra", "Säg i en mening vad du har gjort.", "Commit changes…"),
        ("3. Egen gren", "Välj ”Create a new branch”.", "Propose changes"),
        ("4. Förslag", "Kontrollen körs. Är något fel: rätta i grenen.", "Create pull request"),
        ("5. Godkänn", "En kollega läser vad ändringen betyder.", "Merge pull request"),
        ("6. Klart", "Webbplatsen byggs och publiceras av sig själv.", ""),
    ),
}
_WIDTH, _ROW, _BOX = 640, 76, 60


def picture(steps: Steps) -> str:
    """Return a diagram as SVG, readable on light and dark backgrounds, with all its words in the title."""
    words = " ".join(f"{title}: {about} {button}".strip() for title, about, button in steps)
    height = len(steps) * _ROW + 4
    rows = "\n".join(_step(number, *step) for number, step in enumerate(steps))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'role="img" font-family="sans-serif" font-size="15">\n<title>{escape(words)}</title>\n'
        f'<rect width="{_WIDTH}" height="{height}" rx="8" fill="#fff"/>\n{rows}\n</svg>\n'
    )


def _step(number: int, title: str, about: str, button: str) -> str:
    top = number * _ROW + 10
    parts = [
        f'<rect x="10" y="{top}" width="{_WIDTH - 20}" height="{_BOX}" rx="6" fill="#f5f5f7" stroke="#55606e"/>',
        f'<text x="26" y="{top + 25}" font-weight="bold" fill="#1b1b22">{escape(title)}</text>',
        f'<text x="26" y="{top + 46}" fill="#1b1b22">{escape(about)}</text>',
    ]
    if button:
        parts += [
            f'<rect x="410" y="{top + 13}" width="206" height="34" rx="6" fill="#14532d"/>',
            f'<text x="513" y="{top + 35}" text-anchor="middle" fill="#fff">{escape(button)}</text>',
            f'<path d="M320 {top + _BOX} v{_ROW - _BOX - 5} m-5 -5 l5 5 l5 -5" fill="none" stroke="#55606e" stroke-width="2"/>',
        ]
    return "\n".join(parts)


if __name__ == "__main__":
    for path, steps in PICTURES.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(picture(steps), "utf-8")
