"""What two records of one person mean for the board, learning exchanges and expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store.tables import (
    Exchange,
    Expectation,
    ExpectationAnswer,
    LearningPart,
    LearningSlot,
    Movement,
)

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step


def gave_each_other(db: Session, both: set[uuid.UUID]) -> bool:
    """Whether the two gave each other something or taught each other: then they are two people."""
    asked = (
        sa.select(Movement.id).where(
            Movement.giver_person_id.in_(both), Movement.receiver_person_id.in_(both)
        ),
        sa.select(Exchange.id).where(
            Exchange.giver_person_id.in_(both), Exchange.receiver_person_id.in_(both)
        ),
        sa.select(LearningPart.id)
        .join(LearningSlot, LearningSlot.id == LearningPart.slot_id)
        .where(LearningSlot.teacher_id.in_(both), LearningPart.person_id.in_(both)),
        # Both learned in one slot.
        sa.select(LearningPart.slot_id)
        .where(LearningPart.person_id.in_(both))
        .group_by(LearningPart.slot_id)
        .having(sa.func.count() > 1),
    )
    return any(db.scalar(query.limit(1)) is not None for query in asked)


def drop_doubled_answers(step: Step, kept: uuid.UUID) -> None:
    """Of what was said or answered twice by one person, keep the newest."""
    for table, keys in (
        (Expectation, ("cohort_id", "way", "said")),
        (ExpectationAnswer, ("expectation_id", "side", "wave")),
    ):
        standing: set[tuple[object, ...]] = set()
        mine = sa.select(table).where(table.person_id == kept)
        for row in step.scalars(mine.order_by(table.asked_on.desc(), table.id)).all():
            mark = tuple(getattr(row, key) for key in keys)
            if mark in standing:
                step.delete(row)
            standing.add(mark)
