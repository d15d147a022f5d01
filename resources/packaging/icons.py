"""Draws the ring mark in the sizes in which a system asks for an icon of a program."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (16, 32, 48, 64, 128, 256, 512)
TEAL, PAPER = "#0A5A5C", "#FFFFFF"


def as_icon(mark: str) -> str:
    """The ring mark in white upon a teal tile: it is seen on a light desktop and on a dark one."""
    inside = mark.partition(">")[2].rpartition("</svg>")[0].replace("currentColor", PAPER)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="256" height="256">\n'
        f'<rect width="40" height="40" rx="8" fill="{TEAL}"/>\n'
        f'<g transform="translate(4 4)">{inside}</g>\n</svg>\n'
    )


def write_icons(mark: Path, folder: Path) -> None:
    """The icon as one drawing, as pictures in every size, and as one file for Windows."""
    drawing = as_icon(mark.read_text("utf-8"))
    (folder / "facilitator.svg").write_text(drawing, "utf-8")
    pictures = {size: _drawn(drawing, size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"facilitator-{size}.png").write_bytes(picture)
    (folder / "facilitator.ico").write_bytes(ico({size: pictures[size] for size in SIZES[:-1]}))


def _drawn(drawing: str, size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    found = QBuffer()
    found.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(found, "PNG")  # type: ignore[call-overload]  # the stub takes bytes, Qt takes text
    return bytes(found.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """PNG pictures in the one file that Windows reads; 256 is written as 0 there."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    table = b""
    for size, picture in pictures.items():
        side = size % 256
        table += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + table + b"".join(pictures.values())
