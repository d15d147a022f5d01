"""Papers of a cohort from the record: slips for a gathering, everybody's statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.cohorts.pack import gatherings_ahead, pack_of
from facilitator.people.here import people_here
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.statement import statements_of
from facilitator.sessions.actions import CorrectionDraft, correct_session
from facilitator.sessions.questions import session_list
from facilitator.store.tables import Person
from facilitator.vocabulary import SessionStatus
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.papers.slips import Slip
    from facilitator.store.opening import OpenProgramme


def slips(sample: OpenProgramme) -> dict[tuple[str, str], Slip]:
    """The slips of the next gathering by giver and receiver."""
    gathering = sample.ask(gatherings_ahead, TODAY)[0]
    found = sample.ask(pack_of, gathering.id, TODAY).slips
    return {(slip.giver, slip.receiver): slip for slip in found}


def test_a_slip_counts_what_was_held_after_corrections(sample: OpenProgramme) -> None:
    before = slips(sample)
    line = next(
        line
        for line in sample.ask(session_list, TODAY).lines
        if line.counted and (line.coach, line.coachee) in before and not line.is_corrected
    )
    pair = line.coach, line.coachee
    draft = CorrectionDraft(line.id, line.version, SessionStatus.CANCELLED_IN_TIME_COACH, 0)
    sample.do(correct_session, draft)
    assert slips(sample)[pair].session == before[pair].session - 1


def test_everybodys_statement_has_the_hours_of_the_figures(sample: OpenProgramme) -> None:
    here = sample.ask(people_here, TODAY)
    codes = dict(sample.ask(lambda db: db.execute(sa.select(Person.id, Person.code)).all()))
    told = figures(sample.ask(whole_record, TODAY), today=TODAY)["people"]
    assert isinstance(told, dict)
    statements = sample.ask(statements_of, here, TODAY)
    assert statements.keys() == here
    for key, statement in statements.items():
        mine = told[codes[key]]
        assert sum(one.minutes for one in statement.received) == mine["received"]
        assert sum(one.minutes for one in statement.passed_on) == mine["given"]
