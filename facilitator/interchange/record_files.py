"""A whole record beside its readable tables: in a folder as one file, in a workbook as one sheet.

write_record(record, folder)     record_table(record)        read_record(path) -> WholeRecord
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from facilitator.errors import RuleBroken
from facilitator.interchange.sheet_out import Table, whole
from facilitator.interchange.whole_record import WholeRecord, WholeRow
from facilitator.interchange.workbooks import sheet_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FORMAT = "facilitator-record/1"
FILE = "record.jsonl"
SHEET = "record"
# Excel holds 32,767 letters in a cell.
LONGEST_CELL = 30_000


def holds_record(path: Path) -> bool:
    """Whether a whole record lies here: a folder with its file, or a workbook with its sheet."""
    if path.is_dir():
        return (path / FILE).is_file()
    return path.is_file() and next(_first(path), "") == FORMAT


def read_record(path: Path) -> WholeRecord:
    """The whole record that lies in a folder or in a workbook.

    Raises:
        RuleBroken: it cannot be read; nothing was written.
    """
    try:
        if path.is_dir():
            lines = (path / FILE).read_text("utf-8-sig").splitlines()
            return _record(json.loads(line) for line in lines if line.strip())
        return _record(_of_sheet(path))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError, TypeError, ValueError):
        raise RuleBroken("record_unreadable", file=path.name) from None


def write_record(record: WholeRecord, folder: Path) -> Path:
    """Write the record into a folder, a row on each line."""
    path = folder / FILE
    lines = [_head(record), *([row.table, row.number, row.fields] for row in record.rows)]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    with whole(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")
    return path


def record_table(record: WholeRecord) -> Table:
    """The record as a sheet of a workbook: table, number, fields."""
    lines = tuple(
        (row.table, row.number, *_cut(json.dumps(row.fields, ensure_ascii=False)))
        for row in record.rows
    )
    _format, schema, today = _head(record)
    return Table(SHEET, (FORMAT, str(schema), str(today)), lines)


def _head(record: WholeRecord) -> list[object]:
    return [FORMAT, record.schema, record.today.isoformat() if record.today else ""]


def _cut(text: str) -> Iterator[str]:
    for start in range(0, len(text), LONGEST_CELL):
        yield text[start : start + LONGEST_CELL]


def _first(path: Path) -> Iterator[str]:
    """What stands in the first cell of the sheet of the record, where a workbook has one."""
    for row in sheet_rows(path, SHEET):
        yield str(row[0] if row else "")
        return


def _of_sheet(path: Path) -> Iterator[list[Any]]:
    rows = sheet_rows(path, SHEET)
    yield list(next(rows))[:3]
    for table, number, *fields in rows:
        yield [table, number, json.loads("".join(str(part) for part in fields if part))]


def _record(lines: Iterable[list[Any]]) -> WholeRecord:
    rows = iter(lines)
    head = next(rows, None)
    if not head or head[0] != FORMAT:
        raise ValueError(head)
    _format, schema, today = head
    day = dt.date.fromisoformat(today) if today else None
    read = tuple(WholeRow(str(name), int(number), dict(said)) for name, number, said in rows)
    return WholeRecord(read, int(schema), day)
