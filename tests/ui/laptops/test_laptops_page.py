"""Another laptop in the window: a file out, a file in with questions, a cohort lent and back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.laptops import actions as a
from facilitator.laptops.rules import Choice
from facilitator.people import actions as people
from facilitator.store import tables as t
from facilitator.store.opening import opened
from tests.store.finding import first
from tests.support.programmes import TODAY
from ui.laptops.dialogs import LendDialog, LetterDialog, MeetingDialog
from ui.laptops.page import LaptopsPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.store.cipher import Key
    from facilitator.store.opening import OpenProgramme
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def other(sample_file: tuple[Path, Key], tmp_path: Path) -> Iterator[OpenProgramme]:
    """The programme on a second laptop."""
    path = tmp_path / "second.programme"
    shutil.copyfile(sample_file[0], path)
    with opened(path, sample_file[1], "Dee", Clock(TODAY, seed=5)) as programme:
        programme.do(a.name_laptop, a.LetterDraft("B"))
        yield programme


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> LaptopsPage:
    """The page, shown."""
    shown: LaptopsPage = sample_stage.show(LaptopsPage)
    qtbot.waitUntil(lambda: bool(shown.note.text()))
    return shown


def _called(programme: OpenProgramme, name: str) -> None:
    known = first(programme, t.Person)
    programme.do(people.change_person, people.PersonChange(*known, {"known_as": name}))


def test_what_was_made_here_is_new_there(
    page: LaptopsPage, other: OpenProgramme, tmp_path: Path, qtbot: QtBot
) -> None:
    assert page.no_exchanges.isVisible()
    target = tmp_path / "A.exchange"
    page.make_at(target)
    qtbot.waitUntil(page.said.isVisible)
    assert page.said.text() == "Made: A.exchange"
    qtbot.waitUntil(lambda: bool(page.exchanges.lines()))
    with pytest.raises(Exception, match="bundle_nothing_new"):
        other.do(a.bring_in, a.BringIn(target.read_bytes()))


def test_what_comes_is_shown_first_and_decided(
    page: LaptopsPage, other: OpenProgramme, sample_stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    here = sample_stage.file.for_thread("Mair")
    _called(here, "Ninnau")
    here.close()
    _called(other, "Nhwythau")
    other.do(people.add_person, people.PersonDraft("Tomasz Nowak"))
    file = tmp_path / "B.exchange"
    file.write_bytes(other.do(a.hand_over, a.HandOver()).value)
    page.read(file)
    qtbot.waitUntil(lambda: isinstance(page.dialog, MeetingDialog))
    dialog = page.dialog
    assert isinstance(dialog, MeetingDialog)
    ((key, segments),) = dialog.choices.items()
    assert key[::2] == ("person", "known_as")
    assert segments.key() == Choice.MINE.value
    dialog.take_all(Choice.THEIRS)
    dialog.primary.click()
    qtbot.waitUntil(page.said.isVisible)
    assert page.said.text() == "New: 1 · changed: 1 · gone: 0"
    looked = sample_stage.file.for_thread("Mair")
    assert looked.ask(lambda db: db.get_one(t.Person, first(looked, t.Person).id).known_as) == (
        "Nhwythau"
    )
    looked.close()


def test_what_is_none_of_ours_is_refused_on_the_page(
    page: LaptopsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "x.exchange"
    file.write_bytes(b"PK\x03\x04 nothing of ours")
    page.read(file)
    qtbot.waitUntil(page.trouble.isVisible)
    assert "no exchange file" in page.trouble.happened.text()
    page.read(tmp_path / "not there.exchange")
    qtbot.waitUntil(lambda: "not there" in page.trouble.happened.text())


def test_a_cohort_is_lent_and_taken_back(page: LaptopsPage, qtbot: QtBot) -> None:
    page.lend.click()
    dialog = page.dialog
    assert isinstance(dialog, LendDialog)
    dialog.primary.click()
    assert dialog.isVisible()
    dialog.letter.setText("b")
    dialog.whom.setText("Dee")
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(page.loans.lines()))
    (line,) = page.loans.lines()
    assert (line.letter, line.to_whom) == ("B", "Dee")
    page.return_button.click()
    qtbot.waitUntil(lambda: not page.loans.lines())
    assert page.no_loans.isVisible()


def test_the_letter_is_changed_and_wrong_ones_refused(page: LaptopsPage, qtbot: QtBot) -> None:
    page.letter.click()
    dialog = page.dialog
    assert isinstance(dialog, LetterDialog)
    dialog.letter.setText("7")
    dialog.primary.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    dialog.letter.setText("c")
    dialog.primary.click()
    qtbot.waitUntil(lambda: "This laptop is C" in page.head.under.text())
