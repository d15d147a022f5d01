"""Small things that tests of the page of pairings do."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.pairing.options import RunOptions
    from facilitator.pairing.shown import PairingsShown
    from ui.pairing.page import PairingsPage

D = TypeVar("D", bound=QWidget)
LONG = 30_000


def shown(page: PairingsPage) -> PairingsShown:
    assert page.shown is not None
    return page.shown


def dialog(page: QWidget, qtbot: QtBot, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: bool(page.findChildren(kind)))
    found: D = page.findChildren(kind)[0]
    return found


def run(page: PairingsPage, qtbot: QtBot, options: RunOptions) -> None:
    number = run_number(page)
    page.run(options)
    qtbot.waitUntil(lambda: run_number(page) > number, timeout=LONG)


def run_number(page: PairingsPage) -> int:
    kept = shown(page).round
    return kept.number if kept else 0
