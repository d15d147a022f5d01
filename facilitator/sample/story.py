"""The story of the sample: a finished cohort, one in its fourth month, a pool coach, a rest.

Every event goes through the same actions as the window, on the day on which it happened, so
that the sample's own history is that of a real year.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements import actions as agreements
from facilitator.agreements.rules import Signer, next_numbers
from facilitator.care import actions as care
from facilitator.cohorts import actions as cohorts
from facilitator.cohorts.rules import ExchangeRule
from facilitator.commitments import actions as commitments
from facilitator.organisations import actions as organisations
from facilitator.pairing import actions as pairing
from facilitator.pairing.questions import pairing_task
from facilitator.pairing.running import RunOptions, round_draft, run
from facilitator.people import actions as people
from facilitator.reciprocity import actions as reciprocity
from facilitator.recognition import actions as recognition
from facilitator.requests import actions as requests
from facilitator.sample.cast import BODIES, TOPICS, Role, cast
from facilitator.sessions import actions as sessions
from facilitator.settings import actions as settings
from facilitator.store import tables as t
from facilitator.vocabulary import (
    AttendanceState,
    CohortState,
    ConsentPurpose,
    Direction,
    LetterLanguage,
    PairingState,
    PersonStatus,
    ProgrammeKind,
    SessionMode,
    SessionStatus,
    ToldBy,
    Visibility,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from facilitator.clock import Clock
    from facilitator.store.opening import OpenProgramme

    Issue = Callable[[OpenProgramme, Sequence[uuid.UUID]], None]
    Tell = Callable[[int, int], None]

SEED = 2008
_DAY = dt.timedelta(days=1)
_MODES = (SessionMode.IN_PERSON, SessionMode.VIDEO, SessionMode.VIDEO, SessionMode.PHONE)
_PLACES = ("Canolfan y Cei", "", "", "")


@dataclass(frozen=True)
class Pair:
    """A published pairing, as the story needs it."""

    id: uuid.UUID
    coach_id: uuid.UUID
    coachee_id: uuid.UUID
    ring_id: uuid.UUID | None


class Story:
    """Tells the sample's year to a new, empty programme, in the order of its days."""

    def __init__(
        self,
        programme: OpenProgramme,
        clock: Clock,
        today: dt.date,
        issue: Issue | None,
        tell: Tell,
    ) -> None:
        self._programme = programme
        self._clock = clock
        self._today = today
        self._issue = issue or _issued_without_paper
        self._tell = tell
        self._random = random.Random(SEED)  # noqa: S311  a story, not a secret
        self._bodies: list[uuid.UUID] = []
        self._people: list[uuid.UUID] = []
        self._events: list[tuple[dt.date, int, Callable[[], object]]] = []

    def tell(self) -> None:
        """Tell it all; at the end the clock stands on today."""
        self._begin()
        self._first_cohort()
        second = self._second_cohort()
        self._pool(second)
        self._at(self._today - 2 * _DAY, self._requests)
        self._play()
        self._clock.today_is = self._today
        self._lately(second)

    # -- days ---------------------------------------------------------------------------------

    def _at(self, day: dt.date, event: Callable[[], object]) -> None:
        self._events.append((day, len(self._events), event))

    def _play(self) -> None:
        """Carry out what has been planned, day by day; events may plan further ones."""
        done = 0
        while self._events:
            self._events.sort()
            day, _, event = self._events.pop(0)
            self._clock.today_is = day
            event()
            done += 1
            if not done % 20:
                self._tell(done, done + len(self._events))

    def _weekday(self, day: dt.date) -> dt.date:
        """The day itself, or the Monday after a weekend."""
        return day + _DAY * max(0, 7 - day.weekday()) if day.weekday() > 4 else day

    # -- people -------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._clock.today_is = self._today - dt.timedelta(days=420)
        do = self._programme.do
        do(
            settings.start_programme,
            settings.StartDraft(
                name_en="The Shores Coaching Network",
                name_cy="Rhwydwaith Hyfforddi'r Glannau",
                facilitator_name="Mair ap Rhys",
                kind=ProgrammeKind.BOTH,
                is_sample=True,
            ),
        )
        programme = self._programme.ask(_programme_row)
        do(
            settings.change_settings,
            settings.SettingsDraft(
                programme[0],
                programme[1],
                {
                    "facilitator_contact": "mair@glannau.example · 01632 960 147",
                    "concerns_contact": "Nest Rowlands, nest@glannau.example",
                    "data_contact": "data@glannau.example",
                },
            ),
        )
        for name_en, name_cy in TOPICS.values():
            do(settings.add_topic, settings.TopicDraft(name_en, name_cy))
        for body in BODIES:
            draft = organisations.OrganisationDraft(
                name_en=body.name_en,
                name_cy=body.name_cy,
                sector=body.sector,
                region=body.region,
                lead_name=body.lead,
            )
            self._bodies.append(do(organisations.add_organisation, draft).value)
        for place, role in enumerate(cast()):
            self._people.append(do(people.add_person, self._draft(place, role)).value)
        self._consents()

    def _draft(self, place: int, role: Role) -> people.PersonDraft:
        asked = role.letters != "not_asked"
        work = people.Work(
            organisation_id=None if role.body is None else self._bodies[role.body],
            department=role.department,
            role=role.role,
        )
        return people.PersonDraft(
            full_name=role.name,
            known_as=role.known_as,
            email=f"person{place + 1:02d}@glannau.example",
            phone=f"01632 960 {100 + place}",
            letter_language=LetterLanguage(role.letters),
            language_asked_on=self._clock.today() if asked else None,
            coaching_languages=tuple(role.coaches_in.split()),
            large_print=role.name == "Hywel Prosser",
            region="" if role.body is None else BODIES[role.body].region,
            availability=tuple(role.times.split()),
            status=PersonStatus.APPLIED if place >= 40 else PersonStatus.ACTIVE,
            offers=tuple(TOPICS[topic][0] for topic in role.offers.split()),
            asks=tuple(TOPICS[topic][0] for topic in role.asks.split()),
            capacity=1 if role.offers else 0,
            work=(work,) if role.body is not None or role.role else (),
        )

    def _consents(self) -> None:
        day = self._clock.today()
        for place, person in enumerate(self._people[:37]):
            self._programme.do(
                people.record_consent, people.ConsentDraft(person, ConsentPurpose.DATA, day)
            )
            if place % 3 == 0:
                for purpose in (ConsentPurpose.NAMED_THANKS, ConsentPurpose.PUBLIC_THANKS):
                    self._programme.do(
                        people.record_consent, people.ConsentDraft(person, purpose, day)
                    )
        for person in self._people[2:20:4]:
            draft = people.QualificationDraft(
                person,
                "ILM Level 5 Coaching and Mentoring",
                body="ILM",
                achieved_on=day - 200 * _DAY,
                certificate_seen=True,
            )
            self._programme.do(people.add_qualification, draft)

    # -- cohorts ------------------------------------------------------------------------------

    def _first_cohort(self) -> None:
        start = self._weekday(self._today - dt.timedelta(days=385))
        end = start + dt.timedelta(days=182)
        cohort = self._open("Cohort one", "Carfan un", start, end, 4)
        self._programme.do(cohorts.enrol, cohorts.EnrolDraft(cohort, self._people[:16]))
        self._gather(cohort, start, end)
        self._at(start - 20 * _DAY, lambda: self._pair(cohort, start, end, finished=True))
        self._at(end + 5 * _DAY, lambda: self._close(cohort))

    def _second_cohort(self) -> uuid.UUID:
        start = self._weekday(self._today - dt.timedelta(days=104))
        end = start + dt.timedelta(days=182)
        cohort = self._open("Cohort two", "Carfan dau", start, end, 4)
        joining = [*self._people[:16:2], *self._people[16:36]]
        self._at(
            start - 40 * _DAY,
            lambda: self._programme.do(cohorts.enrol, cohorts.EnrolDraft(cohort, joining)),
        )
        self._gather(cohort, start, end)
        self._at(start - 18 * _DAY, lambda: self._pair(cohort, start, end, finished=False))
        return cohort

    def _open(
        self, title_en: str, title_cy: str, start: dt.date, end: dt.date, cap: int
    ) -> uuid.UUID:
        draft = cohorts.CohortDraft(
            title_en=title_en,
            title_cy=title_cy,
            start=start,
            end=end,
            exchange=ExchangeRule(6, 6, 60, end),
            ring_cap=cap,
            place_en="Canolfan y Cei",
            place_cy="Canolfan y Cei",
        )
        return self._programme.do(cohorts.open_cohort, draft).value

    def _gather(self, cohort: uuid.UUID, start: dt.date, end: dt.date) -> None:
        next_week = self._weekday(self._today + 7 * _DAY)
        days = [
            ("Opening", "Agoriad", start - 7 * _DAY),
            ("Gathering two", "Ail gynulliad", start + 49 * _DAY),
            ("Gathering three", "Trydydd cynulliad", start + 112 * _DAY),
            ("Celebration", "Dathliad", end - 7 * _DAY),
        ]
        for title_en, title_cy, planned in days:
            day = next_week if abs((planned - next_week).days) < 14 else self._weekday(planned)
            self._programme.do(
                cohorts.plan_gathering,
                cohorts.GatheringDraft(
                    cohort_id=cohort,
                    title_en=title_en,
                    title_cy=title_cy,
                    day=day,
                    starts_at="10:00",
                    ends_at="15:30",
                ),
            )
            if day < self._today:
                self._at(day, lambda day=day: self._attend(cohort, day))  # type: ignore[misc]

    def _attend(self, cohort: uuid.UUID, day: dt.date) -> None:
        gathering, enrolled = self._programme.ask(_gathering_on, cohort, day)
        states = {
            person: self._random.choices([AttendanceState.CAME, AttendanceState.APOLOGIES], [9, 1])[
                0
            ]
            for person in enrolled
        }
        self._programme.do(cohorts.take_attendance, cohorts.AttendanceDraft(gathering, states))

    def _close(self, cohort: uuid.UUID) -> None:
        version = self._programme.ask(_version_of, t.Cohort, cohort)
        self._programme.do(
            cohorts.change_cohort,
            cohorts.CohortChange(cohort, version, {"state": CohortState.CLOSED}),
        )

    # -- pairings and sessions ----------------------------------------------------------------

    def _pair(self, cohort: uuid.UUID, start: dt.date, end: dt.date, *, finished: bool) -> None:
        task = self._programme.ask(pairing_task, cohort, self._clock.today())
        found = run(task, RunOptions(ring_cap=4, never_direct_swap=True, time_limit=30))
        kept = self._programme.do(pairing.keep_round, round_draft(found)).value
        self._programme.do(
            pairing.publish_round, pairing.PublishDraft(kept, starts=start, ends=end)
        )
        version = self._programme.ask(_version_of, t.Cohort, cohort)
        self._programme.do(
            cohorts.change_cohort,
            cohorts.CohortChange(cohort, version, {"state": CohortState.IN_PROGRESS}),
        )
        pairs = self._programme.ask(_pairs_of, cohort)
        self._at(start - 9 * _DAY, lambda: self._issue(self._programme, [p.id for p in pairs]))
        for place, pair in enumerate(pairs):
            self._plan_sessions(place, pair, start, end, finished=finished)
            if finished or place % 7:
                self._at(start - _DAY, lambda pair=pair: self._sign(pair))  # type: ignore[misc]
        if not finished:
            self._leave_and_rest(pairs)

    def _sign(self, pair: Pair) -> None:
        agreement, version = self._programme.ask(_agreement_of, pair.id)
        draft = agreements.SignatureDraft(
            agreement, version, tuple(Signer), self._clock.today(), "blue folder 3"
        )
        self._programme.do(agreements.mark_signed, draft)

    def _plan_sessions(
        self, place: int, pair: Pair, start: dt.date, end: dt.date, *, finished: bool
    ) -> None:
        """Six sessions about four weeks apart; in the running cohort some have slipped."""
        day = start + (3 + place * 5 % 17) * _DAY
        step = 25 + place % 6
        until = end if finished else self._today
        if not finished and place == 3:
            return
        for number in range(6):
            when = self._weekday(day + number * step * _DAY)
            if when >= until or when > end:
                break
            status = self._outcome(place, number)
            self._at(when, lambda w=when, s=status: self._hold(pair, w, s))  # type: ignore[misc]
            if number == 0 and (finished or place % 5):
                self._at(when + 2 * _DAY, lambda: self._thank(pair))
        else:
            if finished:
                self._at(end, lambda: self._complete(pair))
            return
        if place == 8:
            self._at(self._today - 12 * _DAY, lambda: self._arrange(pair, self._today - 5 * _DAY))
        elif place % 6 != 2:
            soon = self._weekday(self._today + (2 + place * 3 % 19) * _DAY)
            self._at(self._today - 3 * _DAY, lambda: self._arrange(pair, soon))

    def _outcome(self, place: int, number: int) -> SessionStatus:
        turn = (place * 7 + number * 3) % 23
        return {
            5: SessionStatus.HELD_SHORT,
            11: SessionStatus.CANCELLED_IN_TIME_COACHEE,
            17: SessionStatus.NO_SHOW_COACHEE,
            19: SessionStatus.RESCHEDULED,
        }.get(turn, SessionStatus.HELD)

    def _hold(self, pair: Pair, day: dt.date, status: SessionStatus) -> None:
        if not self._programme.ask(_is_running, pair.id):
            return
        chosen = self._random.randrange(4)
        draft = sessions.SessionDraft(
            pairing_id=pair.id,
            day=day,
            status=status,
            minutes=45 if status is SessionStatus.HELD_SHORT else None,
            mode=_MODES[chosen],
            place=_PLACES[chosen],
            told_by=self._random.choice([ToldBy.BOTH, ToldBy.BOTH, ToldBy.SLIP, ToldBy.COACH]),
        )
        self._programme.do(sessions.record_session, draft)

    def _arrange(self, pair: Pair, day: dt.date) -> None:
        if self._programme.ask(_is_running, pair.id):
            draft = sessions.SessionDraft(pair.id, day, SessionStatus.ARRANGED)
            self._programme.do(sessions.record_session, draft)

    def _thank(self, pair: Pair) -> None:
        draft = recognition.ThankDraft(
            on=self._clock.today(),
            pairing_id=pair.id,
            wording="Helped me see the next step.",
            visibility=Visibility.PRIVATE,
        )
        self._programme.do(recognition.thank, draft)

    def _complete(self, pair: Pair) -> None:
        draft = pairing.EndDraft(pair.id, self._clock.today(), PairingState.COMPLETED)
        self._programme.do(pairing.end_pairing, draft)

    def _leave_and_rest(self, pairs: Sequence[Pair]) -> None:
        """One person leaves their ring with a place to fill; one in another ring rests."""
        ringed = [pair for pair in pairs if pair.ring_id is not None]
        leaver = ringed[-1]
        resting = next(pair for pair in ringed if pair.ring_id != leaver.ring_id)
        self._at(
            self._today - 20 * _DAY,
            lambda: self._programme.do(
                care.step_out, care.StepOutDraft(leaver.coach_id, self._clock.today())
            ),
        )
        self._at(
            self._today - 8 * _DAY,
            lambda: self._programme.do(
                care.let_rest,
                care.RestDraft(resting.coach_id, self._clock.today(), self._today + 24 * _DAY),
            ),
        )

    # -- the pool, requests, what happened lately -----------------------------------------------

    def _pool(self, cohort: uuid.UUID) -> None:
        """A coach with a qualification place passes it on to three outside clients."""
        coach, clients = self._people[36], self._people[37:40]
        start = self._weekday(self._today - 90 * _DAY)
        course = reciprocity.MovementDraft(
            day=start,
            giver=reciprocity.Party(),
            receiver=reciprocity.Party(person_id=coach),
            minutes=1080,
            kind="qualification place",
            cohort_id=cohort,
        )
        promise = commitments.PledgeDraft(
            minutes=1080,
            begins=start,
            due=start + 270 * _DAY,
            owner_person_id=coach,
            direction=Direction.PASS_ON,
            source="qualification place",
        )
        room = reciprocity.MovementDraft(
            day=start + 20 * _DAY,
            giver=reciprocity.Party(organisation_id=self._bodies[9]),
            receiver=reciprocity.Party(),
            minutes=330,
            kind="room",
            cohort_id=cohort,
        )
        body_promise = commitments.PledgeDraft(
            minutes=1200,
            begins=start,
            due=start + 300 * _DAY,
            owner_organisation_id=self._bodies[6],
            source="reciprocal agreement",
        )
        self._at(start, lambda: self._programme.do(reciprocity.record_movement, course))
        self._at(start, lambda: self._programme.do(commitments.pledge, promise))
        self._at(start, lambda: self._programme.do(commitments.pledge, body_promise))
        self._at(start + 20 * _DAY, lambda: self._programme.do(reciprocity.record_movement, room))
        for place, client in enumerate(clients):
            self._at(
                start + place * 9 * _DAY,
                lambda c=client: self._place(cohort, coach, c),  # type: ignore[misc]
            )

    def _place(self, cohort: uuid.UUID, coach: uuid.UUID, client: uuid.UUID) -> None:
        began = self._clock.today()
        draft = pairing.PairDraft(
            cohort, coach, client, starts=began, ends=began + 150 * _DAY, contracted_sessions=4
        )
        made = self._programme.do(pairing.pair_by_hand, draft).value
        pair = Pair(made, coach, client, None)
        for number in range(4):
            when = self._weekday(began + (6 + number * 24) * _DAY)
            if when < self._today:
                self._at(when, lambda w=when: self._hold(pair, w, SessionStatus.HELD))  # type: ignore[misc]

    def _requests(self) -> None:
        for asking, need in (
            (40, "Somebody to think with before an interview"),
            (41, "Help with a team that has been through a lot"),
        ):
            draft = requests.RequestDraft(
                self._people[asking], self._today - (30 - asking % 40 * 9) * _DAY, need=need
            )
            self._programme.do(requests.receive_request, draft)

    def _lately(self, second: uuid.UUID) -> None:
        """What stands on the desk this Monday: one correction, one session without an outcome."""
        held = self._programme.ask(_last_missed, second)
        if held is not None:
            draft = sessions.CorrectionDraft(
                held[0], held[1], SessionStatus.EXCUSED, 0, "ill; told us the day before"
            )
            self._programme.do(sessions.correct_session, draft)
        coaches = {pair.coach_id for pair in self._programme.ask(_pairs_of, second)}
        for coach in sorted(coaches)[2:]:
            draft_of = care.SupervisionDraft(coach, self._today - 55 * _DAY, 120)
            self._programme.do(care.record_supervision, draft_of)


