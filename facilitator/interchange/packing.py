"""Packs a workbook in memory: openpyxl itself puts every sheet into a temporary file, in clear."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook


class _SheetWriter(WorksheetWriter):
    """Writes the rows of a sheet into memory; there is no file to take away afterwards."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401  openpyxl's write-only sheet
        super().__init__(sheet, io.BytesIO())

    def cleanup(self) -> None:
        """Nothing lies on the disk."""


class _Archive(zipfile.ZipFile):
    """An archive that takes a part from memory where openpyxl names a file."""

    def write(self, filename: Any, arcname: Any = None, *rest: Any, **more: Any) -> None:  # noqa: ANN401  as it is
        """Add a part."""
        if isinstance(filename, io.BytesIO):
            self.writestr(arcname, filename.getvalue())
        else:
            super().write(filename, arcname, *rest, **more)


def written_in_memory(sheet: Any) -> None:  # noqa: ANN401  openpyxl's write-only sheet
    """Let the rows of a sheet go into memory; to be said once its columns stand, before a row."""
    writer = _SheetWriter(sheet)
    sheet._writer = writer  # noqa: SLF001  openpyxl has no other door to it
    writer.write_top()


def packed(book: Workbook) -> bytes:
    """The workbook as the bytes of its file; every sheet was `written_in_memory`."""
    out = io.BytesIO()
    with _Archive(out, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return out.getvalue()
