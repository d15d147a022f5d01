from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from ui.theme.contrast import contrast
from ui.theme.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Tokens
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt

THEMES = [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST]
NAMES = ["light", "dark", "light, high contrast", "dark, high contrast"]
GROUNDS = ("surface", "canvas", "raised", "tint", "hover")
TEXTS = [(ink, ground) for ink in ("ink", "ink2", "accent_text") for ground in GROUNDS] + [
    ("ink", "tint2"),
    ("ink3", "surface"),
    ("ink3", "canvas"),
    ("rust", "surface"),
    ("rust", "tint"),
    ("rust", "rust_tint"),
    ("ink", "rust_tint"),
    ("accent_text", "rust_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("toast_ink", "toast"),
    ("toast_action", "toast"),
    ("ink", "side_hover"),
    ("ink2", "side_hover"),
]
CONTROLS = [
    (mark, ground)
    for mark in ("control", "focus", "accent")
    for ground in ("surface", "canvas", "tint")
]


@pytest.mark.parametrize("tokens", THEMES, ids=NAMES)
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES, ids=NAMES)
@pytest.mark.parametrize(("mark", "ground"), CONTROLS)
def test_controls_can_be_seen(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("place", range(10))
def test_organisations_can_be_told_and_their_codes_read(tokens: Tokens, place: int) -> None:
    assert contrast(tokens.fill(place), tokens.surface) >= 4.5
    assert contrast(tokens.fill(place), tokens.on_fill) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])
def test_high_contrast_is_high(tokens: Tokens) -> None:
    assert contrast(tokens.ink, tokens.surface) == pytest.approx(21)
    assert contrast(tokens.ink2, tokens.surface) >= 13
    assert tokens.rule == tokens.control


def test_every_pair_of_the_window_is_among_those_measured() -> None:
    colours = {name for name, value in asdict(LIGHT).items() if isinstance(value, str)}
    measured = {name for pair in (*TEXTS, *CONTROLS) for name in pair}
    assert colours - measured == {"rule", "rule_strong", "track", "scrim", "on_fill"}


def test_the_eleventh_organisation_wears_an_inner_ring() -> None:
    assert LIGHT.fill(10) == LIGHT.fill(0)
    assert (LIGHT.has_inner_ring(9), LIGHT.has_inner_ring(10)) == (False, True)


def test_rows_and_lengths_grow_with_the_text(theme: Theme) -> None:
    assert (theme.two_line_row, theme.table_row, theme.px(232)) == (56, 36, 232)
    theme.wear(factor=2.0)
    assert (theme.two_line_row, theme.table_row, theme.px(232)) == (95, 54, 464)
    theme.wear(factor=3.0)
    assert theme.factor == 2.0


def test_the_bundled_typeface_is_used_in_its_three_weights(theme: Theme) -> None:
    from PySide6.QtGui import QFontInfo

    from ui.theme.type_roles import FAMILY, Role

    for role, weight in ((Role.BODY, 400), (Role.STRONG, 600), (Role.TITLE, 700)):
        found = QFontInfo(theme.font(role))
        assert found.family() == FAMILY
        assert found.weight() == weight


def test_an_icon_wears_the_colour_it_is_asked_for(theme: Theme) -> None:
    from PySide6.QtGui import QColor

    from ui.theme.icons import icon

    image = icon("plus", 18, "#A63C14", 2.0).toImage()
    assert image.width() == 36
    assert image.pixelColor(18, 18) == QColor("#A63C14")
    assert image.pixelColor(1, 1).alpha() == 0


def test_letters_and_words_stand_apart_where_it_is_wanted(theme: Theme) -> None:
    words = "Gwaith da"
    usual = theme.metrics(Role.BODY).horizontalAdvance(words)
    side = theme.words_wide(232)
    theme.spaced = True
    apart = theme.metrics(Role.BODY).horizontalAdvance(words) - usual
    size = theme.px(Role.BODY.value.size)
    assert apart == pytest.approx(0.12 * size * len(words) + 0.16 * size, abs=1)
    assert theme.words_wide(232) > side
