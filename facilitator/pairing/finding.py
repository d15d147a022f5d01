"""Pairings by the names of the two, for the palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.finding import found
from facilitator.store.tables import Cohort, Pairing, Person
from facilitator.vocabulary import PairingState

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class PairNames:
    """A running pairing as it is found: who gives, who receives, and where."""

    id: uuid.UUID
    cohort_id: uuid.UUID
    coach: str
    coachee: str
    cohort_en: str
    cohort_cy: str


def pairings_found(db: Session, text: str, most: int) -> tuple[PairNames, ...]:
    """The running pairings in whose two names every word stands, by the giver's name."""
    p, c = Pairing, Cohort
    coach, coachee = aliased(Person), aliased(Person)
    rows = db.execute(
        sa.select(p.id, p.cohort_id, coach.full_name, coachee.full_name, c.title_en, c.title_cy)
        .join(c, c.id == p.cohort_id)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .where(p.state.in_([state for state in PairingState if state.is_running]))
        .order_by(coach.sort_key_en, p.code)
    )
    names = (PairNames(*row) for row in rows)
    return found(text, names, lambda one: f"{one.coach} {one.coachee}", most)