def _issued_without_paper(programme: OpenProgramme, pairs: Sequence[uuid.UUID]) -> None:
    """Issue agreements without printing them (tests that need no paper)."""
    today = programme.journal.clock.today()
    used = programme.ask(lambda db: tuple(db.scalars(sa.select(t.Agreement.number))))
    numbers = next_numbers("A", today.year, used, len(pairs))
    drafts = [
        agreements.AgreementDraft(pair, number, ())
        for pair, number in zip(pairs, numbers, strict=True)
    ]
    programme.do(agreements.issue_agreements, agreements.IssueDraft(drafts))


def _programme_row(db: Session) -> tuple[uuid.UUID, int]:
    row = db.execute(sa.select(t.ProgrammeRow.id, t.ProgrammeRow.version)).one()
    return row.id, row.version


def _version_of(db: Session, table: type[t.Cohort], key: uuid.UUID) -> int:
    return db.execute(sa.select(table.version).where(table.id == key)).scalar_one()


def _pairs_of(db: Session, cohort: uuid.UUID) -> tuple[Pair, ...]:
    p = t.Pairing
    rows = db.execute(
        sa.select(p.id, p.coach_id, p.coachee_id, p.ring_id)
        .where(p.cohort_id == cohort)
        .order_by(p.code)
    )
    return tuple(Pair(*row) for row in rows)


