"""Workbooks of Excel: checked before they are unpacked, read row by row, never trusted."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException

from facilitator.errors import RuleBroken
from facilitator.interchange.headings import find_headings
from facilitator.interchange.remarks import Remark
from facilitator.interchange.sheet_out import storage_trouble
from facilitator.interchange.sheets import (
    EMPTY_ROWS_AT_THE_END,
    MOST_ROWS,
    TOLD_EVERY,
    Fault,
    Progress,
    Sheet,
    SheetRow,
)
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from openpyxl.workbook.workbook import Workbook

LARGEST_UNPACKED: Final = 100 * 1024 * 1024
LARGEST_RATIO: Final = 200
_SMALL: Final = 1024 * 1024
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")
# What openpyxl lets through from its parts when a workbook is not whole.
_DAMAGE: Final = (
    ArithmeticError,
    AttributeError,
    CellCoordinatesException,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
_DECLARED: Final = (b"<!DOCTYPE", b"<!ENTITY")


def read_workbook(data: bytes, progress: Progress, sheet_name: str | None = None) -> Sheet:
    """The visible sheet that lists people; a bomb, an entity or a foreign archive is refused."""
    formulas = _checked(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _read(data, progress, sheet_name, formulas=formulas)
        except _DAMAGE as wrong:
            raise RuleBroken("import_workbook_damaged") from wrong


def sheet_rows(path: Path, name: str) -> Iterator[tuple[object, ...]]:
    """The rows of the sheet of this name as they are typed; none where there is no such sheet.

    Raises:
        RuleBroken: the file is no workbook that may be opened.
    """
    import openpyxl

    try:
        data = path.read_bytes()
    except OSError as trouble:
        raise storage_trouble(trouble, path) from trouble
    if not data.startswith(b"PK"):
        return
    _checked(data)
    if not _has_sheet(data, name):
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet: Any = book[name]
            yield from sheet.iter_rows(values_only=True)
            book.close()
        except _DAMAGE as wrong:
            raise RuleBroken("import_workbook_damaged") from wrong


def _has_sheet(data: bytes, name: str) -> bool:
    """Whether a workbook names such a sheet: quick, however large it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return f'name="{name}"'.encode() in archive.read("xl/workbook.xml")
    except _DAMAGE:
        return False


