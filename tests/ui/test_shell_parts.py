"""The shell's smaller promises: Alt keys, focus, drops, recent files, saved state, bugs."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from facilitator.errors import RuleBroken, StaleData, StorageTrouble, TroubleKind
from facilitator.synced import on_share, synced_by
from facilitator.words import Language, Words
from tests.ui.fakes import FakeAbout
from ui.shell.folders import file_name, free_path
from ui.shell.mnemonics import marked, plain

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from tests.ui.fakes import FakeDoors
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow

pytestmark = pytest.mark.needs_qt


def _letters(actions: list[QAction]) -> list[str]:
    titles = [action.text().replace("&&", "") for action in actions if not action.isSeparator()]
    return [title[title.index("&") + 1].casefold() for title in titles if "&" in title]


@pytest.mark.parametrize("language", list(Language))
def test_no_alt_letter_of_a_menu_is_given_twice(opened: MainWindow, language: Language) -> None:
    opened.speak_language(language)
    bar = _letters(opened.menuBar().actions())
    assert len(bar) == 6
    assert len(set(bar)) == len(bar)
    for menu in opened.menus.by_name.values():
        letters = _letters(menu.actions())
        assert len(set(letters)) == len(letters)
        assert len(letters) >= min(20, sum(not one.isSeparator() for one in menu.actions()))


def test_titles_keep_their_words_beside_the_alt_letter() -> None:
    titles = ("File", "Find & replace", "Find", "Ôl", "F")
    got = marked(titles)
    assert tuple(plain(title) for title in got) == titles
    assert got == ("&File", "Find && &replace", "F&ind", "Ô&l", "F")


def test_there_is_nothing_to_undo_at_first(opened: MainWindow) -> None:
    assert not opened.menus.undo.isEnabled()
    assert not opened.menus.redo.isEnabled()
    assert plain(opened.menus.undo.text()) == "Undo"


def test_a_refused_undo_is_told_as_its_sentence(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    from ui.shell.help import TroubleDialog

    doors.writing.refuses.append(RuleBroken("undo_stops_at_papers", what="issued"))
    opened.undo()
    qtbot.waitUntil(lambda: opened.findChild(TroubleDialog) is not None)
    dialog = opened.findChild(TroubleDialog)
    assert dialog is not None
    assert dialog.told.happened.startswith("Papers were handed out in that step")
    # The sentence says itself that nothing was changed.
    assert dialog.told.kept == ""
    assert opened.frame.side.saved.said.startswith("All changes saved")


def test_the_keyboard_begins_on_the_page(qtbot: QtBot, opened: MainWindow) -> None:
    page = opened.current_page()
    assert page is not None
    assert page.isAncestorOf(opened.focusWidget()) or opened.focusWidget() is page
    QTest.keyClick(opened, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    other = opened.current_page()
    assert other is not None
    assert other.isAncestorOf(opened.focusWidget())


def test_the_side_bar_keeps_the_keyboard_of_who_walks_along_it(opened: MainWindow) -> None:
    item = opened.frame.side.items["people"]
    item.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(item, Qt.Key.Key_Space)
    assert opened.current_page() is not None
    assert item.hasFocus()


def test_tab_goes_from_the_side_bar_to_the_page_and_round(opened: MainWindow) -> None:
    opened.go("people")
    page, side = opened.current_page(), opened.frame.side
    assert page is not None
    side.finder.setFocus(Qt.FocusReason.TabFocusReason)
    been: list[str] = []
    for _step in range(60):
        QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Tab)
        now = opened.focusWidget()
        where = "side" if side.isAncestorOf(now) else "page" if page.isAncestorOf(now) else "other"
        if not been or been[-1] != where:
            been.append(where)
        if now is side.finder:
            break
    assert been[:2] == ["side", "page"]
    assert opened.focusWidget() is side.finder


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/data/mair/OneDrive - Cyngor/x.facilitator", "OneDrive"),
        ("/data/mair/Library/Mobile Documents/x.facilitator", "iCloud"),
        ("/data/mair/Dropbox/x.facilitator", "Dropbox"),
        ("G:/My Drive/x.facilitator", "Google Drive"),
        ("/data/mair/Google Drive/x.facilitator", "Google Drive"),
        ("/data/mair/.local/share/facilitator/Dropbox.facilitator", ""),
        ("/data/mair/Documents/dropboxes/x.facilitator", ""),
    ],
)
def test_folders_that_are_copied_elsewhere_are_known(path: str, service: str) -> None:
    assert synced_by(Path(path)) == service


def test_a_file_name_suits_every_system_and_is_never_taken_twice(tmp_path: Path) -> None:
    assert file_name('Gwynedd / Môn: "A"') == "Gwynedd Môn A.facilitator"
    first = free_path(tmp_path, "Cylch")
    first.write_bytes(b"")
    assert free_path(tmp_path, "Cylch").name == "Cylch 2.facilitator"


def test_a_recent_programme_that_is_gone_is_grey_and_can_be_taken_off(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    settings.opened(tmp_path / "Gone.facilitator")
    window.show()
    window.speak_language(Language.CY)
    assert not window.welcome.recent[0].isEnabled()
    window.welcome.removes[0].click()
    assert settings.recent == ()
    assert not window.welcome.recent


def test_a_file_that_is_dropped_is_opened(
    qtbot: QtBot, window: MainWindow, programme: Path
) -> None:
    window.show()
    window.begin()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(programme))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.opening.opened):
        window.dropEvent(event)
    assert window.path == programme


def test_other_files_are_not_taken(window: MainWindow, tmp_path: Path) -> None:
    from ui.shell.folders import dropped_programme

    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "letter.docx"))])
    assert dropped_programme(dropped) is None


def test_another_programme_takes_the_place_of_the_open_one(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors, tmp_path: Path
) -> None:
    other = tmp_path / "Other.facilitator"
    other.write_bytes(b"")
    page = opened.current_page()
    requests = opened.frame.side.items["requests"]
    assert not requests.isVisible()
    doors.described = FakeAbout(name_en="Other", has_pool=True)
    with qtbot.waitSignal(opened.opening.opened):
        opened.open_file(other)
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("Other"))
    assert opened.current_page() is not page
    # In a pool somebody asks, and a place of the side bar is where.
    requests = opened.frame.side.items["requests"]
    assert requests.isVisible()
    with qtbot.waitSignal(opened.frame.side.place_chosen) as chosen:
        QTest.mouseClick(requests, Qt.MouseButton.LeftButton)
    assert chosen.args == ["requests"]


def test_what_could_not_be_saved_is_said_until_the_next_step_was(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    from tests.ui.demo_page import PeoplePage

    saved = opened.frame.side.saved
    assert saved.said == "All changes saved\nOn this laptop only"
    opened.go("people")
    page = opened.current_page()
    assert isinstance(page, PeoplePage)
    doors.writing.refuses.append(StorageTrouble(TroubleKind.DISK_FULL))
    page.add()
    assert saved.said.startswith("Saving…")
    qtbot.waitUntil(lambda: saved.said.startswith("Not saved\nThe disk is full"))
    opened.switch_language()
    again = opened.frame.side.saved
    assert again.said.startswith(opened.words("Not saved"))
    opened.switch_language()
    other = opened.current_page()
    assert isinstance(other, PeoplePage)
    other.add()
    qtbot.waitUntil(lambda: opened.frame.side.saved.said.startswith("All changes saved"))


def test_what_the_rules_refuse_was_never_to_be_saved(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    assert opened.runner is not None
    doors.writing.refuses.append(StaleData("undo_changed_since"))
    with qtbot.waitSignal(opened.runner.refused):
        opened.undo()
    assert opened.frame.side.saved.said.startswith("All changes saved")


def _fails(_db: object) -> None:
    name = "Siân Llŵyd-Ŵyr"
    raise ValueError(name)


def test_a_failing_question_leaves_the_window_open_with_details_to_copy(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    from PySide6.QtGui import QGuiApplication

    from ui.parts.buttons import Button
    from ui.shell.errors import Watchman
    from ui.shell.help import TroubleDialog

    log = tmp_path / "log.txt"
    watchman = Watchman(log, lambda: "2027-03-01")
    opened.bug_met.connect(watchman.write)
    assert opened.runner is not None
    for _time in range(2):
        with qtbot.waitSignal(opened.runner.failed):
            opened.runner.ask("test", lambda _answer: None, _fails)
    dialogs = [one for one in opened.findChildren(TroubleDialog) if one.isVisible()]
    assert len(dialogs) == 1
    copy = next(one for one in dialogs[0].findChildren(Button) if one.text() == "Copy details")
    copy.click()
    details = QGuiApplication.clipboard().text()
    assert "_fails" in details
    assert "ValueError" in log.read_text("utf-8")
    assert "Siân" not in details + log.read_text("utf-8")
    assert opened.isVisible()


def test_the_window_sweeps_in_its_own_thread(qtbot: QtBot) -> None:
    from ui.sweeping import Sweeper

    class Knot:
        """Holds itself, so that only a sweep takes it away."""

    swept: list[str] = []
    sweeper = Sweeper(every=5)
    sweeper.start()
    assert not gc.isenabled()
    knot = Knot()
    knot.__dict__["me"] = knot
    weakref.finalize(knot, swept.append, "gone")
    del knot
    knots: list[list[int]] = [[] for _each in range(2 * gc.get_threshold()[0] + 1000)]
    qtbot.waitUntil(lambda: swept == ["gone"])
    assert knots
    sweeper.stop()
    assert gc.isenabled()
    gc.disable()


def test_sentences_of_the_welsh_window_are_welsh() -> None:
    welsh = Words(Language.CY)
    for sentence in (welsh("Lock now"), welsh("All changes saved"), welsh("Back up now")):
        assert sentence not in {"Lock now", "All changes saved", "Back up now"}


def test_the_toast_rises_unless_nothing_shall_move(opened: MainWindow) -> None:
    toast = opened.toast
    opened.look.choose_still(wanted=True)
    toast.say("Kept")
    at_rest = toast.pos()
    toast.hide()
    opened.look.choose_still(wanted=False)
    assert toast.may_move()
    toast.say("Kept")
    assert toast.pos().y() > at_rest.y()
    toast.hide()


def test_the_lock_counts_as_many_minutes_as_are_set(
    qtbot: QtBot, window: MainWindow, doors: FakeDoors, settings: Settings, programme: Path
) -> None:
    assert settings.lock_after == 15
    doors.is_encrypted = True
    window.show()
    with qtbot.waitSignal(window.opening.opened):
        window.opening.open(programme, "acorn barn cwm dune")
    keeper = window.keeper
    assert keeper is not None
    assert keeper.lock.idle.is_counting
    settings.lock_after = 0
    keeper.count_idle_time()
    assert not keeper.lock.idle.is_counting


def test_a_share_is_known_by_its_name_or_by_what_is_mounted() -> None:
    mounts = (
        "/dev/vda / ext4 rw 0 0\n"
        "nas:/data /data/shared\\040folder nfs4 rw 0 0\n"
        "/dev/sdb /data/shared\\040folder/stick vfat rw 0 0\n"
    )
    assert on_share(Path("//server/share/x.facilitator"), "")
    assert on_share(Path("/data/shared folder/x.facilitator"), mounts)
    assert not on_share(Path("/data/shared folder/stick/x.facilitator"), mounts)
    assert not on_share(Path("/data/mair/x.facilitator"), mounts)
    assert not on_share(Path("/data/shared folder two/x.facilitator"), mounts)
