"""How somebody stands with what they promised, and what brings them level."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.people.standing import standings
from facilitator.reciprocity.promises import Band
from facilitator.reciprocity.record import Pause
from facilitator.week.look import Look
from facilitator.week.standing import relationships
from tests.reciprocity.histories import START, pairing, promise, record, session

if TYPE_CHECKING:
    from facilitator.people.standing import PersonStanding
    from facilitator.reciprocity.record import Record

MIDDLE = dt.date(2026, 5, 1)
PAIR = pairing("A1", "P1", "P2")


def standing(made: Record, day: dt.date = MIDDLE) -> PersonStanding:
    return standings(Look(made, day), relationships(made, day))["P1"]


def test_behind_with_nothing_arranged_counts_the_sessions_still_missing() -> None:
    found = standing(record(commitments=(promise("K1", "P1"),)))
    assert found.band is Band.BEHIND
    assert found.by == 116
    assert found.way_back is not None
    assert (found.way_back.is_enough, found.way_back.sessions_more) == (False, 2)


def test_behind_with_enough_arranged_names_with_whom_and_when() -> None:
    arranged = (
        session("S1", "A1", "2026-05-09", "arranged"),
        session("S2", "A1", "2026-05-20", "arranged"),
    )
    found = standing(record(commitments=(promise("K1", "P1"),), sessions=arranged))
    way = found.way_back
    assert way is not None
    assert (way.is_enough, way.minutes, way.with_name) == (True, 120, "Person P2")
    assert way.day == dt.date(2026, 5, 9)


def test_in_step_and_met_need_no_way_back() -> None:
    held = (session("S1", "A1", "2026-02-01"), session("S2", "A1", "2026-03-01"))
    in_step = standing(record(commitments=(promise("K1", "P1"),), sessions=held))
    assert (in_step.band, in_step.to_pass_on, in_step.way_back) == (Band.IN_STEP, 60, None)
    all_held = (*held, session("S3", "A1", "2026-04-01"))
    met = standing(record(commitments=(promise("K1", "P1"),), sessions=all_held))
    assert (met.band, met.to_pass_on) == (Band.MET, 0)


def test_at_rest_means_at_rest_and_moves_the_day() -> None:
    rest = Pause("P1", dt.date(2026, 4, 21), dt.date(2026, 5, 10))
    found = standing(record(commitments=(promise("K1", "P1"),), pauses=(rest,)))
    assert (found.band, found.way_back) == (Band.RESTING, None)
    assert found.due == dt.date(2026, 7, 20)


def test_of_two_promises_the_one_behind_speaks_and_the_minutes_add_up() -> None:
    later = promise("K2", "P1", begins=START, due=dt.date(2027, 6, 30), minutes=60)
    found = standing(record(commitments=(later, promise("K1", "P1"))))
    assert (found.band, found.to_pass_on) == (Band.BEHIND, 240)


def test_a_check_in_is_wanted_only_where_somebody_is_behind() -> None:
    quiet = record(commitments=(promise("K1", "P1"),))
    assert standing(quiet).wants_check_in
    held = tuple(session(f"S{n}", "A1", f"2026-0{n}-20") for n in (1, 2, 3))
    assert not standing(record(commitments=(promise("K1", "P1"),), sessions=held)).wants_check_in
