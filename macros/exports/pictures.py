"""The pictures of the site that are no SVG, as bytes: the one of a shared link, and the sign where SVG is not shown.

Typst draws them, so the same strategy gives the same bytes.
"""

from __future__ import annotations

import io
import json
import struct
from functools import lru_cache
from typing import Any

from PIL import Image

from ..strategy import colours
from ..strategy.resolved import Strategy
from . import motif
from .pdf.typst_compiler import TEMPLATE, compiler

SHARE_SIZE = (1200, 630)
"""Width and height in pixels of the picture of a shared link (The Open Graph protocol gives it in tags)."""
TOUCH_SIZE = 180
ICO_SIZES = (16, 32, 48)


def share(strategy: Strategy) -> bytes:
    """Return the PNG of a shared link: the sender, the name and the edition over the frieze."""
    site = strategy.data.site
    document = {
        "kind": "share",
        "deep": colours.deep(strategy),
        "sender": site.publisher.name,
        "name": site.name,
        "edition": site.edition.title,
        "frieze": motif.frieze(strategy),
    }
    return _indexed(json.dumps(document, ensure_ascii=False))


def touch_icon(strategy: Strategy) -> bytes:
    """Return the PNG of the sign for a home screen, on white, because systems show black behind what is clear."""
    return _sign(motif.sign(strategy), TOUCH_SIZE, 24, "#ffffff")


def favicon(strategy: Strategy) -> bytes:
    """Return the sign as ICO, with a PNG for each of ICO_SIZES, for browsers that show no SVG, whatever their colour."""
    pictures = [_sign(motif.rimmed_sign(strategy), size, 0, None) for size in ICO_SIZES]
    start = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(picture), start)
        start += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


def _sign(sign: str, size: int, margin: int, ground: str | None) -> bytes:
    return _png(kind="sign", size=size, margin=margin, ground=ground, sign=sign)


def _png(**document: Any) -> bytes:
    return _drawn(json.dumps(document, ensure_ascii=False))


@lru_cache(maxsize=4)
def _indexed(document: str) -> bytes:
    """Return the PNG of a document in 48 colours, in a third of the bytes; each is the commonest of those that it stands for."""
    picture = Image.open(io.BytesIO(_drawn(document))).convert("RGB")
    indexed = picture.quantize(48, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    numbers = Image.frombytes("L", indexed.size, indexed.tobytes())
    counted: Any = Image.merge("RGBA", (*picture.split(), numbers)).getcolors(picture.width * picture.height)
    shades = {number: shade for _, (*shade, number) in sorted(counted)}
    indexed.putpalette([part for number in range(48) for part in shades.get(number, (0, 0, 0))])
    out = io.BytesIO()
    indexed.save(out, "PNG", optimize=True)
    return out.getvalue()


@lru_cache(maxsize=16)
def _drawn(document: str) -> bytes:
    """Return the PNG of a document of picture.typ, cached because an edit of data/ seldom changes one."""
    template = TEMPLATE.with_name("picture.typ")
    png = compiler(template.resolve()).compile(format="png", ppi=72, sys_inputs={"document": document})
    assert isinstance(png, bytes)
    return png
