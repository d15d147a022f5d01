"""Reads scanned pages: PDF files and photographs, every page with what its QR codes say.

A page is read several times where that helps: as it is, twice as large, and freed of specks. The
picture that is kept stands upright, however the page lay in the scanner.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageFilter, ImageOps, ImageSequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from threading import Event

    from zxingcpp import Barcode

    Tell = Callable[[int, int], None]

# Pixels for a point, 200 dots to the inch; no side of a picture is read larger than this.
SHARPNESS = 200 / 72
LARGEST = 4000
# What is kept of a page: enough to read a signature, small enough to keep many.
KEPT_SIDE, KEPT_QUALITY = 1500, 55
# Beyond this a picture is an attack rather than a page.
MOST_PIXELS = 200_000_000
QR = "QRCode"


@dataclass(frozen=True)
class PageRead:
    """A page that came in: its file, its place there, what it shows and what its codes say.

    A file that cannot be opened is one line without a picture, on page 0.
    """

    file: str
    page: int
    digest: str = ""
    picture: bytes = b""
    texts: tuple[str, ...] = ()


class NotRead(Exception):
    """The reading was stopped."""


def pages_read(
    paths: Sequence[Path],
    tell: Tell | None = None,
    stop: Event | None = None,
    alone: AbstractContextManager[object] | None = None,
) -> tuple[PageRead, ...]:
    """Every page of these files.

    Args:
        paths: PDF files and photographs.
        tell: is told how many files are read, of how many.
        stop: ends the reading.
        alone: held while a PDF is open, where others open PDF files too.

    Raises:
        NotRead: `stop` was set.
        OSError: a file is not there or may not be read.
    """
    found: list[PageRead] = []
    for done, path in enumerate(paths):
        if tell is not None:
            tell(done, len(paths))
        for page in _pages_of(path, alone or contextlib.nullcontext()):
            if stop is not None and stop.is_set():
                raise NotRead
            found.append(page)
    if tell is not None:
        tell(len(paths), len(paths))
    return tuple(found)


def _pages_of(path: Path, alone: AbstractContextManager[object]) -> Iterator[PageRead]:
    data = path.read_bytes()
    number = 0
    pictures = _drawn(data, alone) if data[:1024].lstrip().startswith(b"%PDF") else _frames(data)
    try:
        for picture in pictures:
            number += 1
            yield page_read(path.name, number, picture)
    except _Unreadable:
        yield PageRead(path.name, number + 1 if number else 0)


class _Unreadable(Exception):
    """What stands in the file cannot be shown."""


def _drawn(pdf: bytes, alone: AbstractContextManager[object]) -> Iterator[Image.Image]:
    from pypdfium2 import PdfDocument, PdfiumError

    place, pages = 0, 1
    while place < pages:
        with alone:
            try:
                document = PdfDocument(pdf)
            except PdfiumError:
                raise _Unreadable from None
            try:
                pages = len(document)
                page = document[place]
                scale = min(SHARPNESS, LARGEST / max(1.0, *page.get_size()))
                picture = page.render(scale=scale).to_pil().copy()
            except PdfiumError:
                raise _Unreadable from None
            finally:
                document.close()
        place += 1
        yield picture


def _frames(data: bytes) -> Iterator[Image.Image]:
    """The pictures of a file: one of a photograph, one a page of a TIFF from a scanner."""
    try:
        opened = Image.open(io.BytesIO(data))
        if opened.width * opened.height > MOST_PIXELS:
            raise _Unreadable
        for frame in ImageSequence.Iterator(opened):
            picture = ImageOps.exif_transpose(frame.convert("RGB"))
            picture.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
            yield picture
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _Unreadable from None


def page_read(file: str, page: int, picture: Image.Image) -> PageRead:
    """What one picture of a page says."""
    grey = picture.convert("L")
    digest = hashlib.sha256(f"{grey.size}".encode() + grey.tobytes()).hexdigest()
    codes = _codes(grey)
    texts = tuple(dict.fromkeys(code.text for code in codes))
    turn = round(codes[0].orientation / 90) * 90 if codes else 0
    return PageRead(file, page, digest, _kept(picture, turn), texts)


def _codes(grey: Image.Image) -> list[Barcode]:
    """The codes on a page, none twice; harder means only where the easy ones find nothing."""
    found = _seen(grey)
    larger = _twice(grey)
    found += [code for code in _seen(larger) if code.text not in {one.text for one in found}]
    if found:
        return found
    for way in (_freed_of_specks, _evened):
        found = _seen(way(larger))
        if found:
            return found
    return []


def _seen(grey: Image.Image) -> list[Barcode]:
    import zxingcpp

    return list(zxingcpp.read_barcodes(grey, formats=zxingcpp.barcode_formats_from_str(QR)))


def _twice(grey: Image.Image) -> Image.Image:
    """The page twice as large, or as large as pages are read."""
    factor = min(2.0, LARGEST / max(grey.size))
    if factor <= 1.0:
        return grey
    size = (round(grey.width * factor), round(grey.height * factor))
    return grey.resize(size, Image.Resampling.BICUBIC)


def _freed_of_specks(grey: Image.Image) -> Image.Image:
    return ImageOps.autocontrast(grey.filter(ImageFilter.MedianFilter(5)), cutoff=2)


def _evened(grey: Image.Image) -> Image.Image:
    """The page with its shadows taken out: each spot against what surrounds it."""
    from PIL import ImageChops

    around = grey.resize((max(1, grey.width // 16), max(1, grey.height // 16)))
    around = around.filter(ImageFilter.MaxFilter(5)).resize(grey.size)
    return ImageOps.autocontrast(ImageOps.invert(ImageChops.subtract(around, grey)), cutoff=2)


def _kept(picture: Image.Image, turn: int) -> bytes:
    """The picture that is kept: upright, of a sensible size, as JPEG."""
    upright = picture.convert("RGB").rotate(turn, expand=True)
    upright.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=KEPT_QUALITY, optimize=True)
    return out.getvalue()
