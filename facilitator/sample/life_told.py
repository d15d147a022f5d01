"""What happened beside the coaching: somebody applied, a body went quiet, a day was moved."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.cohorts import actions as cohorts
from facilitator.concerns import actions as concerns
from facilitator.cycle.actions import PlacesDraft, give_places
from facilitator.life_vocabulary import ConcernRoute, ConcernState
from facilitator.organisations import actions as organisations
from facilitator.pairing import actions as pairing
from facilitator.pairing.choosing import ChoicesDraft
from facilitator.pairing.seating import SeatsDraft
from facilitator.people import actions as people
from facilitator.store import tables as t
from facilitator.vocabulary import ChoiceSide, ConsentPurpose, EnrolmentState, PersonStatus

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from facilitator.store.base import Row
    from facilitator.store.opening import OpenProgramme

DAY = dt.timedelta(days=1)


class LifeTold:
    """Tells it to the programme on the day on which the clock stands."""

    def __init__(
        self,
        programme: OpenProgramme,
        today: dt.date,
        cohort: uuid.UUID,
        people: Sequence[uuid.UUID],
    ) -> None:
        self._programme, self._today, self._cohort = programme, today, cohort
        self._people = people

    def tell(self) -> None:
        """Tell it all."""
        self._sits_and_chooses()
        self._applied()
        self._quiet_body()
        self._moved()
        self._locked_record()

    def _sits_and_chooses(self) -> None:
        """Threes for the gatherings to come, and a few who said whom they would like next time."""
        do, ask = self._programme.do, self._programme.ask
        here = ask(_taking_part, self._cohort)
        days = ask(_days_to_come, self._cohort, self._today)
        if days:
            do(pairing.seat_people, SeatsDraft(self._cohort, days, here[:16]))
        for at in range(3):
            who, *others = here[at : at + 4]
            do(pairing.keep_choices, ChoicesDraft(self._cohort, who, ChoiceSide.COACHEE, others))
        for person in here[:12]:
            draft = people.ConsentDraft(person, ConsentPurpose.PROFILE, self._today - 60 * DAY)
            do(people.record_consent, draft)

    def _applied(self) -> None:
        """Two who would like to take part: one waits for an answer, one is on the waiting list."""
        do, waiting = self._programme.do, self._people[-2:]
        do(cohorts.enrol, cohorts.EnrolDraft(self._cohort, waiting))
        for person, state in zip(
            waiting, (EnrolmentState.APPLIED, EnrolmentState.WAITING), strict=True
        ):
            enrolment = self._programme.ask(_enrolled, self._cohort, person)
            do(give_places, PlacesDraft([enrolment], state))

    def _quiet_body(self) -> None:
        """A museum joined, and lies quiet while it rebuilds."""
        do = self._programme.do
        museum = do(
            organisations.add_organisation,
            organisations.OrganisationDraft(
                "Museum of the Sands", "Amgueddfa'r Tywod", "third sector", "South"
            ),
        ).value
        joined = organisations.PartnerDraft(
            *self._programme.ask(_read, t.Organisation, museum),
            self._today - 200 * DAY,
            self._today - 201 * DAY,
            self._today - 199 * DAY,
            "Mared Gwyn",
            "mared@glannau.example",
        )
        do(organisations.organisation_joins, joined)
        quiet = organisations.QuietDraft(*self._programme.ask(_read, t.Organisation, museum))
        do(organisations.organisation_lies_dormant, quiet)

    def _moved(self) -> None:
        """The last gathering to come is held two days later."""
        last = self._programme.ask(_last_gathering, self._cohort)
        if last is not None and last[2] > self._today:
            day = last[2] + 2 * DAY
            self._programme.do(
                cohorts.move_gathering, cohorts.MoveGatheringDraft(last[0], last[1], day)
            )

    def _locked_record(self) -> None:
        """A worry was taken where it belongs; nothing else is kept of it."""
        draft = concerns.ConcernDraft(
            self._today - 40 * DAY, ConcernRoute.STEERING_GROUP, "Nest Rowlands"
        )
        kept = self._programme.do(concerns.keep_concern, draft).value
        on = concerns.ConcernOnDraft(
            *self._programme.ask(_read, t.Concern, kept), ConcernState.PASSED_ON
        )
        self._programme.do(concerns.take_concern_on, on)


def _read(db: Session, table: type[Row], key: uuid.UUID) -> tuple[uuid.UUID, int]:
    """The key and the version of a row."""
    return key, db.execute(sa.select(table.version).where(table.id == key)).scalar_one()


def _taking_part(db: Session, cohort: uuid.UUID) -> list[uuid.UUID]:
    """Who takes part in a cohort and is not at rest, in the order of the codes."""
    e, p = t.Enrolment, t.Person
    query = (
        sa.select(p.id)
        .join(e, e.person_id == p.id)
        .where(
            e.cohort_id == cohort,
            e.state == EnrolmentState.ACTIVE,
            p.status == PersonStatus.ACTIVE,
            p.id.not_in(sa.select(t.Pause.person_id)),
        )
    )
    return list(db.scalars(query.order_by(p.code)))


def _days_to_come(db: Session, cohort: uuid.UUID, today: dt.date) -> list[uuid.UUID]:
    g = t.Gathering
    query = sa.select(g.id).where(g.cohort_id == cohort, g.day >= today)
    return list(db.scalars(query.order_by(g.day)))


def _enrolled(db: Session, cohort: uuid.UUID, person: uuid.UUID) -> tuple[uuid.UUID, int]:
    e = t.Enrolment
    row = db.execute(
        sa.select(e.id, e.version).where(e.cohort_id == cohort, e.person_id == person)
    ).one()
    return row.id, row.version


def _last_gathering(db: Session, cohort: uuid.UUID) -> tuple[uuid.UUID, int, dt.date] | None:
    g = t.Gathering
    row = db.execute(
        sa.select(g.id, g.version, g.day)
        .where(g.cohort_id == cohort)
        .order_by(g.day.desc())
        .limit(1)
    ).first()
    return None if row is None else (row.id, row.version, row.day)
