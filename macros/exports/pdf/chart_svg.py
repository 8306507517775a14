"""A line chart as SVG for print: what `components/chart.html` and chart.css are for pages.

Typst knows no style sheets and no variables, so each element has its colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ...strings import labels
from ..chart import HEIGHT, WIDTH, Chart, Drawn

# The light colours of the pages (tokens.css), by sex.
_COLOURS = {"K": "#6b2fa0", "M": "#0b6b5d", "T": "#000"}
_QUIET, _RULE, _BREAK, _BAND = "#575263", "#e0dacd", "#7c7568", "#f7f4ee"
_FONT = "Schibsted Grotesk"


def svg(drawing: Chart) -> str:
    """Return a chart as a document of its own."""
    inner = "".join((*_ground(drawing), *(part for line in drawing.lines for part in _line(drawing, line))))
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    text = f'font-family="{_FONT}" font-size="11" fill="{_QUIET}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><g {text}>{inner}</g></svg>'


def _ground(drawing: Chart) -> Iterator[str]:
    """Yield the band of the even distribution, the grid, the years and the breaks."""
    left, right = drawing.left, drawing.right
    if drawing.band:
        top, height, words_at = drawing.band
        yield f'<rect x="{left}" y="{top}" width="{right - left}" height="{height}" fill="{_BAND}"/>'
        yield _text(left + 6, words_at, labels.CHART_EVEN)
    for tick in drawing.values:
        yield f'<path d="M{left} {tick.at}H{right}" stroke="{_RULE}"/>'
        yield _text(left - 4, tick.at + 4, tick.text, "end")
    for tick in drawing.years:
        yield _text(tick.at, 190, tick.text, "middle")
    for tick in drawing.breaks:
        yield f'<path d="M{tick.at} {drawing.top}V{drawing.bottom}" stroke="{_BREAK}" stroke-dasharray="2 3"/>'
        yield _text(tick.at, 14, tick.text, "middle")


def _line(drawing: Chart, line: Drawn) -> Iterator[str]:
    colour = _COLOURS[line.sex]
    how = 'stroke-width="1.4" stroke-dasharray="5 3"' if line.is_country else 'stroke-width="2"'
    for x, top, bottom in line.margins:
        yield f'<path d="M{x} {top}V{bottom}" stroke="{colour}"/>'
    for path in line.paths:
        yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-linejoin="round" {how}/>'
    for x, y in line.marks:
        mark = (
            f'rect x="{x - 2.5:.1f}" y="{y - 2.5:.1f}" width="5" height="5"'
            if line.sex == "M"
            else f'circle cx="{x}" cy="{y}" r="2.8"'
        )
        yield f'<{mark} fill="{colour}"/>'
    yield _text(drawing.right + 6, line.label_y, line.label, colour=_QUIET if line.is_country else colour)


def _text(x: float, y: float, words: str, anchor: str = "start", colour: str = _QUIET) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'
