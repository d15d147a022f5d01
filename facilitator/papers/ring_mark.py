"""The programme's mark, three arrows turning, read from the one drawing that the window uses."""

from __future__ import annotations

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
        marks.append(Arc(centre, float(radius) * unit, start, sweep, colour, float(width) * unit))
    for corners in _HEAD.findall(drawing):
        points = tuple(
            Point(*(float(part) * unit for part in pair.split(","))) for pair in corners.split()
        )
        marks.append(Polygon(points, fill=colour))
    return tuple(marks)
