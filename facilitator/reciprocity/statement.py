"""A person's own statement from the record: received first, then passed on, then still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.questions import heading
from facilitator.papers.shared import Named
from facilitator.papers.statement import HeldSession, Statement, StillToGive
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.promises import promise_states
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record


def statement_of(db: Session, person_id: uuid.UUID, today: dt.date) -> Statement:
    """What one person received, passed on and has still to pass on, as the record stands today."""
    person = db.get_one(t.Person, person_id)
    record = whole_record(db, today)
    moved = movements(record, today)
    code = person.code
    return Statement(
        top=heading(db, None, today),
        number=code,
        version=1,
        name=person.full_name,
        received=tuple(
            HeldSession(m.date, m.minutes, _called(record, m.giver))
            for m in moved
            if m.receiver == code
        ),
        passed_on=tuple(
            HeldSession(m.date, m.minutes, _called(record, m.receiver))
            for m in moved
            if m.giver == code
        ),
        still_to_pass_on=_still(db, record, code, today),
        thanks=_thanks(db, person_id),
        draft=True,
    )


def _called(record: Record, party: str) -> str:
    """A party's name: a person's, an organisation's, or the programme's own."""
    if party in record.person:
        return record.person[party].name
    for organisation in record.organisations:
        if organisation.id == party:
            return organisation.name_en or organisation.name_cy
    return record.settings.name_en or record.settings.name_cy


def _still(db: Session, record: Record, code: str, today: dt.date) -> tuple[StillToGive, ...]:
    states = promise_states(record, movements(record, today), today)
    commitment, cohort = t.Commitment, t.Cohort
    rows = db.execute(
        sa.select(commitment.code, cohort.title_cy, cohort.title_en).join(
            cohort, cohort.id == commitment.cohort_id
        )
    )
    where = {promise: Named(title_cy, title_en) for promise, title_cy, title_en in rows}
    return tuple(
        StillToGive(state.to_pass_on, state.due_after_pauses, where.get(promise.id, Named()))
        for promise in sorted(record.commitments, key=lambda row: (row.due, row.id))
        if promise.owner == code and (state := states[promise.id]).to_pass_on > 0
    )


def _thanks(db: Session, person_id: uuid.UUID) -> tuple[str, ...]:
    """The words of thanks that reached this person, oldest first."""
    thank, pairing = t.Thank, t.Pairing
    to = sa.func.coalesce(thank.to_person_id, pairing.coach_id)
    rows = db.scalars(
        sa.select(thank.wording)
        .outerjoin(pairing, pairing.id == thank.pairing_id)
        .where(to == person_id, thank.wording != "")
        .order_by(thank.on, thank.id)
    )
    return tuple(dict.fromkeys(rows))
