"""How one person stands with what they promised, and the way back to level.

For the facilitator's eyes only; nothing below zero is a fault and nobody is ranked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.reciprocity.promises import Band
from facilitator.reciprocity.record import Status
from facilitator.week.standing import Relationship

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from facilitator.reciprocity.promises import PromiseState
    from facilitator.reciprocity.record import Commitment
    from facilitator.week.look import Look

_MOST_WANTED_FIRST = (
    Band.BEHIND,
    Band.WAITING_FOR_US,
    Band.IN_STEP,
    Band.AHEAD,
    Band.NOT_BEGUN,
    Band.MET,
)


@dataclass(frozen=True, slots=True)
class WayBack:
    """What brings somebody level: sessions arranged with one person, and how many more."""

    minutes: int
    with_name: str
    day: dt.date | None
    is_enough: bool
    sessions_more: int


@dataclass(frozen=True, slots=True)
class PersonStanding:
    """A person's promises in one: minutes still to pass on, and how that compares with today.

    Attributes:
        by: minutes ahead or behind of what is expected today.
        due: the day of the promise that most wants a word, put off by rests.
    """

    band: Band
    to_pass_on: int
    by: int
    due: dt.date
    days_to_due: int
    wants_check_in: bool = False
    way_back: WayBack | None = None


def standings(
    look: Look, relationships: Mapping[str, Relationship]
) -> Mapping[str, PersonStanding]:
    """The standing of everybody who has a promise, by code."""
    promises: dict[str, list[Commitment]] = {}
    for promise in look.record.commitments:
        if promise.owner in look.record.person:
            promises.setdefault(promise.owner, []).append(promise)
    check_in = {
        person
        for pairing in look.running
        if relationships.get(pairing.id) is Relationship.NEEDS_CHECK_IN
        for person in look.parties(pairing)
    }
    return {
        person: _standing(look, person, mine, wants_check_in=person in check_in)
        for person, mine in promises.items()
    }


def _standing(
    look: Look, person: str, promises: Iterable[Commitment], *, wants_check_in: bool
) -> PersonStanding:
    states = [(promise, look.promises[promise.id]) for promise in promises]
    state = min(
        (state for _, state in states),
        key=lambda state: (_rank(state), state.due_after_pauses),
    )
    begun = [state for promise, state in states if promise.begins <= look.today]
    resting = look.record.is_resting([person], look.today)
    behind = state.band is Band.BEHIND and not resting
    by = abs(state.met - state.expected)
    return PersonStanding(
        band=Band.RESTING if resting else state.band,
        to_pass_on=sum(state.to_pass_on for state in begun),
        by=by,
        due=state.due_after_pauses,
        days_to_due=(state.due_after_pauses - look.today).days,
        wants_check_in=wants_check_in and behind,
        way_back=_way_back(look, person, by) if behind else None,
    )


def _rank(state: PromiseState) -> int:
    band = Band.IN_STEP if state.band is Band.RESTING else state.band
    return _MOST_WANTED_FIRST.index(band)


def _way_back(look: Look, person: str, behind: int) -> WayBack:
    """Sessions that are arranged to be given, the next first, and the sessions still missing."""
    arranged = sorted(
        (
            (session, pairing)
            for pairing in look.running
            if pairing.coach == person
            for session in look.sessions[pairing.id]
            if session.status == Status.ARRANGED and session.date >= look.today
        ),
        key=lambda both: (both[0].date, both[0].id),
    )
    minutes = sum(session.minutes or pairing.minutes_each for session, pairing in arranged)
    one = look.record.settings.session_minutes
    more = max(0, -(-(behind - minutes) // one))
    if not arranged:
        return WayBack(0, "", None, is_enough=False, sessions_more=more)
    session, pairing = arranged[0]
    receiver = look.record.person[pairing.coachee]
    return WayBack(
        minutes=minutes,
        with_name=receiver.known_as or receiver.name,
        day=session.date,
        is_enough=minutes >= behind,
        sessions_more=more,
    )
