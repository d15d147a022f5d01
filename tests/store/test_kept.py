"""What a question has worked out is kept until the next step, and not a step longer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.interchange.actions import import_history
from facilitator.reciprocity.journal import journal_lines
from facilitator.reciprocity.reading import whole_record
from facilitator.sessions.actions import SessionDraft, record_session
from facilitator.sessions.questions import session_list
from facilitator.settings.actions import HolidayDraft, add_holiday
from facilitator.store import tables as t
from facilitator.store.opening import ProgrammeFile
from facilitator.vocabulary import SessionStatus
from tests.reciprocity.histories import record, session
from tests.reciprocity.test_conservation import anew
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.opening import OpenProgramme


def test_the_record_is_read_once_between_two_steps(sample: OpenProgramme) -> None:
    first = sample.ask(whole_record, TODAY)
    assert sample.ask(whole_record, TODAY) is first
    before = len(first.bank_holidays)
    sample.do(add_holiday, HolidayDraft(TODAY, "Gŵyl"))
    after = sample.ask(whole_record, TODAY)
    assert len(after.bank_holidays) == before + 1
    sample.undo()
    assert len(sample.ask(whole_record, TODAY).bank_holidays) == before
    sample.redo()
    assert sample.ask(whole_record, TODAY).bank_holidays == after.bank_holidays


def test_on_either_engine_what_is_kept_is_what_would_be_read_anew(
    programme: OpenProgramme,
) -> None:
    """A step, its undo and redo are all brought in row by row."""
    programme.do(import_history, record(sessions=(session("S1", "A1", "2026-03-02"),)))
    pairing = programme.ask(lambda db: db.scalars(sa.select(t.Pairing.id)).one())
    draft = SessionDraft(pairing, dt.date(2026, 4, 1), SessionStatus.HELD, 45)
    for act in (
        lambda: programme.do(record_session, draft), programme.undo, programme.redo,
    ):  # fmt: skip
        for question in (whole_record, journal_lines, session_list):
            programme.ask(question, TODAY)
        act()
        for question in (whole_record, journal_lines, session_list):
            assert programme.ask(question, TODAY) == programme.ask(anew(question), TODAY)


def test_another_day_is_another_answer(sample: OpenProgramme) -> None:
    later = TODAY + dt.timedelta(days=1)
    assert sample.ask(whole_record, later).settings.today == later
    assert sample.ask(whole_record, TODAY).settings.today == TODAY


def test_a_step_of_another_connection_is_seen(tmp_path: Path) -> None:
    """The window reads with one connection and writes with another."""
    file = ProgrammeFile.create(tmp_path / "two.facilitator", None, Clock(TODAY, seed=1))
    reads, writes = file.for_thread("Mair"), file.for_thread("Mair")
    assert reads.ask(whole_record, TODAY).bank_holidays == ()
    writes.do(add_holiday, HolidayDraft(TODAY, "Gŵyl"))
    assert len(reads.ask(whole_record, TODAY).bank_holidays) == 1
    for one in (reads, writes):
        one.close()
    file.close()
