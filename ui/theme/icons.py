"""Icons: Lucide's outlines in any colour, size and stroke, sharp at any screen scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import FOLDER

STROKE = 1.75


@cache
def outline(name: str) -> str:
    """The drawing of an icon as it lies in resources/icons."""
    return (FOLDER / "icons" / f"{name}.svg").read_text("utf-8")


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
    return drawn(svg, size, size, ratio)


def drawn(svg: bytes, wide: int, high: int, ratio: float = 1.0) -> QPixmap:
    """A drawing painted into a clear pixmap of this many px."""
    pixmap = QPixmap(round(wide * ratio), round(high * ratio))
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
