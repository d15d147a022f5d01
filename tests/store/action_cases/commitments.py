"""Cases of promises."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from facilitator.commitments import actions as a
from facilitator.store.tables import Commitment, Person
from facilitator.vocabulary import CommitmentState
from tests.store.finding import Known, first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

DUE = TODAY + dt.timedelta(days=100)


def _pledge(programme: OpenProgramme) -> a.PledgeDraft:
    return a.PledgeDraft(360, TODAY, DUE, owner_person_id=first(programme, Person).id)


def _open(programme: OpenProgramme) -> Known:
    return first(programme, Commitment, Commitment.state == CommitmentState.OPEN)


def _heir(programme: OpenProgramme) -> Any:
    owner = Commitment.owner_person_id
    programme.do(a.pledge, _pledge(programme))
    promise = first(
        programme, Commitment, owner == first(programme, Person).id, Commitment.due == DUE
    )
    return a.HandOnDraft(*promise, first(programme, Person, skip=1).id)


CASES: dict[str, Case] = {
    "pledge": lambda p: (a.pledge, _pledge(p)),
    "replan": lambda p: (a.replan, a.ReplanDraft(*_open(p), DUE, 300, "later")),
    "let_go": lambda p: (a.let_go, a.LetGoDraft(*_open(p), "thanks")),
    "hand_on": lambda p: (a.hand_on, _heir(p)),
}
