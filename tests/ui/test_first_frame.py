"""The first frame stands where the side bar will stand, so that nothing jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from facilitator.words import Language, Words
from ui.shell.first_frame import FirstFrame
from ui.shell.places import PLACES
from ui.theme.breadth import Breadth

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt


@pytest.mark.parametrize("factor", [1.0, 1.1])
def test_each_place_is_painted_where_the_side_bar_has_it(
    opened: MainWindow, theme: Theme, qtbot: QtBot, factor: float
) -> None:
    theme.wear(factor=factor)
    qtbot.waitUntil(lambda: opened.frame.side.width() == theme.px(232))
    qtbot.waitUntil(lambda: opened.frame.side.items["week"].height() == theme.px(36))
    first = FirstFrame(theme, Words(Language.EN), "Shores", "week", Breadth.WIDE)
    qtbot.addWidget(first)
    first.resize(opened.size())
    settings = opened.frame.side.items["settings"]
    for number, place in enumerate(PLACES):
        item = opened.frame.side.items[place.key]
        assert first.item(number).size() == item.size()
        at = item.mapTo(opened, QPoint(0, 0))
        assert (first.item(number).topLeft() - at).manhattanLength() <= 2
    at = settings.mapTo(opened, QPoint(0, 0))
    assert (first.item(len(PLACES)).topLeft() - at).manhattanLength() <= 2
    theme.wear(factor=1.0)


def test_the_window_paints_its_frame_before_it_is_furnished(
    window: MainWindow, settings: Settings, programme: Path, qtbot: QtBot
) -> None:
    made = type(window)(
        window.doors, window.clock, settings, window.theme, Language.EN, at_once=False
    )
    qtbot.addWidget(made)
    seen: list[str] = []
    made.first_painted.connect(lambda: seen.append("painted"))
    made.furnished.connect(lambda: seen.append("furnished"))
    made.begin(programme)
    assert seen == []
    with qtbot.waitSignal(made.furnished):
        made.show()
    assert seen == ["painted", "furnished"]
    qtbot.waitUntil(lambda: made.stack.currentWidget() is made.frame)
    made.close()


def test_a_window_that_is_closed_before_its_first_paint_is_gone(
    window: MainWindow, settings: Settings, programme: Path, qtbot: QtBot
) -> None:
    made = type(window)(
        window.doors, window.clock, settings, window.theme, Language.CY, at_once=False
    )
    qtbot.addWidget(made)
    made.begin(programme)
    assert made.close()
    assert not made.is_furnished
