"""One person at the window: clicks, keys and looks, by the words that stand on the screen.

```
hand = Hand(window, qtbot)
hand.press("Start a programme")
hand.write("Name in English", "The Circle")
hand.press("Go on")
```

Whatever is looked for is waited for. Where a dialog is open, the hand is in that dialog,
else on the page that is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from ui.shell.mnemonics import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.shell.window import MainWindow

W = TypeVar("W", bound=QWidget)
LONG = 60_000
LEFT = Qt.MouseButton.LeftButton


class Hand:
    """Uses the window as a facilitator does."""

    KEY = Qt.Key
    CONTROL = Qt.KeyboardModifier.ControlModifier

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def here(self) -> QWidget:
        """The dialog that is open on top, else the page, else the window without a programme."""
        asked = QApplication.activeModalWidget()
        if asked is not None and asked.isVisible():
            return asked
        return self.window.current_page() or self.window

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until this holds."""
        self.qtbot.waitUntil(condition, timeout=LONG)

    def all(self, kind: type[W], name: str = "") -> list[W]:
        """Everything of this kind and name that can be seen where the hand is."""
        return [
            one
            for one in self.here().findChildren(kind)
            if one.isVisible() and (not name or name in {*_called(one)})
        ]

    def find(self, kind: type[W], name: str) -> W:
        """The first of this kind and name that can be used; waited for."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [one for one in self.all(kind, name) if one.isEnabled()]
            return bool(found)

        try:
            self.until(look)
        except Exception as trouble:
            seen = sorted({" / ".join(_called(one)) for one in self.all(kind)})
            trouble.add_note(f"no {kind.__name__} {name!r} to use; there is: {seen}")
            raise
        return found[0]

    def press(self, name: str) -> None:
        """Click the button of this name."""
        button = self.find(QAbstractButton, name)
        QTest.mouseClick(button, LEFT, pos=button.rect().center())

    def write(self, field: str, text: str) -> None:
        """Click into the field of this name and type over what stood there."""
        line = self.find(QLineEdit, field)
        QTest.mouseClick(line, LEFT)
        line.selectAll()
        keyed(line, text)

    def choose(self, field: str, option: str) -> None:
        """Go down in the box of this name to the option."""
        box = self.find(QComboBox, field)
        self.until(lambda: box.findText(option) >= 0)
        while box.currentText() != option:
            down = box.currentIndex() < box.findText(option)
            QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(self._keyboard(), key, held)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        keyed(self._keyboard(), text)

    def _keyboard(self) -> QWidget:
        """Where keys go; the window comes to the front first, as a desktop sees to."""
        here = self.here()
        window = here.window()
        if not window.isActiveWindow():
            window.activateWindow()
            self.until(window.isActiveWindow)
        return here.focusWidget() or here

    def table(self, name: str) -> list[list[str]]:
        """What a table says, row by row."""
        model = self.find(QTableView, name).model()
        columns = range(model.columnCount())
        return [
            [str(model.index(row, column).data() or "") for column in columns]
            for row in range(model.rowCount())
        ]

    def choose_row(self, name: str, row: int) -> None:
        """Click one row of a table."""
        table = self.find(QTableView, name)
        at = table.visualRect(table.model().index(row, 1)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=at)

    def drop(self, file: Path, on: QWidget) -> None:
        """Drop a file."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        middle, copy = on.rect().center(), Qt.DropAction.CopyAction
        plainly = Qt.KeyboardModifier.NoModifier
        enters = QDragEnterEvent(middle, copy, data, LEFT, plainly)
        QApplication.sendEvent(on, enters)
        assert enters.isAccepted()
        QApplication.sendEvent(on, QDropEvent(QPointF(middle), copy, data, LEFT, plainly))

    def dialog(self, title: str) -> QDialog:
        """The dialog of this title; waited for."""

        def is_open() -> bool:
            on_top = self.here()
            return isinstance(on_top, QDialog) and on_top.windowTitle() == title

        try:
            self.until(is_open)
        except Exception as trouble:
            trouble.add_note(f"no dialog {title!r}, but {self.here().windowTitle()!r}")
            raise
        found = self.here()
        assert isinstance(found, QDialog)
        return found

    def gone(self, dialog: str) -> None:
        """Wait until no dialog of this title is open."""
        self.until(lambda: self.here().windowTitle() != dialog)

    def save_as(self, file: Path) -> None:
        """Name the file in the dialog that asks for one."""
        self.until(lambda: isinstance(self.here(), QFileDialog))
        line = self.here().findChild(QLineEdit)
        assert line is not None
        # Typed letters would open Qt's own list of files over the dialog.
        line.setText(str(file))
        QTest.keyClick(line, Qt.Key.Key_Return)

    def go(self, place: str) -> None:
        """Click a place in the side bar."""
        item = self.window.frame.side.items[place]
        QTest.mouseClick(item, LEFT)
        self.until(lambda: self.place() == place)

    def place(self) -> str:
        """The place that is shown."""
        page = self.window.current_page()
        return page.place if page is not None else ""

    def reads(self) -> str:
        """All words that can be read where the hand is."""
        texts = [one.text() for one in self.here().findChildren(QLabel) if one.isVisible()]
        return re.sub(r"<[^>]+>", "", "\n".join(texts))

    def sees(self, words: str) -> None:
        """Wait until these words can be read."""
        try:
            self.until(lambda: words in self.reads())
        except Exception as trouble:
            trouble.add_note(f"{words!r} is not among:\n{self.reads()}")
            raise

    def told(self, words: str) -> None:
        """Wait until the window has said this at its lower edge."""
        toast = self.window.toast
        try:
            self.until(lambda: words in toast.message.text())
        except Exception as trouble:
            trouble.add_note(f"{words!r} was not said, but {toast.message.text()!r}")
            raise

    def undo(self, what: str) -> None:
        """Ctrl+Z once the menu says that this would be taken back, and wait until it is."""
        self._step(what, Qt.KeyboardModifier.NoModifier)

    def redo(self, what: str) -> None:
        """Ctrl+Shift+Z once the menu says that this would be done again."""
        self._step(what, Qt.KeyboardModifier.ShiftModifier)

    def _step(self, what: str, shift: Qt.KeyboardModifier) -> None:
        menus = self.window.menus
        wanted, other = (menus.redo, menus.undo) if shift else (menus.undo, menus.redo)
        try:
            self.until(lambda: what in plain(wanted.text()))
            self.key(Qt.Key.Key_Z, self.CONTROL | shift)
            self.until(lambda: what in plain(other.text()))
        except Exception as trouble:
            trouble.add_note(f"{what!r}: {plain(menus.undo.text())} | {plain(menus.redo.text())}")
            raise


def keyed(target: QWidget, text: str) -> None:
    """Type these letters one by one; accents too, which QTest cannot."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(target, letter)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)


def _called(one: QWidget) -> tuple[str, ...]:
    """What a widget is called: by its words, or by what a screen reader says."""
    text = one.text() if isinstance(one, QAbstractButton | QLabel) else ""
    return tuple(name for name in (plain(text), one.accessibleName()) if name)
