"""What becomes of a paper in the room: printed, stapled, signed, scanned askew or photographed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DPI = 150
PAPER = 244


def printed(pdf: bytes, dpi: int = DPI) -> list[Image.Image]:
    """Every page of a file as it comes out of the printer, in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().copy() for page in document]
    finally:
        document.close()


def noisy(page: Image.Image, seed: int, strength: float = 16.0) -> Image.Image:
    """Specks and grain of a cheap scanner."""
    random = np.random.default_rng(seed)
    grey: NDArray[np.float64] = np.asarray(page, dtype=np.float64)
    grey = grey + random.normal(0.0, strength, grey.shape)
    specks = random.random(grey.shape)
    grey[specks < 0.002] = 30
    grey[specks > 0.998] = 255
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def askew(page: Image.Image, degrees: float) -> Image.Image:
    """Laid in crooked."""
    return page.rotate(degrees, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=PAPER)


def stapled(page: Image.Image) -> Image.Image:
    """A staple in the corner, its shadow, and the folded corner's grey."""
    shadow = Image.new("L", page.size, 255)
    draw = ImageDraw.Draw(shadow)
    wide = page.width
    draw.polygon([(0, 0), (wide // 5, 0), (0, wide // 5)], fill=150)
    draw.line([(wide // 14, wide // 9), (wide // 8, wide // 16)], fill=20, width=6)
    draw.rectangle((wide * 2 // 3, 0, wide, page.height), fill=205)
    shadow = shadow.filter(ImageFilter.GaussianBlur(wide / 90))
    both = np.minimum(np.asarray(page, dtype=np.uint16), 255) * np.asarray(shadow) // 255
    return Image.fromarray(both.astype(np.uint8))


def photographed(page: Image.Image, lean: float = 0.06) -> Image.Image:
    """Seen by a telephone held aslant over a dark table."""
    wide, high = page.size
    dx, dy = wide * lean, high * lean
    table = Image.new("L", (wide + 160, high + 160), 70)
    table.paste(page, (80, 80))
    corners = [(dx, dy), (0, table.height), (table.width, table.height - dy), (table.width - dx, 0)]
    whole = [(0, 0), (0, table.height), (table.width, table.height), (table.width, 0)]
    seen = table.transform(
        table.size,
        Image.Transform.PERSPECTIVE,
        _coefficients(whole, corners),
        resample=Image.Resampling.BICUBIC,
        fillcolor=70,
    )
    return seen.filter(ImageFilter.GaussianBlur(0.6))


def _coefficients(
    shown: Sequence[tuple[float, float]], taken: Sequence[tuple[float, float]]
) -> list[float]:
    """The eight numbers by which each point shown is taken from the picture."""
    rows, values = [], []
    for (x, y), (u, v) in zip(shown, taken, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    found = np.linalg.solve(np.array(rows, dtype=float), np.array(values, dtype=float))
    return [float(one) for one in found]


def signed(page: Image.Image, seed: int) -> Image.Image:
    """Scribbles where the signatures go, and a tick in the margin."""
    random = np.random.default_rng(seed)
    out = page.copy()
    draw = ImageDraw.Draw(out)
    for left in (0.15, 0.4, 0.65):
        steps = random.normal(0, 6, (14, 2)).cumsum(axis=0) + np.arange(14)[:, None] * [9, 0]
        start = np.array([page.width * left, page.height * 0.74])
        draw.line([(float(x), float(y)) for x, y in steps + start], fill=40, width=3)
    return out


def one_file(pages: Sequence[Image.Image], dpi: int = DPI) -> bytes:
    """Scanned pages as the scanner saves them: pictures in one PDF."""
    out = io.BytesIO()
    first, *others = [page.convert("L") for page in pages]
    first.save(out, "PDF", resolution=dpi, save_all=True, append_images=others, quality=70)
    return out.getvalue()


def photograph(page: Image.Image) -> bytes:
    """A photograph as a telephone sends it."""
    out = io.BytesIO()
    page.convert("RGB").save(out, "JPEG", quality=75)
    return out.getvalue()
