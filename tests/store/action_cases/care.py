"""Cases of rest, leaving and supervision."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.care import actions as a
from facilitator.store.tables import Pairing, Person
from facilitator.vocabulary import PairingState
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

COACHES = Person.id.in_(sa.select(Pairing.coach_id).where(Pairing.state == PairingState.IN_FORCE))


def _back(programme: OpenProgramme) -> a.ReturnDraft:
    person_id = first(programme, Person).id
    start = TODAY - dt.timedelta(days=30)
    programme.do(a.let_rest, a.RestDraft(person_id, start))
    return a.ReturnDraft(person_id, TODAY)


def _gone(programme: OpenProgramme) -> a.ReturnDraft:
    person_id = first(programme, Person, COACHES).id
    programme.do(a.step_out, a.StepOutDraft(person_id, TODAY))
    return a.ReturnDraft(person_id, TODAY)


CASES: dict[str, Case] = {
    "let_rest": lambda p: (a.let_rest, a.RestDraft(first(p, Person).id, TODAY)),
    "welcome_back": lambda p: (a.welcome_back, _back(p)),
    "step_out": lambda p: (
        a.step_out,
        a.StepOutDraft(first(p, Person, COACHES).id, TODAY),
    ),
    "join_again": lambda p: (a.join_again, _gone(p)),
    "record_supervision": lambda p: (
        a.record_supervision,
        a.SupervisionDraft(first(p, Person).id, TODAY, 90),
    ),
}
