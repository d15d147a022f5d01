"""Sessions on a programme: groups, rounding, slots, what is remembered otherwise, long remarks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.care.questions import care_of
from facilitator.commitments.actions import PledgeDraft, pledge
from facilitator.errors import RuleBroken
from facilitator.interchange.actions import import_history
from facilitator.reciprocity.ledger import accounts, movements
from facilitator.reciprocity.reading import whole_record
from facilitator.sessions import actions as a
from facilitator.sessions.promises import promises_for
from facilitator.sessions.questions import SessionLine, pairs_to_record, session_list
from facilitator.sessions.rules import days_late, rounded
from facilitator.settings.actions import SettingsDraft, change_settings
from facilitator.store.tables import CoachingSession, Person, ProgrammeRow
from facilitator.vocabulary import MovedBy, SessionStatus, ToldBy
from tests.reciprocity.histories import pairing, record, session
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme


@pytest.fixture
def pair(programme: OpenProgramme) -> uuid.UUID:
    """A pairing in which P1 gives to P2; P3 is there too."""
    history = record(pairings=(pairing("A1", "P1", "P2", contracted_sessions=6),))
    programme.do(import_history, history)
    return programme.ask(pairs_to_record, TODAY)[0].id


def one(programme: OpenProgramme) -> SessionLine:
    (line,) = programme.ask(session_list, TODAY).lines
    return line


def test_a_group_session_is_logged_once_and_shared_to_the_minute(
    programme: OpenProgramme, pair: uuid.UUID
) -> None:
    programme.do(a.record_session, a.SessionDraft(pair, TODAY, minutes=61, others=["P3"]))
    moved = movements(programme.ask(whole_record, TODAY), TODAY)
    found = accounts(moved)
    assert found["P1"].given == 61
    assert sorted(found[code].received for code in ("P2", "P3")) == [30, 31]
    assert one(programme).others == 1


@pytest.mark.parametrize("others", [["P2"], ["P1"], ["P3", "P3"]])
def test_nobody_received_twice(
    programme: OpenProgramme, pair: uuid.UUID, others: list[str]
) -> None:
    with pytest.raises(RuleBroken, match="receiver_named_twice"):
        programme.do(a.record_session, a.SessionDraft(pair, TODAY, minutes=60, others=others))


def test_minutes_are_kept_by_the_rule_of_the_programme(
    programme: OpenProgramme, pair: uuid.UUID
) -> None:
    programme.do(
        change_settings, SettingsDraft(*first(programme, ProgrammeRow), {"rounding_minutes": 15})
    )
    programme.do(a.record_session, a.SessionDraft(pair, TODAY, minutes=52))
    assert one(programme).minutes == 45
    assert programme.ask(session_list, TODAY).sum_over_parties == 0


@pytest.mark.parametrize(
    ("minutes", "to", "kept"),
    [(52, 1, 52), (52, 15, 45), (53, 15, 60), (5, 15, 15), (0, 15, 0), (60, 15, 60)],
)
def test_rounding_is_half_up_and_never_to_nothing(minutes: int, to: int, kept: int) -> None:
    assert rounded(minutes, to) == kept


def test_a_session_recorded_late_says_so() -> None:
    assert days_late(TODAY - dt.timedelta(days=14), TODAY) == 0
    assert days_late(TODAY - dt.timedelta(days=15), TODAY) == 15


def test_who_moved_a_session_is_kept(programme: OpenProgramme, pair: uuid.UUID) -> None:
    draft = a.SessionDraft(pair, TODAY, SessionStatus.RESCHEDULED, moved_by=MovedBy.COACH)
    programme.do(a.record_session, draft)
    assert one(programme).moved_by is MovedBy.COACH
    assert one(programme).counted == 0


def test_what_is_remembered_otherwise_rests_until_it_is_settled(
    programme: OpenProgramme,
) -> None:
    missed = tuple(
        session(f"S{at}", "A1", day, "no_show_coach", minutes=0)
        for at, day in enumerate(("2026-09-07", "2026-10-05", "2026-11-02"))
    )
    programme.do(import_history, record(sessions=missed))
    person = first(programme, Person, Person.code == "P1").id

    def proposed() -> bool:
        care = programme.ask(care_of, TODAY, person)
        return care is not None and care.proposal.step is not None

    assert proposed()
    known = first(programme, CoachingSession, CoachingSession.code == "S1")
    programme.do(a.dispute_session, a.DisputeDraft(*known, ToldBy.COACH, "I was there"))
    assert not proposed()
    known = first(programme, CoachingSession, CoachingSession.code == "S1")
    programme.do(a.settle_session, a.SettleDraft(*known))
    assert proposed()
    known = first(programme, CoachingSession, CoachingSession.code == "S1")
    with pytest.raises(RuleBroken, match="nothing_to_settle"):
        programme.do(a.settle_session, a.SettleDraft(*known))


def test_a_correction_settles_what_was_remembered_otherwise(
    programme: OpenProgramme, pair: uuid.UUID
) -> None:
    programme.do(a.record_session, a.SessionDraft(pair, TODAY, minutes=60))
    line = one(programme)
    programme.do(a.dispute_session, a.DisputeDraft(line.id, line.version, ToldBy.COACHEE))
    line = one(programme)
    assert line.disputed_by is ToldBy.COACHEE
    draft = a.CorrectionDraft(line.id, line.version, SessionStatus.HELD_SHORT, 45, "45 on the slip")
    programme.do(a.correct_session, draft)
    assert one(programme).disputed_by is None
    assert one(programme).counted == 45


def test_a_remark_that_is_content_is_refused(programme: OpenProgramme, pair: uuid.UUID) -> None:
    programme.do(a.record_session, a.SessionDraft(pair, TODAY, minutes=60))
    line = one(programme)
    draft = a.CorrectionDraft(line.id, line.version, SessionStatus.HELD, 45, "word " * 40)
    with pytest.raises(RuleBroken, match="remark_too_long"):
        programme.do(a.correct_session, draft)


def test_trap_session_not_tied_to_pairing(programme: OpenProgramme, pair: uuid.UUID) -> None:
    key = programme.do(a.record_session, a.SessionDraft(pair, TODAY, minutes=60)).value
    assert first(
        programme, CoachingSession, CoachingSession.id == key, CoachingSession.pairing_id == pair
    )
    assert not CoachingSession.__table__.c.pairing_id.nullable


@pytest.mark.parametrize("status", list(SessionStatus))
def test_only_what_can_be_known_ahead_is_recorded_ahead_of_its_day(
    programme: OpenProgramme, pair: uuid.UUID, status: SessionStatus
) -> None:
    """As a history is read: called off or moved ahead is known; held or missed is not."""
    ahead = TODAY + dt.timedelta(days=5)
    draft = a.SessionDraft(pair, ahead, status, minutes=60 if status.moves_minutes else 0)
    told_that_day = status.moves_minutes or status.startswith(("late_", "no_show_"))
    if told_that_day:
        with pytest.raises(RuleBroken, match="outcome_in_future"):
            programme.do(a.record_session, draft)
    else:
        programme.do(a.record_session, draft)
        assert one(programme).status is status


def test_a_session_counts_first_towards_the_promise_that_it_names(
    programme: OpenProgramme, pair: uuid.UUID
) -> None:
    """The one due first takes it by itself; named, the other one does; back again by the rule."""
    people = [first(programme, Person, Person.code == code).id for code in ("P1", "P3")]
    due = [TODAY + dt.timedelta(days=days) for days in (30, 60)]
    early, late = (
        programme.do(pledge, PledgeDraft(60, TODAY, day, owner_person_id=people[0])).value
        for day in due
    )
    other = programme.do(pledge, PledgeDraft(60, TODAY, due[0], owner_person_id=people[1])).value
    session_id = programme.do(a.record_session, a.SessionDraft(pair, TODAY, minutes=60)).value

    def count(promise: uuid.UUID | None) -> list[uuid.UUID]:
        known = first(programme, CoachingSession)
        programme.do(a.count_towards, a.CountsTowardsDraft(*known, promise))
        found = programme.ask(promises_for, session_id, TODAY)
        assert found.named == promise
        assert {line.id for line in found.promises} == {early, late}
        return [line.id for line, minutes in found.counted if minutes == 60]

    assert count(None) == [early]
    assert count(late) == [late]
    assert count(None) == [early]
    with pytest.raises(RuleBroken, match="promise_of_another"):
        count(other)
