"""What the facilitator does with promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.commitments.rules import check_pledge
from facilitator.errors import RuleBroken
from facilitator.store import rows
from facilitator.store.tables import Commitment, Organisation, Person
from facilitator.vocabulary import CommitmentState, Counts, Direction, PartyKind

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class PledgeDraft:
    """A promise of a person or an organisation."""

    minutes: int
    begins: dt.date
    due: dt.date
    owner_person_id: uuid.UUID | None = None
    owner_organisation_id: uuid.UUID | None = None
    direction: Direction = Direction.PASS_ON
    counts: Counts = Counts.EXTERNAL
    to_person_id: uuid.UUID | None = None
    to_organisation_id: uuid.UUID | None = None
    source: str = ""
    cohort_id: uuid.UUID | None = None


def pledge(step: Step, draft: PledgeDraft) -> uuid.UUID:
    """Record a promise."""
    check_pledge(draft.minutes, draft.begins, draft.due)
    name, kind = _owner(step, draft)
    if draft.direction is Direction.RETURN and not (draft.to_person_id or draft.to_organisation_id):
        raise RuleBroken("return_to_whom")
    step.says("pledged", name=name, minutes=draft.minutes, due=draft.due)
    commitment = Commitment(
        code=rows.next_code(step, Commitment, "K", 2),
        owner_kind=kind,
        owner_person_id=draft.owner_person_id,
        owner_organisation_id=draft.owner_organisation_id,
        direction=draft.direction,
        to_person_id=draft.to_person_id,
        to_organisation_id=draft.to_organisation_id,
        minutes=draft.minutes,
        counts=draft.counts,
        begins=draft.begins,
        due=draft.due,
        source=draft.source,
        cohort_id=draft.cohort_id,
    )
    return step.put(commitment).id


def _owner(step: Step, draft: PledgeDraft) -> tuple[str, PartyKind]:
    if (draft.owner_person_id is None) == (draft.owner_organisation_id is None):
        raise RuleBroken("one_owner")
    if draft.owner_person_id is not None:
        return rows.found(step, Person, draft.owner_person_id).full_name, PartyKind.PERSON
    organisation = rows.found(step, Organisation, draft.owner_organisation_id)  # type: ignore[arg-type]
    return organisation.name_en, PartyKind.ORGANISATION


@dataclass(frozen=True)
class ReplanDraft:
    """A promise with a new day or a new number of minutes."""

    id: uuid.UUID
    version: int
    due: dt.date
    minutes: int
    note: str = ""


def replan(step: Step, draft: ReplanDraft) -> None:
    """Agree a new day or a new number of minutes for a promise."""
    commitment = rows.fresh(step, Commitment, draft.id, draft.version)
    _check_open(commitment)
    check_pledge(draft.minutes, commitment.begins, draft.due)
    commitment.due, commitment.minutes, commitment.note = draft.due, draft.minutes, draft.note
    step.says("replanned", name=_owner_name(step, commitment), due=draft.due)


@dataclass(frozen=True)
class LetGoDraft:
    """A promise that is let go with thanks, and why."""

    id: uuid.UUID
    version: int
    why: str


def let_go(step: Step, draft: LetGoDraft) -> None:
    """Let a promise go with thanks; what was given stays given."""
    commitment = rows.fresh(step, Commitment, draft.id, draft.version)
    _check_open(commitment)
    commitment.state, commitment.note = CommitmentState.LET_GO, draft.why.strip()
    step.says("let_go", name=_owner_name(step, commitment))


@dataclass(frozen=True)
class HandOnDraft:
    """A promise that a colleague takes over."""

    id: uuid.UUID
    version: int
    to_person_id: uuid.UUID


def hand_on(step: Step, draft: HandOnDraft) -> uuid.UUID:
    """Let a colleague take a promise over; the first owner is free of it."""
    commitment = rows.fresh(step, Commitment, draft.id, draft.version)
    _check_open(commitment)
    person = rows.found(step, Person, draft.to_person_id)
    if person.id == commitment.owner_person_id:
        raise RuleBroken("same_person")
    commitment.state, commitment.handed_to_id = CommitmentState.HANDED_ON, person.id
    taken = Commitment(
        code=rows.next_code(step, Commitment, "K", 2),
        owner_kind=PartyKind.PERSON,
        owner_person_id=person.id,
        direction=commitment.direction,
        to_person_id=commitment.to_person_id,
        to_organisation_id=commitment.to_organisation_id,
        minutes=commitment.minutes,
        counts=commitment.counts,
        begins=min(step.clock.today(), commitment.due),
        due=commitment.due,
        source=commitment.code,
        cohort_id=commitment.cohort_id,
    )
    step.says("handed_on", name=_owner_name(step, commitment), other=person.full_name)
    return step.put(taken).id


def _check_open(commitment: Commitment) -> None:
    if commitment.state is not CommitmentState.OPEN:
        raise RuleBroken("promise_not_open", code=commitment.code)


def _owner_name(step: Step, commitment: Commitment) -> str:
    if commitment.owner_person_id is not None:
        return rows.found(step, Person, commitment.owner_person_id).full_name
    if commitment.owner_organisation_id is not None:
        return rows.found(step, Organisation, commitment.owner_organisation_id).name_en
    return ""
