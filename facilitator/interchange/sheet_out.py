"""Tables written for spreadsheets: text stays text, and a half-written file never stands."""

from __future__ import annotations

import csv
import datetime as dt
import errno
import io
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.interchange.headings import column_letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl.cell.cell import Cell
    from openpyxl.workbook.workbook import Workbook

# What a spreadsheet may run instead of show; an apostrophe already there is doubled.
_FORMULA_LIKE: Final = re.compile(r"'*[\s\u00a0\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_GUARDED: Final = re.compile(r"'(?='*[\s\u00a0\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_A_TITLE: Final = re.compile(r"[\[\]:*?/\\]")
_KINDS: Final = {
    errno.ENOSPC: TroubleKind.DISK_FULL,
    errno.EDQUOT: TroubleKind.DISK_FULL,
    errno.EROFS: TroubleKind.READ_ONLY,
    errno.EACCES: TroubleKind.NO_PERMISSION,
    errno.EPERM: TroubleKind.NO_PERMISSION,
    errno.ENOENT: TroubleKind.NOT_THERE,
    errno.EISDIR: TroubleKind.FOLDER,
    errno.ENAMETOOLONG: TroubleKind.NAME_TOO_LONG,
}
_LONGEST_TITLE: Final = 31
_WIDEST_COLUMN: Final = 60


@dataclass(frozen=True, slots=True)
class Table:
    """One table to hand out: its name, its headings, its rows of text, numbers and days."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text instead of showing it."""
    return len(text) > 1 and bool(_FORMULA_LIKE.match(text))


def formula_guarded(text: str) -> str:
    """The text with a leading apostrophe when a spreadsheet would run it."""
    return f"'{text}" if _FORMULA_LIKE.match(text) else text


def formula_guard_removed(text: str) -> str:
    """The text as it was before `formula_guarded`."""
    return text[1:] if _GUARDED.match(text) else text


def write_csv(table: Table, path: Path) -> None:
    """The table as CSV in UTF-8 with the mark that Excel looks for."""
    with whole(path) as part:
        part.write_bytes(csv_text(table).encode("utf-8-sig"))


def csv_text(table: Table) -> str:
    """The table as CSV text with every formula-like value behind an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_as_text(heading) for heading in table.headings])
    writer.writerows([_as_text(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def clipboard_text(table: Table) -> str:
    """The table as text that any spreadsheet takes when pasted: tabs and line ends."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerow([_as_text(heading) for heading in table.headings])
    writer.writerows([_as_text(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _as_text(cell: object) -> str:
    """A cell as text: days in ISO, nothing for None, formulas defused."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return formula_guarded(cell) if isinstance(cell, str) else str(cell)


def write_workbook(tables: Sequence[Table], path: Path) -> None:
    """The tables as sheets of one XLSX file; text is text, whatever it begins with."""
    import openpyxl

    from facilitator.interchange.packing import packed

    if not path.parent.is_dir():
        raise StorageTrouble(TroubleKind.NOT_THERE, file=path.parent.name)
    book = openpyxl.Workbook(write_only=True)
    titles: set[str] = set()
    for table in tables:
        _add_sheet(book, table, titles)
    if not tables:
        _add_sheet(book, Table("-", (), ()), titles)
    # In one go: a disk that fills up half-way would leave the packer in disorder.
    data = packed(book)
    with whole(path) as part:
        part.write_bytes(data)


def _add_sheet(book: Workbook, table: Table, titles: set[str]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    from facilitator.interchange.packing import written_in_memory

    sheet = book.create_sheet(_title(table.name, titles))
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_widths(table)):
        sheet.column_dimensions[column_letter(place)].width = width
    written_in_memory(sheet)
    bold = Font(bold=True)
    head = [_set(WriteOnlyCell(sheet), heading) for heading in table.headings]
    for cell in head:
        cell.font = bold
    sheet.append(head)
    for row in table.rows:
        sheet.append([_set(WriteOnlyCell(sheet), value) for value in row])


def _set(cell: Cell, value: object) -> Cell:
    """Put a value into a cell; text by its type, so that "=1+1" is never calculated."""
    if value is None or isinstance(value, bool | int | float | dt.date | dt.time):
        cell.value = value
        return cell
    cell.value = _NOT_IN_XML.sub("", str(value))
    cell.data_type = "s"
    return cell


def _widths(table: Table) -> list[int]:
    """Column widths from the headings and the first rows, so that nothing needs dragging."""
    widths = [len(heading) for heading in table.headings]
    for row in table.rows[:200]:
        for place, cell in enumerate(row[: len(widths)]):
            widths[place] = max(widths[place], len(_as_text(cell)))
    return [min(width + 2, _WIDEST_COLUMN) for width in widths]


def _title(name: str, titles: set[str]) -> str:
    """A sheet title that Excel accepts and no other sheet has."""
    plain = _NOT_IN_A_TITLE.sub(" ", _NOT_IN_XML.sub("", name)).strip("' ")[:_LONGEST_TITLE] or "-"
    title, number = plain, 1
    while title.casefold() in titles:
        number += 1
        title = f"{plain[: _LONGEST_TITLE - 4]} {number}"
    titles.add(title.casefold())
    return title


def storage_trouble(trouble: OSError, path: Path) -> StorageTrouble:
    """What the operating system says about a file, as one of the troubles we explain."""
    kind = _KINDS.get(trouble.errno or 0, TroubleKind.FAILING)
    return StorageTrouble(kind, file=path.name)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A place to write beside the file, which takes its name once it is whole on disk."""
    part = path.with_name(path.name + ".part")
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except OSError as trouble:
        raise storage_trouble(trouble, path) from trouble
    finally:
        part.unlink(missing_ok=True)
