"""What the tests of drawings share: a theme, words, and charts of invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from facilitator.words import Language, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from ui.theme.theme import Theme


class Show(Protocol):
    """Shows a view on a page, after a button that has the keyboard."""

    def __call__(self, view: QWidget, width: int = 700, height: int = 460) -> None: ...


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> QApplication:
    """The application with the bundled fonts."""
    from ui.theme.type_roles import load_fonts

    load_fonts()
    return qapp


@pytest.fixture
def theme(fonts: QApplication) -> Theme:
    """The light theme at 100 %."""
    from ui.theme.theme import Theme

    return Theme()


@pytest.fixture
def words() -> Words:
    """English words."""
    return Words(Language.EN)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a view on a page where the keyboard is on a button before it."""
    from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

    pages: list[QWidget] = []

    def show(view: QWidget, width: int = 700, height: int = 460) -> None:
        page = QWidget()
        pages.append(page)
        qtbot.addWidget(page)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QPushButton("Before"))
        layout.addWidget(view, 1)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    return show
