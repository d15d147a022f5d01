"""The one step that mends a ring: what ends, what begins, and who stands where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.commitments.making import promise_to_pass_on
from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store import tables as t
from facilitator.vocabulary import PairingState, RingState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.pairing.mending import RingToMend
    from facilitator.pairing.problem import Pair
    from facilitator.pairing.repair import Mending
    from facilitator.store.journal import Step

_RUNS = tuple(state for state in PairingState if state.is_running)
_BEING_ASKED = frozenset({PairingState.PROPOSED, PairingState.CHEMISTRY})


@dataclass(frozen=True)
class MendDraft:
    """A ring, whoever leaves it ("" where they are gone), the way chosen, from which day."""

    ring: RingToMend
    way: Mending
    on: dt.date


def mended(step: Step, draft: MendDraft) -> int:
    """Mend a ring: end what ends, begin what begins; minutes given stay. Gives the new pairings."""
    ring = rows.found(step, t.Ring, draft.ring.ring_id)
    cohort = rows.found(step, t.Cohort, ring.cohort_id)
    key = {row.code: row.id for row in step.execute(sa.select(t.Person.id, t.Person.code))}
    merged = draft.way.merged_with
    home = ring if merged is None else rows.found(step, t.Ring, draft.ring.others[merged])
    running = _running_in(step, {ring.id, home.id}, key)
    if draft.ring.leaver:
        for pair in [pair for pair in running if draft.ring.leaver in pair]:
            _end(running.pop(pair), draft.on, PairingState.ENDED_LEFT)
    for pair in draft.way.ends:
        if pair not in running:
            raise RuleBroken("ring_changed_meanwhile")
        _end(running.pop(pair), draft.on, PairingState.SUPERSEDED)
    # Where the ring is still being asked, whoever is new to it is asked as well.
    is_asked = any(row.state in _BEING_ASKED for row in running.values())
    for coach, coachee in draft.way.begins:
        row = t.Pairing(
            code=rows.next_code(step, t.Pairing, "A", 3),
            cohort_id=cohort.id,
            coach_id=key[coach],
            coachee_id=key[coachee],
            state=PairingState.PROPOSED if is_asked else PairingState.IN_FORCE,
            started=draft.on,
            planned_end=cohort.end,
            contracted_sessions=cohort.receives_sessions or cohort.gives_sessions,
            minutes_each=cohort.session_minutes,
            place=cohort.place_en,
            reason={"reasons": draft.ring.reasons.get((coach, coachee), [])},
        )
        running[coach, coachee] = step.put(row)
        promise_to_pass_on(step, cohort, key[coach], draft.on)
    _put_in_rings(step, draft.way, running, ring, home)
    step.says("ring_mended", ring=ring.name, n=len(draft.way.begins))
    return len(draft.way.begins)


def _running_in(
    step: Step, rings: set[uuid.UUID], key: Mapping[str, uuid.UUID]
) -> dict[Pair, t.Pairing]:
    code = {one: name for name, one in key.items()}
    found = step.scalars(
        sa.select(t.Pairing).where(t.Pairing.ring_id.in_(rings), t.Pairing.state.in_(_RUNS))
    )
    return {(code[row.coach_id], code[row.coachee_id]): row for row in found}


def _end(row: t.Pairing, on: dt.date, state: PairingState) -> None:
    row.state, row.ended_on, row.outcome = state, on, state.value


def _put_in_rings(
    step: Step,
    way: Mending,
    running: Mapping[Pair, t.Pairing],
    ring: t.Ring,
    home: t.Ring,
) -> None:
    """Give each pairing its ring and its place in it."""
    homes = [home]
    for _further in way.rings[1:]:
        code = rows.next_code(step, t.Ring, "R", 1)
        homes.append(
            step.put(
                t.Ring(cohort_id=ring.cohort_id, code=code, name=code, state=RingState.TURNING)
            )
        )
    step.flush()
    for place, people in zip(homes, way.rings, strict=bool(way.rings)):
        for at, coach in enumerate(people):
            row = running[coach, people[(at + 1) % len(people)]]
            row.ring_id, row.position = place.id, at + 1
        place.state = RingState.TURNING
    if not way.rings:
        ring.state = RingState.PLACE_TO_FILL
    elif home is not ring:
        ring.state = RingState.DISSOLVED
