"""Two records become one: no minute moves, and nothing names the record that is gone."""

from __future__ import annotations

import random
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.people.actions import MergeDraft, merge_people
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.reading import whole_record
from facilitator.sessions.actions import SessionDraft, record_session
from facilitator.store import rows
from facilitator.store import tables as t
from facilitator.week.actions import DismissDraft, SnoozeDraft, dismiss, snooze
from facilitator.week.answer import as_json
from facilitator.week.rules import week
from facilitator.words import Language, Words
from tests.store import doings
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

AGAIN = 8


def codes(db: Session) -> Mapping[uuid.UUID, str]:
    query = sa.select(t.Person.id, t.Person.code).where(t.Person.merged_into_id.is_(None))
    return {row.id: row.code for row in db.execute(query)}


def given_and_received(db: Session) -> dict[str, tuple[int, int]]:
    """Minutes of each party, as worked out from the record and as the ledger has them posted."""
    found: dict[str, tuple[int, int]] = {}
    for move in movements(whole_record(db, TODAY), TODAY):
        given, received = found.get(move.giver, (0, 0))
        found[move.giver] = (given + move.minutes, received)
        given, received = found.get(move.receiver, (0, 0))
        found[move.receiver] = (given, received + move.minutes)
    return found


def posted(db: Session) -> dict[str, tuple[int, int]]:
    """Minutes of each person as the rows of the ledger say."""
    people = {row.id: row.code for row in db.execute(sa.select(t.Person.id, t.Person.code))}
    found: dict[str, tuple[int, int]] = {}
    m = t.Movement
    for giver, receiver, minutes in db.execute(
        sa.select(m.giver_person_id, m.receiver_person_id, m.minutes).where(m.known_from <= TODAY)
    ):
        for who, gave, got in ((giver, minutes, 0), (receiver, 0, minutes)):
            given, received = found.get(people.get(who, ""), (0, 0))
            found[people.get(who, "")] = (given + gave, received + got)
    found.pop("", None)
    return found


def named_still(db: Session, gone: uuid.UUID, code: str) -> list[str]:
    """Where a record that is gone is still named: by its key or by its code."""
    left = []
    for table, column in rows._naming(t.Person):
        if db.scalar(sa.select(table.id).where(getattr(table, column) == gone).limit(1)):
            left.append(f"{table.__tablename__}.{column}")
    groups = db.scalars(sa.select(t.CoachingSession.others))
    left += ["session.others" for others in groups if code in (others or ())]
    runs = db.scalars(sa.select(t.Round.unplaced))
    left += ["round" for run in runs for one in run or () if one["person"] == code]
    for put_away in (t.Snooze, t.Dismissal):
        subjects = db.scalars(sa.select(put_away.subject))
        left += [put_away.__tablename__ for one in subjects if one.split("@")[0] == code]
    return left


def summed(
    before: Mapping[str, tuple[int, int]], kept: str, gone: str
) -> dict[str, tuple[int, int]]:
    """What everybody gave and received when two of them are one."""
    both = {**before}
    other = both.pop(gone, (0, 0))
    mine = both.get(kept, (0, 0))
    both[kept] = (mine[0] + other[0], mine[1] + other[1])
    return {party: moved for party, moved in both.items() if moved != (0, 0)}


@pytest.fixture
def busy(sample: OpenProgramme) -> OpenProgramme:
    """The sample with a group session, and rows of the week put away for everybody."""
    people = sample.ask(codes)
    pairing = sample.ask(
        lambda db: db.execute(
            sa.select(t.Pairing.id, t.Pairing.coach_id, t.Pairing.coachee_id)
        ).all()[-1]
    )
    others = [code for key, code in people.items() if key not in pairing[1:]][:5]
    sample.do(record_session, SessionDraft(pairing[0], TODAY, minutes=61, others=others))
    for code in people.values():
        also = ((("not_paired_yet", f"{code}@C2")),)
        sample.do(dismiss, DismissDraft(["expiring"], code, also=also))
    for code in list(people.values())[:9]:
        sample.do(snooze, SnoozeDraft(["supervision_due"], code, TODAY.replace(year=2027)))
    return sample


@pytest.mark.parametrize("seed", [1, 2])
def test_merging_any_two_keeps_the_ledger_and_every_reference(
    busy: OpenProgramme, seed: int
) -> None:
    people = busy.ask(codes)
    pairs = random.Random(seed).sample(list(combinations(people, 2)), 40)
    ledger, rows_of_it = busy.ask(given_and_received), busy.ask(posted)
    before, merged = busy.ask(doings.everything), 0
    for kept, gone in pairs:
        try:
            busy.do(merge_people, MergeDraft(kept, gone))
        except RuleBroken:
            continue
        merged += 1
        assert busy.ask(named_still, gone, people[gone]) == []
        assert busy.ask(given_and_received) == summed(ledger, people[kept], people[gone])
        assert busy.ask(posted) == summed(rows_of_it, people[kept], people[gone])
        record = busy.ask(whole_record, TODAY)
        figures(record, today=TODAY)
        as_json(week(record, TODAY), Words(Language.EN))
        busy.undo()
        assert busy.ask(given_and_received) == ledger
        if merged == AGAIN:
            break
    assert merged == AGAIN
    assert busy.ask(doings.everything) == before


def test_merged_twice_all_records_lead_to_the_last(busy: OpenProgramme) -> None:
    people = list(busy.ask(codes))
    chain: list[uuid.UUID] = []
    for one in people:
        if not chain:
            chain.append(one)
            continue
        try:
            busy.do(merge_people, MergeDraft(one, chain[-1]))
        except RuleBroken:
            continue
        chain.append(one)
        if len(chain) == 3:
            break
    query = sa.select(t.Person.merged_into_id).where(t.Person.id.in_(chain[:2]))
    assert set(busy.ask(lambda db: db.scalars(query).all())) == {chain[2]}


@pytest.mark.parametrize("kept", ["coach", "coachee", "another"])
def test_two_who_were_in_one_session_are_two_people(busy: OpenProgramme, kept: str) -> None:
    group = busy.ask(
        lambda db: db.execute(
            sa.select(t.Pairing.coach_id, t.Pairing.coachee_id, t.CoachingSession.others)
            .join(t.CoachingSession, t.Pairing.id == t.CoachingSession.pairing_id)
            .where(t.CoachingSession.minutes == 61)
        ).one()
    )
    by_code = {code: key for key, code in busy.ask(codes).items()}
    first = {"coach": group.coach_id, "coachee": group.coachee_id}
    other = by_code[group.others[0]]
    with pytest.raises(RuleBroken, match="merge_both_in_one_session"):
        busy.do(merge_people, MergeDraft(first.get(kept, by_code[group.others[1]]), other))
