"""The room's day: first names, tables, and whose badge a code is; nothing private."""

from __future__ import annotations

import dataclasses
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.cohorts import actions
from facilitator.cohorts.actions import AttendanceDraft
from facilitator.cohorts.room import first_names, guest_called, room_of
from facilitator.store import tables as t
from facilitator.vocabulary import AttendanceState, PersonStatus
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


def _next_gathering(db: Session, today: dt.date) -> uuid.UUID:
    g = t.Gathering
    return db.scalars(sa.select(g.id).where(g.day >= today).order_by(g.day)).first() or uuid.UUID(
        int=0
    )


def _whole_names(db: Session) -> tuple[str, ...]:
    return tuple(db.scalars(sa.select(t.Person.full_name)))


def _resting_code(db: Session) -> str:
    p = t.Person
    return db.scalars(sa.select(p.code).where(p.status == PersonStatus.RESTING)).first() or ""


def test_two_of_one_name_get_a_letter() -> None:
    one, two, three = (uuid.UUID(int=n) for n in range(3))
    parts = {one: ("Siân", "Llwyd"), two: ("Siân", "Wyn"), three: ("Omar", "Aziz")}
    assert first_names(parts) == {one: "Siân L.", two: "Siân W.", three: "Omar"}


def test_the_room_sees_first_names_and_nobody_twice_in_a_round(sample: OpenProgramme) -> None:
    day = sample.ask(room_of, sample.ask(_next_gathering, TODAY))
    assert day is not None
    assert len(day.guests) > 20
    assert len({guest.name for guest in day.guests}) == len(day.guests)
    told = repr(dataclasses.asdict(day))
    assert not [name for name in sample.ask(_whole_names) if " " in name and name in told]
    names = {guest.name for guest in day.guests}
    assert day.rounds
    for tables in day.rounds:
        seated = [name for one in tables for name in (one.giver, one.receiver, *one.others)]
        assert len(set(seated)) == len(seated)
        assert set(seated) <= names
    resting = sample.ask(_resting_code)
    assert guest_called(day.guests, resting) is None


def test_a_badge_says_who_came(sample: OpenProgramme) -> None:
    gathering = sample.ask(_next_gathering, TODAY)
    day = sample.ask(room_of, gathering)
    assert day is not None
    before, guest = day.here, next(one for one in day.guests if not one.is_here)
    typed = f" {guest.code.lower()} "
    assert guest_called(day.guests, typed) == guest
    sample.do(actions.take_attendance, AttendanceDraft(gathering, {guest.id: AttendanceState.CAME}))
    after = sample.ask(room_of, gathering)
    assert after is not None
    assert after.here == before + 1
    assert sample.ask(room_of, uuid.uuid4()) is None
