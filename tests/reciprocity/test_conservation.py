"""Not a minute is made or lost, whatever is logged, corrected, undone, redone or brought in.

And what questions keep between two steps is what they would read anew.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import hypothesis.strategies as st
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from facilitator.care.actions import RestDraft, let_rest
from facilitator.clock import Clock
from facilitator.commitments.actions import PledgeDraft, pledge
from facilitator.commitments.questions import promise_list
from facilitator.errors import Trouble
from facilitator.interchange.actions import import_history
from facilitator.organisations.questions import organisations_list
from facilitator.people.actions import MoveDraft, Work, move_person
from facilitator.people.questions import people_list
from facilitator.reciprocity.actions import MovementDraft, Party, record_movement
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.journal import journal_lines
from facilitator.reciprocity.questions import balances
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.ready import ready_to_give
from facilitator.reciprocity.record import Cohort
from facilitator.recognition.actions import ThankDraft, thank
from facilitator.sessions.actions import (
    CorrectionDraft,
    SessionDraft,
    correct_session,
    record_session,
)
from facilitator.sessions.questions import session_list
from facilitator.store import tables as t
from facilitator.store.kept import KEPT
from facilitator.store.opening import ProgrammeFile
from facilitator.vocabulary import SessionStatus
from facilitator.week.questions import week_page
from facilitator.week.rules import week
from tests.reciprocity.histories import TIMES, pairing, person, record, session

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record

TODAY = dt.date(2026, 6, 30)
DAYS = st.dates(dt.date(2026, 1, 12), TODAY)
MINUTES = st.integers(1, 200)
QUESTIONS = (
    journal_lines, organisations_list, people_list, promise_list, ready_to_give, session_list,
    week_page,
)  # fmt: skip
OUTCOMES = st.sampled_from(
    [
        SessionStatus.HELD,
        SessionStatus.HELD_SHORT,
        SessionStatus.NO_SHOW_COACHEE,
        SessionStatus.EXCUSED,
        SessionStatus.RESCHEDULED,
    ]
)


def people() -> tuple[Any, ...]:
    return tuple(person(f"P{n}", f"O{1 + n % 2}") for n in range(1, 5))


def keys(db: Session, table: Any) -> list[Any]:
    return [
        (row.id, row.version)
        for row in db.execute(sa.select(table.id, table.version).order_by(table.code))
    ]


def anew(question: Any) -> Any:
    """The same question, asked where nothing is kept."""

    def asked(db: Session, today: dt.date) -> Any:
        del db.info[KEPT]
        return question(db, today)

    return asked


def read_anew(db: Session) -> Record:
    return cast("Record", anew(whole_record)(db, TODAY))


class Ledger(RuleBasedStateMachine):
    """A programme to which anything happens in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "ledger.facilitator"
        self._file = ProgrammeFile.create(path, None, Clock(TODAY, seed=3))
        self.programme = self._file.for_thread("me")
        self.brought = 0

    @initialize()
    def begin(self) -> None:
        """Four people in three pairings."""
        self.programme.do(
            import_history,
            record(
                people=people(),
                pairings=(
                    pairing("A1", "P1", "P2"),
                    pairing("A2", "P2", "P3"),
                    pairing("A3", "P3", "P1"),
                ),
            ),
        )

    @rule(at=st.integers(0, 2), day=DAYS, status=OUTCOMES, minutes=MINUTES, group=st.booleans())
    def log(
        self, at: int, day: dt.date, status: SessionStatus, minutes: int, *, group: bool
    ) -> None:
        """Log a session, sometimes with a further receiver."""
        pairs = self.programme.ask(keys, t.Pairing)
        if not pairs:
            return
        counts = minutes if status.moves_minutes else None
        others = ("P4",) if group else ()
        pair = pairs[at % len(pairs)][0]
        self._may_refuse(record_session, SessionDraft(pair, day, status, counts, others=others))

    @rule(at=st.integers(0, 30), status=OUTCOMES, minutes=MINUTES)
    def correct(self, at: int, status: SessionStatus, minutes: int) -> None:
        """Correct a session."""
        found = self.programme.ask(keys, t.CoachingSession)
        if found:
            key, version = found[at % len(found)]
            counts = minutes if status.moves_minutes else 0
            self._may_refuse(
                correct_session, CorrectionDraft(key, version, status, counts, "told otherwise")
            )

    @rule(day=DAYS, minutes=MINUTES)
    def give(self, day: dt.date, minutes: int) -> None:
        """The programme gives somebody a place."""
        found = self.programme.ask(keys, t.Person)
        if found:
            draft = MovementDraft(day, Party(), Party(person_id=found[0][0]), minutes, "course")
            self.programme.do(record_movement, draft)

    @rule(at=st.integers(0, 3), minutes=MINUTES, day=DAYS)
    def promise(self, at: int, minutes: int, day: dt.date) -> None:
        """Somebody promises to pass on."""
        found = self.programme.ask(keys, t.Person)
        if found:
            owner = found[at % len(found)][0]
            self._may_refuse(pledge, PledgeDraft(minutes, day, TODAY, owner_person_id=owner))

    @rule(at=st.integers(0, 3), day=DAYS)
    def rest(self, at: int, day: dt.date) -> None:
        """Somebody rests from a day on."""
        found = self.programme.ask(keys, t.Person)
        if found:
            self._may_refuse(let_rest, RestDraft(found[at % len(found)][0], day))

    @rule(at=st.integers(0, 3), to=st.integers(0, 1), day=DAYS)
    def move(self, at: int, to: int, day: dt.date) -> None:
        """Somebody works elsewhere from a day on."""
        found, bodies = self.programme.ask(keys, t.Person), self.programme.ask(keys, t.Organisation)
        if found and bodies:
            work = Work(organisation_id=bodies[to % len(bodies)][0], start=day)
            self._may_refuse(move_person, MoveDraft(found[at % len(found)][0], work))

    @rule(at=st.integers(0, 2), day=DAYS)
    def say_thanks(self, at: int, day: dt.date) -> None:
        """The giver of a pairing is thanked."""
        pairs = self.programme.ask(keys, t.Pairing)
        if pairs:
            pair = pairs[at % len(pairs)][0]
            self._may_refuse(thank, ThankDraft(on=day, pairing_id=pair))

    @rule()
    def undo(self) -> None:
        """Take the newest step back, were it the first."""
        self._may_refuse_plain(self.programme.undo)

    @rule()
    def redo(self) -> None:
        """Carry out again what was taken back."""
        self._may_refuse_plain(self.programme.redo)

    @rule(minutes=MINUTES)
    def bring_in(self, minutes: int) -> None:
        """A history comes in beside what is there."""
        self.brought += 1
        mark = f"X{self.brought}"
        self._may_refuse(
            import_history,
            record(
                organisations=(),
                people=(person(f"{mark}1"), person(f"{mark}2")),
                cohorts=(Cohort(f"{mark}C", mark, TODAY, TODAY),),
                pairings=(pairing(f"{mark}A", f"{mark}1", f"{mark}2", cohort=f"{mark}C"),),
                sessions=(session(f"{mark}S", f"{mark}A", "2026-03-03", minutes=minutes),),
            ),
        )

    def _may_refuse(self, action: Any, draft: Any) -> None:
        try:
            self.programme.do(action, draft)
        except Trouble:
            return

    def _may_refuse_plain(self, act: Any) -> None:
        try:
            act()
        except Trouble:
            return

    @invariant()
    def nothing_is_made_or_lost(self) -> None:
        """The kept ledger sums to nothing, and says the same as the sessions it came from."""
        ledger = self.programme.ask(journal_lines, TODAY)
        assert ledger.sum_over_parties == 0
        history = self.programme.ask(whole_record, TODAY)
        found: Any = figures(history, today=TODAY)
        assert found["sum_of_balances"] == 0
        assert found["total_minutes"] == ledger.moved
        kept = {
            row.person_id: (row.given, row.received) for row in self.programme.ask(balances, TODAY)
        }
        by_code = {code: kept.get(key, (0, 0)) for key, code in self.programme.ask(_codes)}
        assert by_code == {
            code: (row["given"], row["received"]) for code, row in found["people"].items()
        }

    @invariant()
    def what_is_kept_is_what_is_there(self) -> None:
        """The record brought up to date is the one that would be read, and says the same."""
        history, read = self.programme.ask(whole_record, TODAY), self.programme.ask(read_anew)
        assert history == read
        assert figures(history, today=TODAY) == figures(read, today=TODAY)
        assert week(history, TODAY) == week(read, TODAY)

    @rule()
    def look(self) -> None:
        """Every page says what it would say if nothing were kept."""
        for question in QUESTIONS:
            assert self.programme.ask(question, TODAY) == self.programme.ask(anew(question), TODAY)

    def teardown(self) -> None:
        """Let the file go."""
        self.programme.close()
        self._file.close()
        self._folder.cleanup()


def _codes(db: Session) -> list[Any]:
    return [(row.id, row.code) for row in db.execute(sa.select(t.Person.id, t.Person.code))]


TestLedger = Ledger.TestCase
TestLedger.settings = settings(
    max_examples=6 * TIMES,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
