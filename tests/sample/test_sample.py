"""The sample: the same every time for a day, with something on every page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.reciprocity.reading import whole_record
from facilitator.sample.building import build_sample
from facilitator.sample.years import many_years
from facilitator.store import tables as t
from facilitator.store.check import checked
from facilitator.store.opening import OpenProgramme, opened
from facilitator.vocabulary import PersonStatus, RingState
from facilitator.week.rules import week

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = dt.date(2027, 3, 1)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenProgramme]:
    path = tmp_path_factory.mktemp("sample") / "sample.facilitator"
    build_sample(path, TODAY)
    with opened(path, None, "test", Clock(TODAY)) as programme:
        yield programme


def _everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with opened(path, None, "test", Clock(TODAY)) as programme:
        return {
            name: programme.ask(
                lambda db, name=name: [  # type: ignore[misc]
                    tuple(row) for row in db.execute(sa.text(f"select * from {name} order by id"))
                ]
            )
            for name in ("person", "pairing", "session", "movement", "commitment")
        }


def test_the_sample_repeats_itself_exactly(tmp_path: Path) -> None:
    first, second = tmp_path / "a.facilitator", tmp_path / "b.facilitator"
    build_sample(first, TODAY)
    build_sample(second, TODAY)
    assert _everything(first) == _everything(second)


def test_the_sample_is_sound_and_of_the_promised_size(sample: OpenProgramme) -> None:
    found = sample.ask(checked)
    assert found.is_sound
    assert (found.people, found.organisations) == (44, 13)
    sectors = sample.ask(lambda db: set(db.scalars(sa.select(t.Organisation.sector))))
    assert len(sectors) == 6


def test_somebody_left_somebody_rests_and_a_ring_has_a_place_to_fill(
    sample: OpenProgramme,
) -> None:
    states = sample.ask(lambda db: list(db.scalars(sa.select(t.Ring.state))))
    assert states.count(RingState.PLACE_TO_FILL) >= 1
    assert states.count(RingState.TURNING) >= 4
    left = sample.ask(
        lambda db: db.scalar(
            sa.select(sa.func.count())
            .select_from(t.Person)
            .where(t.Person.status == PersonStatus.LEFT)
        )
    )
    assert left == 1
    record = sample.ask(whole_record, TODAY)
    assert any(record.is_resting([person.id], TODAY) for person in record.people)


def test_a_gathering_is_next_week_and_the_week_has_rows(sample: OpenProgramme) -> None:
    days = sample.ask(lambda db: list(db.scalars(sa.select(t.Gathering.day))))
    assert any(4 <= (day - TODAY).days <= 10 for day in days)
    rules = {row.rule for row in week(sample.ask(whole_record, TODAY), TODAY).rows}
    assert {"no_first_session", "agreement_unsigned", "outcome_missing"} <= rules


def test_rings_have_three_people_or_more(sample: OpenProgramme) -> None:
    sizes = sample.ask(
        lambda db: list(
            db.scalars(
                sa.select(sa.func.count())
                .where(t.Pairing.ring_id.is_not(None))
                .group_by(t.Pairing.ring_id)
            )
        )
    )
    assert sizes
    assert min(sizes) >= 3


def test_ten_years_are_as_large_as_a_network_of_ten_years() -> None:
    history = many_years(10, TODAY)
    gives = {row.coach for row in history.pairings}
    receives = {row.coachee for row in history.pairings}
    assert len(history.organisations) == 40
    assert len(history.cohorts) == 20
    assert len(gives) == 250
    assert len(receives - gives) == 1400
    assert abs(len(history.sessions) - 5200) < 300
    assert len({(row.cohort, row.ring) for row in history.pairings if row.ring}) in range(55, 71)
    places = {row.id for row in history.movements}
    assert {row.source for row in history.commitments} == places
    assert many_years(10, TODAY) == history