def _checked(data: bytes) -> bool:
    """Refuse by the archive's own directory, before anything is unpacked; are there formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_bombs(entries)
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
                if "content.xml" in names:
                    raise RuleBroken("import_kind_ods")
                raise RuleBroken("import_kind_zip")
            return _look_inside(archive, entries)
    except _DAMAGE as wrong:
        raise RuleBroken("import_workbook_damaged") from wrong


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if unpacked > LARGEST_UNPACKED or (unpacked > _SMALL and unpacked > LARGEST_RATIO * packed):
        raise RuleBroken("import_zip_bomb", megabytes=unpacked >> 20)


def _look_inside(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    """Refuse declared entities in any part; say whether any sheet has formulas."""
    formulas = False
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        content = archive.read(entry)
        if any(word in _without_nulls(content) for word in _DECLARED):
            raise RuleBroken("import_entities")
        if "worksheets/" in entry.filename and not formulas:
            formulas = bool(_FORMULA.search(content))
    return formulas


def _without_nulls(content: bytes) -> bytes:
    """The letters of a part, also where it is written in two bytes each."""
    return content.replace(b"\0", b"") if b"\0" in content[:100] else content


def _read(data: bytes, progress: Progress, sheet_name: str | None, *, formulas: bool) -> Sheet:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
        remarks = [Remark(None, N_("import_hidden_sheet"), (("sheet", name),)) for name in hidden]
        if not visible:
            raise RuleBroken("import_no_sheet")
        chosen, others = _choice(book, visible, sheet_name)
        _refuse_hidden_list(book, chosen, hidden)
        if formulas:
            chosen_rows, more = _with_formulas(data, book, chosen, progress)
        else:
            chosen_rows, more = _rows(book, chosen, progress)
        return Sheet(
            chosen_rows,
            name=chosen,
            from_1904=book.epoch == CALENDAR_MAC_1904,
            others=others,
            remarks=(*remarks, *more),
        )
    finally:
        book.close()


def _choice(
    book: Workbook, visible: list[str], sheet_name: str | None
) -> tuple[str, tuple[str, ...]]:
    """The sheet to read and the other sheets that list people too."""
    if sheet_name in visible:
        return str(sheet_name), ()
    if len(visible) == 1:
        return visible[0], ()
    listing = [name for name in visible if find_headings(_first_rows(book, name))]
    chosen = (listing or visible)[0]
    return chosen, tuple(name for name in listing if name != chosen)


def _refuse_hidden_list(book: Workbook, chosen: str, hidden: list[str]) -> None:
    """Say where the list stands, when a hidden sheet has it and no other."""
    if hidden and not find_headings(_first_rows(book, chosen)):
        for name in hidden:
            if find_headings(_first_rows(book, name)):
                raise RuleBroken("import_list_hidden", sheet=name)


def _first_rows(book: Workbook, name: str) -> list[tuple[int, tuple[object, ...]]]:
    sheet: Any = book[name]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=30, values_only=True)
    return [(number, tuple(cells)) for number, cells in enumerate(rows, start=1) if any(cells)]


def _rows(book: Workbook, name: str, progress: Progress) -> tuple[
    tuple[SheetRow, ...], tuple[Remark, ...]
]:  # fmt: skip
    remarks: list[Remark] = []
    rows = tuple(_kept(_cells(book, name), progress, remarks))
    return rows, tuple(remarks)


def _cells(book: Workbook, name: str) -> Iterator[tuple[object, ...]]:
    sheet: Any = book[name]
    sheet.reset_dimensions()
    for cells in sheet.iter_rows():
        yield tuple(_value(cell) for cell in cells)


def _value(cell: Any) -> object:  # noqa: ANN401  openpyxl's cells have four unrelated types
    if cell.data_type == "e":
        return Fault(str(cell.value))
    return cell.value


def _with_formulas(data: bytes, book: Workbook, name: str, progress: Progress) -> tuple[
    tuple[SheetRow, ...], tuple[Remark, ...]
]:  # fmt: skip
    """The rows where a formula without a stored value is a fault, not an empty cell."""
    import openpyxl

    written = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    remarks: list[Remark] = []
    try:
        sheet: Any = written[name]
        sheet.reset_dimensions()
        both = zip(_cells(book, name), sheet.iter_rows(), strict=False)
        merged = (
            tuple(
                Fault(str(cell.value), is_formula=True)
                if value is None and cell.data_type == "f"
                else value
                for value, cell in zip(values, cells, strict=False)
            )
            for values, cells in both
        )
        return tuple(_kept(merged, progress, remarks)), tuple(remarks)
    finally:
        written.close()


def _kept(
    rows: Iterator[tuple[object, ...]], progress: Progress, remarks: list[Remark]
) -> Iterator[SheetRow]:
    """The rows that hold something, until a thousand in a row hold nothing."""
    empty = kept = 0
    for number, cells in enumerate(rows, start=1):
        if number % TOLD_EVERY == 0:
            progress.at(number, 0)
        if not any(cell is not None and cell != "" for cell in cells):
            empty += 1
            if empty == EMPTY_ROWS_AT_THE_END:
                remarks.append(Remark(None, N_("import_stopped_at_empty"), (("row", number),)))
                return
            continue
        empty = 0
        kept += 1
        if kept > MOST_ROWS + 1:
            raise RuleBroken("import_too_many_rows", rows=MOST_ROWS)
        yield SheetRow(number, _trimmed(cells))


def _trimmed(cells: tuple[object, ...]) -> tuple[object, ...]:
    end = len(cells)
    while end and cells[end - 1] in (None, ""):
        end -= 1
    return cells[:end]
