"""Leaving: nothing stays open behind whoever goes, and after a death everything stops."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.care.actions import StepOutDraft, step_out
from facilitator.errors import RuleBroken
from facilitator.leaving import actions as a
from facilitator.leaving.questions import leaving_of
from facilitator.reciprocity.reading import whole_record
from facilitator.recognition.questions import thanks_page
from facilitator.store.tables import CoachingSession, Commitment, Pairing
from facilitator.vocabulary import CommitmentState, PartyKind, PersonStatus, SessionStatus
from facilitator.week.rules import week
from tests.store.action_cases.leaving import farewell
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


def promises_of(db: Session, person: uuid.UUID) -> set[CommitmentState]:
    c = Commitment
    return set(db.scalars(sa.select(c.state).where(c.owner_person_id == person)))


def running_of(db: Session, person: uuid.UUID) -> list[Pairing]:
    p = Pairing
    rows = db.scalars(sa.select(p).where(sa.or_(p.coach_id == person, p.coachee_id == person)))
    return [row for row in rows if row.state.is_running]


def arranged_of(db: Session, person: uuid.UUID) -> int:
    p, s = Pairing, CoachingSession
    theirs = sa.select(p.id).where(sa.or_(p.coach_id == person, p.coachee_id == person))
    rows = s.pairing_id.in_(theirs), s.status == SessionStatus.ARRANGED
    return db.scalar(sa.select(sa.func.count()).where(*rows)) or 0


def test_a_pairing_goes_on_with_a_colleague_and_a_promise_is_handed_on(
    sample: OpenProgramme,
) -> None:
    draft = farewell(sample)
    colleague = draft.pairings[0].to_person_id
    assert colleague is not None
    before = len(sample.ask(running_of, colleague))
    sample.do(a.say_farewell, draft)
    assert len(sample.ask(running_of, colleague)) == before + 1
    assert not sample.ask(running_of, draft.person_id)
    assert CommitmentState.OPEN not in sample.ask(promises_of, draft.person_id)
    assert not sample.ask(arranged_of, draft.person_id)


def test_the_organisation_can_carry_a_promise(sample: OpenProgramme) -> None:
    draft = farewell(sample)
    [end] = draft.promises
    carried = replace(end, way=a.PromiseWay.CARRIED, to_person_id=None)
    sample.do(a.say_farewell, replace(draft, promises=[carried]))

    def of_organisations(db: Session) -> int:
        c = Commitment
        mine = sa.select(c.code).where(c.id == end.id).scalar_subquery()
        rows = c.owner_kind == PartyKind.ORGANISATION, c.source == mine
        return db.scalar(sa.select(sa.func.sum(c.minutes)).where(*rows)) or 0

    assert sample.ask(of_organisations) > 0


def test_leaving_twice_is_refused(sample: OpenProgramme) -> None:
    draft = farewell(sample)
    sample.do(a.say_farewell, draft)
    with pytest.raises(RuleBroken) as refused:
        sample.do(step_out, StepOutDraft(draft.person_id, TODAY))
    assert refused.value.key == "stepped_out_already"


def test_after_a_death_no_row_is_left_and_the_name_stays_if_the_family_wishes(
    sample: OpenProgramme,
) -> None:
    draft = farewell(sample)
    leaving = sample.ask(leaving_of, TODAY, draft.person_id)
    assert leaving is not None
    later = TODAY + dt.timedelta(days=30)
    died = replace(draft, status=PersonStatus.DECEASED, on=later, stays_on_roll=True)
    sample.do(a.say_farewell, died)
    for day in (TODAY, later):
        found = week(sample.ask(whole_record, day), day)
        assert not [row for row in found.rows if leaving.code in row.people]
    assert not sample.ask(running_of, draft.person_id)
    assert sample.ask(promises_of, draft.person_id) <= {CommitmentState.LET_GO, CommitmentState.MET}
    page = sample.ask(thanks_page, TODAY)
    gave = sample.ask(whole_record, TODAY)
    assert any(one.has_died for one in gave.people)
    assert leaving.name not in [one.name for one in page.not_yet]


def test_who_takes_over_is_held_to_every_hard_rule(sample: OpenProgramme) -> None:
    draft = farewell(sample)
    leaving = sample.ask(leaving_of, TODAY, draft.person_id)
    assert leaving is not None
    pairing = next(one for one in leaving.pairings if one.id == draft.pairings[0].id)
    refused = 0
    for one in leaving.colleagues:
        if one.id in {*pairing.could, pairing.other_id}:
            continue
        end = replace(draft.pairings[0], to_person_id=one.id)
        with pytest.raises(RuleBroken) as broken:
            sample.do(a.say_farewell, replace(draft, pairings=[end]))
        assert broken.value.key in {"rule_stands_between", "not_to_be_paired"}
        refused += 1
        if refused == 3:
            break
    assert refused == 3
