"""An organisation joins, lies quiet, leaves: what runs goes on, nothing new begins, people stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.organisations import actions as a
from facilitator.organisations.leaving import parting_of
from facilitator.pairing.questions import codes_today
from facilitator.store.tables import Affiliation, Cohort, Enrolment, Organisation, Pairing, Person
from facilitator.vocabulary import CohortState, EnrolmentState, OrganisationStatus
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


def test_no_new_pairing_begins_and_what_runs_goes_on(sample: OpenProgramme) -> None:
    cohort = first(sample, Cohort, Cohort.state == CohortState.IN_PROGRESS).id
    enrolled = sa.select(Enrolment.person_id).where(
        Enrolment.cohort_id == cohort, Enrolment.state == EnrolmentState.ACTIVE
    )
    work = sa.select(Affiliation.organisation_id).where(Affiliation.person_id.in_(enrolled))
    body = first(sample, Organisation, Organisation.id.in_(work))
    before = sample.ask(codes_today, cohort, TODAY)

    def running(db: Session) -> int:
        return sum(one.state.is_running for one in db.scalars(sa.select(Pairing)))

    def here(db: Session) -> int:
        return sum(not one.status.is_gone for one in db.scalars(sa.select(Person)))

    stays = sample.ask(running), sample.ask(here)
    parting = sample.ask(parting_of, TODAY, body.id)
    assert parting.people
    assert parting.pairings
    sample.do(a.organisation_leaves, a.PartDraft(body.id, parting.version, TODAY))
    assert sample.ask(codes_today, cohort, TODAY) < before
    assert (sample.ask(running), sample.ask(here)) == stays
    sample.undo()
    assert sample.ask(codes_today, cohort, TODAY) == before


def test_leaving_twice_is_refused_and_the_way_back_stands_open(sample: OpenProgramme) -> None:
    body = first(sample, Organisation)
    sample.do(a.organisation_leaves, a.PartDraft(*body, TODAY))
    again = first(sample, Organisation, Organisation.id == body.id)
    with pytest.raises(RuleBroken):
        sample.do(a.organisation_leaves, a.PartDraft(*again, TODAY))
    sample.do(a.organisation_joins, a.PartnerDraft(*again, TODAY, TODAY, TODAY))
    status = sample.ask(lambda db: db.get_one(Organisation, body.id).status)
    assert status is OrganisationStatus.PARTNER
