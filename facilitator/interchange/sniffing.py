"""What a file really holds: its kind, its encoding, its separator; never a guess unsaid."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.errors import RuleBroken

LARGEST_FILE: Final = 100 * 1024 * 1024
_SAMPLE_RECORDS: Final = 60
_DELIMITERS: Final = (",", ";", "\t", "|")
# Welsh ŵ, ŷ, Ŵ, Ŷ of ISO-8859-14, which Windows-1252 shows as ð, þ, Ð, Þ.
_WELSH_BYTES: Final = re.compile(rb"[\xf0\xfe\xd0\xde]")
_WINDOWS_ONLY: Final = re.compile(rb"[\x80-\x9f]")
_TWICE_ENCODED: Final = re.compile("[ÃÅÄ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ·´¢®¶]")


class FileKind(StrEnum):
    """What the first bytes of a file say that it is."""

    TEXT = "text"
    WORKBOOK = "xlsx"
    OLD_WORKBOOK = "xls"
    OPEN_DOCUMENT = "ods"
    ZIP = "zip"
    PDF = "pdf"
    WEB_PAGE = "html"
    MARKUP = "xml"
    PICTURE = "picture"
    EMPTY = "empty"


class Encoding(StrEnum):
    """An encoding that a file of text may have."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"
    WINDOWS = "windows-1252"
    OLD_WELSH = "iso-8859-14"


_CODECS: Final = {
    Encoding.UTF8: "utf-8",
    Encoding.UTF16: "utf-16",
    Encoding.UTF32: "utf-32",
    Encoding.WINDOWS: "cp1252",
    Encoding.OLD_WELSH: "iso8859_14",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, how it was read, and whether that must be shown before it is used."""

    text: str
    encoding: Encoding
    guessed: bool = False
    old_welsh_likely: bool = False
    twice_encoded: bool = False
    lost_letters: bool = False


def file_kind(start: bytes) -> FileKind:
    """The kind that the first bytes of a file say, whatever its name ends in."""
    if not start:
        return FileKind.EMPTY
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileKind.ZIP
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return FileKind.OLD_WORKBOOK
    if start.startswith(b"%PDF"):
        return FileKind.PDF
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return FileKind.PICTURE
    return _text_kind(start.removeprefix(codecs.BOM_UTF8).lstrip()[:400].lower())


def _text_kind(start: bytes) -> FileKind:
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")):
        return FileKind.WEB_PAGE
    if start.startswith(b"<?xml"):
        return FileKind.WEB_PAGE if b"<html" in start else FileKind.MARKUP
    return FileKind.TEXT


def decoded(data: bytes, chosen: Encoding | None = None) -> Decoded:
    """The text of the bytes: by their mark, else strict UTF-8, else shown before it is used."""
    if chosen is not None:
        return Decoded(_strict(data, chosen), chosen, guessed=True)
    # Its mark begins as that of UTF-16 does.
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _checked(_decoded_as(data, "utf-32"), Encoding.UTF32)
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _checked(_decoded_as(data, name), Encoding.UTF16)
    if unmarked := _unmarked_utf16(data):
        return _checked(_decoded_as(data, unmarked), Encoding.UTF16)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _guessed(data)
    return _checked(text, Encoding.UTF8)


def _checked(text: str, encoding: Encoding) -> Decoded:
    """Text of a known encoding, with the signs that it was already spoilt before."""
    return Decoded(
        text.removeprefix("\ufeff"),
        encoding,
        twice_encoded=bool(_TWICE_ENCODED.search(text)),
        lost_letters="\ufffd" in text,
    )


def _guessed(data: bytes) -> Decoded:
    """Text that is not UTF-8: Windows-1252, or the old Welsh set where its letters show."""
    old_welsh = bool(_WELSH_BYTES.search(data)) and not _WINDOWS_ONLY.search(data)
    encoding = Encoding.OLD_WELSH if old_welsh else Encoding.WINDOWS
    text = _strict(data, encoding)
    twice = bool(_TWICE_ENCODED.search(text))
    return Decoded(text, encoding, guessed=True, old_welsh_likely=old_welsh, twice_encoded=twice)


def _strict(data: bytes, encoding: Encoding) -> str:
    return _decoded_as(data, _CODECS[encoding]).removeprefix("\ufeff")


def _decoded_as(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as wrong:
        raise RuleBroken("import_text_unreadable", place=wrong.start) from wrong


def _unmarked_utf16(data: bytes) -> str | None:
    """Which UTF-16 a text without a mark is: every second byte of plain text is then zero."""
    sample = data[:400]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    if sample[1::2].count(0) > 0.7 * half and not sample[0::2].count(0):
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def declared_delimiter(text: str) -> str | None:
    """The separator of a first line `sep=;`, which Excel writes and reads."""
    first = text[:12].splitlines()[0].strip().strip('"') if text[:12].strip() else ""
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    return "\t" if text[:5].lower() == "sep=\t" else None


def delimiter(text: str) -> str:
    """The separator that parts most rows into the same number of cells; a comma if none does."""
    return declared_delimiter(text) or max(
        _DELIMITERS, key=lambda sign: (_consistency(text, sign), -_DELIMITERS.index(sign))
    )


def _consistency(text: str, sign: str) -> float:
    """How many of the first records have the commonest number of cells above one."""
    widths: Counter[int] = Counter()
    seen = 0
    try:
        for record in csv.reader(io.StringIO(text[:400_000], newline=""), delimiter=sign):
            if any(cell.strip() for cell in record):
                seen += 1
                widths[len(record)] += 1
            if seen == _SAMPLE_RECORDS:
                break
    except csv.Error:
        pass
    wide = [(count, width) for width, count in widths.items() if width > 1]
    if not wide:
        return 0.0
    count, width = max(wide)
    return count + width / 100 if count > 1 or seen < 4 else width / 1000
