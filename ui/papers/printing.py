"""Printing a finished PDF: the file itself to CUPS, in bands of pixels where there is none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.children import environment
from facilitator.errors import RuleBroken
from ui.papers.pictures import ONE_AT_A_TIME

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

DOTS = 300
BAND = 600


@dataclass(frozen=True)
class PrintChoice:
    """What was chosen in the system's print dialog."""

    printer: str
    copies: int
    two_sided: bool
    first: int = 0
    last: int = 0


def can_hand_over() -> bool:
    """Whether the PDF itself goes to the printer, as on Linux and macOS."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def has_printer() -> bool:
    """Whether any printer is set up on this laptop."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def choice_of(printer: QPrinter) -> PrintChoice:
    """What the facilitator chose in the dialog."""
    from PySide6.QtPrintSupport import QPrinter as Printer

    return PrintChoice(
        printer.printerName(),
        printer.copyCount(),
        printer.duplex() is not Printer.DuplexMode.DuplexNone,
        printer.fromPage(),
        printer.toPage(),
    )


def order_for(path: Path, choice: PrintChoice) -> list[str]:
    """The `lp` command that prints a file as chosen."""
    sides = "two-sided-long-edge" if choice.two_sided else "one-sided"
    order = ["lp", "-n", str(choice.copies), "-o", f"sides={sides}"]
    if choice.printer:
        order[1:1] = ["-d", choice.printer]
    if choice.first:
        order += ["-P", f"{choice.first}-{choice.last or choice.first}"]
    return [*order, "--", str(path)]


def hand_over(path: Path, choice: PrintChoice) -> None:
    """Give the PDF itself to CUPS.

    Raises:
        RuleBroken: "printer_refused" with what the system says.
    """
    done = subprocess.run(
        order_for(path, choice), capture_output=True, text=True, check=False, env=environment()
    )
    if done.returncode:
        raise RuleBroken("printer_refused", why=done.stderr.strip() or str(done.returncode))


def draw(pdf: bytes, printer: QPrinter) -> None:
    """Draw every page in bands, where the system has no way to take a PDF."""
    from pypdfium2 import PdfDocument
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPainter

    with ONE_AT_A_TIME:
        document = PdfDocument(pdf)
        painter = QPainter(printer)
        room = painter.viewport()
        for number, page in enumerate(document):
            if number:
                printer.newPage()
            drawn = page.render(scale=DOTS / 72)
            for top in range(0, drawn.height, BAND):
                high = min(BAND, drawn.height - top)
                start = top * drawn.stride
                band = QImage(
                    bytes(drawn.buffer)[start : start + high * drawn.stride],
                    drawn.width, high, drawn.stride, QImage.Format.Format_BGR888,
                )  # fmt: skip
                scale = room.height() / drawn.height
                at = QRect(0, round(top * scale), room.width(), round(high * scale) + 1)
                painter.drawImage(at, band)
            drawn.close()
        painter.end()
        document.close()
