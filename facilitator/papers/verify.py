"""What a paper says it is: number, version and fingerprint, read from the file or its QR code.

Whether that is true is for the store to judge: it knows what was issued.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYWORDS = re.compile(r"number=([^;]+); version=(\d+); fingerprint=([0-9A-F]{12})")
_QR = re.compile(r"([A-Z]+-\d{4}-\d+):(\d+):([0-9A-F]{12})")
# Pixels for a point: 150 dots to the inch.
SHARPNESS = 150 / 72


@dataclass(frozen=True)
class Claim:
    """What a file claims to be, and the digest of its bytes to compare with the register.

    `found_in` is "file", "qr" or "" where nothing was found; a draft has no number.
    """

    file_sha256: str
    number: str = ""
    version: int = 0
    fingerprint: str = ""
    is_draft: bool = False
    found_in: str = ""


def claim(pdf: bytes) -> Claim:
    """Read what a PDF claims to be; a scan or a foreign file is searched for its QR code."""
    digest = hashlib.sha256(pdf).hexdigest()
    keywords = _keywords(pdf)
    if keywords is None:
        return Claim(digest)
    if keywords == "draft":
        return Claim(digest, is_draft=True, found_in="file")
    found = _KEYWORDS.fullmatch(keywords)
    if found:
        return Claim(digest, found[1], int(found[2]), found[3], found_in="file")
    for text in _codes(pdf):
        said = said_by_code(text)
        if said is not None:
            return Claim(digest, *said, found_in="qr")
    return Claim(digest)


def said_by_code(text: str) -> tuple[str, int, str] | None:
    """Number, version and fingerprint in the text of a QR code; None where it is another code."""
    code = _QR.fullmatch(text)
    return (code[1], int(code[2]), code[3]) if code else None


def _keywords(pdf: bytes) -> str | None:
    """The keywords of the file; None when it is no PDF."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(pdf)
    except PdfiumError:
        return None
    try:
        return str(document.get_metadata_value("Keywords") or "")
    finally:
        document.close()


def _codes(pdf: bytes) -> Iterator[str]:
    """The text of every QR code on its pages."""
    import zxingcpp
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=SHARPNESS, grayscale=True).to_pil()
            yield from (code.text for code in zxingcpp.read_barcodes(picture))
    finally:
        document.close()
