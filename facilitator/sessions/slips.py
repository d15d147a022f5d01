"""A slip that comes back from the room: what it says, and whether it was keyed in already."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.sessions.codes import same_slip
from facilitator.store.tables import CoachingSession, Pairing
from facilitator.vocabulary import SessionStatus, ToldBy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

# Two slips of one pairing are at least so many days apart, unless the day is said.
APART = dt.timedelta(days=7)

# The boxes of a slip by their digits, by who called the session off where that matters.
BOXES: Mapping[int, Mapping[str, SessionStatus]] = {
    1: {"": SessionStatus.HELD},
    2: {"": SessionStatus.NO_SHOW_COACHEE},
    3: {"": SessionStatus.NO_SHOW_COACH},
    4: {
        "": SessionStatus.CANCELLED_IN_TIME_COACHEE,
        "coachee": SessionStatus.CANCELLED_IN_TIME_COACHEE,
        "coach": SessionStatus.CANCELLED_IN_TIME_COACH,
        "employer": SessionStatus.EMPLOYER_CANCELLED,
    },
    5: {
        "": SessionStatus.LATE_CANCEL_COACHEE,
        "coachee": SessionStatus.LATE_CANCEL_COACHEE,
        "coach": SessionStatus.LATE_CANCEL_COACH,
    },
}


def pairing_on_slip(db: Session, typed: str) -> Pairing:
    """The pairing whose slip has this code.

    Raises:
        RuleBroken: "slip_digits_wrong" for a wrong digit, a swap, or a code of another programme.
    """
    codes = db.execute(sa.select(Pairing.id, Pairing.code))
    found = [key for key, code in codes if same_slip(typed, code)]
    if len(found) != 1:
        raise RuleBroken("slip_digits_wrong", code="".join(typed.split()))
    return db.get_one(Pairing, found[0])


def outcome_on_slip(box: int, by: str, minutes: int, agreed: int) -> SessionStatus:
    """What the ticked box says; a session shorter than agreed is held short.

    Raises:
        RuleBroken: "slip_box_unknown".
    """
    status = BOXES.get(box, {}).get(by) or BOXES.get(box, {}).get("")
    if status is None:
        raise RuleBroken("slip_box_unknown", box=box)
    short = status is SessionStatus.HELD and minutes < agreed
    return SessionStatus.HELD_SHORT if short else status


def day_on_slip(db: Session, pairing: Pairing, today: dt.date, day: dt.date | None) -> dt.date:
    """The day of the slip: the one that is said, else of the oldest session waiting, else today.

    Raises:
        RuleBroken: "slip_recorded_already", which says when it was.
    """
    s = CoachingSession
    rows = db.scalars(sa.select(s).where(s.pairing_id == pairing.id).order_by(s.day, s.code)).all()
    waiting = [row.day for row in rows if row.status is SessionStatus.ARRANGED and row.day <= today]
    known = [row for row in rows if row.status is not SessionStatus.ARRANGED]
    if day is None and waiting:
        return waiting[0]
    near = [
        row
        for row in known
        if row.day == day
        or (day is None and row.told_by is ToldBy.SLIP and today - row.day < APART)
    ]
    if near:
        raise RuleBroken("slip_recorded_already", on=near[-1].recorded_on, day=near[-1].day)
    return day or today
