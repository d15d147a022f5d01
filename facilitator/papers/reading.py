"""The text of a PDF, page after page."""

from __future__ import annotations


def text_of(pdf: bytes) -> str:
    """What stands on the pages of a PDF, one page after the other."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
