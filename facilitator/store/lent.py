"""A cohort that another laptop has for a while is not written here meanwhile."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store.plumbing import Change
from facilitator.store.tables import (
    Bundle,
    Cohort,
    Gathering,
    Loan,
    Pairing,
    ProgrammeRow,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from facilitator.store.journal import Step

# In a step's info: it brings another laptop's work in, which is what the loan was for.
MERGES = "merges"
_FREE = frozenset({Loan.__tablename__, Bundle.__tablename__})


def running(step: Step, today: dt.date) -> Sequence[Loan]:
    """The loans that hold on a day."""
    return step.scalars(
        sa.select(Loan).where(
            Loan.back_on.is_(None), sa.or_(Loan.until.is_(None), Loan.until >= today)
        )
    ).all()


def refuse_lent(step: Step) -> None:
    """Refuse a step that changes rows of a cohort which another laptop has.

    Raises:
        RuleBroken: with the cohort, to whom it is lent, and until when.
    """
    if MERGES in step.info:
        return
    loans = running(step, step.clock.today())
    if not loans:
        return
    letter = step.scalar(sa.select(ProgrammeRow.laptop_letter))
    away = {loan.cohort_id: loan for loan in loans if loan.letter != letter}
    if not away:
        return
    for cohort in _cohorts_touched(step):
        if cohort in away:
            loan = away[cohort]
            title = step.scalar(sa.select(Cohort.title_en).where(Cohort.id == cohort))
            key = "cohort_is_lent_until" if loan.until else "cohort_is_lent"
            whom = loan.to_whom or loan.letter
            raise RuleBroken(key, cohort=title, whom=whom, until=loan.until)


def _cohorts_touched(step: Step) -> Iterator[uuid.UUID]:
    """The cohorts to which the rows that a step has changed belong."""
    found: dict[str, set[uuid.UUID]] = {
        "cohort_id": set(),
        "pairing_id": set(),
        "gathering_id": set(),
    }
    changes = step.execute(
        sa.select(Change.tbl, Change.pk, Change.before, Change.after).where(
            Change.act_id == step.number
        )
    )
    for table, key, *texts in changes:
        if table in _FREE:
            continue
        if table == Cohort.__tablename__:
            found["cohort_id"].add(uuid.UUID(key))
        for image in (json.loads(text) for text in texts if text):
            for name, keys in found.items():
                if image.get(name):
                    keys.add(uuid.UUID(image[name]))
    yield from found["cohort_id"]
    for name, of in (("pairing_id", Pairing), ("gathering_id", Gathering)):
        if found[name]:
            yield from step.scalars(sa.select(of.cohort_id).where(of.id.in_(found[name])))
