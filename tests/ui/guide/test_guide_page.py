"""The guide in the window: F1, search, links, language, text size, paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from facilitator.clock import Clock
from facilitator.guide.pages import pages
from facilitator.words import Language
from tests.ui.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.fakes import FakeDoors
    from ui.guide.page import GuidePage
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, settings: Settings, doors: FakeDoors
) -> Iterator[MainWindow]:
    """The main window with demo pages and the guide."""
    from ui.shell.places import GUIDE, PLACES, SETTINGS
    from ui.shell.window import MainWindow

    places = tuple(
        replace(place, module="tests.ui.demo_page", page="EmptyPage")
        for place in (*PLACES, SETTINGS)
    )
    made = MainWindow(doors, Clock(TODAY), settings, theme, Language.EN, (*places, GUIDE))
    made.resize(1440, 900)
    qtbot.addWidget(made)
    yield made
    made.close()


def _guide(window: MainWindow) -> GuidePage:
    from ui.guide.page import GuidePage

    page = window.frame.pages.current()
    assert isinstance(page, GuidePage)
    return page


def _title(page: GuidePage) -> str:
    return page.reader.toPlainText().splitlines()[0]


def _f1(window: MainWindow) -> GuidePage:
    QTest.keyClick(window, Qt.Key.Key_F1)
    return _guide(window)


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("week", "Monday: this week"),
        ("people", "People and organisations"),
        ("organisations", "People and organisations"),
        ("pairings", "Pairing"),
        ("settings", "Your data"),
        ("commitments", "Friday: sessions, promises, thanks"),
    ],
)
def test_f1_opens_the_page_of_the_place(opened: MainWindow, place: str, title: str) -> None:
    opened.go(place)
    page = _f1(opened)
    assert _title(page) == title
    assert page.reader.accessibleName() == title


def test_f1_in_the_guide_shows_the_keys(opened: MainWindow) -> None:
    _f1(opened)
    assert _title(_f1(opened)) == "The keys"


def test_the_help_menu_tells_what_is_new(opened: MainWindow) -> None:
    actions = {action.text(): action for action in opened.menus.by_name["help"].actions()}
    actions[next(text for text in actions if text.replace("&", "") == "What is new")].trigger()
    assert _title(_guide(opened)) == "What is new"


def test_back_leads_to_where_one_was(opened: MainWindow) -> None:
    opened.go("papers")
    _f1(opened)
    opened.back()
    assert opened.frame.side.items["papers"].isChecked()


def test_typing_finds_pages_without_accents(opened: MainWindow) -> None:
    page = _f1(opened)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "sian")
    assert {row.key for row in page.list.rows()} == {"people", "new"}
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert _title(page) == "People and organisations"
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(page.list.rows()) == len(pages(Language.EN))


def test_what_is_found_nowhere_is_said(opened: MainWindow) -> None:
    page = _f1(opened)
    page.search.setText("zeppelin")
    assert page.nothing.isVisible()
    assert page.list.rows() == ()
    page.search.clear()
    assert not page.nothing.isVisible()


def test_links_lead_to_pages_and_places(opened: MainWindow) -> None:
    page = _f1(opened)
    page.search.setText("zeppelin")
    page.reader.wanted.emit("papers")
    assert _title(page) == "Papers"
    assert page.list.chosen() == "papers"
    page.reader.wanted.emit("place:people")
    assert opened.frame.side.items["people"].isChecked()


def test_every_page_is_shown_whole(opened: MainWindow) -> None:
    page = _f1(opened)
    for one in pages(Language.EN):
        page.show_page(one.key)
        assert _title(page) == one.title
        assert one.blocks[-1]
        text = page.reader.toPlainText()
        assert "**" not in text
        assert "](" not in text


def test_the_other_language_shows_the_same_page(opened: MainWindow) -> None:
    page = _f1(opened)
    page.show_page("pairing")
    opened.switch_language()
    assert _title(_guide(opened)) == "Paru"
    assert _guide(opened).list.chosen() == "pairing"


def test_text_grows_with_the_text_size_and_wears_the_theme(
    opened: MainWindow, theme: Theme
) -> None:
    from ui.theme.tokens import DARK

    page = _f1(opened)
    before = page.reader.document().size().height()
    theme.wear(factor=2.0)
    assert page.reader.document().size().height() > before
    theme.wear(tokens=DARK)
    assert DARK.accent_text.lower() in page.reader.toHtml().lower()


def test_a_text_can_load_nothing(opened: MainWindow, tmp_path: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QTextDocument

    page = _f1(opened)
    file = tmp_path / "x.png"
    file.write_bytes(b"x")
    kind = QTextDocument.ResourceType.ImageResource.value
    assert page.reader.loadResource(kind, QUrl.fromLocalFile(str(file))) is None


def test_a_page_is_written_as_a_paper(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    page = _f1(opened)
    file = tmp_path / "Monday.pdf"
    page.write((pages(Language.EN)[0],), file)
    qtbot.waitUntil(file.exists)
    assert file.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: "Monday.pdf" in opened.toast.message.text())


def test_ctrl_p_asks_where_the_paper_goes(qtbot: QtBot, opened: MainWindow) -> None:
    from PySide6.QtWidgets import QFileDialog

    page = _f1(opened)
    QTest.keyClick(opened, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
    dialog = page.findChildren(QFileDialog)[0]
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    assert name.text() == "Monday – this week.pdf"
    dialog.reject()
