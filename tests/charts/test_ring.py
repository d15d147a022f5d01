from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import pytest

from facilitator.charts.marks import Arc, Circle, Point, Polygon, Text
from facilitator.charts.ring import (
    DISC,
    LARGEST,
    Member,
    Ring,
    RingLink,
    radius_for,
    ring,
    state_ring,
)
from facilitator.words import Language, Words
from tests.charts.letters import LARGE, PEN

if TYPE_CHECKING:
    from facilitator.charts.drawing import Drawing
    from facilitator.charts.shapes import Pen

NAMES = (
    "Angharad", "Bethan", "Catrin", "Dafydd", "Elin Mair", "Ffion", "Gwilym", "Heledd", "Iestyn",
    "Julia", "Kate", "Llinos", "Myfanwy", "Nadia", "Owain", "Priya", "Rhys", "Siân", "Tomasz",
    "Una", "Vaughan", "Wyn", "Yusuf", "Agnieszka-Maria Kowalczyk",
)  # fmt: skip


def a_ring(members: int, *, marked: bool = False) -> Ring:
    people = tuple(Member(NAMES[n], NAMES[n][:2].upper(), n % 12) for n in range(members))
    links = tuple(RingLink(locked=n % 2 == 0, new=n % 3 == 0) for n in range(members))
    return Ring("Alaw", f"{members} × 6 h", people, links if marked else ())


def discs(drawing: Drawing) -> dict[int, Circle]:
    return {
        int(mark.key[1]): mark
        for mark in reversed(drawing.marks)
        if isinstance(mark, Circle) and mark.key and mark.fill
    }


def heads(drawing: Drawing) -> dict[int, Polygon]:
    return {
        int(mark.key[1]): mark for mark in drawing.marks if isinstance(mark, Polygon) and mark.key
    }


@pytest.mark.parametrize("members", range(2, LARGEST + 1))
def test_every_arrow_leaves_one_disc_and_ends_before_the_next(members: int) -> None:
    drawing = ring(a_ring(members), PEN)
    places, tips = discs(drawing), heads(drawing)
    assert len(places) == len(tips) == members
    for n, arrow in tips.items():
        receiver = places[(n + 1) % members].centre
        assert math.dist(arrow.points[0], receiver) == pytest.approx(DISC + 4)
        for wing in arrow.points[1:]:
            assert math.dist(wing, receiver) > DISC + 4
    for mark in drawing.marks:
        if isinstance(mark, Arc) and mark.key:
            start = Point(
                mark.centre.x + mark.radius * math.sin(math.radians(mark.start)),
                mark.centre.y - mark.radius * math.cos(math.radians(mark.start)),
            )
            if mark.key[0] == "link":
                assert math.dist(start, places[int(mark.key[1])].centre) == pytest.approx(DISC + 6)


@pytest.mark.parametrize("pen", [PEN, LARGE], ids=["100 %", "200 %"])
@pytest.mark.parametrize("marked", [False, True], ids=["plain", "locked and new"])
@pytest.mark.parametrize("members", range(2, LARGEST + 1))
def test_no_name_touches_another_name_or_a_disc(members: int, marked: bool, pen: Pen) -> None:
    drawing = ring(a_ring(members, marked=marked), pen, chosen=0)
    texts = [
        mark for mark in drawing.marks
        if isinstance(mark, Text) and mark.colour != "onOrganisation"
    ]  # fmt: skip
    assert len(texts) == members + 2
    for first, second in itertools.combinations(texts, 2):
        assert not first.box.overlaps(second.box), (first.words, second.words)
    for text, disc in itertools.product(texts, discs(drawing).values()):
        assert not text.box.overlaps(disc.box), text.words


@pytest.mark.parametrize("members", [2, 5, 24])
def test_everything_stands_inside_the_drawing(members: int) -> None:
    drawing = ring(a_ring(members, marked=True), PEN, chosen=1)
    for mark in drawing.marks:
        box = mark.box
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= drawing.width
        assert box.bottom <= drawing.height


@pytest.mark.parametrize(("members", "radius"), [(3, 58), (5, 64), (7, 64), (8, 73), (12, 109)])
def test_the_radius_grows_from_eight_members(members: int, radius: float) -> None:
    assert radius_for(members) == radius


@pytest.mark.parametrize("members", [0, 1, 25])
def test_a_ring_too_small_or_too_large_is_not_drawn(members: int) -> None:
    people = tuple(Member("Nia", "NP", 0) for _ in range(members))
    with pytest.raises(ValueError, match="2 to 24"):
        ring(Ring("Alaw", "", people), PEN)


def test_the_chosen_link_is_heavier_and_its_two_names_are_bold() -> None:
    drawing = ring(a_ring(5), PEN, chosen=4)
    arc = next(m for m in drawing.marks if isinstance(m, Arc) and m.key == ("link", 4))
    assert (arc.stroke, arc.width) == ("accent", 3.2)
    bold = {m.words for m in drawing.marks if isinstance(m, Text) and m.key and m.weight == 600}
    assert bold == {"Elin Mair", "Angharad"}


def test_what_is_to_come_is_dashed_and_what_is_kept_is_not() -> None:
    links = (RingLink("kept"), RingLink("to come"), RingLink())
    drawing = ring(Ring("Conwy", "3 × 6 h", a_ring(3).members, links), PEN)
    arcs = [mark for mark in drawing.marks if isinstance(mark, Arc)]
    assert [bool(arc.dash) for arc in arcs] == [False, True, False]
    assert [arc.stroke for arc in arcs] == ["accent", "control", "ink2"]


def test_an_eleventh_organisation_has_an_inner_ring() -> None:
    def rings_inside(organisation: int) -> int:
        people = (Member("Nia", "NP", organisation), Member("Wyn", "WX", 0))
        marks = ring(Ring("Alaw", "2 × 6 h", people), PEN).marks
        return sum(isinstance(m, Circle) and m.outline == "surface" for m in marks)

    assert (rings_inside(9), rings_inside(10)) == (0, 1)


def test_the_description_names_every_link_and_what_stands_on_it() -> None:
    spoken = ring(
        Ring("Alaw", "3 × 6 h", a_ring(3).members, (RingLink("kept", locked=True, new=True),)), PEN
    ).alt_in(Words(Language.EN).stored)
    assert spoken.startswith("Ring Alaw, 3 × 6 h. Angharad gives to Bethan. This link is locked.")
    assert "This link is new since the last run. This link is kept." in spoken
    assert "Catrin gives to Angharad." in spoken


@pytest.mark.parametrize("kept", [0, 3, 5])
def test_the_small_ring_has_one_arc_for_each_link(kept: int) -> None:
    drawing = state_ring([n < kept for n in range(5)])
    arcs = [mark for mark in drawing.marks if isinstance(mark, Arc)]
    assert (drawing.width, len(arcs)) == (32, 5)
    assert sum(not arc.dash for arc in arcs) == kept
    assert {round(arc.sweep) for arc in arcs} == {72 - 14}
    assert drawing.alt_in(Words(Language.EN).stored) == f"Links kept: {kept} of 5."
