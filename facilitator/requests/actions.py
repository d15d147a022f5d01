"""What the facilitator does when somebody asks for help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import Person, Request

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class RequestDraft:
    """Somebody asks for help, perhaps somebody in particular."""

    from_person_id: uuid.UUID
    received: dt.date
    to_person_id: uuid.UUID | None = None
    need: str = ""


def receive_request(step: Step, draft: RequestDraft) -> uuid.UUID:
    """Record that somebody asked for help; its clock begins on the day it came."""
    person = rows.found(step, Person, draft.from_person_id)
    if draft.received > step.clock.today():
        raise RuleBroken("day_in_future")
    if draft.to_person_id == draft.from_person_id:
        raise RuleBroken("same_person")
    step.says("request_received", name=person.full_name)
    request = Request(
        code=rows.next_code(step, Request, "Q", 2),
        from_person_id=person.id,
        to_person_id=draft.to_person_id,
        received=draft.received,
        need=draft.need.strip(),
    )
    return step.put(request).id


@dataclass(frozen=True)
class AnswerDraft:
    """A request that has been answered."""

    id: uuid.UUID
    version: int
    on: dt.date


def answer_request(step: Step, draft: AnswerDraft) -> None:
    """Note that a request has been answered."""
    request = rows.fresh(step, Request, draft.id, draft.version)
    if draft.on < request.received or draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    request.answered = draft.on
    person = rows.found(step, Person, request.from_person_id)
    step.says("request_answered", name=person.full_name)
