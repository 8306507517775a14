"""Images in data/media/: read, measured and converted for the site and the PDFs.

An image is turned upright, freed from what cameras write into it (place and time included), scaled down and written
as WebP, which every browser since 2020 reads. It is never scaled up.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

FOLDER = "media"
"""The folder of the images, in data/ and on the site."""
FORMATS = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg"), "WEBP": (".webp",)}
# The widths in pixels: the column of text on a dense screen, and a telephone's.
WIDTHS = (1600, 800)
# What a reader downloads for one image, in bytes, at most.
MOST = 150_000
# A diagram has at most so many; a photograph without loss is heavy, and takes seconds.
_FEW_COLOURS = 4096
# What an editor may put in data/media/.
MOST_BYTES, MOST_PIXELS, LEAST_SIDE = 10_000_000, 40_000_000, 40


class PictureError(Exception):
    """Raised for an image that cannot be published: the message and the tip are Swedish."""

    def __init__(self, message: str, tip: str) -> None:
        super().__init__(message)
        self.message, self.tip = message, tip


@dataclass(frozen=True)
class Rendition:
    """An image as published: its path on the site, its size in pixels and its bytes."""

    path: str
    width: int
    height: int
    content: bytes


def renditions(folder: Path, file: str) -> tuple[Rendition, ...]:
    """Return an image of a data folder in the widths that the site offers, the largest first.

    Raises PictureError for a file that is missing or no image that can be published.
    """
    path = folder / FOLDER / file
    try:
        state = path.stat()
    except OSError:
        raise PictureError(
            f"bilden {file} finns inte i {folder.name}/{FOLDER}/.", "lägg filen där, eller rätta namnet"
        ) from None
    if state.st_size > MOST_BYTES:
        message = f"bilden {path.name} är {state.st_size / 1e6:.0f} MB, mer än {MOST_BYTES / 1e6:.0f} MB."
        raise PictureError(message, "spara den mindre: 1 600 pixlar på bredden räcker")
    return _converted(_Original(path.name, _checksum(path, state.st_mtime_ns), path))


@dataclass(frozen=True)
class _Original:
    """An editor's image, the same wherever a copy of it lies."""

    name: str
    checksum: str
    path: Path = field(compare=False)


# A county has some tens of figures, and every page, file and rule asks for them.
@lru_cache(maxsize=64)
def _checksum(path: Path, _edited: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@lru_cache(maxsize=64)
def _converted(original: _Original) -> tuple[Rendition, ...]:
    path = original.path
    image = _upright(path)
    widths = [width for width in WIDTHS if width < image.width] or [image.width]
    widths = [image.width, *widths] if WIDTHS[0] > image.width > widths[0] else widths
    made = {one.width: one for one in (_rendition(path.stem, image, width) for width in widths)}
    return tuple(made[width] for width in sorted(made, reverse=True))


def _upright(path: Path) -> Image.Image:
    """Return an image as it is meant to be seen, in RGB or with transparency."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                _check(path, image)
                whole = ImageOps.exif_transpose(image)
                has_alpha = "A" in whole.getbands() or "transparency" in whole.info
                return whole.convert("RGBA" if has_alpha else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(path.name) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        tip = "öppna den i ett bildprogram och spara den igen som .png eller .jpg"
        raise PictureError(f"bilden {path.name} går inte att läsa.", tip) from None


def _check(path: Path, image: Image.Image) -> None:
    """Raise PictureError for an image of another format than its name says, one that moves, or one of a wrong size."""
    if image.format not in FORMATS or path.suffix not in FORMATS[image.format]:
        tip = "spara den som .png eller .jpg i ett bildprogram; det räcker inte att byta namn"
        raise PictureError(f"bilden {path.name} är inte vad namnet säger, utan {image.format}.", tip)
    if getattr(image, "n_frames", 1) > 1:
        raise PictureError(f"bilden {path.name} rör sig.", "spara en enda bild ur den")
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels(path.name)
    if min(image.size) < LEAST_SIDE:
        message = f"bilden {path.name} är {image.width} × {image.height} pixlar: för liten för att synas."
        raise PictureError(message, "spara den större, gärna 1 600 pixlar på bredden")


def _too_many_pixels(name: str) -> PictureError:
    message = f"bilden {name} har fler än {MOST_PIXELS // 1_000_000} miljoner pixlar."
    return PictureError(message, "spara den mindre: 1 600 pixlar på bredden räcker")


def _rendition(stem: str, image: Image.Image, width: int) -> Rendition:
    """Return the image in a width, or in the largest below it that is light enough."""
    height = max(1, round(image.height * width / image.width))
    scaled = image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS)
    content = min(_encodings(scaled), key=len)
    if len(content) > MOST and width > LEAST_SIDE:
        return _rendition(stem, image, width * 3 // 4)
    # Named by content, because browsers may keep it for good.
    path = f"{FOLDER}/{stem}-{width}-{hashlib.sha256(content).hexdigest()[:8]}.webp"
    return Rendition(path, width, height, content)


def _encodings(image: Image.Image) -> Iterator[bytes]:
    """Yield the image as WebP at the best quality that is light enough, and lossless if it is a diagram."""
    if image.getcolors(_FEW_COLOURS):
        yield _webp(image, lossless=True)
    for quality in (80, 60, 40, 20):
        content = _webp(image, quality=quality)
        yield content
        if len(content) <= MOST:
            return


def _webp(image: Image.Image, **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", method=4, **options)
    return out.getvalue()
