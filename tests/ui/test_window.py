from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind
from facilitator.settings.start import StartDraft
from facilitator.words import Language, Words
from tests.ui.demo_page import PeoplePage, people_hits
from ui.shell.mnemonics import plain

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.fakes import FakeDoors
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

pytestmark = pytest.mark.needs_qt


def _people(window: MainWindow) -> PeoplePage:
    page = window.frame.pages.current()
    assert isinstance(page, PeoplePage)
    return page


def _place(window: MainWindow) -> str:
    return next(key for key, item in window.frame.side.items.items() if item.isChecked())


def test_without_a_programme_three_choices_stand_there(window: MainWindow) -> None:
    window.show()
    window.begin()
    assert window.stack.currentWidget() is window.welcome
    assert window.welcome.choices[0].isVisible()


@pytest.mark.parametrize(("key", "signal"), [("1", "start"), ("2", "import"), ("3", "sample")])
def test_the_choices_answer_to_their_keys(
    qtbot: QtBot, theme: Theme, words: Words, key: str, signal: str
) -> None:
    from ui.shell.welcome import Welcome

    welcome = Welcome(words, theme, (), "0.1")
    qtbot.addWidget(welcome)
    with qtbot.waitSignal(getattr(welcome, f"{signal}_wanted")):
        QTest.keyClicks(welcome, key)


def test_recent_programmes_are_offered_while_they_are_there(
    tmp_path: Path, words: Words, settings: Settings
) -> None:
    import datetime as dt

    from ui.shell.recent import recent_files

    here = tmp_path / "Here.facilitator"
    here.write_bytes(b"")
    settings.opened(tmp_path / "Gone.facilitator")
    settings.opened(here)
    found = recent_files(settings.recent, words, dt.date(2027, 3, 1), lambda _path: "")
    assert [(file.title, file.is_here) for file in found] == [("Here", True), ("Gone", False)]


def test_the_frame_shows_name_and_counts_of_what_was_opened(opened: MainWindow) -> None:
    assert opened.frame.side.programme.accessibleName() == "North Wales Coaching Network"
    assert opened.windowTitle() == "North Wales Coaching Network – Facilitator"
    assert opened.frame.side.items["cohorts"].accessibleDescription() == "3"
    assert _place(opened) == "week"


