"""Two records of one person become one, and nobody is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.cohorts.actions import (
    AttendanceDraft,
    CohortDraft,
    EnrolDraft,
    EnrolmentChange,
    GatheringDraft,
    change_enrolment,
    enrol,
    open_cohort,
    plan_gathering,
    take_attendance,
)
from facilitator.cohorts.people import people_of
from facilitator.cohorts.questions import gatherings_of
from facilitator.people.actions import MergeDraft, PersonDraft, add_person, merge_people
from facilitator.vocabulary import AttendanceState, EnrolmentState
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme


@pytest.fixture
def twice(programme: OpenProgramme) -> tuple[uuid.UUID, uuid.UUID]:
    """Two records of one person."""
    first = programme.do(add_person, PersonDraft("Siân Llwyd")).value
    return first, programme.do(add_person, PersonDraft("Sian Llwyd")).value


def cohort_of(programme: OpenProgramme, *people: uuid.UUID) -> uuid.UUID:
    cohort = programme.do(open_cohort, CohortDraft("Seven")).value
    programme.do(enrol, EnrolDraft(cohort, people))
    return cohort


@pytest.mark.parametrize("withdrew", [0, 1])
def test_whoever_still_takes_part_takes_part_after_it(
    programme: OpenProgramme, twice: tuple[uuid.UUID, uuid.UUID], withdrew: int
) -> None:
    cohort = cohort_of(programme, *twice)
    line = next(
        line
        for line in programme.ask(people_of, cohort, TODAY)
        if line.person_id == twice[withdrew]
    )
    left = {"state": EnrolmentState.WITHDREW, "left_on": TODAY}
    programme.do(change_enrolment, EnrolmentChange(line.id, line.version, left))
    programme.do(merge_people, MergeDraft(*twice))
    assert [line.person_id for line in programme.ask(people_of, cohort, TODAY)] == [twice[0]]


@pytest.mark.parametrize("came", [0, 1])
def test_whoever_came_under_either_name_came_once(
    programme: OpenProgramme, twice: tuple[uuid.UUID, uuid.UUID], came: int
) -> None:
    cohort = cohort_of(programme, *twice)
    gathering = programme.do(plan_gathering, GatheringDraft(cohort, "First", TODAY)).value
    states = {
        twice[came]: AttendanceState.CAME,
        twice[1 - came]: AttendanceState.APOLOGIES,
    }
    programme.do(take_attendance, AttendanceDraft(gathering, states))
    programme.do(merge_people, MergeDraft(*twice))
    (line,) = programme.ask(gatherings_of, cohort, TODAY)
    assert (line.came, line.apologies, line.expected) == (1, 0, 1)
