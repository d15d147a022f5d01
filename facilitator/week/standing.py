"""How people and relationships stand, in a word each; for the facilitator's eyes only."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.reciprocity.promises import Band
from facilitator.week.look import Look
from facilitator.week.rules import holding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from facilitator.reciprocity.record import Record

# Of several promises the one that most wants a word comes first.
_MOST_WANTED_FIRST = (
    Band.RESTING,
    Band.BEHIND,
    Band.WAITING_FOR_US,
    Band.IN_STEP,
    Band.AHEAD,
    Band.NOT_BEGUN,
    Band.MET,
)
_CHECK_IN = frozenset({"no_first_session", "no_next_session", "outcome_missing"})


class Relationship(StrEnum):
    """How a running pairing stands."""

    ON_TRACK = "on_track"
    NEEDS_CHECK_IN = "needs_check_in"
    TOO_EARLY = "too_early_to_tell"
    RESTING = "resting"


def standing(record: Record, today: dt.date) -> Mapping[str, Band]:
    """The band of everybody who has a promise, by person code; whoever rests is at rest."""
    look = Look(record, today)
    found: dict[str, list[Band]] = {}
    for promise in record.commitments:
        if promise.owner in record.person and not record.has_left(promise.owner, today):
            found.setdefault(promise.owner, []).append(look.promises[promise.id].band)
    return {
        person: Band.RESTING
        if record.is_resting([person], today)
        else min(bands, key=_MOST_WANTED_FIRST.index)
        for person, bands in sorted(found.items())
    }


def relationships(record: Record, today: dt.date) -> Mapping[str, Relationship]:
    """The band of every running pairing, by code.

    A pairing whose sessions call for attention needs a check-in, snoozed or not; one without any
    session yet and within the limit for the first is too early to tell.
    """
    look = Look(record, today)
    wanted = {row.folds_into for row in holding(look) if row.rule in _CHECK_IN}
    found: dict[str, Relationship] = {}
    for pairing in look.running:
        if pairing.state == "paused" or record.is_resting(look.parties(pairing), today):
            found[pairing.id] = Relationship.RESTING
        elif pairing.id in wanted:
            found[pairing.id] = Relationship.NEEDS_CHECK_IN
        elif look.states[pairing.id].held:
            found[pairing.id] = Relationship.ON_TRACK
        else:
            found[pairing.id] = Relationship.TOO_EARLY
    return found
