"""What the form and the list of sessions are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.reciprocity.pairings import pairing_states
from facilitator.reciprocity.reading import whole_record
from facilitator.sessions.actions import (
    CorrectionDraft,
    SessionDraft,
    correct_session,
    record_session,
)
from facilitator.sessions.questions import pairs_to_record, session_list
from facilitator.store.tables import Thank
from facilitator.vocabulary import SessionStatus
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


def test_the_pairs_have_come_as_far_as_the_figures_say(sample: OpenProgramme) -> None:
    pairs = sample.ask(pairs_to_record, TODAY)
    states = pairing_states(sample.ask(whole_record, TODAY), TODAY)
    assert pairs
    for pair in pairs:
        assert pair.held == states[pair.code].held
        assert len(pair.arranged) == (
            states[pair.code].arranged + states[pair.code].past_without_outcome
        )


def test_a_pair_is_found_by_part_of_a_name_without_accents_and_by_its_code(
    sample: OpenProgramme,
) -> None:
    pairs = sample.ask(pairs_to_record, TODAY)
    lleucu = next(one for one in pairs if "Lleucu" in one.coachee.name)
    assert lleucu.is_found_by("lleu")
    assert lleucu.is_exactly(lleucu.code.lower())
    assert not lleucu.is_found_by("")
    mon = next(one for one in pairs if "Môn" in one.coach.name)
    assert mon.is_found_by("mon")


def test_the_thanks_of_a_slip_come_in_the_same_step_and_go_with_it(
    sample: OpenProgramme,
) -> None:
    def thanks() -> int:
        return sample.ask(lambda db: len(db.scalars(sa.select(Thank)).all()))

    before, pair = thanks(), sample.ask(pairs_to_record, TODAY)[0]
    sample.do(record_session, SessionDraft(pair.id, TODAY, thanks="Helped me say no, kindly."))
    assert thanks() == before + 1
    sample.undo()
    assert thanks() == before


def test_the_list_counts_corrections_and_the_ledger_stays_level(sample: OpenProgramme) -> None:
    sessions = sample.ask(session_list, TODAY)
    assert sessions.sum_over_parties == 0
    line = next(one for one in sessions.lines if one.status is SessionStatus.HELD)
    draft = CorrectionDraft(line.id, line.version, SessionStatus.HELD_SHORT, 20, "typed wrong")
    sample.do(correct_session, draft)
    after = sample.ask(session_list, TODAY)
    changed = next(one for one in after.lines if one.id == line.id)
    assert (changed.minutes, changed.is_corrected, changed.why) == (20, True, "typed wrong")
    assert after.held_minutes == sessions.held_minutes - line.minutes + 20
    assert after.sum_over_parties == 0
