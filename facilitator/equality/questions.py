"""The sums of equality monitoring as anybody may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.equality.rules import QUESTIONS, shown
from facilitator.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class AnswerLine:
    """How many forms gave an answer (None: too few to be shown)."""

    question: str
    answer: str
    forms: int | None


def equality_sums(db: Session) -> tuple[AnswerLine, ...]:
    """Every answer of every question in the order of the form, small numbers hidden."""
    kept = {(row.question, row.answer): row.forms for row in db.scalars(sa.select(t.EqualitySum))}
    lines = []
    for question, answers in QUESTIONS.items():
        sums = shown({answer: kept.get((question, answer), 0) for answer in answers})
        lines += [AnswerLine(question, answer, count) for answer, count in sums.items()]
    return tuple(lines)
