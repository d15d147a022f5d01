"""The programme's mark, three arrows turning, read from the one drawing that the window uses."""

from __future__ import annotations

import math
import re
from functools import cache
from importlib.resources import files

from facilitator.charts.marks import Arc, Mark, Point, Polygon, clock_angle

SIDE = 32.0
_ARC = re.compile(
    r'<path d="M([\d.]+) ([\d.]+)A([\d.]+) [\d.]+ 0 0 1 ([\d.]+) ([\d.]+)" stroke-width="([\d.]+)"'
)
_HEAD = re.compile(r'<polygon points="([\d., ]+)"')


@cache
def ring_mark(side: float, colour: str = "accent") -> tuple[Mark, ...]:
    """The mark in a square of a side."""
    drawing = (files("resources") / "icons" / "ring-mark.svg").read_text("utf-8")
    unit = side / SIDE
    centre = Point(side / 2, side / 2)
    marks: list[Mark] = []
    for x1, y1, radius, x2, y2, width in _ARC.findall(drawing):
        start = clock_angle(centre, Point(float(x1) * unit, float(y1) * unit))
        end = clock_angle(centre, Point(float(x2) * unit, float(y2) * unit))
        sweep = (end - start) % 360
        marks.append(
            Arc(centre, float(radius) * unit, start, sweep, colour, float(width) * unit)
        )
    for corners in _HEAD.findall(drawing):
        points = tuple(
            Point(*(float(part) * unit for part in pair.split(","))) for pair in corners.split()
        )
        marks.append(Polygon(points, fill=colour))
    return tuple(marks)


def drawn_svg() -> str:
    """The mark as SVG: how resources/icons/ring-mark.svg was made."""
    centre, radius, line, reach = 16.0, 12.0, 3.0, 5.4
    parts = []
    for n in range(3):
        start, end = n * 120 + 4.0, n * 120 + 88.0
        a, b = _at(centre, radius, start), _at(centre, radius, end)
        parts.append(
            f'<path d="M{a[0]} {a[1]}A{radius} {radius} 0 0 1 {b[0]} {b[1]}" '
            f'stroke-width="{line}" fill="none" stroke="currentColor"/>'
        )
        tip = _at(centre, radius, end + 26)
        outer, inner = _at(centre, radius + reach * 0.78, end - 3), _at(centre, radius - reach * 0.78, end - 3)
        parts.append(
            '<polygon points="'
            + " ".join(f"{x},{y}" for x, y in (tip, outer, inner))
            + '" fill="currentColor"/>'
        )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _at(centre: float, radius: float, angle: float) -> tuple[float, float]:
    turn = math.radians(angle)
    return (
        round(centre + radius * math.sin(turn), 2),
        round(centre - radius * math.cos(turn), 2),
    )
