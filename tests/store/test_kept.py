"""What a question has worked out is kept until the next step, and not a step longer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.clock import Clock
from facilitator.reciprocity.reading import whole_record
from facilitator.settings.actions import HolidayDraft, add_holiday
from facilitator.store.opening import ProgrammeFile
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
