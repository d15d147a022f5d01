"""Promises (commitments): what has been passed on, what is expected by now, and how it stands.

Minutes go to the promise that the session names, else to the oldest due of that owner that has
begun, is not full, and whose rule fits; the surplus goes to the next. Minutes that a person
gives count once for the person and once for the organisation they belong to on that day. The
rule (`direction`, `counts`) holds for a named promise too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.reciprocity.record import PROGRAMME, RUNNING_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Commitment, Record

_DAY = dt.timedelta(days=1)


class Band(StrEnum):
    """How a promise stands; for the facilitator's eyes, in words and never in red."""

    MET = "met"
    NOT_BEGUN = "not_begun"
    RESTING = "resting"
    AHEAD = "ahead"
    BEHIND = "behind"
    IN_STEP = "in_step"
    WAITING_FOR_US = "waiting_for_us"


@dataclass(frozen=True, slots=True)
class PromiseState:
    """How far a promise has come on a day, in minutes."""

    quantity: int
    met: int
    to_pass_on: int
    expected: int
    band: Band
    due_after_pauses: dt.date
    met_on: dt.date | None

    @property
    def is_met_late(self) -> bool:
        """Whether the last minute came after the day on which it was due."""
        return self.met_on is not None and self.met_on > self.due_after_pauses


def promise_states(
    record: Record, moved: Sequence[Movement], today: dt.date
) -> dict[str, PromiseState]:
    """Every promise on a day, by code; `moved` are all movements known on that day."""
    if moved is record.moved_by_day.get(today):
        return record.once("promise_states", today, lambda: _states(record, moved, today))
    return _states(record, moved, today)


def _states(record: Record, moved: Sequence[Movement], today: dt.date) -> dict[str, PromiseState]:
    given = counted_to(record, moved, today)
    waiting = waiting_for_us(record, today)
    states = record.each(
        "promise_states",
        today,
        (record.pauses, record.settings.session_minutes, record.settings.grace_days),
        {
            promise.id: (promise, given.get(promise.id, []))
            for promise in sorted(record.commitments, key=lambda promise: promise.id)
        },
        lambda one: _state(record, one[0], one[1], today),
    )
    owners = {promise.id: promise.owner for promise in record.commitments}
    return {
        code: replace(state, band=Band.WAITING_FOR_US)
        if state.band is Band.BEHIND and owners[code] in waiting
        else state
        for code, state in states.items()
    }


def waiting_for_us(record: Record, today: dt.date) -> frozenset[str]:
    """Owners of promises to whom the programme has not given anybody to give to.

    Only where requests, or places given by the programme, are recorded: a programme that keeps
    neither does not say whose turn it is. A body waits when none of its people gives.
    """
    places = any(row.giver == PROGRAMME and row.date <= today for row in record.movements)
    if not places and not any(row.received <= today for row in record.requests):
        return frozenset()
    gives = {row.coach for row in record.pairings if row.started <= today}
    gives |= {record.organisation_of(person, today) for person in gives}
    return frozenset(promise.owner for promise in record.commitments) - gives


def counted_to(
    record: Record, moved: Sequence[Movement], today: dt.date
) -> dict[str, list[tuple[Movement, int]]]:
    """Which minutes of which movements count to which promise, of all movements of a day."""
    if moved is record.moved_by_day.get(today):
        return record.once("counted_to", today, lambda: _counted_to(record, moved, today))
    return attributed(record.commitments, moved)


def _counted_to(
    record: Record, moved: Sequence[Movement], today: dt.date
) -> dict[str, list[tuple[Movement, int]]]:
    """The same owner by owner: what one passed on has no bearing on another's promises."""
    promises: dict[str, list[Commitment]] = {}
    for promise in record.commitments:
        promises.setdefault(promise.owner, []).append(promise)
    given: dict[str, list[Movement]] = {owner: [] for owner in promises}
    for movement in moved:
        if movement.giver in given:
            given[movement.giver].append(movement)
        if movement.from_organisation in given and movement.from_organisation != movement.giver:
            given[movement.from_organisation].append(movement)
    found = record.each(
        "counted_to",
        today,
        (),
        {owner: (promises[owner], given[owner]) for owner in promises},
        lambda one: attributed(*one),
    )
    return {code: parts for of_owner in found.values() for code, parts in of_owner.items()}