def test_ctrl_and_a_number_go_to_a_place(qtbot: QtBot, opened: MainWindow) -> None:
    from PySide6.QtCore import Qt

    QTest.keyClick(opened, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert _place(opened) == "people"
    QTest.keyClick(opened, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert _place(opened) == "week"
    QTest.keyClick(opened, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert _place(opened) == "people"


def test_going_back_gives_a_page_its_state_again(qtbot: QtBot, opened: MainWindow) -> None:
    opened.go("people")
    page = _people(opened)
    qtbot.waitUntil(lambda: page.list.chosen() == "5")
    page.list.choose("2")
    opened.go("week")
    page.list.choose("1")
    opened.back()
    assert _people(opened).list.chosen() == "2"


def test_no_key_is_given_twice(opened: MainWindow) -> None:
    from PySide6.QtGui import QAction

    opened.go("people")
    keys = [
        action.shortcut().toString()
        for action in opened.findChildren(QAction)
        if action.isEnabled() and not action.shortcut().isEmpty()
    ]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(
    ("width", "factor", "rail"),
    [(1440, 1.0, False), (1100, 1.0, False), (1099, 1.0, True), (1440, 1.5, True)],
)
def test_the_side_bar_is_a_rail_where_the_window_is_narrow(
    opened: MainWindow, width: int, factor: float, *, rail: bool
) -> None:
    opened.resize(width, 800)
    opened.theme.wear(factor=factor)
    assert opened.frame.side.is_rail is rail
    assert opened.frame.side.width() == (64 if rail else 232)


def test_a_slim_window_shows_list_or_detail(qtbot: QtBot, opened: MainWindow) -> None:
    opened.go("people")
    page = _people(opened)
    opened.resize(900, 700)
    assert page.split.first.isVisible()
    assert not page.split.second.isVisible()
    page.split.show_detail()
    assert page.split.second.isVisible()
    assert page.split.show_list()
    opened.resize(1300, 700)
    assert page.split.second.isVisible()


def test_a_step_is_said_with_undo_and_the_page_asks_again(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    opened.go("people")
    qtbot.waitUntil(lambda: doors.reading.heard.count("ask people_list") == 1)
    _people(opened).add()
    qtbot.waitUntil(lambda: doors.reading.heard.count("ask people_list") == 2)
    assert opened.toast.isVisible()
    assert opened.toast.message.text() == "Siân was added"
    assert plain(opened.menus.undo.text()) == "Undo: Siân was added"
    opened.toast.undo.click()
    qtbot.waitUntil(lambda: opened.toast.message.text() == "Taken back: Siân was added")
    qtbot.waitUntil(lambda: plain(opened.menus.redo.text()) == "Redo: Siân was added")
    assert not opened.toast.undo.isVisible()


def test_a_hidden_page_asks_only_when_it_is_shown_again(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    opened.go("people")
    qtbot.waitUntil(lambda: doors.reading.heard.count("ask people_list") == 1)
    page = _people(opened)
    opened.go("week")
    with qtbot.waitSignal(opened.runner.changed if opened.runner else None):
        page.add()
    assert doors.reading.heard.count("ask people_list") == 1
    opened.go("people")
    qtbot.waitUntil(lambda: doors.reading.heard.count("ask people_list") == 2)


def test_the_toast_goes_by_itself(qtbot: QtBot, theme: Theme, words: Words) -> None:
    from PySide6.QtWidgets import QWidget

    from ui.parts.toast import Toast

    room = QWidget()
    qtbot.addWidget(room)
    room.resize(800, 600)
    room.show()
    toast = Toast(room, theme, words, stays=30)
    toast.say("Hywel Prosser snoozed until Monday 8 March")
    assert toast.isVisible()
    assert toast.geometry().center().x() == pytest.approx(400, abs=1)
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_undo_stands_beside_what_a_step_did_only(opened: MainWindow) -> None:
    opened.go("people")
    context = _people(opened).context
    context.toast("Siân joined")
    assert opened.toast.undo.isVisible()
    context.tell("Saved pack.pdf")
    assert opened.toast.isVisible()
    assert not opened.toast.undo.isVisible()


def test_the_palette_finds_people_without_accents_and_places(
    qtbot: QtBot, opened: MainWindow
) -> None:
    from PySide6.QtCore import Qt

    palette = opened.palette_panel
    palette.add_provider(people_hits)
    opened.open_palette()
    palette.field.setText("sian")
    assert [hit.title for hit in palette.shown_hits()] == ["Siân Llŵyd-Ŵyr"]
    palette.field.setText("coho")
    titles = [hit.title for hit in palette.shown_hits()]
    assert titles == ["Cohorts", "Open a cohort", "Pair a cohort"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert _place(opened) == "cohorts"


def test_late_answers_to_older_text_are_dropped(qtbot: QtBot, opened: MainWindow) -> None:
    from ui.shell.palette import Group, Hit

    answers = []
    palette = opened.palette_panel
    palette.add_provider(lambda text, answer: answers.append((text, answer)))
    opened.open_palette()
    palette.field.setText("zz")
    (_, old), (_, new) = answers[-2:]
    old([Hit(Group.PEOPLE, "old", lambda: None)])
    assert not palette.shown_hits()
    new([Hit(Group.PEOPLE, "new", lambda: None)])
    assert [hit.title for hit in palette.shown_hits()] == ["new"]


def test_escape_leaves_the_palette_where_one_was(qtbot: QtBot, opened: MainWindow) -> None:
    from PySide6.QtCore import Qt

    opened.go("people")
    page = _people(opened)
    page.filter.setFocus()
    opened.open_palette()
    QTest.keyClick(opened.palette_panel.field, Qt.Key.Key_Escape)
    assert not opened.palette_panel.isVisible()
    assert opened.focusWidget() is page.filter


def test_a_change_of_language_gives_pages_their_state_back(
    qtbot: QtBot, opened: MainWindow, settings: Settings
) -> None:
    opened.go("people")
    page = _people(opened)
    qtbot.waitUntil(lambda: page.list.chosen() == "5")
    page.filter.setText("sia")
    opened.switch_language()
    assert opened.words.language is Language.CY
    assert settings.language is Language.CY
    other = _people(opened)
    assert other is not page
    assert other.filter.text() == "sia"
    assert opened.frame.side.language.accessibleName() == "English"
    qtbot.waitUntil(
        lambda: opened.frame.side.programme.accessibleName() == "Rhwydwaith Hyfforddi Gogledd Cymru"
    )
    assert _place(opened) == "people"


def test_qt_speaks_our_words_and_keeps_what_we_do_not_know(words: Words) -> None:
    from ui.shell.speech import QtWords

    spoken = QtWords(words)
    assert spoken.translate("QPlatformTheme", "&Cancel") == "Cancel"
    assert spoken.translate("QFileDialog", "File &name:") == "File name:"
    assert spoken.translate("QShortcut", "Print") is None
    assert spoken.translate("QGuiApplication", "QT_LAYOUT_DIRECTION") is None


def test_an_encrypted_file_asks_for_its_passphrase_and_says_when_it_is_wrong(
    qtbot: QtBot, window: MainWindow, doors: FakeDoors, programme: Path
) -> None:
    from ui.parts.passphrase import PassphraseDialog

    doors.is_encrypted = True
    doors.refuses.append(StorageTrouble(TroubleKind.WRONG_PASSPHRASE, file="Shores.facilitator"))
    window.show()
    window.begin(programme)
    qtbot.waitUntil(lambda: isinstance(window.opening.dialog, PassphraseDialog))
    dialog = window.opening.dialog
    assert isinstance(dialog, PassphraseDialog)
    dialog.field.setText("wrong")
    dialog.primary.click()
    qtbot.waitUntil(lambda: "That is not the passphrase" in dialog.field.accessibleDescription())
    assert dialog.field.hasFocus()
    assert dialog.field.text() == "wrong"
    dialog.field.setText("right")
    with qtbot.waitSignal(window.opening.opened):
        dialog.primary.click()
    assert doors.passphrases == ["wrong", "right"]


def test_a_file_that_cannot_be_opened_leads_back_to_the_choices(
    qtbot: QtBot, window: MainWindow, doors: FakeDoors, programme: Path
) -> None:
    from ui.shell.help import TroubleDialog

    doors.refuses.append(StorageTrouble(TroubleKind.LOCKED, file="Shores.facilitator"))
    window.show()
    with qtbot.waitSignal(window.opening.failed):
        window.begin(programme)
    dialog = window.findChild(TroubleDialog)
    assert dialog is not None
    assert dialog.told.happened.startswith("Shores.facilitator is open in another window")
    assert window.stack.currentWidget() is window.welcome


def test_a_new_programme_is_made_and_opened(
    qtbot: QtBot, window: MainWindow, doors: FakeDoors, tmp_path: Path
) -> None:
    window.show()
    with qtbot.waitSignal(window.opening.opened):
        window.opening.make(
            tmp_path / "New.facilitator", StartDraft("New", "Newydd"), "acorn barn cwm dune"
        )
    assert doors.made == [("New", "acorn barn cwm dune")]
    assert doors.passphrases == ["acorn barn cwm dune"]


def test_closing_the_programme_shows_the_choices_again(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    opened.close_programme()
    assert doors.writing.is_closed
    assert opened.stack.currentWidget() is opened.welcome
    assert not opened.menus.undo.isEnabled()


def test_text_size_and_colours_are_remembered(opened: MainWindow, settings: Settings) -> None:
    from ui.theme.tokens import DARK_CONTRAST, Scheme

    opened.look.change_text_size(30)
    opened.look.choose_scheme(Scheme.DARK)
    opened.look.choose_contrast(wanted=True)
    assert opened.theme.factor == 1.3
    assert opened.theme.tokens is DARK_CONTRAST
    assert (settings.text_size, settings.scheme, settings.high_contrast) == (130, "dark", True)
    opened.look.change_text_size(0)
    assert opened.theme.factor == 1.0


def test_what_is_remembered_is_read_again(tmp_path: Path) -> None:
    from ui.shell.settings import Settings

    first = Settings(tmp_path / "a" / "window.ini")
    first.language = Language.CY
    first.keep_sizes("people", (400, 800))
    first.save()
    again = Settings(tmp_path / "a" / "window.ini")
    assert again.language is Language.CY
    assert again.sizes("people") == (400, 800)


def test_trouble_is_told_in_three_sentences(words: Words) -> None:
    from ui.shell.errors import Teller

    told = Teller(words).tell(RuleBroken("no_room"))
    assert (told.happened, told.kept) == ("no_room", "Nothing was changed.")
    assert not told.details


def test_a_bug_is_logged_without_anything_that_names_a_person(
    qtbot: QtBot, tmp_path: Path, words: Words
) -> None:
    from ui.shell.errors import Teller, Watchman

    log = tmp_path / "log.txt"
    watchman = Watchman(log, lambda: "2027-03-01")
    try:
        raise ValueError("Siân Llŵyd-Ŵyr")
    except ValueError as error:
        with qtbot.waitSignal(watchman.met):
            watchman.hook(type(error), error, error.__traceback__)
        told = Teller(words).tell(error)
    assert "ValueError" in log.read_text("utf-8")
    assert "Siân" not in log.read_text("utf-8")
    assert "Siân" not in told.in_one() + told.details
    assert "test_window.py" in told.details


def test_the_ring_follows_the_keyboard_only(qtbot: QtBot, opened: MainWindow) -> None:
    from PySide6.QtCore import Qt

    item = opened.frame.side.items["people"]
    item.setFocus(Qt.FocusReason.TabFocusReason)
    assert opened.look.ring.widget() is item
    opened.go("people")
    _people(opened).filter.setFocus(Qt.FocusReason.TabFocusReason)
    assert not opened.look.ring.isVisible()


def test_a_ring_that_went_before_its_window_is_missed_by_nobody(
    qtbot: QtBot, opened: MainWindow
) -> None:
    import shiboken6
    from PySide6.QtCore import Qt

    item = opened.frame.side.items["people"]
    shiboken6.delete(opened.look.ring)
    item.setFocus(Qt.FocusReason.TabFocusReason)
    assert item.hasFocus()


def test_undo_is_the_fields_own_while_it_holds_unsaved_words(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    from PySide6.QtCore import Qt

    opened.menus.show_labels("Siân was added", "")
    opened.go("people")
    field = _people(opened).filter
    field.setFocus()
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert "undo" not in doors.writing.heard
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "undo" in doors.writing.heard)


def test_a_page_that_is_gone_to_begins_where_it_wants_to(qtbot: QtBot, opened: MainWindow) -> None:
    opened.activateWindow()
    week = opened.current_page()
    assert week is not None
    button = next(one for one in week.findChildren(QPushButton) if one.isVisible())
    button.setFocus()
    assert week.isAncestorOf(opened.focusWidget())
    opened.go("people")
    arrived = opened.focusWidget()
    _people(opened).begin()
    assert arrived is opened.focusWidget()
