"""The roles of type: size, line, weight and colour of everything that is read in the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

from resources import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = "Atkinson Hyperlegible Next"
ARABIC = "Noto Sans Arabic"
REGULAR, SEMIBOLD, BOLD = 400, 600, 700


@dataclass(frozen=True)
class Type:
    """Size and line height in px at 100 %, weight, and the colour token it wears."""

    size: int
    line: int
    weight: int
    colour: str


class Role(Enum):
    """What a piece of text is; the design table's rows."""

    KEY = Type(12, 20, SEMIBOLD, "ink2")
    CODE = Type(12, 20, BOLD, "on_fill")
    META = Type(13, 18, REGULAR, "ink2")
    META_STRONG = Type(13, 18, SEMIBOLD, "ink2")
    SENTENCE = Type(14, 20, REGULAR, "ink2")
    SENTENCE_STRONG = Type(14, 20, SEMIBOLD, "ink")
    BODY = Type(15, 22, REGULAR, "ink")
    BODY_SOFT = Type(15, 22, REGULAR, "ink2")
    STRONG = Type(15, 22, SEMIBOLD, "ink")
    ACTION = Type(15, 22, SEMIBOLD, "accent_text")
    LEAD = Type(19, 26, REGULAR, "ink")
    LEAD_SOFT = Type(18, 26, REGULAR, "ink2")
    SECTION = Type(18, 24, BOLD, "accent_text")
    SUBJECT = Type(18, 24, BOLD, "ink")
    CHOICE = Type(19, 26, SEMIBOLD, "ink")
    EMPTY = Type(24, 32, BOLD, "ink")
    TITLE = Type(28, 36, BOLD, "ink")
    FIGURE = Type(34, 44, BOLD, "ink")
    UNIT = Type(18, 24, REGULAR, "ink2")
    HEADLINE = Type(44, 56, BOLD, "ink")
    WELCOME = Type(36, 46, BOLD, "ink")


def load_first_fonts() -> None:
    """Register the two faces of the first frame."""
    for weight in ("Regular", "SemiBold"):
        _families(FOLDER / "fonts" / f"AtkinsonHyperlegibleNext-{weight}.ttf")


def load_fonts() -> tuple[str, ...]:
    """Register every bundled font and say which families came of it."""
    faces = sorted((*(FOLDER / "fonts").glob("*.ttf"), *(FOLDER / "fonts").glob("*.otf")))
    return tuple(dict.fromkeys(family for face in faces for family in _families(face)))


@cache
def _families(face: Path) -> tuple[str, ...]:
    """Register one face by its file, which Qt then maps and never copies; once in a process."""
    number = QFontDatabase.addApplicationFont(str(face))
    return tuple(QFontDatabase.applicationFontFamilies(number))


def font(size: int, weight: int = REGULAR, *, tabular: bool = False, spaced: bool = False) -> QFont:
    """The window's font in this many pixels; `tabular` for long columns of numbers only.

    Args:
        size: its height.
        weight: how heavy it is.
        tabular: whether all figures are of one width.
        spaced: whether letters and words stand as far apart as WCAG 2.2, 1.4.12 names.
    """
    made = QFont()
    made.setFamilies([FAMILY, ARABIC, "Noto Sans", "DejaVu Sans"])
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    if spaced:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.12 * size)
        made.setWordSpacing(0.16 * size)
    return made
