"""The gallery: the first pages of every kind of paper as small grey pictures, kept here.

    python -m tests.papers.gallery              names the kinds that look different now
    python -m tests.papers.gallery --renew KIND…   keeps how they look now (no name: all of them)
    python -m tests.papers.gallery --show FOLDER KIND…   writes them large, to look at

A picture shows four first pages side by side: Welsh, English, Welsh in large print, English in
large print. Whoever renews one looks at it first; it enters by a commit of its own, whose message
says in one sentence what was looked at.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from PIL import Image

from facilitator.papers.render import render
from facilitator.papers.style import Setup
from facilitator.words import Language
from tests.papers import examples
from tests.papers.more_examples import more_papers
from tests.papers.yearly_examples import yearly_papers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from facilitator.papers.plan import Paper

PICTURES = Path(__file__).parent / "pictures"
DPI, LARGE_DPI = 28, 80
GREYS = 16
AIR = 4
# How far two pictures may be apart, in greys of 256: on the whole, and in any spot of it.
WHOLE, SPOT = 1.2, 40.0
SPOT_SIZE = 12
LANGUAGES = ((Language.CY,), (Language.EN,))
PRINTS = (Setup(), Setup(large_print=True))


def papers_in(language: tuple[Language, ...]) -> dict[str, Paper]:
    """An example of every kind of paper in one language."""
    return {**examples.papers(language), **more_papers(language), **yearly_papers(language)}


def kinds() -> list[str]:
    """The names of the examples."""
    return sorted(papers_in(LANGUAGES[1]))


def file_of(kind: str) -> Path:
    """Where the picture of a kind is kept."""
    return PICTURES / f"{kind.replace(' ', '-')}.png"


def picture_of(kind: str, dpi: int = DPI) -> Image.Image:
    """How the first pages of a kind look now, side by side."""
    pages = [
        _first_page(render(papers_in(language)[kind], setup).pdf, dpi)
        for setup in PRINTS
        for language in LANGUAGES
    ]
    wide = sum(page.width for page in pages) + AIR * (len(pages) - 1)
    sheet = Image.new("L", (wide, max(page.height for page in pages)), 128)
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + AIR
    return sheet


def _first_page(pdf: bytes, dpi: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
        return picture.convert("L")
    finally:
        document.close()


def apart(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """How far two pictures are apart: on the whole and in the spot where they differ most."""
    if one.size != other.size:
        return 255.0, 255.0
    difference: NDArray[np.float64] = np.abs(
        np.asarray(one, dtype=np.float64) - np.asarray(other.convert("L"), dtype=np.float64)
    )
    high, wide = (side // SPOT_SIZE * SPOT_SIZE for side in difference.shape)
    spots = difference[:high, :wide].reshape(
        high // SPOT_SIZE, SPOT_SIZE, wide // SPOT_SIZE, SPOT_SIZE
    )
    return float(difference.mean()), float(np.max(spots.mean(axis=(1, 3))))


def looks_the_same(kind: str) -> bool:
    """Whether a kind looks as its kept picture does."""
    kept = file_of(kind)
    if not kept.exists():
        return False
    with Image.open(kept) as picture:
        whole, spot = apart(_coarse(picture_of(kind)), picture.convert("L"))
    return whole <= WHOLE and spot <= SPOT


def _coarse(picture: Image.Image) -> Image.Image:
    """The picture in as few greys as are kept."""
    step = 255 / (GREYS - 1)
    return picture.point(lambda grey: round(round(grey / step) * step))


def renew(kind: str) -> None:
    """Keep how a kind looks now."""
    PICTURES.mkdir(exist_ok=True)
    out = io.BytesIO()
    _coarse(picture_of(kind)).quantize(GREYS).save(out, "PNG", optimize=True)
    file_of(kind).write_bytes(out.getvalue())


def main() -> int:
    """Say what looks different, keep it, or show it large."""
    reader = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    reader.add_argument("kinds", nargs="*", help="the examples; without a name all of them")
    reader.add_argument("--renew", action="store_true", help="keep how they look now")
    reader.add_argument("--show", type=Path, help="a folder for large pictures")
    asked = reader.parse_args()
    different = 0
    for kind in asked.kinds or kinds():
        if asked.show:
            asked.show.mkdir(parents=True, exist_ok=True)
            picture_of(kind, LARGE_DPI).save(asked.show / file_of(kind).name)
        elif asked.renew:
            renew(kind)
        elif not looks_the_same(kind):
            different += 1
            print(f"{kind} looks different")
    return 1 if different else 0


if __name__ == "__main__":
    raise SystemExit(main())
