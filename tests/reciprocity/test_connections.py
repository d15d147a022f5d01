"""Who is connected to whom: what is counted, and through whom alone organisations meet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.reciprocity.behind import Scope
from facilitator.reciprocity.connections import bridges, connections
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.reading import whole_record
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


def test_a_bridge_is_who_alone_links_at_least_two_pairs() -> None:
    body = {"a": "A", "b": "B", "c": "C", "d": "D", "e": "A"}
    minutes = {"a": {"b": 60, "c": 60}, "b": {"a": 60}, "c": {"a": 60}}
    assert bridges(minutes, body) == {"a": (("A", "B"), ("A", "C"))}
    second = {**minutes, "e": {"b": 30}, "b": {"a": 60, "e": 30}}
    assert bridges(second, body) == {}


def test_what_stays_inside_one_organisation_makes_no_bridge() -> None:
    body = {"a": "A", "b": "A", "c": "A"}
    minutes = {"a": {"b": 60, "c": 60}, "b": {"a": 60}, "c": {"a": 60}}
    assert bridges(minutes, body) == {}


def test_at_most_seven_are_named_however_sparse_it_is() -> None:
    people = [f"p{n:02}" for n in range(20)]
    body = {person: person for person in people}
    minutes = {
        person: {people[at - 1]: 60, people[(at + 1) % 20]: 60} for at, person in enumerate(people)
    }
    assert len(bridges(minutes, body)) == 7


def test_the_sample_connects_those_between_whom_minutes_moved(sample: OpenProgramme) -> None:
    page = sample.ask(connections, Scope(TODAY))
    record = sample.ask(whole_record, TODAY)
    between = {
        frozenset((row.giver, row.receiver))
        for row in movements(record, TODAY)
        if row.giver in record.person and row.receiver in record.person and row.minutes
    }
    assert {frozenset((one.code, other)) for one in page.people for other in one.minutes} == between
    told = {one.code: one.minutes for one in page.people}
    assert all(told[other][one] == told[one][other] for one in told for other in told[one])
    early = sample.ask(connections, Scope(TODAY, end=dt.date(2026, 3, 1)))
    assert 0 < len(early.people) < len(page.people)
    cohort = next(iter(record.cohorts)).id
    one_cohort = sample.ask(connections, Scope(TODAY, cohort=cohort))
    assert 0 < len(one_cohort.people) < len(page.people)
    assert sample.ask(connections, Scope(TODAY, end=dt.date(2000, 1, 1))).people == ()
