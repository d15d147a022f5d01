"""Cases of expectations, the question of community, rules and ballots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.exchange_vocabulary import Community, Kept, Side, Wave, Way
from facilitator.expectations import actions as a
from facilitator.store.tables import Ballot, BallotLine, Cohort, Enrolment, Expectation
from tests.store.finding import first

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _enrolled(programme: OpenProgramme) -> tuple[uuid.UUID, uuid.UUID]:
    row = programme.ask(
        lambda db: db.execute(
            sa.select(Enrolment.cohort_id, Enrolment.person_id).order_by(Enrolment.id)
        ).first()
    )
    assert row is not None
    return row


def _expect(programme: OpenProgramme) -> a.ExpectDraft:
    cohort, person = _enrolled(programme)
    return a.ExpectDraft(cohort, Way.GET, "• Time to think\n\nTo be asked, not told", person)


def _answers(programme: OpenProgramme) -> a.AnswersDraft:
    draft = _expect(programme)
    programme.do(a.expect, draft)
    assert draft.person_id is not None
    said = first(programme, Expectation, Expectation.person_id == draft.person_id)
    return a.AnswersDraft(
        draft.cohort_id, draft.person_id, Side.MEMBER, Wave.END, {said.id: Kept.CHANGED}
    )


def _version(programme: OpenProgramme) -> uuid.UUID:
    return programme.do(a.write_rules, a.RulesDraft("Come on time\nTell early")).value


def _ballot(programme: OpenProgramme) -> a.BallotDraft:
    return a.BallotDraft(first(programme, Cohort).id, [_version(programme), _version(programme)])


def _count(programme: OpenProgramme) -> a.CountDraft:
    draft = _ballot(programme)
    key = programme.do(a.open_ballot, draft).value
    known = first(programme, Ballot, Ballot.id == key)
    line = first(
        programme,
        BallotLine,
        BallotLine.ballot_id == key,
        BallotLine.rules_version_id == draft.versions[1],
    )
    return a.CountDraft(*known, {line.id: 9})


CASES: dict[str, Case] = {
    "expect": lambda p: (a.expect, _expect(p)),
    "answer_expectations": lambda p: (a.answer_expectations, _answers(p)),
    "count_community": lambda p: (
        a.count_community,
        a.CommunityDraft(first(p, Cohort).id, Wave.END, {Community.YES: 9, Community.NOT_YET: 1}),
    ),
    "write_rules": lambda _p: (a.write_rules, a.RulesDraft("Come on time")),
    "open_ballot": lambda p: (a.open_ballot, _ballot(p)),
    "count_ballot": lambda p: (a.count_ballot, _count(p)),
}
