from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from facilitator.charts.colours import contrast, on_shade, resolve, shade
from facilitator.charts.marks import Box, Point, Rect, Text
from facilitator.charts.matrix import (
    Exchanges,
    MatrixWords,
    Party,
    cell_sentence,
    hours,
    matrix,
    step,
)
from facilitator.words import Language, Words
from tests.charts.letters import LARGE, PEN

if TYPE_CHECKING:
    from facilitator.charts.shapes import Pen

LIGHT = {"surface": "FFFFFF", "tint": "E1EEEC", "accent": "0A5A5C", "ink": "16202B",
         "onAccent": "FFFFFF"}  # fmt: skip
DARK = {"surface": "18212A", "tint": "1B3A3C", "accent": "6FC7BF", "ink": "E8EDEF",
        "onAccent": "062322"}  # fmt: skip
PARTIES = (
    Party("Cyngor Dyffryn Glas", "CD", 0),
    Party("Glan Môr Health Board", "GM", 1),
    Party("Eryr Police Service", "EP", 2),
)
WORDS = MatrixWords("given", "received", "h")
EXCHANGES = Exchanges(PARTIES, {(0, 1): 360, (1, 0): 90, (1, 2): 240, (2, 0): 60})


def _middle(box: Box) -> Point:
    return Point((box.left + box.right) / 2, (box.top + box.bottom) / 2)


def rgb(text: str) -> tuple[float, float, float]:
    red, green, blue = (int(text[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return red, green, blue


@pytest.mark.parametrize(("tokens", "worst"), [(LIGHT, 4.85), (DARK, 4.55)], ids=["light", "dark"])
def test_every_number_can_be_read_on_its_cell(tokens: dict[str, str], worst: float) -> None:
    def token(name: str) -> tuple[float, float, float]:
        return rgb(tokens[name])

    ratios = [contrast(shade(n, token), on_shade(n, token)) for n in range(6)]
    assert min(ratios) >= worst


def test_the_shades_run_from_tint_to_accent() -> None:
    def token(name: str) -> tuple[float, float, float]:
        return rgb(LIGHT[name])

    assert shade(0, token) == rgb(LIGHT["tint"])
    assert shade(5, token) == pytest.approx(rgb(LIGHT["accent"]))
    assert resolve(("onShade", 5), token, lambda _: (0, 0, 0)) == rgb("FFFFFF")
    assert resolve(("onShade", 0), token, lambda _: (0, 0, 0)) == rgb(LIGHT["ink"])
    assert resolve(("organisation", 3), token, lambda n: (n / 10, 0, 0)) == (0.3, 0, 0)
    assert contrast(rgb("FFFFFF"), rgb("000000")) == pytest.approx(21)


def test_the_shade_grows_in_sixths_of_the_fullest_cell() -> None:
    assert [step(n * 60, 360) for n in range(1, 7)] == [0, 1, 2, 3, 4, 5]
    assert step(1, 100_000) == 0


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(0, "0"), (90, "1½"), (600, "10"), (50, "0:50"), (45, "¾"), (165, "2¾"), (70, "1:10")],
)
def test_cells_show_hours(minutes: int, shown: str) -> None:
    assert hours(minutes) == shown


def test_both_directions_add_up_to_the_number_in_the_corner() -> None:
    given = sum(EXCHANGES.given(n) for n in range(3))
    received = sum(EXCHANGES.received(n) for n in range(3))
    assert given == received == EXCHANGES.total() == 750
    words = [mark.words for mark in matrix(EXCHANGES, WORDS, PEN).marks if isinstance(mark, Text)]
    assert "12½ h" in words


def test_own_organisation_is_hatched_without_a_number_and_zero_is_an_empty_box() -> None:
    marks = matrix(EXCHANGES, WORDS, PEN).marks
    own = [m for m in marks if m.key == ("cell", 1, 1)]
    assert [isinstance(m, Rect) and m.hatch is not None for m in own] == [True]
    zero = [m for m in marks if m.key == ("cell", 0, 2)]
    assert [m.fill for m in zero if isinstance(m, Rect)] == [None]
    assert [m.words for m in zero if isinstance(m, Text)] == ["0"]


def test_every_cell_can_be_hit_and_the_focused_one_has_a_ring() -> None:
    drawing = matrix(EXCHANGES, WORDS, PEN, focus=(1, 0))
    for cell in itertools.product(range(3), range(3)):
        box = drawing.box_of(("cell", *cell))
        assert box is not None
        assert drawing.key_at(_middle(box)) == ("cell", *cell)
    ring = [m for m in drawing.marks if isinstance(m, Rect) and m.outline == "focus"]
    focused = drawing.box_of(("cell", 1, 0))
    assert focused is not None
    assert len(ring) == 1
    assert focused.holds(_middle(ring[0].box))


@pytest.mark.parametrize("count", [2, 6, 12])
@pytest.mark.parametrize("pen", [PEN, LARGE], ids=["100 %", "200 %"])
def test_no_head_touches_another(count: int, pen: Pen) -> None:
    parties = tuple(Party(f"Awdurdod Hyfforddi Rhanbarth {n}", f"A{n}", n) for n in range(count))
    drawing = matrix(Exchanges(parties, {(0, 1): 60}), WORDS, pen, 660 * pen.factor)
    heads = [m for m in drawing.marks if isinstance(m, Text) and m.colour == "ink2" and not m.key]
    assert heads
    for first, second in itertools.combinations(heads, 2):
        assert not first.box.overlaps(second.box), (first.words, second.words)
    for mark in drawing.marks:
        assert mark.box.right <= drawing.width + 0.5


def test_twelve_organisations_have_codes_for_heads() -> None:
    parties = tuple(Party(f"Organisation {n}", f"O{n}", n) for n in range(12))
    drawing = matrix(Exchanges(parties, {}), WORDS, PEN)
    words = {mark.words for mark in drawing.marks if isinstance(mark, Text)}
    assert {f"O{n}" for n in range(12)} <= words


def test_the_description_says_every_number() -> None:
    words = Words(Language.EN)
    spoken = matrix(EXCHANGES, WORDS, PEN).alt_in(words.stored)
    assert spoken.startswith("Who gives to whom, in hours: 12½ in all.")
    assert "Cyngor Dyffryn Glas gave to Glan Môr Health Board, in hours: 6." in spoken
    assert "Glan Môr Health Board: hours given 5½, hours received 6." in spoken
    own = cell_sentence(EXCHANGES, 1, 1)
    assert words.stored(own.key, own.values).startswith("Glan Môr Health Board: people are not")
