"""What a role means as a colour, and how far two colours stand apart (WCAG 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.charts.marks import Role

RGB: TypeAlias = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""

LIGHT_SHADES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
WASH_LIGHT, WASH_DARK = 0.1, 0.16
DARK_SHADES = (0.0, 0.2, 0.4, 0.66, 0.82, 1.0)


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """The colour `share` of the way from the first to the second."""
    red, green, blue = (a + (b - a) * share for a, b in zip(first, second, strict=True))
    return red, green, blue


def luminance(colour: RGB) -> float:
    """The relative luminance of a colour, 0 for black to 1 for white (WCAG 2.2)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: RGB, second: RGB) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def shade(step: int, token: Callable[[str], RGB]) -> RGB:
    """A matrix cell's colour, from tint (step 0) to accent (step 5)."""
    dark = luminance(token("surface")) < 0.5
    share = (DARK_SHADES if dark else LIGHT_SHADES)[step]
    return mix(token("tint"), token("accent"), share)


def on_shade(step: int, token: Callable[[str], RGB]) -> RGB:
    """Whichever of ink and onAccent is easier to read on a matrix cell."""
    ground = shade(step, token)
    return max((token("ink"), token("onAccent")), key=lambda colour: contrast(colour, ground))


def resolve(role: Role, token: Callable[[str], RGB], organisation: Callable[[int], RGB]) -> RGB:
    """The colour of any role, from the plain tokens and the organisations' colours."""
    if isinstance(role, str):
        return token(role)
    kind, n = role
    if kind == "organisation":
        return organisation(n)
    if kind == "washed":
        share = WASH_DARK if luminance(token("surface")) < 0.5 else WASH_LIGHT
        return mix(token("surface"), organisation(n), share)
    if kind == "faint":
        return mix(token("surface"), token("ink2"), n / 100)
    return shade(n, token) if kind == "shade" else on_shade(n, token)
