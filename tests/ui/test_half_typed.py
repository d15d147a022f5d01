"""Half-typed words in the window: kept as one types, offered at the next opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from facilitator.errors import StorageTrouble, TroubleKind
from tests.ui.demo_page import PeoplePage
from tests.ui.fakes import FakeConnection

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.fakes import FakeDoors
    from ui.parts.dialogs import Dialog
    from ui.shell.half_typed import HalfTypedDialog
    from ui.shell.window import MainWindow

pytestmark = pytest.mark.needs_qt
TYPED = {"chosen": "2", "filter": "elin", "typed": {"email": "elin@"}}


def _look(window: MainWindow) -> None:
    assert window.typing is not None
    window.typing.look()


def _note_dialog(window: MainWindow) -> Dialog:
    from ui.parts.dialogs import Dialog
    from ui.parts.fields import Labelled, LineField

    class NoteDialog(Dialog):
        """A dialog with one field."""

    dialog = NoteDialog("New person", window.theme, window.words, primary="Add", parent=window)
    field = LineField(window.theme)
    dialog.content.addWidget(Labelled("Name", field, window.theme))
    dialog.open()
    field.setFocus()
    return dialog


def _field(dialog: Dialog) -> str:
    from ui.parts.fields import LineField

    field = dialog.findChild(LineField)
    assert field is not None
    return field.text()


def _reopened(
    qtbot: QtBot, window: MainWindow, programme: Path, drafts: Mapping[str, Mapping[str, object]]
) -> HalfTypedDialog:
    """The window after a crash in which these words were kept: what it offers."""
    from ui.shell.half_typed import HalfTypedDialog

    window.doors.writing.drafts = dict(drafts)  # type: ignore[attr-defined]  # the fake doors
    window.show()
    with qtbot.waitSignal(window.opening.opened):
        window.begin(programme)
    qtbot.waitUntil(lambda: bool(window.findChildren(HalfTypedDialog)))
    return window.findChildren(HalfTypedDialog)[0]


def test_what_stands_in_a_dialog_is_kept_until_it_is_closed(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    dialog = _note_dialog(opened)
    _look(opened)
    QTest.keyClicks(dialog.focusWidget(), "Si")
    _look(opened)
    qtbot.waitUntil(lambda: "dialog:NoteDialog" in doors.writing.drafts)
    kept = doors.writing.drafts["dialog:NoteDialog"]
    assert kept == {"title": "New person", "typed": {"Name": "Si"}, "said": ["Si"]}
    dialog.reject()
    _look(opened)
    qtbot.waitUntil(lambda: not doors.writing.drafts)


def test_a_dialog_in_which_nothing_was_typed_is_not_kept(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    _note_dialog(opened)
    _look(opened)
    _look(opened)
    opened.close()
    assert doors.writing.drafts == {}


def test_an_open_editor_of_a_page_is_kept_and_opened_again(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    from ui.parts.detail import DetailField
    from ui.shell.half_typed import type_in_editors, typed_in_editors

    opened.go("people")
    page = opened.frame.pages.current()
    assert page is not None
    field = next(
        one for one in page.findChildren(DetailField) if type(one.editor).__name__ == "LineField"
    )
    field.edit()
    _look(opened)
    QTest.keyClicks(field.editor, "half")
    _look(opened)
    qtbot.waitUntil(lambda: "people" in doors.writing.drafts)
    name = field.editor.accessibleName()
    assert doors.writing.drafts["people"]["fields"] == {name: "half"}
    field.leave()
    _look(opened)
    qtbot.waitUntil(lambda: not doors.writing.drafts)
    assert type_in_editors(page, {name: "half", "gone": "x"}) == {"gone": "x"}
    assert typed_in_editors(page) == {name: "half"}


def test_a_passphrase_is_never_kept(opened: MainWindow, doors: FakeDoors) -> None:
    from ui.parts.passphrase import PassphraseDialog

    dialog = PassphraseDialog("Shores", opened.theme, opened.words, opened)
    dialog.open()
    _look(opened)
    QTest.keyClicks(dialog.field, "llong goch")
    _look(opened)
    opened.close()
    assert doors.writing.drafts == {}


def test_nothing_is_offered_where_nothing_was_left(qtbot: QtBot, opened: MainWindow) -> None:
    from ui.shell.half_typed import HalfTypedDialog

    with qtbot.waitCallback() as asked:
        assert opened.runner is not None
        opened.runner.ask_half_typed(asked)
    assert asked.args == [()]
    assert not opened.findChildren(HalfTypedDialog)


def test_the_words_are_offered_and_brought_back_to_their_page(
    qtbot: QtBot, window: MainWindow, programme: Path
) -> None:
    offer = _reopened(qtbot, window, programme, {"people": TYPED})
    read = [text.text() for text in offer.findChildren(type(offer.heading))]
    assert "People" in read
    assert "elin@" in read
    offer.primary.click()
    page = window.frame.pages.current()
    assert isinstance(page, PeoplePage)
    assert page.filter.text() == "elin"


def test_a_dialog_gets_its_words_when_it_is_opened_again(
    qtbot: QtBot, window: MainWindow, programme: Path
) -> None:
    typed = {"Name": "Siân", "Language of letters": "not_asked"}
    half = {"title": "New person", "typed": typed, "said": ["Siân"]}
    offer = _reopened(qtbot, window, programme, {"dialog:NoteDialog": half})
    read = " ".join(text.text() for text in offer.findChildren(type(offer.heading)))
    assert "Siân" in read
    assert "not_asked" not in read
    offer.primary.click()
    dialog = _note_dialog(window)
    _look(window)
    assert _field(dialog) == "Siân"


@pytest.mark.parametrize(("act", "left"), [("drop", set()), ("cancel", {"people"})])
def test_words_are_let_go_only_when_one_says_so(
    qtbot: QtBot, window: MainWindow, programme: Path, doors: FakeDoors, act: str, left: set[str]
) -> None:
    offer = _reopened(qtbot, window, programme, {"people": TYPED})
    getattr(offer, act).click()
    window.close()
    assert set(doors.writing.drafts) == left


def test_trouble_with_keeping_is_said_once(
    qtbot: QtBot, opened: MainWindow, doors: FakeDoors
) -> None:
    told: list[Exception] = []
    assert opened.runner is not None
    opened.runner.failed.connect(told.append)

    class Full(FakeConnection):
        def keep_half_typed(self, _place: str, _words: Mapping[str, object]) -> None:
            raise StorageTrouble(TroubleKind.DISK_FULL, file="Shores.facilitator")

    # The writing connection is held by the runner: it becomes one whose disk is full.
    doors.writing.__class__ = Full
    dialog = _note_dialog(opened)
    for letter in "Sion":
        QTest.keyClicks(dialog.focusWidget(), letter)
        _look(opened)
    with qtbot.waitCallback() as asked:
        opened.runner.ask_half_typed(asked)
    assert [type(error) for error in told] == [StorageTrouble]
