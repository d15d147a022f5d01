"""What can be pressed is at least 24 px, and whatever takes the keyboard has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.window import MainWindow

pytestmark = pytest.mark.needs_qt

LEAST = 24
PLACES = ["week", "people", "pairings"]


def _focusable(window: MainWindow) -> list[QWidget]:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_targets_are_large_enough(opened: MainWindow, place: str, factor: float) -> None:
    from PySide6.QtWidgets import QAbstractButton

    opened.theme.wear(factor=factor)
    opened.go(place)
    small = [
        f"{type(button).__name__} {button.accessibleName() or button.text()} {button.size()}"
        for button in opened.findChildren(QAbstractButton)
        if button.isVisible()
        and min(button.width(), button.height()) < LEAST
        # The empty corner of a table is no target.
        and type(button).__module__.startswith("ui.")
    ]
    assert not small


@pytest.mark.parametrize("place", PLACES)
def test_whatever_takes_the_keyboard_has_a_name(opened: MainWindow, place: str) -> None:
    from PySide6.QtGui import QAccessible

    opened.go(place)
    nameless = []
    for widget in _focusable(opened):
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is not None and not heard.text(QAccessible.Text.Name):
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert not nameless


def test_the_welcome_page_names_its_choices(window: MainWindow) -> None:
    window.show()
    window.begin()
    assert [choice.accessibleName() for choice in window.welcome.choices] == [
        "Start a programme",
        "Import people from a spreadsheet",
        "Look round the sample",
    ]
