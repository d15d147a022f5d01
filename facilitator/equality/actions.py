"""A pile of forms is keyed in as sums; no form and no person is ever a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.equality.rules import check_pile
from facilitator.store.tables import EqualitySum

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class PileDraft:
    """How many forms lie in a pile, and how often each answer is ticked in it."""

    forms: int
    ticks: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def key_in_pile(step: Step, draft: PileDraft) -> int:
    """Add a pile to the sums; gives how many forms it held.

    Raises:
        RuleBroken: the pile is smaller than five forms, or more is ticked than there are forms.
    """
    check_pile(draft.forms, draft.ticks)
    standing = {(row.question, row.answer): row for row in step.scalars(sa.select(EqualitySum))}
    for question, answers in draft.ticks.items():
        for answer, count in answers.items():
            row = standing.get((question, answer))
            if row is not None:
                row.forms += count
            elif count:
                step.put(EqualitySum(question=question, answer=answer, forms=count))
    step.says("equality_pile", n=draft.forms)
    return draft.forms
