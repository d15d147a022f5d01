"""Learning exchanges: members teach each other, the tutor included."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.cohorts import actions as cohorts
from facilitator.commitments.questions import ledger_page
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import SlotState
from facilitator.learning import actions as a
from facilitator.learning.questions import exchange_days
from facilitator.people.actions import PersonDraft, add_person
from facilitator.store import tables as t
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme

YESTERDAY = TODAY - dt.timedelta(days=1)


def gathering(programme: OpenProgramme, day: dt.date = YESTERDAY) -> uuid.UUID:
    cohort = programme.do(cohorts.open_cohort, cohorts.CohortDraft("Cohort one")).value
    draft = cohorts.GatheringDraft(cohort, "Learning day", day)
    return programme.do(cohorts.plan_gathering, draft).value


def people(programme: OpenProgramme, *names: str) -> list[uuid.UUID]:
    return [programme.do(add_person, PersonDraft(name)).value for name in names]


def known(programme: OpenProgramme, key: uuid.UUID) -> a.SlotKnown:
    version = programme.ask(
        lambda db: db.scalars(
            sa.select(t.LearningSlot.version).where(t.LearningSlot.id == key)
        ).one()
    )
    return a.SlotKnown(key, version)


def taught(programme: OpenProgramme, key: uuid.UUID, learners: list[uuid.UUID]) -> None:
    slot = known(programme, key)
    programme.do(a.slot_taught, a.TaughtDraft(slot.id, slot.version, learners))


def test_the_minutes_are_shared_among_the_learners(programme: OpenProgramme) -> None:
    tutor, *others = people(programme, "Tutor", "Ann", "Bryn", "Cai")
    day = gathering(programme)
    key = programme.do(a.plan_slot, a.SlotDraft(day, "Listening", tutor, 50, others)).value

    taught(programme, key, others)

    (slot,) = programme.ask(exchange_days, TODAY)[0].slots
    assert [one.minutes for one in slot.learners] == [17, 17, 16]
    ledger = programme.ask(ledger_page, TODAY)
    assert (ledger.moved, ledger.sum_over_parties) == (50, 0)


def test_the_tutor_learns_as_well(programme: OpenProgramme) -> None:
    tutor, member = people(programme, "Tutor", "Member")
    day = gathering(programme)
    for teacher, learner in ((tutor, member), (member, tutor)):
        key = programme.do(a.plan_slot, a.SlotDraft(day, "A half-hour", teacher)).value
        taught(programme, key, [learner])

    found = programme.ask(exchange_days, TODAY)[0]
    assert found.both == ("Member", "Tutor")
    assert found.minutes == 60


def test_nobody_there_means_not_taught_and_nothing_moves(programme: OpenProgramme) -> None:
    tutor, member = people(programme, "Tutor", "Member")
    key = programme.do(
        a.plan_slot, a.SlotDraft(gathering(programme), "A", tutor, 30, [member])
    ).value
    taught(programme, key, [])

    (slot,) = programme.ask(exchange_days, TODAY)[0].slots
    assert (slot.state, slot.learners) == (SlotState.NOT_TAUGHT, ())
    assert programme.ask(ledger_page, TODAY).moved == 0


def test_what_was_taught_can_be_taken_back(programme: OpenProgramme) -> None:
    tutor, member = people(programme, "Tutor", "Member")
    key = programme.do(a.plan_slot, a.SlotDraft(gathering(programme), "A", tutor)).value
    taught(programme, key, [member])
    with pytest.raises(RuleBroken, match="slot_taught_already"):
        programme.do(a.drop_slot, known(programme, key))

    programme.do(a.slot_not_so, known(programme, key))

    assert programme.ask(ledger_page, TODAY).moved == 0
    programme.do(a.drop_slot, known(programme, key))
    assert programme.ask(exchange_days, TODAY)[0].slots == ()


def test_nothing_is_taught_before_its_day_nor_to_oneself(programme: OpenProgramme) -> None:
    tutor, member = people(programme, "Tutor", "Member")
    day = gathering(programme, TODAY + dt.timedelta(days=7))
    with pytest.raises(RuleBroken, match="slot_teaches_self"):
        programme.do(a.plan_slot, a.SlotDraft(day, "A", tutor, 30, [tutor]))
    key = programme.do(a.plan_slot, a.SlotDraft(day, "A", tutor)).value
    with pytest.raises(RuleBroken, match="day_in_future"):
        taught(programme, key, [member])
