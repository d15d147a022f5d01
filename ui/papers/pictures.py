"""Pages of a PDF as pictures; made beside the window, one at a time."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PySide6.QtGui import QImage

# PDFium must not be entered by two threads at once.
ONE_AT_A_TIME = threading.Lock()
SHARPNESS = 2.0


@dataclass(frozen=True)
class PagePicture:
    """One page as a picture, and how many pages its file has."""

    image: QImage
    page: int
    pages: int


def picture_of(pdf: bytes, page: int, sharpness: float = SHARPNESS) -> PagePicture:
    """A page of a PDF, counted from 0; the last one where the file has fewer."""
    from pypdfium2 import PdfDocument

    with ONE_AT_A_TIME:
        document = PdfDocument(pdf)
        try:
            pages = len(document)
            wanted = max(0, min(page, pages - 1))
            drawn = document[wanted].render(scale=sharpness)
            image = QImage(
                bytes(drawn.buffer),
                drawn.width,
                drawn.height,
                drawn.stride,
                QImage.Format.Format_BGR888,
            ).copy()
            drawn.close()
        finally:
            document.close()
    return PagePicture(image, wanted, pages)
