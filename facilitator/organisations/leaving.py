"""What leaves with an organisation, before it does: its people, their pairings, its promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import tables as t
from facilitator.vocabulary import CommitmentState, PairingState, PersonStatus

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Parting:
    """An organisation with its people of today, pairings that finish, and promises of its own."""

    id: uuid.UUID
    version: int
    name_en: str
    name_cy: str
    lead_name: str
    lead_contact: str
    people: tuple[str, ...]
    pairings: int
    promises: int
    minutes: int


def parting_of(db: Session, today: dt.date, organisation_id: uuid.UUID) -> Parting:
    """Whom and what it concerns when an organisation leaves or lies dormant."""
    row = db.get_one(t.Organisation, organisation_id)
    a, p, pair, c = t.Affiliation, t.Person, t.Pairing, t.Commitment
    here = (
        sa.select(a.person_id)
        .where(
            a.organisation_id == row.id,
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
        )
        .distinct()
    )
    gone = [status for status in PersonStatus if status.is_gone]
    names = db.scalars(
        sa.select(p.full_name)
        .where(p.id.in_(here), p.merged_into_id.is_(None), p.status.not_in(gone))
        .order_by(p.sort_key_en)
    )
    running = [state for state in PairingState if state.is_running]
    pairings = db.scalar(
        sa.select(sa.func.count()).where(
            pair.state.in_(running), sa.or_(pair.coach_id.in_(here), pair.coachee_id.in_(here))
        )
    )
    minutes = db.scalars(
        sa.select(c.minutes).where(
            c.owner_organisation_id == row.id, c.state == CommitmentState.OPEN
        )
    ).all()
    return Parting(
        row.id,
        row.version,
        row.name_en,
        row.name_cy,
        row.lead_name,
        row.lead_contact,
        tuple(names),
        pairings or 0,
        len(minutes),
        sum(minutes),
    )
