"""What the page of other laptops shows: this one's letter, cohorts lent, exchange files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.laptops.making import known_there, letter_of
from facilitator.store import tables as t
from facilitator.store.plumbing import Act
from facilitator.vocabulary import CohortState

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

_OVER = (CohortState.CLOSED, CohortState.ARCHIVED)


@dataclass(frozen=True)
class LoanLine:
    """A cohort that one laptop alone writes: to whom, until when, whether the day is past."""

    id: uuid.UUID
    cohort_en: str
    cohort_cy: str
    letter: str
    to_whom: str
    until: dt.date | None
    lent_on: dt.date
    is_here: bool
    is_past: bool


@dataclass(frozen=True)
class ExchangeLine:
    """An exchange file: made here, or brought in; its day, the laptop, how many steps."""

    id: uuid.UUID
    day: dt.date
    is_ours: bool
    letter: str
    steps: int


@dataclass(frozen=True)
class CohortToLend:
    """A cohort that may be lent."""

    id: uuid.UUID
    title_en: str
    title_cy: str


@dataclass(frozen=True)
class Laptops:
    """All that the page shows; `since` counts the steps here that no other laptop has yet."""

    letter: str
    loans: tuple[LoanLine, ...]
    exchanges: tuple[ExchangeLine, ...]
    to_lend: tuple[CohortToLend, ...]
    since: int


def laptops(db: Session, today: dt.date) -> Laptops:
    """What is to be known of this laptop and the others.

    Args:
        db: the record.
        today: the day on which loans hold or are over.
    """
    letter = letter_of(db)
    loans = db.execute(
        sa.select(t.Loan, t.Cohort.title_en, t.Cohort.title_cy)
        .join(t.Cohort, t.Cohort.id == t.Loan.cohort_id)
        .where(t.Loan.back_on.is_(None))
        .order_by(t.Loan.lent_on, t.Cohort.code)
    )
    lines = tuple(
        LoanLine(
            loan.id, english, welsh, loan.letter, loan.to_whom, loan.until, loan.lent_on,
            loan.letter == letter, loan.until is not None and loan.until < today,
        )
        for loan, english, welsh in loans
    )  # fmt: skip
    lent = sa.select(t.Loan.cohort_id).where(t.Loan.back_on.is_(None))
    free = sa.select(t.Cohort.id, t.Cohort.title_en, t.Cohort.title_cy).where(
        t.Cohort.state.not_in(_OVER), t.Cohort.id.not_in(lent)
    )
    bundles = db.scalars(sa.select(t.Bundle).order_by(t.Bundle.made_on.desc(), t.Bundle.id))
    exchanges = tuple(
        ExchangeLine(one.id, one.brought_on or one.made_on, one.is_ours, one.letter, one.steps)
        for one in bundles
    )
    newer = sa.select(sa.func.count()).select_from(Act).where(Act.id > known_there(db))
    return Laptops(
        letter,
        lines,
        exchanges,
        tuple(CohortToLend(*row) for row in db.execute(free.order_by(t.Cohort.code))),
        db.scalar(newer) or 0,
    )