def attributed(
    promises: Iterable[Commitment], moved: Sequence[Movement]
) -> dict[str, list[tuple[Movement, int]]]:
    """Which minutes of which movements count to which promise."""
    of_owner: dict[str, list[Commitment]] = {}
    for promise in sorted(promises, key=lambda promise: (promise.due, promise.id)):
        of_owner.setdefault(promise.owner, []).append(promise)
    found: dict[str, list[tuple[Movement, int]]] = {}
    met: dict[str, int] = {}
    for movement in moved:
        for owner in {movement.giver, movement.from_organisation} & of_owner.keys():
            left = movement.minutes
            for promise in _in_turn(of_owner[owner], movement):
                part = min(left, promise.minutes - met.get(promise.id, 0))
                if part > 0:
                    met[promise.id] = met.get(promise.id, 0) + part
                    found.setdefault(promise.id, []).append((movement, part))
                    left -= part
    return found


def fits(promise: Commitment, movement: Movement) -> bool:
    """Whether a movement is of the kind that this promise counts."""
    if promise.counts == "external" and movement.inside:
        return False
    if promise.qualified_only and not movement.qualified:
        return False
    if promise.region and movement.region.casefold() != promise.region.casefold():
        return False
    goes_to = promise.to in {movement.receiver, movement.to_organisation} and bool(promise.to)
    if promise.direction == "return":
        return goes_to or not promise.to
    if promise.direction == "pass_on":
        return not goes_to
    return True


def active_days(begin: dt.date, until: dt.date, rests: Iterable[tuple[dt.date, dt.date]]) -> int:
    """Days that have gone by from one day to another, rests left out."""
    return max(0, (until - begin).days - rested_between(begin, until, rests))


def moved_by_rests(
    begin: dt.date, day: dt.date, rests: Sequence[tuple[dt.date, dt.date]]
) -> dt.date:
    """A day put off by as many days as were rested between `begin` and it."""
    later = day
    while True:
        put_off = day + rested_between(begin, later, rests) * _DAY
        if put_off <= later:
            return later
        later = put_off


def planned_ends(record: Record, today: dt.date) -> dict[str, dt.date]:
    """The day on which each running pairing is to end, put off by the rests of both, by code."""
    found = {}
    for one in record.pairings:
        if one.planned_end is not None and one.state in RUNNING_STATES:
            rests = record.rests_of((one.coach, one.coachee), today)
            found[one.id] = moved_by_rests(one.started, one.planned_end, rests)
    return found


def expected_by(quantity: int, gone: int, whole: int) -> int:
    """The minutes expected when so many of all days have gone, rounded half up."""
    if gone >= whole:
        return quantity
    return (2 * quantity * gone + whole) // (2 * whole)


def _in_turn(promises: Sequence[Commitment], movement: Movement) -> list[Commitment]:
    """The promises of one owner that a movement may fill, the named one first."""
    open_ = [
        promise
        for promise in promises
        if fits(promise, movement)
        and (promise.begins <= movement.date or promise.id == movement.commitment)
    ]
    if movement.commitment and len(open_) > 1:
        open_.sort(key=lambda promise: promise.id != movement.commitment)
    return open_


def _state(
    record: Record, promise: Commitment, given: list[tuple[Movement, int]], today: dt.date
) -> PromiseState:
    rests = record.rests_of([promise.owner], today)
    met = sum(minutes for _, minutes in given)
    due = moved_by_rests(promise.begins, promise.due, rests)
    gone = active_days(promise.begins, today, rests) if today > promise.begins else 0
    whole = (promise.due - promise.begins).days
    expected = 0 if today < promise.begins else expected_by(promise.minutes, gone, whole)
    is_full = met >= promise.minutes
    return PromiseState(
        quantity=promise.minutes,
        met=met,
        to_pass_on=promise.minutes - met,
        expected=expected,
        band=_band(record, promise, (met, expected, gone, due), today),
        due_after_pauses=due,
        met_on=max(movement.date for movement, _ in given) if is_full and given else None,
    )


def _band(
    record: Record, promise: Commitment, so_far: tuple[int, int, int, dt.date], today: dt.date
) -> Band:
    met, expected, gone, due = so_far
    one_session = record.settings.session_minutes
    if met >= promise.minutes:
        return Band.MET
    if today < promise.begins:
        return Band.NOT_BEGUN
    if record.is_resting([promise.owner], today):
        return Band.RESTING
    if met and met - expected >= one_session:
        return Band.AHEAD
    after_grace = gone > record.settings.grace_days
    if today > due or (after_grace and expected - met > one_session):
        return Band.BEHIND
    return Band.IN_STEP


def rested_between(begin: dt.date, until: dt.date, rests: Iterable[tuple[dt.date, dt.date]]) -> int:
    """Rested days between two days, both inclusive."""
    return sum(max(0, (min(last, until) - max(first, begin)).days + 1) for first, last in rests)
