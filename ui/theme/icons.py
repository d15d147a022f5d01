"""Icons: Lucide's outlines in any colour, size and stroke, sharp at any screen scale."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = 1.75


@cache
def outline(name: str) -> str:
    """The drawing of an icon as it lies in resources/icons."""
    return (files("resources") / "icons" / f"{name}.svg").read_text("utf-8")


def recoloured(svg: str, colour: str, stroke: float = STROKE) -> bytes:
    """The drawing in another colour and stroke width."""
    svg = svg.replace("currentColor", colour).replace(
        'stroke-width="2"', f'stroke-width="{stroke}"'
    )
    return svg.encode()


@cache
def icon(name: str, size: int, colour: str, ratio: float = 1.0, stroke: float = STROKE) -> QPixmap:
    """A pixmap of `size` px for a screen of this pixel ratio; the same one each time."""
    return rendered(recoloured(outline(name), colour, stroke), size, ratio)


def rendered(svg: bytes, size: int, ratio: float = 1.0) -> QPixmap:
    """A square drawing painted into a clear pixmap of `size` px."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
