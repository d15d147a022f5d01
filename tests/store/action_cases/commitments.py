"""Cases of promises."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from facilitator.commitments import actions as a
from facilitator.store.tables import Cohort, Commitment, Person
from facilitator.vocabulary import CohortState, CommitmentState
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


def _template(programme: OpenProgramme) -> a.TemplateDraft:
    cohort = first(programme, Cohort, Cohort.state == CohortState.IN_PROGRESS).id
    return a.TemplateDraft(cohort, "Two clients", 540, "Dau gleient", qualified_only=True, due=DUE)


def _kept(programme: OpenProgramme) -> Any:
    return programme.do(a.keep_template, _template(programme)).value


CASES: dict[str, Case] = {
    "pledge": lambda p: (a.pledge, _pledge(p)),
    "replan": lambda p: (a.replan, a.ReplanDraft(*_open(p), DUE, 300, "later")),
    "let_go": lambda p: (a.let_go, a.LetGoDraft(*_open(p), "thanks")),
    "keep_template": lambda p: (a.keep_template, _template(p)),
    "remove_template": lambda p: (a.remove_template, _kept(p)),
    "pledge_by_template": lambda p: (
        a.pledge_by_template,
        a.ByTemplateDraft(_kept(p), [first(p, Person).id, first(p, Person, skip=1).id]),
    ),
    "lapse_with_cohort": lambda p: (
        a.lapse_with_cohort,
        a.LapseDraft(first(p, Cohort, Cohort.state == CohortState.IN_PROGRESS).id),
    ),
    "hand_on": lambda p: (a.hand_on, _heir(p)),
}
