"""A locked record knows nothing but the day, the route, how far it is, and who has the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.concerns import actions as a
from facilitator.concerns.questions import concerns
from facilitator.errors import RuleBroken
from facilitator.life_vocabulary import ConcernState
from facilitator.store.tables import Concern, Pairing
from facilitator.vocabulary import PairingState
from tests.store.action_cases.concerns import kept
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


def test_the_record_has_no_way_to_a_person_or_a_pairing() -> None:
    columns = {column.name for column in Concern.__table__.columns}
    assert columns == {
        "id", "version", "code", "on", "route", "state", "papers_with", "closed_on",
    }  # fmt: skip
    assert not Concern.__table__.foreign_keys


def test_a_pairing_pauses_without_a_reason(sample: OpenProgramme) -> None:
    draft = kept(sample)
    sample.do(a.keep_concern, draft)
    [(pairing, _version)] = draft.pause

    def state(db: Session) -> tuple[PairingState, str]:
        row = db.get_one(Pairing, pairing)
        return row.state, row.outcome

    assert sample.ask(state) == (PairingState.PAUSED, "")
    line, *_earlier = sample.ask(concerns, TODAY).lines
    assert line.state is ConcernState.RECEIVED


def test_what_is_closed_stays_closed(sample: OpenProgramme) -> None:
    sample.do(a.keep_concern, kept(sample))
    line, *_earlier = sample.ask(concerns, TODAY).lines
    closed = a.ConcernOnDraft(line.id, line.version, ConcernState.CLOSED)
    sample.do(a.take_concern_on, closed)
    line, *_earlier = sample.ask(concerns, TODAY).lines
    assert line.closed_on == TODAY
    again = a.ConcernOnDraft(line.id, line.version, ConcernState.RECEIVED)
    with pytest.raises(RuleBroken):
        sample.do(a.take_concern_on, again)
