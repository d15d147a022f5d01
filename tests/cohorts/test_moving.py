"""A gathering that is moved: sessions, sign-in and calendar follow, old slips still key in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.cohorts import actions as a
from facilitator.cohorts.moving import moving_of
from facilitator.cohorts.pack import gatherings_ahead, pack_of
from facilitator.errors import RuleBroken
from facilitator.interchange.calendar import gathering_file
from facilitator.sessions.codes import same_slip
from facilitator.store.tables import CoachingSession, Gathering
from facilitator.words import Language
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

MADE = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


def move(programme: OpenProgramme, by: int = 7) -> tuple[uuid.UUID, dt.date, dt.date, int]:
    key = programme.ask(gatherings_ahead, TODAY)[0].id
    before = programme.ask(moving_of, key)
    day = before.day + dt.timedelta(days=by)
    draft = a.MoveGatheringDraft(key, before.version, day, "10:00", "12:30")
    moved = programme.do(a.move_gathering, draft).value
    assert moved == before.sessions
    return key, before.day, day, moved


def test_everything_follows_and_one_undo_takes_it_back(sample: OpenProgramme) -> None:
    slips = sample.ask(pack_of, sample.ask(gatherings_ahead, TODAY)[0].id, TODAY).slips
    key, before, day, _moved = move(sample)
    pack = sample.ask(pack_of, key, TODAY)
    assert (pack.on, pack.sign_in.on) == (day, day)
    assert {one.code for one in pack.slips} == {one.code for one in slips}
    assert all(same_slip(one.code, one.code.rsplit("-", 1)[0]) for one in slips)

    def on(db: Session, when: dt.date) -> int:
        s = CoachingSession
        rows = s.gathering_id == key, s.day == when
        return db.scalar(sa.select(sa.func.count()).where(*rows)) or 0

    assert sample.ask(lambda db: db.get_one(Gathering, key).moved_from) == before
    sample.undo()
    assert sample.ask(pack_of, key, TODAY).on == before
    assert not sample.ask(on, day)


def test_a_calendar_that_knew_the_gathering_moves_its_entry(sample: OpenProgramme) -> None:
    key = sample.ask(gatherings_ahead, TODAY)[0].id
    first = sample.ask(gathering_file, key, Language.EN, MADE)
    _, before, day, _moved = move(sample)
    again = sample.ask(gathering_file, key, Language.CY, MADE)

    def line(text: str, name: str) -> str:
        return next(one for one in text.split("\r\n") if one.startswith(name))

    assert line(first, "UID") == line(again, "UID")
    assert int(line(first, "SEQUENCE:")[9:]) < int(line(again, "SEQUENCE:")[9:])
    assert f"{before:%Y%m%d}" in line(first, "DTSTART")
    assert line(again, "DTSTART") == f"DTSTART:{day:%Y%m%d}T100000"
    assert all(len(one.encode()) <= 75 for one in again.split("\r\n"))


def test_a_gathering_is_not_moved_into_the_past(sample: OpenProgramme) -> None:
    before = sample.ask(moving_of, sample.ask(gatherings_ahead, TODAY)[0].id)
    for day in (before.day, TODAY - dt.timedelta(days=1)):
        with pytest.raises(RuleBroken):
            sample.do(a.move_gathering, a.MoveGatheringDraft(before.id, before.version, day))
