"""A cohort as its page shows it: the first sentence, rings, gatherings, who gave to whom."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.care.actions import RestDraft, let_rest
from facilitator.cohorts import actions
from facilitator.cohorts.people import attendance_of, candidates, moved_between, people_of
from facilitator.cohorts.questions import CohortFacts, Overview, cohort_list, overview
from facilitator.people.questions import people_in_order
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.reading import whole_record
from facilitator.sessions.actions import SessionDraft, record_session
from facilitator.sessions.questions import pairs_to_record, session_list
from facilitator.vocabulary import AttendanceState, EnrolmentState
from facilitator.week.holidays import bank_holidays
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme


@pytest.fixture
def two(sample: OpenProgramme) -> CohortFacts:
    """The cohort that is on its way."""
    return sample.ask(cohort_list)[0]


def seen(sample: OpenProgramme, cohort: uuid.UUID) -> Overview:
    found = sample.ask(overview, cohort, TODAY)
    assert found is not None
    return found


def opened(sample: OpenProgramme, people: int = 0) -> uuid.UUID:
    draft = actions.CohortDraft("Cohort five", start=TODAY + dt.timedelta(days=9))
    key = sample.do(actions.open_cohort, draft).value
    if people:
        ids = [one.id for one in sample.ask(people_in_order)][:people]
        sample.do(actions.enrol, actions.EnrolDraft(key, ids))
    return key


def test_what_is_finished_stands_last(sample: OpenProgramme) -> None:
    assert [one.title("cy") for one in sample.ask(cohort_list)] == ["Carfan dau", "Carfan un"]


def test_the_hours_are_those_of_the_figures(sample: OpenProgramme, two: CohortFacts) -> None:
    found = seen(sample, two.id)
    record = sample.ask(whole_record, TODAY)
    told = figures(record, today=TODAY, cohort=two.code)
    assert found.given == told["total_minutes"]
    matrix = {
        f"{found.parties[giver].code}>{found.parties[receiver].code}": minutes
        for (giver, receiver), minutes in found.minutes.items()
    }
    assert matrix == told["matrix"]
    assert found.lead.minutes == found.given


def test_every_hour_opens_the_lines_it_is_made_of(sample: OpenProgramme, two: CohortFacts) -> None:
    found = seen(sample, two.id)
    lines = sample.ask(moved_between, two.id, TODAY)
    assert sum(line.minutes for line in lines) == found.given
    (giver, receiver), minutes = max(found.minutes.items(), key=lambda cell: cell[1])
    parties = found.parties
    cell = sample.ask(moved_between, two.id, TODAY, parties[giver].code, parties[receiver].code)
    assert sum(line.minutes for line in cell) == minutes
    assert len(cell) >= found.sessions[giver, receiver]


def test_the_first_sentence_follows_the_state(sample: OpenProgramme, two: CohortFacts) -> None:
    assert seen(sample, two.id).lead.key == "cohort_lead_place_to_fill"
    one = sample.ask(cohort_list)[1]
    assert seen(sample, one.id).lead.key == "cohort_lead_finished"
    assert seen(sample, opened(sample)).lead.key == "cohort_lead_nobody"
    lead = seen(sample, opened(sample, people=3)).lead
    assert (lead.key, lead.values) == ("cohort_lead_not_paired", {"people": 3})


def test_a_finished_cohorts_rings_have_come_round(sample: OpenProgramme) -> None:
    one = sample.ask(cohort_list)[1]
    assert all(ring.came_round for ring in seen(sample, one.id).rings)


def test_the_next_gathering_and_the_days_off_are_known(
    sample: OpenProgramme, two: CohortFacts
) -> None:
    found = seen(sample, two.id)
    at = found.next_gathering(TODAY)
    assert at is not None
    assert found.gatherings[at].day >= TODAY
    assert all(one.day < TODAY for one in found.gatherings[:at])
    days = bank_holidays(2026) | bank_holidays(2027)
    assert set(found.holidays) <= days
    assert dt.date(2026, 12, 25) in found.holidays


def test_people_stand_in_the_order_of_either_alphabet(
    sample: OpenProgramme, two: CohortFacts
) -> None:
    english = [one.name for one in sample.ask(people_of, two.id, TODAY, "en")]
    welsh = [one.name for one in sample.ask(people_of, two.id, TODAY, "cy")]
    assert sorted(english) == sorted(welsh)
    # Two more have applied and do not take part yet.
    assert len(english) == two.people + 2
    assert english != welsh


def test_whoever_stepped_out_of_the_cohort_may_join_again(
    sample: OpenProgramme, two: CohortFacts
) -> None:
    someone = sample.ask(people_of, two.id, TODAY)[0]
    fields = {"state": EnrolmentState.WITHDREW, "left_on": TODAY}
    change = actions.EnrolmentChange(someone.id, someone.version, fields)
    sample.do(actions.change_enrolment, change)
    assert someone.person_id not in {one.person_id for one in sample.ask(people_of, two.id, TODAY)}
    may_join = {one.id: one.is_in for one in sample.ask(candidates, two.id, TODAY)}
    assert may_join[someone.person_id] is False
    joined = sample.do(actions.enrol, actions.EnrolDraft(two.id, list(may_join))).value
    assert joined == sum(not is_in for is_in in may_join.values())


def test_attendance_names_everybody_who_is_here_once(
    sample: OpenProgramme, two: CohortFacts
) -> None:
    found = seen(sample, two.id)
    at = found.next_gathering(TODAY)
    assert at is not None
    gathering = found.gatherings[at]
    lines = sample.ask(attendance_of, gathering.id, TODAY)
    assert len({line.person_id for line in lines}) == len(lines)
    assert {line.state for line in lines} == {AttendanceState.EXPECTED}
    sample.do(let_rest, RestDraft(lines[0].person_id, TODAY))
    assert lines[0] not in sample.ask(attendance_of, gathering.id, TODAY)
    came = {lines[1].person_id: AttendanceState.CAME}
    sample.do(actions.take_attendance, actions.AttendanceDraft(gathering.id, came))
    assert seen(sample, two.id).gatherings[at].came == 1


def test_sessions_held_at_a_gathering_outlast_its_cancelling(
    sample: OpenProgramme, two: CohortFacts
) -> None:
    draft = actions.GatheringDraft(two.id, "Open day", TODAY)
    gathering = sample.do(actions.plan_gathering, draft).value
    pair = sample.ask(pairs_to_record, TODAY)[0]
    session = SessionDraft(pair.id, TODAY, minutes=60, gathering_id=gathering)
    recorded = sample.do(record_session, session).value
    sample.do(actions.cancel_gathering, gathering)
    assert recorded in {line.id for line in sample.ask(session_list, TODAY).lines}
    sample.undo()
    assert gathering in {one.id for one in seen(sample, two.id).gatherings}
