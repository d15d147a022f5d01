"""Type, colour and page sizes of the papers, in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from facilitator.charts.colours import RGB


class PaperSize(StrEnum):
    """The sheet in the printer."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def points(self) -> tuple[float, float]:
        """Width and height."""
        return {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}[self.value]


class Type(NamedTuple):
    """A way of setting words: size, leading, weight and colour."""

    size: float
    leading: float
    weight: int = 400
    colour: str = "ink"


TYPES = {
    "small": Type(9, 12, 400, "ink2"),
    "smallStrong": Type(9, 12, 600),
    "body": Type(12, 16),
    "label": Type(12, 16, 400, "ink2"),
    "strong": Type(12, 16, 600),
    "head": Type(12, 16, 600, "ink2"),
    "number": Type(12, 16, 700, "accentText"),
    "lead": Type(15, 20),
    "name": Type(15, 20, 600),
    "heading": Type(15, 20, 700, "accentText"),
    "clause": Type(12, 16, 700),
    "second": Type(18, 24, 400, "accentText"),
    "title": Type(24, 28, 700),
    "big": Type(36, 40, 700),
    "huge": Type(54, 60, 700),
    "besideBig": Type(15, 20, 400, "ink2"),
    "code": Type(18, 24, 700),
}

COLOURS = {
    "ink": "#16202B",
    "ink2": "#48535F",
    "accent": "#0A5A5C",
    "accentHover": "#0A5A5C",
    "accentText": "#0A5A5C",
    "onAccent": "#FFFFFF",
    "onOrganisation": "#FFFFFF",
    "focus": "#0A5A5C",
    "rust": "#A63C14",
    "rule": "#B8C0C8",
    "ruleStrong": "#B8C0C8",
    "control": "#48535F",
    "panel": "#F1F4F3",
    "surface": "#FFFFFF",
    "tint": "#D5E6E4",
    "rustTint": "#F6E3DA",
}

# Twelve hues dark enough for a label on white, told apart by their words first.
ORGANISATIONS = (
    "#0A5A5C", "#A63C14", "#44408F", "#6B5600", "#7A2458", "#2F5D1E",
    "#1F5380", "#7C4A1E", "#5B3A7E", "#3F5A56", "#8A2F2F", "#4A5568",
)  # fmt: skip


def token(name: str) -> RGB:
    """The colour of a role on paper, each part from 0 to 1."""
    return _rgb(COLOURS[name])


def organisation(n: int) -> RGB:
    """The colour of the nth organisation."""
    return _rgb(ORGANISATIONS[n % len(ORGANISATIONS)])


def _rgb(text: str) -> RGB:
    red, green, blue = (int(text[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


MARGIN = 60.0
TOP = 48.0
HEAD_HEIGHT = 44.0
BOTTOM = 24.0
LARGE = 1.5
# A poster is read from across the room.
WALL = 1.75


@dataclass(frozen=True)
class Setup:
    """How a paper is printed: the sheet, large print (18 pt, one column) or not, and in colour.

    `wall` sets words as large as on a poster.
    """

    size: PaperSize = PaperSize.A4
    large_print: bool = False
    black_and_white: bool = False
    wall: bool = False

    @property
    def scale(self) -> float:
        """What type and spacing are multiplied by; margins stay."""
        if self.wall:
            return WALL
        return LARGE if self.large_print else 1.0

    @property
    def width(self) -> float:
        """The width of the text block."""
        return self.size.points[0] - 2 * MARGIN

    def type(self, name: str) -> Type:
        """A named type at this print's size; headings grow less, so that they stay on a line."""
        plain = TYPES[name]
        steady = plain.size >= 24 and not self.wall
        grow = min(self.scale, 1.25) if steady else self.scale
        return Type(plain.size * grow, plain.leading * grow, plain.weight, plain.colour)


NORMAL = Setup()
