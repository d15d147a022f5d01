"""What the facilitator does with a learning exchange: plan its slots, note who taught whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.board.posting import LEARNING, post_effort, take_back_effort
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import SlotState
from facilitator.reciprocity.actions import Party
from facilitator.reciprocity.ledger import shares
from facilitator.store import rows
from facilitator.store.tables import Gathering, LearningPart, LearningSlot, Person

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class SlotDraft:
    """Something that a member will teach at a gathering, and who would like to learn it."""

    gathering_id: uuid.UUID
    title: str
    teacher_id: uuid.UUID
    minutes: int = 30
    learners: Sequence[uuid.UUID] = ()
    item_id: uuid.UUID | None = None


def plan_slot(step: Step, draft: SlotDraft) -> uuid.UUID:
    """Plan a slot in which a member teaches the others; the tutor may teach and learn as well."""
    gathering = rows.found(step, Gathering, draft.gathering_id)
    teacher = rows.found(step, Person, draft.teacher_id)
    if not draft.title.strip():
        raise RuleBroken("board_title_missing")
    if draft.minutes < 1:
        raise RuleBroken("held_without_minutes")
    count = step.scalar(sa.select(sa.func.count()).where(LearningSlot.gathering_id == gathering.id))
    slot = step.put(
        LearningSlot(
            gathering_id=gathering.id,
            place=count or 0,
            title=draft.title.strip(),
            teacher_id=teacher.id,
            minutes=draft.minutes,
            item_id=draft.item_id,
        )
    )
    _set_learners(step, slot, draft.learners)
    step.says("slot_planned", name=teacher.full_name, title=slot.title)
    return slot.id


@dataclass(frozen=True)
class SlotChange:
    """A slot that is to be otherwise, with the version that the form read."""

    id: uuid.UUID
    version: int
    title: str
    teacher_id: uuid.UUID
    minutes: int
    learners: Sequence[uuid.UUID]


def change_slot(step: Step, draft: SlotChange) -> None:
    """Change a slot that has not been taught yet."""
    slot = rows.fresh(step, LearningSlot, draft.id, draft.version)
    if slot.state is SlotState.TAUGHT:
        raise RuleBroken("slot_taught_already", title=slot.title)
    if not draft.title.strip():
        raise RuleBroken("board_title_missing")
    if draft.minutes < 1:
        raise RuleBroken("held_without_minutes")
    rows.found(step, Person, draft.teacher_id)
    slot.title, slot.minutes = draft.title.strip(), draft.minutes
    slot.teacher_id = draft.teacher_id
    slot.state = SlotState.PLANNED
    _set_learners(step, slot, draft.learners)
    step.says("slot_changed", title=slot.title)


def _set_learners(step: Step, slot: LearningSlot, wanted: Sequence[uuid.UUID]) -> None:
    """Exactly these learn; nobody learns from themselves."""
    if slot.teacher_id in wanted:
        raise RuleBroken("slot_teaches_self")
    step.flush()
    standing = {part.person_id: part for part in _parts(step, slot)}
    for person_id in dict.fromkeys(wanted):
        rows.found(step, Person, person_id)
        if person_id not in standing:
            step.put(LearningPart(slot_id=slot.id, person_id=person_id))
    for person_id, part in standing.items():
        if person_id not in wanted:
            step.delete(part)


def _parts(step: Step, slot: LearningSlot) -> Sequence[LearningPart]:
    mine = sa.select(LearningPart).where(LearningPart.slot_id == slot.id)
    return step.scalars(mine.order_by(LearningPart.id)).all()


@dataclass(frozen=True)
class TaughtDraft:
    """Who was there when a slot was taught; nobody means that it was not."""

    id: uuid.UUID
    version: int
    learners: Sequence[uuid.UUID]


def slot_taught(step: Step, draft: TaughtDraft) -> None:
    """Note that a slot was taught: its minutes go from the teacher to the learners, shared."""
    slot = rows.fresh(step, LearningSlot, draft.id, draft.version)
    if slot.state is SlotState.TAUGHT:
        raise RuleBroken("slot_taught_already", title=slot.title)
    gathering = rows.found(step, Gathering, slot.gathering_id)
    if gathering.day > step.clock.today():
        raise RuleBroken("day_in_future")
    _set_learners(step, slot, draft.learners)
    step.flush()
    if not draft.learners:
        slot.state = SlotState.NOT_TAUGHT
        step.says("slot_not_taught", title=slot.title)
        return
    slot.state = SlotState.TAUGHT
    parts = {rows.found(step, Person, part.person_id).code: part for part in _parts(step, slot)}
    teacher = Party(slot.teacher_id)
    for code, minutes in shares(slot.minutes, parts):
        part = parts[code]
        if minutes:
            part.movement_id = post_effort(
                step, teacher, Party(part.person_id), minutes, gathering.day, LEARNING
            )
    name = rows.found(step, Person, slot.teacher_id).full_name
    step.says("slot_taught", name=name, title=slot.title, n=len(parts))


@dataclass(frozen=True)
class SlotKnown:
    """A slot as the page knows it."""

    id: uuid.UUID
    version: int


def slot_not_so(step: Step, draft: SlotKnown) -> None:
    """Take back that a slot was taught: the ledger reverses it, and it stands planned again."""
    slot = rows.fresh(step, LearningSlot, draft.id, draft.version)
    if slot.state is SlotState.PLANNED:
        raise RuleBroken("slot_not_taught_yet", title=slot.title)
    for part in _parts(step, slot):
        if part.movement_id is not None:
            take_back_effort(step, part.movement_id)
            part.movement_id = None
    slot.state = SlotState.PLANNED
    step.says("slot_taken_back", title=slot.title)


def drop_slot(step: Step, draft: SlotKnown) -> None:
    """Take a slot off the plan that has not been taught."""
    slot = rows.fresh(step, LearningSlot, draft.id, draft.version)
    if slot.state is SlotState.TAUGHT:
        raise RuleBroken("slot_taught_already", title=slot.title)
    step.says("slot_dropped", title=slot.title)
    step.delete(slot)
