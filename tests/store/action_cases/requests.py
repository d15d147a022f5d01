"""Cases of requests for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.requests import actions as a
from facilitator.store.tables import Person, Request
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _asked(programme: OpenProgramme) -> a.RequestDraft:
    return a.RequestDraft(first(programme, Person).id, TODAY, need="A sounding board")


def _answer(programme: OpenProgramme) -> a.AnswerDraft:
    request_id = programme.do(a.receive_request, _asked(programme)).value
    return a.AnswerDraft(*first(programme, Request, Request.id == request_id), TODAY)


CASES: dict[str, Case] = {
    "receive_request": lambda p: (a.receive_request, _asked(p)),
    "answer_request": lambda p: (a.answer_request, _answer(p)),
}
