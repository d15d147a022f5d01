"""When a link of a ring is kept: the giver gives, and keeps pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.reciprocity.record import RUNNING_STATES

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.reciprocity.pairings import PairingState
    from facilitator.reciprocity.record import Pairing


def is_kept(pairing: Pairing, state: PairingState, today: dt.date) -> bool:
    """A session at least was held, and no more than one is missing at an even pace until now.

    A link that has held everything it was to hold is kept for good; one that ended before is a
    place to fill.
    """
    if state.held == 0:
        return False
    if has_come_round(state):
        return True
    runs = pairing.state in RUNNING_STATES
    return runs and state.held >= _due_by_now(pairing, state, today) - 1


def has_come_round(state: PairingState) -> bool:
    """Whether everything that was agreed has been held."""
    return state.contracted > 0 and state.held >= state.contracted


def _due_by_now(pairing: Pairing, state: PairingState, today: dt.date) -> int:
    """Sessions that would have been held by now if they were spread evenly."""
    if pairing.planned_end is None or pairing.planned_end <= pairing.started:
        return state.contracted
    gone = (min(today, pairing.planned_end) - pairing.started).days
    return state.contracted * max(0, gone) // (pairing.planned_end - pairing.started).days
