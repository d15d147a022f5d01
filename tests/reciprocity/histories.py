"""Records for tests: a small builder with telling defaults, and random histories."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from facilitator.reciprocity.record import (
    Affiliation,
    CoachingSession,
    Cohort,
    Commitment,
    Correction,
    Ended,
    Organisation,
    OtherMovement,
    Pairing,
    Pause,
    Person,
    Record,
    Settings,
    Status,
)

START = dt.date(2026, 1, 12)
TODAY = dt.date(2026, 6, 30)
# As many times more of everything random as one asks for: FACILITATOR_EXAMPLES=50 pytest …
TIMES = int(os.environ.get("FACILITATOR_EXAMPLES", "1"))


def examples(count: int) -> settings:
    """So many random examples, or as many times more as are asked for."""
    return settings(max_examples=count * TIMES, deadline=None)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def person(code: str, organisation: str = "", left: dt.date | None = None) -> Person:
    return Person(code, f"Person {code}", "", organisation, "", "en", day("2025-01-01"), left)


def pairing(code: str, coach: str, coachee: str, **values: Any) -> Pairing:
    made = Pairing(code, "C1", coach, coachee, START, TODAY, 3, 60, "in_force", "", None)
    return replace(made, **values)


def session(code: str, of: str, on: str, status: str = "held", **values: Any) -> CoachingSession:
    made = CoachingSession(
        code, of, day(on), Status(status), 60, (), confirmed=True, commitment="", recorded_on=None
    )
    return replace(made, **values)


def promise(code: str, owner: str, **values: Any) -> Commitment:
    made = Commitment(code, "person", owner, "pass_on", "", 180, "external", START, TODAY, "")
    return replace(made, **values)


def record(**tables: Any) -> Record:
    """Two people of two bodies in one pairing, and whatever else is handed in."""
    made = Record(
        settings=Settings(today=TODAY),
        organisations=tuple(Organisation(code, code, code, "health") for code in ("O1", "O2")),
        people=(person("P1", "O1"), person("P2", "O2"), person("P3")),
        cohorts=(Cohort("C1", "One", START, TODAY), Cohort("C2", "Two", START, TODAY)),
        pairings=(pairing("A1", "P1", "P2"),),
    )
    return replace(made, **tables)


_DAYS = st.dates(day("2025-12-01"), day("2026-06-30"))
_PEOPLE = [f"P{n}" for n in range(1, 8)]
_BODIES = ["O1", "O2", "O3"]
_MINUTES = st.integers(0, 200)


@st.composite
def histories(draw: st.DrawFn) -> Record:
    """A random history: groups, corrections, changes of employer, promises, rests."""
    people = tuple(person(code, draw(st.sampled_from(["", *_BODIES]))) for code in _PEOPLE)
    pairings = tuple(
        pairing(
            f"A{n}",
            *draw(st.lists(st.sampled_from(_PEOPLE), min_size=2, max_size=2, unique=True)),
            cohort=draw(st.sampled_from(["C1", "C2"])),
            contracted_sessions=draw(st.integers(0, 6)),
        )
        for n in range(draw(st.integers(1, 6)))
    )
    codes = [row.id for row in pairings]
    promises = tuple(
        promise(
            f"K{n}",
            draw(st.sampled_from(_PEOPLE)),
            minutes=draw(_MINUTES),
            direction=draw(st.sampled_from(["return", "pass_on", "pool"])),
            to=draw(st.sampled_from(["", *_PEOPLE])),
            counts=draw(st.sampled_from(["", "external"])),
        )
        for n in range(draw(st.integers(0, 4)))
    )
    sessions = tuple(
        session(
            f"S{n}",
            draw(st.sampled_from(codes)),
            "2026-01-01",
            draw(st.sampled_from(list(Status))),
            date=draw(_DAYS),
            minutes=draw(_MINUTES),
            others=tuple(draw(st.lists(st.sampled_from(_PEOPLE), max_size=3, unique=True))),
            confirmed=draw(st.booleans()),
            commitment=draw(st.sampled_from(["", *(row.id for row in promises)])),
            recorded_on=draw(st.none() | _DAYS),
        )
        for n in range(draw(st.integers(0, 15)))
    )
    given = [row.id for row in sessions]
    corrections = (
        draw(
            st.lists(
                st.builds(
                    Correction,
                    st.sampled_from(given),
                    _DAYS,
                    st.sampled_from(list(Status)),
                    _MINUTES,
                    st.just(""),
                ),
                max_size=4,
            )
        )
        if given
        else []
    )
    affiliations = draw(
        st.lists(
            st.builds(
                Affiliation,
                st.sampled_from(_PEOPLE),
                st.sampled_from(_BODIES),
                st.just(""),
                st.none() | _DAYS,
                st.none() | _DAYS,
            ).filter(lambda work: not work.first or not work.last or work.first <= work.last),
            max_size=3,
        )
    )
    parties = st.sampled_from([*_PEOPLE, *_BODIES, "programme"])
    movements = tuple(
        OtherMovement(
            f"M{n}", draw(_DAYS), draw(parties), draw(parties), draw(_MINUTES), "place", "C1"
        )
        for n in range(draw(st.integers(0, 4)))
    )
    first = draw(_DAYS)
    return Record(
        settings=Settings(today=TODAY),
        organisations=tuple(Organisation(code, code, code, "health") for code in _BODIES),
        people=people,
        affiliations=tuple(affiliations),
        cohorts=(Cohort("C1", "One", START, TODAY), Cohort("C2", "Two", START, TODAY)),
        pairings=pairings,
        sessions=sessions,
        corrections=tuple(corrections),
        movements=movements,
        commitments=promises,
        pauses=(Pause("P1", first, first + dt.timedelta(days=draw(st.integers(0, 40)))),),
        ended=tuple(
            Ended(code, draw(_DAYS), "completed") for code in draw(st.sets(st.sampled_from(codes)))
        ),
    )
