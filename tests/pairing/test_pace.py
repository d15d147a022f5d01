"""When rings would come round: the slowest coach's own pace decides, else the usual one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from facilitator.pairing.pace import Pace, coming_round, pace
from facilitator.reciprocity.record import CoachingSession, Pairing, Record, Settings, Status

START = dt.date(2027, 1, 1)
TODAY = dt.date(2027, 6, 1)


def a_record(*held: tuple[str, int]) -> Record:
    """Pairings of these coaches, each with sessions so many days apart."""
    pairings, sessions = [], []
    for number, (coach, apart) in enumerate(held):
        code = f"L{number}"
        pairings.append(Pairing(code, "C", coach, "Z", START, None, 6, 60, "in_force", "", None))
        sessions += [
            CoachingSession(
                f"{code}{n}", code, START + n * dt.timedelta(days=apart), Status.HELD,
                60, (), confirmed=True, commitment="", recorded_on=None,
            )
            for n in (1, 2, 3)
        ]  # fmt: skip
    return Record(Settings(today=TODAY), pairings=tuple(pairings), sessions=tuple(sessions))


def test_the_pace_is_the_median_and_each_coach_has_their_own() -> None:
    found = pace(a_record(("A", 10), ("B", 20), ("C", 40)), TODAY)
    assert found == Pace(20, {"A": 10, "B": 20, "C": 40})


def test_before_anything_was_held_there_is_no_pace() -> None:
    assert pace(a_record(), TODAY) is None
    one = a_record(("A", 10))
    assert pace(replace(one, sessions=one.sessions[:1]), TODAY) is None
    assert pace(one, START) is None


def test_a_ring_comes_round_with_its_slowest_coach() -> None:
    so_far = Pace(20, {"A": 10, "C": 40.5})
    rings = {"1": [("A", "B"), ("B", "A")], "2": [("A", "C"), ("C", "A")], "0": [("A", "D")]}
    found = coming_round(rings, 6, TODAY, so_far)
    assert [(one.ring, (one.day - TODAY).days) for one in found] == [
        ("0", 60),
        ("1", 120),
        ("2", 243),
    ]
