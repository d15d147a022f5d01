"""The two cohorts: opened, paired, held, thanked, and what went otherwise."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.agreements import actions as agreements
from facilitator.agreements.rules import Signer
from facilitator.care import actions as care
from facilitator.cohorts import actions as cohorts
from facilitator.cohorts.rules import ExchangeRule
from facilitator.pairing import actions as pairing
from facilitator.pairing.options import RunOptions
from facilitator.pairing.questions import pairing_task
from facilitator.pairing.running import round_draft, run
from facilitator.recognition import actions as recognition
from facilitator.sample.looks import (
    Pair,
    agreement_of,
    gathering_on,
    has_agreed_to_be_told,
    is_running,
    pairs_of,
    version_of,
)
from facilitator.sample.opening import Opening
from facilitator.sample.stage import DAY
from facilitator.sessions import actions as sessions
from facilitator.store import tables as t
from facilitator.vocabulary import (
    AttendanceState,
    CohortState,
    PairingState,
    SessionMode,
    SessionStatus,
    ToldBy,
    Visibility,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Sequence

    from facilitator.store.opening import OpenProgramme

    Issue = Callable[[OpenProgramme, Sequence[uuid.UUID]], object]
    Tell = Callable[[int, int], None]

_THANKS = (
    "Helped me see the next step.",
    "An hour in which nobody wanted anything from me but my own thoughts.",
    "Diolch am wrando heb frysio.",
    "I went back to my team with one question, and it changed the meeting.",
    "Kept asking until I heard myself.",
)

_MODES = (SessionMode.IN_PERSON, SessionMode.VIDEO, SessionMode.VIDEO, SessionMode.PHONE)
_PLACES = ("Canolfan y Cei", "", "", "")


class Cohorts(Opening):
    """Plays the two cohorts."""

    def _first_cohort(self) -> None:
        start = self._weekday(self._today - dt.timedelta(days=385))
        end = start + dt.timedelta(days=182)
        cohort = self._open("Cohort one", "Carfan un", start, end, 4)
        self._programme.do(cohorts.enrol, cohorts.EnrolDraft(cohort, self._people[:16]))
        self._gather(cohort, start, end)
        self._at(start - 20 * DAY, lambda: self._pair(cohort, start, end, finished=True))
        self._at(end + 5 * DAY, lambda: self._close(cohort))

    def _second_cohort(self) -> uuid.UUID:
        start = self._weekday(self._today - dt.timedelta(days=104))
        end = start + dt.timedelta(days=182)
        cohort = self._open("Cohort two", "Carfan dau", start, end, 4)
        joining = [*self._people[:16:2], *self._people[16:36]]
        self._at(
            start - 40 * DAY,
            lambda: self._programme.do(cohorts.enrol, cohorts.EnrolDraft(cohort, joining)),
        )
        self._gather(cohort, start, end)
        self._at(start - 18 * DAY, lambda: self._pair(cohort, start, end, finished=False))
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
        next_week = self._weekday(self._today + 7 * DAY)
        days = [
            ("Opening", "Agoriad", start - 7 * DAY),
            ("Gathering two", "Ail gynulliad", start + 49 * DAY),
            ("Gathering three", "Trydydd cynulliad", start + 112 * DAY),
            ("Celebration", "Dathliad", end - 7 * DAY),
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
        gathering, enrolled = self._programme.ask(gathering_on, cohort, day)
        states = {
            person: self._random.choices([AttendanceState.CAME, AttendanceState.APOLOGIES], [9, 1])[
                0
            ]
            for person in enrolled
        }
        self._programme.do(cohorts.take_attendance, cohorts.AttendanceDraft(gathering, states))

    def _close(self, cohort: uuid.UUID) -> None:
        version = self._programme.ask(version_of, t.Cohort, cohort)
        self._programme.do(
            cohorts.change_cohort,
            cohorts.CohortChange(cohort, version, {"state": CohortState.CLOSED}),
        )

    def _pair(self, cohort: uuid.UUID, start: dt.date, end: dt.date, *, finished: bool) -> None:
        task = self._programme.ask(pairing_task, cohort, self._clock.today())
        found = run(task, RunOptions(ring_cap=4, never_direct_swap=True, time_limit=30))
        kept = self._programme.do(pairing.keep_round, round_draft(found)).value
        self._programme.do(
            pairing.publish_round, pairing.PublishDraft(kept, starts=start, ends=end)
        )
        version = self._programme.ask(version_of, t.Cohort, cohort)
        self._programme.do(
            cohorts.change_cohort,
            cohorts.CohortChange(cohort, version, {"state": CohortState.IN_PROGRESS}),
        )
        pairs = self._programme.ask(pairs_of, cohort)
        self._at(start - 9 * DAY, lambda: self._issue(self._programme, [p.id for p in pairs]))
        for place, pair in enumerate(pairs):
            self._plan_sessions(place, pair, start, end, finished=finished)
            if finished or place % 7:
                self._at(start - DAY, lambda pair=pair: self._sign(pair))  # type: ignore[misc]
        if not finished:
            self._leave_and_rest(pairs)

    def _sign(self, pair: Pair) -> None:
        agreement, version = self._programme.ask(agreement_of, pair.id)
        draft = agreements.SignatureDraft(
            agreement, version, tuple(Signer), self._clock.today(), "blue folder 3"
        )
        self._programme.do(agreements.mark_signed, draft)

    def _plan_sessions(
        self, place: int, pair: Pair, start: dt.date, end: dt.date, *, finished: bool
    ) -> None:
        """Six sessions about four weeks apart; in the running cohort some have slipped."""
        day = start + (3 + place * 5 % 17) * DAY
        step = 25 + place % 6
        until = end if finished else self._today
        if not finished and place == 3:
            return
        for number in range(6):
            when = self._weekday(day + number * step * DAY)
            if when >= until or when > end:
                break
            status = self._outcome(place, number)
            self._at(when, lambda w=when, s=status: self._hold(pair, w, s))  # type: ignore[misc]
            if number == 0 and (finished or place % 5):
                self._at(when + 2 * DAY, lambda: self._thank(pair))
        else:
            if finished:
                self._at(end, lambda: self._complete(pair))
            return
        if place == 8:
            self._at(self._today - 12 * DAY, lambda: self._arrange(pair, self._today - 5 * DAY))
        elif place % 6 != 2:
            soon = self._weekday(self._today + (2 + place * 3 % 19) * DAY)
            self._at(self._today - 3 * DAY, lambda: self._arrange(pair, soon))

    def _outcome(self, place: int, number: int) -> SessionStatus:
        turn = (place * 7 + number * 3) % 23
        return {
            5: SessionStatus.HELD_SHORT,
            11: SessionStatus.CANCELLED_IN_TIME_COACHEE,
            17: SessionStatus.NO_SHOW_COACHEE,
            19: SessionStatus.RESCHEDULED,
        }.get(turn, SessionStatus.HELD)

    def _hold(self, pair: Pair, day: dt.date, status: SessionStatus) -> None:
        if not self._programme.ask(is_running, pair.id):
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
        if self._programme.ask(is_running, pair.id):
            draft = sessions.SessionDraft(pair.id, day, SessionStatus.ARRANGED)
            self._programme.do(sessions.record_session, draft)

    def _thank(self, pair: Pair) -> None:
        may_be_told = self._programme.ask(has_agreed_to_be_told, pair.id)
        draft = recognition.ThankDraft(
            on=self._clock.today(),
            pairing_id=pair.id,
            wording=_THANKS[pair.id.int % len(_THANKS)],
            visibility=Visibility.PUBLIC if may_be_told else Visibility.PRIVATE,
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
            self._today - 20 * DAY,
            lambda: self._programme.do(
                care.step_out, care.StepOutDraft(leaver.coach_id, self._clock.today())
            ),
        )
        self._at(
            self._today - 8 * DAY,
            lambda: self._programme.do(
                care.let_rest,
                care.RestDraft(resting.coach_id, self._clock.today(), self._today + 24 * DAY),
            ),
        )
