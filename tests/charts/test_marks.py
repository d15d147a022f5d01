from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.charts.drawing import Drawing
from facilitator.charts.marks import (
    Arc,
    Circle,
    Line,
    Mark,
    Point,
    Polygon,
    Rect,
    Text,
    around,
    clock_angle,
)
from facilitator.charts.shapes import extent, moved, reach
from tests.charts.letters import PEN

ANGLES = st.floats(-720, 720, allow_nan=False)


@pytest.mark.parametrize(
    ("angle", "place"), [(0, (0, -10)), (90, (10, 0)), (180, (0, 10)), (270, (-10, 0))]
)
def test_angles_run_clockwise_from_twelve(angle: float, place: tuple[float, float]) -> None:
    assert around(Point(0, 0), angle, 10) == pytest.approx(place, abs=1e-9)


@given(ANGLES)
def test_a_place_on_a_circle_is_seen_under_its_angle(angle: float) -> None:
    turned = clock_angle(Point(3, 4), around(Point(3, 4), angle, 25)) - angle
    assert abs((turned + 180) % 360 - 180) < 1e-6


@given(ANGLES, st.floats(-360, 360, allow_nan=False), st.floats(0, 1))
def test_an_arc_lies_in_its_box(start: float, sweep: float, share: float) -> None:
    arc = Arc(Point(5, 5), 40, start, sweep, "ink", 2)
    assert arc.box.holds(around(arc.centre, start + sweep * share, 40), 1e-6)


def test_reach_is_the_chord_between_two_places_on_a_circle() -> None:
    centre = Point(0, 0)
    first, second = around(centre, 0, 64), around(centre, reach(64, 21), 64)
    assert ((first.x - second.x) ** 2 + (first.y - second.y) ** 2) ** 0.5 == pytest.approx(21)


def test_the_mark_on_top_is_the_one_that_is_hit() -> None:
    below = Rect(0, 0, 100, 100, fill="tint", key=("below",))
    above = Circle(Point(50, 50), 10, fill="accent", key=("above",))
    words = PEN.text("unkeyed", Point(40, 50), 14)
    drawing = Drawing(100, 100, (below, above, words))
    assert drawing.key_at(Point(50, 50)) == ("above",)
    assert drawing.key_at(Point(70, 50)) == ("below",)
    assert drawing.key_at(Point(140, 50)) is None
    assert drawing.box_of(("above",)) == (40, 40, 60, 60)
    assert drawing.box_of(("nowhere",)) is None


def test_an_arc_is_hit_near_its_line_only() -> None:
    arc = Arc(Point(0, 0), 64, 20, 50, "ink2", 2)
    assert arc.near(around(Point(0, 0), 40, 66), 2)
    assert not arc.near(around(Point(0, 0), 40, 74), 2)
    assert not arc.near(around(Point(0, 0), 90, 64), 2)


def test_a_slanted_line_is_hit_near_itself_and_not_in_the_corner_of_its_box() -> None:
    line = Line(Point(0, 0), Point(100, 100), "ink")
    assert line.near(Point(51, 50), 2)
    assert not line.near(Point(90, 10), 2)


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_words_stand_by_their_alignment(align: str) -> None:
    text = PEN.text("Siân", Point(100, 50), 14, align=align)
    left, _, right, _ = text.box
    assert {"left": left, "centre": (left + right) / 2, "right": right}[align] == pytest.approx(100)


def test_every_mark_moves_as_a_whole() -> None:
    marks: tuple[Mark, ...] = (
        Line(Point(0, 0), Point(9, 9), "ink"),
        Arc(Point(20, 20), 10, 0, 90, "ink"),
        Polygon((Point(0, 0), Point(4, 0), Point(0, 4)), fill="ink"),
        Circle(Point(1, 1), 3, fill="ink"),
        Rect(0, 0, 5, 5, fill="ink"),
        Text(Point(0, 0), "a", 12, 400, "ink", 6.0),
    )
    before, after = extent(marks), extent(tuple(moved(mark, 7, -3) for mark in marks))
    shifted = (before.left + 7, before.top - 3, before.right + 7, before.bottom - 3)
    assert after == pytest.approx(shifted)


def test_a_long_name_keeps_its_beginning() -> None:
    short = PEN.elided("Llanfairpwllgwyngyll", 14, 400, 60)
    assert short.startswith("Llan")
    assert short.endswith("…")
    assert PEN.measure(short, 14, 400) <= 60
    assert PEN.elided("Nia", 14, 400, 60) == "Nia"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Conwy Mind", ("Conwy", "Mind")),
        ("North Wales Police", ("North W.", "Police")),
        ("Mind", ("", "Mind")),
    ],
)
def test_a_head_takes_two_lines(name: str, lines: tuple[str, str]) -> None:
    assert PEN.two_lines(name, 13, 62) == lines
