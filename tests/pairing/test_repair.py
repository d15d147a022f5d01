"""Mending a ring: the least change, nobody else without a place, and one step with its undo."""

from __future__ import annotations

import random
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.pairing.actions import PairingChange, change_pairing, mend_ring
from facilitator.pairing.mending import ring_people, ring_to_mend
from facilitator.pairing.mending_step import MendDraft
from facilitator.pairing.problem import pairs_of
from facilitator.pairing.repair import Way, in_order, left_of, mendings
from facilitator.store import tables as t
from facilitator.vocabulary import PairingState
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.pairing.problem import Pair
    from facilitator.store.opening import OpenProgramme


def fewest_changes(left: tuple[str, ...], waiting: str, allowed: dict[Pair, int]) -> int | None:
    """The fewest pairings ended and begun in any rings of those left (and of one who waits)."""
    path = set(pairwise(left))
    usable = path | set(allowed)
    found = []
    for people in (left, (*left, waiting)):
        for order in permutations(people):
            links = set(zip(people, order, strict=True))
            if links <= usable and all(a != b for a, b in links):
                found.append(len(links - path) + len(path - links))
    return min(found, default=None)


@pytest.mark.parametrize("seed", range(10))
def test_ten_leavers_are_mended_with_the_least_change(seed: int) -> None:
    rng = random.Random(seed)
    ring = tuple("ABCDEF"[: rng.randint(3, 6)])
    left = left_of(ring, rng.choice(ring))
    everybody = [*ring, "W"]
    pairs = [(a, b) for a in everybody for b in everybody if a != b]
    allowed = {pair: 50 for pair in pairs if rng.random() < 0.35}
    ways = mendings(left, allowed, waiting=["W"])
    fewest = fewest_changes(left, "W", allowed)
    if fewest is not None and fewest <= 3:
        assert ways[0].changes == fewest
    for one in ways:
        assert set(left) <= {member for ring in one.rings for member in ring}
        for pair in {pair for ring in one.rings for pair in pairs_of(ring)}:
            assert pair in one.begins or pair in set(pairwise(left))
        assert not set(one.ends) & {pair for ring in one.rings for pair in pairs_of(ring)}


def test_each_way_is_found_where_only_it_is_there() -> None:
    left = tuple("ABCD")
    (skip,) = mendings(left, {("D", "A"): 1})
    assert (skip.way, skip.rings, skip.changes) == (Way.SKIP, (left,), 1)
    (split,) = mendings(left, {("B", "A"): 1, ("D", "C"): 1})
    assert (split.way, split.rings, split.ends) == (
        Way.SPLIT,
        (("A", "B"), ("C", "D")),
        (("B", "C"),),
    )
    (merge,) = mendings(left, {("X", "A"): 1, ("D", "Y"): 1}, others=[("X", "Y", "Z")])
    assert (merge.way, merge.rings) == (Way.MERGE, (("X", *left, "Y", "Z"),))
    (chain,) = mendings(left, {("D", "P"): 1}, pool=["P"])
    assert (chain.way, chain.waits, chain.affected) == (Way.CHAIN, ("A",), ("D", "P"))
    (insert,) = mendings(left, {("D", "W"): 1, ("W", "A"): 1}, waiting=["W"])
    assert (insert.way, insert.joins, insert.rings) == (
        Way.INSERT,
        "W",
        (("A", "B", "C", "D", "W"),),
    )
    assert mendings(left, {("D", "W"): 1, ("W", "A"): 1}, waiting=["W"], cap=4) == ()


def test_an_open_ring_is_read_from_the_one_without_a_coach() -> None:
    assert in_order([("B", "C"), ("A", "B")]) == ("A", "B", "C")
    assert in_order([("A", "B"), ("C", "D")]) is None
    assert in_order([("A", "B"), ("B", "A")]) is None


def _ring(programme: OpenProgramme) -> uuid.UUID:
    """A ring of three or more that turns."""

    def largest(db: Session) -> uuid.UUID:
        running = [state for state in PairingState if state.is_running]
        count = sa.func.count(t.Pairing.id)
        found = db.execute(
            sa.select(t.Pairing.ring_id, count)
            .where(t.Pairing.ring_id.is_not(None), t.Pairing.state.in_(running))
            .group_by(t.Pairing.ring_id)
            .order_by(count.desc(), t.Pairing.ring_id)
        ).first()
        assert found is not None
        return found[0]  # type: ignore[return-value]  # asked for where it is not null

    return programme.ask(largest)


def test_a_ring_of_the_record_is_mended_in_one_step_and_back(sample: OpenProgramme) -> None:
    ring = _ring(sample)
    before = sample.ask(ring_people, ring)
    assert len(before) > 2
    found = next(
        (
            seen
            for leaver in before
            if (seen := sample.ask(ring_to_mend, ring, leaver, TODAY)) and seen.ways
        ),
        None,
    )
    assert found is not None
    given = sample.ask(minutes_held)
    way = found.ways[0]
    sample.do(mend_ring, MendDraft(found, way, TODAY))
    assert sample.ask(minutes_held) == given
    after = sample.ask(ring_people, ring)
    assert found.leaver not in after
    sample.undo()
    assert sample.ask(ring_people, ring) == before


@pytest.mark.parametrize("state", [PairingState.PROPOSED, PairingState.IN_FORCE])
def test_who_is_new_to_a_ring_that_is_being_asked_is_asked_too(
    sample: OpenProgramme, state: PairingState
) -> None:
    ring = _ring(sample)
    for key, version in sample.ask(_running_in, ring):
        sample.do(change_pairing, PairingChange(key, version, {"state": state}))
    seen = [sample.ask(ring_to_mend, ring, who, TODAY) for who in sample.ask(ring_people, ring)]
    ways = [(one, way) for one in seen if one is not None for way in one.ways]
    found, way = next(one for one in ways if one[1].begins)
    before = sample.ask(_in_state, state)
    sample.do(mend_ring, MendDraft(found, way, TODAY))
    new = sample.ask(_in_state, state) - before
    assert len(new) == len(way.begins)


def _running_in(db: Session, ring: uuid.UUID) -> list[tuple[uuid.UUID, int]]:
    runs = [one for one in PairingState if one.is_running]
    found = sa.select(t.Pairing.id, t.Pairing.version)
    wanted = found.where(t.Pairing.ring_id == ring, t.Pairing.state.in_(runs))
    return [(key, version) for key, version in db.execute(wanted)]


def _in_state(db: Session, state: PairingState) -> set[uuid.UUID]:
    return set(db.scalars(sa.select(t.Pairing.id).where(t.Pairing.state == state)))


def minutes_held(db: Session) -> int:
    """All minutes of all sessions."""
    return db.scalar(sa.select(sa.func.sum(t.CoachingSession.minutes))) or 0
