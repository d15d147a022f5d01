"""The colours by name; no other module names a hex value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Density(StrEnum):
    """How much air the rows of tables have."""

    COMPACT = "compact"
    USUAL = "usual"
    ROOMY = "roomy"

    @property
    def air(self) -> int:
        """Px above and below the words of a row together, at any text size."""
        return {Density.COMPACT: 14, Density.USUAL: 18, Density.ROOMY: 26}[self]


class Scheme(StrEnum):
    """Which colours the facilitator wants to see."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Tokens:
    """One theme: every colour by what it is for, and the organisations' fills."""

    surface: str
    canvas: str
    raised: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    tint: str
    tint2: str
    rust: str
    rust_tint: str
    control: str
    focus: str
    rule_strong: str
    rule: str
    hover: str
    side_hover: str
    track: str
    toast: str
    toast_ink: str
    toast_action: str
    scrim: str
    on_fill: str
    fills: tuple[str, ...]
    dark: bool = False
    high_contrast: bool = False

    def fill(self, place: int) -> str:
        """The fill of the organisation in this place of the programme's order, from 0 up."""
        return self.fills[place % len(self.fills)]

    def has_inner_ring(self, place: int) -> bool:
        """Whether the fill is used a second time and so wears an inner ring."""
        return place >= len(self.fills)


LIGHT = Tokens(
    surface="#FFFFFF",
    canvas="#F1F4F3",
    raised="#FFFFFF",
    ink="#16202B",
    ink2="#48535F",
    ink3="#5A6570",
    accent="#0A5A5C",
    accent_hover="#0D6E70",
    on_accent="#FFFFFF",
    accent_text="#0A5A5C",
    tint="#E1EEEC",
    tint2="#CFE4E1",
    rust="#A63C14",
    rust_tint="#FAEDE6",
    control="#76818B",
    focus="#0A5A5C",
    rule_strong="#B8C0C8",
    rule="#DCE2E1",
    hover="#F1F4F3",
    side_hover="#E6EBEA",
    track="#E3E8E7",
    toast="#16202B",
    toast_ink="#FFFFFF",
    toast_action="#8EDDD6",
    scrim="#6E10171D",
    on_fill="#FFFFFF",
    fills=(
        "#0A5A5C",
        "#2C5C9E",
        "#3A4357",
        "#8B2E60",
        "#7A5900",
        "#5D4BA3",
        "#3C6A26",
        "#6E4A2F",
        "#12658A",
        "#4E5B16",
    ),
)

DARK = Tokens(
    surface="#18212A",
    canvas="#10171D",
    raised="#212C36",
    ink="#E8EDEF",
    ink2="#AEBAC2",
    ink3="#97A4AE",
    accent="#6FC7BF",
    accent_hover="#86D4CD",
    on_accent="#062322",
    accent_text="#7BCFC7",
    tint="#1B3A3C",
    tint2="#24494B",
    rust="#F19B73",
    rust_tint="#3B261C",
    control="#748390",
    focus="#8EDDD6",
    rule_strong="#45525E",
    rule="#2A3641",
    hover="#1F2A34",
    side_hover="#1A232C",
    track="#2A3641",
    toast="#E8EDEF",
    toast_ink="#16202B",
    toast_action="#0A5A5C",
    scrim="#9610171D",
    on_fill="#0B1418",
    fills=(
        "#6FC7BF",
        "#8DB6EE",
        "#B4BFD2",
        "#E59BC0",
        "#DDB452",
        "#B9ABEF",
        "#98CC7E",
        "#D3A884",
        "#7CC6E8",
        "#BCCB72",
    ),
    dark=True,
)

LIGHT_CONTRAST = replace(
    LIGHT,
    ink="#000000",
    ink2="#2A2F35",
    ink3="#2A2F35",
    accent="#004446",
    accent_hover="#0A5A5C",
    accent_text="#004446",
    rust="#7F2408",
    control="#3C444C",
    focus="#004446",
    tint="#CFE6E3",
    rule_strong="#3C444C",
    rule="#3C444C",
    high_contrast=True,
)

DARK_CONTRAST = replace(
    DARK,
    surface="#000000",
    canvas="#000000",
    raised="#000000",
    ink="#FFFFFF",
    ink2="#DDE3E7",
    ink3="#DDE3E7",
    accent="#8FF0E6",
    accent_hover="#B4F6EF",
    accent_text="#8FF0E6",
    rust="#FFB08A",
    control="#B4C0C8",
    focus="#8FF0E6",
    tint="#06393B",
    rule_strong="#B4C0C8",
    rule="#B4C0C8",
    high_contrast=True,
)


def tokens_for(*, dark: bool, high_contrast: bool) -> Tokens:
    """The theme for a dark or light, ordinary or high-contrast screen."""
    if dark:
        return DARK_CONTRAST if high_contrast else DARK
    return LIGHT_CONTRAST if high_contrast else LIGHT
