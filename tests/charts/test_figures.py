from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from facilitator.charts.bar import Share, relationship_bar
from facilitator.charts.circle import circle_so_far
from facilitator.charts.columns import Month, months_columns
from facilitator.charts.dumbbell import Exchange, dumbbell, dumbbells, hour_ticks
from facilitator.charts.marks import Arc, Circle, Line, Rect, Text
from facilitator.charts.story import Happening, row_height, story
from facilitator.charts.strip import link_strip
from facilitator.words import Language, Words
from tests.charts.letters import LARGE, PEN

if TYPE_CHECKING:
    from facilitator.charts.shapes import Pen

SAY = Words(Language.EN).stored


@pytest.mark.parametrize(
    ("most", "labels"),
    [(360, ["0", "2", "4", "6 h"]), (34 * 60, ["0", "10", "20", "30", "40 h"]), (0, ["0", "1 h"])],
)
def test_the_unit_stands_once_and_the_scale_holds_the_most(most: int, labels: list[str]) -> None:
    ticks = hour_ticks(most, "h")
    assert [label for _, label in ticks] == labels
    assert ticks[-1][0] >= most


def test_given_is_filled_received_is_hollow_and_both_stand_on_the_scale() -> None:
    drawing = dumbbell(180, 240, hour_ticks(360, "h"), PEN, 300)
    ticks = [m for m in drawing.marks if isinstance(m, Line) and not m.key]
    filled = next(m for m in drawing.marks if isinstance(m, Circle) and m.fill == "accent")
    hollow = next(m for m in drawing.marks if isinstance(m, Circle) and m.outline)
    assert hollow.centre.x == pytest.approx(ticks[2].start.x)
    assert filled.centre.x == pytest.approx((ticks[1].start.x + ticks[2].start.x) / 2)
    assert drawing.alt_in(SAY) == "Hours given: 3. Hours received: 4."


def test_an_even_exchange_shows_both_dots() -> None:
    drawing = dumbbell(240, 240, hour_ticks(360, "h"), PEN, 300)
    hollow, filled = (m for m in drawing.marks if isinstance(m, Circle))
    assert hollow.centre == filled.centre
    assert filled.radius < hollow.radius - hollow.width / 2


def test_the_table_says_each_line_and_keeps_names_off_the_scale() -> None:
    exchanges = (
        Exchange("Cyngor Dyffryn Glas a'r Cylch Cymunedol", 34 * 60, 31 * 60, "gives 3 more"),
        Exchange("Bro Afon Council", 4 * 60, 11 * 60, "receives 7 more"),
    )
    drawing = dumbbells(exchanges, hour_ticks(34 * 60, "h"), PEN, 475)
    assert "Bro Afon Council: hours given 4, hours received 11." in drawing.alt_in(SAY)
    scale = min(m.start.x for m in drawing.marks if isinstance(m, Line) and not m.key)
    names = [m for m in drawing.marks if isinstance(m, Text) and m.key and m.align == "left"]
    assert all(name.box.right < scale for name in names)
    right = [m for m in drawing.marks if isinstance(m, Text) and m.align == "right"]
    dots = [m.box.right for m in drawing.marks if isinstance(m, Circle)]
    assert max(dots) < min(text.box.left for text in right)
    assert drawing.rows[1] == ("Bro Afon Council", 240, 660, "receives 7 more")


def test_a_plan_line_stays_visible_across_a_column() -> None:
    months = (Month("Mar", 36, 32), Month("May", None, 32), Month("Jun", None))
    drawing = months_columns(months, PEN, 300)
    march = [m for m in drawing.marks if m.key == ("month", 0)]
    assert [m.stroke for m in march if isinstance(m, Line)] == ["surface", "ink"]
    may = [m for m in drawing.marks if m.key == ("month", 1)]
    assert [bool(m.dash) for m in may if isinstance(m, Line)] == [True]
    assert drawing.alt_in(SAY) == (
        "Mar: sessions held 36, planned 32. May: sessions planned 32, still to come."
    )


def test_columns_are_as_tall_as_their_numbers() -> None:
    drawing = months_columns((Month("Jan", 10), Month("Feb", 30), Month("Mar", 0)), PEN, 300)
    bars = [m.height for m in drawing.marks if isinstance(m, Rect)]
    assert bars[1] == pytest.approx(3 * bars[0])
    words = [m.words for m in drawing.marks if isinstance(m, Text) and m.key]
    assert words == ["10", "30", "0"]


