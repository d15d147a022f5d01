"""What the people of a cohort have passed on, read from the record."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.pairing.priority import BACK_FOR, LOOKS_BACK, Contribution
from facilitator.reciprocity.ledger import movements
from facilitator.store import tables as t
from facilitator.vocabulary import RoundState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record


def contributions(
    db: Session, record: Record, cohort_id: uuid.UUID, codes: Iterable[str], today: dt.date
) -> Mapping[str, Contribution]:
    """The contribution of each of these people, by code."""
    given: Counter[str] = Counter()
    known = {pairing.coach for pairing in record.pairings}
    known |= {pairing.coachee for pairing in record.pairings}
    for moved in movements(record, today):
        if moved.confirmed and not moved.inside and moved.date > today - LOOKS_BACK:
            given[moved.giver] += moved.minutes
    back = {
        pause.person
        for pause in record.pauses
        if pause.last is not None and today - BACK_FOR <= pause.last < today
    }
    left_out = _left_out_last_time(db, cohort_id)
    return {
        code: Contribution(
            minutes_elsewhere=max(0, given[code]),
            is_new=code not in known,
            is_back=code in back,
            was_left_out=code in left_out,
        )
        for code in codes
    }


def _left_out_last_time(db: Session, cohort_id: uuid.UUID) -> frozenset[str]:
    """Whom the newest published run of another cohort left without a place."""
    r = t.Round
    unplaced = db.scalar(
        sa.select(r.unplaced)
        .where(r.cohort_id != cohort_id, r.state == RoundState.PUBLISHED)
        .order_by(r.ran_on.desc(), r.number.desc())
        .limit(1)
    )
    return frozenset(str(one["person"]) for one in unplaced or ())
