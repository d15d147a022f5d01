"""People's own statements from the record: received first, then passed on, then still to come."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.questions import heading
from facilitator.papers.shared import Named
from facilitator.papers.statement import HeldSession, Statement, StillToGive
from facilitator.people.here import people_here
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.promises import Band, promise_states
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record


def statements_of(
    db: Session, people: Collection[uuid.UUID], today: dt.date
) -> dict[uuid.UUID, Statement]:
    """What each of these people received, passed on and has still to pass on, by their key."""
    record = whole_record(db, today)
    moved = movements(record, today)
    here = people_here(db, today)
    known = set(db.scalars(sa.select(t.Person.code).where(t.Person.id.in_(here))))
    received: dict[str, list[HeldSession]] = defaultdict(list)
    passed_on: dict[str, list[HeldSession]] = defaultdict(list)
    for one in moved:
        received[one.receiver].append(
            HeldSession(one.date, one.minutes, _called(record, one.giver, known))
        )
        passed_on[one.giver].append(
            HeldSession(one.date, one.minutes, _called(record, one.receiver, known))
        )
    still, thanks = _still(db, record, moved, today), _thanks(db)
    top = heading(db, None, today)
    p = t.Person
    rows = db.execute(sa.select(p.id, p.code, p.full_name).where(p.id.in_(people)))
    return {
        key: Statement(
            top=top,
            number=code,
            version=1,
            name=name,
            received=tuple(received[code]),
            passed_on=tuple(passed_on[code]),
            still_to_pass_on=tuple(still[code]),
            thanks=tuple(dict.fromkeys(thanks[key])),
            draft=True,
        )
        for key, code, name in rows
    }


def _called(record: Record, party: str, known: Collection[str]) -> str:
    """A party's name: a person's, an organisation's, or the programme's own.

    Whoever is at rest or has gone is not named: the paper says "a colleague".
    """
    if party in record.person:
        return record.person[party].name if party in known else ""
    for organisation in record.organisations:
        if organisation.id == party:
            return organisation.name_en or organisation.name_cy
    return record.settings.name_en or record.settings.name_cy


def _still(
    db: Session, record: Record, moved: Sequence[Movement], today: dt.date
) -> Mapping[str, list[StillToGive]]:
    """What everybody has still to pass on, by code, the first due first."""
    states = promise_states(record, moved, today)
    commitment, cohort = t.Commitment, t.Cohort
    rows = db.execute(
        sa.select(commitment.code, cohort.title_cy, cohort.title_en).join(
            cohort, cohort.id == commitment.cohort_id
        )
    )
    where = {promise: Named(title_cy, title_en) for promise, title_cy, title_en in rows}
    found: dict[str, list[StillToGive]] = defaultdict(list)
    for promise in sorted(record.commitments, key=lambda row: (row.due, row.id)):
        state = states[promise.id]
        # Nothing is asked of somebody to whom we have not given anybody to give to.
        if state.to_pass_on > 0 and state.band is not Band.WAITING_FOR_US:
            found[promise.owner].append(
                StillToGive(
                    state.to_pass_on, state.due_after_pauses, where.get(promise.id, Named())
                )
            )
    return found


def _thanks(db: Session) -> Mapping[uuid.UUID, list[str]]:
    """The words of thanks that reached each person, oldest first."""
    thank, pairing = t.Thank, t.Pairing
    rows = db.execute(
        sa.select(sa.func.coalesce(thank.to_person_id, pairing.coach_id), thank.wording)
        .outerjoin(pairing, pairing.id == thank.pairing_id)
        .where(thank.wording != "")
        .order_by(thank.on, thank.id)
    )
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    for person, wording in rows:
        found[person].append(wording)
    return found