def _is_running(db: Session, key: uuid.UUID) -> bool:
    return db.execute(sa.select(t.Pairing.state).where(t.Pairing.id == key)).scalar_one().is_running


def _agreement_of(db: Session, pair: uuid.UUID) -> tuple[uuid.UUID, int]:
    a = t.Agreement
    row = db.execute(
        sa.select(a.id, a.version).where(a.pairing_id == pair).order_by(a.edition.desc()).limit(1)
    ).one()
    return row.id, row.version


def _gathering_on(
    db: Session, cohort: uuid.UUID, day: dt.date
) -> tuple[uuid.UUID, tuple[uuid.UUID, ...]]:
    gathering = db.execute(
        sa.select(t.Gathering.id).where(t.Gathering.cohort_id == cohort, t.Gathering.day == day)
    ).scalar_one()
    enrolled = db.scalars(
        sa.select(t.Enrolment.person_id)
        .where(t.Enrolment.cohort_id == cohort)
        .order_by(t.Enrolment.person_id)
    )
    return gathering, tuple(enrolled)


def _last_missed(db: Session, cohort: uuid.UUID) -> tuple[uuid.UUID, int] | None:
    s, p = t.CoachingSession, t.Pairing
    row = db.execute(
        sa.select(s.id, s.version)
        .join(p, p.id == s.pairing_id)
        .where(p.cohort_id == cohort, s.status == SessionStatus.NO_SHOW_COACHEE)
        .order_by(s.day.desc(), s.code)
        .limit(1)
    ).first()
    return None if row is None else (row.id, row.version)
