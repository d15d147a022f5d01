"""Sessions of each pairing: contracted, held, arranged, without outcome, still to arrange."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from facilitator.reciprocity.record import HELD, Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from facilitator.reciprocity.record import CoachingSession, Pairing, Record


@dataclass(frozen=True)
class PairingState:
    """How far a pairing has come on a day."""

    contracted: int
    held: int
    arranged: int
    past_without_outcome: int
    to_arrange: int
    days_to_first: int | None


def sessions_by_pairing(record: Record, today: dt.date) -> dict[str, list[CoachingSession]]:
    """Every pairing's sessions as the record stood on a day, oldest first."""
    return record.once("sessions_by_pairing", today, lambda: _by_pairing(record, today))


def _by_pairing(record: Record, today: dt.date) -> dict[str, list[CoachingSession]]:
    found: dict[str, list[CoachingSession]] = {pairing.id: [] for pairing in record.pairings}
    for session in record.sessions_as_of(today):
        found[session.pairing].append(session)
    return record.each("sessions_by_pairing", today, (), found, _oldest_first)


def _oldest_first(sessions: Iterable[CoachingSession]) -> list[CoachingSession]:
    return sorted(sessions, key=attrgetter("date", "id"))


def held(sessions: Iterable[CoachingSession], today: dt.date) -> list[CoachingSession]:
    """Those that took place on or before a day."""
    return [session for session in sessions if session.status in HELD and session.date <= today]


def arranged(sessions: Iterable[CoachingSession], today: dt.date) -> list[CoachingSession]:
    """Those agreed for today or later."""
    return [
        session
        for session in sessions
        if session.status == Status.ARRANGED and session.date >= today
    ]


def without_outcome(sessions: Iterable[CoachingSession], today: dt.date) -> list[CoachingSession]:
    """Those whose day has passed and of which nobody has said what happened."""
    return [
        session
        for session in sessions
        if session.status == Status.ARRANGED and session.date < today
    ]


def pairing_states(
    record: Record, today: dt.date, cohort: str | None = None
) -> dict[str, PairingState]:
    """How far every pairing has come, of one cohort where one is named."""
    states = record.once("pairing_states", today, lambda: _states(record, today))
    if cohort is None:
        return states
    return {code: state for code, state in states.items() if record.pairing[code].cohort == cohort}


def _states(record: Record, today: dt.date) -> dict[str, PairingState]:
    sessions = sessions_by_pairing(record, today)
    pairings = sorted(record.pairings, key=attrgetter("id"))
    made_of = {pairing.id: (pairing, sessions[pairing.id]) for pairing in pairings}
    return record.each(
        "pairing_states", today, (), made_of, lambda one: _state(one[0], one[1], today)
    )


def _state(pairing: Pairing, sessions: list[CoachingSession], today: dt.date) -> PairingState:
    took_place = held(sessions, today)
    to_come, open_ = len(arranged(sessions, today)), len(without_outcome(sessions, today))
    first = (took_place[0].date - pairing.started).days if took_place else None
    rest = pairing.contracted_sessions - len(took_place) - to_come - open_
    return PairingState(
        pairing.contracted_sessions, len(took_place), to_come, open_, max(0, rest), first
    )


def median_days_to_first(states: Iterable[PairingState]) -> float | None:
    """The middle number of days from start to first session, over pairings that had one."""
    days = [state.days_to_first for state in states if state.days_to_first is not None]
    if not days:
        return None
    from statistics import median

    middle = median(days)
    return int(middle) if middle == int(middle) else middle


def never_started(states: Iterable[PairingState]) -> int:
    """How many pairings have had no session yet, to be printed beside the median."""
    return sum(state.days_to_first is None for state in states)
