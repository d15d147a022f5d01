"""Sessions in the window: six keys for an ordinary one, refused ones stay, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.sessions.codes import slip_code
from facilitator.vocabulary import MovedBy, SessionStatus
from ui.people.printing import PaperDialog
from ui.sessions.calendar_file import save_calendar
from ui.sessions.dialogs import CorrectDialog, DoubtDialog, MoveDialog
from ui.sessions.letters import LetterDialog
from ui.sessions.page import SessionsPage
from ui.sessions.promise_dialog import CountsTowardsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from facilitator.sessions.questions import PairToRecord
    from tests.ui.paging import Stage

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot) -> SessionsPage:
    made: SessionsPage = sample_stage.show(SessionsPage)
    qtbot.waitUntil(lambda: bool(made.form._pairs) and bool(made.table.table.lines()))
    return made


def pair_of(page: SessionsPage) -> PairToRecord:
    return page.form._pairs[0]


def sessions_held(page: SessionsPage) -> int:
    return sum(line.status.moves_minutes for line in page.table.table.lines())


def test_an_ordinary_session_takes_six_keys(page: SessionsPage, qtbot: QtBot) -> None:
    before, code = sessions_held(page), pair_of(page).code
    assert len(code) + 1 <= 6
    QTest.keyClicks(page.form.code, code.lower())
    assert page.form.card.isVisible()
    QTest.keyClick(page.form.code, Qt.Key.Key_Return)
    assert page.form.code.text() == ""
    assert not page.form.card.isVisible()
    qtbot.waitUntil(lambda: sessions_held(page) == before + 1)
    assert page.rail.median.text().startswith("Median")


def test_a_part_of_a_name_offers_the_pairs_and_enter_takes_the_marked_one(
    page: SessionsPage,
) -> None:
    name = pair_of(page).coach.name.split()[0]
    QTest.keyClicks(page.form.code, name[:3].lower())
    if page.form.found.isVisible():
        QTest.keyClick(page.form.code, Qt.Key.Key_Return)
    assert page.form.card.isVisible()


def test_a_digit_after_a_found_pair_says_what_happened(page: SessionsPage) -> None:
    code = slip_code(pair_of(page).code).replace("-", "")
    QTest.keyClicks(page.form.code, code)
    QTest.keyClicks(page.form.code, "2")
    assert page.form.outcomes.status() is SessionStatus.NO_SHOW_COACHEE
    assert page.form.code.text() == code
    QTest.keyClicks(page.form.code, "44")
    assert page.form.outcomes.status() is SessionStatus.CANCELLED_IN_TIME_COACH


def test_a_session_shorter_than_agreed_is_held_short(page: SessionsPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.form.code, pair_of(page).code)
    page.form.minutes.setValue(40)
    page.form.record.click()
    qtbot.waitUntil(
        lambda: any(
            line.status is SessionStatus.HELD_SHORT and line.minutes == 40
            for line in page.table.table.lines()
        )
    )


def test_what_is_refused_stays_in_the_form_and_says_why(page: SessionsPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.form.code, pair_of(page).code)
    page.form.day.setText("+3")
    page.form.thanks.setText("Diolch")
    page.form.enter()
    qtbot.waitUntil(page.form.trouble.isVisible)
    assert "still to come" in page.form.trouble.happened.text()
    assert page.form.thanks.text() == "Diolch"
    assert page.form.card.isVisible()


def test_the_last_one_is_taken_back(page: SessionsPage, qtbot: QtBot) -> None:
    before = sessions_held(page)
    QTest.keyClicks(page.form.code, pair_of(page).code)
    page.form.enter()
    qtbot.waitUntil(lambda: sessions_held(page) == before + 1)
    page.rail.take_back.click()
    qtbot.waitUntil(lambda: sessions_held(page) == before)
    assert page.rail.take_back.isHidden()


def test_another_page_asks_to_record_for_a_pairing(page: SessionsPage) -> None:
    page.restore({"do": "log", "pairing": str(pair_of(page).id)})
    assert pair_of(page).coachee.name in page.form.card.names.text()


def test_the_list_is_filtered_and_its_footer_shows_the_sum_of_zero(page: SessionsPage) -> None:
    page.restore({"view": "all"})
    every = len(page.table.table.lines())
    page.table.chips.chip("silent").click()
    assert 0 < len(page.table.table.lines()) < every
    assert page.table.foot.text().endswith("sum over all parties: 0")
    page.table.chips.chip("all").click()
    page.table.since.setText("1/10/2026")
    page.table.until.setText("31/10/2026")
    page.table._sift()
    assert {line.day.month for line in page.table.table.lines()} == {10}


def test_a_day_of_the_filter_that_cannot_be_read_is_said_below_it(page: SessionsPage) -> None:
    page.restore({"view": "all"})
    since = page.table.since
    for typed, said in (("the 45th", True), ("1/10/2026", False), ("", False)):
        since.setText(typed)
        since.editingFinished.emit()
        assert ("not a day we can read" in since.accessibleDescription()) is said


def test_a_session_is_corrected_with_its_reason(page: SessionsPage, qtbot: QtBot) -> None:
    page.restore({"view": "all"})
    page.table.chips.chip("held").click()
    line = page.table.table.lines()[0]
    page.table.table.choose(str(line.id))
    page.table.correct.click()
    assert isinstance(page.dialog, CorrectDialog)
    page.dialog.minutes.setValue(25)
    page.dialog.primary.click()
    assert page.dialog.isVisible()
    page.dialog.why.setText("the slip said 25")
    page.dialog.primary.click()
    qtbot.waitUntil(
        lambda: any(one.id == line.id and one.minutes == 25 for one in page.table.table.lines())
    )


def test_an_arranged_session_moves(page: SessionsPage, qtbot: QtBot) -> None:
    page.restore({"view": "all"})
    page.table.chips.chip("to_come").click()
    line = page.table.table.lines()[0]
    page.table.table.choose(str(line.id))
    page.table.move_it.click()
    assert isinstance(page.dialog, MoveDialog)
    page.dialog.day.setText("+40")
    page.dialog.primary.click()
    qtbot.waitUntil(
        lambda: any(one.id == line.id and one.day != line.day for one in page.table.table.lines())
    )


def test_a_slip_code_is_right_or_refused(page: SessionsPage) -> None:
    code = slip_code(pair_of(page).code)
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    QTest.keyClicks(page.form.code, wrong)
    assert "do not fit together" in page.form.code.accessibleDescription()
    assert not page.form.record.isEnabled()
    page.form.clear()
    QTest.keyClicks(page.form.code, wrong.replace("-", ""))
    assert "do not fit together" in page.form.code.accessibleDescription()
    assert not page.form.record.isEnabled()
    page.form.clear()
    QTest.keyClicks(page.form.code, code.lower())
    assert page.form.code.text() == code.lower()
    assert page.form.code.accessibleDescription() == ""
    assert page.form.card.facts.text().startswith("The code is right")
    assert page.form.record.isEnabled()


def test_the_keyboard_begins_in_the_first_field(page: SessionsPage) -> None:
    page.begin()
    assert page.form.code.hasFocus()
    page.segments.chosen.emit("all")
    page.begin()
    assert page.table.search.hasFocus()


def test_a_long_remark_is_met_with_what_does_not_belong_here(page: SessionsPage) -> None:
    page.form.thanks.setText("We spoke about the team, and then " * 6)
    assert "does not belong here" in page.form.thanks.accessibleDescription()
    page.form.thanks.setText("A good question")
    assert page.form.thanks.accessibleDescription() == ""


def test_a_group_is_recorded_once_by_names(page: SessionsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "to the minute" in page.form.rule.text())
    pair, other = pair_of(page), page.form._pairs[-1]
    QTest.keyClicks(page.form.code, pair.code)
    page.form.others.line.setText("nobody of this name")
    page.form.enter()
    assert "nobody of this name" in page.form.others.line.accessibleDescription()
    page.form.others.line.setText(other.coachee.name)
    page.form.enter()
    qtbot.waitUntil(lambda: any(line.others == 1 for line in page.table.table.lines()))


def test_who_moved_it_is_asked_only_where_it_moved(page: SessionsPage) -> None:
    QTest.keyClicks(page.form.code, slip_code(pair_of(page).code))
    QTest.keyClicks(page.form.code, "4444")
    assert page.form.outcomes.status() is SessionStatus.RESCHEDULED
    assert page.form.outcomes._moved.isVisible()
    QTest.keyClicks(page.form.code, "1")
    assert not page.form.outcomes._moved.isVisible()


def test_what_somebody_remembers_otherwise_stands_beside_it_and_is_settled(
    page: SessionsPage, qtbot: QtBot
) -> None:
    page.restore({"view": "all"})
    page.table.chips.chip("held").click()
    line = page.table.table.lines()[0]
    page.table.table.choose(str(line.id))
    page.table.doubt.click()
    assert isinstance(page.dialog, DoubtDialog)
    page.dialog.why.setText("it was an hour")
    page.dialog.primary.click()

    def doubted() -> bool:
        return any(
            one.id == line.id and one.disputed_by is not None for one in page.table.table.lines()
        )

    qtbot.waitUntil(doubted)
    page.table.table.choose(str(line.id))
    assert page.table.settle.isVisible()
    page.table.settle.click()
    qtbot.waitUntil(lambda: not doubted())


def test_a_corrected_session_has_its_letter(page: SessionsPage, qtbot: QtBot) -> None:
    page.restore({"view": "all"})
    page.table.chips.chip("corrected").click()
    page.table.table.choose(str(page.table.table.lines()[0].id))
    page.table.letter.click()
    dialog = page.dialog
    assert isinstance(dialog, LetterDialog)
    dialog.primary.click()
    paper = page.dialog
    assert isinstance(paper, PaperDialog)
    qtbot.waitUntil(lambda: bool(paper.pdf) or paper.progress.isHidden(), timeout=15000)
    paper.reject()


def test_sessions_are_saved_for_a_calendar(
    page: SessionsPage, sample_stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "Save for a calendar…" in [act.text for act in page.page_actions()]
    save_calendar(page, tmp_path / "out.ics")
    qtbot.waitUntil(lambda: bool(sample_stage.told.toasts))
    text = (tmp_path / "out.ics").read_text("utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "Coaching:" in text
    assert "out.ics" in sample_stage.told.toasts[-1]


class Keyboard:
    """Presses keys in a field and counts them."""

    def __init__(self, field: QWidget) -> None:
        self.field, self.presses = field, 0

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.field, letter)
            self.presses += 1

    def enter(self) -> None:
        QTest.keyClick(self.field, Qt.Key.Key_Return)
        self.presses += 1


def test_forty_slips_take_at_most_240_key_presses(page: SessionsPage, qtbot: QtBot) -> None:
    keyboard, pairs = Keyboard(page.form.code), page.form._pairs[:40]
    before = sessions_held(page)
    for pair in pairs:
        keyboard.type(slip_code(pair.code).replace("-", "").lower())
        assert page.form.card.isVisible()
        assert page.form.card.facts.text().startswith("The code is right")
        keyboard.enter()
    qtbot.waitUntil(lambda: sessions_held(page) == before + len(pairs))
    assert keyboard.presses * 40 <= 240 * len(pairs)


def test_the_same_slip_twice_says_when_it_was_recorded(page: SessionsPage, qtbot: QtBot) -> None:
    code = slip_code(pair_of(page).code)
    before = sessions_held(page)
    QTest.keyClicks(page.form.code, code)
    QTest.keyClick(page.form.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sessions_held(page) == before + 1)
    QTest.keyClicks(page.form.code, code)
    qtbot.waitUntil(lambda: "was recorded on" in page.form.card.facts.text())


def test_a_blank_slip_is_keyed_by_names(page: SessionsPage, qtbot: QtBot) -> None:
    pair, before = pair_of(page), sessions_held(page)
    QTest.keyClicks(page.form.code, f"{pair.coach.name} {pair.coachee.name}")
    assert page.form.card.names.text() == f"{pair.coach.name} → {pair.coachee.name}"
    QTest.keyClick(page.form.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sessions_held(page) == before + 1)


def test_a_digit_after_a_pair_chosen_by_name_says_what_happened(page: SessionsPage) -> None:
    """The code that then stands in the field is no slip that waits for its last digit."""
    page.restore({"do": "log", "pairing": str(pair_of(page).id)})
    QTest.keyClicks(page.form.code, "2")
    assert page.form.outcomes.status() is SessionStatus.NO_SHOW_COACHEE
    assert page.form.card.isVisible()
    assert not page.form.minutes.isEnabled()
    other = page.form._pairs[1]
    QTest.keyClicks(page.form.code, other.code)
    assert other.coachee.name in page.form.card.names.text()


def test_a_day_that_cannot_be_read_is_not_taken_for_today(page: SessionsPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.form.code, pair_of(page).code)
    for field in (page.form.day, page.form.next):
        field.setText("the 45th")
        with qtbot.assertNotEmitted(page.form.entered):
            page.form.enter()
        assert "not a day we can read" in field.accessibleDescription()
        assert field.text() == "the 45th"
        field.setText("")
    with qtbot.waitSignal(page.form.entered):
        page.form.enter()


def test_what_is_refused_keeps_what_happened_and_how(page: SessionsPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.form.code, pair_of(page).code)
    page.form.outcomes.show_status(SessionStatus.LATE_CANCEL_COACH, None)
    page.form.mode.choose("phone")
    page.form.day.setText("+3")
    page.form.enter()
    qtbot.waitUntil(page.form.trouble.isVisible)
    assert page.form.outcomes.status() is SessionStatus.LATE_CANCEL_COACH
    assert page.form.mode.key() == "phone"


@pytest.mark.parametrize("status", [one for one in SessionStatus if one.value != "arranged"])
def test_the_form_can_stand_as_anything_that_happened(
    page: SessionsPage, status: SessionStatus
) -> None:
    page.form.outcomes.show_status(status, MovedBy.COACH)
    held = SessionStatus.HELD if status is SessionStatus.HELD_SHORT else status
    assert page.form.outcomes.status() is held
    moved = MovedBy.COACH if status is SessionStatus.RESCHEDULED else None
    assert page.form.outcomes.moved_by() is moved


def test_fewer_minutes_than_agreed_are_said_at_once(page: SessionsPage) -> None:
    QTest.keyClicks(page.form.code, pair_of(page).code)
    assert "held, shorter" not in page.form.rule.text()
    page.form.minutes.setValue(pair_of(page).minutes_each - 10)
    assert page.form.rule.text().endswith("held, shorter.")


def test_what_is_called_off_ahead_is_the_session_arranged_next(
    page: SessionsPage, qtbot: QtBot
) -> None:
    today = page.context.clock.today()
    pair = next(one for one in page.form._pairs if one.to_come(today) and not one.waiting(today))
    arranged = pair.to_come(today)
    assert arranged is not None
    QTest.keyClicks(page.form.code, pair.code)
    assert page.form.day.day() == today
    page.form.outcomes.choose(4)
    assert page.form.day.day() == arranged.day
    page.form.outcomes.choose(1)
    assert page.form.day.day() == today
    page.form.outcomes.choose(4)
    page.form.enter()
    qtbot.waitUntil(
        lambda: any(
            line.id == arranged.id and line.status is SessionStatus.CANCELLED_IN_TIME_COACHEE
            for line in page.table.table.lines()
        )
    )


def test_a_session_is_let_count_towards_a_promise(page: SessionsPage, qtbot: QtBot) -> None:
    page.restore({"view": "all"})
    page.table.chips.chip("held").click()
    line = page.table.table.lines()[0]
    page.table.table.choose(str(line.id))
    page.table.counts.click()
    qtbot.waitUntil(lambda: isinstance(page.dialog, CountsTowardsDialog))
    dialog = page.dialog
    assert isinstance(dialog, CountsTowardsDialog)
    assert dialog.promise.count() > 1
    dialog.promise.setCurrentIndex(1)
    dialog.primary.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_a_session_to_come_is_called_off_from_the_list(page: SessionsPage) -> None:
    page.restore({"view": "all"})
    page.table.chips.chip("to_come").click()
    line = page.table.table.lines()[0]
    page.table.table.choose(str(line.id))
    page.table.off.click()
    assert line.coachee in page.form.card.names.text()
    assert page.form.outcomes.status() is SessionStatus.CANCELLED_IN_TIME_COACHEE
    assert page.form.day.day() == line.day
