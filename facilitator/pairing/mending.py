"""Mending a ring of the record: the ways there are today, as the window shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.pairing.compatibility import Compatibility
from facilitator.pairing.explain import why_paired
from facilitator.pairing.planning import said
from facilitator.pairing.problem import Rules
from facilitator.pairing.questions import pairing_task
from facilitator.pairing.repair import in_order, left_of, mendings
from facilitator.pairing.rounds import everybody
from facilitator.store import tables as t
from facilitator.vocabulary import PairingState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.pairing.problem import Member, Pair, Ring
    from facilitator.pairing.repair import Mending
    from facilitator.pairing.shown import Someone

_RUNS = tuple(state for state in PairingState if state.is_running)


@dataclass(frozen=True)
class RingToMend:
    """A ring that lost somebody, or is about to, and the ways to mend it, best first.

    `left` are those who stay in the order of giving; `who` has everybody by code, `reasons` why
    two of a new pairing fit.
    """

    ring_id: uuid.UUID
    name: str
    leaver: str
    left: Ring
    ways: tuple[Mending, ...]
    others: tuple[uuid.UUID, ...]
    who: Mapping[str, Someone]
    reasons: Mapping[Pair, list[dict[str, Any]]] = field(default_factory=dict)


def ring_people(db: Session, ring_id: uuid.UUID) -> tuple[str, ...]:
    """The codes of the people of a ring, in the order of giving."""
    pairs = _turning(db).get(ring_id, ())
    return tuple(dict.fromkeys(code for pair in pairs for code in pair))


def ring_to_mend(db: Session, ring_id: uuid.UUID, leaver: str, today: dt.date) -> RingToMend | None:
    """The ways to mend a ring without somebody ("" where they are gone already)."""
    ring = db.get(t.Ring, ring_id)
    if ring is None:
        return None
    turning = _turning(db)
    left = _left(turning.get(ring_id, ()), leaver)
    if left is None or not left:
        return None
    task = pairing_task(db, ring.cohort_id, today)
    compatibility = Compatibility(
        task.members,
        Rules(elsewhere=task.elsewhere, unsaid_is_open=True),
        task.forbidden,
        task.previous,
    )
    allowed = {arc.pair: arc.score for arc in compatibility.arcs() if leaver not in arc.pair}
    same = sa.select(t.Ring.id).where(t.Ring.cohort_id == ring.cohort_id, t.Ring.id != ring_id)
    keys = [key for key in db.scalars(same.order_by(t.Ring.name)) if key in turning]
    closed = [(key, _closed(turning[key])) for key in keys]
    others = [(key, people) for key, people in closed if people is not None]
    free = [one for one in task.members if one.id != leaver]
    ways = mendings(
        left,
        allowed,
        others=[people for _, people in others],
        waiting=[one.id for one in free if one.rings_at_most],
        pool=[one.id for one in free if one.demand and not one.capacity],
    )
    codes = {one.code: one for one in everybody(db, today).values()}
    people = {one.id: one for one in task.members}
    return RingToMend(
        ring_id,
        ring.name,
        leaver,
        left,
        ways,
        tuple(key for key, _ in others),
        codes,
        {pair: _reasons(people, pair) for one in ways for pair in one.begins},
    )


def _reasons(people: Mapping[str, Member], pair: Pair) -> list[dict[str, Any]]:
    return [said(reason) for reason in why_paired(people[pair[0]], people[pair[1]])]


def _left(pairs: Sequence[Pair], leaver: str) -> Ring | None:
    people = tuple(coach for coach, _ in pairs)
    if leaver and leaver in people and _closed(pairs) is not None:
        return left_of(people, leaver)
    return in_order([pair for pair in pairs if leaver not in pair])


def _closed(pairs: Sequence[Pair]) -> Ring | None:
    """The people of a ring that is whole, in the order of giving."""
    gives = dict(pairs)
    if not gives or set(gives) != set(gives.values()) or len(gives) != len(pairs):
        return None
    path = [pairs[0][0]]
    while gives[path[-1]] != path[0]:
        path.append(gives[path[-1]])
    return tuple(path) if len(path) == len(pairs) else None


def _turning(db: Session) -> dict[uuid.UUID, list[Pair]]:
    """The running pairings of each ring, by their place in it."""
    p = t.Pairing
    code = {row.id: row.code for row in db.execute(sa.select(t.Person.id, t.Person.code))}
    found: dict[uuid.UUID, list[Pair]] = {}
    for ring, coach, coachee in db.execute(
        sa.select(p.ring_id, p.coach_id, p.coachee_id)
        .where(p.ring_id.is_not(None), p.state.in_(_RUNS))
        .order_by(p.position, p.code)
    ):
        if ring is not None:
            found.setdefault(ring, []).append((code[coach], code[coachee]))
    return found
