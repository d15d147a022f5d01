"""A plan becomes pairings: rings that turn, with their names, and what each pairing agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import rows
from facilitator.store.tables import Cohort, Pairing, PlannedPair, Ring
from facilitator.vocabulary import PairingState, RingState

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.store.journal import Step

# Rings are named after rivers, so that a ring has a name people can say.
RING_NAMES = (
    "Alaw", "Braint", "Cefni", "Clwyd", "Conwy", "Dwyfor", "Erch", "Glaslyn", "Gwyrfai",
    "Llyfni", "Mawddach", "Ogwen", "Rheidol", "Seiont", "Soch", "Teifi", "Tywi", "Wnion",
    "Ystwyth", "Aeron", "Cothi", "Dulas", "Elwy", "Gele",
)  # fmt: skip


def new_ring(step: Step, cohort: Cohort) -> Ring:
    """A ring of a cohort that begins to turn, with a name nobody has yet."""
    names = set(step.scalars(sa.select(Ring.name)).all())
    waiting = {row.name for row in step.new if isinstance(row, Ring)}
    free = [name for name in RING_NAMES if name not in names | waiting]
    code = rows.next_code(step, Ring, "R", 1)
    name = free[0] if free else code
    return step.put(Ring(cohort_id=cohort.id, code=code, name=name, state=RingState.TURNING))


def new_pairing(
    step: Step,
    cohort: Cohort,
    pair: PlannedPair,
    ring: Ring | None,
    starts: dt.date,
    ends: dt.date | None,
    state: PairingState,
) -> Pairing:
    """A pairing of a plan, from a day to a day (None: the last of the cohort)."""
    return step.put(
        Pairing(
            code=rows.next_code(step, Pairing, "A", 3),
            cohort_id=cohort.id,
            coach_id=pair.coach_id,
            coachee_id=pair.coachee_id,
            round_id=pair.round_id,
            ring_id=ring.id if ring else None,
            position=pair.position + 1 if ring else None,
            state=state,
            started=starts,
            planned_end=ends or cohort.end,
            contracted_sessions=cohort.receives_sessions or cohort.gives_sessions,
            minutes_each=cohort.session_minutes,
            place=cohort.place_en,
            reason=pair.reason,
        )
    )
