"""PySide6 6.12.0 below Python 3.12 loses a reference to None and True with every call.

After some thousand calls the interpreter aborts; a small test suite would not notice.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 1000
ALLOWED_DRIFT = 50


class Bell(QObject):
    """Has one signal."""

    rung = Signal()


def test_calls_that_return_nothing_keep_the_references(qtbot: QtBot) -> None:
    label, bell = QLabel(), Bell()
    qtbot.addWidget(label)
    before = _references()
    for _ in range(CALLS):
        label.setText("a")
        bell.rung.emit()
    drift = [abs(late - early) for early, late in zip(before, _references(), strict=True)]
    assert max(drift) < ALLOWED_DRIFT


def _references() -> list[int]:
    return [sys.getrefcount(shared) for shared in (None, True)]
