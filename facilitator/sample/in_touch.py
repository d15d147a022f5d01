"""What the sample shows of staying in touch: a quiet word, a letter, a session seen otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.care import actions as care
from facilitator.commitments import actions as commitments
from facilitator.commitments.questions import promise_list
from facilitator.sample.cohorts_told import Cohorts
from facilitator.sample.looks import pairs_of
from facilitator.sample.stage import DAY
from facilitator.sessions import actions as sessions
from facilitator.store import tables as t
from facilitator.vocabulary import Direction, SessionStatus, StepKind, StepOutcome, ToldBy

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session


class InTouch(Cohorts):
    """Tells of staying in touch in the cohort that is under way."""

    def _stay_in_touch(self, cohort: uuid.UUID) -> None:
        self._at(self._today - 160 * DAY, self._let_go)
        self._at(self._today - 41 * DAY, lambda: self._quiet_word(cohort))
        self._at(self._today - 36 * DAY, lambda: self._in_step_again(cohort))
        self._at(self._today - 12 * DAY, lambda: self._letter(cohort))
        self._at(self._today - 4 * DAY, lambda: self._seen_otherwise(cohort))
        self._at(self._today - 30 * DAY, lambda: self._template(cohort))

    def _let_go(self) -> None:
        """What was not met in the first cohort is let go with thanks, all but one promise."""
        today = self._clock.today()
        past = [
            line
            for line in self._programme.ask(promise_list, today)
            if line.to_pass_on and line.due_after_pauses < today
        ]
        if not past:
            return
        kept = max(past, key=lambda line: line.to_pass_on)
        for line in past:
            if line is kept:
                continue
            why = "the cohort came to its end; thank you for every hour"
            draft = commitments.LetGoDraft(line.id, line.version, why)
            self._programme.do(commitments.let_go, draft)

    def _quiet_word(self, cohort: uuid.UUID) -> None:
        coach = self._programme.ask(pairs_of, cohort)[1].coach_id
        why = "two dates had moved; a call to see what helps"
        draft = care.TakeStepDraft(coach, StepKind.QUIET_WORD, why)
        self._programme.do(care.take_step, draft)

    def _in_step_again(self, cohort: uuid.UUID) -> None:
        coach = self._programme.ask(pairs_of, cohort)[1].coach_id
        reply = "Mornings do not work since my post changed. Afternoons are fine."
        step = self._programme.ask(_step_of, coach)
        self._programme.do(care.note_reply, care.ReplyDraft(*step, reply, self._clock.today()))
        step = self._programme.ask(_step_of, coach)
        closed = care.CloseStepDraft(*step, StepOutcome.PLANNED_AGAIN, "afternoons from now on")
        self._programme.do(care.close_step, closed)

    def _letter(self, cohort: uuid.UUID) -> None:
        coach = self._programme.ask(pairs_of, cohort)[4].coach_id
        draft = care.TakeStepDraft(
            coach,
            StepKind.FRIENDLY_LETTER,
            "no answer by telephone for three weeks",
            skipped="two calls did not reach them",
        )
        self._programme.do(care.take_step, draft)

    def _seen_otherwise(self, cohort: uuid.UUID) -> None:
        session = self._programme.ask(_held_short, cohort)
        if session is not None:
            draft = sessions.DisputeDraft(*session, ToldBy.COACHEE, "it was a full hour")
            self._programme.do(sessions.dispute_session, draft)

    def _template(self, cohort: uuid.UUID) -> None:
        draft = commitments.TemplateDraft(
            cohort,
            "Two clients outside, once qualified",
            540,
            "Dau gleient y tu allan, wedi cymhwyso",
            direction=Direction.LATER,
            qualified_only=True,
        )
        self._programme.do(commitments.keep_template, draft)


def _step_of(db: Session, person: uuid.UUID) -> tuple[uuid.UUID, int]:
    """The newest step with a person."""
    c = t.CareStep
    row = db.execute(
        sa.select(c.id, c.version).where(c.person_id == person).order_by(c.decided_on.desc())
    ).first()
    assert row is not None
    return row.id, row.version


def _held_short(db: Session, cohort: uuid.UUID) -> tuple[uuid.UUID, int] | None:
    """The newest session of a cohort that was shorter than agreed."""
    s, p = t.CoachingSession, t.Pairing
    row = db.execute(
        sa.select(s.id, s.version)
        .join(p, p.id == s.pairing_id)
        .where(p.cohort_id == cohort, s.status == SessionStatus.HELD_SHORT)
        .order_by(s.day.desc(), s.code)
        .limit(1)
    ).first()
    return None if row is None else (row.id, row.version)
