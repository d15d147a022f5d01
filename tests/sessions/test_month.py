"""A month by days: whole weeks, sessions and gatherings on their days, days off."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.sessions.month import month_of
from facilitator.sessions.questions import session_list
from facilitator.settings import actions
from facilitator.settings.actions import HolidayDraft
from facilitator.store import tables as t
from facilitator.vocabulary import SessionStatus
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

FIRST = TODAY.replace(day=1)


def _gatherings(db: Session) -> dict[dt.date, str]:
    return {one.day: one.title_en for one in db.scalars(sa.select(t.Gathering))}


def test_a_month_is_whole_weeks_and_holds_every_session(sample: OpenProgramme) -> None:
    days = sample.ask(month_of, FIRST, TODAY)
    assert len(days) % 7 == 0
    assert days[0].day.weekday() == 0
    assert {one.day.month for one in days if one.in_month} == {11}
    lines = sample.ask(session_list, TODAY).lines
    for one in days:
        held = [s for s in lines if s.day == one.day and s.counted]
        assert one.held() == len(held)
        past = [s for s in lines if s.day == one.day and s.day < TODAY]
        assert one.day >= TODAY or len(one.sessions) == len(past)
    assert sum(one.arranged() for one in days) > 0
    met = {one.day: one.gatherings[0].title("en") for one in days if one.gatherings}
    shown = {one.day for one in days}
    assert met == {d: name for d, name in sample.ask(_gatherings).items() if d in shown}
    assert met


def test_days_off_are_said(programme: OpenProgramme) -> None:
    programme.do(actions.add_holiday, HolidayDraft(dt.date(2026, 12, 3), "Founders’ day"))
    days = {one.day: one for one in programme.ask(month_of, dt.date(2026, 12, 1), TODAY)}
    assert days[dt.date(2026, 12, 25)].is_bank_holiday
    assert not days[dt.date(2026, 12, 24)].is_bank_holiday
    assert days[dt.date(2026, 12, 3)].day_off == "Founders’ day"
    assert not days[dt.date(2026, 12, 3)].sessions


def test_what_is_to_come_of_somebody_at_rest_is_left_out(sample: OpenProgramme) -> None:
    shown = {
        session.id
        for first in (FIRST, dt.date(2026, 12, 1), dt.date(2027, 1, 1))
        for one in sample.ask(month_of, first, TODAY)
        for session in one.sessions
    }
    away = sample.ask(_arranged_of_the_resting)
    assert not shown & away


def _arranged_of_the_resting(db: Session) -> set[object]:
    s, p, pause = t.CoachingSession, t.Pairing, t.Pause
    resting = set(
        db.scalars(
            sa.select(pause.person_id).where(
                pause.start <= TODAY, sa.or_(pause.end.is_(None), pause.end >= TODAY)
            )
        )
    )
    assert resting
    rows = db.execute(
        sa.select(s.id, p.coach_id, p.coachee_id)
        .join(p, p.id == s.pairing_id)
        .where(s.status == SessionStatus.ARRANGED, s.day >= TODAY)
    )
    return {key for key, coach, coachee in rows if {coach, coachee} & resting}