def test_the_bar_is_divided_by_the_counts() -> None:
    shares = (Share(84, "held"), Share(41, "arranged"), Share(61, "still to arrange"))
    drawing = relationship_bar(*shares, PEN, 700)
    held, arranged, to_arrange = (m for m in drawing.marks if isinstance(m, Rect))
    assert held.box.right < arranged.box.left < arranged.box.right < to_arrange.box.left
    assert to_arrange.box.right == pytest.approx(700)
    assert held.width / (to_arrange.width + 1.5) == pytest.approx(84 / 61)
    assert to_arrange.dash
    assert drawing.alt_in(SAY) == "Sessions held: 84. Arranged: 41. Still to arrange: 61."


def test_a_narrow_share_pushes_the_next_words_aside() -> None:
    drawing = relationship_bar(Share(1, "held"), Share(0, "arranged"), Share(99, "open"), PEN, 300)
    texts = sorted((m for m in drawing.marks if isinstance(m, Text)), key=lambda m: m.left)
    for first, second in itertools.pairwise(texts):
        assert not first.box.overlaps(second.box)


@pytest.mark.parametrize("people", [2, 12, 24])
def test_the_circle_counts_and_names_nobody(people: int) -> None:
    kept = [n % 3 != 0 for n in range(people)]
    names = [f"Person {n}" for n in range(people)]
    drawing = circle_so_far(kept, f"{sum(kept)} of {people}", "links kept", PEN, names)
    spoken = drawing.alt_in(SAY)
    assert spoken.startswith(f"Links kept: {sum(kept)} of {people}.")
    assert "Person" not in spoken
    arcs = [m for m in drawing.marks if isinstance(m, Arc)]
    assert [bool(arc.dash) for arc in arcs] == [not one for one in kept]
    texts = [m for m in drawing.marks if isinstance(m, Text)]
    for n, text in enumerate(texts):
        assert not any(text.box.overlaps(other.box) for other in texts[n + 1 :]), text.words


@pytest.mark.parametrize("people", [1, 25])
def test_a_circle_too_small_or_too_large_is_not_drawn(people: int) -> None:
    with pytest.raises(ValueError, match="2 to 24"):
        circle_so_far([True] * people, "", "", PEN)


@pytest.mark.parametrize("others", [0, 1, 3, 10, 22])
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("pen", [PEN, LARGE], ids=["100 %", "200 %"])
def test_the_strip_fits_its_width_and_shows_the_pair(others: int, named: bool, pen: Pen) -> None:
    names = ["Siân", "Tomasz", *("Agnieszka" if named else "" for _ in range(others))]
    drawing = link_strip(names, 0, pen, 475 * pen.factor)
    assert drawing.width <= 475 * pen.factor + 1
    filled = [m for m in drawing.marks if isinstance(m, Rect) and m.fill == "accent"]
    assert len(filled) == 2
    assert {"Siân", "Tomasz"} <= {m.words for m in drawing.marks if isinstance(m, Text)}
    for mark in drawing.marks:
        assert mark.box.left >= -0.01
        assert mark.box.right <= drawing.width + 0.01
        assert mark.box.bottom <= drawing.height + 0.01
    assert f"People in the ring: {others + 2}." in drawing.alt_in(SAY)
    assert "Siân gives to Tomasz." in drawing.alt_in(SAY)


def test_a_story_has_a_mark_for_each_kind() -> None:
    happenings = (
        Happening("9 Mar", "to come", "Gathering 3", "expected"),
        Happening("19 Feb", "given", "Gave session 3 to Tomasz", "by video call", "60 min"),
        Happening("18 Feb", "received", "Received session 4 from Gwilym", "in Bangor", "60 min"),
        Happening("11 Jan", "paper", "Agreement signed", "version 1"),
    )
    drawing = story(happenings, PEN, 700)
    assert drawing.height == 4 * row_height(PEN) == 200
    coming, given, received = (m for m in drawing.marks if isinstance(m, Circle))
    assert (bool(coming.dash), given.fill, received.outline) == (True, "accent", "ink")
    assert any(isinstance(m, Rect) and m.fill == "ink2" for m in drawing.marks)
    assert "19 Feb: Gave session 3 to Tomasz, 60 min. by video call" in drawing.alt_in(SAY)
