"""The shell on real files: start, sample, open, lock, back up, check, export, restore, rekey."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import RuleBroken
from facilitator.files import ProgrammeFiles
from facilitator.settings.start import StartDraft
from facilitator.vocabulary import Elsewhere, ProgrammeKind
from facilitator.words import Language
from tests.ui.conftest import TODAY
from ui.parts.dialogs import Question
from ui.shell.help import TroubleDialog
from ui.shell.starting import StartDialog
from ui.shell.upkeep_dialogs import CheckedDialog, checked_in_words

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from facilitator.words import Words
    from ui.shell.window import MainWindow

pytestmark = pytest.mark.needs_qt
SECRET = "acorn barn cwm dune"
START = StartDraft("The Circle", "Y Cylch")


def _small_sample(
    path: Path, clock: Clock, tell: Callable[[int, int], None], stop: threading.Event
) -> None:
    """An empty programme that says it is a sample; told to stop, it makes none."""
    from facilitator.settings.actions import start_programme
    from facilitator.store.opening import ProgrammeFile, opened

    tell(0, 1)
    if stop.is_set():
        raise RuleBroken("sample_stopped")
    ProgrammeFile.create(path, None, clock).close()
    with opened(path, None, "Mair", clock) as programme:
        programme.do(start_programme, StartDraft("Shores", "Glannau", is_sample=True))


@pytest.fixture
def doors() -> ProgrammeFiles:
    return ProgrammeFiles(_small_sample)


@pytest.fixture
def shown(window: MainWindow, tmp_path: Path) -> MainWindow:
    window.opening.folder = tmp_path / "data"
    window.show()
    window.begin()
    return window


def _made(qtbot: QtBot, window: MainWindow, path: Path, secret: str | None) -> None:
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.opening.make(path, START, secret)
    qtbot.waitUntil(lambda: window.programme_name() == "The Circle")


def _said(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.toast.message.text(), timeout=20_000)


def _dialog(window: MainWindow, kind: type[QDialog]) -> QDialog | None:
    return next((one for one in window.findChildren(kind) if one.isVisible()), None)


def _row(db: Session) -> tuple[object, ...]:
    import sqlalchemy as sa

    from facilitator.store.tables import ProgrammeRow as P

    query = sa.select(P.name_en, P.name_cy, P.kind, P.elsewhere, P.facilitator_name, P.alphabet)
    return tuple(db.execute(query).one())


def test_everything_asked_at_the_start_is_kept(qtbot: QtBot, shown: MainWindow) -> None:
    shown.welcome.choices[0].click()
    dialog = _dialog(shown, StartDialog)
    assert isinstance(dialog, StartDialog)
    dialog.primary.click()
    assert dialog.steps.currentIndex() == 0
    assert "Give it a name" in dialog.name_en.accessibleDescription()
    dialog.name_en.setText("The Pool")
    dialog.name_cy.setText("Y Gronfa")
    dialog.runs.setText("Mair")
    dialog.kind.parts["pool"].click()
    dialog.elsewhere.choose("profession")
    dialog.primary.click()
    dialog.primary.click()
    assert "12 letters" in dialog.passphrase.first.accessibleDescription()
    dialog.passphrase.suggest.click()
    with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
        dialog.primary.click()
    assert shown.path == shown.opening.folder / "The Pool.facilitator"
    assert shown.runner is not None
    answers: list[tuple[object, ...]] = []
    shown.runner.ask("test", answers.append, _row)
    qtbot.waitUntil(lambda: bool(answers))
    kept = ("The Pool", "Y Gronfa", ProgrammeKind.POOL, Elsewhere.PROFESSION, "Mair", "en")
    assert answers == [kept]
    assert shown.menus.lock.isEnabled()


def test_without_a_passphrase_only_by_the_tick(qtbot: QtBot, shown: MainWindow) -> None:
    shown.opening.start_new()
    dialog = _dialog(shown, StartDialog)
    assert isinstance(dialog, StartDialog)
    dialog.name_en.setText("Plain")
    dialog.primary.click()
    dialog.plain.click()
    with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
        dialog.primary.click()
    assert not shown.menus.lock.isEnabled()


def test_import_from_the_welcome_page_lands_in_the_people_import(
    qtbot: QtBot, shown: MainWindow
) -> None:
    shown.welcome.choices[1].click()
    dialog = _dialog(shown, StartDialog)
    assert isinstance(dialog, StartDialog)
    dialog.name_en.setText("Plain")
    dialog.primary.click()
    dialog.plain.click()
    with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
        dialog.primary.click()
    page = shown.current_page()
    assert page is not None
    assert page.place == "people"


def test_leaving_the_start_forgets_that_an_import_was_meant(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    shown.welcome.choices[1].click()
    dialog = _dialog(shown, StartDialog)
    assert dialog is not None
    dialog.reject()
    _made(qtbot, shown, tmp_path / "x.facilitator", None)
    page = shown.current_page()
    assert page is not None
    assert page.place == "week"


def test_the_sample_says_on_every_page_and_in_the_title_that_it_is_one(
    qtbot: QtBot, shown: MainWindow
) -> None:
    with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
        shown.welcome.choices[2].click()
    qtbot.waitUntil(lambda: shown.windowTitle() == "Shores (sample) – Facilitator")
    assert shown.frame.side.sample.isVisible()
    assert "invented" in shown.frame.side.sample.accessibleName()


def test_a_second_time_the_sample_opens_or_is_made_anew(qtbot: QtBot, shown: MainWindow) -> None:
    from ui.parts.buttons import Button
    from ui.parts.dialogs import Question

    with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
        shown.opening.open_sample()
    path = shown.path
    assert path is not None
    before = path.stat().st_ino
    shown.close_programme()
    shown.opening.open_sample()
    question = _dialog(shown, Question)
    assert isinstance(question, Question)
    anew = next(one for one in question.findChildren(Button) if one.text() == "Make it anew")
    with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
        anew.click()
    assert shown.path == path
    assert path.stat().st_ino != before


def test_a_sample_is_never_put_in_the_place_of_real_people(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Real.facilitator"
    _made(qtbot, shown, path, None)
    shown.close_programme()
    before = path.read_bytes()
    with qtbot.waitSignal(shown.opening.failed, timeout=20_000):
        shown.opening.make_sample(path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("* new.facilitator"))


def test_the_lock_closes_the_file_and_gives_pages_back(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    from facilitator.store.opening import ProgrammeFile
    from tests.ui.demo_page import PeoplePage

    path = tmp_path / "x.facilitator"
    _made(qtbot, shown, path, SECRET)
    shown.go("people")
    page = shown.current_page()
    assert isinstance(page, PeoplePage)
    page.filter.setText("half-typ")
    shown.menus.lock.trigger()
    assert shown.stack.currentWidget() is shown.lock_page
    assert not shown.menuBar().isVisible()
    # Nobody holds the file: another program could take it.
    ProgrammeFile.open(path, SECRET, Clock(TODAY), backs_up=False).close()
    shown.lock_page.field.setText("something else")
    shown.lock_page.open.click()
    qtbot.waitUntil(
        lambda: "not the passphrase" in shown.lock_page.field.accessibleDescription(),
        timeout=20_000,
    )
    shown.lock_page.field.setText(SECRET)
    shown.lock_page.open.click()
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.frame, timeout=20_000)
    assert shown.current_page() is page
    assert page.filter.text() == "half-typ"


def test_idle_minutes_lock_a_file_with_a_passphrase_only(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    _made(qtbot, shown, tmp_path / "plain.facilitator", None)
    assert shown.keeper is not None
    assert not shown.keeper.lock.idle.is_counting
    shown.close_programme()
    _made(qtbot, shown, tmp_path / "secret.facilitator", SECRET)
    assert shown.keeper.lock.idle.is_counting
    shown.keeper.lock.idle.start(20)
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.lock_page)


def test_a_backup_is_made_and_restored(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    from ui.shell.upkeep_dialogs import RestoreQuestion

    path = tmp_path / "x.facilitator"
    _made(qtbot, shown, path, None)
    shown.upkeep.back_up()
    qtbot.waitUntil(shown.toast.isVisible, timeout=20_000)
    assert shown.toast.message.text().startswith("Backed up and verified")
    (backup, *_) = shown.doors.upkeep.backups(path)
    shown.upkeep.ask_to_restore(backup)
    qtbot.waitUntil(lambda: _dialog(shown, RestoreQuestion) is not None, timeout=20_000)
    question = _dialog(shown, RestoreQuestion)
    assert isinstance(question, RestoreQuestion)
    assert not question.secret.isVisible()
    assert question.compared == ("Every step of the programme is in it; nothing would be lost.",)
    with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
        question.primary.click()
    qtbot.waitUntil(lambda: "is kept as x before restore" in shown.toast.message.text())
    assert list(tmp_path.glob("x before restore *"))


def test_a_check_is_told_in_words(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    _made(qtbot, shown, tmp_path / "x.facilitator", None)
    shown.upkeep.check()
    qtbot.waitUntil(lambda: _dialog(shown, CheckedDialog) is not None, timeout=20_000)
    dialog = _dialog(shown, CheckedDialog)
    assert isinstance(dialog, CheckedDialog)
    assert dialog.heading.text() == "The file is in order"
    assert "The history of steps is unbroken." in dialog.sentences


def test_a_check_that_finds_something_says_what_to_do(words: Words) -> None:
    from facilitator.store.check import Checked

    found = Checked("ok", "broken at step 4", 30, 9, 2, 1, 3, 1, ("A-2026-0001",), 0)
    told = " ".join(checked_in_words(found, words))
    assert "out by 30 minutes" in told
    assert "broken at step 4" in told
    assert "A-2026-0001" in told
    assert "Open a backup" in told


def test_everything_is_exported(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    _made(qtbot, shown, tmp_path / "x.facilitator", None)
    for write, to in (
        (shown.upkeep.write_tables, tmp_path / "all.xlsx"),
        (shown.upkeep.write_tables, tmp_path / "tables"),
        (shown.upkeep.write_history, tmp_path / "history"),
        (shown.upkeep.write_training_copy, tmp_path / "training.facilitator"),
    ):
        write(to)
        _said(qtbot, shown, to.name)
        assert to.exists()
    assert (tmp_path / "history" / "programme.json").is_file()


def test_another_passphrase_opens_the_file_and_the_old_one_does_not(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    from ui.shell.upkeep_dialogs import ChangePassphrase

    other = "elm fern gorse heath"
    path = tmp_path / "x.facilitator"
    _made(qtbot, shown, path, SECRET)
    page = shown.current_page()
    shown.upkeep.change_passphrase()
    dialog = _dialog(shown, ChangePassphrase)
    assert isinstance(dialog, ChangePassphrase)
    dialog.primary.click()
    assert "Type the passphrase" in dialog.now.accessibleDescription()
    dialog.now.setText(SECRET)
    dialog.then.first.setText(other)
    dialog.then.second.setText(other)
    dialog.primary.click()
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.frame, timeout=20_000)
    assert shown.current_page() is page
    assert shown.toast.message.text() == "The passphrase was changed"
    shown.close_programme()
    with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
        shown.opening.open(path, other)


def test_a_programme_open_elsewhere_is_told_plainly(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    from facilitator.store.opening import ProgrammeFile

    path = tmp_path / "x.facilitator"
    elsewhere = ProgrammeFile.create(path, None, Clock(TODAY))
    try:
        with qtbot.waitSignal(shown.opening.failed, timeout=20_000):
            shown.open_file(path)
        dialog = _dialog(shown, TroubleDialog)
        assert isinstance(dialog, TroubleDialog)
        assert "is open in another window" in dialog.told.happened
    finally:
        elsewhere.close()


def test_what_was_done_before_this_window_can_be_undone_in_it(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    from facilitator.settings.actions import TopicDraft, add_topic
    from ui.shell.mnemonics import plain

    path = tmp_path / "x.facilitator"
    _made(qtbot, shown, path, None)
    assert shown.runner is not None
    with qtbot.waitSignal(shown.runner.changed):
        shown.runner.act(add_topic, TopicDraft("Knitting", "Gwau"))
    shown.close_programme()
    with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
        shown.opening.open(path)
    qtbot.waitUntil(lambda: "Knitting" in plain(shown.menus.undo.text()))
    assert not shown.menus.redo.isEnabled()
    shown.menus.undo.trigger()
    qtbot.waitUntil(lambda: "Knitting" in plain(shown.menus.redo.text()))
    assert "Knitting" in shown.toast.message.text()
    assert shown.menus.redo.isEnabled()


def test_another_language_says_undo_in_its_own_words(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    from ui.shell.mnemonics import plain

    _made(qtbot, shown, tmp_path / "x.facilitator", None)
    qtbot.waitUntil(shown.menus.undo.isEnabled)
    shown.switch_language()
    assert shown.words.language is Language.CY
    assert shown.menus.undo.isEnabled()
    assert plain(shown.menus.undo.text()).startswith(shown.words("Undo"))


def test_a_backup_on_a_stick_is_opened_as_a_copy_on_this_laptop(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "laptop" / "Circle.facilitator"
    path.parent.mkdir()
    _made(qtbot, shown, path, SECRET)
    kept = shown.doors.upkeep.back_up(path)
    shown.close_programme()
    stick = tmp_path / "stick" / kept.name
    stick.parent.mkdir()
    stick.write_bytes(kept.read_bytes())

    shown.opening.folder = home = tmp_path / "other laptop"
    for name in ("Circle.facilitator", "Circle 2.facilitator"):
        shown.open_file(stick)
        question = shown.findChildren(Question)[-1]
        question.primary.click()
        qtbot.waitUntil(lambda: shown.opening.dialog is not None)
        asked = shown.opening.dialog
        assert asked is not None
        assert asked.focusWidget() is asked.field
        with qtbot.waitSignal(shown.opening.opened, timeout=20_000):
            asked.given.emit(SECRET)
        assert shown.path == home / name
        shown.close_programme()
    assert stick.read_bytes() == kept.read_bytes()
    assert [one.name for one in stick.parent.iterdir()] == [kept.name]
