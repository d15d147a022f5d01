"""Spreadsheets made for the tests, good and nasty ones."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from facilitator.interchange.people_sheet import read_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.interchange.preview import Preview
    from facilitator.interchange.remarks import Answer
    from facilitator.interchange.same_people import KnownPerson

EXAMPLES = Path(__file__).parent.parent / "data" / "import"
TODAY = dt.date(2026, 11, 23)


def preview(
    path: Path, known: Iterable[KnownPerson] = (), answers: tuple[Answer, ...] = ()
) -> Preview:
    return read_people(path, known, today=TODAY, answers=answers)


def csv_file(folder: Path, text: str, encoding: str = "utf-8", name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, rows: Sequence[Sequence[object]], name: str = "list.xlsx") -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(folder / name)
    return folder / name


def with_part(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The same workbook with words of one part replaced."""
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == part:
                assert old in data
                data = data.replace(old, new)
            target.writestr(entry.filename, data, zipfile.ZIP_DEFLATED)
    return changed
