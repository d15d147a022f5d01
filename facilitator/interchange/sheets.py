"""Spreadsheets as rows of typed cells: CSV, XLSX and what is pasted from a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from facilitator.errors import RuleBroken
from facilitator.interchange.remarks import Remark
from facilitator.interchange.sheet_out import storage_trouble
from facilitator.interchange.sniffing import (
    LARGEST_FILE,
    Decoded,
    Encoding,
    FileKind,
    declared_delimiter,
    decoded,
    delimiter,
    file_kind,
)
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from threading import Event

MOST_ROWS: Final = 200_000
EMPTY_ROWS_AT_THE_END: Final = 1_000
TOLD_EVERY: Final = 500
_SUFFIXES: Final = {
    FileKind.TEXT: {".csv", ".tsv", ".txt", ".tab", ""},
    FileKind.WORKBOOK: {".xlsx", ".xlsm", ""},
}

NOT_A_LIST: Final = {
    FileKind.OLD_WORKBOOK: N_("import_kind_xls"),
    FileKind.PDF: N_("import_kind_pdf"),
    FileKind.WEB_PAGE: N_("import_kind_html"),
    FileKind.MARKUP: N_("import_kind_xml"),
    FileKind.PICTURE: N_("import_kind_picture"),
    FileKind.EMPTY: N_("import_kind_empty"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that holds an error or a formula nobody has calculated; its text as shown."""

    text: str
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row with its number as the spreadsheet shows it, its cells as typed."""

    number: int
    cells: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text pasted from a spreadsheet: cells parted by tabs, rows by line ends."""

    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that hold something, and what is to be said about how they were read."""

    rows: tuple[SheetRow, ...]
    name: str = ""
    encoding: Encoding | None = None
    encoding_guessed: bool = False
    old_welsh_likely: bool = False
    from_1904: bool = False
    ragged_matters: bool = False
    others: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Progress:
    """Tells how far a long reading or writing is and stops it when asked."""

    def __init__(
        self, tell: Callable[[int, int], None] | None = None, stop: Event | None = None
    ) -> None:
        self._tell = tell
        self._stop = stop

    def heed(self) -> None:
        """Refuse to go on once Cancel was pressed."""
        if self._stop is not None and self._stop.is_set():
            raise RuleBroken("import_cancelled")

    def at(self, done: int, total: int) -> None:
        """Say how far it is; refuse to go on once Cancel was pressed."""
        self.heed()
        if self._tell is not None:
            self._tell(done, total)


def read_sheet(
    source: Path | Pasted,
    progress: Progress | None = None,
    *,
    encoding: Encoding | None = None,
    sheet_name: str | None = None,
) -> Sheet:
    """The rows of a file or of pasted text, whatever the file's name ends in."""
    progress = progress or Progress()
    progress.at(0, 0)
    if isinstance(source, Pasted):
        return _read_text(Decoded(source.text, Encoding.UTF8), "\t", progress)
    data = _bytes(source)
    kind = file_kind(data[:4096])
    if kind is FileKind.ZIP:
        from facilitator.interchange.workbooks import read_workbook

        return _extension_checked(read_workbook(data, progress, sheet_name), source, "xlsx")
    if kind is not FileKind.TEXT:
        raise RuleBroken(NOT_A_LIST[kind], file=source.name)
    text = decoded(data, encoding)
    return _extension_checked(_read_text(text, None, progress), source, "csv")


def _bytes(path: Path) -> bytes:
    """The whole file, refused before reading when it is larger than any list of people."""
    try:
        # No more than that is ever read: some files have no size and no end.
        if path.stat().st_size <= LARGEST_FILE:
            with path.open("rb") as opened:
                data = opened.read(LARGEST_FILE + 1)
            if len(data) <= LARGEST_FILE:
                return data
        raise RuleBroken("import_too_large", file=path.name, megabytes=LARGEST_FILE >> 20)
    except OSError as trouble:
        raise storage_trouble(trouble, path) from trouble


def _extension_checked(sheet: Sheet, path: Path, kind: str) -> Sheet:
    """The sheet, with a remark where the name of the file says something else."""
    known = _SUFFIXES[FileKind.WORKBOOK if kind == "xlsx" else FileKind.TEXT]
    if path.suffix.lower() in known:
        return sheet
    remark = Remark(
        None, N_("import_wrong_extension"), (("file", path.name), ("kind", kind.upper()))
    )
    return replace(sheet, remarks=(remark, *sheet.remarks))


def _read_text(text: Decoded, sign: str | None, progress: Progress) -> Sheet:
    sign = sign or delimiter(text.text)
    remarks: list[Remark] = []
    if text.twice_encoded:
        remarks.append(Remark(None, N_("import_twice_encoded")))
    if text.lost_letters:
        remarks.append(Remark(None, N_("import_lost_letters")))
    try:
        rows = tuple(_records(text.text, sign, progress, strict=True))
    except csv.Error as wrong:
        if "unexpected end" in str(wrong):
            raise RuleBroken("import_quote_open") from wrong
        if "field larger" in str(wrong):
            raise RuleBroken("import_cell_huge") from wrong
        rows = tuple(_records(text.text, sign, progress, strict=False))
        remarks.append(Remark(None, N_("import_quotes_odd")))
    return Sheet(
        rows,
        encoding=text.encoding,
        encoding_guessed=text.guessed,
        old_welsh_likely=text.old_welsh_likely,
        ragged_matters=True,
        remarks=tuple(remarks),
    )


def _records(text: str, sign: str, progress: Progress, *, strict: bool) -> Iterator[SheetRow]:
    """The records that hold something, numbered as a spreadsheet would number them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=strict)
    skipped = 1 if declared_delimiter(text) else 0
    kept = 0
    total = text.count("\n") + 1
    for number, record in enumerate(reader, start=1):
        if number % TOLD_EVERY == 0:
            progress.at(number, total)
        if number <= skipped or not any(cell.strip() for cell in record):
            continue
        kept += 1
        if kept > MOST_ROWS + 1:
            raise RuleBroken("import_too_many_rows", rows=MOST_ROWS)
        yield SheetRow(number, tuple(record))
